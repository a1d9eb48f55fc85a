"""A simulated office: a real one on disk, its clock in the simulation's hand."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters.sample_workbook import (
    ColumnStyle,
    TrackerCell,
    TrackerColumn,
    TrackerRow,
    sample_tracker,
)
from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.errors import Refusal
from certtrack_app.models.message import Message
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.sample_people import SamplePerson
from certtrack_app.rules.vocabulary import MessageState, SendingSwitch
from certtrack_app.workflows.check import CheckResult, run_check
from certtrack_app.workflows.clock import reckoned_day
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.intake import Choice, import_tracker, previewed
from certtrack_app.workflows.messages import release_messages, save_messages, withdraw_message
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.unit import Office, Reader, Unit
from tests.simulated.deeds import COORDINATOR, EVALUATORS, do
from tests.simulated.laptop import LaptopDay
from tests.simulated.life import Deed
from tests.simulated.programs import PROGRAMS

_STUCK = (MessageState.HELD, MessageState.FAILED)


@dataclass
class SimulatedOffice:
    """An office, the laptop it lies on, and the moment its clock shows."""

    folder: Path
    now: datetime
    laptop: LaptopDay
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        """Found it: its record, programs and evaluators."""
        self.office = Office.open(
            self.folder, create=True, clock=lambda: self.now, actor=COORDINATOR
        )
        settle_in(self.office, COORDINATOR, self.today, day_given=True)
        with self.errand() as unit:
            record = office_record(unit)
            record.name, record.coordinator_email = "Northbridge Coaching", "dana@example.org"
            record.mail_host, record.mail_sender = "mail.example.org", "office@example.org"
            unit.act(ActionKind.EDITED_SETTINGS, record)
            for definition in PROGRAMS:
                add_program(unit, definition)
            for name in EVALUATORS:
                add_evaluator(unit, name, f"{name.split()[0].casefold()}@example.org")

    @property
    def today(self) -> date:
        """The day the laptop shows."""
        return self.laptop.day_at(self.now)

    def wake(self, laptop: LaptopDay, moment: datetime) -> None:
        """Let the clock show a moment of a day."""
        self.laptop, self.now = laptop, moment

    def errand(self) -> AbstractContextManager[Unit]:
        """A unit of the coordinator, for the day the office reckons with."""
        return self.office.unit(COORDINATOR, self.reckoned)

    @property
    def reckoned(self) -> date:
        """The day the office reckons with, whatever the clock shows."""
        return reckoned_day(self.office, self.today)

    def check(self) -> CheckResult:
        """Run the check for the day the clock shows."""
        with self.office.unit("CertTrack", self.today) as unit:
            return run_check(unit)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Look the records up."""
        with self.office.reading(self.reckoned) as reader:
            yield reader

    def live(self, deed: Deed) -> str:
        """Do an errand; gives the sentence it was refused with."""
        try:
            with self.errand() as unit:
                do(unit, deed)
        except Refusal as refusal:
            return refusal.sentence
        return ""

    def save(self, desk: Path) -> int:
        """Hand the queued messages over to the mail program; says how many."""
        with self.errand() as unit:
            return len(save_messages(unit, desk))

    def switch(self, sending: SendingSwitch) -> None:
        """Turn the switch that holds messages."""
        with self.errand() as unit:
            record = office_record(unit)
            if record.sending is not sending:
                record.sending = sending
                unit.act(ActionKind.EDITED_SETTINGS, record)

    def handle(self, place: int, *, release: bool) -> bool:
        """Release or withdraw a message that is held or failed; says whether there was one."""
        with self.reading() as reader:
            stuck = select(Message.id).where(Message.state.in_(_STUCK)).order_by(Message.id)
            found = reader.session.scalars(stuck).all()
        if not found:
            return False
        try:
            with self.errand() as unit:
                message = unit.find(Message, found[place % len(found)])
                self._handle(unit, message, release=release)
        except Refusal:
            return False
        return True

    @staticmethod
    def _handle(unit: Unit, message: Message, *, release: bool) -> None:
        if release:
            release_messages(unit, [message.id])
        else:
            withdraw_message(unit, message)


def import_into(offices: list[SimulatedOffice], people: tuple[SamplePerson, ...]) -> None:
    """Take the same tracker into each of the offices."""
    today = offices[0].reckoned
    path = offices[0].folder.parent / "tracker.xlsx"
    rows = [_row(person, number, today) for number, person in enumerate(people)]
    sample_tracker(path, rows, _COLUMNS, today=today)
    choice = Choice(program="Anniversary", accept_proposed=True)
    with previewed([path], Asked(today)) as preview:
        for one in offices:
            with one.errand() as unit:
                import_tracker(unit, preview, choice)


_COLUMNS = (
    TrackerColumn("Instruction", ColumnStyle.AMOUNTS),
    TrackerColumn("Supervised sessions", ColumnStyle.AMOUNTS),
    TrackerColumn("Written exam", ColumnStyle.DAYS),
    TrackerColumn("Final recording", ColumnStyle.DAYS),
)


def _row(person: SamplePerson, number: int, today: date) -> TrackerRow:
    """One person of the tracker: the first half have done it all."""
    done = number < 4
    cells = {
        "Instruction": TrackerCell(amount=Decimal(20 if done else 9), target=Decimal(20)),
        "Supervised sessions": TrackerCell(amount=Decimal(3 if done else 1), target=Decimal(3)),
    }
    if done:
        ago = today.replace(year=today.year - 1, day=1)
        cells |= {title: TrackerCell(on=ago) for title in ("Written exam", "Final recording")}
    joined = today.replace(year=today.year - 1, day=2)
    return TrackerRow(person.name, person.email, person.person_id, person.cohort, joined, cells)
