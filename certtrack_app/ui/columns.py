"""What a table shows: a tuple of columns over frozen rows, and what may stand in a cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto, unique
from typing import Any, Generic, TypeVar

from certtrack_app.ui.language import Number, number_text, shown
from certtrack_app.ui.tokens import Tone

R = TypeVar("R")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@unique
class Look(Enum):
    """How the text of a column is set."""

    PLAIN = auto()
    STRONG = auto()
    MUTED = auto()
    FIGURE = auto()


@dataclass(frozen=True)
class Chip:
    """A status on a rounded wash."""

    text: str
    tone: Tone = Tone.NEUTRAL

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Bar:
    """How much of a whole is done, as a thin bar and in figures."""

    done: Number
    total: Number

    def __str__(self) -> str:
        return f"{number_text(self.done)}/{number_text(self.total)}"

    @property
    def share(self) -> float:
        """The part done, 0 to 1."""
        return float(self.done) / float(self.total) if self.total else 0.0


@dataclass(frozen=True)
class Marked:
    """Text behind a small icon; `stands_for` is what it writes, where that is copied otherwise."""

    icon: str
    text: str
    tone: Tone = Tone.NEUTRAL
    stands_for: date | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its heading, what it takes from a row, and how it is set.

    `value` may answer text, a number, a day, a moment, Chip, Bar, Marked or None. `sort_by` orders
    a short list; `order` is the word a paging source orders by. A column with neither is fixed.
    Widths are pixels at scale 1.
    """

    title: str
    value: Callable[[R], object]
    sort_by: Callable[[R], Any] | None = None
    order: str = ""
    width: int = 120
    stretch: bool = False
    look: Look = Look.PLAIN
    tip: Callable[[R], str] | None = None
    hidden: bool = False

    @property
    def sortable(self) -> bool:
        """Whether a click on the heading can sort."""
        return bool(self.order) or self.sort_by is not None


def cell_text(value: object) -> str:
    """Write what a cell holds, for the eye and for a screen reader."""
    return shown(value)


def copied_text(value: object) -> str:
    """Write what a cell holds for a spreadsheet: ISO days, bare numbers, never a formula."""
    match value:
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case Marked(stands_for=date() as day):
            return day.isoformat()
        case bool() | None:
            return shown(value)
        case int() | float() | Decimal():
            return str(value)
        case _:
            return _defused(str(value))


def pasted_text(text: str) -> str:
    """Undo what `copied_text` does to a text that looks like a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _defused(text: str) -> str:
    """Keep a text from being taken for a formula, and within its cell."""
    flat = text.replace("\t", " ").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return f"'{flat}" if text.startswith(_FORMULA_STARTS) else flat
