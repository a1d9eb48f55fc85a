"""What holds of every place of the window: names, keys, and notices that cover nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.dialogs.participant import NewParticipantDialog
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.notice_place import actions_in
from certtrack_app.ui.office_acts import OfficeActs
from certtrack_app.ui.places import PLACES
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.unit import Office
from tests.ui.panes.driving import open_dialog
from tests.ui.practice import ACTOR, TODAY

NAMES = [place.name for place in PLACES]
LONG = "Renewed as CT-2026-0042; what it led to is told in a sentence that takes two lines."


def _come_to(window: Window, place: str, qtbot: QtBot) -> QWidget:
    window.show_place(place)
    qtbot.waitUntil(lambda: window.pane(place) is not None, timeout=10_000)
    pane = window.pane(place)
    assert pane is not None
    qtbot.waitUntil(lambda: not pane._is_stale and not window.desk.jobs.under_way, timeout=20_000)
    return pane


@pytest.mark.parametrize("place", NAMES)
def test_every_button_says_what_it_does(window: Window, qtbot: QtBot, place: str) -> None:
    _come_to(window, place, qtbot)
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not isinstance(button.parent(), (QAbstractItemView, QLineEdit))
        and not (button.text() or button.accessibleName())
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [QSize(1360, 850), QSize(900, 620)], ids=["laptop", "small"])
@pytest.mark.parametrize("place", NAMES)
def test_a_notice_covers_no_action(window: Window, qtbot: QtBot, place: str, size: QSize) -> None:
    window.resize(size)
    _come_to(window, place, qtbot)
    window.notices.show_notice(Said(LONG, undoable=True))
    at = window.notices.geometry()
    around = window.notices.parentWidget()
    assert around is not None
    assert around.rect().contains(at)
    assert [act for act in actions_in(around, window.notices) if act.intersects(at)] == []
    window.notices.hide()


@pytest.mark.parametrize("place", NAMES)
def test_the_keyboard_walks_through_a_place_and_comes_round(
    window: Window, qtbot: QtBot, place: str
) -> None:
    window.activateWindow()
    pane = _come_to(window, place, qtbot)
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    wanted = {
        button
        for button in pane.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    walked: list[QWidget] = []
    while (part := window.focusWidget()) not in walked and len(walked) < 200:
        assert part is not None
        walked.append(part)
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert len(walked) < 200
    missed = [button.text() or button.accessibleName() for button in wanted - set(walked)]
    assert missed == []


def _enter(folder: Path, *, create: bool = False, then: Callable[[], None] | None = None) -> None:
    raise AssertionError((folder, create, then))


@pytest.mark.parametrize("place", ["review", "settings", "help"])
def test_somebody_is_taken_in_from_wherever_one_is(
    window: Window, qtbot: QtBot, place: str, tmp_path: Path
) -> None:
    acts = OfficeActs(window, _enter)
    acts._watchman = QObject(window)  # type: ignore[assignment]  # that one sits there is all
    window.add_doer(acts)
    _come_to(window, place, qtbot)
    window.commands.run("new_participant")
    open_dialog(NewParticipantDialog, qtbot).reject()


@pytest.fixture
def empty_window(office: Office, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    settle_in(office, ACTOR, TODAY, day_given=True)
    desk = Desk(memory=Memory(tmp_path))
    desk.sit(OfficeSeat(office, ACTOR, lambda: TODAY))
    made = Window(desk, theme)
    qtbot.addWidget(made)
    made.resize(1360, 850)
    made.show()
    yield made
    desk.jobs.close()


@pytest.mark.parametrize("place", [name for name in NAMES if name != "reports"])
def test_an_empty_office_counts_no_zeros(empty_window: Window, qtbot: QtBot, place: str) -> None:
    _come_to(empty_window, place, qtbot)
    labels = [part.text() for part in empty_window.findChildren(QLabel) if part.isVisible()]
    buttons = empty_window.findChildren(QAbstractButton)
    said = labels + [part.text() for part in buttons if part.isVisible()]
    assert [text for text in said if re.search(r"(^|[ ·])0 ", text)] == []


@pytest.mark.parametrize("place", NAMES)
def test_nothing_is_set_smaller_than_twelve_pixels(
    window: Window, qtbot: QtBot, place: str
) -> None:
    _come_to(window, place, qtbot)
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    assert [part for part in parts if part.fontInfo().pixelSize() < 12] == []


@pytest.mark.parametrize("place", NAMES)
def test_escape_closes_a_notice_wherever_the_keyboard_is(
    window: Window, qtbot: QtBot, place: str
) -> None:
    _come_to(window, place, qtbot)
    window.notices.show_notice(Said(LONG))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.notices.isVisible()


@pytest.mark.parametrize("place", NAMES)
def test_a_sentence_that_wraps_has_the_height_it_needs(
    window: Window, qtbot: QtBot, place: str
) -> None:
    _come_to(window, place, qtbot)
    qtbot.waitUntil(lambda: _squeezed(window) == [])


def _squeezed(window: Window) -> list[str]:
    labels = [part for part in window.findChildren(QLabel) if part.isVisible() and part.wordWrap()]
    return [part.text() for part in labels if part.height() < part.heightForWidth(part.width())]
