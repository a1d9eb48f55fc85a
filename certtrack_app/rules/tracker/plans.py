"""How sheets and their tables are going to be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from certtrack_app.rules.tracker.forms import Labels
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.words import Layout

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

    A form has no column of people; its labels say whom the sheet is about.
    """

    table: Table
    layout: Layout
    rows: Mapping[int, RowSort]
    titles: Column | None = None
    labels: Labels | None = None
    because: str = ""


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
