"""What the bare numbers of a column stand for."""

from enum import StrEnum, unique

from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.days import number_as_date
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.rules.vocabulary import RequirementKind

_SMALLEST_SERIAL = 18_264
_DATED = frozenset({Meaning.DATE, Meaning.PLANNED, Meaning.DUE, Meaning.EXPIRY, Meaning.START})


@unique
class NumberUse(StrEnum):
    """What a bare number means."""

    DATE = "date"
    FLAG = "flag"
    SCORE = "score"
    HOURS = "hours"
    SESSIONS = "sessions"
    CREDITS = "credits"
    MINUTES = "minutes"
    AMOUNT = "amount"
    CODE = "code"
    ASKED = "asked"


_BY_KIND = {
    RequirementKind.HOURS: NumberUse.HOURS,
    RequirementKind.SESSIONS: NumberUse.SESSIONS,
    RequirementKind.CREDITS: NumberUse.CREDITS,
    RequirementKind.ASSESSMENT: NumberUse.SCORE,
}
UNITS = {
    NumberUse.HOURS: "h",
    NumberUse.SESSIONS: "sessions",
    NumberUse.CREDITS: "credits",
    NumberUse.MINUTES: "min",
}


def use_of_numbers(context: Context) -> NumberUse:
    """Decide what the bare numbers of a column mean."""
    by_kind = _BY_KIND.get(context.kind) if context.kind else None
    if context.meaning in _DATED:
        return by_kind if by_kind in UNITS and by_kind and _are_no_days(context) else NumberUse.DATE
    if context.meaning is Meaning.SCORE or context.surroundings.scored or _has_pass_mark(context):
        return NumberUse.SCORE
    if _are_serials(context):
        return NumberUse.DATE
    if context.meaning in (Meaning.AMOUNT, Meaning.TARGET):
        return _by_unit(context) or (by_kind if by_kind in UNITS and by_kind else NumberUse.AMOUNT)
    if by_kind in UNITS and by_kind is not None:
        return by_kind
    return _by_values(context, by_kind)


def _has_pass_mark(context: Context) -> bool:
    """Tell a heading that says from which score on it is passed, whatever it is called."""
    return context.head.pass_mark is not None


def _are_serials(context: Context) -> bool:
    """Tell numbers so large that only days can be meant: 43817, whatever the heading asks for."""
    large = [n for n in context.numbers if n not in (0, 1)]
    dated = all(number_as_date(n, context.today, context.date_system) for n in large)
    return bool(large) and min(large) >= _SMALLEST_SERIAL and dated


def _are_no_days(context: Context) -> bool:
    """Tell numbers none of which can be a day: the amounts under Hours actual."""
    readings = (number_as_date(n, context.today, context.date_system) for n in context.numbers)
    return not any(readings)


def _by_unit(context: Context) -> NumberUse | None:
    """Read the unit off the heading's words: durée en h, credits earned."""
    units = context.vocabulary.units
    named = [units[word] for word in fold(context.head.text).split() if word in units]
    return next((use for use, unit in UNITS.items() if unit in named), None)


def _by_values(context: Context, by_kind: NumberUse | None) -> NumberUse:
    numbers = set(context.numbers)
    if context.surroundings.codes and numbers <= context.surroundings.codes:
        return NumberUse.CODE
    if numbers <= {0.0, 1.0}:
        return NumberUse.FLAG
    dates = numbers - {0.0, 1.0}
    if all(number_as_date(n, context.today, context.date_system) for n in dates):
        return NumberUse.DATE if _can_be_dates(context) else NumberUse.ASKED
    return by_kind or NumberUse.ASKED


def _can_be_dates(context: Context) -> bool:
    """Tell whether serial-like numbers stand among dates, words or alone, not among amounts."""
    sorts = context.profile.sorts
    return not any(
        sense.sort is Sort.QUANTITY and sense.quantity and sense.quantity.unit
        for sense in context.profile.senses.values()
    ) and bool(sorts)
