"""Tables that stand side by side on a sheet, an empty column between them."""

from collections.abc import Sequence
from itertools import pairwise

from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.words import Meaning

_NAMES = frozenset({Meaning.NAME, Meaning.LAST_NAME})
_FEWEST = 2


def blocks_of(grid: Grid, header: Header) -> Sequence[Grid]:
    """Part a sheet at empty columns where names are headed on both sides; otherwise nothing."""
    names = [h for h in header.heads.values() if h.meaning in _NAMES and not h.stem]
    if len(names) < _FEWEST:
        return ()
    used = sorted({column for row in grid.rows.values() for column in row})
    gaps = [one for one in range(used[0], used[-1]) if one not in set(used)]
    bounds = [used[0] - 1, *gaps, used[-1] + 1]
    blocks = [(first + 1, last - 1) for first, last in pairwise(bounds) if last - first > 1]
    named = [block for block in blocks if _names_people(header, block)]
    if len(named) < _FEWEST:
        return ()
    begins = [block[0] for block in named]
    ends = [begin - 1 for begin in begins[1:]] + [used[-1]]
    return [grid.between(*both) for both in zip([used[0], *begins[1:]], ends, strict=True)]


def _names_people(header: Header, block: tuple[int, int]) -> bool:
    return any(
        block[0] <= column <= block[1] and head.meaning in _NAMES and not head.stem
        for column, head in header.heads.items()
    )
