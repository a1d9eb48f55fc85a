"""The window for whoever reads it by ear or walks through it by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.window import Window
from tests.ui.demo_window import loaded_pane, open_window

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit)


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    return open_window(desk, theme, qtbot)


def test_every_control_has_a_name_that_can_be_read_out(window: Window, qtbot: QtBot) -> None:
    loaded_pane(window, "participants", qtbot)
    window.commands.run("find_anything")
    nameless = [
        control
        for kind in CONTROLS
        for control in window.findChildren(kind)
        if control.isVisible() and not _is_inner(control) and not _name(control)
    ]
    assert nameless == []


def _name(control: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def _is_inner(control: QWidget) -> bool:
    """Parts of one control that Qt makes: the header's corner, a field's own buttons."""
    return isinstance(control.parent(), (QLineEdit, QAbstractItemView)) and not isinstance(
        control, QAbstractItemView
    )


def test_the_keyboard_reaches_every_control(window: Window, qtbot: QtBot) -> None:
    loaded_pane(window, "participants", qtbot)
    reached: set[QWidget] = set()
    at: QWidget | None = window.header.search
    while at is not None and at not in reached:
        reached.add(at)
        at = at.nextInFocusChain()
    wanted = [
        control
        for kind in CONTROLS
        for control in window.findChildren(kind)
        if control.isVisible() and not _is_inner(control)
    ]
    missed = [c for c in wanted if not (c in reached and c.focusPolicy() & Qt.FocusPolicy.TabFocus)]
    assert [c for c in missed if c.objectName() != "qt_headerview"] == [
        c for c in missed if type(c).__name__ == "Headings"
    ]


def test_a_badge_is_read_out_with_its_place(window: Window) -> None:
    window.sidebar.show_badge("review", 12)
    window.sidebar.show_badge("today", 7, Tone.BAD)
    assert _name(window.sidebar.buttons["review"]) == "Review, 12 waiting"
    window.sidebar.show_badge("review", 0)
    assert _name(window.sidebar.buttons["review"]) == "Review"


def test_arrows_walk_through_the_places(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.sidebar.buttons["today"].setFocus()
    qtbot.keyClick(window.sidebar.buttons["today"], Qt.Key.Key_Down)
    qtbot.waitUntil(window.sidebar.buttons["participants"].hasFocus)
    qtbot.keyClick(window.sidebar.buttons["participants"], Qt.Key.Key_Space)
    assert window.place == "participants"


def test_the_keyboard_starts_in_the_list_of_the_place(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    pane = loaded_pane(window, "participants", qtbot)
    qtbot.waitUntil(pane.view.hasFocus)
