"""The report of an import: what was read, decided, asked and answered, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from certtrack_app.adapters.annotated_copy import TakenFor
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.intake import ImportQuestion, Intake, Source
from certtrack_app.models.participant import Enrollment
from certtrack_app.models.program import Program
from certtrack_app.rules.reports import (
    Cell,
    Column,
    Mark,
    Measure,
    Report,
    ReportKind,
    Section,
    Tone,
)
from certtrack_app.rules.tracker.as_json import range_reference
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.rules.words import count_in_words, day_in_full
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.intake_days import TODAY
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.reporting.intake_found import (
    differences_section,
    findings_section,
    harvest_section,
    where,
)
from certtrack_app.workflows.unit import Reader

Ranges = Mapping[tuple[str, str], Sequence[TakenFor]]
_UNTIL_CONFIRMED = (
    "What came in as done, waived or not applicable completes nothing until an evaluator has "
    "confirmed it."
)
_MOST_RANGES = 40
"""Ranges named for one reason; of more, the rest are counted."""


def intake_report(reader: Reader, intake: Intake, taken_for: Ranges) -> Report:
    """Fill the report of an import; `taken_for` says where on its sheets what was read."""
    return Report(
        kind=ReportKind.INTAKE,
        title=f"Import {intake.id}",
        office=office_record(reader).name,
        made_on=reader.today,
        period=f"{intake}, taken in on {day_in_full(intake.read_on)} by {intake.by}",
        summary=tuple(_summary(reader, intake)),
        sections=(
            _files(intake),
            _sheets(intake),
            _taken(taken_for),
            _ignored(intake),
            _questions(reader, intake),
            _requirements(intake),
            _came_in(reader, intake),
            _joining(reader, intake),
            harvest_section(reader, intake),
            differences_section(intake),
            findings_section(intake),
        ),
        notes=(_UNTIL_CONFIRMED,),
        journal_head=journal_head(reader),
    )


def _summary(reader: Reader, intake: Intake) -> Iterator[str]:
    counts = intake.counts
    yield (
        f"{counts['nonempty']:,} cells hold something: {counts['taken']:,} were taken, "
        f"{counts['ignored']:,} left out for a stated reason, {counts['asked']:,} asked about."
    )
    program = reader.session.get(Program, intake.program_id) if intake.program_id else None
    into = f" into {program.name}" if program else ""
    yield (
        f"{count_in_words(intake.people, 'person', 'people')}, {intake.new_people} of them new, "
        f"{count_in_words(intake.facts, 'fact')} and "
        f"{count_in_words(intake.evidence_files, 'evidence file')}{into}; "
        f"{count_in_words(intake.unchanged, 'fact')} known already."
    )
    if intake.withdrawn_on is not None:
        yield f"Taken back on {day_in_full(intake.withdrawn_on)}."


def _files(intake: Intake) -> Section:
    columns = (Column("File", weight=2), Column("Fingerprint (SHA-256)", weight=3))
    return Section("Files read", columns, [(f["name"], f["sha256"]) for f in intake.files])


def _sheets(intake: Intake) -> Section:
    columns = (
        Column("File"),
        Column("Sheet"),
        Column("Read as"),
        Column("Heading rows"),
        Column("Because", weight=3),
    )
    names = _file_names(intake)
    rows = [
        (
            names[one["file"]],
            one["name"],
            Mark(one["layout"], Tone.GOOD) if one["used"] else Mark("left out"),
            ", ".join(map(str, one["header_rows"])) or "none",
            one["because"],
        )
        for one in intake.sheets
    ]
    return Section("Sheets", columns, rows)


def _taken(taken_for: Ranges) -> Section:
    columns = (
        Column("Sheet"),
        Column("Taken for"),
        Column("Where", weight=3),
        Column("Cells", Measure.COUNT),
    )
    rows = [
        (sheet, one.meaning.value.replace("_", " "), _ranges(one.ranges), one.cells)
        for (_, sheet), found in taken_for.items()
        for one in found
        if one.meaning.value != "ignored"
    ]
    return Section("What the cells were taken for", columns, rows)


def _ignored(intake: Intake) -> Section:
    columns = (
        Column("Sheet"),
        Column("Because", weight=2),
        Column("Where", weight=3),
        Column("Cells", Measure.COUNT),
    )
    rows = [
        (one["sheet"], one["because"], _ranges(one["ranges"]), one["cells"])
        for one in intake.ignored
    ]
    return Section("Cells left out", columns, rows, empty="No cell was left out.")


def _ranges(bounds: Sequence[Sequence[int]]) -> str:
    """Name ranges; where there are very many, the rest are counted."""
    named = [
        range_reference((top, left, bottom, right))
        for top, left, bottom, right in bounds[:_MOST_RANGES]
    ]
    rest = len(bounds) - len(named)
    return ", ".join(named) + (f" and {rest:,} more ranges" if rest > 0 else "")


def _questions(reader: Reader, intake: Intake) -> Section:
    columns = (
        Column("Asked about", weight=2),
        Column("It says", weight=1.5),
        Column("Where", weight=1.5),
        Column("Answer", weight=1.5),
        Column("By"),
        Column("On", Measure.DAY),
    )
    query = select(ImportQuestion).where(ImportQuestion.intake_id == intake.id)
    rows = [
        (one.about, one.raw, where(one.cells), *_answer(one))
        for one in reader.session.scalars(query.order_by(ImportQuestion.id))
    ]
    return Section("Questions and answers", columns, rows, empty="Nothing was asked.")


def _answer(question: ImportQuestion) -> tuple[Cell, Cell, Cell]:
    if question.settled_on is None:
        proposed = f"; proposed: {question.proposed}" if question.proposed else ""
        return Mark(f"not answered yet{proposed}", Tone.WAITING), "", None
    return question.answer or "left out", question.answered_by, question.settled_on


def _requirements(intake: Intake) -> Section:
    columns = (
        Column("In the tracker", weight=2),
        Column("Taken for", weight=2),
        Column("Kind"),
        Column("Target"),
        Column("Where"),
    )
    rows = [
        (
            one["title"],
            f"{one['into']}{' (added to the program)' if one['added'] else ''}",
            one["kind"],
            f"{one['target']:g} {one['unit']}".strip() if one["target"] is not None else "",
            where(one["cells"]),
        )
        for one in intake.requirements
    ]
    return Section("Requirements", columns, rows)


def _came_in(reader: Reader, intake: Intake) -> Section:
    """Count what came in, by requirement, and what an evaluator has confirmed of it since."""
    columns = (
        Column("Requirement", weight=2),
        Column("Says"),
        Column("Pieces", Measure.COUNT),
        Column("Imported, not verified", Measure.COUNT),
        Column("Confirmed since", Measure.COUNT),
    )
    query = (
        select(Evidence.title, Evidence.claim, Evidence.state, func.count(Evidence.id))
        .where(Evidence.intake_id == intake.id)
        .group_by(Evidence.title, Evidence.claim, Evidence.state)
    )
    counted: dict[tuple[str, str], Counter[EvidenceState]] = defaultdict(Counter)
    for title, claim, state, count in reader.session.execute(query):
        counted[title, claim.value][state] += count
    rows = [
        (
            title,
            claim,
            found.total(),
            found[EvidenceState.IMPORTED_NOT_VERIFIED],
            found[EvidenceState.CONFIRMED],
        )
        for (title, claim), found in sorted(counted.items())
    ]
    return Section("What came in", columns, rows, empty="Nothing of it is on record any more.")


def _joining(reader: Reader, intake: Intake) -> Section:
    """How the days of enrollment were found."""
    query = (
        select(Source.rule, func.count(func.distinct(Source.record_id)))
        .where(Source.intake_id == intake.id, Source.record == Enrollment.__tablename__)
        .group_by(Source.rule)
    )
    found = reader.session.execute(query).all()
    rows = [(rule, count) for rule, count in found]
    notes = (
        ("Where the tracker has no day at all, the day of the import stands.",)
        if any(rule == TODAY for rule, _ in rows)
        else ()
    )
    columns = (Column("Taken from", weight=2), Column("People", Measure.COUNT))
    return Section("Days of enrollment", columns, rows, notes, empty="Nobody was enrolled.")


def _file_names(intake: Intake) -> dict[str, Any]:
    return {one["key"]: one["name"] for one in intake.files}
