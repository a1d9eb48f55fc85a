"""A sheet's cells by row and column, upright or turned on its side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet, Span
from certtrack_app.rules.tracker.text import fold, tidy


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet where they can be found.

    `number` is the sheet's place among all sheets of the intake. Turned, rows and columns change
    places in the grid; a cell keeps the row and column it has on the sheet.
    """

    number: int
    file: str
    sheet: Sheet
    rows: Mapping[int, Mapping[int, Cell]]
    turned: bool = False

    @property
    def topic(self) -> str:
        """The stable name under which questions of this sheet are asked."""
        return f"{self.file}/{self.sheet.name}"

    @cached_property
    def row_numbers(self) -> tuple[int, ...]:
        """The rows that hold something, in order."""
        return tuple(sorted(self.rows))

    @cached_property
    def merges(self) -> tuple[Span, ...]:
        """The merged ranges as they lie in this grid."""
        if not self.turned:
            return self.sheet.merges
        return tuple(Span(s[1], s[0], s[3], s[2]) for s in self.sheet.merges)

    def row(self, number: int) -> Mapping[int, Cell]:
        """The cells of a row by column."""
        return self.rows.get(number, {})

    def folded(self, number: int) -> Mapping[int, str]:
        """The texts of a row as they are compared, by column."""
        known = self._folded.get(number)
        if known is None:
            known = {column: fold(shown(cell)) for column, cell in self.row(number).items()}
            self._folded[number] = known
        return known

    def says(self, number: int, texts: Mapping[int, str]) -> bool:
        """Tell whether a row says just these texts, as they are compared; no row is kept."""
        row = self.row(number)
        return row.keys() == texts.keys() and all(
            fold(shown(cell)) == texts[column] for column, cell in row.items()
        )

    @cached_property
    def _folded(self) -> dict[int, Mapping[int, str]]:
        return {}

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there, if it holds something."""
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """What the cell there shows, tidied; nothing where it is empty."""
        cell = self.at(row, column)
        return shown(cell) if cell else ""

    def turn(self) -> "Grid":
        """Give the grid with rows and columns exchanged."""
        rows: dict[int, dict[int, Cell]] = {}
        for number, row in self.rows.items():
            for column, cell in row.items():
                rows.setdefault(column, {})[number] = cell
        ordered = {number: dict(sorted(rows[number].items())) for number in sorted(rows)}
        return Grid(self.number, self.file, self.sheet, ordered, not self.turned)

    def on_sheet(self, row: int, column: int) -> tuple[int, int]:
        """The row and column a place in the grid has on the sheet, and the other way about."""
        return (column, row) if self.turned else (row, column)

    def sheet_cell_or_none(self, row: int, column: int) -> Cell | None:
        """The cell that stands there on the sheet, if it holds something."""
        return self.at(column, row) if self.turned else self.at(row, column)

    def painted_at(self, row: int, column: int) -> str:
        """The fill of an empty cell there; nothing where it has none."""
        return self.sheet.painted.get(self.on_sheet(row, column), "")

    def between(self, first: int, last: int) -> "Grid":
        """Give the grid of some columns only."""
        rows = {
            number: kept
            for number, row in self.rows.items()
            if (kept := {column: cell for column, cell in row.items() if first <= column <= last})
        }
        return Grid(self.number, self.file, self.sheet, rows, self.turned)

    def cells(self) -> Iterator[Cell]:
        """All cells of the sheet."""
        return iter(self.sheet.cells)


def grid_of(number: int, file: str, sheet: Sheet, cells: Sequence[Cell] | None = None) -> Grid:
    """Lay the cells of a sheet, or those given in their place, out by row and column."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in sheet.cells if cells is None else cells:
        row = rows.get(cell[0])
        if row is None:
            rows[cell[0]] = {cell[1]: cell}
        else:
            row[cell[1]] = cell
    return Grid(number, file, sheet, rows)


_TEXT, _DATE = CellKind.TEXT, CellKind.DATE
"""Looked up once: cells are looked at by the million."""


def shown(cell: Cell) -> str:
    """Give what a cell shows as tidy text; a formula never computed shows nothing."""
    if cell[2] is _TEXT:
        return tidy(str(cell[3]))
    if cell[2] is _DATE:
        return _day_shown(cell[3])
    match cell.kind:
        case CellKind.NUMBER:
            return _number_shown(cell.value)
        case CellKind.UNCOMPUTED | CellKind.ERROR:
            return ""
        case _:
            return str(cell.value)


def raw(cell: Cell) -> str:
    """Give a cell's content as the report quotes it: text untouched, a date as ISO."""
    if cell[2] is _TEXT:
        return str(cell[3])
    if cell[2] is _DATE:
        return _day_shown(cell[3])
    if cell.kind in (CellKind.UNCOMPUTED, CellKind.ERROR):
        return str(cell.value)
    return shown(cell)


@lru_cache(maxsize=4096)
def _day_shown(value: object) -> str:
    return str(value)[:10]


def _number_shown(value: object) -> str:
    number = float(str(value))
    return str(int(number)) if number.is_integer() else str(value)
