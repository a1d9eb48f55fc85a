"""Where a draft stands, packed: one number for a single cell, places where there are more.

A large tracker makes 600,000 drafts; three numbers and two tuples for each cell were half of them.
"""

from collections.abc import Iterable

from certtrack_app.rules.tracker.reading import Place

Standing = int | tuple[Place, ...]
"""A cell as one number, or several places."""

_COLUMN_BITS, _ROW_BITS = 20, 32
"""More than any sheet has, and still small enough for the smallest of large numbers."""
_COLUMNS, _ROWS = 1 << _COLUMN_BITS, 1 << _ROW_BITS


def packed_cell(sheet: int, row: int, column: int) -> int:
    """Pack the place of one cell."""
    return ((sheet << _ROW_BITS) + row - 1 << _COLUMN_BITS) + column - 1


def packed(places: Iterable[Place]) -> Standing:
    """Pack places."""
    several = tuple(places)
    return packed_cell(*several[0]) if len(several) == 1 else several


def unpacked(standing: Standing) -> tuple[Place, ...]:
    """Give the places again."""
    if isinstance(standing, tuple):
        return standing
    rows, column = divmod(standing, _COLUMNS)
    sheet, row = divmod(rows, _ROWS)
    return (Place(sheet, row + 1, column + 1),)
