"""Messages as a person handles them: read, released, withdrawn, saved for the mail program."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from certtrack_app.adapters import mail
from certtrack_app.adapters.durable_files import make_folder, refusing
from certtrack_app.errors import Refusal
from certtrack_app.models.message import Departure, Message
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.person import email_problem
from certtrack_app.rules.vocabulary import MessageKind, MessageState
from certtrack_app.rules.words import count_in_words
from certtrack_app.workflows.before_leaving import look_before_leaving, name_the_look
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

UNSENT = (MessageState.HELD, MessageState.QUEUED, MessageState.FAILED)


@dataclass(frozen=True)
class MessageRow:
    """A message whole: to whom, about what, where it is on its way, and why."""

    id: int
    to: str
    participant_id: int | None
    participant: str | None
    kind: MessageKind
    subjects: tuple[str, ...]
    state: MessageState
    because: str
    subject: str
    body: str
    due_on: date
    made_on: date
    sent_at: datetime | None


def message_rows(
    reader: Reader,
    states: Collection[MessageState] | None = None,
    participant_id: int | None = None,
) -> tuple[MessageRow, ...]:
    """List messages, newest first: all of them, or those in some states or to one person."""
    query = _query()
    if states is not None:
        query = query.where(Message.state.in_(states))
    if participant_id is not None:
        query = query.where(Message.participant_id == participant_id)
    return _rows(reader, query.order_by(Message.id.desc()))


def message_rows_by_id(reader: Reader, ids: Collection[int]) -> tuple[MessageRow, ...]:
    """List messages by their keys."""
    return _rows(reader, _query().where(Message.id.in_(ids)).order_by(Message.id))


def release_messages(unit: Unit, ids: Collection[int]) -> tuple[Message, ...]:
    """Release held messages: they go with the next sending, whatever held them.

    Raises Refusal where one is not held, or its owner has no address that works.
    """
    messages = [unit.find(Message, key) for key in dict.fromkeys(ids)]
    for message in messages:
        _refuse_release(unit, message)
        message.state, message.because, message.released = MessageState.QUEUED, "", True
        unit.act(ActionKind.RELEASED, message, message.subject)
    return tuple(messages)


def release_after_import(unit: Unit) -> None:
    """Say that the coordinator has looked at the last intake: its messages may leave."""
    office = office_record(unit)
    if not office.intake_unreviewed:
        raise Refusal("No messages wait for an import to be looked at.")
    office.intake_unreviewed = False
    unit.act(ActionKind.EDITED_SETTINGS, office, "the last import was looked at")


def withdraw_message(unit: Unit, message: Message, reason: str = "") -> None:
    """Withdraw a message that has not left; what it says is not raised again."""
    if message.state not in UNSENT:
        raise Refusal(f"The message to {message.to} is {message.state.value.replace('_', ' ')}.")
    message.state, message.dropped = MessageState.WITHDRAWN, True
    message.because = reason.strip() or f"Withdrawn by {unit.actor}."
    unit.act(ActionKind.WITHDREW_MESSAGE, message, message.because)


def save_messages(
    unit: Unit, folder: Path, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[Path, ...]:
    """Write each queued message as an .eml file for the mail program, and note it handed over.

    What events have overtaken since the check does not go.
    `progress` hears how many are done of how many, and may raise to stop: then no file stays.
    """
    with refusing(folder.name or str(folder), folder):
        make_folder(folder)
    look_before_leaving(unit)
    query = select(Message).where(Message.state == MessageState.QUEUED).order_by(Message.id)
    messages = unit.session.scalars(query).all()
    saved: list[Path] = []
    with _taking_back(saved):
        for message in messages:
            progress(len(saved), len(messages))
            saved.append(mail.save_eml(_draft(unit, message), folder))
    for message in messages:
        message.state, message.sent_at = MessageState.HANDED_OVER, unit.now
        message.sent_on = unit.today
        message.because = "Saved for the mail program."
    if messages:
        unit.act(ActionKind.HANDED_OVER, count_in_words(len(messages), "message"))
    name_the_look(unit)
    return tuple(saved)


@contextmanager
def _taking_back(saved: Sequence[Path]) -> Iterator[None]:
    """Remove what was written where the rest could not be: a message is not saved by half."""
    try:
        yield
    except BaseException:
        for path in saved:
            path.unlink(missing_ok=True)
        raise


def letter_of(reader: Reader, message: Message, sender: str) -> mail.Letter:
    """A message as it leaves, from an address of the office; without one it is a draft."""
    office = office_record(reader)
    return mail.Letter(
        number=message.id,
        to=mail.Mailbox(message.to, _addressee(reader, message)),
        sender=mail.Mailbox(sender, office.name) if sender else None,
        subject=message.subject,
        body=message.body,
        written_at=reader.now,
        mail_id=message.mail_id or mail.new_mail_id(sender),
        reply_to=office.reply_to,
    )


def _draft(unit: Unit, message: Message) -> mail.Letter:
    """A message for the mail program; its id is kept before it leaves, so that nothing goes twice.

    Without an address of the office the mail program fills in whom it is from.
    """
    office = office_record(unit)
    letter = letter_of(unit, message, office.coordinator_email or office.reply_to)
    message.mail_id = letter.mail_id
    return letter


def _refuse_release(unit: Unit, message: Message) -> None:
    """Refuse to release what is not held, or cannot arrive."""
    if message.state not in (MessageState.HELD, MessageState.FAILED):
        state = message.state.value.replace("_", " ")
        raise Refusal(f"The message to {message.to or 'nobody'} is {state}, not held.")
    if message.participant_id is None:
        message.to = office_record(unit).coordinator_email
    else:
        message.to = unit.find(Participant, message.participant_id).email
    problem = email_problem(message.to)
    if problem:
        raise Refusal(f"The message to {_addressee(unit, message)} cannot be sent: {problem}")


def _addressee(reader: Reader, message: Message) -> str:
    """Whom a message is to, by name: a participant, or the coordinator."""
    if message.participant_id is None:
        return office_record(reader).coordinator
    return reader.find(Participant, message.participant_id).name


def _query() -> Select[*tuple[Any, ...]]:
    """Messages with whom they are for."""
    return (
        select(Message, Participant.name, Departure.says)
        .outerjoin(Participant, Participant.id == Message.participant_id)
        .outerjoin(Departure, Departure.message_id == Message.id)
        .options(selectinload(Message.subjects))
    )


def _rows(reader: Reader, query: Select[*tuple[Any, ...]]) -> tuple[MessageRow, ...]:
    """Freeze the rows of a query."""
    return tuple(_row(*found) for found in reader.session.execute(query))


def _row(message: Message, participant: str | None, deferred: str | None) -> MessageRow:
    """Freeze one message; `deferred` is why its last attempt to leave failed."""
    return MessageRow(
        id=message.id,
        to=message.to,
        participant_id=message.participant_id,
        participant=participant,
        kind=message.kind,
        subjects=tuple(subject.words for subject in message.subjects),
        state=message.state,
        because=message.because or deferred or "",
        subject=message.subject,
        body=message.body,
        due_on=message.due_on,
        made_on=message.made_on,
        sent_at=message.sent_at,
    )
