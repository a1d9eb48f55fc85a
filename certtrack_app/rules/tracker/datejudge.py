"""The dates of a column: each read in the column's order, or asked about once for the column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.datetexts import Yearless
from certtrack_app.rules.tracker.dating import DateHabit, habit_of
from certtrack_app.rules.tracker.days import DateText, Day, Order, day_of, real_date, swapped
from certtrack_app.rules.tracker.text import fold

NO_DATE = "no date"
_YEAR = re.compile(r"\d{4}")


class Dated(NamedTuple):
    """A date as read; without a day it may still ask, or be a placeholder."""

    day: Day | None
    rule: str
    ask: Ask | None = None
    placeholder: bool = False


@dataclass(frozen=True)
class DateJudge:
    """Reads the dates of one column."""

    context: Context

    @cached_property
    def habit(self) -> DateHabit:
        """How the column writes its dates."""
        texts = [text for _, text in self._texts()]
        return habit_of(texts, self._real, self.context.head.order)

    @cached_property
    def _real(self) -> list[datetime]:
        counts = self.context.profile.counts
        moments = [v for kind, v in counts if kind is CellKind.DATE and isinstance(v, datetime)]
        return [m for m in moments if real_date(m, 0.0, self.context.today).readings]

    def _texts(self) -> Iterator[tuple[str, DateText]]:
        for text in self.context.profile.texts:
            sense = self.context.interpreter.sense(text)
            for found in (sense.date, sense.expires, sense.planned, sense.started):
                if found is not None:
                    yield text, found

    def of_text(self, found: DateText, raw: str) -> Dated:
        """Read a date given as text."""
        if found.placeholder:
            return Dated(None, found.rule, placeholder=True)
        if found.impossible:
            return self._impossible(raw)
        if found.buddhist and not self._counts_buddhist:
            return self._of_the_era(found, raw)
        if not found.ordered or not found.ambiguous:
            return Dated(found.read(None), found.rule)
        order = self.habit.year_first if found.year_first else self.habit.order
        order = order or self.context.surroundings.settled_order
        if order is not None:
            return Dated(found.read(order), found.rule)
        return self._asked_order(found)

    def of_yearless(self, found: Yearless, raw: str) -> Dated:
        """Read a day without a year: of the sheet's year, asked once for the column."""
        year = self.context.surroundings.year
        proposed = found.in_year(year) if year is not None else None
        first = self._first_yearless()
        choice = first.in_year(year) if first and year is not None else None
        on = choice.on if choice else None
        topic = f"year/{self.context.topic}"
        choices = (on, NO_DATE) if on else (NO_DATE,)
        ask = Ask(topic, raw, "date without a year", choices, on)
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Dated(proposed, "year of the sheet", ask)
        written = _YEAR.search(answer)
        return Dated(found.in_year(int(written[0])) if written else None, "answered")

    def _first_yearless(self) -> Yearless | None:
        finder = self.context.interpreter.dates
        found = (finder.yearless(text) for text in self.context.profile.texts)
        return next((one for one in found if one is not None), None)

    def of_date(self, moment: datetime, serial: float, raw: str) -> Dated:
        """Read a real date."""
        found = real_date(moment, serial, self.context.today)
        exchanged = (
            swapped(moment) if self.habit.swapped and found.rule == "date in column" else None
        )
        if exchanged is None or moment.day == moment.month:
            return self.of_text(found, raw)
        return self._asked_swap(found, exchanged)

    @property
    def _counts_buddhist(self) -> bool:
        return self.habit.buddhist_only

    def _impossible(self, raw: str) -> Dated:
        ask = Ask(f"date/{fold(raw)}", raw, "impossible date", (NO_DATE,), None)
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Dated(None, "impossible date", ask)
        return Dated(_answered_day(answer), "answered")

    def _of_the_era(self, found: DateText, raw: str) -> Dated:
        day = found.read(None) or found.read(self.context.surroundings.order)
        on = day.on if day else None
        ask = Ask(f"era/{self.context.topic}", raw, "calendar era", (on or "", NO_DATE), on)
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Dated(day, "Buddhist era", ask)
        return Dated(None if answer == NO_DATE else day, "answered")

    def _asked_order(self, found: DateText) -> Dated:
        first_raw, first = self._first_ambiguous(year_first=found.year_first)
        orders = [order for order in first.readings if order in self._allowed(found)]
        proposed = self._proposed(orders)
        choices = tuple(dict.fromkeys(first.readings[order].on for order in orders))
        topic = f"{'year ' if found.year_first else ''}order/{self.context.topic}"
        ask = Ask(topic, first_raw, "date order", choices, first.readings[proposed].on)
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Dated(found.read(proposed), "date order asked", ask)
        chosen = [order for order in orders if first.readings[order].on == answer]
        return Dated(found.read(chosen[0]) if chosen else None, "answered")

    def _allowed(self, found: DateText) -> frozenset[Order]:
        if found.year_first:
            return frozenset({Order.YMD, Order.YDM})
        return self.habit.witnessed or frozenset({Order.DMY, Order.MDY})

    def _proposed(self, orders: list[Order]) -> Order:
        likely = self.context.surroundings.order
        return likely if likely in orders else orders[0]

    def _first_ambiguous(self, *, year_first: bool) -> tuple[str, DateText]:
        return next(
            (text, found)
            for text, found in self._texts()
            if found.ordered and found.ambiguous and found.year_first == year_first
        )

    def _asked_swap(self, found: DateText, exchanged: Day) -> Dated:
        stored = found.read(None)
        first = next(m for m in self._real if m.day != m.month)
        first_stored, first_exchanged = first.date().isoformat(), swapped(first)
        proposed = first_exchanged.on if first_exchanged else first_stored
        ask = Ask(
            f"swap/{self.context.topic}",
            first_stored,
            "day and month exchanged",
            (first_stored, proposed),
            proposed,
        )
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Dated(exchanged, "day and month exchanged", ask)
        return Dated(stored if answer == first_stored else exchanged, "answered")


def _answered_day(answer: str) -> Day | None:
    parts = answer.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):  # noqa: PLR2004
        return day_of(int(parts[0]), int(parts[1]), int(parts[2]))
    return None


def is_after(day: Day, today: str) -> bool:
    """Tell whether a day, month or year lies after today."""
    return day.on > today[: len(day.on)]
