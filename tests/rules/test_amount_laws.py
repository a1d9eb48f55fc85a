from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.requirement import QuotaKind
from tests.rules.adding_up import CREDITS, add_up, quota
from tests.rules.facts import (
    LAW,
    confirmed,
    day,
    hours_rule,
)

amounts = st.decimals(Decimal("0.25"), Decimal(60), places=2)
pieces = st.lists(
    st.builds(
        lambda number, accepted, received, category, paid: confirmed(
            number,
            accepted,
            received,
            category=category,
            attributes={"paid": paid, "group": not paid},
        ),
        st.integers(1, 999),
        amounts,
        st.integers(0, 250),
        st.sampled_from(["core", "ethics", "other", ""]),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda fact: fact.id,
)
WITH_CONDITIONS = hours_rule(
    100,
    quotas=(
        quota(QuotaKind.AT_MOST, "group", 20),
        quota(QuotaKind.AT_LEAST, "paid", 30),
        quota(QuotaKind.WITHIN_MONTHS, number=10, months=2),
    ),
    categories=CREDITS.categories,
)


@LAW
@given(pieces, amounts, st.sampled_from(["core", "ethics", "other", ""]), st.booleans())
def test_amounts_never_fall_by_confirming_more(
    before: list[EvidenceFact],
    more: Decimal,
    category: str,
    paid: bool,  # noqa: FBT001 a drawn value
) -> None:
    attributes = {"paid": paid, "group": not paid}
    added = confirmed(1000, str(more), 260, category=category, attributes=attributes)
    less = add_up(WITH_CONDITIONS, *before)
    found = add_up(WITH_CONDITIONS, *before, added)
    assert found.counted >= less.counted
    assert found.accepted == less.accepted + more
    assert found.met or not less.met


@LAW
@given(pieces)
def test_what_counts_is_never_more_than_what_was_accepted(before: list[EvidenceFact]) -> None:
    found = add_up(WITH_CONDITIONS, *before)
    assert found.counted <= found.accepted == found.claimed


@LAW
@given(pieces, st.integers(0, 330))
def test_progress_holds_until_the_day_it_names(before: list[EvidenceFact], count: int) -> None:
    first = add_up(WITH_CONDITIONS, *before, today=day(count))
    until = first.holds_until or day(count + 90)
    assert until > day(count)
    for later in (day(count + 1), day(count + 40)):
        if later < until:
            assert add_up(WITH_CONDITIONS, *before, today=later) == first
