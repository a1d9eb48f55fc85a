"""Completion: the last verification completes, issues the certificate and sets the renewal date."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.renewal import standing
from certtrack_app.rules.term import TermFacts, term
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.facts import credentials
from certtrack_app.workflows.issuing import hand_out, verdict_on
from certtrack_app.workflows.program_facts import term_rule
from certtrack_app.workflows.renewal import renew_by
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class Issued:
    """A credential that was issued."""

    number: str
    participant: str


@dataclass(frozen=True)
class NotIssued:
    """Somebody whose credential could not be issued, and every reason why not."""

    participant: str
    because: str


@dataclass(frozen=True)
class Issuance:
    """What issuing did."""

    issued: tuple[Issued, ...] = ()
    refused: tuple[NotIssued, ...] = ()


def settle_enrollment(unit: Unit, enrollment: Enrollment) -> Credential | None:
    """Complete and issue where everything asked for is there; otherwise leave it as it is.

    What keeps a certificate from being made (a missing glyph, a birth date nobody entered) does
    not take the decision back that led here: the enrollment stays ready to issue, and is flagged.
    """
    verdict = verdict_on(unit, enrollment)
    if not verdict.ready:
        return None
    led_to = issued_or_why(unit, enrollment)
    return led_to if isinstance(led_to, Credential) else None


def issued_or_why(unit: Unit, enrollment: Enrollment) -> Credential | str:
    """Issue a credential that waits for nothing more, or say what keeps it from being made."""
    try:
        with unit.attempt():
            return issue_credential(unit, enrollment)
    except Refusal as refusal:
        return refusal.sentence


def issue_credential(unit: Unit, enrollment: Enrollment) -> Credential:
    """Issue the credential of a completed checklist.

    Raises Refusal with every reason why not.
    """
    verdict = verdict_on(unit, enrollment)
    if not verdict.ready:
        raise Refusal(" ".join(verdict.because))
    if enrollment.phase is Phase.RENEWAL:
        return renew_by(unit, enrollment)
    facts = TermFacts(unit.today, birth_date=enrollment.participant.birth_date)
    return hand_out(unit, enrollment, term(term_rule(enrollment.version), facts))


def sign_off(unit: Unit, enrollment: Enrollment) -> None:
    """Give the coordinator's word that a program asks for before it issues."""
    if not verdict_on(unit, enrollment).waits_for_signoff:
        raise Refusal(f"{enrollment.participant.name}'s checklist does not wait for a sign-off.")
    enrollment.signed_off_on = unit.today
    unit.act(ActionKind.SIGNED_OFF, enrollment.participant, enrollment.version.program.name)
    settle_enrollment(unit, enrollment)


def issue_by_hand(unit: Unit, enrollment: Enrollment) -> Issuance:
    """Issue one person's credential at the coordinator's word, which is a sign-off too."""
    name = enrollment.participant.name
    verdict = verdict_on(unit, enrollment)
    if not verdict.ready and not verdict.waits_for_signoff:
        because = " ".join((*_held_already(unit, enrollment), *verdict.because))
        return Issuance(refused=(NotIssued(name, because),))
    try:
        with unit.attempt():
            if verdict.waits_for_signoff:
                enrollment.signed_off_on = unit.today
            number = issue_credential(unit, enrollment).number
    except Refusal as refusal:
        return Issuance(refused=(NotIssued(name, refusal.sentence),))
    return Issuance(issued=(Issued(number, name),))


def issue_ready(unit: Unit) -> Issuance:
    """Issue everybody's credential whose checklist waits for nothing but being issued."""
    issued: list[Issued] = []
    refused: list[NotIssued] = []
    for enrollment in _under_way(unit):
        verdict = verdict_on(unit, enrollment)
        if verdict.ready or verdict.waits_for_signoff:
            done = issue_by_hand(unit, enrollment)
            issued += done.issued
            refused += done.refused
    return Issuance(tuple(issued), tuple(refused))


def _held_already(unit: Unit, enrollment: Enrollment) -> tuple[str, ...]:
    """Say what somebody holds already, where only its renewal is still open."""
    if enrollment.phase is not Phase.RENEWAL:
        return ()
    held = unit.find(Credential, enrollment.renews_id or 0)
    (facts,) = credentials(unit.session, [held.id])
    stands = standing(facts, unit.today)
    how = stands.standing.value.replace("_", " ")
    issued = f"{held.number} was issued on {day_in_words(held.issued_on)} and is {how}."
    return issued, stands.because, "To renew it, this is open."


def _under_way(unit: Unit) -> Sequence[Enrollment]:
    """First certifications under way."""
    query = select(Enrollment).where(
        Enrollment.state == EnrollmentState.IN_PROGRESS, Enrollment.phase == Phase.INITIAL
    )
    return unit.session.scalars(query.order_by(Enrollment.id)).all()
