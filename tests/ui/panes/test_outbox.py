"""Outbox: held messages read, released, withdrawn; queued ones saved as drafts."""

import email
import email.policy
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from certtrack_app.models.message import Message
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.withdrawal import WithdrawMessagesDialog
from certtrack_app.ui.panes.outbox import OutboxPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.messages import message_rows, message_rows_by_id
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.outbox import look_at_holds
from certtrack_app.workflows.outbox_list import Tray
from certtrack_app.workflows.unit import Office, Unit
from tests.ui.practice import ACTOR, TODAY

Opened = Callable[[], OutboxPane]


def _hold(office: Office) -> None:
    """As an import leaves it: everything waits until the coordinator has looked."""

    def work(unit: Unit) -> None:
        office_record(unit).intake_unreviewed = True
        unit.act(ActionKind.EDITED_SETTINGS, office_record(unit))
        unit.session.flush()
        look_at_holds(unit, TODAY, 0)

    with office.unit(ACTOR, TODAY) as unit:
        work(unit)


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Opened:
    def open_it() -> OutboxPane:
        window.show_place("outbox")
        qtbot.waitUntil(lambda: window.pane("outbox") is not None, timeout=20_000)
        shown = window.pane("outbox")
        assert isinstance(shown, OutboxPane)
        qtbot.waitUntil(lambda: shown.reader.message is not None, timeout=20_000)
        return shown

    return open_it


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def _states(office: Office) -> list[MessageState]:
    with office.reading(TODAY) as reader:
        return [one.state for one in message_rows(reader)]


def test_a_held_message_is_read_whole_and_released(
    opened: Opened, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    _hold(practice)
    pane = opened()
    message = next(
        one for one in (pane.table.row_at(n) for n in range(pane.table.rowCount())) if one
    )
    while not message.because.startswith("Messages wait"):
        message = pane.table.row_at(pane.table.number_of(message.id) + 1) or message
    pane.view.choose(message.id)
    qtbot.waitUntil(
        lambda: pane.reader.message is not None and pane.reader.message.id == message.id
    )
    assert pane.reader.message is not None
    assert pane.reader.text.toPlainText() == pane.reader.message.body.rstrip("\n") or (
        pane.reader.message.body in pane.reader.text.toPlainText() + "\n"
    )
    pane.releasing.click()
    qtbot.waitUntil(lambda: bool(said))
    with practice.reading(TODAY) as reader:
        (now,) = message_rows_by_id(reader, [message.id])
    assert now.state is MessageState.QUEUED
    assert said[-1].sentence == "Released 1 message."


def test_looking_at_the_import_lets_its_messages_go(
    opened: Opened, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    _hold(practice)
    held = _states(practice).count(MessageState.HELD)
    pane = opened()
    assert pane.banner.isVisible()
    assert pane.why_not_look_at_import() == ""
    pane.look_at_import()
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(lambda: not pane.banner.isVisible())
    assert _states(practice).count(MessageState.HELD) < held
    assert "wait for an import" in pane.why_not_look_at_import()


def test_queued_messages_are_saved_as_drafts_also_without_an_address_of_the_office(
    opened: Opened, practice: Office, said: list[Said], tmp_path: Path, qtbot: QtBot
) -> None:
    with practice.unit(ACTOR, TODAY) as unit:
        office = office_record(unit)
        office.coordinator_email, office.reply_to = "", ""
        unit.act(ActionKind.EDITED_SETTINGS, office)
    queued = _states(practice).count(MessageState.QUEUED)
    assert queued
    pane = opened()
    folder = tmp_path / "drafts"
    folder.mkdir()
    pane.save_messages_in(folder)
    qtbot.waitUntil(lambda: bool(said))
    drafts = sorted(folder.glob("*.eml"))
    assert len(drafts) == queued
    draft = email.message_from_bytes(drafts[0].read_bytes(), policy=email.policy.default)
    assert draft["X-Unsent"] == "1"
    assert draft["From"] is None
    assert MessageState.QUEUED not in _states(practice)
    qtbot.waitUntil(lambda: pane.state.counts[Tray.QUEUED] == 0)
    assert "Nothing is queued" in pane.why_not_save_messages()


def test_a_message_is_withdrawn_with_a_reason(
    opened: Opened, practice: Office, qtbot: QtBot
) -> None:
    pane = opened()
    assert pane.reader.message is not None
    key = pane.reader.message.id
    pane._run("withdraw_messages")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WithdrawMessagesDialog)
    dialog.form.fields["reason"].input.setText("Told by phone")  # type: ignore[attr-defined]
    dialog.do_errand()

    def withdrawn() -> bool:
        with practice.reading(TODAY) as reader:
            found = reader.session.scalars(select(Message).where(Message.id == key)).one()
            return (found.state, found.because) == (MessageState.WITHDRAWN, "Told by phone")

    qtbot.waitUntil(withdrawn)
