"""Where the cells of an .ods workbook stand: tables, rows and columns that repeat."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.ods_styles import SHOWN_AS, OdsStyles
from certtrack_app.adapters.sheets.ods_values import OdsValue
from certtrack_app.adapters.sheets.places import LAST_COLUMN, LAST_ROW
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_content import PlacedFormula
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, Span

HIDDEN = ("collapse", "filter")

SPANS = frozenset(("number-rows-spanned", "number-columns-spanned"))

Attributes = dict[str, str]


class OdsLook(NamedTuple):
    """How a style shows a value: its number format and its fill."""

    number_format: str
    fill: str


@dataclass
class OdsTable:
    """One table as it is being read; `files` are parts of the zip and the cells they lie on."""

    name: str
    style: str
    cells: list[Cell] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    attachments: list[Attachment] = field(default_factory=list)
    link_formulas: list[PlacedFormula] = field(default_factory=list)
    files: list[tuple[int, int, AttachmentKind, str]] = field(default_factory=list)


@dataclass
class _Row:
    """The row being read."""

    repeats: int = 1
    style: str = ""
    is_hidden: bool = False
    cells: list[Cell] = field(default_factory=list)


class OdsGrid:
    """Keeps the place in the tables, and lays down what is found there."""

    def __init__(self, styles: OdsStyles) -> None:
        self.tables: list[OdsTable] = []
        self._styles = styles
        self._filled = 0
        self._place = (0, 0)
        self._row = _Row()
        self._column_styles: list[tuple[int, str]] = []
        self._looks: dict[str, OdsLook] = {}

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the cell being read; the first cell where none has begun."""
        row, column = self._place
        return max(row, 1), max(column, 1)

    def start_table(self, attributes: Attributes) -> None:
        """Begin a table."""
        self.tables.append(OdsTable(attributes.get("name", ""), attributes.get("style-name", "")))
        if len(self.tables) > LIMITS.sheets:
            raise enormous(f"it has more than {LIMITS.sheets:,} sheets")
        self._place = (0, 0)
        self._column_styles = []

    def take_column(self, attributes: Attributes) -> None:
        """Note the style of columns, and whether they are hidden."""
        first = self._column_styles[-1][0] + 1 if self._column_styles else 1
        last = min(first + repeats(attributes, "number-columns-repeated") - 1, LAST_COLUMN)
        self._column_styles.append((last, attributes.get("default-cell-style-name", "")))
        if attributes.get("visibility") in HIDDEN:
            self.tables[-1].hidden_columns.update(range(first, last + 1))

    def start_row(self, attributes: Attributes) -> None:
        """Begin a row, which may stand for many alike."""
        self._place = (self._place[0] + 1, 0)
        self._row = _Row(
            repeats(attributes, "number-rows-repeated"),
            attributes.get("default-cell-style-name", ""),
            attributes.get("visibility") in HIDDEN,
        )

    def end_row(self) -> None:
        """Lay the row's cells down, once for each row it stands for."""
        first, row = self._place[0], self._row
        last = first + row.repeats - 1
        if row.cells:
            _check(last, LAST_ROW)
            self._make_room(len(row.cells) * row.repeats)
            self._lay_rows(range(first, last + 1), row)
        self._place = (last, 0)

    def _lay_rows(self, numbers: range, row: _Row) -> None:
        table = self.tables[-1]
        for number in numbers:
            table.cells.extend(cell._replace(row=number) for cell in row.cells)
        if row.is_hidden:
            table.hidden_rows.update(numbers)

    def _make_room(self, cells: int) -> None:
        self._filled += cells
        if self._filled > LIMITS.cells:
            raise too_many_cells()

    def start_cell(self) -> None:
        """Step to the next cell."""
        row, column = self._place
        self._place = (row, column + 1)

    def end_cell(
        self, attributes: Attributes, look: OdsLook, value: OdsValue | None, formula: str
    ) -> None:
        """Lay a cell down, once for each column it stands for."""
        row, column = self._place
        last = column + repeats(attributes, "number-columns-repeated") - 1
        if value is not None:
            _check(last, LAST_COLUMN)
            rest = (value.kind, value.value, *look, value.serial, bool(formula))
            self._row.cells.extend(Cell(row, place, *rest) for place in range(column, last + 1))
        if formula and "HYPERLINK" in formula.upper():
            self.tables[-1].link_formulas.append(PlacedFormula(row, column, formula))
        if SPANS & attributes.keys():
            self._note_span(attributes)
        self._place = (row, last)

    def look(self, attributes: Attributes) -> OdsLook:
        """Say how the cell being read shows its value, by its own style, its row's or column's.

        What is stated to be a percentage is one, without a style that says so too.
        """
        style = attributes.get("style-name") or self._row.style or self._style_of_column()
        look = self._looks.get(style)
        if look is None:
            look = self._looks[style] = OdsLook(
                self._styles.number_format_of(style), self._styles.fill_of(style)
            )
        if not look.number_format and attributes.get("value-type") == "percentage":
            return look._replace(number_format=SHOWN_AS["percentage-style"])
        return look

    def _style_of_column(self) -> str:
        place = bisect_left(self._column_styles, (self._place[1], ""))
        return self._column_styles[place][1] if place < len(self._column_styles) else ""

    def _note_span(self, attributes: Attributes) -> None:
        rows = repeats(attributes, "number-rows-spanned")
        columns = repeats(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            row, column = self._place
            self.tables[-1].merges.append(Span(row, column, row + rows - 1, column + columns - 1))

    def attach(
        self, kind: AttachmentKind, target: str, author: str | None = None, at: str | None = None
    ) -> None:
        """Hang a link or a note on the cell being read."""
        if self.tables and target:
            found = Attachment(*self.place, kind, target, author=author, at=at)
            self.tables[-1].attachments.append(found)

    def take_file(self, kind: AttachmentKind, part: str) -> None:
        """Note a file of the zip that lies over the cell being read."""
        if self.tables and part:
            self.tables[-1].files.append((*self.place, kind, part))


def _check(place: int, last: int) -> None:
    if place > last:
        raise ValueError(f"{place} is beyond the edge of a sheet")


def repeats(attributes: Attributes, name: str) -> int:
    """Say how often something stands for itself, at least once."""
    stated = attributes.get(name)
    return 1 if stated is None else max(int(stated), 1)
