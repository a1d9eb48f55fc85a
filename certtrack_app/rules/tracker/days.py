"""A day, month or year as a tracker may write it, with every way it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum, unique
from functools import lru_cache
from typing import NamedTuple

from certtrack_app.rules.vocabulary import DatePrecision

BUDDHIST_YEARS = 543
_BUDDHIST_FIRST, _BUDDHIST_LAST = 2440, 2640
_EARLIEST = 1950
_FURTHEST_AHEAD = 30
_SHORT_YEAR, _CENTURY, _PIVOT_AHEAD = 100, 100, 20
_MONTHS = 12
_EPOCHS = {1900: datetime(1899, 12, 30), 1904: datetime(1904, 1, 1)}  # noqa: DTZ001
_FIRST_SERIAL, _LAST_SERIAL = 18264, 62093  # 1950 and 2070, as numbers of days
_PLACEHOLDERS = frozenset(
    {
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1901, 1, 1),
        date(1904, 1, 1),
        date(1904, 1, 2),
        date(1970, 1, 1),
        date(9999, 12, 31),
    }
)


@unique
class Order(StrEnum):
    """In which order a numeric date gives day, month and year."""

    DMY = "day first"
    MDY = "month first"
    YMD = "year first"
    YDM = "year, day, month"


class Day(NamedTuple):
    """A day, month or year: ISO text cut to its precision."""

    on: str
    precision: DatePrecision


@dataclass(frozen=True)
class DateText:
    """A text that is a date, with every reading the calendar allows.

    A text whose order matters has one reading an order; another has its reading under all.
    Without any reading it looks like a date and cannot be one.
    """

    readings: Mapping[Order, Day]
    rule: str
    ordered: bool = False
    buddhist: bool = False
    placeholder: bool = False
    year_first: bool = False

    @property
    def impossible(self) -> bool:
        """Whether the calendar has no such day."""
        return not self.readings and not self.placeholder

    @property
    def ambiguous(self) -> bool:
        """Whether its readings differ."""
        return len(set(self.readings.values())) > 1

    def read(self, order: Order | None) -> Day | None:
        """Give the day in that order, or the only day it can be."""
        if order is not None and order in self.readings:
            return self.readings[order]
        days = set(self.readings.values())
        return days.pop() if len(days) == 1 else None


def certain(day: Day, rule: str, *, buddhist: bool = False) -> DateText:
    """Make a date text that can be read in one way only."""
    return DateText(dict.fromkeys(Order, day), rule, buddhist=buddhist)


def whole_year(number: int, today: date, *, short: bool = False) -> int | None:
    """Complete a year: 24 is 2024, 2567 is 2024 of the Buddhist era; None where none is meant."""
    if short and number < _SHORT_YEAR:
        century = today.year - today.year % _CENTURY
        year = century + number
        return year if year <= today.year + _PIVOT_AHEAD else year - _CENTURY
    if is_buddhist(number):
        number -= BUDDHIST_YEARS
    return number if _EARLIEST <= number <= today.year + _FURTHEST_AHEAD else None


def is_buddhist(year: int) -> bool:
    """Tell whether a year can only be counted in the Buddhist era."""
    return _BUDDHIST_FIRST <= year <= _BUDDHIST_LAST


def day_of(year: int | None, month: int, day: int) -> Day | None:
    """Give the day, or None where the calendar has none such."""
    if year is None:
        return None
    try:
        return Day(date(year, month, day).isoformat(), DatePrecision.DAY)
    except ValueError:
        return None


def month_of(year: int | None, month: int) -> Day | None:
    """Give the month, or None where there is none such."""
    if year is None or not 1 <= month <= _MONTHS:
        return None
    return Day(f"{year:04d}-{month:02d}", DatePrecision.MONTH)


def year_of(year: int) -> Day:
    """Give the year as far as it is known."""
    return Day(f"{year:04d}", DatePrecision.YEAR)


@lru_cache(maxsize=8192)
def real_date(moment: datetime, serial: float, today: date) -> DateText:
    """Read a cell that holds a date: a day, or a year typed under a date format."""
    if moment.date() in _PLACEHOLDERS:
        return DateText({}, "placeholder date", placeholder=True)
    if serial and serial.is_integer() and (year := _plain_year(int(serial), today)):
        return certain(year_of(year), "year in a date cell")
    if is_buddhist(moment.year):
        return _buddhist_day(moment)
    if whole_year(moment.year, today) is None:
        return DateText({}, "impossible date")
    return certain(Day(moment.date().isoformat(), DatePrecision.DAY), "date in column")


def _buddhist_day(moment: datetime) -> DateText:
    day = day_of(moment.year - BUDDHIST_YEARS, moment.month, moment.day)
    if day is None:
        return DateText({}, "impossible date")
    return certain(day, "Buddhist era", buddhist=True)


def swapped(moment: datetime) -> Day | None:
    """Give the day with day and month exchanged."""
    return day_of(moment.year, moment.day, moment.month)


def _plain_year(number: int, today: date) -> int | None:
    return number if _EARLIEST <= number <= today.year + _FURTHEST_AHEAD else None


def number_as_date(number: float, today: date, date_system: int) -> DateText | None:
    """Read a bare number as a date where it can be one: a serial, a year, or 20240302."""
    if float(number).is_integer() and (year := _plain_year(int(number), today)):
        return certain(year_of(year), "year")
    if _FIRST_SERIAL <= number + (1462 if date_system == 1904 else 0) <= _LAST_SERIAL:  # noqa: PLR2004
        moment = _EPOCHS[date_system] + timedelta(days=int(number))
        return certain(Day(moment.date().isoformat(), DatePrecision.DAY), "serial number")
    return _compact(number, today)


def _compact(number: float, today: date) -> DateText | None:
    digits = str(int(number)) if float(number).is_integer() else ""
    if len(digits) != len("20240302"):
        return None
    day = day_of(whole_year(int(digits[:4]), today), int(digits[4:6]), int(digits[6:]))
    return certain(day, "compact date") if day else None
