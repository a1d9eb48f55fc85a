"""In which order a column writes its dates, decided from all its cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from certtrack_app.rules.tracker.days import DateText, Order, swapped

_MONTHS = 12


@dataclass(frozen=True)
class DateHabit:
    """How a column writes its dates.

    `order` is None where its cells allow several or contradict each other; `witnessed` are the
    orders its cells can all be read in. `swapped` tells of the signature that Excel exchanged
    day and month where it could: real dates up to the 12th only, text dates beyond it only.
    """

    order: Order | None
    witnessed: frozenset[Order]
    swapped: bool = False
    year_first: Order | None = Order.YMD
    buddhist_only: bool = False


def habit_of(
    texts: Iterable[DateText], real: Sequence[datetime], written: Order | None = None
) -> DateHabit:
    """Decide how a column writes its dates."""
    possible = [text for text in texts if text.readings]
    ordered = [text for text in possible if text.ordered]
    last = [text for text in ordered if not text.year_first]
    orders = _common(last, {Order.DMY, Order.MDY}) or _common(last, {Order.YMD})
    if written in orders:
        orders = frozenset({written})
    decided = next(iter(orders)) if len(orders) == 1 else None
    return DateHabit(
        order=decided,
        witnessed=orders,
        swapped=_is_swapped(last, real),
        year_first=_year_first([text for text in ordered if text.year_first]),
        buddhist_only=bool(possible) and all(text.buddhist for text in possible) and not real,
    )


def _common(texts: Sequence[DateText], orders: set[Order]) -> frozenset[Order]:
    return frozenset(order for order in orders if all(order in text.readings for text in texts))


def _year_first(texts: Sequence[DateText]) -> Order | None:
    common = _common(texts, {Order.YMD, Order.YDM})
    if Order.YMD in common:
        return Order.YMD
    return Order.YDM if common else None


def _is_swapped(texts: Sequence[DateText], real: Sequence[datetime]) -> bool:
    """Tell the signature of exchanged days and months."""
    beyond = bool(texts) and all(
        len({Order.DMY, Order.MDY} & text.readings.keys()) == 1 for text in texts
    )
    return (
        beyond
        and bool(real)
        and all(moment.day <= _MONTHS for moment in real)
        and any(swapped(moment) is not None and moment.day != moment.month for moment in real)
    )
