"""Last valid days reckoned a second way: each convention by itself, by the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Awarded:
    """A credential as the register shows it; `renews` is the last valid day of the one before."""

    program: str
    on: date
    birth_date: date | None = None
    renews: date | None = None


def last_valid_day(awarded: Awarded) -> date | None:
    """What the convention of a simulated program gives, in the words of its rules."""
    on, before = awarded.on, awarded.renews
    kept = before or on
    match awarded.program:
        case "Anniversary":  # six months on, from the day the last one ended
            return _later(kept, 6)
        case "Eve":  # the day before the same day seven months on; the next begins a day later
            begins = before + timedelta(days=1) if before else on
            return _later(begins, 7) - timedelta(days=1)
        case "Days":
            return kept + timedelta(days=200)
        case "Calendar":  # who renews early gets no more than from that day; who is late, the old
            early = before is not None and on <= before
            start = on if before is None or early else before
            return date((_later(start, 6)).year, 12, 31)
        case "Birthday":
            return _birth_month_end(_later(kept, 5), awarded.birth_date)
        case "Chain":
            return _later(kept, 6)
        case "Season":
            return _end_of_february(_later(kept, 3) + timedelta(days=20))
        case _:
            return None


def _later(day: date, months: int) -> date:
    """Turn so many pages of the calendar; a day the month has not is its last."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _birth_month_end(earliest: date, born: date | None) -> date | None:
    if born is None:
        return None
    ends = (_month_end(year, born.month) for year in (earliest.year, earliest.year + 1))
    return min(end for end in ends if end >= earliest)


def _end_of_february(earliest: date) -> date:
    ends = (_month_end(year, 2) for year in (earliest.year, earliest.year + 1))
    return min(end for end in ends if end >= earliest)
