"""What every pane is handed: the office through its lanes, notices, navigation and memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.jobs import Job, Jobs, Lane, Progress
from certtrack_app.ui.memory import Memory

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Office, Reader, Unit

T = TypeVar("T")


class Seat(Protocol):
    """A place at the office's keyboard: its doors, for one person and the day it is."""

    def reading(self) -> "AbstractContextManager[Reader]":
        """Open a reader for one question."""

    def writing(self) -> "AbstractContextManager[Unit]":
        """Open a unit for one errand; it is committed on leaving, or rolled back."""

    def by_the_clock(self) -> "AbstractContextManager[Unit]":
        """Open a unit for the clock's own errand, on the very day it shows."""


class OfficeSeat:
    """The seat of somebody at an open office."""

    def __init__(self, office: "Office", actor: str, today: Callable[[], date]) -> None:
        self.office = office
        self.actor = actor
        self._today = today

    def reading(self) -> "AbstractContextManager[Reader]":
        """Open a reader for today."""
        return self.office.reading(self._reckoned())

    def writing(self) -> "AbstractContextManager[Unit]":
        """Open a unit in the person's name."""
        return self.office.unit(self.actor, self._reckoned())

    def by_the_clock(self) -> "AbstractContextManager[Unit]":
        """Open a unit for the day on the wall, even one already seen: the check flags the clock."""
        return self.office.unit(self.actor, self._today())

    def _reckoned(self) -> date:
        """The day to reckon for: a clock set back does not take back what was seen."""
        from certtrack_app.workflows.clock import reckoned_day

        return reckoned_day(self.office, self._today())


@dataclass(frozen=True)
class Said:
    """A notice to be shown; with `undoable` it offers to take the errand back."""

    sentence: str
    undoable: bool = False
    is_refusal: bool = False


class Desk(QObject):
    """Where panes turn to for everything outside themselves.

    `announced` carries the topics that a committed errand touched; `wanted` the place and key that
    somebody wants to see; `said` a notice for the foot of the window.
    """

    announced = Signal(object)
    wanted = Signal(str, object)
    said = Signal(object)

    _committed = Signal(object)

    def __init__(self, seat: Seat | None = None, memory: Memory | None = None) -> None:
        super().__init__()
        self.seat = seat
        self.memory = memory or Memory()
        self.jobs = Jobs(self)
        self.jobs.refused.connect(self.refuse)
        self._committed.connect(self._announce)

    def sit(self, seat: OfficeSeat) -> None:
        """Sit down at an office: what its errands touch is announced from now on."""
        self.seat = seat
        seat.office.on_commit.append(self._committed.emit)

    def _announce(self, topics: frozenset[Topic]) -> None:
        """Announce in the window's thread what was committed in another."""
        self.announced.emit(topics)

    def ask(
        self,
        owner: QObject,
        work: "Callable[[Reader], T]",
        then: Callable[[T], None],
        *,
        title: str = "",
    ) -> Job:
        """Read in the `ask` lane; the answer comes to `then` unless its owner has gone."""
        seat = self._taken_seat()

        def read(_progress: Progress) -> T:
            with seat.reading() as reader:
                return work(reader)

        return self.jobs.start(Job(Lane.ASK, owner, read, then, title))

    def do(
        self,
        owner: QObject,
        work: "Callable[[Unit], T]",
        then: Callable[[T], None] | None = None,
        *,
        notice: str | Callable[[T], str] = "",
        title: str = "",
    ) -> Job:
        """Write in the `do` lane, as one unit; what it touched is announced after its commit.

        `notice` is said when it is done, with an Undo button where it can be undone; it may be made
        from the answer. The errand stands even where its owner has gone; `then` is called only
        while it is there.
        """
        seat = self._taken_seat()

        def write(_progress: Progress) -> tuple[T, bool]:
            with seat.writing() as unit:
                return work(unit), unit.can_be_undone

        def done(done: tuple[T, bool]) -> None:
            answer, undoable = done
            if sentence := notice(answer) if callable(notice) else notice:
                self.say(sentence, undoable=undoable)
            if then is not None and shiboken6.isValid(owner):
                then(answer)

        return self.jobs.start(Job(Lane.DO, None, write, done, title))

    def do_by_the_clock(
        self,
        owner: QObject,
        work: "Callable[[Unit], T]",
        then: Callable[[T], None],
        *,
        title: str = "",
    ) -> Job:
        """Do the clock's errand in the `do` lane; the answer comes to `then` as in `ask`."""
        seat = self._taken_seat()

        def check(_progress: Progress) -> T:
            with seat.by_the_clock() as unit:
                return work(unit)

        return self.jobs.start(Job(Lane.DO, owner, check, then, title))

    def run(
        self,
        lane: Lane,
        owner: QObject | None,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        title: str = "",
    ) -> Job:
        """Run any work in a lane; for what reports progress or needs no office."""
        return self.jobs.start(Job(lane, owner, work, then, title))

    def asker(self, owner: QObject) -> Callable[[Callable[[Any], Any], Callable[[Any], None]], Job]:
        """Give what a PagedTable asks with."""
        return lambda work, then: self.ask(owner, work, then)

    def go(self, place: str, key: object = None) -> None:
        """Show a place, and in it what the key names: `go("participants", 12)`."""
        self.wanted.emit(place, key)

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Say something quietly at the foot of the window."""
        self.said.emit(Said(sentence, undoable=undoable))

    def refuse(self, refusal: str | Refusal) -> None:
        """Say why something cannot be done."""
        sentence = refusal.sentence if isinstance(refusal, Refusal) else refusal
        self.said.emit(Said(sentence, is_refusal=True))

    def _taken_seat(self) -> Seat:
        if self.seat is None:
            raise Refusal("No office is open. Open one first.")
        return self.seat
