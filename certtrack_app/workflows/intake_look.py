"""Looking into a previewed tracker: its lines, what stands behind a cell, its long lists."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from certtrack_app.adapters.tracker_scratch import CHUNK, LaidCell, Scratch
from certtrack_app.rules.tracker.reading import Fact, Ignored, Person, Place, Question
from certtrack_app.rules.tracker.seen import SeenValue
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.workflows.intake_preview import TrackerView

_KEPT_LINES = 1024


@dataclass(frozen=True)
class Story:
    """What a cell was taken for, and what of it was made: a fact, a question, or nothing."""

    place: Place
    value: SeenValue
    meaning: Meaning
    fact: Fact | None = None
    requirement: str = ""
    person: str = ""
    question: Question | None = None
    because: str = ""


@dataclass(frozen=True)
class PersonSeen:
    """A person of the tracker, and how many facts are about them."""

    number: int
    person: Person
    facts: int


@dataclass(frozen=True)
class LeftOut:
    """Cells left out for one reason."""

    number: int
    ignored: Ignored
    sheet: str


class Look:
    """Looks into one preview; each thread has one of its own, and closes it."""

    def __init__(self, view: TrackerView) -> None:
        self.view = view
        self._scratch = Scratch(view.scratch)
        self._lines: OrderedDict[tuple[int, int], Mapping[int, LaidCell]] = OrderedDict()

    def line(self, sheet: int, row: int) -> Mapping[int, LaidCell]:
        """Give the cells of a row by column; those looked at last are kept at hand."""
        known = self._lines.get((sheet, row))
        if known is None:
            known = {cell.column: cell for cell in self._scratch.line(sheet, row)}
            self._lines[sheet, row] = known
            if len(self._lines) > _KEPT_LINES:
                self._lines.popitem(last=False)
        return known

    def story(self, place: Place) -> Story | None:
        """Tell what a cell was taken for; None where it holds nothing."""
        cell = self.line(place.sheet, place.row).get(place.column)
        if cell is None:
            return None
        story = Story(place, cell.value, cell.meaning)
        if cell.of is None:
            return story
        match cell.meaning:
            case Meaning.IGNORED:
                because = self._scratch.one("ignored", cell.of).because
                return Story(place, cell.value, cell.meaning, because=because)
            case Meaning.ASKED:
                asked = self.view.reading.questions[cell.of]
                return Story(place, cell.value, cell.meaning, question=asked)
            case _:
                return self._of_fact(place, cell, self._scratch.fact(cell.of))

    def _of_fact(self, place: Place, cell: LaidCell, fact: Fact) -> Story:
        title = self.view.reading.requirements[fact.requirement].title
        person: Person = self._scratch.one("people", fact.person)
        return Story(place, cell.value, cell.meaning, fact, title, person.name)

    def people(self, offset: int, limit: int) -> Sequence[PersonSeen]:
        """List people from an offset on."""
        counts = self._held("facts_by_person", offset, limit)
        people = self._held("people", offset, limit)
        return [
            PersonSeen(offset + n, person, facts)
            for n, (person, facts) in enumerate(zip(people, counts, strict=True))
        ]

    def left_out(self, offset: int, limit: int) -> Sequence[LeftOut]:
        """List what was left out, by reason, from an offset on."""
        sheets = self.view.reading.sheets
        return [
            LeftOut(offset + n, one, sheets[one.sheet].name)
            for n, one in enumerate(self._held("ignored", offset, limit))
        ]

    def _held(self, name: str, offset: int, limit: int) -> list[Any]:
        first, last = offset // CHUNK, (offset + limit - 1) // CHUNK
        chunks = [self._scratch.chunk(name, number) for number in range(first, last + 1)]
        held = [one for chunk in chunks for one in chunk]
        start = offset - first * CHUNK
        return held[start : start + limit]

    def close(self) -> None:
        """Let go of the file."""
        self._scratch.close()
