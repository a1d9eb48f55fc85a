"""Conditions on evidence: so much paid, so many clients, so recent, over so long."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from certtrack_app.rules.evidence import Piece
from certtrack_app.rules.requirement import ZERO, Quota, QuotaKind
from certtrack_app.rules.term import add_months
from certtrack_app.rules.words import amount_in_words, day_in_words, months_in_words

_DAY = timedelta(days=1)


def quota_missing(quota: Quota, pieces: Sequence[Piece], unit: str, today: date) -> str:
    """Say what a condition still wants; nothing where it is met."""
    match quota.kind:
        case QuotaKind.AT_LEAST:
            found = sum((piece.bearing(quota.attribute) for piece in pieces), ZERO)
            return _short(quota, found, unit, "")
        case QuotaKind.DISTINCT:
            return _short(quota, Decimal(_distinct(quota.attribute, pieces)), "", "")
        case QuotaKind.WITHIN_MONTHS:
            found = sum(
                (piece.bearing(quota.attribute) for piece in _recent(quota, pieces, today)), ZERO
            )
            return _short(quota, found, unit, f" within the last {months_in_words(quota.months)}")
        case QuotaKind.OVER_MONTHS:
            return _over_missing(quota, pieces)
        case QuotaKind.AT_MOST | QuotaKind.ONLY:
            return ""
        case _:
            assert_never(quota.kind)


def quota_changes_on(quota: Quota, pieces: Iterable[Piece], today: date) -> date | None:
    """Say on which day time alone next takes a piece out of what is recent."""
    if quota.kind is not QuotaKind.WITHIN_MONTHS:
        return None
    leaving = (_leaves_on(piece.last_day, quota.months) for piece in pieces)
    return min((day for day in leaving if day > today), default=None)


def within_quotas(
    quotas: Sequence[Quota], pieces: Sequence[Piece]
) -> tuple[list[Piece], list[str]]:
    """Cut the pieces down to what the conditions let count, and say what was cut and why.

    What was accepted first counts first, so that confirming more never takes anything away.
    """
    notes: list[str] = []
    counted = list(pieces)
    for quota in quotas:
        if quota.kind is QuotaKind.ONLY:
            counted = [piece for piece in counted if _bears_if_asked(quota, piece, notes)]
        elif quota.kind is QuotaKind.AT_MOST:
            counted = _capped(quota, counted, notes)
    return counted, notes


def quota_in_words(quota: Quota, unit: str) -> str:
    """Say a condition as a sentence for the settings."""
    title, months = quota_title(quota), months_in_words(quota.months)
    amount = amount_in_words(quota.amount, unit)
    match quota.kind:
        case QuotaKind.AT_LEAST:
            return f"At least {amount} {title}."
        case QuotaKind.AT_MOST:
            return f"No more than {amount} {title} counts."
        case QuotaKind.ONLY:
            since = f" from {day_in_words(quota.since)} on" if quota.since else ""
            return f"Only what is {title} counts{since}."
        case QuotaKind.DISTINCT:
            return f"At least {amount_in_words(quota.amount, '')} {title}."
        case QuotaKind.WITHIN_MONTHS:
            return f"At least {amount} within the last {months}."
        case QuotaKind.OVER_MONTHS:
            return f"Over at least {months} from the first to the last."
        case _:
            assert_never(quota.kind)


def quota_title(quota: Quota) -> str:
    """What sentences call a condition."""
    return quota.title or quota.attribute.replace("_", " ")


def _short(quota: Quota, found: Decimal, unit: str, when: str) -> str:
    if found >= quota.amount:
        return ""
    title = f" {quota_title(quota)}" if quota_title(quota) else ""
    wanted, have = amount_in_words(quota.amount, unit), amount_in_words(found, unit)
    return f"{wanted}{title}{when} are wanted; {have} confirmed so far."


def _distinct(attribute: str, pieces: Iterable[Piece]) -> int:
    """How many different ones there are for certain.

    A bare count may name the same clients as another piece, so only the largest is sure.
    """
    names: set[str] = set()
    counted = 0
    for piece in pieces:
        value = piece.fact.attributes.get(attribute)
        if isinstance(value, int | float | Decimal):
            counted = max(counted, int(value))
        elif value is not None:
            names |= _names(value)
    return max(counted, len(names))


def _names(value: object) -> set[str]:
    listed = value if isinstance(value, list | tuple) else str(value).split(";")
    folded = (" ".join(str(name).split()).casefold() for name in listed)
    return {name for name in folded if name}


def _recent(quota: Quota, pieces: Iterable[Piece], today: date) -> list[Piece]:
    earliest = add_months(today, -quota.months)
    return [piece for piece in pieces if piece.last_day >= earliest]


def _leaves_on(day: date, months: int) -> date:
    """The first day on which a day no longer lies within the last so many months."""
    leaving = add_months(day, months) + _DAY
    while add_months(leaving, -months) <= day:  # short months let several days reach back as far
        leaving += _DAY
    return leaving


def _over_missing(quota: Quota, pieces: Sequence[Piece]) -> str:
    wanted = months_in_words(quota.months)
    if not pieces:
        return f"It must stretch over at least {wanted}."
    first, last = min(p.first_day for p in pieces), max(p.last_day for p in pieces)
    until = add_months(first, quota.months)
    if last >= until:
        return ""
    return (
        f"It must stretch over at least {wanted}: begun on {day_in_words(first)}, something on "
        f"{day_in_words(until)} or later is wanted."
    )


def _bears_if_asked(quota: Quota, piece: Piece, notes: list[str]) -> bool:
    asked = quota.since is None or piece.last_day >= quota.since
    if not asked or piece.bearing(quota.attribute) > 0:
        return True
    since = f" from {day_in_words(quota.since)} on" if quota.since else ""
    notes.append(
        f"Evidence of {day_in_words(piece.last_day)} does not count: only what is "
        f"{quota_title(quota)} counts{since}."
    )
    return False


def _capped(quota: Quota, pieces: Iterable[Piece], notes: list[str]) -> list[Piece]:
    room, cut, counted = quota.amount, ZERO, []
    for piece in pieces:
        bearing = piece.bearing(quota.attribute)
        over = max(bearing - room, ZERO)
        room, cut = room - (bearing - over), cut + over
        counted.append(Piece(piece.fact, piece.amount - over) if over else piece)
    if cut:
        notes.append(
            f"{amount_in_words(cut, '')} beyond the {amount_in_words(quota.amount, '')} "
            f"{quota_title(quota)} that count."
        )
    return counted
