"""How sheets and their tables are going to be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.forms import Labels
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.numbered import Group
from certtrack_app.rules.tracker.reading import ColumnReading
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.words import Layout, Meaning

WHY: Mapping[Layout, str] = {
    Layout.WIDE: "people down, requirements across",
    Layout.LONG: "one row per person and requirement",
    Layout.DITTO: "the person on the first row only, requirements below",
    Layout.TRANSPOSED: "people across, requirements down",
    Layout.FORM: "one sheet for one person",
    Layout.LOOKUP: "names people, and nothing they completed",
    Layout.NONE: "no table of people on it",
}


@dataclass(frozen=True)
class TablePlan:
    """How one table is going to be read: its rows by sort, the column of requirements if any.

    A form has no column of people; its labels say whom the sheet is about. `groups` are several
    requirements in one row, each named by a column of its own; `under_names`: rows with a name
    alone say whose requirements follow.
    """

    table: Table
    layout: Layout
    rows: Mapping[int, RowSort]
    titles: Column | None = None
    labels: Labels | None = None
    because: str = ""
    groups: tuple[Group, ...] = ()
    under_names: bool = False


@dataclass(frozen=True)
class Plan:
    """How a sheet is going to be read, and why."""

    grid: Grid
    layout: Layout
    because: str
    tables: tuple[TablePlan, ...] = ()

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of the sheet that head its tables."""
        if self.grid.turned:
            return tuple(sorted({c.number for plan in self.tables for c in plan.table.names}))
        return tuple(sorted({row for plan in self.tables for row in plan.table.header.rows}))


def columns_read(plan: Plan) -> tuple[ColumnReading, ...]:
    """Say what the columns of a sheet were taken for, those of its first table before others."""
    found: dict[int, ColumnReading] = {}
    for table in (one.table for one in plan.tables):
        for column in table.columns:
            told = ColumnReading(column.number, column.head.text, column.meaning, column.title)
            found.setdefault(column.number, told)
    return tuple(found[number] for number in sorted(found))


ABOUT_PEOPLE = frozenset({RowSort.ENTRY, RowSort.CONTINUED, RowSort.REPEATED})


def is_inside(plan: Plan, cell: Cell) -> bool:
    """Tell whether a cell belongs to a table: under its headings, in the row of a person."""
    return any(_is_in_table(one, cell) for one in plan.tables)


def _is_in_table(plan: TablePlan, cell: Cell) -> bool:
    turned = plan.table.grid.turned
    row, number = (cell.column, cell.row) if turned else (cell.row, cell.column)
    column = plan.table.by_number.get(number)
    named = column is not None and (column.head.text or column.meaning.tells_who)
    if plan.layout is Layout.NONE or column is None or not named:
        return False
    if column.meaning is Meaning.LOOKUP:
        return False
    return row in plan.table.header.rows or plan.rows.get(row) in ABOUT_PEOPLE
