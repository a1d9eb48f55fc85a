"""How the rules say days, amounts and lists, so that a reason reads the same everywhere.

Days are said outright, never as "12 days ago": a reason must stay true while nothing changes. The
day comes first and the month is in letters, on screen, in a reason and on paper alike.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=4096)  # a check says the same few days for thousands of people
def day_in_words(day: date) -> str:
    """Say a day so that nobody can take the month for the day: 3 Mar 2026."""
    return f"{day_of_year_in_words(day)} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """Say a moment by the clock of its own zone: 3 Mar 2026, 9:05."""
    return f"{day_in_words(moment.date())}, {moment.hour}:{moment.minute:02}"


def day_of_year_in_words(day: date) -> str:
    """Say a day whose year goes without saying: 3 Mar."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def day_in_full(day: date) -> str:
    """Say a day as paper does, its month written out: 3 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number_in_words(number: Decimal) -> str:
    """Say a number without trailing zeros: 12, 7.5."""
    return f"{number.normalize():f}"


def amount_in_words(amount: Decimal, unit: str) -> str:
    """Say an amount with its unit: 12 h, 1 session, 90 %."""
    number = number_in_words(amount)
    if not unit:
        return number
    singular = unit[:-1] if amount == 1 and len(unit) > 2 and unit.endswith("s") else unit  # noqa: PLR2004
    return f"{number} {singular}"


def count_in_words(count: int, singular: str, plural: str = "") -> str:
    """Say how many: 1 day, 3 days."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def joined(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def month_in_words(month: int) -> str:
    """Name a month by its number, in English whatever this machine speaks."""
    return MONTHS[month - 1]


def months_in_words(months: int) -> str:
    """Say a span of months, in years where it is whole years."""
    if months and months % 12 == 0:
        return count_in_words(months // 12, "year")
    return count_in_words(months, "month")
