from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.rules.evidence import Piece
from certtrack_app.rules.requirement import QuotaKind
from tests.rules.adding_up import add_up, numbers, quota
from tests.rules.facts import (
    confirmed,
    hours_rule,
    submitted,
)

# ICF's conditions on client hours: 75 of 100 paid, 8 clients, 25 h within 18 months.


def test_75_of_100_hours_must_be_paid() -> None:
    rule = hours_rule(100, quotas=(quota(QuotaKind.AT_LEAST, "paid", 75),))
    found = add_up(rule, confirmed(1, 100, attributes={"paid": 60}))
    assert found.missing == ("75 h paid are wanted; 60 h confirmed so far.",)
    both = add_up(
        rule, confirmed(1, 60, attributes={"paid": True}), confirmed(2, 40, attributes={"paid": 15})
    )
    assert both.met


@pytest.mark.parametrize(
    ("value", "bearing"),
    [
        (True, 10),
        (False, 0),
        (None, 0),
        ("yes", 10),
        ("no", 0),
        ("", 0),
        (4, 4),
        (4.5, 4.5),
        (99, 10),
        (-3, 0),
        (Decimal(2), 2),
        ("2.5", 10),
    ],
)
def test_an_attribute_is_all_or_nothing_or_the_amount_that_bears_it(
    value: object, bearing: float
) -> None:
    fact = confirmed(1, 10, attributes={} if value is None else {"paid": value})
    assert Piece(fact, Decimal(10)).bearing("paid") == Decimal(str(bearing))


def test_a_category_counts_as_an_attribute() -> None:
    rule = hours_rule(10, quotas=(quota(QuotaKind.AT_LEAST, "one_to_one", 3, title="one-to-one"),))
    short = add_up(rule, confirmed(1, 10))
    assert short.missing == ("3 h one-to-one are wanted; 0 h confirmed so far.",)
    assert add_up(rule, confirmed(1, 7), confirmed(2, 3, category="one_to_one")).met


def test_eight_clients_must_be_eight_different_people() -> None:
    eight = quota(QuotaKind.DISTINCT, "client", 3, title="different clients")
    rule = hours_rule(10, quotas=(eight,))
    twice = add_up(
        rule,
        confirmed(1, 5, attributes={"client": "Ada; ada ; Bo"}),
        confirmed(2, 5, attributes={"client": ["BO"]}),
    )
    assert twice.missing == ("3 different clients are wanted; 2 confirmed so far.",)
    third = confirmed(3, 5, attributes={"client": ["Cy", ""]})
    assert add_up(rule, confirmed(1, 5, attributes={"client": "Ada;Bo"}), third).met


def test_a_bare_count_of_clients_is_never_added_to_another() -> None:
    rule = hours_rule(10, quotas=(quota(QuotaKind.DISTINCT, "client", 8),))
    log = {"client": 5}
    assert not add_up(rule, confirmed(1, 5, attributes=log), confirmed(2, 5, attributes=log)).met
    assert add_up(rule, confirmed(1, 10, attributes={"client": 8}), confirmed(2, 1)).met


RECENT = quota(QuotaKind.WITHIN_MONTHS, number=25, months=18)


def test_25_hours_must_lie_within_the_last_18_months() -> None:
    rule = hours_rule(100, quotas=(RECENT,))
    old = confirmed(1, 90, happened_on=date(2024, 1, 1))
    new = confirmed(2, 25, happened_on=date(2025, 3, 10))
    assert add_up(rule, old, new, today=date(2026, 9, 10)).met
    late = add_up(rule, old, new, today=date(2026, 9, 11))
    assert late.missing == ("25 h within the last 18 months are wanted; 0 h confirmed so far.",)


def test_what_is_recent_says_until_when_it_is() -> None:
    rule = hours_rule(100, quotas=(RECENT,))
    new = confirmed(2, 100, happened_on=date(2025, 3, 10))
    assert add_up(rule, new, today=date(2026, 1, 1)).holds_until == date(2026, 9, 11)
    assert add_up(rule, new, today=date(2026, 9, 11)).holds_until is None


def test_what_happened_on_the_last_of_a_long_month_stays_recent_through_the_short_one() -> None:
    rule = hours_rule(1, quotas=(quota(QuotaKind.WITHIN_MONTHS, number=1, months=1),))
    new = confirmed(1, 1, happened_on=date(2026, 2, 28))
    # 28 to 31 March all reach back to 28 February, which is the last of its month.
    assert add_up(rule, new, today=date(2026, 3, 1)).holds_until == date(2026, 4, 1)
    assert add_up(rule, new, today=date(2026, 3, 31)).met
    assert not add_up(rule, new, today=date(2026, 4, 1)).met


def test_of_several_recent_amounts_the_first_to_grow_old_says_when_to_look_again() -> None:
    windows = tuple(quota(QuotaKind.WITHIN_MONTHS, number=1, months=months) for months in (6, 3))
    fact = confirmed(1, 5, happened_on=date(2026, 1, 10))
    found = add_up(hours_rule(5, quotas=windows), fact, today=date(2026, 2, 1))
    assert found.holds_until == date(2026, 4, 11)


def test_mentoring_must_stretch_over_three_months() -> None:
    rule = hours_rule(10, quotas=(quota(QuotaKind.OVER_MONTHS, months=3),))
    first = confirmed(1, 5, happened_on=date(2026, 3, 14))
    assert add_up(rule).missing == ("10 h of 10 h still wanted.",)
    assert "at least 3 months" in add_up(rule, submitted(1, 3)).missing[1]
    early = add_up(rule, first, confirmed(2, 5, happened_on=date(2026, 6, 13)))
    assert early.missing == (
        (
            "It must stretch over at least 3 months: begun on 14 Mar 2026, something on "
            "14 Jun 2026 or later is wanted."
        ),
    )
    assert add_up(rule, first, confirmed(2, 5, happened_on=date(2026, 6, 14))).met


def test_one_log_may_cover_the_whole_stretch() -> None:
    rule = hours_rule(10, quotas=(quota(QuotaKind.OVER_MONTHS, months=3),))
    log = confirmed(1, 10, began_on=date(2026, 3, 14), happened_on=date(2026, 6, 14))
    assert add_up(rule, log).met


def test_no_more_than_7_hours_in_a_group_count() -> None:
    rule = hours_rule(10, quotas=(quota(QuotaKind.AT_MOST, "group", 7),))
    group = {"group": True}
    found = add_up(rule, confirmed(1, 9, attributes=group), confirmed(2, 2))
    assert numbers(found.accepted, found.counted) == (11, 9)
    assert found.met is False
    two = add_up(rule, confirmed(1, 5, attributes=group), confirmed(2, 4, attributes=group))
    assert two.counted == 7
    assert found.not_counted == ("2 beyond the 7 group that count.",)


def test_what_happened_from_a_day_on_counts_only_with_the_attribute() -> None:
    only = quota(QuotaKind.ONLY, "specialist", since=date(2027, 1, 1), title="by a specialist")
    rule = hours_rule(10, quotas=(only,))
    before = confirmed(1, 4, happened_on=date(2026, 12, 31))
    after = confirmed(2, 4, happened_on=date(2027, 1, 1))
    found = add_up(rule, before, after)
    assert found.counted == 4
    assert found.not_counted == (
        (
            "Evidence of 1 Jan 2027 does not count: only what is by a specialist counts from "
            "1 Jan 2027 on."
        ),
    )
    by_specialist = confirmed(3, 6, happened_on=date(2027, 1, 2), attributes={"specialist": True})
    assert add_up(rule, before, by_specialist).met
    a_little = confirmed(4, 0.5, happened_on=date(2027, 1, 2), attributes={"specialist": True})
    assert add_up(rule, a_little).counted == Decimal("0.5")
    always = hours_rule(1, quotas=(quota(QuotaKind.ONLY, "specialist"),))
    assert add_up(always, before).not_counted == (
        "Evidence of 31 Dec 2026 does not count: only what is specialist counts.",
    )
