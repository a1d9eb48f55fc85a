"""Leave: days on which an enrollment's clocks stand still."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Leave:
    """Days away, first and last included; without a last day until the return is known."""

    first_day: date
    last_day: date | None = None
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day is one of the days away."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class Reckoned:
    """A day counted forward past leave, and how many days of leave stood in its way."""

    on: date
    leave_days: int


def on_leave(leaves: Iterable[Leave], day: date) -> bool:
    """Whether the day is a day of leave."""
    return any(leave.covers(day) for leave in leaves)


def days_past_leave(start: date, days: int, leaves: Sequence[Leave], today: date) -> Reckoned:
    """Say on which day so many days have gone by since `start`, days of leave not counted.

    Leave without a last day is taken to last through today and no longer: what is reckoned
    past it moves on day by day until the return is recorded.
    """
    due, away = start + timedelta(days=days), 0
    if not leaves:
        return Reckoned(due, 0)
    for first, last in _stretches(leaves, start, today):
        if first > due:
            break
        stretch = (last - first).days + 1
        due, away = due + timedelta(days=stretch), away + stretch
    return Reckoned(due, away)


def first_day_back(day: date, leaves: Sequence[Leave], today: date) -> date:
    """The first day from a day on that is no day of leave; open leave lasts through today."""
    for first, last in _stretches(leaves, day - _DAY, today):
        if first > day:
            break
        day = last + _DAY
    return day


def leave_days_between(start: date, end: date, leaves: Sequence[Leave], today: date) -> int:
    """Count the days of leave after `start`, up to and with `end`."""
    spans = ((first, min(last, end)) for first, last in _stretches(leaves, start, today))
    return sum((last - first).days + 1 for first, last in spans if first <= last)


def leave_changes_on(leaves: Iterable[Leave], today: date) -> date | None:
    """Say on which day a leave next begins, ends, or being open lasts a day longer."""
    days = [day for leave in leaves for day in _changes(leave, today) if day > today]
    return min(days, default=None)


def _changes(leave: Leave, today: date) -> tuple[date, ...]:
    if leave.last_day is None:
        return (max(leave.first_day, today + _DAY),)
    return (leave.first_day, leave.last_day + _DAY)


def _stretches(leaves: Sequence[Leave], after: date, today: date) -> list[tuple[date, date]]:
    """Days of leave after a day as stretches in order that do not overlap."""
    begun = (leave for leave in leaves if leave.last_day or leave.first_day <= today)
    spans = sorted((leave.first_day, leave.last_day or today) for leave in begun)
    stretches: list[tuple[date, date]] = []
    seen = after
    for first, last in spans:
        if last > seen:
            stretches.append((max(first, seen + _DAY), last))
            seen = last
    return stretches
