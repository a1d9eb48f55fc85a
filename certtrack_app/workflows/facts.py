"""Checklists and credentials as the rules see them: a few queries, however many people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session, aliased

from certtrack_app.models.credential import Credential, CredentialEvent
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.participant import Enrollment, Extension, Leave, Line
from certtrack_app.rules import checklist, deadline, leave, renewal
from certtrack_app.rules.amounts import CreditWindow
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import CredentialEventKind, EnrollmentState, Phase
from certtrack_app.workflows.program_facts import rules_by_requirement, versions_by_id

T = TypeVar("T")
BATCH = 2000
"""Subjects asked for at a time: keeps memory level and queries within SQLite's limits."""


def in_batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut a long list of keys into pieces of a size SQLite takes."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def checklists(session: Session, enrollment_ids: Collection[int]) -> list[checklist.ChecklistFacts]:
    """Gather the checklists of at most a batch of enrollments, in the order of their keys."""
    pieces = _Pieces.gather(session, enrollment_ids)
    query = (
        select(Enrollment, Credential.issued_on, Credential.valid_through, _Previous.valid_through)
        .outerjoin(Credential, Credential.id == Enrollment.renews_id)
        .outerjoin(_Previous, _Previous.id == Credential.previous_id)
        .where(Enrollment.id.in_(enrollment_ids))
        .order_by(Enrollment.id)
    )
    return [_checklist(pieces, *row) for row in session.execute(query)]


def credentials(session: Session, credential_ids: Collection[int]) -> list[renewal.CredentialFacts]:
    """Gather at most a batch of credentials, in the order of their keys."""
    policies = versions_by_id(session)
    events = _grouped(
        session, select(CredentialEvent).where(CredentialEvent.credential_id.in_(credential_ids))
        .order_by(CredentialEvent.id), "credential_id",
    )
    renewed = aliased(Credential)
    query = (
        select(Credential, renewed.issued_on)
        .outerjoin(renewed, renewed.previous_id == Credential.id)
        .where(Credential.id.in_(credential_ids))
        .order_by(Credential.id)
    )
    return [
        _credential(record, renewed_on, policies[record.version_id][:2], events[record.id])
        for record, renewed_on in session.execute(query)
    ]


_Previous = aliased(Credential)


@dataclass(frozen=True)
class _Pieces:
    """What hangs on enrollments and lines, by their keys."""

    rules: Mapping[int, RequirementRule]
    versions: Mapping[int, tuple[str, renewal.RenewalPolicy, bool]]
    lines: Mapping[int, Sequence[Any]]
    evidence: Mapping[int, Sequence[Any]]
    extensions: Mapping[int, Sequence[Any]]
    leaves: Mapping[int, Sequence[Any]]

    @classmethod
    def gather(cls, session: Session, ids: Collection[int]) -> "_Pieces":
        """Ask for everything that hangs on these enrollments."""
        of_lines = select(Line.id).where(Line.enrollment_id.in_(ids))
        return cls(
            rules=rules_by_requirement(session),
            versions=versions_by_id(session),
            lines=_grouped(session, _line_query(ids), "enrollment_id"),
            evidence=_grouped(session, _evidence_query(of_lines), "line_id"),
            extensions=_grouped(
                session, select(Extension).where(Extension.line_id.in_(of_lines)), "line_id"
            ),
            leaves=_grouped(
                session, select(Leave).where(Leave.enrollment_id.in_(ids)), "enrollment_id"
            ),
        )


def _line_query(ids: Collection[int]) -> Select[Any]:
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


def _evidence_query(of_lines: Select[Any]) -> Select[Any]:
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
            Evidence.decided_on,
            Evidence.intake_id,
        )
        .where(Evidence.line_id.in_(of_lines))
        .order_by(Evidence.id)
    )


def _grouped(session: Session, query: Select[Any], key: str) -> Mapping[int, Sequence[Any]]:
    """Group the rows of a query by one of their columns."""
    groups: dict[int, list[Any]] = defaultdict(list)
    one_record = len(query.column_descriptions) == 1
    rows = session.scalars(query) if one_record else session.execute(query)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _checklist(
    pieces: _Pieces,
    enrollment: Enrollment,
    issued_on: date | None,
    expiry: date | None,
    previous_expiry: date | None,
) -> checklist.ChecklistFacts:
    """Freeze one enrollment with its lines."""
    program, policy, _ = pieces.versions[enrollment.version_id]
    renews = enrollment.phase is Phase.RENEWAL and issued_on is not None
    return checklist.ChecklistFacts(
        id=enrollment.id,
        enrolled_on=_clock_start(enrollment.enrolled_on, expiry if renews else None, policy),
        lines=tuple(_line(pieces, row) for row in pieces.lines.get(enrollment.id, ())),
        phase=enrollment.phase,
        state=enrollment.state,
        closed_on=_closed_on(enrollment),
        ends_on=expiry if renews else None,
        window=_window(issued_on, expiry, previous_expiry, policy) if renews else None,
        leaves=tuple(
            leave.Leave(one.first_day, one.last_day, one.reason)
            for one in pieces.leaves.get(enrollment.id, ())
        ),
        participant_id=enrollment.participant_id,
        program=program,
    )


def _clock_start(enrolled_on: date, expiry: date | None, policy: renewal.RenewalPolicy) -> date:
    """A renewal may be worked on at once, but its clocks start when its first window opens."""
    if expiry is None or not policy.reminder_days:
        return enrolled_on
    return max(enrolled_on, expiry - timedelta(days=max(policy.reminder_days)))


def _closed_on(enrollment: Enrollment) -> date | None:
    """Say on which day an enrollment ended."""
    if enrollment.state is EnrollmentState.WITHDRAWN:
        return enrollment.withdrawn_on
    return enrollment.completed_on


def _window(
    issued_on: date | None,
    expiry: date | None,
    previous_expiry: date | None,
    policy: renewal.RenewalPolicy,
) -> CreditWindow | None:
    """The cycle in which credits count: from the term's first day, or the day after the last term's
    end where it was renewed late, to the expiry, or to the end of grace where the program says so.
    """
    if issued_on is None or expiry is None:
        return None
    first = min(issued_on, previous_expiry + timedelta(days=1)) if previous_expiry else issued_on
    last = renewal.grace_end(expiry, policy) if policy.grace_credits_count else expiry
    return CreditWindow(first, last)


def _line(pieces: _Pieces, row: Row[Any]) -> checklist.LineFacts:
    """Freeze one line with its evidence."""
    return checklist.LineFacts(
        id=row.id,
        rule=pieces.rules[row.requirement_id],
        evidence=tuple(_evidence(one) for one in pieces.evidence.get(row.id, ())),
        extensions=tuple(
            deadline.Extension(one.until, one.grantor, one.reason, one.granted_on)
            for one in pieces.extensions.get(row.id, ())
        ),
        relief=_relief(row),
    )


def _relief(row: Row[Any]) -> checklist.Relief | None:
    """Freeze a waiver or exemption."""
    if row.settled_as is None:
        return None
    return checklist.Relief(row.settled_as, row.settled_on, row.settled_by or "", row.settled_because)


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
        decided_on=row.decided_on,
        imported=row.intake_id is not None,
    )


def _credential(
    record: Credential,
    renewed_on: date | None,
    version: tuple[str, renewal.RenewalPolicy],
    events: Sequence[CredentialEvent],
) -> renewal.CredentialFacts:
    """Freeze one credential."""
    program, policy = version
    return renewal.CredentialFacts(
        id=record.id,
        number=record.number,
        issued_on=record.issued_on,
        valid_through=record.valid_through,
        policy=policy,
        events=tuple(
            renewal.CredentialEvent(CredentialEventKind(one.kind), one.happened_on, one.reason)
            for one in events
        ),
        renewed_on=renewed_on,
        participant_id=record.participant_id,
        program=program,
    )
