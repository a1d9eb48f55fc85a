"""When the next check is due, and what a clock set back means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from certtrack_app.rules.flags import FlagSubject, StandingFlag, flag
from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.rules.words import day_in_words

CHECK_EVERY = timedelta(hours=6)
"""A check runs at least this often while the program is open, and once every day in any case."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ClockMarks:
    """What the clock has seen: the last check, and the latest day and moment ever."""

    checked_at: datetime | None = None
    checked_on: date | None = None
    latest_day: date | None = None
    latest_at: datetime | None = None


@dataclass(frozen=True)
class ClockVerdict:
    """The day to check for, and whether the clock runs behind what it has seen."""

    today: date
    set_back: bool
    because: str = ""


def clock(marks: ClockMarks, day: date, now: datetime | None = None) -> ClockVerdict:
    """Say which day to take for today: never one before the latest day seen.

    Standings, flags and messages are reckoned for that day, so that a clock set back undoes
    nothing and tells nothing twice. Traveling west can bring yesterday back while time goes on:
    that is no clock set back, and `now`, a moment with its zone, tells the two apart.
    """
    latest = marks.latest_day
    if latest is None or day >= latest:
        return ClockVerdict(day, set_back=False)
    traveled = day == latest - _DAY and now is not None and now >= (marks.latest_at or now)
    if traveled:
        return ClockVerdict(latest, set_back=False)
    because = (
        f"This computer says {day_in_words(day)}, but the office has already seen "
        f"{day_in_words(latest)}. Everything is reckoned for {day_in_words(latest)} meanwhile."
    )
    return ClockVerdict(latest, set_back=True, because=because)


def clock_flag(verdict: ClockVerdict) -> StandingFlag | None:
    """Flag a clock that was set back; it clears by itself once the day is reached again."""
    if not verdict.set_back:
        return None
    about = str(verdict.today)
    return flag(FlagKind.CLOCK_PROBLEM, about, verdict.today, verdict.because, FlagSubject())


def check_is_due(marks: ClockMarks, now: datetime, every: timedelta = CHECK_EVERY) -> bool:
    """Whether a check is due by the wall clock: after sleep and after midnight too.

    `now` is a moment with its zone.
    """
    if marks.checked_at is None or marks.checked_on is None:
        return True
    return (
        marks.checked_on != now.date() or _went_back(marks, now) or now >= marks.checked_at + every
    )


def next_check_at(marks: ClockMarks, now: datetime, every: timedelta = CHECK_EVERY) -> datetime:
    """Say when the next check is due: after the interval, or at midnight, whichever is first."""
    if marks.checked_at is None or check_is_due(marks, now, every):
        return now
    midnight = datetime.combine(now.date() + _DAY, time(), now.tzinfo)
    return min(midnight, (marks.checked_at + every).astimezone(now.tzinfo))


def _went_back(marks: ClockMarks, now: datetime) -> bool:
    return marks.checked_at is not None and now < marks.checked_at
