"""Checklists and credentials as the rules see them: a few queries, however many people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from certtrack_app.models.credential import Credential
from certtrack_app.models.credential import CredentialEvent as EventRecord
from certtrack_app.models.evidence import Evaluator, Evidence, Verification
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.participant import Extension as ExtensionRecord
from certtrack_app.models.participant import Leave as LeaveRecord
from certtrack_app.rules.checklist import ChecklistFacts
from certtrack_app.rules.deadline import Extension
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.line import LineFacts, Relief
from certtrack_app.rules.renewal import (
    CredentialEvent,
    CredentialFacts,
    RenewalPolicy,
    credit_window,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState
from certtrack_app.workflows.program_facts import rules_by_requirement, versions_by_id

T = TypeVar("T")
_LAST_DECISION = (
    select(func.max(Verification.id))
    .where(Verification.evidence_id == Evidence.id)
    .correlate(Evidence)
    .scalar_subquery()
)
BATCH = 2000
"""Subjects asked for at a time: keeps memory level and queries within SQLite's limits."""


def in_batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut a long list of keys into pieces of a size SQLite takes."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def checklists(session: Session, enrollment_ids: Collection[int]) -> list[ChecklistFacts]:
    """Gather the checklists of at most a batch of enrollments, in the order of their keys."""
    query = select(Enrollment).where(Enrollment.id.in_(enrollment_ids)).order_by(Enrollment.id)
    enrollments = session.scalars(query).all()
    pieces = _Pieces.gather(session, enrollment_ids)
    renewed = [one.renews_id for one in enrollments if one.renews_id is not None]
    cycles = {one.id: one for one in credentials(session, renewed)} if renewed else {}
    return [_checklist(pieces, one, cycles.get(one.renews_id or 0)) for one in enrollments]


def credentials(session: Session, credential_ids: Collection[int]) -> list[CredentialFacts]:
    """Gather at most a batch of credentials, in the order of their keys."""
    policies = versions_by_id(session)
    events = _grouped(
        session,
        select(EventRecord)
        .where(EventRecord.credential_id.in_(credential_ids))
        .order_by(EventRecord.id),
        "credential_id",
    )
    query = select(Credential).where(Credential.id.in_(credential_ids)).order_by(Credential.id)
    return [
        _credential(record, policies[record.version_id][:2], events.get(record.id, ()))
        for record in session.scalars(query)
    ]


@dataclass(frozen=True)
class _Pieces:
    """What hangs on enrollments and lines, by their keys."""

    rules: Mapping[int, RequirementRule]
    versions: Mapping[int, tuple[str, RenewalPolicy, bool]]
    lines: Mapping[int, Sequence[Any]]
    evidence: Mapping[int, Sequence[Any]]
    extensions: Mapping[int, Sequence[Any]]
    leaves: Mapping[int, Sequence[Any]]

    @classmethod
    def gather(cls, session: Session, ids: Collection[int]) -> "_Pieces":
        """Ask for everything that hangs on these enrollments."""
        of_lines = select(Line.id).where(Line.enrollment_id.in_(ids))
        return cls(
            rules=rules_by_requirement(session, ids),
            versions=versions_by_id(session),
            lines=_grouped(session, _line_query(ids), "enrollment_id"),
            evidence=_grouped(session, _evidence_query(of_lines), "line_id"),
            extensions=_grouped(
                session,
                select(ExtensionRecord).where(ExtensionRecord.line_id.in_(of_lines)),
                "line_id",
            ),
            leaves=_grouped(
                session,
                select(LeaveRecord).where(LeaveRecord.enrollment_id.in_(ids)),
                "enrollment_id",
            ),
        )


def _line_query(ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """Lines as plain columns: there are many of them, and few columns matter."""
    return (
        select(
            Line.id,
            Line.enrollment_id,
            Line.requirement_id,
            Line.settled_as,
            Line.settled_on,
            Line.settled_because,
            Evaluator.name.label("settled_by"),
        )
        .outerjoin(Evaluator, Evaluator.id == Line.settled_by_id)
        .where(Line.enrollment_id.in_(ids))
        .order_by(Line.id)
    )


def _evidence_query(of_lines: Select[int]) -> Select[*tuple[Any, ...]]:
    """Evidence as plain columns, in the order it was handed in."""
    return (
        select(
            Evidence.id,
            Evidence.line_id,
            Evidence.received_on,
            Evidence.state,
            Evidence.claim,
            Evidence.claimed,
            Evidence.accepted,
            Evidence.score,
            Evidence.category,
            Evidence.attributes,
            Evidence.happened_on,
            Evidence.happened_precision,
            Evidence.began_on,
            Evidence.expires_on,
            Evidence.decided_on,
            Evidence.intake_id,
            _LAST_DECISION.label("decided_order"),
        )
        .where(Evidence.line_id.in_(of_lines))
        .order_by(Evidence.id)
    )


def _grouped(
    session: Session, query: Select[*tuple[Any, ...]], key: str
) -> Mapping[int, Sequence[Any]]:
    """Group the rows of a query by one of their columns."""
    groups: dict[int, list[Any]] = defaultdict(list)
    one_record = len(query.column_descriptions) == 1
    rows = session.scalars(query) if one_record else session.execute(query)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _checklist(
    pieces: _Pieces, enrollment: Enrollment, renews: CredentialFacts | None
) -> ChecklistFacts:
    """Freeze one enrollment with its lines; a renewal follows the credential it renews."""
    return ChecklistFacts(
        id=enrollment.id,
        enrolled_on=_clock_start(enrollment.enrolled_on, renews),
        lines=tuple(_line(pieces, row) for row in pieces.lines.get(enrollment.id, ())),
        phase=enrollment.phase,
        state=enrollment.state,
        closed_on=_closed_on(enrollment),
        ends_on=renews.valid_through if renews else None,
        window=credit_window(renews) if renews else None,
        leaves=tuple(
            Leave(one.first_day, one.last_day, one.reason)
            for one in pieces.leaves.get(enrollment.id, ())
        ),
        participant_id=enrollment.participant_id,
        program=pieces.versions[enrollment.version_id][0],
    )


def _clock_start(enrolled_on: date, renews: CredentialFacts | None) -> date:
    """A renewal may be worked on at once, but its clocks start when its first warning is due."""
    if renews is None or renews.valid_through is None or not renews.policy.reminder_days:
        return enrolled_on
    return max(enrolled_on, renews.valid_through - timedelta(days=max(renews.policy.reminder_days)))


def _closed_on(enrollment: Enrollment) -> date | None:
    """Say on which day an enrollment ended."""
    if enrollment.state is EnrollmentState.WITHDRAWN:
        return enrollment.withdrawn_on
    return enrollment.completed_on


def _line(pieces: _Pieces, row: Row[Any]) -> LineFacts:
    """Freeze one line with its evidence."""
    return LineFacts(
        id=row.id,
        rule=pieces.rules[row.requirement_id],
        evidence=tuple(_evidence(one) for one in pieces.evidence.get(row.id, ())),
        extensions=tuple(
            Extension(one.until, one.grantor, one.reason, one.granted_on, one.leave_days)
            for one in pieces.extensions.get(row.id, ())
        ),
        relief=_relief(row),
    )


def _relief(row: Row[Any]) -> Relief | None:
    """Freeze a waiver or exemption."""
    if row.settled_as is None:
        return None
    return Relief(row.settled_as, row.settled_on, row.settled_by or "", row.settled_because)


def _evidence(row: Row[Any]) -> EvidenceFact:
    """Freeze one piece of evidence."""
    return EvidenceFact(
        id=row.id,
        received_on=row.received_on,
        state=row.state,
        claim=row.claim,
        claimed=row.claimed,
        accepted=row.accepted,
        score=row.score,
        category=row.category,
        attributes=row.attributes,
        happened_on=row.happened_on,
        happened_precision=row.happened_precision,
        began_on=row.began_on,
        expires_on=row.expires_on,
        decided_on=row.decided_on,
        decided_order=row.decided_order or 0,
        imported=row.intake_id is not None,
    )


def _credential(
    record: Credential,
    version: tuple[str, RenewalPolicy],
    events: Sequence[EventRecord],
) -> CredentialFacts:
    """Freeze one credential."""
    program, policy = version
    return CredentialFacts(
        id=record.id,
        number=record.number,
        issued_on=record.issued_on,
        valid_through=record.valid_through,
        policy=policy,
        events=tuple(CredentialEvent(one.kind, one.happened_on, one.reason) for one in events),
        participant_id=record.participant_id,
        program=program,
    )
