"""What a newer copy of a tracker says beside what earlier copies said: new, the same, or changed.

Facts of one line are compared as people would: first what says the very same, wherever it stands
now; then what stands in the same cell; then what stands in the same column, where only one fact
of the line ever stood there, since rows move when somebody is added above.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import NamedTuple

from certtrack_app.rules.vocabulary import EvidenceState

_ROW = re.compile(r"[0-9]+$")


class CellPlace(NamedTuple):
    """A cell by its sheet and its reference; the sheet of a file without sheets is empty."""

    sheet: str
    ref: str

    @property
    def column(self) -> "CellPlace":
        """The column the cell stands in."""
        return CellPlace(self.sheet, _ROW.sub("", self.ref))


@dataclass(frozen=True)
class SaidEarlier:
    """What an earlier copy said of a line, and what became of it.

    `key` is of the evidence it became; None where the cell became none. `state` likewise.
    """

    says: Hashable
    cells: tuple[CellPlace, ...]
    key: int | None = None
    state: EvidenceState | None = None

    @property
    def is_decided(self) -> bool:
        """Whether an evaluator's word on it stands or is under way."""
        return self.state in (EvidenceState.CONFIRMED, EvidenceState.SUBMITTED)

    @property
    def gives_way(self) -> bool:
        """Whether another word of the tracker may take its place: nobody has judged it."""
        return self.state in (None, EvidenceState.IMPORTED_NOT_VERIFIED)


class SaidNow(NamedTuple):
    """What the newer copy says of the same line, by the number of its fact."""

    number: int
    says: Hashable
    cells: tuple[CellPlace, ...]


@unique
class Fate(StrEnum):
    """What becomes of a fact of a newer copy."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    """It takes the place of what the same cell said before."""
    DISPUTED = "disputed"
    """An evaluator has judged what the cell said before: somebody must say which holds."""


@dataclass(frozen=True)
class Matched:
    """A fact of a newer copy, and what was said in its place before."""

    number: int
    fate: Fate
    earlier: SaidEarlier | None = None


@dataclass(frozen=True)
class LineComparison:
    """The facts of one line compared; `gone` is no longer said by anything."""

    facts: tuple[Matched, ...]
    gone: tuple[SaidEarlier, ...]


def compare_line(now: Sequence[SaidNow], earlier: Sequence[SaidEarlier]) -> LineComparison:
    """Compare what two copies say of one line."""
    if not earlier:
        return LineComparison(tuple(Matched(one.number, Fate.NEW) for one in now), ())
    pairs = _Pairs(list(now), list(earlier))
    pairs.match(lambda one: [one.says], lambda one: [one.says])
    same = frozenset(pairs.found)
    pairs.leave(lambda one: one.state is EvidenceState.WITHDRAWN)
    pairs.match(lambda one: one.cells, lambda one: one.cells)
    pairs.match_single(_columns)
    found = [_matched(one, pairs.found.get(one.number), one.number in same) for one in now]
    return LineComparison(tuple(found), tuple(pairs.earlier))


def _matched(now: SaidNow, earlier: SaidEarlier | None, is_same: bool) -> Matched:  # noqa: FBT001
    if earlier is None:
        return Matched(now.number, Fate.NEW)
    if is_same:
        return Matched(now.number, Fate.UNCHANGED, earlier)
    if earlier.gives_way:
        return Matched(now.number, Fate.CHANGED, earlier)
    fate = Fate.DISPUTED if earlier.is_decided else Fate.NEW
    return Matched(now.number, fate, earlier)


Said = SaidNow | SaidEarlier
Marks = Callable[[Said], Iterable[Hashable]]


def _columns(one: Said) -> Iterable[Hashable]:
    return {cell.column for cell in one.cells}


class _Pairs:
    """Takes pairs out of what is said now and what was said earlier."""

    def __init__(self, now: list[SaidNow], earlier: list[SaidEarlier]) -> None:
        self.now = now
        self.earlier = earlier
        self.found: dict[int, SaidEarlier] = {}

    def match(self, mark_now: Marks, mark_earlier: Marks) -> None:
        """Pair what shares a mark, one with one."""
        by_mark: dict[Hashable, list[SaidEarlier]] = defaultdict(list)
        for one in self.earlier:
            for mark in mark_earlier(one):
                by_mark[mark].append(one)
        for now in list(self.now):
            alike = [one for mark in mark_now(now) for one in by_mark[mark]]
            free = [one for one in alike if any(one is each for each in self.earlier)]
            if free:
                here = [one for one in free if set(one.cells) & set(now.cells)]
                self._take(now, (here or free)[0])

    def match_single(self, marks: Marks) -> None:
        """Pair what shares a mark that nothing else on either side has."""
        of_now = Counter(mark for one in self.now for mark in marks(one))
        of_earlier = Counter(mark for one in self.earlier for mark in marks(one))
        single = {mark for mark, count in of_now.items() if count == of_earlier[mark] == 1}
        for now in list(self.now):
            shared = single & set(marks(now))
            other = next((one for one in self.earlier if shared & set(marks(one))), None)
            if other is not None:
                self._take(now, other)

    def leave(self, ends: Callable[[SaidEarlier], bool]) -> None:
        """Leave out earlier facts that nothing else can take the place of."""
        self.earlier = [one for one in self.earlier if not ends(one)]

    def _take(self, now: SaidNow, earlier: SaidEarlier) -> None:
        self.now.remove(now)
        self.earlier = [one for one in self.earlier if one is not earlier]
        self.found[now.number] = earlier
