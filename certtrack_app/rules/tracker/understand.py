"""From cells to a reading: the way all sheets of an intake go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from certtrack_app.rules.tracker.account import SheetAccount, total
from certtrack_app.rules.tracker.as_json import answers_by_topic
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.colors import legend_of_colors
from certtrack_app.rules.tracker.conflicts import settled_drafts
from certtrack_app.rules.tracker.course_codes import with_course_titles
from certtrack_app.rules.tracker.exports import as_exported, export_of
from certtrack_app.rules.tracker.facts import Facts, evidence_of, hanging_at
from certtrack_app.rules.tracker.findings import findings_of
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.id_columns import with_shared_ids
from certtrack_app.rules.tracker.joining import join_people
from certtrack_app.rules.tracker.legends import legend_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.likeness import Likeness
from certtrack_app.rules.tracker.mending import mended, with_raw
from certtrack_app.rules.tracker.people import ask_about_people, person_of
from certtrack_app.rules.tracker.plans import Plan, columns_read
from certtrack_app.rules.tracker.reading import (
    FileReading,
    Reading,
    SheetReading,
)
from certtrack_app.rules.tracker.reading_sheets import read_sheet
from certtrack_app.rules.tracker.requirements import RequirementBook
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.sheets import SheetReader
from certtrack_app.rules.tracker.surroundings import likely_order
from certtrack_app.rules.tracker.tables import TableMaker
from certtrack_app.rules.tracker.titles import title_of_sheet
from certtrack_app.rules.tracker.words import Layout


def understand(
    books: Sequence[Book],
    vocabulary: Vocabulary,
    today: date,
    corrections: Corrections | None = None,
    likeness: Likeness | None = None,
) -> Reading:
    """Understand the files of one intake together."""
    corrections = corrections or Corrections()
    interpreter = Interpreter(vocabulary, today, corrections.values)
    sheets = [(book, sheet) for book in books for sheet in book.sheets]
    grids = [grid_of(number, book.key, sheet) for number, (book, sheet) in enumerate(sheets)]
    accounts = [SheetAccount(sheet) for _, sheet in sheets]
    grids, originals = mended(grids, accounts, corrections)
    gathering = Gathering(
        interpreter,
        corrections,
        RequirementBook(vocabulary, corrections),
        grids,
        accounts,
        [book.date_system for book, _ in sheets],
    )
    reader = SheetReader(TableMaker(interpreter, corrections))
    plans = [reader.plan(grid) for grid in grids]
    plans, gathering.requirements.by_code = with_course_titles(with_shared_ids(plans, interpreter))
    gathering.exports = [
        export_of(plan, book.format) for plan, (book, _) in zip(plans, sheets, strict=True)
    ]
    plans = [as_exported(*both) for both in zip(plans, gathering.exports, strict=True)]
    gathering.order = likely_order([one.table for plan in plans for one in plan.tables])
    gathering.legend = legend_of(plans, vocabulary)
    gathering.colors = legend_of_colors(plans, vocabulary)
    for plan, (book, _) in zip(plans, sheets, strict=True):
        read_sheet(gathering, plan, title_of_sheet(plan, book.name, vocabulary))
    reading = _reading(books, gathering, plans, likeness)
    if not originals:
        return reading
    return replace(reading, facts=tuple(with_raw(fact, originals) for fact in reading.facts))


def _reading(
    books: Sequence[Book],
    gathering: Gathering,
    plans: Sequence[Plan],
    likeness: Likeness | None,
) -> Reading:
    joined = join_people(gathering.subjects, gathering.corrections, likeness)
    ask_about_people(gathering, joined)
    members = joined.members()
    numbers = {root: number for number, root in enumerate(members)}
    people = [numbers[root] for root in joined.roots()]
    layouts = {plan.grid.number: plan.layout for plan in plans}
    drafts = settled_drafts(gathering, people, layouts)
    evidence = evidence_of(gathering)
    hanging = hanging_at(evidence)
    return Reading(
        files=tuple(FileReading(b.key, b.name, b.sha256, b.format, b.date_system) for b in books),
        sheets=tuple(_sheet_reading(gathering, plan) for plan in plans),
        people=tuple(
            person_of([gathering.subjects[n] for n in group], hanging) for group in members.values()
        ),
        requirements=tuple(one.frozen(hanging) for one in gathering.requirements.gathered),
        facts=Facts(drafts, people, joined.proposed, hanging),
        evidence=evidence,
        questions=tuple(gathering.open_questions()),
        ignored=tuple(
            one
            for number, account in enumerate(gathering.accounts)
            for one in account.ignored(number)
        ),
        findings=findings_of(gathering.requirements.gathered, likeness),
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
        gathering.exports[plan.grid.number].system,
        columns_read(plan),
        plan.grid.turned,
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
