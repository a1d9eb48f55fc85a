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
from certtrack_app.rules.figures import CompletionFact
from certtrack_app.rules.rates import DecisionFact, RenewalFact, StallFact
from certtrack_app.rules.renewal import last_day_of_grace
from certtrack_app.rules.vocabulary import (
    CredentialEventKind,
    Decision,
    EnrollmentState,
    FlagKind,
    LineStatus,
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


def line_completions(verdicts: Sequence[ChecklistVerdict]) -> tuple[CompletionFact, ...]:
    """One fact a line for the time per requirement, from when it could be worked on to verified."""
    return tuple(
        _line_completion(line, whole, line.opening.since)
        for whole in verdicts
        for line in whole.lines
        if line.opening.since is not None and line.needed
    )


def stall_facts(reader: Reader, verdicts: Sequence[ChecklistVerdict]) -> tuple[StallFact, ...]:
    """One fact a line that could be worked on, with the days it was flagged as stalled."""
    stalled: dict[int | None, list[date]] = defaultdict(list)
    query = select(Flag.line_id, Flag.since).where(Flag.kind == FlagKind.STALLED)
    for line_id, since in reader.session.execute(query.order_by(Flag.id)):
        stalled[line_id].append(since)
    return tuple(
        StallFact(
            id=line.line.id,
            requirement=line.line.rule.title,
            workable_on=line.opening.since,
            closed_on=line.settled_on or whole.facts.closed_on,
            stalled_on=tuple(stalled.get(line.line.id, ())),
            imported=_is_imported(line),
        )
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
        if one.decided_on is not None
    )


def _completion(whole: ChecklistVerdict) -> CompletionFact:
    """Freeze one enrollment for the time to completion."""
    facts = whole.facts
    completed = facts.state is EnrollmentState.COMPLETED
    return CompletionFact(
        id=facts.id,
        started_on=facts.enrolled_on,
        completed_on=facts.closed_on if completed else None,
        left_on=None if completed else facts.closed_on,
        leaves=facts.leaves,
        imported=any(_is_imported(line) for line in whole.lines),
    )


def _line_completion(
    line: LineVerdict, whole: ChecklistVerdict, workable_on: date
) -> CompletionFact:
    """Freeze one line for the time per requirement; what was waived left without completion."""
    verified = line.settled_on if line.status is LineStatus.VERIFIED else None
    left = line.settled_on or whole.facts.closed_on
    return CompletionFact(
        id=line.line.id,
        started_on=workable_on,
        completed_on=verified,
        left_on=None if verified else left,
        leaves=whole.facts.leaves,
        requirement=line.line.rule.title,
        imported=_is_imported(line),
    )


def _is_imported(line: LineVerdict) -> bool:
    """Whether anything on a line came with a tracker."""
    return any(fact.imported for fact in line.line.evidence)


def _renewal(credential: Credential, renewed_on: date | None) -> RenewalFact:
    """Freeze one credential whose term has ended."""
    ended_on = credential.valid_through or date.max
    return RenewalFact(
        id=credential.id,
        valid_through=ended_on,
        last_day_of_grace=last_day_of_grace(renewal_policy(credential.version), ended_on),
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
    return dict(reader.session.execute(query).all())


def _first_decisions(reader: Reader) -> Mapping[int, Decision]:
    """What the first decision on each piece of evidence was."""
    query = select(Verification.evidence_id, Verification.decision).order_by(Verification.id.desc())
    return dict(reader.session.execute(query).all())


def _first_pieces(reader: Reader) -> Mapping[int, int]:
    """Which piece of evidence was the first handed in for each line."""
    query = select(Evidence.line_id, Evidence.id).order_by(Evidence.id.desc())
    return dict(reader.session.execute(query).all())
