"""Rows that state targets or possible points above or among the people."""

from collections.abc import Mapping
from typing import NamedTuple

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.quantities import quantity_of
from certtrack_app.rules.tracker.rows import RowSort


class Targets(NamedTuple):
    """The target of each column that has one, and the cells that state them."""

    amounts: Mapping[int, float]
    cells: tuple[Cell, ...]


def targets_of(plan: TablePlan, vocabulary: Vocabulary) -> Targets:
    """Read the rows of targets of a table."""
    amounts: dict[int, float] = {}
    cells: list[Cell] = []
    for row, sort in plan.rows.items():
        if sort is not RowSort.TARGETS:
            continue
        for number, cell in plan.table.grid.rows[row].items():
            column = plan.table.by_number.get(number)
            amount = _amount(cell, vocabulary)
            if column is not None and column.meaning.tells_of_a_requirement and amount:
                amounts[number] = amount
                cells.append(cell)
    return Targets(amounts, tuple(cells))


def _amount(cell: Cell, vocabulary: Vocabulary) -> float | None:
    if cell.kind is CellKind.NUMBER:
        return float(str(cell.value))
    quantity = quantity_of(shown(cell), vocabulary)
    return quantity.amount if quantity is not None else None
