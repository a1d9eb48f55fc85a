"""Legends: what marks and codes stand for, said in one cell or in two beside each other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.plans import Plan, is_inside
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.vocabulary import FactStatus

_MAY_EXPLAIN = re.compile(r"[=:→–—]|\s-\s|->")
_LINE = re.compile(r"^\s*[“\"'(]?([^=:–—\-]{1,12}?)[”\"')]?\s*(?:=|:|–|—|\s-\s|->|→)\s*(.{2,40})$")
_LONGEST_LEGEND, _LONGEST_CODE, _LONGEST_MARK = 200, 4, 2
_FEWEST_PAIRS = 2


@dataclass(frozen=True)
class Legend:
    """What symbols stand for, and the cells that say so, by the number of their sheet."""

    meanings: Mapping[str, FactStatus] = field(default_factory=dict)
    cells: Mapping[int, Sequence[Cell]] = field(default_factory=dict)


def legend_of(plans: Sequence[Plan], vocabulary: Vocabulary) -> Legend:
    """Find legends on all sheets: x = completed, R - required, or C beside Completed."""
    found: dict[str, set[FactStatus]] = {}
    cells: dict[int, list[Cell]] = {}
    for plan in plans:
        lines = (*_lines(plan.grid, vocabulary), *_pairs(plan, vocabulary))
        for said_at, symbol, status in lines:
            found.setdefault(symbol, set()).add(status)
            cells.setdefault(plan.grid.number, []).extend(said_at)
    meanings = {symbol: next(iter(said)) for symbol, said in found.items() if len(said) == 1}
    return Legend(meanings, cells)


Line = tuple[tuple[Cell, ...], str, FactStatus]
"""The cells of one line of a legend, the symbol as it is compared, and what it stands for."""


def _lines(grid: Grid, vocabulary: Vocabulary) -> Iterator[Line]:
    """Read the lines of legends that stand in one cell."""
    seen: set[object] = set()
    for cell in grid.cells():
        if cell[2] is not CellKind.TEXT or cell[3] in seen:
            continue
        seen.add(cell[3])
        text = str(cell[3])
        if len(text) < _LONGEST_LEGEND and _MAY_EXPLAIN.search(text):
            for line in re.split(r"[\n;,]", text):
                match = _LINE.match(line)
                status = _status(match[2], vocabulary) if match else None
                if match and status is not None and not _is_known(match[1], vocabulary):
                    yield (cell,), fold(match[1]), status


def _pairs(plan: Plan, vocabulary: Vocabulary) -> Sequence[Line]:
    """Read symbols with their meaning in the cell beside, outside all rows of people."""
    found: list[Line] = []
    for row in plan.grid.row_numbers:
        cells = plan.grid.row(row)
        for column, cell in cells.items():
            beside = cells.get(column + 1)
            if beside is None or beside[2] is not CellKind.TEXT:
                continue
            status = _explained(cell, beside, vocabulary)
            if status is not None and not is_inside(plan, cell) and not is_inside(plan, beside):
                found.append(((cell, beside), fold(shown(cell)), status))
    distinct = {symbol for _, symbol, _ in found}
    return found if len(distinct) >= _FEWEST_PAIRS else ()


def _explained(cell: Cell, beside: Cell, vocabulary: Vocabulary) -> FactStatus | None:
    """Give the plain word of status that stands beside a short symbol."""
    symbol = shown(cell)
    if not 0 < len(symbol) <= _LONGEST_CODE:
        return None
    word = vocabulary.statuses.get(fold(shown(beside)))
    plain = word is not None and not word.mark and len(shown(beside)) > _LONGEST_MARK
    return word.status if word and plain and not _is_known(symbol, vocabulary) else None


def _status(text: str, vocabulary: Vocabulary) -> FactStatus | None:
    word = vocabulary.statuses.get(fold(text))
    return word.status if word else None


def _is_known(symbol: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a legend's symbol is a heading or a plain word of status itself."""
    folded = fold(symbol)
    word = vocabulary.statuses.get(folded)
    plain = word is not None and not word.mark and not word.doubtful and len(folded) > _LONGEST_MARK
    return folded in vocabulary.headers or plain
