"""The queue on its way: what leaves once, what waits, what fails, what is not known."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

import keyring
import pytest
from sqlalchemy import select

from certtrack_app.adapters.only_one import only_one
from certtrack_app.errors import Refusal
from certtrack_app.models.message import Departure, Message
from certtrack_app.models.office import Office as OfficeRecord
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.mail_account import RETRY_AFTER, MailAccount, Security
from certtrack_app.rules.vocabulary import MessageKind, MessageState
from certtrack_app.workflows.mail_account import (
    edit_mail_account,
    forget_mail_account,
    mail_account,
    password_for,
    try_mail_account,
)
from certtrack_app.workflows.messages import release_messages
from certtrack_app.workflows.posting import Sending, next_sending_at, send_queue
from certtrack_app.workflows.unit import Office, Unit
from tests.builders import a_participant
from tests.mail_fixtures import Ring
from tests.mail_server import HOST, PASSWORD, Behavior, Keys, serving
from tests.office_fixtures import NOON, TODAY

Errand = Callable[[], AbstractContextManager[Unit]]


@pytest.fixture
def errand(office: Office) -> Errand:
    with office.unit("Cara", TODAY) as unit:
        unit.act(ActionKind.FOUNDED, unit.add(OfficeRecord(name="The Office")))
    return lambda: office.unit("Cara", TODAY)


@pytest.fixture
def port(errand: Errand, behavior: Behavior, trusted: Keys) -> Iterator[int]:
    with serving(behavior, trusted) as port:
        account = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
        with errand() as unit:
            edit_mail_account(unit, account, PASSWORD)
        yield port


def _queue(errand: Errand, *names: str) -> list[int]:
    with errand() as unit:
        made = [_message(unit, name) for name in names]
        unit.act(ActionKind.QUEUED_MESSAGE, f"{len(made)} messages")
        return made


def _message(unit: Unit, name: str) -> int:
    person = a_participant(unit, name)
    message = Message(
        participant_id=person.id,
        to=person.email,
        kind=MessageKind.NUDGE,
        state=MessageState.QUEUED,
        subject=f"For {name}",
        body="Hello.\n",
        due_on=TODAY,
        made_on=TODAY,
    )
    return unit.add(message).id


def _states(office: Office) -> list[tuple[str, MessageState]]:
    with office.reading(TODAY) as reader:
        query = select(Message.to, Message.state).order_by(Message.id)
        return [(to, state) for to, state in reader.session.execute(query)]


def _departures(office: Office) -> list[Departure]:
    with office.reading(TODAY) as reader:
        return list(reader.session.scalars(select(Departure)))


@pytest.mark.usefixtures("port")
def test_what_is_queued_leaves_once(office: Office, errand: Errand, behavior: Behavior) -> None:
    keys = _queue(errand, "Ana Berg", "Ben Olsen")
    assert send_queue(errand) == Sending(sent=tuple(keys))
    assert send_queue(errand) == Sending()
    assert behavior.recipients == [["ana@example.org"], ["ben@example.org"]]
    assert [state for _, state in _states(office)] == [MessageState.SENT] * 2
    assert not _departures(office)
    with office.reading(TODAY) as reader:
        kept = list(reader.session.scalars(select(Message.mail_id).order_by(Message.id)))
    assert kept == [mail["Message-ID"] for mail in behavior.taken]


@pytest.mark.usefixtures("port")
def test_a_deferred_message_waits_its_time_and_leaves_under_the_same_id(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    (key,) = _queue(errand, "Ana Berg")
    behavior.refused["ana@example.org"] = "451 Come back later"
    assert send_queue(errand).waiting == (key,)
    (departure,) = _departures(office)
    assert departure.next_attempt_at == NOON + RETRY_AFTER[0]
    assert "451 Come back later" in departure.says
    assert send_queue(errand) == Sending(), "it was tried before its time"
    office.clock = lambda: NOON + RETRY_AFTER[0]
    assert send_queue(errand).sent == (key,)
    assert behavior.taken[0]["Message-ID"] == departure.mail_id


@pytest.mark.usefixtures("port")
def test_a_message_deferred_too_often_needs_a_person(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    (key,) = _queue(errand, "Ana Berg")
    at = NOON
    for gap in (*RETRY_AFTER, timedelta()):
        behavior.refused["ana@example.org"] = "450 Mailbox busy"
        office.clock = _standing_at(at)
        done = send_queue(errand)
        at += gap
    assert done.failed == (key,)
    assert _states(office) == [("ana@example.org", MessageState.FAILED)]


def _standing_at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@pytest.mark.usefixtures("port")
def test_an_address_that_is_refused_fails_alone(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    ana, ben = _queue(errand, "Ana Berg", "Ben Olsen")
    behavior.refused["ana@example.org"] = "550 No such person"
    assert send_queue(errand) == Sending(sent=(ben,), failed=(ana,))
    with office.reading(TODAY) as reader:
        assert "550 No such person" in reader.find(Message, ana).because


@pytest.mark.usefixtures("port")
def test_a_message_of_unknown_fate_is_never_sent_again_by_itself(
    errand: Errand, behavior: Behavior
) -> None:
    ana, ben = _queue(errand, "Ana Berg", "Ben Olsen")
    behavior.drops_at = "data"
    done = send_queue(errand)
    assert done.failed == (ana,)
    assert done.waiting == (ben,)
    assert "broke off" in done.trouble
    behavior.drops_at = ""
    assert send_queue(errand).sent == (ben,)
    assert [mail["To"] for mail in behavior.taken] == [
        "Ana Berg <ana@example.org>",
        "Ben Olsen <ben@example.org>",
    ]
    with errand() as unit:
        release_messages(unit, [ana])
    assert send_queue(errand).sent == (ana,)
    assert behavior.taken[2]["Message-ID"] == behavior.taken[0]["Message-ID"]


@pytest.mark.usefixtures("port")
def test_what_was_under_way_when_the_machine_stopped_is_given_to_a_person(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    ana, ben = _queue(errand, "Ana Berg", "Ben Olsen")
    with errand() as unit:
        unit.add(Departure(message_id=ana, mail_id="<1@example.org>", since=NOON))
    assert send_queue(errand) == Sending(sent=(ben,))
    with office.reading(TODAY) as reader:
        stopped = reader.find(Message, ana)
        assert stopped.state is MessageState.FAILED
        assert "may have left or not" in stopped.because
    assert len(behavior.taken) == 1


def test_without_a_network_everything_waits(
    office: Office, errand: Errand, behavior: Behavior, mail_keys: Keys
) -> None:
    with serving(behavior, mail_keys) as port, errand() as unit:
        account = MailAccount(HOST, port, Security.STARTTLS, "", "office@example.org")
        edit_mail_account(unit, account)
    (key,) = _queue(errand, "Ana Berg")
    done = send_queue(errand)
    assert done.waiting == (key,)
    assert "takes no connection" in done.trouble
    assert _states(office) == [("ana@example.org", MessageState.QUEUED)]
    assert not _departures(office)


@pytest.mark.usefixtures("port")
def test_a_server_that_goes_down_meanwhile_leaves_the_rest_waiting(
    errand: Errand, behavior: Behavior
) -> None:
    keys = _queue(errand, "Ana Berg", "Ben Olsen")
    behavior.answer_to_data = "421 Going down"
    done = send_queue(errand)
    assert done.waiting == tuple(keys)
    assert "421 Going down" in done.trouble
    behavior.answer_to_data = "250 Taken"
    assert send_queue(errand).sent == tuple(keys)
    assert len(behavior.taken) == 2


@pytest.mark.usefixtures("port")
def test_two_sendings_never_run_at_once(office: Office, errand: Errand) -> None:
    _queue(errand, "Ana Berg")
    with (
        only_one(office.folder / "sending.lock", "busy"),
        pytest.raises(Refusal, match="being sent already"),
    ):
        send_queue(errand)


@pytest.mark.usefixtures("port")
def test_stopping_keeps_what_left_and_what_did_not(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    _queue(errand, "Ana Berg", "Ben Olsen")

    def stop_at_the_second(done: int, _of: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_queue(errand, stop_at_the_second)
    assert [state for _, state in _states(office)] == [MessageState.SENT, MessageState.QUEUED]
    assert len(behavior.taken) == 1


def test_without_an_account_sending_is_refused(errand: Errand) -> None:
    _queue(errand, "Ana Berg")
    with pytest.raises(Refusal, match="Set one up in Settings"):
        send_queue(errand)


@pytest.mark.usefixtures("port")
def test_the_next_sending_is_now_or_when_the_first_is_due(
    office: Office, errand: Errand, behavior: Behavior
) -> None:
    with office.reading(TODAY) as reader:
        assert next_sending_at(reader) is None
    _queue(errand, "Ana Berg")
    with office.reading(TODAY) as reader:
        assert next_sending_at(reader) == NOON
    behavior.refused["ana@example.org"] = "451 Later"
    send_queue(errand)
    with office.reading(TODAY) as reader:
        assert next_sending_at(reader) == NOON + RETRY_AFTER[0]


def test_the_password_lies_in_the_keyring_and_nowhere_in_the_office(
    office: Office, port: int
) -> None:
    with office.reading(TODAY) as reader:
        account = mail_account(reader)
    assert account.port == port
    assert password_for(account) == PASSWORD
    office.close()
    files = [path for path in Path(office.folder).rglob("*") if path.is_file()]
    assert files
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)


@pytest.mark.usefixtures("port")
def test_an_account_is_tried_and_forgotten(errand: Errand, ring: Ring) -> None:
    with errand() as unit:
        account = mail_account(unit)
    assert "signed in as office" in try_mail_account(account)
    with pytest.raises(Refusal, match="does not accept"):
        try_mail_account(account, "wrong")
    with errand() as unit:
        forget_mail_account(unit)
        assert not mail_account(unit).is_set_up
    assert not ring.kept
    with errand() as unit, pytest.raises(Refusal, match="No mail account"):
        forget_mail_account(unit)


def test_a_machine_without_a_safe_keyring_keeps_no_password(errand: Errand) -> None:
    from keyring.backends.null import Keyring

    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    account = MailAccount(HOST, 587, Security.STARTTLS, "office", "office@example.org")
    with pytest.raises(Refusal, match="no keyring that keeps passwords safe"), errand() as unit:
        edit_mail_account(unit, account, PASSWORD)
    with errand() as unit:
        assert not mail_account(unit).is_set_up
