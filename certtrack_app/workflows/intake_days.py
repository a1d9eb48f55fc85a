"""Days as a tracker gives them, cut to their precision, and the day each person joined."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.tracker.reading import Fact, Person, Place, Reading

SAID, FIRST_DATED, GIVEN, TODAY = (
    "start column",
    "first dated fact",
    "given at the import",
    "day of the import",
)
"""How it is known when somebody joined."""


@dataclass(frozen=True)
class Joining:
    """When somebody joined, how that is known, and the cells that say so."""

    on: date
    rule: str
    cells: tuple[Place, ...] = ()
    raw: str = ""


def joining_days(reading: Reading, today: date, usual: date | None = None) -> Iterator[Joining]:
    """The day each person joined: as the tracker says, else as given, else as far as is known."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        facts[fact.person].append(fact)
    for number, person in enumerate(reading.people):
        yield _joining(person, facts[number], today, usual)


def _joining(person: Person, facts: Sequence[Fact], today: date, usual: date | None) -> Joining:
    said = first_day(person.enrolled_on)
    if said is not None and said <= today:
        return Joining(said, SAID, person.cells, person.enrolled_on or "")
    if usual is not None:
        return Joining(usual, GIVEN)
    dated = [(day, one) for one in facts if (day := first_day(one.on)) is not None and day <= today]
    if not dated:
        return Joining(today, TODAY)
    day, fact = min(dated, key=lambda pair: pair[0])
    return Joining(day, FIRST_DATED, fact.cells, fact.raw)


def first_day(iso: str | None) -> date | None:
    """The first day of an ISO date cut to its precision: 2024, 2024-03, 2024-03-02."""
    if not iso:
        return None
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(iso: str | None) -> date | None:
    """The last day meant by an ISO date cut to its precision: what runs out in 2026 holds it."""
    first = first_day(iso)
    if iso is None or first is None:
        return None
    match iso.count("-"):
        case 0:
            return first.replace(month=12, day=31)
        case 1:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        case _:
            return first
