"""What is gathered while the sheets are read, before people are joined and facts are made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.rules.tracker.account import SheetAccount
from certtrack_app.rules.tracker.asking import Ask, Corrections
from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.days import Order
from certtrack_app.rules.tracker.drafts import Draft, Drafts
from certtrack_app.rules.tracker.exports import Export
from certtrack_app.rules.tracker.grid import Grid, raw
from certtrack_app.rules.tracker.legends import Legend
from certtrack_app.rules.tracker.merging import logged, measured, merged, without_day
from certtrack_app.rules.tracker.reading import Place, Question
from certtrack_app.rules.tracker.requirements import RequirementBook
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.subjects import Subject
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.rules.vocabulary import FactStatus

_OVER = frozenset({FactStatus.COMPLETED, FactStatus.EXPIRED, FactStatus.WAIVED})


class Heard(NamedTuple):
    """A cell, what its column is, and what it says."""

    cell: Cell
    meaning: Meaning
    said: Said


def _without_settled(heard: Sequence[Heard]) -> Sequence[Heard]:
    """Drop questions that a status said outright settles: a pass mark, a plan's date."""
    outright = {one.said.status for one in heard if one.said.explicit}
    if not outright:
        return heard
    return [
        one._replace(said=one.said._replace(ask=None, status=None))
        if one.said.settled_by_status
        or (one.said.rule == "date after today" and FactStatus.PLANNED in outright)
        else one
        for one in heard
    ]


@dataclass
class Gathering:
    """Everything read so far from all sheets of an intake."""

    interpreter: Interpreter
    corrections: Corrections
    requirements: RequirementBook
    grids: Sequence[Grid]
    accounts: Sequence[SheetAccount]
    date_systems: Sequence[int]
    order: Order = Order.MDY
    exports: Sequence[Export] = ()
    legend: Legend = field(default_factory=Legend)
    colors: Mapping[str, FactStatus] = field(default_factory=dict)
    subjects: list[Subject] = field(default_factory=list)
    drafts: Drafts = field(default_factory=Drafts)
    linked: list[tuple[Place, str]] = field(default_factory=list)
    asked: dict[str, tuple[Ask, list[Place]]] = field(default_factory=dict)

    def ask(self, ask: Ask, sheet: int, cell: Cell) -> None:
        """Count a cell under its open question."""
        self.accounts[sheet].ask(cell)
        if ask.topic not in self.asked:
            self.asked[ask.topic] = (ask, [])
        self.asked[ask.topic][1].append(Place(sheet, cell[0], cell[1]))

    def ask_at(self, ask: Ask, place: Place) -> None:
        """Count the cell at a place under an open question, unless it is empty."""
        cell = self.grids[place.sheet].sheet_cell_or_none(place.row, place.column)
        if cell is not None:
            self.ask(ask, place.sheet, cell)

    def open_questions(self) -> Iterator[Question]:
        """The questions that still have cells to settle, each with the places of its cells."""
        for ask, places in self.asked.values():
            still = [p for p in places if self.accounts[p.sheet].is_asked(p.row, p.column)]
            if still:
                yield Question(*ask, tuple(dict.fromkeys(still)))

    def leave_out(self, places: Sequence[Place], because: str) -> None:
        """Count cells that were taken as ignored after all."""
        for place in places:
            cell = self.grids[place.sheet].sheet_cell_or_none(place.row, place.column)
            if cell is not None:
                self.accounts[place.sheet].drop(cell, because)

    def note(self, sheet: int, heard: Heard) -> None:
        """Account for a cell by what it says."""
        cell, meaning, said = heard
        if said.link is not None:
            self.linked.append((Place(sheet, cell[0], cell[1]), said.link))
        if said.ask is not None:
            self.ask(said.ask, sheet, cell)
        elif said.ignored:
            self.accounts[sheet].ignore(cell, said.ignored)
        else:
            self.accounts[sheet].take(cell, meaning)

    def add(self, subject: int, requirement: int, sheet: int, heard: Sequence[Heard]) -> None:
        """Make a draft of what the cells of one person and one requirement say."""
        if len(heard) == 1 and heard[0].said.status is not None:
            self._add_single(subject, requirement, sheet, heard[0])
            return
        heard = _without_settled(heard)
        for one in heard:
            self.note(sheet, one)
        speaking = [one for one in heard if not one.said.ignored]
        said = speaking[0].said if speaking else Said()
        for other in speaking[1:]:
            said = merged(said, other.said)
        said = logged(measured(said), self.requirements.gathered[requirement].kind)
        said = without_day(self._completed(said, speaking, sheet))
        if said.makes_a_fact:
            self._draft(subject, requirement, sheet, said, speaking)
        elif said.remark:
            self.subjects[subject].remarks.append(said.remark)

    def _add_single(self, subject: int, requirement: int, sheet: int, heard: Heard) -> None:
        """Make a draft of one cell that says a status."""
        self.note(sheet, heard)
        cell, _, said = heard
        self.requirements.gathered[requirement].learn(said)
        place = (sheet, cell[0], cell[1])
        self.drafts.add_single(subject, requirement, said, place, raw(cell))

    def remark(self, subject: int, sheet: int, heard: Heard) -> None:
        """Keep what is remarked of a person as a whole."""
        self.note(sheet, heard)
        said = heard.said
        remark = said.remark or said.verifier or said.number
        if remark:
            self.subjects[subject].remarks.append(remark)

    def paint(self, subject: int, requirement: int, said: Said, place: Place) -> None:
        """Make a draft of an empty cell whose fill says a status."""
        self.requirements.gathered[requirement].learn(said)
        self.drafts.add_single(subject, requirement, said, place, "")

    def verify(self, first: int, sheet: int, heard: Heard) -> bool:
        """Name whoever verified a row on what it says is over; tell whether anything is."""
        place = Place(sheet, heard.cell[0], heard.cell[1])
        over = [
            number
            for number in range(first, len(self.drafts))
            if (said := self.drafts.said(number)).status in _OVER and said.verifier is None
        ]
        for number in over:
            self.drafts.verify(number, heard.said.verifier, place)
        if over:
            self.note(sheet, heard)
        return bool(over)

    def _draft(
        self, subject: int, requirement: int, sheet: int, said: Said, heard: Sequence[Heard]
    ) -> None:
        self.requirements.gathered[requirement].learn(said)
        cells = tuple(Place(sheet, one.cell[0], one.cell[1]) for one in heard)
        shown_raw = " | ".join(raw(one.cell) for one in heard)
        self.drafts.add(Draft(subject, requirement, said, cells, shown_raw))

    def _completed(self, said: Said, heard: Sequence[Heard], sheet: int) -> Said:
        """Ask about a requirement of which only an expiry, a number or a link is known."""
        if said.status is not None or said.ask is not None or not heard:
            return said
        telling = [one for one in heard if one.said.expires or one.said.number or one.said.link]
        if not telling:
            return said
        cell = telling[0].cell
        topic = f"implied/{self.grids[sheet].topic}/{cell.column}"
        ask = Ask(
            topic,
            raw(cell),
            "completion not stated",
            (FactStatus.COMPLETED.value, FactStatus.IN_PROGRESS.value, "ignore"),
            FactStatus.COMPLETED.value,
        )
        answer = self.corrections.answer(ask)
        if answer is None:
            self.ask(ask, sheet, cell)
            return said._replace(status=FactStatus.COMPLETED, ask=ask, rule="completion implied")
        status = FactStatus(answer) if answer in set(FactStatus) else None
        return said._replace(status=status, rule="answered")
