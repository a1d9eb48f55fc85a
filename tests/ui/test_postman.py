"""The postman: what leaves at a word, by itself after a pause, and what is said of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from certtrack_app.models.message import Message
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.mail_account import MailAccount, Security
from certtrack_app.rules.vocabulary import MessageKind, MessageState
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.postman import AFTER_TROUBLE, PAUSE, Postman
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.mail_account import edit_mail_account
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.mail_server import HOST, PASSWORD, Behavior, Keys, serving
from tests.ui.office_desk import DAY, seated_desk


class Clock:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def port(office: Office, desk: Desk, behavior: Behavior, trusted: Keys) -> Iterator[int]:
    with serving(behavior, trusted) as port:
        account = MailAccount(HOST, port, Security.STARTTLS, "office", "office@example.org")
        with office.unit("Dana", DAY) as unit:
            edit_mail_account(unit, account, PASSWORD)
        yield port


@pytest.fixture
def going_down(behavior: Behavior) -> None:
    behavior.answer_to_data = "421 Going down"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[Said] = []
    words: list[str] = []
    desk.said.connect(heard.append)
    desk.said.connect(lambda one: words.append(one.sentence))
    return words


@pytest.fixture
def postman(desk: Desk, clock: Clock) -> Iterator[Postman]:
    made = Postman(desk, clock=clock)
    made.start()
    yield made
    made.stop()


def _queue(office: Office, name: str = "Ana Berg") -> None:
    with office.unit("Dana", DAY) as unit:
        person = a_participant(unit, name)
        message = Message(
            participant_id=person.id,
            to=person.email,
            kind=MessageKind.OUTCOME,
            state=MessageState.QUEUED,
            subject="Your evidence",
            body="It was confirmed.\n",
            due_on=DAY,
            made_on=DAY,
        )
        unit.act(ActionKind.QUEUED_MESSAGE, unit.add(message))


def _states(office: Office) -> list[MessageState]:
    with office.reading(DAY) as reader:
        return list(reader.session.scalars(select(Message.state)))


def _settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=10_000)


@pytest.mark.usefixtures("port")
def test_a_word_sends_at_once(
    office: Office, desk: Desk, postman: Postman, qtbot: QtBot, said: list[str]
) -> None:
    _queue(office)
    postman.send_now()
    _settle(desk, qtbot)
    assert _states(office) == [MessageState.SENT]
    assert said == ["Sent 1 message."]
    postman.send_now()
    _settle(desk, qtbot)
    assert said[-1] == "Nothing is queued that could leave now."


@pytest.mark.usefixtures("port")
def test_what_is_queued_can_be_undone_until_the_pause_is_over(
    office: Office, desk: Desk, postman: Postman, qtbot: QtBot, clock: Clock
) -> None:
    clock.now = PAUSE - 1
    _queue(office)
    desk._committed.emit(frozenset({"messages"}))
    qtbot.wait(50)
    clock.now = 2 * PAUSE - 2
    postman.look()
    _settle(desk, qtbot)
    assert _states(office) == [MessageState.QUEUED]
    clock.now = 2 * PAUSE
    postman.look()
    _settle(desk, qtbot)
    qtbot.waitUntil(lambda: _states(office) == [MessageState.SENT], timeout=10_000)
    _settle(desk, qtbot)


@pytest.mark.usefixtures("port", "going_down")
def test_the_same_trouble_is_said_once(
    office: Office, postman: Postman, qtbot: QtBot, clock: Clock, said: list[str]
) -> None:
    _queue(office)
    for _again in range(2):
        clock.now += PAUSE + AFTER_TROUBLE
        postman.look()
        _settle(postman._desk, qtbot)
        qtbot.waitUntil(lambda: not postman.is_sending, timeout=10_000)
    assert len(said) == 1
    assert "421 Going down" in said[0]
    assert _states(office) == [MessageState.QUEUED]


def test_without_an_account_nothing_leaves_and_nothing_is_said(
    office: Office, desk: Desk, postman: Postman, qtbot: QtBot, clock: Clock, said: list[str]
) -> None:
    _queue(office)
    clock.now = 2 * PAUSE
    postman.look()
    _settle(desk, qtbot)
    assert (_states(office), said) == ([MessageState.QUEUED], [])
    postman.send_now()
    _settle(desk, qtbot)
    assert "Set one up in Settings" in said[0]
