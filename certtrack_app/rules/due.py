"""When the next check is due, and what a clock set back means."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ClockMarks:
    """What the clock has seen: the moment of the last check, and the latest day ever."""

    checked_at: datetime | None = None
    checked_on: date | None = None
    latest_day: date | None = None


@dataclass(frozen=True)
class ClockVerdict:
    """The day to check for, and whether the clock runs behind what it has seen."""

    today: date
    set_back: bool
    because: str
