from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.amounts import CreditWindow, Progress, progress
from certtrack_app.rules.evidence import EvidenceFact, Piece, precision_end
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EvidenceClaim,
    EvidenceState,
    RequirementKind,
)
from tests.rules.facts import (
    LAW,
    amount,
    confirmed,
    day,
    hours_rule,
    imported,
    paper_rule,
    piece,
    rejected,
    submitted,
)

TODAY = day(300)


def quota(kind: QuotaKind, attribute: str = "", number: float = 0, **more: object) -> Quota:
    return Quota(kind, attribute, Decimal(str(number)), **more)  # type: ignore[arg-type]  # tests pass what fits


def numbers(*found: Decimal | None) -> tuple[float, ...]:
    return tuple(float(number or 0) for number in found)


def add_up(
    rule: RequirementRule, *evidence: EvidenceFact, today: date = TODAY, **more: CreditWindow
) -> Progress:
    return progress(rule, evidence, more.get("window"), today)


def test_hours_of_many_pieces_add_up_to_the_target() -> None:
    found = add_up(hours_rule(60), confirmed(1, 12), confirmed(2, 30.5))
    assert numbers(found.claimed, found.accepted, found.counted) == (42.5, 42.5, 42.5)
    assert not found.met
    assert found.missing == ("17.5 h of 60 h still wanted.",)


def test_the_target_is_met_when_it_is_reached_exactly() -> None:
    found = add_up(hours_rule(60), confirmed(1, 30), confirmed(2, 30))
    assert found.met
    assert found.missing == ()


def test_only_what_was_accepted_counts_of_what_was_claimed() -> None:
    found = add_up(hours_rule(60), confirmed(1, 50, claimed=Decimal(60)))
    assert numbers(found.claimed, found.accepted) == (60, 50)
    assert not found.met


def test_a_confirmation_without_an_amount_accepts_what_was_claimed() -> None:
    found = add_up(hours_rule(60), confirmed(1, claimed=Decimal(12)))
    assert numbers(found.accepted) == (12,)
    assert found.met is False


def test_evidence_rejected_or_withdrawn_is_not_claimed_any_more() -> None:
    gone = piece(2, state=EvidenceState.WITHDRAWN, claimed=Decimal(9))
    found = add_up(hours_rule(60), rejected(1, claimed=Decimal(5)), gone, submitted(3, 7))
    assert numbers(found.claimed, found.accepted) == (7, 0)


def test_what_a_tracker_says_is_claimed_and_not_counted() -> None:
    found = add_up(hours_rule(60), imported(1, EvidenceClaim.PROGRESS, claimed=Decimal(12)))
    assert numbers(found.claimed, found.accepted, found.counted) == (12, 0, 0)


def test_three_times_twenty_minutes_are_an_hour() -> None:
    third = "0.333"
    found = add_up(hours_rule(1), *(confirmed(number, third) for number in (1, 2, 3)))
    assert found.met


def test_a_confirmed_completion_without_any_amount_is_the_evaluators_word_for_the_whole() -> None:
    rule = hours_rule(60, quotas=(quota(QuotaKind.AT_LEAST, "paid", 30),))
    found = add_up(rule, confirmed(1, 12), confirmed(2))
    assert found.met
    assert numbers(found.claimed, found.accepted, found.counted) == (60, 60, 60)


def test_an_evaluators_word_for_the_whole_takes_nothing_from_what_was_counted() -> None:
    found = add_up(hours_rule(10), confirmed(1, 12, claimed=Decimal(15)), confirmed(2))
    assert numbers(found.claimed, found.accepted, found.counted) == (15, 12, 12)
    assert found.covered


def test_a_confirmed_beginning_without_an_amount_adds_nothing() -> None:
    found = add_up(hours_rule(60), confirmed(1, claim=EvidenceClaim.PROGRESS))
    assert numbers(found.accepted) == (0,)
    assert found.met is False


def test_hours_without_a_target_are_met_by_any_that_are_confirmed() -> None:
    assert add_up(hours_rule(None)).missing == ("Nothing is confirmed yet.",)
    assert add_up(hours_rule(None)).target is None
    assert add_up(hours_rule(None), confirmed(1, 0.5)).met
    assert add_up(hours_rule(None), confirmed(1)).met


def test_a_document_is_met_by_one_confirmed_piece() -> None:
    assert add_up(paper_rule()).missing == ("1 of 1 to confirm.",)
    found = add_up(paper_rule(), confirmed(1))
    assert found.met
    assert numbers(found.target, found.accepted) == (1, 1)


def test_two_recordings_are_two_pieces() -> None:
    rule = paper_rule(target=Decimal(2))
    assert add_up(rule, confirmed(1)).missing == ("1 of 2 to confirm.",)
    assert add_up(rule, confirmed(1), confirmed(2)).met
    assert add_up(rule, confirmed(1, 2)).met


def test_one_document_is_one_piece_whatever_amount_came_with_it() -> None:
    found = add_up(paper_rule(), confirmed(1, 3))
    assert numbers(found.claimed, found.accepted, found.counted) == (1, 1, 1)


def test_a_beginning_is_no_piece() -> None:
    assert not add_up(paper_rule(), confirmed(1, claim=EvidenceClaim.PROGRESS)).met


@pytest.mark.parametrize(
    ("score", "met"),
    [
        pytest.param(69, False, id="a point short"),
        pytest.param(70, True, id="the pass mark itself"),
        pytest.param(None, True, id="no score, so the evaluator's word"),
    ],
)
def test_a_score_below_the_pass_mark_does_not_count(score: int | None, met: bool) -> None:  # noqa: FBT001 a case of the table
    rule = paper_rule("exam", kind=RequirementKind.ASSESSMENT, pass_mark=Decimal(70))
    found = add_up(rule, confirmed(1, score=amount(score)))
    assert found.met is met
    said = () if met else ("A score of 69 does not reach the pass mark of 70.",)
    assert found.not_counted == said


def test_a_failed_retake_takes_nothing_from_a_passed_exam() -> None:
    rule = paper_rule("exam", kind=RequirementKind.ASSESSMENT, pass_mark=Decimal(70))
    assert add_up(rule, confirmed(1, score=Decimal(80)), confirmed(2, score=Decimal(40))).met


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
            "It must stretch over at least 3 months: begun on 14 March 2026, something on "
            "14 June 2026 or later is wanted."
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
            "Evidence of 1 January 2027 does not count: only what is by a specialist counts from "
            "1 January 2027 on."
        ),
    )
    by_specialist = confirmed(3, 6, happened_on=date(2027, 1, 2), attributes={"specialist": True})
    assert add_up(rule, before, by_specialist).met
    a_little = confirmed(4, 0.5, happened_on=date(2027, 1, 2), attributes={"specialist": True})
    assert add_up(rule, a_little).counted == Decimal("0.5")
    always = hours_rule(1, quotas=(quota(QuotaKind.ONLY, "specialist"),))
    assert add_up(always, before).not_counted == (
        "Evidence of 31 December 2026 does not count: only what is specialist counts.",
    )


# ICF's renewal: 40 CCE, at least 24 core competencies of which 3 ethics, 16 other at most.

CREDITS = RequirementRule(
    code="cce",
    title="CCE",
    kind=RequirementKind.CREDITS,
    target=Decimal(40),
    unit="CCE",
    categories=(
        Category("core", "core competencies", Decimal(24)),
        Category("ethics", "ethics", Decimal(3), within="core"),
        Category("other", "resource development", cap=Decimal(16)),
    ),
)


def credit(number: int, accepted: float, category: str) -> EvidenceFact:
    return confirmed(number, accepted, category=category)


def test_credits_count_by_category_with_minimum_and_cap() -> None:
    found = add_up(CREDITS, credit(1, 23, "core"), credit(2, 20, "other"))
    assert numbers(found.accepted, found.counted) == (43, 39)
    assert found.missing == (
        "1 CCE of 40 CCE still wanted.",
        "At least 24 CCE of core competencies wanted; 23 CCE confirmed so far.",
        "At least 3 CCE of ethics wanted; 0 CCE confirmed so far.",
    )
    assert found.not_counted == ("4 CCE of resource development beyond the 16 CCE that count.",)


def test_a_category_within_another_counts_there_as_well() -> None:
    found = add_up(CREDITS, credit(1, 21, "core"), credit(2, 3, "ethics"), credit(3, 16, "other"))
    assert found.met


def test_credits_without_a_category_count_to_the_whole_alone() -> None:
    found = add_up(CREDITS, credit(1, 40, ""), credit(2, 5, "unheard of"))
    assert found.counted == 45
    assert not found.met


def test_categories_that_lie_within_each_other_do_not_hang() -> None:
    circle = (Category("a", within="b"), Category("b", within="a"))
    assert add_up(hours_rule(1, categories=circle), credit(1, 1, "a")).counted >= 0


CYCLE = CreditWindow(date(2026, 3, 1), date(2026, 3, 31), "the cycle")


@pytest.mark.parametrize(
    ("happened_on", "precision", "counts"),
    [
        pytest.param(date(2026, 2, 28), DatePrecision.DAY, False, id="the day before"),
        pytest.param(date(2026, 3, 1), DatePrecision.DAY, True, id="first day"),
        pytest.param(date(2026, 3, 31), DatePrecision.DAY, True, id="last day"),
        pytest.param(date(2026, 4, 1), DatePrecision.DAY, False, id="the day after"),
        pytest.param(date(2026, 2, 1), DatePrecision.MONTH, False, id="the month before"),
        pytest.param(date(2026, 1, 1), DatePrecision.YEAR, True, id="that year"),
        pytest.param(date(2025, 1, 1), DatePrecision.YEAR, False, id="the year before"),
    ],
)
def test_credits_outside_the_cycle_do_not_count_and_say_why(
    happened_on: date,
    precision: DatePrecision,
    counts: bool,  # noqa: FBT001 a case of the table
) -> None:
    fact = confirmed(1, 5, happened_on=happened_on, happened_precision=precision)
    found = add_up(hours_rule(5), fact, window=CYCLE)
    assert found.met is counts
    if not counts:
        assert "the cycle runs from 1 March 2026 through 31 March 2026" in found.not_counted[0]


def test_credits_of_an_unknown_day_are_taken_for_the_day_they_came() -> None:
    fact = confirmed(1, 5, received=70, happened_on=None)
    assert add_up(hours_rule(5), fact, window=CYCLE).met


def test_a_vague_date_ends_with_its_month_or_year() -> None:
    assert precision_end(date(2024, 2, 1), DatePrecision.MONTH) == date(2024, 2, 29)
    assert precision_end(date(2024, 1, 1), DatePrecision.YEAR) == date(2024, 12, 31)


def test_what_waits_may_cover_the_rest_of_the_target() -> None:
    short = add_up(hours_rule(60), confirmed(1, 12), submitted(2, 40))
    assert (short.met, short.covered) == (False, False)
    enough = add_up(hours_rule(60), confirmed(1, 12), submitted(2, 48))
    assert (enough.met, enough.covered) == (False, True)
    assert not add_up(hours_rule(60)).covered
    assert add_up(hours_rule(60), submitted(1)).covered
    assert add_up(paper_rule(), submitted(1)).covered


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
