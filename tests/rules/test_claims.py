from decimal import Decimal

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.claims import Claim, checked_claim, refuse_accepting
from certtrack_app.rules.requirement import Category
from tests.rules.facts import amount, day, hours_rule, paper_rule

TODAY = day(50)
HOURS = hours_rule(60, categories=(Category("core"), Category("ethics")))
EXAM = paper_rule("exam", maximum=Decimal(100))


def test_an_amount_is_taken_in_the_unit_of_its_requirement() -> None:
    found = checked_claim(HOURS, Claim(Decimal(90), "minutes", category="core"), TODAY)
    assert (found.amount, found.unit, found.category) == (Decimal("1.5"), "h", "core")


def test_a_claim_without_an_amount_is_taken_as_it_is() -> None:
    claim = Claim(score=Decimal(80), happened_on=TODAY)
    assert checked_claim(EXAM, claim, TODAY) == claim


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        pytest.param(Claim(Decimal(3), "sessions"), "cannot be counted here", id="wrong unit"),
        pytest.param(Claim(Decimal(0)), "0 h cannot be handed in", id="nothing"),
        pytest.param(Claim(Decimal(-2)), "-2 h cannot be handed in", id="less than nothing"),
        pytest.param(Claim(Decimal(10**7)), "cannot be handed in", id="beyond belief"),
        pytest.param(Claim(Decimal("NaN")), "cannot be handed in", id="no number"),
        pytest.param(Claim(category="art"), "Choose core and ethics", id="no category of it"),
        pytest.param(Claim(happened_on=day(51)), "has not come yet", id="tomorrow"),
    ],
)
def test_what_cannot_be_is_refused(claim: Claim, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        checked_claim(HOURS, claim, TODAY)


@pytest.mark.parametrize(
    ("score", "why"), [("101", "between 0 and 100"), ("-1", "between"), ("NaN", "between")]
)
def test_a_score_must_lie_within_its_scale(score: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        checked_claim(EXAM, Claim(score=Decimal(score)), TODAY)
    with pytest.raises(Refusal, match="Enter one 0 or more"):
        checked_claim(paper_rule(), Claim(score=Decimal(-1)), TODAY)


@pytest.mark.parametrize("score", ["0", "100"])
def test_a_score_at_either_end_of_its_scale_is_taken(score: str) -> None:
    claim = Claim(score=Decimal(score))
    assert checked_claim(EXAM, claim, TODAY) == claim


def test_a_requirement_without_categories_takes_any_word() -> None:
    claim = Claim(category="one_to_one")
    assert checked_claim(hours_rule(), claim, TODAY).category == "one_to_one"


@pytest.mark.parametrize(
    ("claimed", "accepted", "why"),
    [("10", "12", "Only 10 h was handed in"), ("10", "0", "reject"), (None, "-1", "reject")],
)
def test_no_more_is_accepted_than_was_handed_in_and_not_nothing(
    claimed: str | None, accepted: str, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        refuse_accepting(amount(claimed), amount(accepted), "h")


@pytest.mark.parametrize(("claimed", "accepted"), [("10", "10"), ("10", None), (None, "4")])
def test_as_much_as_was_handed_in_may_be_accepted(
    claimed: str | None, accepted: str | None
) -> None:
    refuse_accepting(amount(claimed), amount(accepted), "h")
