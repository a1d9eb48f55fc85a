"""Enrollment: joining a program makes the checklist, every requirement with its deadline."""

from datetime import date

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.person import clean_cohort, clean_email, clean_name
from certtrack_app.rules.renewal import standing
from certtrack_app.rules.vocabulary import EnrollmentState, Phase, Standing
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.facts import credentials
from certtrack_app.workflows.lookup import enrollments_of, folded
from certtrack_app.workflows.program_facts import requirement_rule
from certtrack_app.workflows.unit import Reader, Unit

FURTHEST_DAYS_AHEAD = 366
"""A joining day further ahead than this is taken for a slip of the keyboard."""
EARLIEST_YEAR = 1950
_RENEWABLE = (Standing.ACTIVE, Standing.RENEWAL_DUE, Standing.IN_GRACE, Standing.SUSPENDED)


def enroll(
    unit: Unit,
    participant: Participant,
    program: Program,
    on: date | None = None,
) -> Enrollment:
    """Enroll a participant under the rules in force on the day they join.

    Raises Refusal where they are on the way in this program already.
    """
    joined = on or unit.today
    if program.retired_on is not None:
        raise Refusal(f"{program.name} has been retired. Bring it back under Programs first.")
    _refuse_day(joined, unit.today)
    _refuse_second(unit, participant, program)
    enrollment = open_enrollment(unit, participant, version_on(program, joined), joined)
    unit.act(ActionKind.ENROLLED, participant, f"in {program.name}")
    return enrollment


def open_enrollment(
    unit: Unit,
    participant: Participant,
    version: ProgramVersion,
    joined: date,
    phase: Phase = Phase.INITIAL,
    renews_id: int | None = None,
) -> Enrollment:
    """Make an enrollment with a line for each requirement in force, and put it down."""
    enrollment = new_enrollment(participant, version, joined, phase)
    enrollment.renews_id = renews_id
    return unit.add(enrollment)


def new_enrollment(
    participant: Participant, version: ProgramVersion, joined: date, phase: Phase = Phase.INITIAL
) -> Enrollment:
    """Make an enrollment with a line for each requirement in force."""
    return Enrollment(
        participant=participant,
        version=version,
        phase=phase,
        enrolled_on=joined,
        lines=[
            Line(requirement=requirement)
            for requirement in version.requirements
            if requirement.phase is phase and requirement_rule(requirement).in_force(joined)
        ],
    )


def take_in_participant(unit: Unit, name: str, email: str, cohort: str = "") -> Participant:
    """Find the participant with this address, or make a new one.

    Raises Refusal where the address belongs to somebody of another name, or is none.
    """
    name, email, cohort = clean_name(name), clean_email(email), clean_cohort(cohort)
    known = _with_email(unit, email) if email else None
    if known is None:
        return unit.add(Participant(name=name, email=email, cohort=cohort))
    if folded(known.name) != folded(name):
        raise Refusal(
            f"{email} is {known.name}'s address. Give {name} an address of their own, "
            f"or enroll {known.name}."
        )
    if cohort:
        known.cohort = cohort
    return known


def version_on(program: Program, day: date) -> ProgramVersion:
    """The version of a program's rules in force on a day; the first one for days before it."""
    if not program.versions:
        raise Refusal(f"{program.name} has no rules yet. Add its requirements first.")
    begun = [version for version in program.versions if version.effective_on <= day]
    return begun[-1] if begun else program.versions[0]


def renewal_enrollment(reader: Reader, credential: Credential) -> Enrollment | None:
    """The enrollment that holds a credential's renewal checklist."""
    return reader.session.scalars(
        select(Enrollment)
        .where(Enrollment.renews_id == credential.id)
        .order_by(Enrollment.id.desc())
        .limit(1)
    ).first()


def _with_email(unit: Unit, email: str) -> Participant | None:
    """Find the participant with an address, however it is capitalized."""
    rows = unit.session.execute(
        select(Participant.id, Participant.email).where(Participant.email.ilike(email))
    )
    ids = [row.id for row in rows if folded(row.email) == folded(email)]
    return unit.find(Participant, ids[0]) if ids else None


def _refuse_day(joined: date, today: date) -> None:
    """Refuse a joining day that can only be a slip."""
    if joined.year < EARLIEST_YEAR or (joined - today).days > FURTHEST_DAYS_AHEAD:
        raise Refusal(f"{day_in_words(joined)} cannot be the day they joined. Check the date.")


def _refuse_second(unit: Unit, participant: Participant, program: Program) -> None:
    """Refuse a second enrollment while one is open, or while what it led to can be renewed.

    Whose credential has lapsed or was revoked starts over: a renewal still open ends with that.
    """
    for enrollment in enrollments_of(unit, participant, program):
        still_open = enrollment.state is EnrollmentState.IN_PROGRESS
        if still_open and enrollment.phase is Phase.INITIAL:
            raise Refusal(f"{participant.name} is already enrolled in {program.name}.")
    _refuse_holder(unit, participant, program)
    for enrollment in enrollments_of(unit, participant, program):
        if enrollment.state is EnrollmentState.IN_PROGRESS:
            enrollment.state, enrollment.withdrawn_on = EnrollmentState.WITHDRAWN, unit.today
            enrollment.reason = "Enrolled anew."


def _refuse_holder(unit: Unit, participant: Participant, program: Program) -> None:
    """Refuse to certify somebody a second time whose credential stands."""
    query = (
        select(Credential.id)
        .join(ProgramVersion)
        .where(Credential.participant_id == participant.id)
        .where(ProgramVersion.program_id == program.id)
    )
    for held in credentials(unit.session, unit.session.scalars(query).all()):
        stands = standing(held, unit.today)
        if stands.standing in _RENEWABLE:
            how = stands.standing.value.replace("_", " ")
            raise Refusal(
                f"{participant.name} holds {held.number} already, and it is {how}. "
                f"{stands.because} It is renewed, not issued anew."
            )
