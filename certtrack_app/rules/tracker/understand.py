"""From cells to a reading: the way all sheets of an intake go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from certtrack_app.rules.tracker.account import SheetAccount, total
from certtrack_app.rules.tracker.as_json import answers_by_topic
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.facts import finished_facts
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.id_columns import with_shared_ids
from certtrack_app.rules.tracker.joining import join_people, person_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.reading import (
    FileReading,
    Question,
    Reading,
    Requirement,
    SheetReading,
)
from certtrack_app.rules.tracker.reading_sheets import read_sheet
from certtrack_app.rules.tracker.requirements import RequirementBook
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.sheets import Plan, plan_of
from certtrack_app.rules.tracker.surroundings import legend_of, likely_order
from certtrack_app.rules.tracker.titles import title_of_sheet
from certtrack_app.rules.tracker.words import Layout

Likeness = Callable[[str, str], float]

def understand(
    books: Sequence[Book],
    vocabulary: Vocabulary,
    today: date,
    corrections: Corrections | None = None,
    likeness: Likeness | None = None,
) -> Reading:
    """Understand the files of one intake together."""
    corrections = corrections or Corrections()
    interpreter = Interpreter(vocabulary, today)
    sheets = [(book, sheet) for book in books for sheet in book.sheets]
    grids = [grid_of(number, book.key, sheet) for number, (book, sheet) in enumerate(sheets)]
    gathering = Gathering(
        interpreter,
        corrections,
        RequirementBook(vocabulary, corrections),
        grids,
        [SheetAccount(sheet) for _, sheet in sheets],
        [book.date_system for book, _ in sheets],
    )
    plans = [plan_of(grid, interpreter, corrections) for grid in grids]
    plans = with_shared_ids(plans, interpreter)
    gathering.order = likely_order([one.table for plan in plans for one in plan.tables])
    gathering.legend = legend_of(grids, vocabulary)
    for plan, (book, _) in zip(plans, sheets, strict=True):
        first = plan.header_rows[0] if plan.header_rows else 1
        read_sheet(gathering, plan, title_of_sheet(plan.grid, first, book.name, vocabulary))
    return _reading(books, gathering, plans)


def _reading(books: Sequence[Book], gathering: Gathering, plans: Sequence[Plan]) -> Reading:
    roots = join_people(gathering.subjects)
    order = list(dict.fromkeys(roots))
    numbers = {root: number for number, root in enumerate(order)}
    grouped: dict[int, list[int]] = {}
    for subject, root in enumerate(roots):
        grouped.setdefault(root, []).append(subject)
    people = tuple(person_of([gathering.subjects[s] for s in grouped[root]]) for root in order)
    evidence, facts = finished_facts(gathering, [numbers[root] for root in roots])
    return Reading(
        files=tuple(FileReading(b.key, b.name, b.sha256, b.format, b.date_system) for b in books),
        sheets=tuple(_sheet_reading(gathering, plan) for plan in plans),
        people=people,
        requirements=tuple(
            Requirement(g.title, g.kind_word, g.target, g.unit, tuple(dict.fromkeys(g.cells)))
            for g in gathering.requirements.gathered
        ),
        facts=facts,
        evidence=evidence,
        questions=tuple(
            Question(*ask, tuple(dict.fromkeys(places))) for ask, places in gathering.asked.values()
        ),
        ignored=tuple(
            one
            for number, account in enumerate(gathering.accounts)
            for one in account.ignored(number)
        ),
        findings=(),
        counts=total(account.counts() for account in gathering.accounts),
    )


def _sheet_reading(gathering: Gathering, plan: Plan) -> SheetReading:
    return SheetReading(
        plan.grid.file,
        plan.grid.sheet.name,
        plan.layout is not Layout.NONE,
        plan.layout,
        plan.header_rows,
        plan.because,
        gathering.accounts[plan.grid.number].meanings(),
    )


def answered(
    books: Sequence[Book],
    vocabulary: Vocabulary,
    reading: Reading,
    answers: Mapping[str, str],
    *,
    today: date,
    corrections: Corrections | None = None,
) -> Reading:
    """Read again with answers given by key (q1), on top of what was set right before."""
    corrections = corrections or Corrections()
    by_topic = {**corrections.answers, **answers_by_topic(reading, answers)}
    return understand(books, vocabulary, today, replace(corrections, answers=by_topic))
