"""A workbook as the rules see it: cells that hold something, and what hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum, unique
from typing import NamedTuple


@unique
class CellKind(StrEnum):
    """How the value of a cell is to be taken."""

    __hash__ = str.__hash__  # an enum's own is far slower

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"


class Cell(NamedTuple):
    """One non-empty cell: a stored value or a formula, white space included.

    Rows and columns count from 1. A number under a date format arrives as DATE with a datetime;
    its `serial` keeps the stored number (0.0 where there was none). An UNCOMPUTED cell holds a
    formula whose value was never stored; its value is the formula's text. `formula` says that a
    stored value was computed. `fill` is the background as RRGGBB, empty where there is none.
    """

    row: int
    column: int
    kind: CellKind
    value: str | int | float | bool | datetime | time | timedelta
    number_format: str = ""
    fill: str = ""
    serial: float = 0.0
    formula: bool = False


@unique
class AttachmentKind(StrEnum):
    """How evidence hangs on a cell."""

    HYPERLINK = "hyperlink"
    FORMULA_LINK = "formula_link"
    NOTE = "note"
    THREADED_COMMENT = "threaded_comment"
    EMBEDDED = "embedded"
    PICTURE = "picture"
    FILE_NAME = "file_name"


class Attachment(NamedTuple):
    """Evidence found at a cell: a link's target, a note's text, or a file by fingerprint."""

    row: int
    column: int
    kind: AttachmentKind
    target: str
    sha256: str | None = None
    author: str | None = None
    at: str | None = None


class Span(NamedTuple):
    """A merged range, first and last row and column, both included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: its non-empty cells row by row, left to right, and what hangs on them.

    `painted` are the fills of empty cells, by row and column: some offices mark progress so.
    """

    name: str
    cells: tuple[Cell, ...]
    hidden: bool = False
    merges: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    attachments: tuple[Attachment, ...] = ()
    is_chart: bool = False
    painted: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """One file as read: `key` names it within an intake (f1, f2, …), `sha256` what it was."""

    key: str
    name: str
    sha256: str
    format: str
    sheets: tuple[Sheet, ...]
    date_system: int = 1900
    notes: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Harvested files: fingerprint to the name it was embedded under."""
