"""The errands of the simulated office, each done as the command would do it."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, RejectionReason
from certtrack_app.workflows import allowances, completion, renewal
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.intakes import Imported, confirm_imported
from certtrack_app.workflows.lookup import find_evaluator, find_participant, find_program
from certtrack_app.workflows.messages import release_after_import
from certtrack_app.workflows.people import Particulars, edit_participant
from certtrack_app.workflows.progress import Submission, log_evidence, withdraw_evidence
from certtrack_app.workflows.unit import Unit
from certtrack_app.workflows.verification import confirm_evidence, reject_evidence
from tests.simulated.life import Deed, Kind

EVALUATORS = ("Ruth Adeyemi", "Marek Nowak")
COORDINATOR = "Dana Whitfield"


def do(unit: Unit, deed: Deed) -> None:
    """Do one errand; raises Refusal as it would to a person."""
    _DOING[deed.kind](unit, deed)


def _enroll(unit: Unit, deed: Deed) -> None:
    who = deed.person
    participant = take_in_participant(unit, who.name, who.email, who.cohort)
    if who.birth_date.day % 5:
        birth = Particulars(birth_date=who.birth_date, supervisor_email="boss@example.org")
        edit_participant(unit, participant, birth)
    enroll(unit, participant, find_program(unit, deed.program))


def _log(unit: Unit, deed: Deed) -> None:
    line = _line(unit, deed)
    on = None if deed.on is None else min(deed.on, unit.today)
    submission = Submission(
        amount=deed.amount, score=deed.score, category=deed.category, on=on, note="by mail"
    )
    log_evidence(unit, line, submission)


def _confirm(unit: Unit, deed: Deed) -> None:
    confirm_evidence(unit, _waiting(unit, deed), find_evaluator(unit, EVALUATORS[0]))


def _confirm_part(unit: Unit, deed: Deed) -> None:
    evaluator = find_evaluator(unit, EVALUATORS[0])
    confirm_evidence(unit, _waiting(unit, deed), evaluator, Decimal(1))


def _reject(unit: Unit, deed: Deed) -> None:
    evaluator = find_evaluator(unit, EVALUATORS[1])
    evidence = _waiting(unit, deed)
    reject_evidence(unit, evidence, evaluator, RejectionReason.NOT_SIGNED, "Please sign page 2.")


def _dispute(unit: Unit, deed: Deed) -> None:
    evidence = _waiting(unit, deed)
    confirm_evidence(unit, evidence, find_evaluator(unit, EVALUATORS[0]))
    other = find_evaluator(unit, EVALUATORS[1])
    reject_evidence(unit, evidence, other, RejectionReason.OUTSIDE_PERIOD, "Too early.")


def _agree(unit: Unit, deed: Deed) -> None:
    other = find_evaluator(unit, EVALUATORS[1])
    confirm_evidence(unit, _waiting(unit, deed), other, basis="Looked at again together")


def _take_back(unit: Unit, deed: Deed) -> None:
    withdraw_evidence(unit, _waiting(unit, deed), "Sent by mistake")


def _leave(unit: Unit, deed: Deed) -> None:
    first = deed.on or unit.today
    allowances.grant_leave(unit, _enrollment(unit, deed), first, deed.until, "Parental leave")


def _extend(unit: Unit, deed: Deed) -> None:
    allowances.extend_deadline(unit, _line(unit, deed), deed.until or unit.today, "A new employer")


def _waive(unit: Unit, deed: Deed) -> None:
    evaluator = find_evaluator(unit, EVALUATORS[0])
    allowances.waive_line(unit, _line(unit, deed), evaluator, "Attended the pilot course")


def _withdraw(unit: Unit, deed: Deed) -> None:
    allowances.withdraw_enrollment(unit, _enrollment(unit, deed), "Moved abroad")


def _sign_off(unit: Unit, deed: Deed) -> None:
    completion.sign_off(unit, _enrollment(unit, deed))


def _suspend(unit: Unit, deed: Deed) -> None:
    renewal.suspend(unit, _credential(unit, deed), "A complaint is being looked into")


def _revoke(unit: Unit, deed: Deed) -> None:
    renewal.revoke(unit, _credential(unit, deed), "The recording was somebody else's")


def _reinstate(unit: Unit, deed: Deed) -> None:
    renewal.reinstate(unit, _credential(unit, deed), "The complaint was unfounded")


def _mend(unit: Unit, deed: Deed) -> None:
    """Enter an address and a birth date; or lose the address that was there."""
    participant = find_participant(unit, deed.person.name)
    email = "" if participant.email else f"p{participant.id}@example.org"
    known = Particulars(email=email, birth_date=deed.person.birth_date)
    edit_participant(unit, participant, known)


def _look_at_import(unit: Unit, _deed: Deed) -> None:
    release_after_import(unit)


def _confirm_imported(unit: Unit, deed: Deed) -> None:
    whose = Imported(participant_id=find_participant(unit, deed.person.name).id)
    confirm_imported(unit, whose, find_evaluator(unit, EVALUATORS[0]), "the paper file")


def _enrollment(unit: Unit, deed: Deed) -> Enrollment:
    """The enrollment meant: the one of that program and phase that was opened last."""
    found = unit.session.scalars(
        select(Enrollment)
        .join(Participant, Participant.id == Enrollment.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
        .where(
            Participant.name == deed.person.name,
            Program.name == deed.program,
            Enrollment.phase == deed.phase,
        )
        .order_by(Enrollment.state != EnrollmentState.IN_PROGRESS, Enrollment.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise Refusal(f"{deed.person.name} is not enrolled there.")
    return found


def _line(unit: Unit, deed: Deed) -> Line:
    """The line something happens to."""
    return unit.session.scalars(
        select(Line)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .where(
            Line.enrollment_id == _enrollment(unit, deed).id, Requirement.code == deed.requirement
        )
    ).one()


def _waiting(unit: Unit, deed: Deed) -> Evidence:
    """The evidence that has waited longest on a line."""
    found = unit.session.scalars(
        select(Evidence)
        .where(Evidence.line_id == _line(unit, deed).id, Evidence.state == EvidenceState.SUBMITTED)
        .order_by(Evidence.id)
        .limit(1)
    ).first()
    if found is None:
        raise Refusal("Nothing waits there.")
    return found


def _credential(unit: Unit, deed: Deed) -> Credential:
    """The credential somebody was issued last in a program."""
    found = unit.session.scalars(
        select(Credential)
        .join(Participant, Participant.id == Credential.participant_id)
        .where(Participant.name == deed.person.name)
        .order_by(Credential.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise Refusal("There is no credential.")
    return found


_DOING: dict[Kind, Callable[[Unit, Deed], None]] = {
    Kind.ENROLL: _enroll,
    Kind.LOG: _log,
    Kind.CONFIRM: _confirm,
    Kind.CONFIRM_PART: _confirm_part,
    Kind.REJECT: _reject,
    Kind.DISPUTE: _dispute,
    Kind.AGREE: _agree,
    Kind.TAKE_BACK: _take_back,
    Kind.LEAVE: _leave,
    Kind.EXTEND: _extend,
    Kind.WAIVE: _waive,
    Kind.WITHDRAW: _withdraw,
    Kind.SIGN_OFF: _sign_off,
    Kind.SUSPEND: _suspend,
    Kind.REVOKE: _revoke,
    Kind.REINSTATE: _reinstate,
    Kind.MEND: _mend,
    Kind.LOOK_AT_IMPORT: _look_at_import,
    Kind.CONFIRM_IMPORTED: _confirm_imported,
}
