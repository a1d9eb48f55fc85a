"""Dates as people type them: ranges, month names, short years, other eras, and none at all."""

import pytest

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.datetexts import DateFinder
from certtrack_app.rules.tracker.days import DateText, Order
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.vocabulary import DatePrecision
from tests.rules.tracker.tracker_books import TODAY


def finder() -> DateFinder:
    return Interpreter(shipped_vocabulary(), TODAY).dates


def whole(text: str) -> DateText:
    found = finder().whole(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6 -24 July 2026", "2026-07-24"),
        ("28 Feb - 3 March 2024", "2024-03-03"),
        ("July 6-24, 2026", "2026-07-24"),
        ("10-12.02.2025", "2025-02-12"),
        ("28.02-03.03.2025", "2025-03-03"),
        ("13/02/2024 - 15/02/2024", "2024-02-15"),
        ("2023/24", "2024"),
        ("2023-2024", "2024"),
    ],
)
def test_a_range_of_days_ends_on_its_last_day(text: str, day: str) -> None:
    found = whole(text)
    read = found.read(None)
    assert found.rule == "end of a range"
    assert read is not None
    assert read.on == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 March 2024", "2024-03-02"),
        ("2nd of March, 2024", "2024-03-02"),
        ("March 2, 2024", "2024-03-02"),
        ("2024 March 2", "2024-03-02"),
        ("2-Mar-24", "2024-03-02"),
        ("2 Mar 99", "1999-03-02"),
        ("20240302", "2024-03-02"),
        ("Saturday 2 March 2024", "2024-03-02"),
    ],
)
def test_a_day_reads_the_same_however_its_parts_are_ordered(text: str, day: str) -> None:
    read = whole(text).read(None)
    assert read is not None
    assert (read.on, read.precision) == (day, DatePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("Feb.2024", "2024-02", DatePrecision.MONTH),
        ("2024 March", "2024-03", DatePrecision.MONTH),
        ("03/2024", "2024-03", DatePrecision.MONTH),
        ("2024-03", "2024-03", DatePrecision.MONTH),
        ("2024", "2024", DatePrecision.YEAR),
        ("FY2024", "2024", DatePrecision.YEAR),
    ],
)
def test_what_is_not_known_of_a_date_is_not_made_up(
    text: str, on: str, precision: DatePrecision
) -> None:
    read = whole(text).read(None)
    assert read is not None
    assert (read.on, read.precision) == (on, precision)


@pytest.mark.parametrize("text", ["12 มี.ค. 2567", "12 มี.ค. 67", "12/03/2567"])
def test_a_year_of_the_buddhist_era_is_counted_back_and_marked(text: str) -> None:
    found = whole(text)
    assert found.buddhist
    read = found.read(Order.DMY)
    assert read is not None
    assert read.on == "2024-03-12"


@pytest.mark.parametrize("text", ["31 February 2024", "31/02/2024", "20240231", "Feb 1800"])
def test_a_day_the_calendar_does_not_have_is_seen_as_impossible(text: str) -> None:
    assert whole(text).impossible


def test_days_of_a_range_beyond_the_month_are_impossible() -> None:
    assert whole("30-31.02.2025").impossible


@pytest.mark.parametrize(
    "text",
    ["12 03 24", "no digits", "12 Wrong 2024", "Wrong 12 2024", "13/2024", "2020-2024", "1234"],
)
def test_a_text_that_only_resembles_a_date_is_none(text: str) -> None:
    assert finder().whole(text) is None


def test_a_short_year_may_stand_first() -> None:
    found = whole("24-03-02")
    assert {order: day.on for order, day in found.readings.items()} == {
        Order.DMY: "2002-03-24",
        Order.YMD: "2024-03-02",
    }


def test_two_days_joined_by_and_stay_two_days() -> None:
    found = finder().within("13/02/2024 and 15/02/2024")
    assert [one.date.readings[Order.DMY].on for one in found] == ["2024-02-13", "2024-02-15"]


def test_a_range_whose_last_day_is_impossible_is_no_range() -> None:
    assert all(
        one.date.rule != "end of a range" for one in finder().within("28 Feb - 31 June 2024")
    )


def test_a_year_and_a_word_that_is_no_month_is_only_a_year() -> None:
    (found,) = finder().within("2024 Cohort")
    assert found.date.read(None) is not None
    assert found.date.rule == "year"
