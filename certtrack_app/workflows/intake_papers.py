"""An import on paper: its report, and the tracker itself with a note in each cell."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from certtrack_app.adapters.annotated_copy import (
    Annotations,
    SheetNotes,
    annotated_copy,
    taken_ranges,
)
from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.adapters.evidence_store import StoredFile
from certtrack_app.adapters.sheets.places import place_of
from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.intake import Harvest, ImportQuestion, Intake, Source
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reports import Report
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.intake_record import meanings_of
from certtrack_app.workflows.reporting.intake import Ranges, intake_report
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Reader, Unit

SUFFIXES = (".pdf", ".xlsx")
_MOST_NOTES = 20_000
"""Cells that each get a note; in a larger tracker only those of which there is more to say."""
_MOST_LEFT_OUT = 5_000
Positions = dict[tuple[int, int], list[str]]


@dataclass(frozen=True)
class IntakePaper:
    """The report of an import as a file, ready to be saved; `suffix` says which kind."""

    intake_id: int
    title: str
    suffix: str
    content: bytes

    @property
    def name(self) -> str:
        """What to call the file."""
        return f"{self.title}{self.suffix}"


def intake_paper(reader: Reader, intake_id: int, suffix: str) -> IntakePaper:
    """Report an import as .pdf, or as .xlsx: the tracker itself, a note in each cell.

    Raises Refusal for any other kind, and where the tracker's files are not in the store.
    """
    if suffix not in SUFFIXES:
        raise Refusal("The report of an import is saved as .pdf or .xlsx. Choose one of them.")
    intake = reader.find(Intake, intake_id)
    with originals(reader, intake) as (paths, folder):
        meanings = {(one["file"], one["name"]): meanings_of(one) for one in intake.sheets}
        ranges: Ranges = taken_ranges(paths, meanings, folder)
        report = intake_report(reader, intake, ranges)
        if suffix == ".xlsx":
            notes = _annotations(reader, intake, report)
            return IntakePaper(
                intake_id, _title(intake), suffix, annotated_copy(paths, notes, folder)
            )
    from certtrack_app.adapters.report_pdf import report_pdf

    return IntakePaper(intake_id, _title(intake), suffix, report_pdf(report))


def save_intake_paper(unit: Unit, made: IntakePaper, target: Path) -> None:
    """Save the report of an import; the journal keeps that it left the office."""
    unit.act(ActionKind.EXPORTED, f"the report of import {made.intake_id}", f"as {target.name}")
    write_whole(target, [made.content])


@contextmanager
def originals(reader: Reader, intake: Intake) -> Iterator[tuple[list[Path], Path]]:
    """Lay the files of an import out as they came, under their own names, and a folder to work in.

    Raises Refusal where they were not kept, or are not what they were.
    """
    store = evidence_store(reader)
    with tempfile.TemporaryDirectory(prefix="certtrack-original-") as name:
        folder, paths = Path(name), []
        for number, file in enumerate(intake.files):
            paths.append(_laid_out(folder / str(number), file["name"]))
            store.save_copy(StoredFile(file["sha256"], file["name"], 0), paths[-1])
        work = folder / "work"
        work.mkdir()
        yield paths, work


def _laid_out(folder: Path, name: str) -> Path:
    folder.mkdir()
    return folder / Path(name).name


def _title(intake: Intake) -> str:
    stem = Path(intake.files[0]["name"]).stem
    return f"Import {intake.id} - {stem}"


def _annotations(reader: Reader, intake: Intake, report: Report) -> Annotations:
    """Gather what is to be noted on each cell."""
    many = int(intake.counts["nonempty"]) > _MOST_NOTES
    words = _words(reader, intake, first_only=many)
    return Annotations(
        {
            (one["file"], one["name"]): SheetNotes(
                meanings_of(one),
                {at: "\n".join(said) for at, said in words[one["file"], one["name"]].items()},
                only_words=many,
            )
            for one in intake.sheets
        },
        report,
    )


class _Notes:
    """Gathers what there is to say of each cell, by file key and sheet."""

    def __init__(self, intake: Intake) -> None:
        self.found: dict[tuple[str, str], Positions] = defaultdict(lambda: defaultdict(list))
        self._keys = {file["sha256"]: file["key"] for file in intake.files}

    def say(self, cell: Mapping[str, str], words: str, *, at_first: bool = False) -> None:
        """Say something of a cell or a range, or of its first cell alone."""
        first, _, last = cell["ref"].partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last) if last and not at_first else (top, left)
        where = self.found[self._keys[cell["sha256"]], cell["sheet"]]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                where[row, column].append(words)


def _words(
    reader: Reader, intake: Intake, *, first_only: bool
) -> Mapping[tuple[str, str], Positions]:
    """Everything there is to say of each cell, by file key and sheet."""
    notes = _Notes(intake)
    for cell, words in _facts(reader, intake):
        notes.say(cell, words)
    for question in _questions(reader, intake):
        for cell in question.cells:
            notes.say(cell, _asked(question), at_first=first_only)
    for harvest in reader.session.scalars(select(Harvest).where(Harvest.intake_id == intake.id)):
        for cell in harvest.cells:
            notes.say(cell, _harvested(harvest))
    _say_left_out(notes, intake, first_only=first_only)
    return notes.found


def _say_left_out(notes: _Notes, intake: Intake, *, first_only: bool) -> None:
    for ignored in intake.ignored:
        where = notes.found[ignored["file"], ignored["sheet"]]
        for position in _positions(ignored, first_only=first_only):
            where[position].append(f"Left out: {ignored['because']}.")


def _positions(ignored: Mapping[str, Any], *, first_only: bool) -> Iterator[tuple[int, int]]:
    """The cells left out for one reason; of very many, the first of each range."""
    first_only = first_only or ignored["cells"] > _MOST_LEFT_OUT
    for top, left, bottom, right in ignored["ranges"]:
        if first_only:
            yield top, left
            continue
        yield from ((row, col) for row in range(top, bottom + 1) for col in range(left, right + 1))


def _questions(reader: Reader, intake: Intake) -> Iterator[ImportQuestion]:
    query = select(ImportQuestion).where(ImportQuestion.intake_id == intake.id)
    yield from reader.session.scalars(query.order_by(ImportQuestion.id))


def _asked(question: ImportQuestion) -> str:
    asked = f"Asked: {question.about} (“{question.raw}”)."
    if question.settled_on is None:
        proposed = f" Proposed: {question.proposed}." if question.proposed else ""
        return f"{asked} Not answered yet.{proposed}"
    day = day_in_words(question.settled_on)
    answer = question.answer or "left out"
    return f"{asked} Answered: {answer}, by {question.answered_by} on {day}."


def _harvested(harvest: Harvest) -> str:
    kind, what = harvest.kind.replace("_", " "), harvest.name or harvest.target
    if harvest.is_missing:
        return f"Names a file that is missing: {what}."
    kept = f" (kept, fingerprint {harvest.sha256[:12]}…)" if harvest.sha256 else ""
    return f"With it, a {kind}: {what}{kept}."


def _facts(reader: Reader, intake: Intake) -> Iterator[tuple[Mapping[str, str], str]]:
    """The cells that became evidence or said something of a line, and what they became."""
    cell = select(Source.sha256, Source.sheet, Source.ref, Source.rule, Source.says)
    cell = cell.where(Source.intake_id == intake.id)
    of_evidence = (
        cell.add_columns(Participant.name, Requirement.title, Evidence, Evaluator.name.label("by"))
        .join(Evidence, (Source.record == "evidence") & (Evidence.id == Source.record_id))
        .join(Line, Line.id == Evidence.line_id)
        .outerjoin(Evaluator, Evaluator.id == Evidence.decided_by_id)
    )
    of_lines = cell.add_columns(Participant.name, Requirement.title).join(
        Line, (Source.record == "line") & (Line.id == Source.record_id)
    )
    for query, in_words in ((of_evidence, _evidence_in_words), (of_lines, _line_in_words)):
        whole = (
            query.join(Enrollment, Enrollment.id == Line.enrollment_id)
            .join(Participant, Participant.id == Enrollment.participant_id)
            .join(Requirement, Requirement.id == Line.requirement_id)
        )
        for row in reader.session.execute(whole):
            yield {"sha256": row.sha256, "sheet": row.sheet, "ref": row.ref}, in_words(row)


def _line_in_words(row: Row[Any]) -> str:
    """What a cell says that became no evidence."""
    return f"{row.name}, {row.title}: {row.says}.{_rule(row)}"


def _rule(row: Row[Any]) -> str:
    return f" Rule: {row.rule}." if row.rule else ""


def _evidence_in_words(row: Row[Any]) -> str:
    """What a cell became, and what was decided of that since."""
    found: Evidence = row.Evidence
    parts = [found.claim.value]
    if found.claimed is not None:
        parts.append(f"{found.claimed:f} {found.unit}".strip())
    if found.happened_on is not None:
        parts.append(found.happened_on.isoformat())
    state = found.state.value.replace("_", " ")
    by = f" by {row.by} on {day_in_words(found.decided_on)}" if row.by and found.decided_on else ""
    return f"{row.name}, {row.title}: {', '.join(parts)}.{_rule(row)} Now {state}{by}."
