"""What the stored text of an .xlsx cell means, by its type and its style."""

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from certtrack_app.adapters.sheets.number_formats import serial_of, take_number
from certtrack_app.adapters.sheets.xlsx_styles import PLAIN, Look
from certtrack_app.rules.tracker.cells import Cell, CellKind

Value = str | int | float | bool | datetime | time | timedelta

REMEMBERED = 60_000
"""Values kept to be shared; a tracker repeats its dates and statuses endlessly."""

EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; a longer one is read as it computes it."""

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Meaning(NamedTuple):
    """A cell but for its place and for whether it was computed."""

    kind: CellKind
    value: Value
    number_format: str
    fill: str
    serial: float


class Meanings:
    """Gives each stored text its meaning, and the same object for the same text."""

    def __init__(self, strings: list[str], looks: tuple[Look, ...], date_system: int) -> None:
        self._strings = strings
        self._looks = looks
        self._date_system = date_system
        self.known: dict[tuple[str, str, str], Meaning] = {}

    def of(self, type_name: str, style: str, stored: str) -> Meaning:
        """Give the meaning of a stored text. Raises ValueError or LookupError where it has none."""
        key = (type_name, style, stored)
        meaning = self.known.get(key)
        if meaning is None:
            if len(self.known) > REMEMBERED:
                self.known.clear()
            meaning = self.known[key] = self._reckon(type_name, stored, self.look(style))
        return meaning

    def uncomputed(self, place: tuple[int, int], style: str, formula: str) -> Cell:
        """Make the cell of a formula whose value was never stored."""
        look = self.look(style)
        shown = (look.number_format, look.fill)
        return Cell(*place, CellKind.UNCOMPUTED, f"={formula}", *shown, formula=True)

    def look(self, style: str) -> Look:
        """Find the style of a cell; one that the workbook does not define looks plain."""
        place = int(style) if style else 0
        return self._looks[place] if place < len(self._looks) else PLAIN

    def _reckon(self, type_name: str, stored: str, look: Look) -> Meaning:
        match type_name:
            case "s":
                return _text(self._strings[int(stored)], look)
            case "str" | "inlineStr":
                return _text(unescaped(stored), look)
            case "text":
                return _text(stored, look)
            case "b":
                truth = stored.strip() not in ("0", "false", "")
                return Meaning(CellKind.BOOLEAN, truth, look.number_format, look.fill, 0.0)
            case "e":
                return Meaning(CellKind.ERROR, stored, look.number_format, look.fill, 0.0)
            case "d":
                return self._iso_moment(stored, look)
            case _:
                return self._number(stored, look)

    def _number(self, stored: str, look: Look) -> Meaning:
        number = number_of(stored)
        kind, value = take_number(number, look.reading, self._date_system)
        serial = 0.0 if kind is CellKind.NUMBER else float(number)
        return Meaning(kind, value, look.number_format, look.fill, serial)

    def _iso_moment(self, stored: str, look: Look) -> Meaning:
        moment = datetime.fromisoformat(stored.strip()).replace(tzinfo=None)
        serial = serial_of(moment, self._date_system)
        return Meaning(CellKind.DATE, moment, look.number_format, look.fill, serial)


def number_of(stored: str) -> int | float:
    """Read a stored number; whole where it is written so. Raises ValueError where it is none."""
    if "_" in stored:
        raise ValueError(f"{stored} is a number to Python only")
    try:
        return int(stored) if len(stored) <= EXACT_DIGITS else _finite(stored)
    except ValueError:
        return _finite(stored)


def _finite(stored: str) -> float:
    number = float(stored)
    if number - number != 0:
        raise ValueError(f"{stored} is not a number a cell can hold")
    return number


def _text(text: str, look: Look) -> Meaning:
    return Meaning(CellKind.TEXT, text, look.number_format, look.fill, 0.0)


def unescaped(text: str) -> str:
    """Undo `_x000D_`, the way a workbook writes what XML cannot hold."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
