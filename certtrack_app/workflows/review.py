"""Review: evidence as an evaluator sees it, to decide on or already decided."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, select

from certtrack_app.models.evidence import Evaluator, Evidence, EvidenceFile, EvidenceLink
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.rules.vocabulary import EvidenceClaim, EvidenceState, RequirementKind
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class FileRow:
    """A file of a piece of evidence."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class EvidenceRow:
    """A piece of evidence whole; amounts are in `unit`."""

    id: int
    line_id: int
    participant_id: int
    participant: str
    requirement: str
    requirement_kind: RequirementKind
    title: str
    claim: EvidenceClaim
    claimed: Decimal | None
    accepted: Decimal | None
    unit: str
    score: Decimal | None
    category: str
    on: date | None
    received_on: date
    state: EvidenceState
    note: str
    logged_by: str
    named_verifier: str
    decided_by: str | None
    decided_on: date | None
    reason: str
    remark: str
    files: tuple[FileRow, ...]
    links: tuple[str, ...]


def evidence_to_decide(reader: Reader) -> tuple[EvidenceRow, ...]:
    """List the evidence that waits for an evaluator, longest waiting first."""
    return _rows(
        reader,
        _query()
        .where(Evidence.state == EvidenceState.SUBMITTED)
        .order_by(Evidence.received_on, Evidence.id),
    )


def evidence_of_lines(reader: Reader, line_ids: Collection[int]) -> tuple[EvidenceRow, ...]:
    """List the evidence of some lines, in the order it was handed in."""
    return _rows(reader, _query().where(Evidence.line_id.in_(line_ids)).order_by(Evidence.id))


def evidence_rows(reader: Reader, ids: Collection[int]) -> tuple[EvidenceRow, ...]:
    """List pieces of evidence by their keys."""
    return _rows(reader, _query().where(Evidence.id.in_(ids)).order_by(Evidence.id))


def evidence_not_verified(
    reader: Reader, intake_id: int | None = None, participant_id: int | None = None
) -> tuple[EvidenceRow, ...]:
    """List what came in with a tracker and nobody has confirmed."""
    query = _query().where(Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED)
    if intake_id is not None:
        query = query.where(Evidence.intake_id == intake_id)
    if participant_id is not None:
        query = query.where(Participant.id == participant_id)
    return _rows(reader, query.order_by(Participant.name, Evidence.id))


def _query() -> Select[*tuple[Any, ...]]:
    """Evidence with whose it is, what for, and who decided."""
    return (
        select(Evidence, Participant.id, Participant.name, Requirement, Evaluator.name)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Participant, Participant.id == Enrollment.participant_id)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .outerjoin(Evaluator, Evaluator.id == Evidence.decided_by_id)
    )


def _rows(reader: Reader, query: Select[*tuple[Any, ...]]) -> tuple[EvidenceRow, ...]:
    """Freeze the rows of a query with their files and links."""
    found = reader.session.execute(query).all()
    ids = [row[0].id for row in found]
    files, links = _files(reader, ids), _links(reader, ids)
    return tuple(_row(row, files.get(row[0].id, ()), links.get(row[0].id, ())) for row in found)


def _row(row: Row[*tuple[Any, ...]], files: Sequence[FileRow], links: Sequence[str]) -> EvidenceRow:
    """Freeze one piece of evidence."""
    one, participant_id, participant, requirement, decided_by = row
    return EvidenceRow(
        id=one.id,
        line_id=one.line_id,
        participant_id=participant_id,
        participant=participant,
        requirement=requirement.title,
        requirement_kind=requirement.kind,
        title=one.title,
        claim=one.claim,
        claimed=one.claimed,
        accepted=one.accepted,
        unit=one.unit or requirement.unit,
        score=one.score,
        category=one.category,
        on=one.happened_on,
        received_on=one.received_on,
        state=one.state,
        note=one.note,
        logged_by=one.logged_by,
        named_verifier=one.named_verifier,
        decided_by=decided_by,
        decided_on=one.decided_on,
        reason=one.reason,
        remark=one.remark,
        files=tuple(files),
        links=tuple(links),
    )


def _files(reader: Reader, ids: Collection[int]) -> Mapping[int, list[FileRow]]:
    """Gather the files of pieces of evidence."""
    found: dict[int, list[FileRow]] = defaultdict(list)
    query = select(EvidenceFile).where(EvidenceFile.evidence_id.in_(ids)).order_by(EvidenceFile.id)
    for one in reader.session.scalars(query):
        found[one.evidence_id].append(FileRow(one.name, one.sha256, one.size))
    return found


def _links(reader: Reader, ids: Collection[int]) -> Mapping[int, list[str]]:
    """Gather the links and notes of pieces of evidence."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(EvidenceLink).where(EvidenceLink.evidence_id.in_(ids)).order_by(EvidenceLink.id)
    for one in reader.session.scalars(query):
        found[one.evidence_id].append(one.target)
    return found
