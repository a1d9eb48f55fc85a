"""What a number format makes of a number: a date, a time, a duration, or the number itself."""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum, unique
from functools import lru_cache
from typing import assert_never

from certtrack_app.rules.tracker.cells import CellKind

LAST_SERIAL = 2_958_465.99999
"""31 December 9999; beyond it a spreadsheet shows ####."""

LEAP_DAY_THAT_NEVER_WAS = 60
"""Serial 60 is 29 February 1900, which Excel counts and the calendar does not."""

LARGEST_DURATION = 366.0
"""Days; a larger number under a format of hours alone is a moment whose date is not shown."""

MAC_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001 - a cell's moment knows no time zone
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - likewise
EPOCH_BEFORE_LEAP_DAY = datetime(1899, 12, 31)  # noqa: DTZ001 - likewise

DAYS_APART = 1462
"""Between the epochs of the two date systems, by Excel's count."""

BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
"""ECMA-376 part 1, 18.8.30; the formats of East Asian Excels stand in by their kind."""

BEYOND_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Text, padding, colors, locales and conditions: nothing that says date or time."""

ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
HALF_OF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)


@unique
class Reading(StrEnum):
    """What kind of value a number format shows."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"


@lru_cache(maxsize=4096)
def reading_of(number_format: str) -> Reading:
    """Tell from the first section of a format what it shows."""
    if not number_format or number_format.casefold() == "general":
        return Reading.NUMBER
    letters = BEYOND_LETTERS.sub("", number_format).split(";")[0].casefold()
    if ELAPSED.search(letters):
        return Reading.DURATION
    return _reading_of_letters(EXPONENT.sub("", letters))


def _reading_of_letters(letters: str) -> Reading:
    plain = HALF_OF_DAY.sub("h", letters)
    if "general" in plain or not set(plain) & set("ymdhsb"):
        return Reading.NUMBER
    if set(plain) & set("ydb") or not set(plain) & set("hs"):
        return Reading.DATE
    return Reading.DATE if "mmm" in plain else Reading.TIME


def moment_of(serial: float, date_system: int) -> datetime:
    """Turn a serial number of days into a moment, to the millisecond as Excel keeps it."""
    days, part = divmod(serial, 1)
    if date_system == MAC_EPOCH.year:
        epoch = MAC_EPOCH
    elif days < LEAP_DAY_THAT_NEVER_WAS:
        epoch = EPOCH_BEFORE_LEAP_DAY
    else:
        epoch = EPOCH
    return epoch + timedelta(days=days, milliseconds=round(part * 86_400_000))


def serial_of(moment: datetime, date_system: int) -> float:
    """Turn a moment into the serial number a workbook would store."""
    epoch = MAC_EPOCH if date_system == MAC_EPOCH.year else EPOCH
    serial = (moment - epoch) / timedelta(days=1)
    before_leap_day = epoch is EPOCH and serial <= LEAP_DAY_THAT_NEVER_WAS
    return serial - 1 if before_leap_day else serial


def take_number(
    number: float, reading: Reading, date_system: int
) -> tuple[CellKind, int | float | datetime | time | timedelta]:
    """Take a stored number as its format shows it.

    A negative number or one past the year 9999 under a date format stays a number: a spreadsheet
    shows it as ####. A part of a day under a date format is a time.
    """
    match reading:
        case Reading.NUMBER:
            return CellKind.NUMBER, number
        case Reading.DURATION:
            return _duration(number)
        case Reading.DATE | Reading.TIME:
            return _moment(number, reading, date_system)
        case _:
            assert_never(reading)


def _duration(number: float) -> tuple[CellKind, float | timedelta]:
    if abs(number) > LAST_SERIAL:
        return CellKind.NUMBER, number
    return CellKind.DURATION, timedelta(milliseconds=round(number * 86_400_000))


def _moment(
    number: float, reading: Reading, date_system: int
) -> tuple[CellKind, float | datetime | time | timedelta]:
    last = LAST_SERIAL - (DAYS_APART if date_system == MAC_EPOCH.year else 0)
    if not 0 <= number <= last:
        return CellKind.NUMBER, number
    if reading is Reading.TIME and 1 <= number < LARGEST_DURATION:
        return _duration(number)
    moment = moment_of(number, date_system)
    is_time = number < 1 and (reading is Reading.TIME or number > 0)
    return (CellKind.TIME, moment.time()) if is_time else (CellKind.DATE, moment)
