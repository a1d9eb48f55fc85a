from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.errors import Refusal
from certtrack_app.rules.term import Term, TermFacts, TermRule, add_months, in_words, term
from certtrack_app.rules.vocabulary import TermConvention
from tests.rules.facts import LAW

SAME = TermConvention.SAME_DAY
BEFORE = TermConvention.DAY_BEFORE
YEAR_END = TermConvention.YEAR_END
BIRTH = TermConvention.BIRTH_MONTH_END
PREVIOUS = TermConvention.PREVIOUS_EXPIRY
FIXED = TermConvention.FIXED_DATE


def reckon(rule: TermRule, facts: TermFacts) -> Term:
    return term(rule, facts)


@pytest.mark.parametrize(
    ("start", "months", "found"),
    [
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="31 January + 1 month"),
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="31 January + 1 month, leap year"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="29 February + 1 year"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="29 February + 4 years"),
        pytest.param(date(2026, 3, 31), 1, date(2026, 4, 30), id="31 March + 1 month"),
        pytest.param(date(2026, 11, 30), 3, date(2027, 2, 28), id="30 November + 3 months"),
        pytest.param(date(2026, 12, 15), 1, date(2027, 1, 15), id="over the end of the year"),
        pytest.param(date(2026, 3, 31), -1, date(2026, 2, 28), id="a month back"),
    ],
)
def test_months_go_to_the_same_day_or_to_the_last_of_the_month(
    start: date, months: int, found: date
) -> None:
    assert add_months(start, months) == found


@pytest.mark.parametrize(
    ("convention", "months", "start", "found"),
    [
        pytest.param(SAME, 36, date(2026, 5, 10), date(2029, 5, 10), id="same day, 3 years on"),
        pytest.param(SAME, 12, date(2024, 2, 29), date(2025, 2, 28), id="same day, from 29 Feb"),
        pytest.param(SAME, 1, date(2026, 1, 31), date(2026, 2, 28), id="same day, a month on"),
        pytest.param(BEFORE, 24, date(2026, 5, 10), date(2028, 5, 9), id="the day before"),
        pytest.param(BEFORE, 12, date(2026, 1, 1), date(2026, 12, 31), id="before New Year"),
        pytest.param(BEFORE, 12, date(2027, 3, 1), date(2028, 2, 29), id="before 1 March, leap"),
        pytest.param(BEFORE, 12, date(2024, 2, 29), date(2025, 2, 27), id="before, from 29 Feb"),
        pytest.param(YEAR_END, 36, date(2026, 1, 1), date(2029, 12, 31), id="31 December, early"),
        pytest.param(YEAR_END, 36, date(2026, 12, 31), date(2029, 12, 31), id="31 December, late"),
        pytest.param(YEAR_END, 6, date(2026, 9, 1), date(2027, 12, 31), id="31 December, 6 months"),
    ],
)
def test_a_term_in_months_ends_by_its_convention(
    convention: TermConvention, months: int, start: date, found: date
) -> None:
    assert reckon(TermRule(convention, months=months), TermFacts(start)).valid_through == found


@pytest.mark.parametrize(
    ("start", "days", "found"),
    [
        pytest.param(date(2026, 1, 1), 365, date(2027, 1, 1), id="365 days"),
        pytest.param(date(2028, 1, 1), 365, date(2028, 12, 31), id="365 days in a leap year"),
    ],
)
def test_a_term_in_days_ends_that_many_days_on(start: date, days: int, found: date) -> None:
    rule = TermRule(TermConvention.DAYS, days=days)
    assert reckon(rule, TermFacts(start)).valid_through == found


@pytest.mark.parametrize(
    ("start", "born", "found"),
    [
        pytest.param(date(2019, 5, 1), date(1980, 7, 3), date(2022, 7, 31), id="SHRM's example"),
        pytest.param(date(2022, 7, 31), date(1980, 7, 3), date(2025, 7, 31), id="the next cycle"),
        pytest.param(date(2026, 5, 10), date(1980, 3, 3), date(2030, 3, 31), id="born earlier"),
        pytest.param(date(2026, 5, 10), date(1980, 5, 30), date(2029, 5, 31), id="same month"),
        pytest.param(date(2025, 1, 9), date(1980, 2, 29), date(2028, 2, 29), id="February, leap"),
        pytest.param(date(2025, 2, 28), date(1980, 2, 29), date(2028, 2, 29), id="Feb to leap Feb"),
    ],
)
def test_a_term_that_ends_with_the_birth_month_is_never_short(
    start: date, born: date, found: date
) -> None:
    rule = TermRule(BIRTH, months=36)
    assert reckon(rule, TermFacts(start, birth_date=born)).valid_through == found


def test_a_birth_month_nobody_knows_is_asked_for() -> None:
    with pytest.raises(Refusal, match="no birth date"):
        reckon(TermRule(BIRTH, months=36), TermFacts(date(2026, 1, 1)))


def test_a_term_from_the_previous_expiry_does_not_look_at_the_day_of_renewal() -> None:
    rule = TermRule(PREVIOUS, months=36)
    facts = TermFacts(date(2026, 2, 1), previous_expiry=date(2025, 11, 30))
    found = reckon(rule, facts)
    assert found.valid_through == date(2028, 11, 30)
    assert found.because == (
        "Valid through 30 Nov 2028: 3 years after the previous expiry, reckoned from "
        "the previous expiry, 30 Nov 2025."
    )


def test_a_first_term_from_the_previous_expiry_runs_from_the_day_of_issue() -> None:
    found = reckon(TermRule(PREVIOUS, months=36), TermFacts(date(2026, 2, 1)))
    assert found.valid_through == date(2029, 2, 1)
    assert "reckoned from 1 Feb 2026" in found.because


@pytest.mark.parametrize(
    ("start", "minimum", "found"),
    [
        pytest.param(date(2026, 5, 10), 0, date(2026, 8, 31), id="this year's"),
        pytest.param(date(2026, 5, 10), 180, date(2027, 8, 31), id="too near, so next year's"),
        pytest.param(date(2026, 3, 4), 180, date(2026, 8, 31), id="just long enough"),
        pytest.param(date(2026, 3, 5), 180, date(2027, 8, 31), id="a day too short"),
        pytest.param(date(2026, 8, 30), 0, date(2026, 8, 31), id="issued the day before"),
        pytest.param(date(2026, 8, 31), 0, date(2027, 8, 31), id="issued on the day itself"),
    ],
)
def test_a_fixed_date_leaves_at_least_the_minimum(start: date, minimum: int, found: date) -> None:
    rule = TermRule(FIXED, fixed_month=8, fixed_day=31, minimum_days=minimum)
    assert reckon(rule, TermFacts(start)).valid_through == found


def test_a_fixed_date_may_be_years_on_and_may_be_the_last_of_february() -> None:
    rule = TermRule(FIXED, months=24, fixed_month=2, fixed_day=29)
    assert reckon(rule, TermFacts(date(2026, 1, 5))).valid_through == date(2028, 2, 29)
    assert reckon(rule, TermFacts(date(2026, 3, 5))).valid_through == date(2029, 2, 28)


def test_a_credential_may_never_expire() -> None:
    found = reckon(TermRule(TermConvention.NEVER), TermFacts(date(2026, 1, 1)))
    assert found == Term(None, "This credential does not expire.")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (TermRule(SAME, months=36), "the same day 3 years on"),
        (TermRule(BEFORE, months=18), "the day before the same day 18 months on"),
        (TermRule(TermConvention.DAYS, days=365), "365 days on"),
        (TermRule(YEAR_END, months=36), "31 December of the year 3 years on"),
        (
            TermRule(BIRTH, months=36),
            "the first end of the holder's birth month at least 3 years on",
        ),
        (TermRule(PREVIOUS, months=36), "3 years after the previous expiry"),
        (TermRule(FIXED, fixed_month=8, fixed_day=31), "the next 31 August"),
        (
            TermRule(FIXED, months=12, minimum_days=30),
            "the first 31 December at least 1 year and 30 days on",
        ),
        (TermRule(TermConvention.NEVER), "no end"),
    ],
)
def test_every_convention_is_said_in_words(rule: TermRule, words: str) -> None:
    assert in_words(rule) == words


rules = st.builds(
    TermRule,
    convention=st.sampled_from(TermConvention),
    months=st.integers(1, 120),
    days=st.integers(1, 4000),
    fixed_month=st.integers(1, 12),
    fixed_day=st.integers(1, 28),
    minimum_days=st.integers(0, 400),
)
dates = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@LAW
@given(rules, dates, dates)
def test_a_term_ends_after_it_starts_and_a_later_start_never_ends_it_earlier(
    rule: TermRule, start: date, later: date
) -> None:
    start, later = sorted((start, later))
    born = date(1980, 6, 15)
    ends = reckon(rule, TermFacts(start, birth_date=born)).valid_through
    later_ends = reckon(rule, TermFacts(later, birth_date=born)).valid_through
    if ends is None or later_ends is None:
        assert rule.convention is TermConvention.NEVER
    else:
        assert start < ends <= later_ends
