"""The rows of an .xlsx worksheet, as expat walks them."""

from typing import NamedTuple

from certtrack_app.adapters.sheets.formulas import moved
from certtrack_app.adapters.sheets.places import LAST_COLUMN, LAST_ROW, place_of
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_content import PlacedFormula, SheetContent
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.rules.tracker.cells import Cell

TRUE = ("1", "true")

LONGEST_FORMULA = 8_192
"""Signs; no spreadsheet program takes more."""


class _Formula(NamedTuple):
    attributes: dict[str, str]
    text: str


class RowsPass:
    """Collects the cells of one sheet. `room` is how many more the file may hold."""

    def __init__(self, meanings: Meanings, room: int, found: SheetContent) -> None:
        self._meanings = meanings
        self._room = room
        self._found = found
        self._row = 0
        self._column = 0
        self._cell: dict[str, str] = {}
        self._stored: str | None = None
        self._in_place: list[str] = []
        self._formula: _Formula | None = None
        self._formula_attributes: dict[str, str] = {}
        self._text: list[str] = []
        self._in_guide = False
        self._empty: list[tuple[int, int, str]] = []
        self._before = 0
        self._shared: dict[str, tuple[PlacedFormula, bool]] = {}

    def start(self, local: str, attributes: dict[str, str]) -> None:
        """Open a row, a cell or a part of it."""
        match local:
            case "c":
                self._start_cell(attributes)
            case "row":
                self._start_row(attributes)
            case "f":
                self._formula_attributes = attributes
            case "rPh":
                self._in_guide = True
        self._text = []

    def text(self, text: str) -> None:
        """Take text."""
        self._text.append(text)

    def end(self, local: str) -> None:
        """Close a cell or a part of it."""
        match local:
            case "v":
                self._stored = "".join(self._text)
            case "c":
                self._end_cell()
            case "f":
                self._formula = _Formula(self._formula_attributes, "".join(self._text))
            case "t" if not self._in_guide:
                self._in_place.append("".join(self._text))
            case "rPh":
                self._in_guide = False
            case "row":
                self._end_row()

    def _end_row(self) -> None:
        """Keep the fills of empty cells where their row holds something."""
        if len(self._found.cells) > self._before:
            for row, column, style in self._empty:
                self._found.paint(row, column, self._meanings.look(style).fill)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._empty, self._before = [], len(self._found.cells)
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if not 1 <= self._row <= LAST_ROW:
            raise ValueError(f"there is no row {self._row}")
        if attributes.get("hidden") in TRUE:
            self._found.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._stored = self._formula = None
        self._in_place = []
        if "r" in attributes:
            self._row, self._column = place_of(attributes["r"])
        else:
            self._column += 1
        if self._column > LAST_COLUMN or not self._row:
            raise ValueError("a cell stands nowhere")

    def _end_cell(self) -> None:
        stored = "".join(self._in_place) if self._in_place else self._stored
        type_name = self._cell.get("t", "")
        if self._formula is not None:
            self._note_formula(self._formula)
            if not stored and type_name != "str":
                wording = self._wording(self._formula)
                place = (self._row, self._column)
                self._append(self._meanings.uncomputed(place, self._cell.get("s", ""), wording))
                return
        if stored:
            self._add(type_name, stored)
        elif self._formula is not None:
            self._add("str", "")
        else:
            self._empty.append((self._row, self._column, self._cell.get("s", "")))

    def _add(self, type_name: str, stored: str) -> None:
        meaning = self._meanings.of(type_name, self._cell.get("s", ""), stored)
        if meaning.value == "" and self._formula is None:
            return
        if "vm" in self._cell:
            self._found.rich_values.append((self._row, self._column, int(self._cell["vm"])))
        self._append(Cell(self._row, self._column, *meaning, self._formula is not None))

    def _append(self, cell: Cell) -> None:
        self._found.cells.append(cell)
        if len(self._found.cells) > self._room:
            raise too_many_cells()

    def _note_formula(self, formula: _Formula) -> None:
        """Keep a formula that makes links, and one that others share."""
        makes_links = "HYPERLINK" in formula.text.upper()
        if formula.text and formula.attributes.get("t") == "shared":
            first = PlacedFormula(self._row, self._column, formula.text[:LONGEST_FORMULA])
            self._shared[formula.attributes.get("si", "")] = (first, makes_links)
        if makes_links or self._shares_links(formula):
            placed = PlacedFormula(self._row, self._column, self._wording(formula))
            self._found.link_formulas.append(placed)

    def _shares_links(self, formula: _Formula) -> bool:
        shared = self._shared.get(formula.attributes.get("si", ""))
        return not formula.text and shared is not None and shared[1]

    def _wording(self, formula: _Formula) -> str:
        shared = self._shared.get(formula.attributes.get("si", ""))
        if formula.text or shared is None:
            return formula.text
        first = shared[0]
        return moved(first.text, self._row - first.row, self._column - first.column)


def too_many_cells() -> Exception:
    """Say that the file has more cells than are read at once."""
    return enormous("it has more than two million filled cells")
