"""Completion: the last verification completes, issues the certificate and sets the renewal date."""

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.term import TermFacts, term
from certtrack_app.rules.vocabulary import Phase
from certtrack_app.workflows.issuing import hand_out, verdict_on
from certtrack_app.workflows.program_facts import term_rule
from certtrack_app.workflows.renewal import renew_by
from certtrack_app.workflows.unit import Unit


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
