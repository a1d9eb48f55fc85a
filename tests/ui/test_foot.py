"""What is said at the window's foot, and what is said of a defect."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui import notices as notices_module
from certtrack_app.ui.desk import Said
from certtrack_app.ui.notices import Notices
from certtrack_app.ui.problems import Problems
from certtrack_app.ui.theme import Theme


@pytest.fixture
def around(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def notices(around: QWidget) -> Notices:
    return Notices(around)


def test_a_notice_stands_at_the_foot_and_goes_by_itself(
    notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices_module, "_SHOWN_MS", 80)
    notices.show_notice(Said("Logged."))
    assert notices.isVisible()
    assert notices.geometry().bottom() > 540
    assert notices.sentence == "Logged."
    qtbot.waitUntil(lambda: not notices.isVisible())


def test_undo_is_offered_only_where_it_can_be_done(notices: Notices, qtbot: QtBot) -> None:
    notices.show_notice(Said("Sent."))
    assert notices._undo.isHidden()
    notices.show_notice(Said("Logged.", undoable=True))
    assert not notices._undo.isHidden()
    with qtbot.waitSignal(notices.undo_asked):
        qtbot.mouseClick(notices._undo, Qt.MouseButton.LeftButton)
    assert not notices.isVisible()


def test_a_newer_notice_takes_the_place_of_the_older(notices: Notices) -> None:
    notices.show_notice(Said("One."))
    notices.show_notice(Said("Two."))
    assert notices.sentence == "Two."
    notices.hide()


def test_a_notice_shows_markup_in_a_name_as_it_is(notices: Notices) -> None:
    notices.show_notice(Said('Logged “<img src="x">”.'))
    assert all(part.textFormat() == Qt.TextFormat.PlainText for part in _worded(notices))
    notices.hide()


def _worded(widget: QWidget) -> list[QLabel]:
    return [part for part in widget.findChildren(QLabel) if part.text()]


def test_a_long_sentence_is_wrapped_within_the_window(notices: Notices) -> None:
    notices.show_notice(Said("No. " * 120, is_refusal=True))
    assert notices.width() <= 640
    assert notices.height() > 80
    assert notices.geometry().bottom() < 600
    notices.hide()


def _defect(message: str = "boom") -> ValueError:
    try:
        int(message)
    except ValueError as raised:
        return raised
    pytest.fail("a word is no number")


@pytest.mark.logs("ValueError: invalid literal")
def test_a_defect_is_logged_whole_and_can_be_copied(around: QWidget) -> None:
    problems = Problems(around)
    problems.take(_defect())
    assert problems.dialog is not None
    problems.dialog.copy_report()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError: invalid literal" in copied
    assert "CertTrack 0." in copied
    assert "test_foot.py" in copied
    problems.dialog.reject()


@pytest.mark.logs("ValueError")
def test_the_same_defect_is_shown_once(around: QWidget) -> None:
    problems = Problems(around)
    for message in ("first", "second"):
        problems.take(_defect(message))
    assert problems.dialog is not None
    problems.dialog.reject()
    problems.take(_defect("third"))
    assert problems.dialog is None


@pytest.mark.logs("KeyError")
def test_what_a_slot_raises_is_taken_in_too(
    around: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    problems = Problems(around)
    problems.watch()
    sys.excepthook(KeyError, KeyError("x"), None)
    assert problems.dialog is not None
    problems.dialog.reject()
