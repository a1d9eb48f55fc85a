"""Completion: the last verification completes, issues the certificate and sets the renewal date."""

from sqlalchemy import func, select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import ChecklistVerdict, checklist
from certtrack_app.rules.issuing import IssuingFacts, IssuingVerdict, issuing_verdict
from certtrack_app.rules.term import Term, TermFacts, term
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.certificates import make_certificate
from certtrack_app.workflows.enrollment import open_enrollment, version_on
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.outbox import queue_certificate
from certtrack_app.workflows.program_facts import term_rule
from certtrack_app.workflows.unit import Reader, Unit


def settle_enrollment(unit: Unit, enrollment: Enrollment) -> Credential | None:
    """Complete and issue where everything asked for is there; otherwise leave it as it is.

    What keeps a certificate from being made (a missing glyph, a birth date nobody entered) does
    not take the decision back that led here: the enrollment stays ready to issue, and is flagged.
    """
    verdict = verdict_on(unit, enrollment)
    if not verdict.ready:
        return None
    try:
        with unit.session.begin_nested():
            return issue_credential(unit, enrollment)
    except Refusal:
        return None


def issue_credential(unit: Unit, enrollment: Enrollment) -> Credential:
    """Issue the credential of a completed checklist.

    Raises Refusal with every reason why not.
    """
    verdict = verdict_on(unit, enrollment)
    if not verdict.ready:
        raise Refusal(" ".join(verdict.because))
    if enrollment.phase is Phase.RENEWAL:
        from certtrack_app.workflows.renewal import renew_credential

        return renew_credential(unit, enrollment)
    facts = TermFacts(unit.today, birth_date=enrollment.participant.birth_date)
    return hand_out(unit, enrollment, term(term_rule(enrollment.version), facts))


def hand_out(
    unit: Unit, enrollment: Enrollment, reckoned: Term, previous: Credential | None = None
) -> Credential:
    """Record the completion, the credential with its term, and its certificate."""
    participant = enrollment.participant
    enrollment.state, enrollment.completed_on = EnrollmentState.COMPLETED, unit.today
    credential = unit.add(
        Credential(
            number=next_number(unit),
            participant=participant,
            version=enrollment.version,
            enrollment=enrollment,
            holder=participant.certificate_name or participant.name,
            title=enrollment.version.program.title,
            issued_on=unit.today,
            valid_through=reckoned.valid_through,
            term_because=reckoned.because,
            previous_id=previous.id if previous else None,
        )
    )
    make_certificate(unit, credential)
    _open_renewal(unit, credential)
    unit.act(ActionKind.RENEWED if previous else ActionKind.ISSUED, credential)
    queue_certificate(unit, credential)
    return credential


def sign_off(unit: Unit, enrollment: Enrollment) -> None:
    """Give the coordinator's word that a program asks for before it issues."""
    if not verdict_on(unit, enrollment).waits_for_signoff:
        raise Refusal(f"{enrollment.participant.name}'s checklist does not wait for a sign-off.")
    enrollment.signed_off_on = unit.today
    unit.act(ActionKind.SIGNED_OFF, enrollment.participant, enrollment.version.program.name)
    settle_enrollment(unit, enrollment)


def verdict_on(reader: Reader, enrollment: Enrollment) -> IssuingVerdict:
    """Say whether an enrollment's credential can be issued now, and every reason why not."""
    reader.session.flush()
    (facts,) = checklists(reader.session, [enrollment.id])
    return issuing_verdict(_facts(reader, enrollment, checklist(facts, reader.today)))


def next_number(reader: Reader) -> str:
    """The next free certificate number, by the office's pattern."""
    pattern = office_record(reader).number_pattern
    count = reader.session.scalar(select(func.count(Credential.id))) or 0
    while True:
        count += 1
        number = pattern.format(year=reader.today.year, count=count)
        taken = select(Credential.id).where(Credential.number == number)
        if reader.session.scalar(taken) is None:
            return number


def _facts(reader: Reader, enrollment: Enrollment, verdict: ChecklistVerdict) -> IssuingFacts:
    """Gather what issuing asks about besides the checklist."""
    issued = reader.session.scalar(
        select(Credential.number).where(Credential.enrollment_id == enrollment.id)
    )
    participant = enrollment.participant
    return IssuingFacts(
        checklist=verdict,
        holder=participant.certificate_name or participant.name,
        signoff_required=enrollment.version.signoff_required,
        signed_off_on=enrollment.signed_off_on,
        already_issued=issued or "",
    )


def _open_renewal(unit: Unit, credential: Credential) -> None:
    """Open the renewal checklist as soon as there is a term to renew: credits are earned in it."""
    program = credential.version.program
    version = version_on(program, unit.today)
    asked = [one for one in version.requirements if one.phase is Phase.RENEWAL]
    if credential.valid_through is not None and asked:
        open_enrollment(
            unit, credential.participant, version, unit.today, Phase.RENEWAL, credential.id
        )
