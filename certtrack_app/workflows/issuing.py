"""Issuing: the credential a completed checklist leads to, its term and its certificate."""

from sqlalchemy import extract, func, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import ChecklistVerdict, checklist
from certtrack_app.rules.issuing import IssuingFacts, IssuingVerdict, issuing_verdict
from certtrack_app.rules.term import Term
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.certificates import make_certificate
from certtrack_app.workflows.enrollment import open_enrollment, version_on
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.news import tell_certificate
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit


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
    tell_certificate(unit, credential)
    return credential


def verdict_on(reader: Reader, enrollment: Enrollment) -> IssuingVerdict:
    """Say whether an enrollment's credential can be issued now, and every reason why not."""
    reader.session.flush()
    (facts,) = checklists(reader.session, [enrollment.id])
    return issuing_verdict(issuing_facts(reader, checklist(facts, reader.today)))


def issuing_facts(reader: Reader, verdict: ChecklistVerdict) -> IssuingFacts:
    """Gather what issuing asks about besides the checklist."""
    enrollment = reader.find(Enrollment, verdict.facts.id)
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


def next_number(reader: Reader) -> str:
    """The next free certificate number, by the office's pattern."""
    pattern = office_record(reader).number_pattern
    this_year = extract("year", Credential.issued_on) == reader.today.year
    count = reader.session.scalar(select(func.count(Credential.id)).where(this_year)) or 0
    while True:
        count += 1
        number = pattern.format(year=reader.today.year, count=count)
        taken = select(Credential.id).where(Credential.number == number)
        if reader.session.scalar(taken) is None:
            return number


def _open_renewal(unit: Unit, credential: Credential) -> None:
    """Open the renewal checklist as soon as there is a term to renew: credits are earned in it."""
    program = credential.version.program
    version = version_on(program, unit.today)
    asked = [one for one in version.requirements if one.phase is Phase.RENEWAL]
    if credential.valid_through is not None and asked:
        open_enrollment(
            unit, credential.participant, version, unit.today, Phase.RENEWAL, credential.id
        )
