from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from certtrack_app.rules.words import (
    amount_in_words,
    count_in_words,
    day_in_full,
    day_in_words,
    day_of_year_in_words,
    joined,
    moment_in_words,
    month_in_words,
    months_in_words,
    number_in_words,
)


def test_a_day_is_said_so_that_nobody_takes_the_month_for_the_day() -> None:
    assert day_in_words(date(2026, 3, 4)) == "4 Mar 2026"
    assert day_of_year_in_words(date(2026, 9, 30)) == "30 Sep"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "1 January 2026"),
        (date(2028, 2, 29), "29 February 2028"),
        (date(2026, 12, 31), "31 December 2026"),
    ],
    ids=["first month", "leap day", "last month"],
)
def test_paper_writes_the_month_out(day: date, words: str) -> None:
    assert day_in_full(day) == words


@pytest.mark.parametrize(
    ("number", "words"), [("12.50", "12.5"), ("100", "100"), ("1E+2", "100"), ("0.0", "0")]
)
def test_a_number_has_no_trailing_zeros_and_no_exponent(number: str, words: str) -> None:
    assert number_in_words(Decimal(number)) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("12", "h", "12 h"),
        ("1", "sessions", "1 session"),
        ("2", "sessions", "2 sessions"),
        ("1", "", "1"),
        ("1", "h", "1 h"),
    ],
)
def test_an_amount_is_said_with_its_unit(number: str, unit: str, words: str) -> None:
    assert amount_in_words(Decimal(number), unit) == words


def test_counts_months_and_lists_read_as_a_sentence_does() -> None:
    assert count_in_words(1, "day") == "1 day"
    assert count_in_words(3, "day") == "3 days"
    assert count_in_words(2, "person", "people") == "2 people"
    assert months_in_words(36) == "3 years"
    assert months_in_words(12) == "1 year"
    assert months_in_words(18) == "18 months"
    assert months_in_words(0) == "0 months"
    assert month_in_words(2) == "February"
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_a_moment_is_said_by_the_clock_of_its_zone() -> None:
    assert moment_in_words(datetime(2026, 3, 3, 9, 5, tzinfo=UTC)) == "3 Mar 2026, 9:05"
