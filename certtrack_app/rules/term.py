"""How long a credential is valid: the conventions, each explained in words."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import TermConvention
from certtrack_app.rules.words import (
    count_in_words,
    day_in_words,
    joined,
    month_in_words,
    months_in_words,
)


@dataclass(frozen=True)
class TermRule:
    """A program's convention for the last valid day, with the figures it needs."""

    convention: TermConvention
    months: int = 0
    days: int = 0
    fixed_month: int = 12
    fixed_day: int = 31
    minimum_days: int = 0
    """Under a fixed date: the credential is valid for at least `months` and so many days."""


@dataclass(frozen=True)
class TermFacts:
    """From when a term runs, and what its convention may ask for besides."""

    starts_on: date
    previous_expiry: date | None = None
    birth_date: date | None = None


@dataclass(frozen=True)
class Term:
    """The last valid day (None: it never lapses) and how it was reckoned."""

    valid_through: date | None
    because: str


def add_months(day: date, months: int) -> date:
    """Go so many months on: the same day, or the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, _last_of(year, month).day))


def term(rule: TermRule, facts: TermFacts) -> Term:
    """Reckon the last valid day.

    Raises Refusal where the convention needs a birth date and none is known.
    """
    reckoned = _valid_through(rule, facts)
    return Term(reckoned, _because(rule, facts, reckoned))


def _base(rule: TermRule, facts: TermFacts) -> date:
    """The day the term runs from: only one convention looks at the previous expiry."""
    if rule.convention is TermConvention.PREVIOUS_EXPIRY and facts.previous_expiry is not None:
        return facts.previous_expiry
    return facts.starts_on


def _valid_through(rule: TermRule, facts: TermFacts) -> date | None:
    start = _base(rule, facts)
    match rule.convention:
        case TermConvention.SAME_DAY | TermConvention.PREVIOUS_EXPIRY:
            return add_months(start, rule.months)
        case TermConvention.DAY_BEFORE:
            return add_months(start, rule.months) - timedelta(days=1)
        case TermConvention.DAYS:
            return start + timedelta(days=rule.days)
        case TermConvention.YEAR_END:
            return date(add_months(start, rule.months).year, 12, 31)
        case TermConvention.BIRTH_MONTH_END:
            return _birth_month_end(add_months(start, rule.months), facts.birth_date)
        case TermConvention.FIXED_DATE:
            return _fixed_date(_earliest(start, rule), rule)
        case TermConvention.NEVER:
            return None
        case _:
            assert_never(rule.convention)


def _birth_month_end(earliest: date, birth_date: date | None) -> date:
    """The first end of the birth month on or after a day, as SHRM ends its cycles.

    Source: shrm.org, recertification FAQ: passed 1 May 2019, born in July, ends 31 July 2022.
    """
    if birth_date is None:
        raise Refusal(
            "This program's credentials end with the holder's birth month, and no birth date is "
            "on record. Enter the birth date, then issue."
        )
    this_year = _last_of(earliest.year, birth_date.month)
    return this_year if this_year >= earliest else _last_of(earliest.year + 1, birth_date.month)


def _earliest(start: date, rule: TermRule) -> date:
    """The first day a fixed date may fall on: never the day the term starts from."""
    return add_months(start, rule.months) + timedelta(days=max(rule.minimum_days, 1))


def _fixed_date(earliest: date, rule: TermRule) -> date:
    this_year = _fixed_in(earliest.year, rule)
    return this_year if this_year >= earliest else _fixed_in(earliest.year + 1, rule)


def _fixed_in(year: int, rule: TermRule) -> date:
    last = _last_of(year, rule.fixed_month)
    return last.replace(day=min(rule.fixed_day, last.day))


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _because(rule: TermRule, facts: TermFacts, reckoned: date | None) -> str:
    if reckoned is None:
        return "This credential does not expire."
    base = day_in_words(_base(rule, facts))
    named = f"the previous expiry, {base}" if _base(rule, facts) == facts.previous_expiry else base
    return f"Valid through {day_in_words(reckoned)}: {in_words(rule)}, reckoned from {named}."


def in_words(rule: TermRule) -> str:
    """Say the convention as a person would."""
    months = months_in_words(rule.months)
    sentences = {
        TermConvention.SAME_DAY: f"the same day {months} on",
        TermConvention.DAY_BEFORE: f"the day before the same day {months} on",
        TermConvention.DAYS: f"{count_in_words(rule.days, 'day')} on",
        TermConvention.YEAR_END: f"31 December of the year {months} on",
        TermConvention.BIRTH_MONTH_END: (
            f"the first end of the holder's birth month at least {months} on"
        ),
        TermConvention.PREVIOUS_EXPIRY: f"{months} after the previous expiry",
        TermConvention.FIXED_DATE: _fixed_in_words(rule),
        TermConvention.NEVER: "no end",
    }
    return sentences[rule.convention]


def _fixed_in_words(rule: TermRule) -> str:
    day = f"{rule.fixed_day} {month_in_words(rule.fixed_month)}"
    least = [months_in_words(rule.months)] if rule.months else []
    if rule.minimum_days:
        least.append(count_in_words(rule.minimum_days, "day"))
    return f"the first {day} at least {joined(least)} on" if least else f"the next {day}"
