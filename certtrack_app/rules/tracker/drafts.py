"""Facts before their people are known, kept in columns: a large tracker has 600,000 of them."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from certtrack_app.rules.tracker.reading import Place
from certtrack_app.rules.tracker.said import Said

_COLUMN_BITS, _ROW_BITS = 20, 32
"""More than any sheet has; a sheet's number fits into the 12 bits that are left of 64."""
_ABOVE_ROWS = _COLUMN_BITS + _ROW_BITS
_COLUMNS, _ROWS = (1 << _COLUMN_BITS) - 1, (1 << _ROW_BITS) - 1
_SEVERAL = (1 << 64) - 1


class Draft(NamedTuple):
    """A fact before its person is known: subject and requirement by number."""

    subject: int
    requirement: int
    said: Said
    cells: tuple[Place, ...]
    raw: str


class Drafts:
    """Drafts in the order in which they were made; each is put together when it is looked at."""

    def __init__(self) -> None:
        self.subjects = array("I")
        self.requirements = array("I")
        self._said: list[Said] = []
        self._places = array("Q")
        self._raw: list[str] = []
        self._several: dict[int, tuple[Place, ...]] = {}

    def add(self, draft: Draft) -> None:
        """Keep a draft."""
        subject, requirement, said, cells, raw = draft
        if len(cells) == 1:
            self.add_single(subject, requirement, said, cells[0], raw)
        else:
            self._several[len(self)] = cells
            self._append(subject, requirement, said, _SEVERAL, raw)

    def add_single(
        self, subject: int, requirement: int, said: Said, place: tuple[int, int, int], raw: str
    ) -> None:
        """Keep a draft that stands in one cell."""
        sheet, row, column = place
        packed = (sheet << _ROW_BITS | row) << _COLUMN_BITS | column
        self._append(subject, requirement, said, packed, raw)

    def _append(self, subject: int, requirement: int, said: Said, packed: int, raw: str) -> None:
        self.subjects.append(subject)
        self.requirements.append(requirement)
        self._said.append(said)
        self._places.append(packed)
        self._raw.append(raw)

    def verify(self, number: int, verifier: str | None, place: Place) -> None:
        """Let a draft name who verified it, and stand at one more place."""
        self._several[number] = (*self._cells(number), place)
        self._places[number] = _SEVERAL
        self._said[number] = self._said[number]._replace(verifier=verifier)

    def said(self, number: int) -> Said:
        """What a draft says."""
        return self._said[number]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._raw)

    def __getitem__(self, number: int) -> Draft:
        """Put one together."""
        return Draft(
            self.subjects[number],
            self.requirements[number],
            self._said[number],
            self._cells(number),
            self._raw[number],
        )

    def __iter__(self) -> Iterator[Draft]:
        """Put one after another together."""
        new, several = tuple.__new__, self._several
        columns = zip(
            self.subjects, self.requirements, self._said, self._places, self._raw, strict=True
        )
        for number, (subject, requirement, said, packed, raw) in enumerate(columns):
            cells = several[number] if packed == _SEVERAL else (_place(packed),)
            yield new(Draft, (subject, requirement, said, cells, raw))

    def _cells(self, number: int) -> tuple[Place, ...]:
        packed = self._places[number]
        return self._several[number] if packed == _SEVERAL else (_place(packed),)


def _place(packed: int) -> Place:
    place = packed >> _ABOVE_ROWS, packed >> _COLUMN_BITS & _ROWS, packed & _COLUMNS
    return tuple.__new__(Place, place)
