"""Single values a person set right: what is read in the place of what stands in the cell."""

from collections.abc import Mapping, Sequence

from certtrack_app.rules.tracker.account import SheetAccount
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, grid_of, raw
from certtrack_app.rules.tracker.reading import Fact, Place
from certtrack_app.rules.tracker.seen import seen_text, seen_value
from certtrack_app.rules.tracker.statuses import IGNORE, LEFT_OUT
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.vocabulary import FactStatus

SET_RIGHT = "set right by the person importing"
WHOLE_ROW = 0

Originals = Mapping[Place, Cell]
"""What really stands in the cells that are read as something else."""


def mended(
    grids: Sequence[Grid], accounts: Sequence[SheetAccount], corrections: Corrections
) -> tuple[list[Grid], Originals]:
    """Give the grids with the values set right; what is left out is accounted for."""
    originals: dict[Place, Cell] = {}
    if not corrections.cells and not corrections.column_values:
        return list(grids), originals
    mended_grids = [
        _mended(grid, account, corrections, originals)
        for grid, account in zip(grids, accounts, strict=True)
    ]
    return mended_grids, originals


def _mended(
    grid: Grid, account: SheetAccount, corrections: Corrections, originals: dict[Place, Cell]
) -> Grid:
    kept: list[Cell] = []
    for cell in grid.cells():
        reading = _reading(grid.topic, cell, corrections)
        if reading == IGNORE:
            account.ignore(cell, LEFT_OUT)
        elif reading is None:
            kept.append(cell)
        else:
            originals[Place(grid.number, cell.row, cell.column)] = cell
            kept.append(_read_as(cell, reading))
    return grid_of(grid.number, grid.file, grid.sheet, kept)


def _reading(topic: str, cell: Cell, corrections: Corrections) -> str | None:
    """Say how a cell is to be read; what was said of it alone goes before all else."""
    for place in ((topic, cell.row, cell.column), (topic, cell.row, WHOLE_ROW)):
        if place in corrections.cells:
            return corrections.cells[place]
    if not corrections.column_values:
        return None
    return corrections.column_values.get((topic, cell.column, fold(seen_text(seen_value(cell)))))


def _read_as(cell: Cell, reading: str) -> Cell:
    """Give the cell as though it said something else: a word of status, a day, an amount."""
    said = reading.replace("_", " ") if reading in set(FactStatus) else reading
    return Cell(cell.row, cell.column, CellKind.TEXT, said, fill=cell.fill)


def with_raw(fact: Fact, originals: Originals) -> Fact:
    """Let a fact of cells set right quote what really stands there."""
    if not any(place in originals for place in fact.cells):
        return fact
    parts = fact.raw.split(" | ") if len(fact.cells) > 1 else [fact.raw]
    quoted = [
        raw(originals[place]) if place in originals else part
        for place, part in zip(fact.cells, parts, strict=False)
    ]
    return fact._replace(raw=" | ".join(quoted), rule=SET_RIGHT)
