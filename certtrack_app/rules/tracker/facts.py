"""From drafts to facts, with the evidence that hangs on their cells."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import overload

from certtrack_app.rules.tracker.cells import AttachmentKind
from certtrack_app.rules.tracker.drafts import Draft, Drafts
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.reading import Fact, FoundEvidence, Place
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.vocabulary import FactStatus

_CERTAIN, _LIKELY, _PROPOSED = 1.0, 0.9, 0.5
_REMEMBERED = 8192
Parts = tuple[tuple[object, ...], str, bool, tuple[str | None, float]]


@dataclass(frozen=True, eq=False)
class Facts(Sequence[Fact]):
    """The facts of a reading, each made as it is looked at: drafts take a sixth of the room.

    `people` numbers the person of each subject; `proposed` are the subjects whose person is asked
    about; `by_place` is the evidence at each place. Pickled, they are plain facts.
    """

    drafts: Drafts
    people: Sequence[int]
    proposed: AbstractSet[int]
    by_place: Mapping[Place, Sequence[int]]
    _known: dict[int, Parts] = field(default_factory=dict)
    """By the identity of what is said, which many drafts share."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.drafts)

    @overload
    def __getitem__(self, number: int) -> Fact: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, number: int | slice) -> Fact | tuple[Fact, ...]:
        """Make one, or several."""
        if isinstance(number, slice):
            return tuple(map(self.__getitem__, range(len(self.drafts))[number]))
        return self._made(self.drafts[number])

    def __iter__(self) -> Iterator[Fact]:
        """Make one after another."""
        return map(self._made, self.drafts)

    def __eq__(self, other: object) -> bool:
        """Whether the same facts are said in the same order."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As the same facts listed."""
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type, tuple[list[Fact]]]:
        """Hand over plain facts."""
        return tuple, (list(self),)

    def _made(self, draft: Draft) -> Fact:
        subject, requirement, said, cells, raw = draft
        parts = self._known.get(id(said))
        if parts is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            parts = self._known[id(said)] = _parts(said)
        about, rule, asked, beside = parts
        evidence: Sequence[int] = ()
        if self.by_place:
            evidence = tuple(n for one in cells for n in self.by_place.get(one, ()))
        asked = asked or subject in self.proposed
        whose = (self.people[subject], requirement)
        return tuple.__new__(Fact, (*whose, *about, cells, raw, rule, asked, evidence, *beside))


def _parts(said: Said) -> Parts:
    """What of a fact comes from what is said: status to number, rule, whether asked, the end."""
    about = (
        said.status or FactStatus.IN_PROGRESS,
        said.on.on if said.on else None,
        said.on.precision if said.on else None,
        said.expires.on if said.expires else None,
        said.amount,
        said.unit or None,
        said.score,
        said.verifier,
        said.number,
    )
    return about, said.rule, said.ask is not None, (said.remark, _confidence(said))


def _confidence(said: Said) -> float:
    if said.ask is not None:
        return _PROPOSED
    return _CERTAIN if said.explicit else _LIKELY


def evidence_of(gathering: Gathering) -> tuple[FoundEvidence, ...]:
    """Give all evidence: what hangs on cells, and what is written into them."""
    return (*_attached(gathering), *_written(gathering))


def hanging_at(evidence: Sequence[FoundEvidence]) -> dict[Place, list[int]]:
    """The numbers of the evidence at each place."""
    by_place: dict[Place, list[int]] = {}
    for number, found in enumerate(evidence):
        for place in found.cells:
            by_place.setdefault(place, []).append(number)
    return by_place


def _attached(gathering: Gathering) -> Iterator[FoundEvidence]:
    """The evidence that hangs on cells."""
    for grid in gathering.grids:
        for found in grid.sheet.attachments:
            place = Place(grid.number, found.row, found.column)
            yield FoundEvidence(
                found.kind, (place,), found.target, found.sha256, found.author, found.at
            )


def _written(gathering: Gathering) -> Iterator[FoundEvidence]:
    """The links and file names written into cells that carry no link of their own."""
    carrying = {
        Place(grid.number, found.row, found.column)
        for grid in gathering.grids
        for found in grid.sheet.attachments
        if found.kind in (AttachmentKind.HYPERLINK, AttachmentKind.FORMULA_LINK)
    }
    for place, target in gathering.linked:
        if place not in carrying:
            is_link = "://" in target or target.startswith("www.")
            kind = AttachmentKind.HYPERLINK if is_link else AttachmentKind.FILE_NAME
            yield FoundEvidence(kind, (place,), target)
