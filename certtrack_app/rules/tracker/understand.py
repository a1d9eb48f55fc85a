"""From cells to a reading: the way all sheets of an intake go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from certtrack_app.rules.tracker.account import SheetAccount, total
from certtrack_app.rules.tracker.as_json import answers_by_topic
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.context import Context, Surroundings
from certtrack_app.rules.tracker.facts import finished_facts
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.joining import join_people, person_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.long import read_long
from certtrack_app.rules.tracker.people_rows import PeopleRows, ignore_columns
from certtrack_app.rules.tracker.reading import (
    FileReading,
    Question,
    Reading,
    Requirement,
    SheetReading,
)
from certtrack_app.rules.tracker.requirements import RequirementBook
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.sheets import Plan, plan_of
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.wide import entry_rows, read_wide
from certtrack_app.rules.tracker.words import Layout, Meaning

Likeness = Callable[[str, str], float]

_ROW_REASONS: Mapping[RowSort, str] = {
    RowSort.TOTAL: "a row of totals",
    RowSort.TARGETS: "a row of targets",
    RowSort.SECTION: "the title of a section",
    RowSort.NOTE: "a note beside the table",
    RowSort.HEADING: "the heading repeated",
    RowSort.BLANK: "white space only",
    RowSort.UNNAMED: "a row that names nobody",
}


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
    for plan in plans:
        _read_sheet(gathering, plan)
    return _reading(books, gathering, plans)


def _read_sheet(gathering: Gathering, plan: Plan) -> None:
    account = gathering.accounts[plan.grid.number]
    if plan.table is None or plan.rows is None or plan.layout is Layout.NONE:
        account.close(plan.because)
        return
    for cell in plan.table.header_cells():
        account.take(cell, Meaning.HEADING)
    series = _series(gathering, plan)
    if plan.layout is Layout.WIDE:
        read_wide(gathering, plan.table, plan.rows, series, plan.grid.sheet.name)
    elif plan.layout is Layout.LOOKUP:
        _read_lookup(gathering, plan)
    elif plan.titles is not None:
        read_long(gathering, plan.table, plan.rows, series, plan.titles)
    _account_for_the_rest(gathering, plan)


def _read_lookup(gathering: Gathering, plan: Plan) -> None:
    if plan.table is not None and plan.rows is not None:
        people = PeopleRows(gathering, plan.table, None)
        for row in entry_rows(plan.rows):
            gathering.subjects.append(people.subject(plan.table.grid.rows[row]))


def _account_for_the_rest(gathering: Gathering, plan: Plan) -> None:
    if plan.table is None or plan.rows is None:
        return
    account = gathering.accounts[plan.grid.number]
    for row, sort in plan.rows.items():
        if sort in _ROW_REASONS:
            account.ignore_all(plan.grid.rows[row].values(), _ROW_REASONS[sort])
    ignore_columns(gathering, plan.table, list(plan.rows))
    for row in plan.grid.row_numbers:
        if row < plan.table.header.rows[0]:
            account.ignore_all(plan.grid.rows[row].values(), "above the heading")
    account.close()


def _series(gathering: Gathering, plan: Plan) -> dict[int, Series]:
    if plan.table is None:
        return {}
    marks = _marks(gathering, plan)
    surroundings = Surroundings(marks=marks)
    return {
        column.number: Series(
            Context(
                topic=f"{plan.grid.topic}/{column.number}",
                title=column.title or column.head.text,
                meaning=column.meaning,
                mode=column.mode,
                head=column.head,
                profile=column.profile,
                date_system=gathering.date_systems[plan.grid.number],
                interpreter=gathering.interpreter,
                corrections=gathering.corrections,
                surroundings=surroundings,
            )
        )
        for column in plan.table.columns
    }


def _marks(gathering: Gathering, plan: Plan) -> frozenset[str]:
    """The marks that stand in a table: x, o, ✓."""
    if plan.table is None:
        return frozenset()
    statuses = gathering.interpreter.vocabulary.statuses
    texts = {
        fold(text)
        for column in plan.table.columns
        if column.meaning.tells_of_a_requirement
        for text in column.profile.texts
    }
    return frozenset(
        text for text in texts if text == "o" or (text in statuses and statuses[text].mark)
    )


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
        plan.table.header.rows if plan.table else (),
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
