"""The handbook names every key there is, and where the office lies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from certtrack_app.ui.commands import COMMANDS
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.panes.help import HelpPane
from certtrack_app.ui.places import PLACES
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.unit import Office
from tests.ui.office_desk import seated_desk, shown_pane


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


def test_every_key_of_the_commands_is_named(desk: Desk, qtbot: QtBot) -> None:
    pane = shown_pane(HelpPane(desk), qtbot)
    said = {one.text() for one in pane.findChildren(QLabel)}
    for shortcut in [one.shortcut for one in COMMANDS] + [one.shortcut for one in PLACES]:
        if shortcut:
            written = QKeySequence(shortcut)
            assert written.toString(QKeySequence.SequenceFormat.NativeText) in said


def test_it_says_where_the_office_lies(desk: Desk, office: Office, qtbot: QtBot) -> None:
    pane = shown_pane(HelpPane(desk), qtbot)
    qtbot.waitUntil(lambda: pane.where.text() == str(office.folder.resolve()))


def test_without_an_office_it_still_helps(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk(memory=Memory(tmp_path))
    pane = shown_pane(HelpPane(desk), qtbot)
    assert pane.where.text() == "No office is open."
    with qtbot.waitSignal(desk.said):
        pane.show_folder()
    desk.jobs.close()
