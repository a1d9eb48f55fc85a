"""The simulated years: one life, lived by an office whose laptop closes and by its open twin."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import select

from certtrack_app.models.credential import Credential
from certtrack_app.rules.vocabulary import SendingSwitch
from certtrack_app.workflows.unit import Reader
from tests.simulated import end_laws, laws
from tests.simulated.laptop import LaptopDay, laptop_days
from tests.simulated.laws import Laws
from tests.simulated.life import IMPORTED, Deed, Held, Kind, Life, life_of
from tests.simulated.mailing import Server
from tests.simulated.office import SimulatedOffice, import_into

FIRST_DAY = date(2027, 6, 1)
_WHOLE_LOOK_EVERY = 7


@dataclass(frozen=True)
class Span:
    """How many people, from when, for how many days, by which seed."""

    people: int
    days: int
    seed: int
    first: date = FIRST_DAY


@dataclass
class Years:
    """Lives through the days, and holds every one of them to the laws."""

    span: Span
    folder: Path
    laws: Laws = field(default_factory=Laws)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    checked: set[date] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Found the office and its twin, whose laptop never closes."""
        span = self.span
        self.days = list(laptop_days(span.first, span.days, span.seed))
        self.life: Life = life_of(span.people, span.first, span.days, span.seed)
        self.chance = Random(f"desk {span.seed}")  # noqa: S311 a simulation, not a secret
        begins = self.days[0], self.days[0].moments()[0]
        self.main = SimulatedOffice(self.folder / "office", begins[1], begins[0])
        self.twin = SimulatedOffice(self.folder / "twin", begins[1], begins[0])
        self.people = {person.name: person for person in self.life.people}
        self.server = Server(Random(f"server {span.seed}"))  # noqa: S311 a simulation, not a secret
        self.last_credential = 0
        self.was_closed = False

    def live(self) -> None:
        """Live through all the days, then hold the whole time to its laws."""
        for number, day in enumerate(self.days):
            self.live_through(day, whole_look=number % _WHOLE_LOOK_EVERY == 0)
        self.end()

    def live_through(self, day: LaptopDay, *, whole_look: bool) -> None:
        """Live through one day: a closed laptop sees nothing, its twin checks."""
        for number, moment in enumerate(day.moments()):
            self.twin.wake(day, moment)
            self.twin.check()
            if day.is_open:
                self.main.wake(day, moment)
                self._check(day, whole_look=whole_look or self.was_closed)
                self.was_closed = False
                if number == 0:
                    self._work()
        self.was_closed = self.was_closed or not day.is_open
        self.done["days open" if day.is_open else "days closed"] += 1
        self.done["days behind"] += bool(day.runs_behind)

    def end(self) -> None:
        """Hold the whole time to its laws."""
        with self.main.reading() as reader:
            for law, found in (
                ("warned before a lapse", end_laws.warned_before_lapse(reader, self.checked)),
                ("within the budget", end_laws.within_budget(reader)),
                ("told once", end_laws.told_once(reader, self.server.taken)),
                ("raised once, no flicker", end_laws.raised_again(reader)),
                ("terms by their conventions", end_laws.terms_are_right(reader)),
                ("withdrawn with a reason", end_laws.withdrawn_say_why(reader)),
            ):
                self.laws.hold(law, found)
        for one in (self.main, self.twin):
            self.laws.hold("the journal replays", end_laws.journal_holds(one.office))

    def close(self) -> None:
        """Let go of both offices."""
        self.main.office.close()
        self.twin.office.close()

    def _check(self, day: LaptopDay, *, whole_look: bool) -> None:
        """Check, and hold the office to the laws of the day."""
        result = self.main.check()
        self.checked.add(result.on)
        for what in ("raised", "cleared", "queued", "held", "issued"):
            self.done[what] += len(getattr(result, what))
        held = self.laws.hold
        held("twice changes nothing", laws.twice_changes_nothing(self.main))
        with self.main.reading() as reader:
            held("raised once", laws.raised_once(reader))
            held("flags of the living only", laws.settled_lines_are_quiet(reader))
            held("unsent with a reason", laws.unsent_say_why(reader))
            behind = bool(day.runs_behind)
            told = laws.clock_is_told(reader, self.main.today, runs_behind=behind)
            held("clock set back is told", told)
            if whole_look:
                held("flags have their cause", laws.flags_have_their_cause(reader))
            self._hear(reader)
            mine = laws.standing_flags(reader)
        with self.twin.reading() as reader:
            theirs = laws.standing_flags(reader)
        law = "closed as open" if self.was_closed else "as the open twin"
        held(law, [f"{day.on}: {key}" for key in sorted(mine ^ theirs)])

    def _work(self) -> None:
        """Do what waits on the desk; then see to the messages."""
        for deed in self.life.due(self.main.reckoned):
            self._do(deed)
        with self.main.reading() as reader:
            self._hear(reader)
        self._see_to_messages()

    def _do(self, deed: Deed) -> None:
        if deed.kind is Kind.IMPORT:
            import_into([self.main, self.twin], self.life.people[-IMPORTED:])
            self.done["import"] += 1
            return
        refusal = self.main.live(deed)
        self.laws.hold(
            "the twin does likewise",
            [f"{deed}: {refusal!r}, {other!r}"]
            if (other := self.twin.live(deed)) and not refusal
            else [],
        )
        if refusal:
            self.refused[f"{deed.kind.name.lower()}: {refusal}"] += 1
            return
        self.done[deed.kind.name.lower()] += 1
        self.life.after(deed, self.main.reckoned)

    def _hear(self, reader: Reader) -> None:
        """Hear of credentials issued since, and let their holders make up their minds."""
        query = select(Credential).where(Credential.id > self.last_credential)
        for one in reader.session.scalars(query.order_by(Credential.id)):
            person = self.people[one.participant.name]
            program = one.version.program.name
            held = Held(person, program, one.issued_on, one.valid_through)
            self.life.certified(held, reader.today)
            self.last_credential = one.id

    def _see_to_messages(self) -> None:
        """Mostly hand over what is queued; at times leave it, free some, drop some, switch."""
        chance, desk = self.chance, self.folder / "letters"
        if chance.random() < 0.02:
            switch = chance.choice(tuple(SendingSwitch))
            for one in (self.main, self.twin):
                one.switch(switch)
        if chance.random() < 0.15:
            release = chance.random() < 0.7
            done = self.main.handle(chance.randrange(1000), release=release)
            self.done["released" if release else "dropped"] += done
        if chance.random() < 0.6:
            with self.main.reading() as reader:
                overtaken = laws.overtaken_in_queue(reader)
            if chance.random() < 0.5:
                self.done["sent"] += self.server.post(self.main)
            else:
                self.done["saved"] += self.main.save(desk)
            with self.main.reading() as reader:
                self.laws.hold("what leaves is true", laws.left_true(reader, overtaken))
        if chance.random() < 0.6:
            self.twin.save(desk)


@contextmanager
def years_of(span: Span) -> Iterator[Years]:
    """Live through a span in a folder that is gone afterwards, in memory where there is any."""
    memory = Path("/dev/shm")  # noqa: S108 only its speed is wanted
    where = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="certtrack-years-", dir=where) as folder:
        years = Years(span, Path(folder))
        try:
            years.live()
            yield years
        finally:
            years.close()
