"""The requirements a tracker names, gathered by title."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.context import kind_of
from certtrack_app.rules.tracker.heads import Head, head_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.reading import Place, Requirement
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.vocabulary import RequirementKind

_BY_UNIT = {
    "h": RequirementKind.HOURS,
    "sessions": RequirementKind.SESSIONS,
    "credits": RequirementKind.CREDITS,
}
OTHER = "other"
_ENUMERATED = re.compile(r"^\(?\d{1,2}\s*[.)]+\s*(?=[^\W\d])")
_EXPORT_ID = re.compile(r"\s*\(\d{3,}\)$")


@dataclass
class Gathered:
    """A requirement while the sheets are read."""

    title: str
    cells: list[Place] = field(default_factory=list)
    units: Counter[str] = field(default_factory=Counter)
    targets: Counter[float] = field(default_factory=Counter)
    kind: RequirementKind | None = None
    scored: bool = False
    outright: int = 0
    facts: int = 0

    def learn(self, said: Said) -> None:
        """Take what a cell says of the requirement itself: its unit, its target."""
        self.facts += 1
        self.outright += said.explicit
        if said.amount is not None and said.unit != "%":
            self.units[said.unit] += 1
        if said.target is not None:
            self.targets[said.target] += 1
        self.scored = self.scored or said.score is not None

    def frozen(self, hanging: Mapping[Place, Sequence[int]]) -> Requirement:
        """Give the requirement as read, with the evidence that hangs on the cells naming it."""
        cells = tuple(dict.fromkeys(self.cells))
        evidence = tuple(n for place in cells for n in hanging.get(place, ())) if hanging else ()
        return Requirement(
            self.title, self.kind_word, self.target, self.unit, cells, evidence, self.mixed_units
        )

    @property
    def mixed_units(self) -> tuple[str, ...]:
        """The units its cells give, where there are several."""
        named = sorted(unit for unit in self.units if unit)
        return tuple(named) if len(named) > 1 else ()

    @property
    def unit(self) -> str | None:
        """The unit most cells give."""
        named = [unit for unit, _ in self.units.most_common() if unit]
        return named[0] if named else None

    @property
    def target(self) -> float | None:
        """The target most cells give."""
        return self.targets.most_common(1)[0][0] if self.targets else None

    @property
    def kind_word(self) -> str:
        """The kind by unit, by title, or by its cells."""
        adds_up = self.targets or 2 * self.outright <= self.facts
        by_unit = _BY_UNIT.get(self.unit or "")
        if by_unit is not None and adds_up:
            return by_unit.value
        if self.kind is not None:
            return self.kind.value
        return RequirementKind.ASSESSMENT.value if self.scored else OTHER


@dataclass
class RequirementBook:
    """All requirements met so far, each once."""

    vocabulary: Vocabulary
    corrections: Corrections
    by_code: Mapping[str, str] = field(default_factory=dict)
    gathered: list[Gathered] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _heads: dict[str, Head] = field(default_factory=dict)

    def named(self, title: str) -> int:
        """Give the number of the requirement with this title, a new one where it is new."""
        title = self.by_code.get(fold(title), title)
        head = self._head(title)
        bare = head.bare or tidy(title)
        bare = _ENUMERATED.sub("", _EXPORT_ID.sub("", bare)) or tidy(title)
        bare = self.corrections.requirements.get(fold(bare), bare)
        key = fold(bare)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.gathered)
            self.gathered.append(Gathered(bare, kind=kind_of(title, self.vocabulary)))
        self.learn_head(number, head)
        return number

    def _head(self, title: str) -> Head:
        head = self._heads.get(title)
        if head is None:
            head = self._heads[title] = head_of(title, self.vocabulary)
        return head

    def learn_head(self, number: int, head: Head) -> None:
        """Take target and unit from a heading: Mentor coaching (10 h)."""
        if head.quantity is not None and head.quantity.unit:
            self.gathered[number].units[head.quantity.unit] += 1
        if head.quantity is not None and head.quantity.amount:
            self.gathered[number].targets[head.quantity.amount] += 1

    def stand_at(self, number: int, sheet: int, cells: Iterable[Cell]) -> None:
        """Note the cells that name the requirement."""
        self.gathered[number].cells.extend(Place(sheet, cell[0], cell[1]) for cell in cells)
