"""What one worksheet of an .xlsx workbook holds, while it is being read."""

from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.rules.tracker.cells import Cell, Span

MOST_PAINTED = 50_000


class Link(NamedTuple):
    """A hyperlink over a span: an outside address by its relation, or a place inside the book."""

    span: Span
    relation: str
    location: str


class PlacedFormula(NamedTuple):
    """A formula and where it stands."""

    row: int
    column: int
    text: str


class PlacedObject(NamedTuple):
    """An embedded object: its relation, its shape's number, its place or 0 where unsaid."""

    relation: str
    shape: str
    row: int
    column: int


@dataclass
class SheetContent:
    """Cells and what hangs on them, as one pass finds them.

    `painted` are the fills of empty cells in rows that hold something. `rich_values` are cells
    that hold a picture: row, column, number of the value's metadata.
    """

    cells: list[Cell] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    link_formulas: list[PlacedFormula] = field(default_factory=list)
    rich_values: list[tuple[int, int, int]] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    legacy_drawings: list[str] = field(default_factory=list)
    objects: list[PlacedObject] = field(default_factory=list)
    painted: dict[tuple[int, int], str] = field(default_factory=dict)

    def paint(self, row: int, column: int, fill: str) -> None:
        """Keep the fill of a cell that holds nothing else, of so many cells and no more."""
        if fill and len(self.painted) < MOST_PAINTED:
            self.painted[row, column] = fill

    def cells_in_order(self) -> tuple[Cell, ...]:
        """Give the cells row by row; where a damaged sheet writes one twice, the last counts."""
        places = [cell[:2] for cell in self.cells]
        if all(map(tuple.__lt__, places, places[1:])):
            return tuple(self.cells)
        return tuple(cell for _, cell in sorted(dict(zip(places, self.cells, strict=True)).items()))
