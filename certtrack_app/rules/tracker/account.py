"""The account of cells: each is taken, ignored for a reason, or asked about."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from certtrack_app.rules.tracker.cells import Cell, Sheet
from certtrack_app.rules.tracker.reading import MEANINGS, Counts, Ignored
from certtrack_app.rules.tracker.words import Meaning

_ROW = 1 << 15
_OPEN = 255
_IGNORED = MEANINGS.index(Meaning.IGNORED)
_ASKED = MEANINGS.index(Meaning.ASKED)
_NUMBERS = {meaning: number for number, meaning in enumerate(MEANINGS)}
_LEFT_OVER = "outside the table that was understood"


class SheetAccount:
    """Keeps, for every cell of a sheet, what became of it; asked outweighs taken, taken ignored."""

    def __init__(self, sheet: Sheet) -> None:
        self._cells = sheet.cells
        self._positions = array("q", [cell[0] * _ROW + cell[1] for cell in sheet.cells])
        self._marks = bytearray([_OPEN]) * len(sheet.cells)
        self._reasons: dict[int, str] = {}

    def _position(self, cell: Cell) -> int:
        return bisect_left(self._positions, cell[0] * _ROW + cell[1])

    def take(self, cell: Cell, meaning: Meaning) -> None:
        """Count a cell as taken for something, unless it is asked about."""
        position = bisect_left(self._positions, cell[0] * _ROW + cell[1])
        if self._marks[position] != _ASKED:
            self._marks[position] = _NUMBERS[meaning]

    def ask(self, cell: Cell) -> None:
        """Count a cell as asked about."""
        self._marks[self._position(cell)] = _ASKED

    def ignore(self, cell: Cell, because: str) -> None:
        """Count a cell as ignored, where nothing else became of it."""
        position = self._position(cell)
        if self._marks[position] == _OPEN:
            self._marks[position] = _IGNORED
            self._reasons[position] = because

    def drop(self, cell: Cell, because: str) -> None:
        """Count a cell as ignored whatever it was taken for."""
        position = self._position(cell)
        self._marks[position] = _IGNORED
        self._reasons[position] = because

    def ignore_all(self, cells: Iterable[Cell], because: str) -> None:
        """Count cells as ignored, where nothing else became of them."""
        for cell in cells:
            self.ignore(cell, because)

    def close(self, because: str = _LEFT_OVER) -> None:
        """Give every cell nothing was said of a reason."""
        for position, mark in enumerate(self._marks):
            if mark == _OPEN:
                self._marks[position] = _IGNORED
                self._reasons[position] = because

    def is_asked(self, row: int, column: int) -> bool:
        """Whether the cell at that place is asked about."""
        return self._marks[bisect_left(self._positions, row * _ROW + column)] == _ASKED

    def meanings(self) -> bytes:
        """What became of each cell, in the order of the sheet's cells."""
        return bytes(self._marks)

    def counts(self) -> Counts:
        """Count the cells by what became of them."""
        asked, ignored = self._marks.count(_ASKED), self._marks.count(_IGNORED)
        return Counts(len(self._marks), len(self._marks) - asked - ignored, ignored, asked)

    def ignored(self, sheet: int) -> tuple[Ignored, ...]:
        """The ignored cells by reason, in as few ranges as hold no other cell."""
        by_reason: dict[str, list[Cell]] = {}
        for position in sorted(self._reasons):
            if self._marks[position] == _IGNORED:
                by_reason.setdefault(self._reasons[position], []).append(self._cells[position])
        return tuple(Ignored(sheet, ranges_of(cells), why) for why, cells in by_reason.items())


def ranges_of(cells: Sequence[Cell]) -> tuple[tuple[int, int, int, int], ...]:
    """Join cells, given row by row, to ranges: along the row, then rows of equal width."""
    return joined_ranges([(cell[0], cell[1]) for cell in cells])


def joined_ranges(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int, int, int], ...]:
    """Join places of a sheet, rows and columns, given in order: top, left, bottom, right."""
    runs: list[tuple[int, int, int]] = []
    for place in places:
        if runs and runs[-1][0] == place[0] and runs[-1][2] + 1 == place[1]:
            runs[-1] = (place[0], runs[-1][1], place[1])
        else:
            runs.append((place[0], place[1], place[1]))
    growing: dict[tuple[int, int], tuple[int, int]] = {}
    done: list[tuple[int, int, int, int]] = []
    for row, first, last in runs:
        started = growing.get((first, last))
        if started is not None and started[1] + 1 == row:
            growing[first, last] = (started[0], row)
        else:
            if started is not None:
                done.append((started[0], first, started[1], last))
            growing[first, last] = (row, row)
    done.extend((top, first, bottom, last) for (first, last), (top, bottom) in growing.items())
    return tuple(sorted(done))


def total(counts: Iterable[Counts]) -> Counts:
    """Add the counts of several sheets."""
    sums = [sum(column) for column in zip(*counts, strict=True)] or [0, 0, 0, 0]
    return Counts(*sums)
