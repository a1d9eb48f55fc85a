"""Whether what is handed in for a requirement, or accepted of it, can be so at all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from certtrack_app.errors import Refusal
from certtrack_app.rules.requirement import ZERO, RequirementRule
from certtrack_app.rules.units import in_unit
from certtrack_app.rules.words import amount_in_words, day_in_words, joined, number_in_words

_LARGEST = Decimal(1_000_000)


@dataclass(frozen=True)
class Claim:
    """What somebody says a piece of evidence shows."""

    amount: Decimal | None = None
    unit: str = ""
    score: Decimal | None = None
    category: str = ""
    happened_on: date | None = None


def checked_claim(rule: RequirementRule, claim: Claim, today: date) -> Claim:
    """Take a claim, its amount in the requirement's unit.

    Raises Refusal for an amount, score, category or day that cannot be.
    """
    _refuse_score(rule, claim.score)
    _refuse_category(rule, claim.category)
    if claim.happened_on is not None and claim.happened_on > today:
        raise Refusal(f"{day_in_words(claim.happened_on)} has not come yet. Enter the day it was.")
    if claim.amount is None:
        return claim
    if not claim.amount.is_finite() or not ZERO < claim.amount <= _LARGEST:
        raise Refusal(
            f"{amount_in_words(claim.amount, rule.unit)} cannot be handed in. Enter how much."
        )
    amount = in_unit(claim.amount, claim.unit, rule.unit)
    return Claim(amount, rule.unit, claim.score, claim.category, claim.happened_on)


def refuse_accepting(claimed: Decimal | None, accepted: Decimal | None, unit: str) -> None:
    """Raise Refusal for accepting less than something, or more than was claimed."""
    if accepted is None:
        return
    if accepted <= ZERO:
        raise Refusal("To accept nothing of it, reject the evidence and say why.")
    if claimed is not None and accepted > claimed:
        raise Refusal(
            f"Only {amount_in_words(claimed, unit)} was handed in. Accept that much at most."
        )


def _refuse_score(rule: RequirementRule, score: Decimal | None) -> None:
    if score is None:
        return
    if not score.is_finite() or score < ZERO or (rule.maximum is not None and score > rule.maximum):
        most = f" and {number_in_words(rule.maximum)}" if rule.maximum is not None else " or more"
        between = "between 0" if rule.maximum is not None else "0"
        raise Refusal(f"A score of {score} cannot be here. Enter one {between}{most}.")


def _refuse_category(rule: RequirementRule, category: str) -> None:
    codes = [one.code for one in rule.categories]
    if category and codes and category not in codes:
        raise Refusal(f"“{category}” is no category of {rule.title}. Choose {joined(codes)}.")
