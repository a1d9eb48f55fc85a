from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from certtrack_app.adapters.sheets.number_formats import (
    BUILT_IN,
    Reading,
    moment_of,
    reading_of,
    serial_of,
    take_number,
)
from certtrack_app.rules.tracker.cells import CellKind


@pytest.mark.parametrize(
    ("code", "reading"),
    [
        ("", Reading.NUMBER),
        ("General", Reading.NUMBER),
        ("0.00E+00", Reading.NUMBER),
        ('0.0" days"', Reading.NUMBER),
        ("#,##0.00 [$€-407]", Reading.NUMBER),
        ("[Red]0", Reading.NUMBER),
        ("_-* #,##0_-", Reading.NUMBER),
        ("@", Reading.NUMBER),
        ("yyyy-mm-dd", Reading.DATE),
        ("[$-409]d-mmm-yy;@", Reading.DATE),
        ("mmm", Reading.DATE),
        ("mmmm yyyy", Reading.DATE),
        ("dd/mm/yyyy hh:mm", Reading.DATE),
        ("[$-D07041E]bbbb", Reading.DATE),
        ("[<45000]yyyy;0", Reading.DATE),
        ("h:mm", Reading.TIME),
        ("h:mm AM/PM", Reading.TIME),
        ("mm:ss.0", Reading.TIME),
        ("[h]:mm", Reading.DURATION),
        ("[mm]:ss", Reading.DURATION),
    ],
)
def test_a_format_says_what_it_shows(code: str, reading: Reading) -> None:
    assert reading_of(code) is reading


@pytest.mark.parametrize("code", sorted(set(BUILT_IN.values())))
def test_openpyxl_finds_dates_under_the_same_built_in_formats(code: str) -> None:
    assert (reading_of(code) is not Reading.NUMBER) == is_date_format(code)


@pytest.mark.parametrize(
    ("number", "reading", "kind", "value"),
    [
        pytest.param(0, Reading.DATE, CellKind.DATE, datetime(1899, 12, 31), id="no day"),
        pytest.param(1, Reading.DATE, CellKind.DATE, datetime(1900, 1, 1), id="the first day"),
        pytest.param(59, Reading.DATE, CellKind.DATE, datetime(1900, 2, 28), id="before the gap"),
        pytest.param(61, Reading.DATE, CellKind.DATE, datetime(1900, 3, 1), id="after the gap"),
        pytest.param(0.5, Reading.DATE, CellKind.TIME, time(12), id="half a day"),
        pytest.param(-1, Reading.DATE, CellKind.NUMBER, -1, id="negative"),
        pytest.param(3e6, Reading.DATE, CellKind.NUMBER, 3e6, id="after the year 9999"),
        pytest.param(0, Reading.TIME, CellKind.TIME, time(0), id="midnight"),
        pytest.param(1.5, Reading.TIME, CellKind.DURATION, timedelta(hours=36), id="36 hours"),
        pytest.param(
            43817.5, Reading.TIME, CellKind.DATE, datetime(2019, 12, 18, 12), id="a day unseen"
        ),
        pytest.param(-0.5, Reading.DURATION, CellKind.DURATION, timedelta(hours=-12), id="owed"),
        pytest.param(1e9, Reading.DURATION, CellKind.NUMBER, 1e9, id="beyond all durations"),
    ],
)
def test_a_number_is_taken_as_its_format_shows_it(
    number: float, reading: Reading, kind: CellKind, value: object
) -> None:
    assert take_number(number, reading, 1900) == (kind, value)


def test_the_last_day_comes_sooner_when_days_are_counted_from_1904() -> None:
    last, beyond = (take_number(number, Reading.DATE, 1904) for number in (2_957_003, 2_957_004))

    assert last == (CellKind.DATE, datetime(9999, 12, 31))
    assert beyond == (CellKind.NUMBER, 2_957_004)


@given(st.floats(61, 2_957_003), st.sampled_from([1900, 1904]))
def test_moments_are_those_of_openpyxl(serial: float, date_system: int) -> None:
    epoch = CALENDAR_MAC_1904 if date_system == 1904 else CALENDAR_WINDOWS_1900

    theirs = from_excel(serial, epoch)

    assert isinstance(theirs, datetime)
    assert abs(moment_of(serial, date_system) - theirs) < timedelta(milliseconds=2)


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)), st.sampled_from([1900, 1904]))
def test_a_moment_has_the_serial_that_gives_it_back(moment: datetime, date_system: int) -> None:
    again = moment_of(serial_of(moment, date_system), date_system)

    assert abs(again - moment) < timedelta(milliseconds=2)
