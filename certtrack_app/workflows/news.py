"""News for a participant: the outcome of a decision, and an issued certificate."""

from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence, Verification
from certtrack_app.models.message import Message
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.subjects import OutcomeFact, certificate_subject, outcome_subject
from certtrack_app.rules.vocabulary import Decision
from certtrack_app.rules.words import amount_in_words, day_in_words
from certtrack_app.workflows.facts import credentials
from certtrack_app.workflows.outbox import tell_news
from certtrack_app.workflows.unit import Unit


def tell_outcome(unit: Unit, evidence: Evidence, verification: Verification) -> Message | None:
    """Queue the notice of a decision to the participant."""
    line = evidence.line
    outcome = OutcomeFact(
        evidence_id=evidence.id,
        verification_id=verification.id,
        decision=verification.decision,
        decided_on=verification.decided_on,
        words=_outcome_in_words(evidence, verification),
    )
    enrollment = line.enrollment
    return tell_news(
        unit, outcome_subject(outcome, enrollment.participant_id, enrollment.id, line.id)
    )


def tell_certificate(unit: Unit, credential: Credential) -> Message | None:
    """Queue the notice of an issued credential to its holder."""
    (facts,) = credentials(unit.session, [credential.id])
    through = credential.valid_through
    term = f", valid through {day_in_words(through)}" if through else ""
    words = f"{credential.title} was issued to you as {credential.number}{term}."
    return tell_news(unit, certificate_subject(facts, words))


def _outcome_in_words(evidence: Evidence, verification: Verification) -> str:
    """Say what was decided: the amount accepted, or the reason of a rejection and the remark."""
    title = evidence.line.requirement.title
    if verification.decision is Decision.REJECTED:
        reason = reason_in_words(verification.reason)
        remark = f" {verification.remark}" if verification.remark else ""
        return f"{title}: “{evidence.title}” was returned: {reason}.{remark}"
    if verification.accepted is None:
        return f"{title}: “{evidence.title}” was confirmed."
    amount = amount_in_words(verification.accepted, evidence.unit)
    return f"{title}: {amount} of “{evidence.title}” were confirmed."
