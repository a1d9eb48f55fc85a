"""What stands in a column, counted: how much of it is dates, words, numbers, text."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.senses import Interpreter, Sense, Sort

Key = tuple[CellKind, str | int | float | bool | datetime | time | timedelta]


@dataclass(frozen=True)
class Profile:
    """The distinct values of a column and how often each stands there."""

    counts: Mapping[Key, int]
    sorts: Mapping[Sort, int]
    senses: Mapping[str, Sense]

    @property
    def total(self) -> int:
        """How many cells say something."""
        return sum(self.sorts.values()) - self.sorts.get(Sort.BLANK, 0)

    def share(self, *sorts: Sort) -> float:
        """The share of cells of these sorts, nothing and blanks left out."""
        base = self.total - self.sorts.get(Sort.NOTHING, 0)
        return sum(self.sorts.get(sort, 0) for sort in sorts) / base if base else 0.0

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The distinct texts."""
        return tuple(str(value) for kind, value in self.counts if kind is CellKind.TEXT)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The distinct bare numbers, whether the file keeps them as numbers or as text."""
        kept = (float(str(value)) for kind, value in self.counts if kind is CellKind.NUMBER)
        quantities = (s.quantity for s in self.senses.values() if s.sort is Sort.QUANTITY)
        written = (q.amount for q in quantities if q and not q.unit and q.target is None)
        return tuple(dict.fromkeys((*kept, *written)))

    @property
    def says_outright(self) -> float:
        """The share of cells that are a word of status, a day, or both and nothing else."""
        base = self.total - self.sorts.get(Sort.NOTHING, 0)
        whole = [t for t, s in self.senses.items() if s.sort is Sort.MIXED and not s.partly]
        mixed = sum(self.counts[CellKind.TEXT, text] for text in whole if not self._names_by(text))
        return self.share(Sort.WORD, Sort.DATE) + (mixed / base if base else 0.0)

    @property
    def years(self) -> float:
        """The share of cells that are texts of digits read as days: 2017."""
        digits = (
            t for t, s in self.senses.items() if s.sort is Sort.DATE and t.strip().isdecimal()
        )
        base = self.total - self.sorts.get(Sort.NOTHING, 0)
        return sum(self.counts[CellKind.TEXT, text] for text in digits) / base if base else 0.0

    def _names_by(self, text: str) -> bool:
        return self.senses[text].verifier is not None

    @property
    def says_how_far(self) -> float:
        """The share of cells that can say how far a person has come."""
        return self.share(Sort.WORD, Sort.DATE, Sort.QUANTITY, Sort.MIXED, Sort.YEARLESS)


def profile_of(
    cells: Iterable[Cell], interpreter: Interpreter, looked_into: int | None = None
) -> Profile:
    """Count what stands in these cells; only so many texts are looked into, all by default."""
    counts = Counter((cell[2], cell[3]) for cell in cells)
    sorts: Counter[Sort] = Counter()
    senses: dict[str, Sense] = {}
    for (kind, value), count in counts.items():
        if kind is CellKind.TEXT:
            text = str(value)
            plain = looked_into is not None and len(senses) >= looked_into and bool(text.strip())
            sense = _PLAIN_TEXT if plain else interpreter.sense(text)
            senses[text] = sense
            sorts[sense.sort] += count
        else:
            sorts[_SORTS[kind]] += count
    return Profile(counts, sorts, senses)


_PLAIN_TEXT = Sense(Sort.TEXT)
_SORTS: Mapping[CellKind, Sort] = {
    CellKind.NUMBER: Sort.QUANTITY,
    CellKind.BOOLEAN: Sort.WORD,
    CellKind.DATE: Sort.DATE,
    CellKind.TIME: Sort.QUANTITY,
    CellKind.DURATION: Sort.QUANTITY,
    CellKind.ERROR: Sort.NOTHING,
    CellKind.UNCOMPUTED: Sort.NOTHING,
}
