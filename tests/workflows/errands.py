"""Errands to take back, and how much of them is left."""

from decimal import Decimal

from sqlalchemy import func, select

from certtrack_app.models.base import Base
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.participant import Line
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import (
    FlagKind,
    MessageKind,
    MessageState,
    Severity,
)
from certtrack_app.workflows.undo import Undone, undo, undo_last
from certtrack_app.workflows.unit import Office, Unit
from tests.builders import a_participant, a_program, an_enrollment, some_evidence
from tests.office_fixtures import TODAY


def take_back(office: Office, action_id: int | None = None, actor: str = "Cora") -> Undone:
    with office.unit(actor, TODAY) as unit:
        return undo_last(unit) if action_id is None else undo(unit, action_id)


def count(office: Office, model: type[Base]) -> int:
    with office.reading(TODAY) as reader:
        return reader.session.scalars(select(func.count(model.id))).one()


def enroll(office: Office, name: str = "Ada Lind", actor: str = "Cora") -> int:
    """Enroll somebody; tell the action's number."""
    with office.unit(actor, TODAY) as unit:
        an_enrollment(unit, a_participant(unit, name), a_program(unit, name))
        unit.act(ActionKind.ENROLLED, name)
        return unit.action_id


def log(office: Office) -> int:
    """Log evidence for the first line; tell the action's number."""
    with office.unit("Cora", TODAY) as unit:
        evidence = some_evidence(unit, unit.find(Line, 1), Decimal(12))
        unit.act(ActionKind.LOGGED_EVIDENCE, evidence)
        return unit.action_id


def check(office: Office) -> None:
    """The check raises a flag and queues a nudge for the first enrollment."""
    with office.unit("Cora", TODAY) as unit:
        message = a_message(unit)
        unit.add(
            Flag(
                key="stalled:line:1",
                kind=FlagKind.STALLED,
                severity=Severity.SOON,
                participant_id=1,
                enrollment_id=1,
                line_id=1,
                message_id=message.id,
                since=TODAY,
                because="Nothing for 30 days.",
                raised_on=TODAY,
            )
        )
        unit.act(ActionKind.CHECKED, "the office")


def a_message(unit: Unit) -> Message:
    """A nudge to the first participant about the first line."""
    message = unit.add(
        Message(
            participant_id=1,
            to="ada@example.org",
            kind=MessageKind.NUDGE,
            state=MessageState.QUEUED,
            subject="Your logbook",
            body="…",
            due_on=TODAY,
            made_on=TODAY,
        )
    )
    unit.add(
        MessageSubject(
            message_id=message.id,
            key="nudge:1",
            kind=MessageKind.NUDGE,
            words="…",
            due_on=TODAY,
            line_id=1,
        )
    )
    return message
