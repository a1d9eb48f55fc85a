"""The outbox as a list: messages by where they are on their way, and what is done with many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from certtrack_app.errors import Refusal
from certtrack_app.models.message import Message
from certtrack_app.models.participant import Participant
from certtrack_app.models.watch import Overview
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.workflows.awake import mark
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.messages import (
    release_after_import,
    release_messages,
    withdraw_message,
)
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.outbox import look_at_holds
from certtrack_app.workflows.unit import Reader, Unit


@unique
class Tray(StrEnum):
    """Where messages lie."""

    HELD = "held"
    QUEUED = "queued"
    FAILED = "failed"
    GONE = "gone"
    WITHDRAWN = "withdrawn"

    @property
    def states(self) -> tuple[MessageState, ...]:
        """The states of the messages in it."""
        if self is Tray.GONE:
            return (MessageState.SENT, MessageState.HANDED_OVER)
        return (MessageState(self.value),)


@dataclass(frozen=True)
class TrayRow:
    """A message as listed."""

    id: int
    who: str
    subject: str
    because: str
    state: MessageState
    made_on: date
    left_on: date | None


@dataclass(frozen=True)
class OutboxState:
    """How many messages lie in each tray, and whether an import holds some of them."""

    counts: dict[Tray, int]
    waits_for_import: bool
    today: date


@dataclass(frozen=True)
class Handled:
    """How many messages something was done with, and why not with others."""

    done: int
    refused: tuple[str, ...] = ()


def outbox_state(reader: Reader) -> OutboxState:
    """Count the messages in each tray."""
    query = select(Message.state, func.count(Message.id)).group_by(Message.state)
    found = {state: count for state, count in reader.session.execute(query)}  # noqa: C416 a Row
    counts = {tray: sum(found.get(state, 0) for state in tray.states) for tray in Tray}
    return OutboxState(counts, office_record(reader).intake_unreviewed, reader.today)


def count_messages(reader: Reader, tray: Tray, text: str) -> int:
    """Count the messages in a tray that hold every word."""
    return reader.session.scalar(_wanted(select(func.count(Message.id)), tray, text)) or 0


def tray_rows(
    reader: Reader, tray: Tray, text: str, page: tuple[int, int], after: int | None = None
) -> Sequence[TrayRow]:
    """List messages of a tray, newest first; `page` is (offset, limit), `after` a key."""
    offset, limit = page
    query = _wanted(select(Message, Participant.name), tray, text)
    query = query.order_by(Message.id.desc()).limit(limit)
    query = query.offset(offset) if after is None else query.where(Message.id < after)
    return [_row(message, name) for message, name in reader.session.execute(query)]


def tray_of(reader: Reader, message_id: int) -> Tray | None:
    """Say in which tray a message lies."""
    state = reader.session.scalar(select(Message.state).where(Message.id == message_id))
    return next((tray for tray in Tray if state in tray.states), None)


def look_at_import(unit: Unit) -> int:
    """Take down that the coordinator has looked at the last import, and let its messages go.

    Says how many went from held to queued; what is held for another reason stays.
    """
    before = _held(unit)
    release_after_import(unit)
    unit.session.flush()
    look_at_holds(unit, unit.today, mark(unit).action_id)
    unit.session.flush()
    return before - _held(unit)


def release_each(unit: Unit, ids: Collection[int]) -> Handled:
    """Release messages one by one, as far as each can be.

    Raises Refusal where none can.
    """
    done, refused = 0, []
    for key in ids:
        try:
            with unit.attempt():
                release_messages(unit, [key])
            done += 1
        except Refusal as refusal:
            refused.append(refusal.sentence)
    if not done and refused:
        raise Refusal(refused[0])
    return Handled(done, tuple(refused))


def withdraw_each(unit: Unit, ids: Collection[int], reason: str) -> Handled:
    """Withdraw messages that have not left; what they say is not raised again."""
    for key in ids:
        withdraw_message(unit, unit.find(Message, key), reason)
    return Handled(len(ids))


def _held(unit: Unit) -> int:
    held = select(func.count(Message.id)).where(Message.state == MessageState.HELD)
    return unit.session.scalar(held) or 0


def _wanted(query: Select[*tuple[Any, ...]], tray: Tray, text: str) -> Select[*tuple[Any, ...]]:
    joined = (
        query.select_from(Message)
        .outerjoin(Participant, Participant.id == Message.participant_id)
        .where(Message.state.in_(tray.states))
    )
    for word in folded(text).split():
        joined = joined.where(_holds(word))
    return joined


def _holds(word: str) -> ColumnElement[bool]:
    people = select(Overview.participant_id).where(Overview.search.contains(word, autoescape=True))
    texts = (Participant.name, Message.to, Message.subject, Message.body, Message.because)
    spelled = (one.icontains(word, autoescape=True) for one in texts)
    return or_(*spelled, Message.participant_id.in_(people))


def _row(message: Message, name: str | None) -> TrayRow:
    return TrayRow(
        id=message.id,
        who=name or message.to,
        subject=message.subject,
        because=message.because,
        state=message.state,
        made_on=message.made_on,
        left_on=message.sent_on,
    )
