"""Verification: an evaluator's decision on evidence, and who typed it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator, Evidence, Verification
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import (
    Decision,
    EnrollmentState,
    EvidenceClaim,
    EvidenceState,
    LineStatus,
    RejectionReason,
)
from certtrack_app.rules.words import amount_in_words, day_in_words
from certtrack_app.workflows.completion import settle_enrollment
from certtrack_app.workflows.evaluators import conflict_between
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.news import tell_outcome
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class Judgment:
    """What an evaluator says of evidence; `accepted` may be less than was claimed."""

    decision: Decision
    accepted: Decimal | None = None
    reason: str = ""
    remark: str = ""
    basis: str = ""


def confirm_evidence(
    unit: Unit,
    evidence: Evidence,
    by: Evaluator,
    accepted: Decimal | None = None,
    basis: str = "",
) -> None:
    """Confirm a piece of evidence; where it was the last one wanted, completion follows.

    Raises Refusal where the evaluator logged it, or has declared a conflict with its owner.
    """
    decide(unit, evidence, by, Judgment(Decision.CONFIRMED, accepted, basis=basis))


def reject_evidence(
    unit: Unit, evidence: Evidence, by: Evaluator, reason: str, remark: str = ""
) -> None:
    """Return a piece of evidence to its owner, with a reason code and a remark."""
    decide(unit, evidence, by, Judgment(Decision.REJECTED, reason=reason, remark=remark))


def decide(unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment) -> None:
    """Record a decision, queue the outcome for the participant, and complete what it completes."""
    verification = record_decision(unit, evidence, by, judgment)
    unit.act(ActionKind.of(judgment.decision), evidence, judgment.remark or judgment.reason)
    tell_outcome(unit, evidence, verification)
    settle_enrollment(unit, evidence.line.enrollment)


def record_decision(
    unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment
) -> Verification:
    """Record what an evaluator says, and let it stand on the evidence.

    Raises Refusal where they may not judge it, or where the decision makes no sense.
    """
    refuse_evaluator(unit, evidence, by)
    _refuse_decided(unit, evidence, by, judgment)
    accepted = _amount_accepted(evidence, judgment)
    _refuse_reason(unit, judgment)
    verification = unit.add(_verification(unit, evidence, by, judgment, accepted))
    _apply(unit, evidence, by, judgment, accepted)
    return verification


def refuse_evaluator(reader: Reader, evidence: Evidence, by: Evaluator) -> None:
    """Refuse who retired, logged the evidence, owns it, or has a conflict with its owner."""
    owner = evidence.line.enrollment.participant
    if by.retired_on is not None:
        raise Refusal(f"{by.name} has retired and decides no more. Bring them back in Settings.")
    if folded(evidence.logged_by) == folded(by.name):
        raise Refusal(f"{by.name} logged “{evidence.title}”. Someone else must verify it.")
    if folded(owner.name) == folded(by.name) or (
        by.email and folded(by.email) == folded(owner.email)
    ):
        raise Refusal(f"“{evidence.title}” is {by.name}'s own. Someone else must verify it.")
    if conflict_between(reader, by, owner):
        raise Refusal(
            f"{by.name} has declared a conflict with {owner.name}. Someone else must verify it."
        )


def evaluators_agree(decisions: Sequence[Verification]) -> bool:
    """Whether the latest decisions of all evaluators who judged a piece say the same."""
    latest = {one.evaluator_id: one.decision for one in decisions}
    return len(set(latest.values())) <= 1


def decisions_on(unit: Unit, evidence: Evidence) -> Sequence[Verification]:
    """List the decisions on a piece of evidence, oldest first."""
    return unit.session.scalars(
        select(Verification)
        .where(Verification.evidence_id == evidence.id)
        .order_by(Verification.id)
    ).all()


def _refuse_decided(unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment) -> None:
    """Refuse what was withdrawn, what has ended, and what this evaluator said already."""
    enrollment = evidence.line.enrollment
    if evidence.state is EvidenceState.WITHDRAWN:
        raise Refusal(f"“{evidence.title}” was withdrawn; there is nothing to decide.")
    if enrollment.state is not EnrollmentState.IN_PROGRESS:
        raise Refusal(
            f"{enrollment.participant.name}'s enrollment is {enrollment.state.value}; "
            "its evidence can no longer be decided on."
        )
    own = [one for one in decisions_on(unit, evidence) if one.evaluator_id == by.id]
    if own:
        _refuse_own(evidence, own[-1], judgment)


def _refuse_own(evidence: Evidence, own: Verification, judgment: Judgment) -> None:
    """Refuse the same decision once more, and to overturn one's own without saying why."""
    day = day_in_words(own.decided_on)
    said = f"{own.evaluator.name} has already {own.decision.value} “{evidence.title}” on {day}."
    if own.decision is judgment.decision:
        raise Refusal(said)
    if not (judgment.remark.strip() or judgment.basis.strip()):
        how = "the basis" if judgment.decision is Decision.CONFIRMED else "a remark"
        raise Refusal(f"{said} To overturn that decision, say why, as {how}.")


def _amount_accepted(evidence: Evidence, judgment: Judgment) -> Decimal | None:
    """Say how much is accepted: never more than was claimed, all of it where nothing is said."""
    if judgment.decision is Decision.REJECTED:
        return None
    if judgment.accepted is None:
        return evidence.claimed
    if evidence.claimed is None:
        raise Refusal(f"“{evidence.title}” claims no amount. Confirm it without one.")
    if not judgment.accepted.is_finite() or judgment.accepted <= 0:
        raise Refusal(f"{judgment.accepted} is no amount. Give a number above zero, or reject it.")
    if judgment.accepted > evidence.claimed:
        claimed = amount_in_words(evidence.claimed, evidence.unit)
        raise Refusal(f"Only {claimed} was claimed; no more than that can be accepted.")
    return judgment.accepted


def _refuse_reason(unit: Unit, judgment: Judgment) -> None:
    """Refuse a rejection without a reason the office knows."""
    if judgment.decision is Decision.CONFIRMED:
        return
    known = [*RejectionReason, *office_record(unit).rejection_reasons]
    if judgment.reason not in known:
        given = (
            f"“{judgment.reason}” is no reason" if judgment.reason else "A rejection needs a reason"
        )
        raise Refusal(f"{given}. Choose one of: {', '.join(known)}.")
    if judgment.reason == RejectionReason.OTHER and not judgment.remark.strip():
        raise Refusal("The reason “other” needs a remark that says what is wrong.")


def _verification(
    unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment, accepted: Decimal | None
) -> Verification:
    """Make the record of a decision."""
    return Verification(
        evidence_id=evidence.id,
        evaluator_id=by.id,
        decision=judgment.decision,
        accepted=accepted,
        reason=judgment.reason,
        remark=judgment.remark,
        basis=judgment.basis,
        decided_on=unit.today,
        typed_by=unit.actor,
    )


def _apply(
    unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment, accepted: Decimal | None
) -> None:
    """Let the decision stand on the evidence; while evaluators disagree it is open again."""
    agreed = evaluators_agree(decisions_on(unit, evidence))
    confirmed = judgment.decision is Decision.CONFIRMED
    evidence.state = EvidenceState(judgment.decision.value) if agreed else EvidenceState.SUBMITTED
    evidence.accepted = accepted if agreed else None
    evidence.decided_by_id = by.id if agreed else None
    evidence.decided_on = unit.today if agreed else None
    evidence.reason, evidence.remark = judgment.reason, judgment.remark
    if agreed and confirmed:
        _settle_relief(unit, evidence, by, judgment)


def _settle_relief(unit: Unit, evidence: Evidence, by: Evaluator, judgment: Judgment) -> None:
    """A confirmed waiver or exemption that a tracker named settles its line."""
    relief = {
        EvidenceClaim.WAIVER: LineStatus.WAIVED,
        EvidenceClaim.EXEMPTION: LineStatus.EXEMPT,
    }.get(evidence.claim)
    if relief is None:
        return
    line = evidence.line
    line.settled_as, line.settled_on, line.settled_by_id = relief, unit.today, by.id
    line.settled_because = judgment.basis or judgment.remark
