"""One worksheet of an .xlsb workbook, record by record."""

import struct
from collections.abc import Callable, Iterable

from certtrack_app.adapters.sheets.biff12 import (
    Record,
    packed_number,
    reading,
    records,
    text_at,
    whole,
)
from certtrack_app.adapters.sheets.places import LAST_COLUMN, LAST_ROW
from certtrack_app.adapters.sheets.token_links import link_of_tokens
from certtrack_app.adapters.sheets.xlsx_content import Link, PlacedFormula, SheetContent
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.rules.tracker.cells import Cell, Span

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

HIDDEN_ROW = 0x10
HIDDEN_COLUMN = 0x01
VALUE_AT = 8
LONGEST_WHOLE = 1e15

Stored = tuple[str, str, int]
"""A cell's type and text as .xlsx would write them, and where its value ends."""


def read_xlsb_sheet(
    pieces: Iterable[bytes], part: str, meanings: Meanings, room: int
) -> SheetContent:
    """Read a worksheet. `room` is how many cells more the file may hold."""
    sheet = _RecordPass(meanings, room)
    with reading(part):
        for kind, body in records(whole(pieces)):
            take = sheet.takers.get(kind)
            if take is not None:
                take(body)
    return sheet.found


class _RecordPass:
    """Collects the cells of one sheet and what hangs on them."""

    def __init__(self, meanings: Meanings, room: int) -> None:
        self.found = SheetContent()
        self._meanings = meanings
        self._room = room
        self._row = 0
        self.takers: dict[int, Callable[[bytes], None]] = {
            Record.ROW: self._start_row,
            Record.COLUMN: self._take_column,
            Record.MERGE: self._take_merge,
            Record.LINK: self._take_link,
            Record.DRAWING: lambda body: self.found.drawings.append(text_at(body, 0)[0]),
            Record.LEGACY_DRAWING: lambda body: self.found.legacy_drawings.append(
                text_at(body, 0)[0]
            ),
        }
        for kind, value in VALUES.items():
            self.takers[kind] = self._taker(value)
        for kind, value in FORMULAS.items():
            self.takers[kind] = self._formula_taker(value)

    def _start_row(self, body: bytes) -> None:
        self._row = struct.unpack_from("<I", body)[0] + 1
        if self._row > LAST_ROW:
            raise ValueError(f"there is no row {self._row}")
        if body[11] & HIDDEN_ROW:
            self.found.hidden_rows.append(self._row)

    def _taker(self, value: Callable[[bytes], Stored]) -> Callable[[bytes], None]:
        def take(body: bytes) -> None:
            kind, stored, _end = value(body)
            if stored:
                self._add(body, kind, stored, is_formula=False)

        return take

    def _formula_taker(self, value: Callable[[bytes], Stored]) -> Callable[[bytes], None]:
        def take(body: bytes) -> None:
            kind, stored, end = value(body)
            self._add(body, kind, stored, is_formula=True)
            link = link_of_tokens(body[end + 6 :], wide=True)
            if link:
                cell = self.found.cells[-1]
                placed = PlacedFormula(cell.row, cell.column, _link_formula(link))
                self.found.link_formulas.append(placed)

        return take

    def _add(self, body: bytes, kind: str, stored: str, *, is_formula: bool) -> None:
        column, style = struct.unpack_from("<II", body)
        meaning = self._meanings.of(kind, str(style & 0xFFFFFF), stored)
        if column >= LAST_COLUMN or not self._row:
            raise ValueError("a cell stands nowhere")
        if meaning.value != "" or is_formula:
            self.found.cells.append(Cell._make((self._row, column + 1, *meaning, is_formula)))
        if len(self.found.cells) > self._room:
            raise too_many_cells()

    def _take_column(self, body: bytes) -> None:
        first, last = struct.unpack_from("<II", body)
        if body[16] & HIDDEN_COLUMN:
            self.found.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))

    def _take_merge(self, body: bytes) -> None:
        self.found.merges.append(_span(body))

    def _take_link(self, body: bytes) -> None:
        relation, place = text_at(body, 16)
        location, _place = text_at(body, place)
        self.found.links.append(Link(_span(body), relation, location))


def _link_formula(link: str) -> str:
    quoted = link.replace('"', '""')
    return f'HYPERLINK("{quoted}")'


def _span(body: bytes) -> Span:
    first_row, last_row, first_column, last_column = struct.unpack_from("<IIII", body)
    return Span(first_row + 1, first_column + 1, last_row + 1, last_column + 1)


def _written(number: float) -> str:
    if number.is_integer() and abs(number) < LONGEST_WHOLE:
        return str(int(number))
    return repr(number)


def _packed(body: bytes) -> Stored:
    return "n", _written(packed_number(struct.unpack_from("<I", body, VALUE_AT)[0])), VALUE_AT + 4


def _number(body: bytes) -> Stored:
    return "n", _written(struct.unpack_from("<d", body, VALUE_AT)[0]), VALUE_AT + 8


def _boolean(body: bytes) -> Stored:
    return "b", str(body[VALUE_AT]), VALUE_AT + 1


def _error(body: bytes) -> Stored:
    return "e", ERRORS.get(body[VALUE_AT], "#N/A"), VALUE_AT + 1


def _text(body: bytes) -> Stored:
    text, end = text_at(body, VALUE_AT)
    return "text", text, end


def _rich_text(body: bytes) -> Stored:
    text, end = text_at(body, VALUE_AT + 1)
    return "text", text, end


def _shared(body: bytes) -> Stored:
    return "s", str(struct.unpack_from("<I", body, VALUE_AT)[0]), VALUE_AT + 4


VALUES: dict[int, Callable[[bytes], Stored]] = {
    Record.CELL_NUMBER_PACKED: _packed,
    Record.CELL_ERROR: _error,
    Record.CELL_BOOLEAN: _boolean,
    Record.CELL_NUMBER: _number,
    Record.CELL_TEXT: _text,
    Record.CELL_RICH_TEXT: _rich_text,
    Record.CELL_SHARED_TEXT: _shared,
}

FORMULAS: dict[int, Callable[[bytes], Stored]] = {
    Record.FORMULA_TEXT: _text,
    Record.FORMULA_NUMBER: _number,
    Record.FORMULA_BOOLEAN: _boolean,
    Record.FORMULA_ERROR: _error,
}
