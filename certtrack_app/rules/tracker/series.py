"""The cells under one heading, understood together and each distinct value once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from certtrack_app.rules.tracker.amounts import AmountJudge
from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.colors import ColorScheme
from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.datejudge import Dated, DateJudge
from certtrack_app.rules.tracker.dayjudge import DayJudge
from certtrack_app.rules.tracker.days import DateText, number_as_date
from certtrack_app.rules.tracker.grid import raw, shown
from certtrack_app.rules.tracker.merging import merged
from certtrack_app.rules.tracker.numbers import NumberUse
from certtrack_app.rules.tracker.quantities import Quantity, elapsed, plain
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.tracker.senses import Sense, Sort, parts_of
from certtrack_app.rules.tracker.statuses import (
    IGNORE,
    LEFT_OUT,
    answered_status,
    asked_status,
    certain_enough,
    said_by_truth,
    said_by_word,
)
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.rules.vocabulary import FactStatus

_BLANK = Said(ignored="white space only")
REQUIREMENT = "requirement"
_MOSTLY = 0.5
_LINK_FORMULA = re.compile(r"^=\s*HYPERLINK\(\s*\"([^\"]+)\"", re.IGNORECASE)
_COLORLESS = ColorScheme()
_VERBATIM: Mapping[Meaning, Callable[[str], Said]] = {
    Meaning.REMARK: lambda text: Said(remark=text, rule="remark in column"),
    Meaning.VERIFIER: lambda text: Said(verifier=text, rule="verifier in column"),
    Meaning.NUMBER: lambda text: Said(number=text, rule="number in column"),
}


@dataclass(frozen=True)
class Series:
    """Reads the cells of one column, or of one row of a sheet turned on its side."""

    context: Context
    colors: ColorScheme = _COLORLESS

    @cached_property
    def _known(self) -> dict[tuple[CellKind, object, float, str], Said]:
        return {}

    @cached_property
    def dates(self) -> DateJudge:
        """What decides on the dates of the column."""
        return DateJudge(self.context)

    @cached_property
    def days(self) -> DayJudge:
        """What decides what a day says in the column."""
        return DayJudge(self.context)

    @cached_property
    def amounts(self) -> AmountJudge:
        """What decides on the amounts of the column."""
        return AmountJudge(self.context)

    def said(self, cell: Cell) -> Said:
        """Say what a cell says."""
        key = (cell[2], cell[3], cell[6], cell[5] if self.colors.topic else "")
        known = self._known.get(key)
        if known is None:
            said = self.colors.seen(self._read(cell), key[3], self.context.corrections)
            known = self._known[key] = self._doubted(said, cell)
        return known

    def _doubted(self, said: Said, cell: Cell) -> Said:
        """Ask whether a column tells of a requirement at all, once for the column."""
        if self.context.unheaded and not said.ignored:
            title = self.context.title
            unnamed = Ask(f"heading/{self.context.topic}", title, "heading of a column", (), title)
            return said._replace(ask=said.ask or unnamed)
        if not self.context.doubtful or said.ignored:
            return said
        numbers = self.context.profile.share(Sort.QUANTITY) > _MOSTLY
        days = self.amounts.use is NumberUse.DATE
        proposed = IGNORE if numbers and not days else REQUIREMENT
        heading = self.context.head.text or raw(cell)
        choices = (REQUIREMENT, IGNORE)
        ask = Ask(f"column/{self.context.topic}", heading, "meaning of a column", choices, proposed)
        answer = self.context.corrections.answer(ask)
        if answer is None:
            return Said(ask=ask) if proposed == IGNORE else said._replace(ask=ask)
        return said if answer == REQUIREMENT else Said(ignored=LEFT_OUT)

    def _read(self, cell: Cell) -> Said:
        if self.context.meaning in _VERBATIM:
            return self._verbatim(cell, _VERBATIM[self.context.meaning])
        return self._by_kind[cell.kind](cell)

    @cached_property
    def _by_kind(self) -> Mapping[CellKind, Callable[[Cell], Said]]:
        return {
            CellKind.TEXT: self._text,
            CellKind.NUMBER: self._number,
            CellKind.BOOLEAN: self._boolean,
            CellKind.DATE: self._date,
            CellKind.TIME: self._elapsed,
            CellKind.DURATION: self._elapsed,
            CellKind.ERROR: lambda _: Said(ignored="an error value, nothing to read"),
            CellKind.UNCOMPUTED: self._uncomputed,
        }

    def _verbatim(self, cell: Cell, said_verbatim: Callable[[str], Said]) -> Said:
        text = shown(cell)
        if not text:
            return _BLANK if cell.kind is CellKind.TEXT else self._by_kind[cell.kind](cell)
        sense = self.context.interpreter.sense(text)
        if sense.sort is Sort.NOTHING:
            return Said(ignored="a placeholder that says nothing")
        return said_verbatim(text)

    def _boolean(self, cell: Cell) -> Said:
        return said_by_truth(self.context, value=bool(cell.value))

    def _elapsed(self, cell: Cell) -> Said:
        if not isinstance(cell.value, (time, timedelta)):
            return asked_status(raw(cell), None, self.context)
        return self.amounts.of_quantity(elapsed(cell.value), raw(cell))

    def _uncomputed(self, cell: Cell) -> Said:
        link = _LINK_FORMULA.match(str(cell.value))
        if link is not None:
            return self._linked(Sense(Sort.LINK, target=link[1]), link[1])
        ask = Ask(f"formula/{self.context.topic}", raw(cell), "formula without a value", (), None)
        if self.context.corrections.answer(ask) is not None:
            return Said(ignored=LEFT_OUT)
        return Said(ask=ask)

    def _date(self, cell: Cell) -> Said:
        if not isinstance(cell.value, datetime):
            return asked_status(raw(cell), None, self.context)
        return self.days.said(self.dates.of_date(cell.value, cell.serial, raw(cell)), raw(cell))

    def _number(self, cell: Cell) -> Said:
        number = float(str(cell.value))
        if "%" in cell.number_format:
            return self.amounts.of_quantity(Quantity(plain(round(number * 100, 2)), "%"), raw(cell))
        return self._bare_number(number, raw(cell))

    def _bare_number(self, number: float, shown_as: str) -> Said:
        may_flag = number in (0, 1) and self.context.meaning in (Meaning.VALUE, Meaning.STATUS)
        if may_flag and self.amounts.use is NumberUse.DATE:
            return self.amounts.flag(number)
        if self.amounts.use is not NumberUse.DATE:
            return self.amounts.of_number(number, shown_as)
        found = number_as_date(number, self.context.today, self.context.date_system)
        if found is None:
            return asked_status(shown_as, None, self.context)
        return self.days.said(self.dates.of_text(found, shown_as), shown_as)

    def _text(self, cell: Cell) -> Said:
        text = str(cell.value)
        own = self.context.corrections.values.get(fold(text))
        if own is not None:
            return answered_status(own, "the office's own word")
        return self._sensed(self.context.interpreter.sense(text), text)

    def _sensed(self, sense: Sense, text: str) -> Said:
        match sense.sort:
            case Sort.BLANK:
                return _BLANK
            case Sort.LINK | Sort.FILE:
                return self._linked(sense, text)
            case _ if self.context.meaning is Meaning.LINK:
                return Said(remark=tidy(text), rule="text in a link column")
            case _:
                return self._worded(sense, text)

    def _worded(self, sense: Sense, text: str) -> Said:
        match sense.sort:
            case Sort.NOTHING | Sort.WORD if sense.word is not None:
                return said_by_word(sense.word, text, self.context)
            case Sort.DATE if sense.date is not None:
                return self.days.said(self.dates.of_text(sense.date, text), text)
            case Sort.QUANTITY if sense.quantity is not None:
                return self._quantity(sense.quantity, text)
            case Sort.MIXED:
                return self._mixed(sense, text)
            case Sort.YEARLESS if sense.yearless is not None:
                return self.days.said(self.dates.of_yearless(sense.yearless, tidy(text)), text)
            case _:
                return asked_status(text, None, self.context)

    def _quantity(self, quantity: Quantity, text: str) -> Said:
        if quantity.unit or quantity.target is not None:
            return self.amounts.of_quantity(quantity, text)
        return self._bare_number(quantity.amount, text)

    def _linked(self, sense: Sense, text: str) -> Said:
        if self.context.meaning is Meaning.LINK:
            return Said(link=sense.target, rule="link in column")
        ask = Ask(
            f"link/{self.context.topic}",
            text,
            "evidence without a status",
            (FactStatus.COMPLETED.value, FactStatus.IN_PROGRESS.value, "ignore"),
            FactStatus.COMPLETED.value,
        )
        answer = self.context.corrections.answer(ask)
        said = Said(FactStatus.COMPLETED, rule="evidence in column", ask=ask)
        if answer is not None:
            said = answered_status(answer, "answered")
        return said._replace(link=sense.target)

    def _mixed(self, sense: Sense, text: str) -> Said:
        parts = [self._part(part, text) for part in parts_of(sense)]
        said = Said(
            verifier=sense.verifier,
            number=sense.number,
            rule="several parts of a cell",
            remark=sense.remark or None,
        )
        for part in parts:
            said = merged(said, part)
        if sense.expires is not None:
            expires = self.dates.of_text(sense.expires, text)
            said = said._replace(expires=expires.day, ask=said.ask or expires.ask)
        if sense.planned is not None:
            said = self._planned(said, sense, text)
        if sense.due is not None:
            said = self._due(said, sense.due, text)
        return self._with_rest(said, sense, text) if sense.partly else said

    def _with_rest(self, said: Said, sense: Sense, text: str) -> Said:
        """Ask what the words beside a day mean, once for the words; left out, the day stands."""
        words = sense.rest if sense.date is not None and sense.word is None else ""
        asked = asked_status(words or text, certain_enough(said.status), self.context)
        if asked.ignored and words:
            return said
        return said._replace(status=asked.status, ask=asked.ask, ignored=asked.ignored)

    def _part(self, part: Sense, text: str) -> Said:
        return self._sensed(part, part.word.phrase if part.word else text)

    def _due(self, said: Said, due: DateText, text: str) -> Said:
        """Read a deadline: what is due is required, and nothing is known of its being done."""
        deadline = self.dates.of_text(due, text)
        if said.status is None:
            said = said._replace(status=FactStatus.REQUIRED, rule="deadline in cell")
        return said._replace(ask=said.ask or deadline.ask)

    def _planned(self, said: Said, sense: Sense, text: str) -> Said:
        planned = self.dates.of_text(sense.planned, text) if sense.planned else Dated(None, "")
        if said.status in (None, FactStatus.PLANNED):
            said = said._replace(status=FactStatus.PLANNED, on=planned.day)
        return said._replace(ask=said.ask or planned.ask)
