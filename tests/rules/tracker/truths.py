"""Trackers made from a known truth, in any layout and any office's way of writing."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from tests.rules.tracker.tracker_books import Value, sheet

FIRST = (
    "Anna", "Bo", "Carla", "Dov", "Eva", "Finn", "Gus", "Hana", "Ian", "Jo",
    "Kim", "Lea", "Mo", "Nia", "Ola", "Pia", "Ravi", "Sara", "Tom", "Uma",
)  # fmt: skip
LAST = (
    "Berg", "Katz", "Lind", "Holm", "Orr", "Ito", "Moe", "Ray", "Sol",
    "Tan", "Uri", "Voss", "Wik", "Xu", "Young", "Zhao", "Costa", "Diaz",
)  # fmt: skip
TITLES = (
    "Ethics", "First Aid", "Final exam", "Mentor coaching", "Code of conduct", "Supervision log",
    "Data privacy", "Module 1", "Module 2", "Practicum report", "Fire safety", "Recorded session",
    "Client agreement",
)  # fmt: skip
WORDS = {
    "completed": ("Completed", "COMPLETED", "    Completed", "done", "Yes", "✓", "Complete"),
    "in_progress": ("In Progress", "in progress", "Ongoing", "Started"),
    "not_started": ("Not Started", "not started", "No"),
    "planned": ("Planned", "Scheduled"),
    "waived": ("Waived",),
    "not_applicable": ("N/A", "NA", "Not Applicable"),
    "expired": ("Expired",),
}
NOTHING = ("", "--", "   ", "-")
Truth = tuple[str, str | None]
"""Status and day."""


@dataclass
class Office:
    """One office: whom it knows, what it asks of them, how far they are, how it writes."""

    chance: random.Random
    people: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    truth: dict[tuple[str, str], Truth] = field(default_factory=dict)
    day: Callable[[date], Value] = lambda day: day

    @classmethod
    def of(cls, seed: int) -> "Office":
        """Invent an office."""
        chance = random.Random(seed)  # noqa: S311 invented people, no secrets
        names = [f"{first} {last}" for first in FIRST for last in LAST]
        office = cls(chance)
        office.people = chance.sample(names, chance.randint(3, 9))
        office.titles = chance.sample(TITLES, chance.randint(3, 6))
        office.day = chance.choice((as_date, as_iso, as_day_first, as_named, as_serial))
        for person in office.people:
            for title in office.titles:
                fact = office.fact()
                if fact is not None:
                    office.truth[person, title] = fact
        return office

    def fact(self) -> Truth | None:
        """Invent how far somebody is."""
        status = self.chance.choice(("completed",) * 5 + (*WORDS, None))
        if status is None:
            return None
        dated = status == "completed" and self.chance.random() < 0.7
        return status, self.past_day().isoformat() if dated else None

    def past_day(self) -> date:
        """Give a day long past."""
        return date(2020, 1, 1) + timedelta(days=self.chance.randint(0, 2000))

    def word(self, status: str) -> str:
        """Write a status as somebody would."""
        return self.chance.choice(WORDS[status])

    def written(self, fact: Truth | None) -> Value:
        """Write a fact into one cell."""
        if fact is None:
            return self.chance.choice((None, None, *NOTHING)) or None
        status, on = fact
        if on is None:
            return self.word(status)
        return self.day(date.fromisoformat(on))

    def preamble(self) -> list[list[Value]]:
        """Give rows above the heading: titles, blank rows, or none."""
        plain: list[list[Value]] = []
        titled: list[list[Value]] = [["Coaches 2024"], []]
        dated: list[list[Value]] = [["Office of coaching"], ["as of May"], []]
        return list(self.chance.choice((plain, titled, dated)))


def as_date(day: date) -> Value:
    """A real date."""
    return day


def as_iso(day: date) -> Value:
    """2024-03-02."""
    return day.isoformat()


def as_day_first(day: date) -> Value:
    """02/03/2024."""
    return f"{day:%d/%m/%Y}"


def as_named(day: date) -> Value:
    """2 March 2024."""
    return f"{day.day} {day:%B %Y}"


def as_serial(day: date) -> Value:
    """A bare serial number."""
    return Cell(1, 1, CellKind.NUMBER, (day - date(1899, 12, 30)).days)


def wide(office: Office) -> Sheet:
    """People down, requirements across."""
    known = ("S/N", "Department", "Email", "Total")
    particulars = office.chance.sample(known, office.chance.randint(0, 3))
    rows = office.preamble()
    rows.append(["Name", *particulars, *office.titles])
    for number, person in enumerate(office.people, 1):
        rows.append(
            [person, *(particular(what, person, number) for what in particulars)]
            + [office.written(office.truth.get((person, title))) for title in office.titles]
        )
    return sheet(rows)


def particular(what: str, person: str, number: int) -> Value:
    """Invent a particular of a person."""
    values: dict[str, Value] = {
        "S/N": number,
        "Department": "Sales",
        "Email": f"{person.replace(' ', '.').lower()}@x.org",
        "Total": number * 3,
    }
    return values[what]


def paired(office: Office) -> Sheet:
    """People down, a column of status and one of days for every requirement."""
    rows = office.preamble()
    headings = [f"{title} {part}" for title in office.titles for part in ("Status", "Date")]
    rows.append(["Full Name", *headings])
    for person in office.people:
        row: list[Value] = [person]
        for title in office.titles:
            status, on = office.truth.get((person, title), (None, None))
            row.append(office.word(status) if status else None)
            row.append(office.day(date.fromisoformat(on)) if on else None)
        rows.append(row)
    return sheet(rows)


def long(office: Office) -> Sheet:
    """One row per person and requirement."""
    rows = office.preamble()
    rows.append(["Participant", "Course Title", "Status", "Date completed"])
    facts = list(office.truth.items())
    office.chance.shuffle(facts)
    rows += [
        [person, title, office.word(status), office.day(date.fromisoformat(on)) if on else None]
        for (person, title), (status, on) in facts
    ]
    return sheet(rows)


def ditto(office: Office) -> Sheet:
    """The person's name on the first of their rows only."""
    rows = office.preamble()
    rows.append(["Participant", "Course Title", "Status", "Date completed"])
    for person in office.people:
        name: str | None = person
        for title in office.titles:
            if (person, title) in office.truth:
                status, on = office.truth[person, title]
                day = office.day(date.fromisoformat(on)) if on else None
                rows.append([name, title, office.word(status), day])
                name = None
    return sheet(rows)


def transposed(office: Office) -> Sheet:
    """People across, requirements down."""
    rows: list[list[Value]] = [["Requirement", *office.people]]
    rows += [
        [title, *(office.written(office.truth.get((p, title))) for p in office.people)]
        for title in office.titles
    ]
    return sheet(rows)


def forms(office: Office) -> Sequence[Sheet]:
    """One sheet a person."""
    made = []
    for person in office.people:
        rows: list[list[Value]] = [["Record"], ["Name:", person], []]
        rows.append(["Requirement", "Status", "Date"])
        for title in office.titles:
            status, on = office.truth.get((person, title), (None, None))
            day = office.day(date.fromisoformat(on)) if on else None
            rows.append([title, office.word(status) if status else None, day])
        made.append(sheet(rows, name=person))
    return made


def by_id(office: Office) -> Sequence[Sheet]:
    """Ids on the tracker, names on another sheet."""
    ids = {person: f"P-{number}" for number, person in enumerate(office.people, 101)}
    rows: list[list[Value]] = [["Person ID", *office.titles]]
    rows += [
        [ids[p], *(office.written(office.truth.get((p, t))) for t in office.titles)]
        for p in office.people
    ]
    roster: list[list[Value]] = [["Person ID", "Full Name"]]
    roster += [[ids[person], person] for person in office.people]
    return [sheet(rows, name="Progress"), sheet(roster, name="People")]


LAYOUTS: tuple[Callable[[Office], Sheet | Sequence[Sheet]], ...] = (
    wide,
    paired,
    long,
    ditto,
    transposed,
    forms,
    by_id,
)
