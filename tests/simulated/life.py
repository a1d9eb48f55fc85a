"""The life of an office from a seed: who joins, what is handed in, decided, granted, and when."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto, unique
from random import Random

from certtrack_app.rules.sample_people import SamplePerson, sample_people
from certtrack_app.rules.vocabulary import Phase
from tests.simulated.programs import PROGRAMS

_DAY = timedelta(days=1)


@unique
class Kind(Enum):
    """What somebody does in the office."""

    ENROLL = auto()
    LOG = auto()
    CONFIRM = auto()
    CONFIRM_PART = auto()
    REJECT = auto()
    DISPUTE = auto()
    AGREE = auto()
    TAKE_BACK = auto()
    LEAVE = auto()
    EXTEND = auto()
    WAIVE = auto()
    WITHDRAW = auto()
    SIGN_OFF = auto()
    SUSPEND = auto()
    REVOKE = auto()
    REINSTATE = auto()
    MEND = auto()
    IMPORT = auto()
    LOOK_AT_IMPORT = auto()
    CONFIRM_IMPORTED = auto()


@dataclass(frozen=True)
class Deed:
    """One errand, by or about a person, in the words it is found again by."""

    kind: Kind
    person: SamplePerson
    program: str = ""
    phase: Phase = Phase.INITIAL
    requirement: str = ""
    amount: Decimal | None = None
    score: Decimal | None = None
    category: str = ""
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Held:
    """A credential somebody was issued."""

    person: SamplePerson
    program: str
    issued_on: date
    valid_through: date | None


@dataclass
class Life:
    """What is still to happen; what happens leads to more."""

    first: date
    days: int
    people: tuple[SamplePerson, ...]
    chance: Random
    agenda: list[tuple[date, int, Deed]] = field(default_factory=list)
    count: int = 0

    def plan(self, on: date, deed: Deed) -> None:
        """Let something happen on a day, or on the next day on which the laptop is open."""
        self.count += 1
        heapq.heappush(self.agenda, (on, self.count, deed))

    def due(self, day: date) -> Iterator[Deed]:
        """Everything that has waited up to this day, the oldest first."""
        while self.agenda and self.agenda[0][0] <= day:
            yield heapq.heappop(self.agenda)[2]

    def after(self, deed: Deed, day: date) -> None:
        """Let a deed that went well lead to what it leads to."""
        if deed.kind is Kind.ENROLL:
            self._way(deed, day)
        elif deed.kind is Kind.LOG:
            self._decision(deed, day)
        elif deed.kind is Kind.CONFIRM_PART:
            missing = replace(deed, kind=Kind.LOG, amount=_less(deed.amount))
            self._soon(missing, day, 4, 40)
        elif deed.kind in _LEADS_TO and not (
            deed.kind is Kind.REJECT and self.chance.random() < 0.3
        ):
            kind, first, last = _LEADS_TO[deed.kind]
            self._soon(replace(deed, kind=kind), day, first, last)

    def certified(self, held: Held, day: date) -> None:
        """Let a holder renew early, on time, in grace, late or never."""
        if held.valid_through is None:
            return
        expiry = held.valid_through
        begins = expiry - _DAY * self.chance.randrange(30, 110)
        ends = expiry + _DAY * self.chance.choice(
            (-100, -60, -33, -20, -8, -7, -6, -1, 0, 1, 5, 20, 33, 60, 100, 5000)
        )
        of = Deed(Kind.LOG, held.person, held.program, Phase.RENEWAL, "credits")
        earned = min(expiry, max(day, begins))
        if ends > expiry + timedelta(days=400):
            return
        pieces = ((Decimal(5), ""), (Decimal(1), "ethics"))
        for amount, category in pieces:
            on = min(earned, max(ends, day))
            self.plan(on, replace(of, amount=amount, category=category, on=on))
        self.plan(max(ends, day), replace(of, requirement="declaration"))
        if self.chance.random() < 0.06:
            what = Kind.REVOKE if self.chance.random() < 0.3 else Kind.SUSPEND
            self._soon(replace(of, kind=what), day, 5, 150)

    def _way(self, joined: Deed, day: date) -> None:
        """Hand in what is asked for, quickly, slowly, in part or not at all."""
        pace = self.chance.choice((3, 3, 6, 9, 14, 25))
        pieces = _pieces(joined)
        kept = len(pieces) if self.chance.random() < 0.8 else self.chance.randrange(len(pieces))
        on = day
        for piece in pieces[:kept]:
            on += _DAY * self.chance.randrange(1, pace * 3)
            self.plan(on, replace(piece, on=on - _DAY * self.chance.randrange(0, 3)))
        if joined.program == "Days":
            self.plan(on + _DAY * 25, replace(joined, kind=Kind.SIGN_OFF))
            self.plan(on + _DAY * 60, replace(joined, kind=Kind.SIGN_OFF))
        if kept < len(pieces) and self.chance.random() < 0.3:
            self._soon(replace(joined, kind=Kind.WITHDRAW), on, 20, 200)
        self._allowances(joined, day)

    def _allowances(self, joined: Deed, day: date) -> None:
        """Leave, an extension, a waiver: for some."""
        if self.chance.random() < 0.15:
            begins = day + _DAY * self.chance.randrange(5, 120)
            back = begins + _DAY * self.chance.randrange(0, 70)
            known = self.chance.random() < 0.5
            leave = replace(joined, kind=Kind.LEAVE, on=begins, until=back if known else None)
            self.plan(begins - _DAY * self.chance.randrange(0, 10), leave)
            if not known:
                self.plan(back, replace(leave, until=back))
        if self.chance.random() < 0.15:
            until = day + _DAY * self.chance.randrange(121, 260)
            longer = replace(joined, kind=Kind.EXTEND, requirement="hours", until=until)
            self.plan(until - _DAY * self.chance.randrange(5, 60), longer)
        if self.chance.random() < 0.08:
            self._soon(replace(joined, kind=Kind.WAIVE, requirement="sessions"), day, 2, 100)

    def _decision(self, logged: Deed, day: date) -> None:
        """Let an evaluator decide: mostly soon, mostly well."""
        kinds, weights = zip(*_DECISIONS.items(), strict=True)
        (kind,) = self.chance.choices(kinds, weights)
        if kind is Kind.CONFIRM_PART and (logged.amount or 0) <= 1:
            kind = Kind.CONFIRM
        last = self.chance.choice((2, 5, 9, 30))
        self._soon(replace(logged, kind=kind), day, 0, last)

    def _soon(self, deed: Deed, day: date, first: int, last: int) -> None:
        self.plan(day + _DAY * self.chance.randrange(first, last + 1), deed)


_LEADS_TO = {
    Kind.REJECT: (Kind.LOG, 3, 35),
    Kind.TAKE_BACK: (Kind.LOG, 2, 9),
    Kind.DISPUTE: (Kind.AGREE, 2, 20),
    Kind.SUSPEND: (Kind.REINSTATE, 10, 90),
}
"""What follows, and within which days."""
_DECISIONS = {
    Kind.CONFIRM: 78,
    Kind.REJECT: 10,
    Kind.CONFIRM_PART: 5,
    Kind.DISPUTE: 4,
    Kind.TAKE_BACK: 3,
}
"""Of a hundred pieces of evidence."""


def life_of(count: int, first: date, days: int, seed: int) -> Life:
    """The life of an office of so many people, most of them joining in the first half."""
    people = sample_people(count + IMPORTED, seed)
    life = Life(first, days, people, Random(f"life {seed}"))  # noqa: S311 a simulation, not a secret
    for person in people[:count]:
        program = life.chance.choice(PROGRAMS).name
        joins = first + _DAY * int(days * life.chance.random() ** 2 * 0.8)
        life.plan(joins, Deed(Kind.ENROLL, person, program))
        if person.email == "" or life.chance.random() < 0.1:
            mended = joins + _DAY * life.chance.randrange(3, 200)
            life.plan(mended, Deed(Kind.MEND, person, program))
    _import(life, people[count:])
    return life


IMPORTED = 8
"""People who come by a tracker."""


def _import(life: Life, people: tuple[SamplePerson, ...]) -> None:
    """A tracker is taken in one day, looked at some days later, and confirmed bit by bit."""
    on = life.first + _DAY * life.chance.randrange(20, max(21, life.days // 3))
    life.plan(on, Deed(Kind.IMPORT, people[0]))
    life.plan(on + _DAY * life.chance.randrange(1, 15), Deed(Kind.LOOK_AT_IMPORT, people[0]))
    for person in people[: IMPORTED // 2]:
        confirmed = on + _DAY * life.chance.randrange(5, 60)
        life.plan(confirmed, Deed(Kind.CONFIRM_IMPORTED, person, "Anniversary"))


def _pieces(joined: Deed) -> list[Deed]:
    """What a whole checklist takes, in a usual order."""
    logged = replace(joined, kind=Kind.LOG)
    return [
        replace(logged, requirement="hours", amount=Decimal(8)),
        replace(logged, requirement="sessions", amount=Decimal(1)),
        replace(logged, requirement="hours", amount=Decimal(12)),
        replace(logged, requirement="sessions", amount=Decimal(2)),
        replace(logged, requirement="exam", score=Decimal(82)),
        replace(logged, requirement="recording"),
    ]


def _less(amount: Decimal | None) -> Decimal:
    """What a partial confirmation left out."""
    return max(Decimal(1), (amount or Decimal(1)) - 1)
