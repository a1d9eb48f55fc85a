"""What every format gives, and how it says how far it has come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from certtrack_app.rules.tracker.cells import Sheet

LINES_APART = 100_000
"""Characters between two tellings."""


class Contents(NamedTuple):
    """The sheets of a file, the day its serial numbers count from, and remarks on the reading."""

    sheets: tuple[Sheet, ...]
    date_system: int = 1900
    notes: tuple[str, ...] = ()


@dataclass
class Step:
    """Counts the bytes read and tells the share of the whole."""

    whole: int
    tell: Callable[[float], None]
    done: int = 0

    def counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Hand pieces on, telling after each how far the file has been read."""
        for piece in pieces:
            yield piece
            self.advance(len(piece))

    def counted_lines(self, lines: Iterable[str]) -> Iterator[str]:
        """Hand lines on, telling now and then how far the file has been read."""
        waiting = 0
        for line in lines:
            yield line
            waiting += len(line)
            if waiting > LINES_APART:
                self.advance(waiting)
                waiting = 0

    def advance(self, amount: int) -> None:
        """Tell that so many more of the whole have been read."""
        self.done += amount
        self.tell(min(self.done / self.whole, 1.0) if self.whole else 1.0)
