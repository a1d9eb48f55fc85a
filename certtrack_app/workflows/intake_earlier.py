"""What earlier copies of a tracker said, line by line, for a newer copy to be held against."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.intake import Intake, Source
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.newer_copy import CellPlace, SaidEarlier
from certtrack_app.rules.tracker.reading import Fact, Place, Reading
from certtrack_app.rules.vocabulary import DatePrecision, EvidenceClaim, EvidenceState, FactStatus
from certtrack_app.workflows.intake_days import first_day, last_day
from certtrack_app.workflows.unit import Reader

SUPERSEDED = "The same cell says something else in a newer copy of the tracker."
"""The remark on what gave way to a newer copy, which may bring it back."""
_SHEETLESS = (".csv", ".tsv", ".txt")
Says = tuple[Any, ...]


def earlier_said(reader: Reader, program_id: int) -> Mapping[int, list[SaidEarlier]]:
    """What earlier copies said of each line of a program, by line."""
    if reader.session.scalar(select(Source.id).limit(1)) is None:
        return {}
    sheets = _Sheets.of(reader)
    said: dict[int, list[SaidEarlier]] = defaultdict(list)
    cells = _cells_of_evidence(reader, program_id, sheets)
    for row in reader.session.execute(_evidence_of(program_id)):
        if row.state is not EvidenceState.WITHDRAWN or row.remark != SUPERSEDED:
            one = SaidEarlier(says_of_row(row), tuple(cells.get(row.id, ())), row.id, row.state)
            said[row.line_id].append(one)
    for line_id, one in _said_without_evidence(reader, program_id, sheets):
        said[line_id].append(one)
    return said


class _Sheets:
    """Names the sheets of all files taken in; a file without sheets has an unnamed one."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    @classmethod
    def of(cls, reader: Reader) -> "_Sheets":
        files = (file for files in reader.session.scalars(select(Intake.files)) for file in files)
        return cls({file["sha256"]: file["name"] for file in files})

    def place(self, sha256: str, sheet: str, ref: str) -> CellPlace:
        return CellPlace(sheet_name(self._names.get(sha256, ""), sheet), ref)


def sheet_name(file: str, sheet: str) -> str:
    """The name of a sheet; that of a file without sheets is only the file's, and may change."""
    return "" if file.lower().endswith(_SHEETLESS) else sheet


def places_of(reading: Reading, cells: Iterable[Place]) -> tuple[CellPlace, ...]:
    """Name cells of a reading as those of earlier copies are named."""
    files = {file.key: file.name for file in reading.files}
    sheets = [sheet_name(files[sheet.file], sheet.name) for sheet in reading.sheets]
    return tuple(CellPlace(sheets[place.sheet], place.ref) for place in cells)


def _of_program(program_id: int) -> Any:
    return (
        select(Line.id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .where(ProgramVersion.program_id == program_id)
    )


def _evidence_of(program_id: int) -> Any:
    return (
        select(
            Evidence.id,
            Evidence.line_id,
            Evidence.claim,
            Evidence.claimed,
            Evidence.score,
            Evidence.happened_on,
            Evidence.happened_precision,
            Evidence.expires_on,
            Evidence.state,
            Evidence.remark,
        )
        .where(Evidence.intake_id.is_not(None), Evidence.line_id.in_(_of_program(program_id)))
        .order_by(Evidence.id)
    )


def _cells_of_evidence(
    reader: Reader, program_id: int, sheets: _Sheets
) -> Mapping[int, list[CellPlace]]:
    found: dict[int, list[CellPlace]] = defaultdict(list)
    query = (
        select(Source.record_id, Source.sha256, Source.sheet, Source.ref)
        .join(Evidence, Evidence.id == Source.record_id)
        .where(
            Source.record == Evidence.__tablename__,
            Evidence.line_id.in_(_of_program(program_id)),
        )
        .order_by(Source.id)
    )
    for key, sha256, sheet, ref in reader.session.execute(query):
        found[key].append(sheets.place(sha256, sheet, ref))
    return found


def _said_without_evidence(
    reader: Reader, program_id: int, sheets: _Sheets
) -> Iterable[tuple[int, SaidEarlier]]:
    """What became no evidence: planned, not started; the newest word of a cell alone."""
    query = (
        select(Source.record_id, Source.sha256, Source.sheet, Source.ref, Source.says)
        .where(
            Source.record == Line.__tablename__,
            Source.record_id.in_(_of_program(program_id)),
        )
        .order_by(Source.id)
    )
    newest: dict[tuple[int, CellPlace], str] = {}
    for line_id, sha256, sheet, ref, says in reader.session.execute(query):
        newest[line_id, sheets.place(sha256, sheet, ref)] = says
    for (line_id, cell), says in newest.items():
        yield line_id, SaidEarlier((says,), (cell,))


def says_of_row(row: Row[Any]) -> Says:
    """What a piece of evidence says, comparable."""
    return (
        row.claim,
        row.claimed,
        row.score,
        row.happened_on,
        row.happened_precision,
        row.expires_on,
    )


def says_of(fact: Fact, claim: EvidenceClaim | None, amounts: tuple[Any, Any]) -> Says:
    """What a fact says, comparable with what earlier copies said."""
    if claim is None:
        return (words_of(fact),)
    precision = fact.on_precision or DatePrecision.DAY
    return (claim, *amounts, first_day(fact.on), precision, last_day(fact.expires_on))


def words_of(fact: Fact) -> str:
    """What a cell says that becomes no evidence, in words."""
    word = fact.status.value.replace("_", " ")
    if not fact.on:
        return word
    return f"{word} {'by' if fact.status is FactStatus.REQUIRED else 'for'} {fact.on}"
