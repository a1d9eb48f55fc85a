"""Sharing the width of a page among the columns of a table."""

from collections.abc import Sequence

from certtrack_app.adapters.report_cells import heading_width, least_width, natural_width
from certtrack_app.rules.reports import Cell, Column, Measure

PADDING = 4.0
"""Between a column's edge and its text, on either side, in points."""

_WORD = 110.0
"""The widest word a column makes room for; a longer one is broken."""


def column_widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: float
) -> list[float]:
    """Give each column its width in points; together they fill the room.

    Figures, days and marks are never broken, headings and text between words; what is left goes
    to text.
    """
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    pairs = list(zip(columns, cells, strict=True))
    least = [_least(column, held) + 2 * PADDING for column, held in pairs]
    natural = [
        max(narrow, _natural(column, held) + 2 * PADDING)
        for narrow, (column, held) in zip(least, pairs, strict=True)
    ]
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    if sum(natural) > room:
        hunger = [_hunger(narrow, *pair) for narrow, pair in zip(least, pairs, strict=True)]
        return _spread(least, hunger, room)
    return _spread(natural, [_eagerness(column) for column in columns], room)


def _spread(widths: list[float], shares: list[float], room: float) -> list[float]:
    """Share what is left of the room in given proportions."""
    left, total = room - sum(widths), sum(shares)
    return [width + left * share / total for width, share in zip(widths, shares, strict=True)]


def _hunger(least: float, column: Column, cells: Sequence[Cell]) -> float:
    """Say how much wider a column would be on the whole: one long name counts as one row."""
    excess = (max(0.0, natural_width(cell, column) + 2 * PADDING - least) for cell in cells)
    return sum(excess) / max(1, len(cells)) + 0.01


def _eagerness(column: Column) -> float:
    """Say how much of spare room a column takes: text most, figures hardly any."""
    return column.weight if column.measure is Measure.TEXT else 0.15


def _least(column: Column, cells: Sequence[Cell]) -> float:
    widest = max((least_width(cell, column) for cell in set(cells)), default=0.0)
    breakable = column.measure is Measure.TEXT and any(isinstance(cell, str) for cell in cells)
    return max(heading_width(column), min(widest, _WORD) if breakable else widest)


def _natural(column: Column, cells: Sequence[Cell]) -> float:
    return max((natural_width(cell, column) for cell in set(cells)), default=0.0)
