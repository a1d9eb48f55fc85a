"""Amounts, scores and durations as trackers write them."""

import re
from datetime import time, timedelta
from functools import lru_cache
from typing import NamedTuple

from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.text import fold

_NUMBER = r"(\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?)"
_WORD = r"([^\W\d_]+(?:\s*\([^\W\d_]\))?)?\.?"
_AMOUNT = re.compile(rf"^[~≈]?\s*{_NUMBER}\s*{_WORD}$")
_PERCENT = re.compile(rf"^{_NUMBER}\s*%$")
_CLOCK = re.compile(r"^(\d{1,4}):(\d{2})(?::(\d{2}))?$")
_SECONDS_AN_HOUR, _MINUTES_AN_HOUR, _HOURS_A_DAY = 3600, 60, 24
HOURS, MINUTES = "h", "min"


class Quantity(NamedTuple):
    """An amount, perhaps of a target; the unit (h, sessions, credits, %) is empty if not said."""

    amount: float
    unit: str = ""
    target: float | None = None
    rule: str = "amount"


def plain(number: float) -> float:
    """Give a whole number as an integer, another rounded to what a tracker can mean."""
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def quantity_of(text: str, vocabulary: Vocabulary) -> Quantity | None:
    """Read a text that is an amount and nothing else."""
    if not text or not any(character.isdigit() for character in text[:8]):
        return None
    plainly = _clock(text) or _percent(text)
    return plainly or _fraction(text, vocabulary) or _with_unit(text, vocabulary)


@lru_cache(maxsize=8)
def _fractions(out_of: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(out_of, key=len, reverse=True)))
    middle = rf"\s*(?:/|{words})\s*"
    return re.compile(rf"^{_NUMBER}\s*{_WORD}{middle}{_NUMBER}\s*{_WORD}$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _lengths(joining: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, joining))
    middle = rf"\.?\s*(?:,|{words})?\s*"
    return re.compile(rf"^(\d+)\s*([^\W\d_]+){middle}(\d{{1,2}})\s*([^\W\d_]+)?\.?$", re.IGNORECASE)


def elapsed(length: timedelta | time) -> Quantity:
    """Read a duration, or a time of day that stands for one, in hours."""
    if isinstance(length, time):
        length = timedelta(hours=length.hour, minutes=length.minute, seconds=length.second)
    return Quantity(plain(length.total_seconds() / _SECONDS_AN_HOUR), HOURS, rule="duration")


def _clock(text: str) -> Quantity | None:
    match = _CLOCK.match(text)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    return Quantity(
        plain(hours + minutes / _MINUTES_AN_HOUR + seconds / _SECONDS_AN_HOUR),
        HOURS,
        rule="duration",
    )


def _percent(text: str) -> Quantity | None:
    match = _PERCENT.match(text)
    return Quantity(_number(match[1]), "%", rule="percent") if match else None


def _fraction(text: str, vocabulary: Vocabulary) -> Quantity | None:
    match = _fractions(vocabulary.as_spelled("out_of")).match(text)
    if match is None:
        return None
    units = vocabulary.units
    named = [word for word in (match[2], match[4]) if word]
    known = [units[fold(word)] for word in named if fold(word) in units]
    if len(known) != len(named):
        return None
    return Quantity(
        _number(match[1]), known[-1] if known else "", _number(match[3]), rule="amount over target"
    )


def _with_unit(text: str, vocabulary: Vocabulary) -> Quantity | None:
    match = _AMOUNT.match(text)
    if match is None:
        return _hours_and_minutes(text, vocabulary)
    if not match[2]:
        return Quantity(_number(match[1]))
    unit = vocabulary.units.get(fold(match[2]))
    return in_hours(_number(match[1]), unit) if unit else None


def _hours_and_minutes(text: str, vocabulary: Vocabulary) -> Quantity | None:
    match, units = _lengths(vocabulary.as_spelled("and")).match(text), vocabulary.units
    if match is None or units.get(fold(match[2])) != HOURS:
        return None
    if match[4] and units.get(fold(match[4])) != MINUTES:
        return None
    return Quantity(plain(int(match[1]) + int(match[3]) / _MINUTES_AN_HOUR), HOURS, rule="duration")


def in_hours(amount: float, unit: str) -> Quantity:
    """Give an amount in its unit, minutes as hours."""
    if unit == MINUTES:
        return Quantity(plain(amount / _MINUTES_AN_HOUR), HOURS, rule="amount with unit")
    return Quantity(plain(amount), unit, rule="amount with unit")


def _number(text: str) -> float:
    decimal = max(text.rfind(","), text.rfind("."))
    whole = re.sub(r"[.,]", "", text[:decimal]) if decimal >= 0 else text
    return plain(float(f"{whole}.{text[decimal + 1 :]}" if decimal >= 0 else whole))
