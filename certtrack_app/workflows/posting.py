"""Sending the queue by mail: nothing twice, nothing lost, whatever breaks off meanwhile.

Each message gets its Message-ID and a mark that it is under way before the server hears of it,
and the mark goes when its fate is known. A mark that is found standing means that the program or
the machine stopped in between: then a person must look, for nobody knows whether it left.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import or_, select

from certtrack_app.adapters import mail, post
from certtrack_app.adapters.only_one import only_one
from certtrack_app.errors import Refusal
from certtrack_app.models.message import Departure, Message
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.mail_account import MailAccount, next_attempt
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.rules.words import moment_in_words
from certtrack_app.workflows.before_leaving import look_before_leaving, name_the_look
from certtrack_app.workflows.mail_account import mail_account, password_for
from certtrack_app.workflows.messages import letter_of
from certtrack_app.workflows.unit import Reader, Unit

Errand = Callable[[], AbstractContextManager[Unit]]
Told = Callable[[int, int], None]

NO_ACCOUNT = (
    "No mail account is set up. Set one up in Settings, or save the messages for the mail program."
)
_LOCK = "sending.lock"
_UNDER_WAY = "The messages of this office are being sent already."
_BROKEN_OFF = (
    "CertTrack stopped while the message was being sent: it may have left or not. Ask the "
    "participant, or look in the server's sent mail, before it is released again."
)


@dataclass(frozen=True)
class Sending:
    """What became of the queue: keys of messages; `trouble` says why the rest still waits."""

    sent: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    trouble: str = ""


def send_queue(errand: Errand, told: Told = lambda _done, _of: None) -> Sending:
    """Send what is queued and due, each in errands of its own.

    `told` hears how many are done of how many, and may raise to stop: what left has left.
    Raises Refusal where no account is set up.
    """
    with errand() as unit:
        folder, account = unit.folder, mail_account(unit)
    if not account.is_set_up:
        raise Refusal(NO_ACCOUNT)
    with only_one(folder / _LOCK, _UNDER_WAY):
        with errand() as unit:
            _fail_forgotten(unit)
            look_before_leaving(unit)
            name_the_look(unit)
            ready = _ready(unit)
        if not ready:
            return Sending()
        try:
            with post.opened_post(account, password_for(account)) as opened:
                return _Round(errand, opened, account, told).send(ready)
        except post.NoPost as trouble:
            return Sending(waiting=ready, trouble=trouble.sentence)


def send_if_set_up(errand: Errand) -> Sending:
    """Send what is queued where an account is set up; elsewhere nothing is to be sent."""
    with errand() as unit:
        is_set_up = mail_account(unit).is_set_up
    return send_queue(errand) if is_set_up else Sending()


def next_sending_at(reader: Reader) -> datetime | None:
    """When a message that could not leave is to be tried again; now where one was never tried."""
    if not mail_account(reader).is_set_up:
        return None
    query = (
        select(Departure.next_attempt_at)
        .select_from(Message)
        .outerjoin(Departure, Departure.message_id == Message.id)
        .where(Message.state == MessageState.QUEUED)
    )
    return min((at or reader.now for at in reader.session.scalars(query)), default=None)


@dataclass
class _Round:
    """One round over the queue, on one connection."""

    errand: Errand
    post: post.Post
    account: MailAccount
    told: Told
    done: Sending = field(default_factory=Sending)

    def send(self, ready: tuple[int, ...]) -> Sending:
        for number, key in enumerate(ready):
            self.told(number, len(ready))
            with self.errand() as unit:
                letter = _begun(unit, key, self.account)
            if letter is None:
                continue
            refusal = self._refusal(letter)
            with self.errand() as unit:
                self._note(unit, key, refusal)
            if isinstance(refusal, post.NoPost):
                rest = ready[number:]
                return replace(self.done, waiting=(*self.done.waiting, *rest), trouble=str(refusal))
        return self.done

    def _refusal(self, letter: mail.Letter) -> Refusal | None:
        try:
            self.post.send(letter)
        except Refusal as refusal:
            return refusal
        return None

    def _note(self, unit: Unit, key: int, refusal: Refusal | None) -> None:
        """Write down what became of a message."""
        message, departure = unit.find(Message, key), _departure(unit, key)
        if refusal is None:
            _sent(unit, message, departure)
            self.done = replace(self.done, sent=(*self.done.sent, key))
        elif isinstance(refusal, post.NoPost):
            departure.since = None
        elif isinstance(refusal, post.Deferred) and _deferred(unit, departure, refusal):
            self.done = replace(self.done, waiting=(*self.done.waiting, key))
        else:
            _failed(unit, message, departure, refusal.sentence)
            self.done = replace(self.done, failed=(*self.done.failed, key))


def _ready(reader: Reader) -> tuple[int, ...]:
    """The queued messages whose time has come, oldest first."""
    query = (
        select(Message.id)
        .outerjoin(Departure, Departure.message_id == Message.id)
        .where(
            Message.state == MessageState.QUEUED,
            or_(Departure.next_attempt_at.is_(None), Departure.next_attempt_at <= reader.now),
        )
        .order_by(Message.id)
    )
    return tuple(reader.session.scalars(query))


def _begun(unit: Unit, key: int, account: MailAccount) -> mail.Letter | None:
    """Mark a message as under way, and give the letter; None where it is queued no more."""
    message = unit.find(Message, key)
    if message.state is not MessageState.QUEUED:
        return None
    departure = unit.session.scalar(select(Departure).where(Departure.message_id == key))
    if departure is None:
        mail_id = message.mail_id or mail.new_mail_id(account.sender)
        departure = unit.add(Departure(message_id=key, mail_id=mail_id, attempts=0))
    departure.since = unit.now
    return replace(letter_of(unit, message, account.sender), mail_id=departure.mail_id)


def _departure(unit: Unit, key: int) -> Departure:
    return unit.session.scalars(select(Departure).where(Departure.message_id == key)).one()


def _sent(unit: Unit, message: Message, departure: Departure) -> None:
    message.state, message.because = MessageState.SENT, ""
    message.sent_at, message.sent_on = unit.now, unit.today
    message.mail_id = departure.mail_id
    unit.session.delete(departure)
    unit.act(ActionKind.SENT, message, message.subject)


def _deferred(unit: Unit, departure: Departure, refusal: Refusal) -> bool:
    """Put a message off to the next attempt; False where it has had its last."""
    departure.since, departure.attempts = None, departure.attempts + 1
    departure.next_attempt_at = next_attempt(departure.attempts, unit.now)
    if departure.next_attempt_at is None:
        return False
    again = moment_in_words(departure.next_attempt_at.astimezone())
    departure.says = f"{refusal.sentence} Next attempt: {again}."
    return True


def _failed(unit: Unit, message: Message, departure: Departure, because: str) -> None:
    message.state, message.because = MessageState.FAILED, because
    message.mail_id = departure.mail_id
    unit.session.delete(departure)
    unit.act(ActionKind.SENDING_FAILED, message, because)


def _fail_forgotten(unit: Unit) -> None:
    """Give to a person what was under way when the program or the machine stopped."""
    query = (
        select(Message, Departure)
        .join(Departure, Departure.message_id == Message.id)
        .where(Departure.since.is_not(None))
    )
    for message, departure in unit.session.execute(query).all():
        _failed(unit, message, departure, _BROKEN_OFF)
