"""What happens to the people of the sample office: who does what, on which day before today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto, unique
from random import Random

from certtrack_app.rules.sample_people import SamplePerson
from certtrack_app.rules.term import add_months

TRAINING = "coach-training"
ACC = "icf-acc"


@unique
class Deed(Enum):
    """What somebody does in the sample office."""

    ENROLL = auto()
    LOG = auto()
    CONFIRM = auto()
    REJECT = auto()
    DISPUTE = auto()
    LEAVE = auto()
    EXTEND = auto()
    WAIVE = auto()
    WITHDRAW = auto()
    SUSPEND = auto()
    REVOKE = auto()


@dataclass(frozen=True)
class Happening:
    """One errand of the sample office: on a day, by or about a person."""

    on: date
    deed: Deed
    person: SamplePerson
    program: str
    requirement: str = ""
    amount: Decimal | None = None
    score: Decimal | None = None
    category: str = ""
    words: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Piece:
    """What is handed in for one requirement, as the lives below hand it in."""

    requirement: str
    amount: str = ""
    score: str = ""
    category: str = ""


_WHOLE_TRAINING = (
    Piece("instruction", "24"),
    Piece("supervised_sessions", "3"),
    Piece("instruction", "36"),
    Piece("mentor_coaching", "10"),
    Piece("attendance", score="96"),
    Piece("supervised_sessions", "3"),
    Piece("written_exam", score="84"),
    Piece("final_session"),
)
_WHOLE_ACC = (
    Piece("education", "60"),
    Piece("client_coaching", "40"),
    Piece("mentor_coaching", "10"),
    Piece("performance_evaluation"),
)
_RENEWAL = (
    Piece("continuing_education", "14"),
    Piece("continuing_education", "6", category="ethics"),
    Piece("declaration"),
)
_BEGINNING = (
    Piece("supervised_sessions", "2"),
    Piece("mentor_coaching", "4"),
    Piece("instruction", "18"),
)
_TERM_MONTHS = 24
_AT_A_DEADLINE = {0: 285, 1: 262}
"""Who joined so many days ago that a deadline has passed, or nears."""
_QUIET = 7
"""Of eight people on the way, this one has gone quiet."""
_DAYS_TO_EXPIRY = (400, 300, 200, 84, 52, 26, 5, -12, -75, -9)
"""Of the certified, how far today is from the last valid day; below zero it has passed."""


def lives(people: tuple[SamplePerson, ...], today: date, seed: int) -> list[Happening]:
    """Everything that happened in the sample office, in the order of its days."""
    chance = Random(seed)  # noqa: S311 a sample, not a secret
    told = [
        *_certified(people[:10], today, chance),
        *_renewed(people[10], today, chance),
        *_on_the_way(people[11:34], today, chance),
        *_with_a_story(people[34:44], today, chance),
        *_accredited(people[44:48], today, chance),
    ]
    return sorted((one for one in told if one.on <= today), key=lambda one: one.on)


def _certified(
    people: tuple[SamplePerson, ...], today: date, chance: Random
) -> Iterator[Happening]:
    """Ten who hold the credential, at every distance from its last day; two lost it on the way."""
    for person, left in zip(people, _DAYS_TO_EXPIRY, strict=True):
        issued = add_months(today + timedelta(days=left), -_TERM_MONTHS)
        yield from _way(
            person, TRAINING, issued - timedelta(days=240), issued, _WHOLE_TRAINING, chance
        )
    ago = today - timedelta(days=40)
    yield Happening(
        ago, Deed.SUSPEND, people[1], TRAINING, words="A complaint is being looked into"
    )
    yield Happening(
        ago, Deed.REVOKE, people[2], TRAINING, words="The recording was somebody else's"
    )


def _renewed(person: SamplePerson, today: date, chance: Random) -> Iterator[Happening]:
    """One who renewed in good time."""
    issued = add_months(today + timedelta(days=10), -_TERM_MONTHS)
    yield from _way(person, TRAINING, issued - timedelta(days=220), issued, _WHOLE_TRAINING, chance)
    began = issued + timedelta(days=200)
    yield from _pieces(person, TRAINING, began, today - timedelta(days=30), _RENEWAL, chance)


def _on_the_way(
    people: tuple[SamplePerson, ...], today: date, chance: Random
) -> Iterator[Happening]:
    """Those under way: some new, some in good time, some gone quiet."""
    for number, person in enumerate(people):
        joined = today - timedelta(days=12 + number * 9)
        done = _WHOLE_TRAINING[: 1 + number * 6 // len(people)]
        quiet = timedelta(days=60 if number % 8 == _QUIET else 2 + number * 5 % 19)
        last = max(joined + timedelta(days=2), today - quiet)
        yield from _way(person, TRAINING, joined, last, done, chance)


def _with_a_story(
    people: tuple[SamplePerson, ...], today: date, chance: Random
) -> Iterator[Happening]:
    """Those a coordinator has to do something about."""
    joined = today - timedelta(days=120)
    for number, person in enumerate(people[:9]):
        began = today - timedelta(days=_AT_A_DEADLINE.get(number, 120))
        yield from _way(person, TRAINING, began, today - timedelta(days=11), _BEGINNING, chance)
    yield Happening(joined, Deed.ENROLL, people[9], TRAINING)
    days = [today - timedelta(days=ago) for ago in (60, 34, 25, 20, 9, 4)]
    for person, day in zip(people[:3], days[1:4], strict=True):
        yield _log(person, TRAINING, day, Piece("final_session"))
    for person, day in zip(people[3:5], days[2:4], strict=True):
        yield _log(person, TRAINING, day - timedelta(days=4), Piece("mentor_coaching", "6"))
        yield Happening(
            day, Deed.REJECT, person, TRAINING, "mentor_coaching",
            words="Please have the second page signed too.",
        )  # fmt: skip
    yield _log(people[5], TRAINING, days[3], Piece("final_session"))
    yield Happening(days[4], Deed.DISPUTE, people[5], TRAINING, "final_session")
    yield Happening(days[0], Deed.LEAVE, people[6], TRAINING, words="Parental leave")
    yield Happening(
        days[1], Deed.LEAVE, people[7], TRAINING, until=today + timedelta(days=20), words="Illness"
    )
    yield Happening(
        days[4], Deed.EXTEND, people[8], TRAINING, "instruction",
        until=joined + timedelta(days=330), words="A change of employer",
    )  # fmt: skip
    yield Happening(
        days[5], Deed.WAIVE, people[8], TRAINING, "attendance", words="Attended the pilot course"
    )
    yield Happening(days[1], Deed.WITHDRAW, people[9], TRAINING, words="Moved abroad")


def _accredited(
    people: tuple[SamplePerson, ...], today: date, chance: Random
) -> Iterator[Happening]:
    """A few in the second program, one of them past a deadline."""
    for number, person in enumerate(people):
        joined = today - timedelta(days=400 - number * 90)
        last = today - timedelta(days=12 + number * 30)
        yield from _way(person, ACC, joined, last, _WHOLE_ACC[: 4 - number], chance)


def _way(
    person: SamplePerson,
    program: str,
    joined: date,
    last: date,
    pieces: tuple[Piece, ...],
    chance: Random,
) -> Iterator[Happening]:
    """Join, and hand in pieces one after the other, the last decision on the last day."""
    yield Happening(joined, Deed.ENROLL, person, program)
    yield from _pieces(person, program, joined, last, pieces, chance)


def _pieces(
    person: SamplePerson,
    program: str,
    first: date,
    last: date,
    pieces: tuple[Piece, ...],
    chance: Random,
) -> Iterator[Happening]:
    """Hand pieces in, evenly over the days, each confirmed a few days later."""
    for number, piece in enumerate(pieces, 1):
        decided = first + (last - first) * number / len(pieces)
        handed_in = max(first, decided - timedelta(days=chance.randrange(1, 6)))
        yield _log(person, program, handed_in, piece)
        yield Happening(decided, Deed.CONFIRM, person, program, piece.requirement)


def _log(person: SamplePerson, program: str, on: date, piece: Piece) -> Happening:
    """Hand one piece in."""
    return Happening(
        on,
        Deed.LOG,
        person,
        program,
        piece.requirement,
        amount=Decimal(piece.amount) if piece.amount else None,
        score=Decimal(piece.score) if piece.score else None,
        category=piece.category,
    )
