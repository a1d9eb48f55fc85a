"""Trackers of a known truth in any of seven languages, every layout, every kind of cell."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from tests.rules.tracker.tongues import PEOPLE, TONGUES, Tongue
from tests.rules.tracker.tracker_books import Value, sheet

DAYLESS = ("in_progress", "not_started", "planned", "waived", "not_applicable", "expired")
NOTHING = (None, None, None, "", "--", "   ", "-")


class Truth(NamedTuple):
    """What somebody did: status, and the day as far as the cell says it."""

    status: str
    on: str | None = None


@dataclass(frozen=True)
class Hand:
    """How one column writes days: what it puts into the cell, and what that says."""

    write: Callable[[Tongue, date], Value]
    says: Callable[[date], str] = date.isoformat
    plain: bool = True
    """Whether nothing has to be asked."""


def _serial(_: Tongue, day: date) -> Value:
    return Cell(1, 1, CellKind.NUMBER, (day - date(1899, 12, 30)).days)


def _year(day: date) -> str:
    return str(day.year)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


HANDS = (
    Hand(lambda _, day: day),
    Hand(lambda _, day: day.isoformat()),
    Hand(lambda tongue, day: tongue.in_numbers(day), plain=False),
    Hand(lambda tongue, day: tongue.in_words(day)),
    Hand(lambda tongue, day: tongue.range_up_to(day) if day.day > 1 else tongue.in_words(day)),
    Hand(lambda tongue, day: tongue.month_and_year(day), _month),
    Hand(lambda tongue, day: str(day.year + tongue.era), _year, plain=False),
    Hand(_serial),
)


@dataclass
class WildOffice:
    """One office: its tongue, whom it knows, what it asks of them, how far they are."""

    chance: random.Random
    tongue: Tongue
    people: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)
    truth: dict[tuple[str, str], Truth] = field(default_factory=dict)
    cells: dict[tuple[str, str], Value] = field(default_factory=dict)
    days: dict[tuple[str, str], date] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: int) -> "WildOffice":
        """Invent an office."""
        chance = random.Random(seed)  # noqa: S311 invented people, no secrets
        office = cls(chance, chance.choice(TONGUES))
        office.people = chance.sample(PEOPLE, chance.randint(3, 8))
        office.titles = chance.sample(office.tongue.titles, chance.randint(3, 6))
        office.hands = {title: chance.choice(HANDS) for title in office.titles}
        for person in office.people:
            for title in office.titles:
                office.invent(person, title)
        return office

    def invent(self, person: str, title: str) -> None:
        """Invent how far somebody is with something."""
        kind = self.chance.choice(("day", "day", "word", "word", "other", "none"))
        key, hand = (person, title), self.hands[title]
        day = date(2020, 1, 2) + timedelta(days=self.chance.randint(0, 2000))
        if kind == "day":
            self.days[key] = day
            self.truth[key] = Truth("completed", hand.says(day))
            self.cells[key] = hand.write(self.tongue, day)
        elif kind != "none":
            status = "completed" if kind == "word" else self.chance.choice(DAYLESS)
            self.truth[key] = Truth(status)
            self.cells[key] = self.word(status)

    def word(self, status: str) -> str:
        """Write a status as somebody would."""
        return self.chance.choice(self.tongue.words[status])

    def cell(self, person: str, title: str) -> Value:
        """Give what stands in the cell of somebody and something."""
        return self.cells.get((person, title), self.chance.choice(NOTHING)) or None

    def pair(self, person: str, title: str) -> tuple[Value, Value]:
        """Give status and day in two cells."""
        key = (person, title)
        fact = self.truth.get(key)
        if fact is None:
            return None, None
        day = self.hands[title].write(self.tongue, self.days[key]) if key in self.days else None
        return self.word(fact.status), day

    def known(self) -> list[tuple[str, str]]:
        """The people and titles something is known of, in the order of the people."""
        return [(p, t) for p in self.people for t in self.titles if (p, t) in self.truth]


def wide(office: WildOffice) -> Sequence[Sheet]:
    """People down, requirements across."""
    tongue = office.tongue
    rows: list[list[Value]] = [[tongue.name, *office.titles]]
    rows += [[p, *(office.cell(p, t) for t in office.titles)] for p in office.people]
    return [sheet(rows)]


def paired(office: WildOffice) -> Sequence[Sheet]:
    """A column of status and one of days for every requirement, under merged groups."""
    tongue = office.tongue
    top: list[Value] = [None]
    under: list[Value] = [tongue.name]
    merges = []
    for number, title in enumerate(office.titles):
        top += [title, None]
        under += [tongue.status, tongue.day]
        merges.append((1, 2 + 2 * number, 1, 3 + 2 * number))
    rows = [top, under]
    for person in office.people:
        pairs = [office.pair(person, title) for title in office.titles]
        rows.append([person, *(value for pair in pairs for value in pair)])
    return [sheet(rows, merges=merges)]


def long(office: WildOffice) -> Sequence[Sheet]:
    """One row per person and requirement."""
    return [sheet(_long_rows(office, office.known()))]


def _long_rows(office: WildOffice, known: Sequence[tuple[str, str]]) -> list[list[Value]]:
    tongue = office.tongue
    rows: list[list[Value]] = [[tongue.name, tongue.course, tongue.status, tongue.day]]
    return rows + [[person, title, *office.pair(person, title)] for person, title in known]


def ditto(office: WildOffice) -> Sequence[Sheet]:
    """The person's name on the first of their rows only, or marked as the same."""
    rows = _long_rows(office, office.known())
    mark = office.chance.choice((None, '"', "〃"))
    latest: Value = None
    for row in rows[1:]:
        row[0], latest = (mark if row[0] == latest else row[0]), row[0]
    return [sheet(rows)]


def transposed(office: WildOffice) -> Sequence[Sheet]:
    """People across, requirements down."""
    rows: list[list[Value]] = [[office.tongue.course, *office.people]]
    rows += [[t, *(office.cell(p, t) for p in office.people)] for t in office.titles]
    return [sheet(rows)]


def forms(office: WildOffice) -> Sequence[Sheet]:
    """One sheet a person."""
    tongue = office.tongue
    made = []
    for number, person in enumerate(office.people, 1):
        rows: list[list[Value]] = [[f"{tongue.name}:", person], []]
        rows.append([tongue.course, tongue.status, tongue.day])
        rows += [[title, *office.pair(person, title)] for title in office.titles]
        made.append(sheet(rows, name=f"{number}"))
    return made


def by_id(office: WildOffice) -> Sequence[Sheet]:
    """Ids on the tracker, names on another sheet."""
    tongue = office.tongue
    ids = {person: f"P-{number}" for number, person in enumerate(office.people, 101)}
    rows: list[list[Value]] = [[tongue.person_id, *office.titles]]
    rows += [[ids[p], *(office.cell(p, t) for t in office.titles)] for p in office.people]
    roster: list[list[Value]] = [[tongue.person_id, tongue.name]]
    roster += [[ids[person], person] for person in office.people]
    return [sheet(rows, name="A"), sheet(roster, name="B")]


def by_sheets(office: WildOffice) -> Sequence[Sheet]:
    """Some requirements on one sheet, the others on the next, the same people on both."""
    half = len(office.titles) // 2
    made = []
    for name, titles in (("A", office.titles[:half]), ("B", office.titles[half:])):
        rows: list[list[Value]] = [[office.tongue.name, *titles]]
        rows += [[p, *(office.cell(p, t) for t in titles)] for p in office.people]
        made.append(sheet(rows, name=name))
    return made


LAYOUTS: tuple[Callable[[WildOffice], Sequence[Sheet]], ...] = (
    wide,
    paired,
    long,
    ditto,
    transposed,
    forms,
    by_id,
    by_sheets,
)
