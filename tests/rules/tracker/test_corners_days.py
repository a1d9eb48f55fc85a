"""Real dates, serials and bare numbers of spreadsheets, at their edges."""

from datetime import date, datetime

import pytest

from certtrack_app.rules.tracker.dating import habit_of
from certtrack_app.rules.tracker.days import (
    DateText,
    Day,
    Order,
    day_of,
    month_of,
    number_as_date,
    real_date,
    swapped,
    whole_year,
)
from certtrack_app.rules.vocabulary import DatePrecision

TODAY = date(2026, 3, 2)


def on(found: DateText | None) -> str | None:
    assert found is not None
    day = found.read(None)
    return day.on if day else None


def either(first: str, second: str) -> DateText:
    """A text that reads as the first day first, as the second month first."""
    readings = {Order.DMY: first, Order.MDY: second}
    return DateText(
        {order: Day(iso, DatePrecision.DAY) for order, iso in readings.items() if iso},
        "date as text",
        ordered=True,
    )


@pytest.mark.parametrize(
    "moment", [datetime(1900, 1, 1), datetime(1904, 1, 1), datetime(1970, 1, 1)]
)
def test_the_first_day_of_a_calendar_stands_for_an_unknown_day(moment: datetime) -> None:
    found = real_date(moment, 1.0, TODAY)
    assert found.placeholder
    assert not found.impossible
    assert found.read(None) is None


def test_a_year_typed_under_a_date_format_is_that_year() -> None:
    assert on(real_date(datetime(1905, 7, 9), 2017.0, TODAY)) == "2017"


def test_a_date_cell_of_the_buddhist_era_is_counted_back() -> None:
    found = real_date(datetime(2567, 3, 12), 0.0, TODAY)
    assert found.buddhist
    assert on(found) == "2024-03-12"


def test_a_leap_day_the_counted_back_year_lacks_is_impossible() -> None:
    assert real_date(datetime(2568, 2, 29), 0.0, TODAY).impossible


def test_a_date_nobody_now_living_can_mean_is_impossible() -> None:
    assert real_date(datetime(2201, 3, 12), 0.0, TODAY).impossible


def test_a_short_year_is_of_this_century_unless_that_is_too_far_ahead() -> None:
    assert whole_year(24, TODAY, short=True) == 2024
    assert whole_year(99, TODAY, short=True) == 1999


def test_a_month_needs_a_year_and_one_of_twelve() -> None:
    assert month_of(2024, 13) is None
    assert month_of(None, 3) is None
    assert month_of(2024, 3) == Day("2024-03", DatePrecision.MONTH)
    assert day_of(None, 3, 2) is None


def test_day_and_month_can_be_exchanged_up_to_the_twelfth_only() -> None:
    assert swapped(datetime(2024, 3, 2)) == Day("2024-02-03", DatePrecision.DAY)
    assert swapped(datetime(2024, 3, 20)) is None


@pytest.mark.parametrize(
    ("number", "system", "day"),
    [
        (43817, 1900, "2019-12-18"),
        (42355, 1904, "2019-12-18"),
        (2017, 1900, "2017"),
        (20240302, 1900, "2024-03-02"),
    ],
)
def test_a_bare_number_can_be_a_serial_a_year_or_a_compact_date(
    number: float, system: int, day: str
) -> None:
    assert on(number_as_date(number, TODAY, system)) == day


@pytest.mark.parametrize("number", [12, 0.5, 20240231, 99999999.5])
def test_a_bare_number_that_fits_no_calendar_is_no_date(number: float) -> None:
    assert number_as_date(number, TODAY, 1900) is None


def test_a_written_order_settles_days_that_read_either_way() -> None:
    habit = habit_of([either("2024-05-04", "2024-04-05")], [], written=Order.DMY)
    assert habit.order is Order.DMY


def test_year_first_dates_of_a_column_may_have_the_day_before_the_month() -> None:
    odd = DateText(
        {Order.YDM: Day("2024-05-20", DatePrecision.DAY)}, "", ordered=True, year_first=True
    )
    assert habit_of([odd], []).year_first is Order.YDM


def test_year_first_dates_that_contradict_each_other_have_no_order() -> None:
    days = {Order.YDM: "2024-05-20", Order.YMD: "2024-05-20"}
    odd, usual = (
        DateText({order: Day(iso, DatePrecision.DAY)}, "", ordered=True, year_first=True)
        for order, iso in days.items()
    )
    assert habit_of([odd, usual], []).year_first is None
