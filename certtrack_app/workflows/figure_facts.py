"""What the four figures are counted from, gathered from the records."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from certtrack_app.models.credential import Credential, CredentialEvent
from certtrack_app.models.evidence import Evidence, Verification
from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import ProgramVersion, Requirement
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.figures import CompletionFact, DecisionFact, LineSpan, RenewalFact
from certtrack_app.rules.renewal import last_day_of_grace
from certtrack_app.rules.vocabulary import (
    CredentialEventKind,
    Decision,
    EnrollmentState,
    FlagKind,
    Phase,
)
from certtrack_app.workflows.facts import checklists, in_batches
from certtrack_app.workflows.program_facts import renewal_policy
from certtrack_app.workflows.unit import Reader


def checklist_verdicts(reader: Reader, program_id: int | None) -> Iterator[ChecklistVerdict]:
    """Judge the checklist of every first certification, of one program or of all."""
    query = select(Enrollment.id).where(Enrollment.phase == Phase.INITIAL)
    if program_id is not None:
        query = query.join(ProgramVersion).where(ProgramVersion.program_id == program_id)
    for batch in in_batches(reader.session.scalars(query.order_by(Enrollment.id)).all()):
        for facts in checklists(reader.session, batch):
            yield checklist(facts, reader.today)


def completion_facts(verdicts: Sequence[ChecklistVerdict]) -> tuple[CompletionFact, ...]:
    """One fact an enrollment for the time to completion."""
    return tuple(_completion(one) for one in verdicts)


def line_spans(reader: Reader, verdicts: Sequence[ChecklistVerdict]) -> tuple[LineSpan, ...]:
    """One fact a line that could be worked on: how long it took, and whether it stalled."""
    stalled = frozenset(
        reader.session.scalars(select(Flag.line_id).where(Flag.kind == FlagKind.STALLED))
    )
    return tuple(
        _span(line, whole, line.line.id in stalled, line.opening.since)
        for whole in verdicts
        for line in whole.lines
        if line.opening.since is not None and line.needed
    )


def renewal_facts(reader: Reader, program_id: int | None) -> tuple[RenewalFact, ...]:
    """One fact a credential whose term has ended, and when it was renewed."""
    renewed = aliased(Credential)
    query = (
        select(Credential, renewed.issued_on)
        .outerjoin(renewed, renewed.previous_id == Credential.id)
        .where(Credential.valid_through < reader.today)
        .order_by(Credential.id)
    )
    if program_id is not None:
        query = query.join(ProgramVersion, ProgramVersion.id == Credential.version_id).where(
            ProgramVersion.program_id == program_id
        )
    revoked = _revoked_on(reader)
    return tuple(
        _renewal(credential, renewed_on)
        for credential, renewed_on in reader.session.execute(query)
        if not _ended_before_its_term(credential, revoked.get(credential.id))
    )


def decision_facts(reader: Reader, program_id: int | None) -> tuple[DecisionFact, ...]:
    """One fact a piece of evidence that was decided on."""
    first_decisions, first_pieces = _first_decisions(reader), _first_pieces(reader)
    query = (
        select(Evidence, Requirement.title)
        .join(Line, Line.id == Evidence.line_id)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .where(Evidence.id.in_(select(Verification.evidence_id)), Evidence.decided_on.is_not(None))
        .order_by(Evidence.id)
    )
    if program_id is not None:
        query = query.join(ProgramVersion, ProgramVersion.id == Requirement.version_id).where(
            ProgramVersion.program_id == program_id
        )
    return tuple(
        DecisionFact(
            id=one.id,
            requirement=title,
            rejected=one.state == Decision.REJECTED.value,
            first_rejected=first_decisions[one.id] is Decision.REJECTED,
            first_submission=first_pieces[one.line_id] == one.id,
            reason=one.reason,
            decided_on=one.decided_on,
            imported=one.intake_id is not None,
        )
        for one, title in reader.session.execute(query)
    )


def _completion(whole: ChecklistVerdict) -> CompletionFact:
    """Freeze one enrollment for the time to completion."""
    facts = whole.facts
    return CompletionFact(
        id=facts.id,
        enrolled_on=facts.enrolled_on,
        completed_on=facts.closed_on if facts.state is EnrollmentState.COMPLETED else None,
        withdrawn_on=facts.closed_on if facts.state is EnrollmentState.WITHDRAWN else None,
        leaves=facts.leaves,
        imported=any(fact.imported for line in facts.lines for fact in line.evidence),
    )


def _span(
    line: LineVerdict, whole: ChecklistVerdict, has_stalled: bool, workable_on: date
) -> LineSpan:
    """Freeze one line for the time per requirement."""
    return LineSpan(
        id=line.line.id,
        requirement=line.line.rule.title,
        workable_on=workable_on,
        verified_on=line.state.settled_on,
        closed_on=whole.facts.closed_on,
        leaves=whole.facts.leaves,
        stalled=has_stalled,
        imported=any(fact.imported for fact in line.line.evidence),
    )


def _renewal(credential: Credential, renewed_on: date | None) -> RenewalFact:
    """Freeze one credential whose term has ended."""
    ended_on = credential.valid_through or date.max
    return RenewalFact(
        id=credential.id,
        ended_on=ended_on,
        grace_end=last_day_of_grace(renewal_policy(credential.version), ended_on),
        renewed_on=renewed_on,
    )


def _ended_before_its_term(credential: Credential, revoked_on: date | None) -> bool:
    """Whether it was revoked while its term still ran: then there was nothing to renew."""
    ended_on = credential.valid_through
    return revoked_on is not None and ended_on is not None and revoked_on <= ended_on


def _revoked_on(reader: Reader) -> Mapping[int, date]:
    """The days on which credentials were revoked."""
    query = select(CredentialEvent.credential_id, CredentialEvent.happened_on).where(
        CredentialEvent.kind == CredentialEventKind.REVOKED
    )
    return {key: day for key, day in reader.session.execute(query)}


def _first_decisions(reader: Reader) -> Mapping[int, Decision]:
    """What the first decision on each piece of evidence was."""
    query = select(Verification.evidence_id, Verification.decision).order_by(Verification.id.desc())
    return {key: decision for key, decision in reader.session.execute(query)}


def _first_pieces(reader: Reader) -> Mapping[int, int]:
    """Which piece of evidence was the first handed in for each line."""
    query = select(Evidence.line_id, Evidence.id).order_by(Evidence.id.desc())
    first: dict[int, int] = defaultdict(int)
    first.update({line_id: key for line_id, key in reader.session.execute(query)})
    return first
