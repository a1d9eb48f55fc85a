"""Files dropped anywhere: what will happen is said first, and then it happens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui.acts import offer_import
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.steps import StepList
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window
from tests.ui.demo import demo_places


class Hand:
    """Drags something over a window and lets it go, as Qt reports it."""

    def __init__(self, window: QWidget, *files: str | Path) -> None:
        self._window = window
        self.dragged = QMimeData()
        self.dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])

    def enter(self, at: QPoint) -> bool:
        actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(at, actions, self.dragged, button, none)
        QApplication.sendEvent(self._window, entered)
        if not entered.isAccepted():
            return False
        moved = QDragMoveEvent(at, actions, self.dragged, button, none)
        QApplication.sendEvent(self._window, moved)
        return moved.isAccepted()

    def drop(self, at: QPoint) -> bool:
        dropped = QDropEvent(
            QPointF(at),
            Qt.DropAction.CopyAction,
            self.dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self._window, dropped)
        return dropped.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self._window, QDragLeaveEvent())


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    made = Window(desk, theme, demo_places())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_place("participants")
    qtbot.waitUntil(lambda: made.findChild(StepList) is not None)
    steps = made.findChild(StepList)
    qtbot.waitUntil(lambda: steps is not None and steps.model().rowCount() > 0)
    return made


def _on_step(window: Window, row: int) -> QPoint:
    steps = window.findChild(StepList)
    assert steps is not None
    middle = steps.visualRect(steps.model().index(row, 0)).center()
    return steps.viewport().mapTo(window, middle)


def test_a_tracker_dropped_on_the_window_is_brought_in(window: Window, qtbot: QtBot) -> None:
    hand = Hand(window, "/somewhere/Tracker.xlsx")
    assert hand.enter(QPoint(400, 300))
    assert "Tracker.xlsx" in window.drops.overlay.sentence
    assert window.drops.overlay.isVisible()
    with qtbot.waitSignal(window.files_brought) as brought:
        assert hand.drop(QPoint(400, 300))
    assert brought.args == [(Path("/somewhere/Tracker.xlsx"),)]
    assert not window.drops.overlay.isVisible()


def test_a_file_dropped_on_a_line_is_for_that_line(window: Window, qtbot: QtBot) -> None:
    at = _on_step(window, 3)
    hand = Hand(window, "/somewhere/log.pdf")
    assert hand.enter(at)
    assert "Ethics module" in window.drops.overlay.sentence
    with qtbot.waitSignal(window.desk.said) as said:
        assert hand.drop(at)
    assert said.args[0].sentence == "Logged log.pdf"


def test_what_is_no_tracker_is_refused_beside_a_line_and_says_why(
    window: Window, qtbot: QtBot
) -> None:
    hand = Hand(window, "/somewhere/log.pdf")
    assert not hand.enter(QPoint(100, 500))
    assert "“log.pdf” is no tracker" in window.drops.overlay.sentence
    with qtbot.assertNotEmitted(window.files_brought):
        assert not hand.drop(QPoint(100, 500))


def test_the_overlay_goes_when_the_hand_does(window: Window) -> None:
    hand = Hand(window, "/somewhere/Tracker.xlsx")
    hand.enter(QPoint(400, 300))
    hand.leave()
    assert not window.drops.overlay.isVisible()


def test_words_and_links_are_left_alone(window: Window) -> None:
    hand = Hand(window)
    hand.dragged.setText("some words")
    assert not hand.enter(QPoint(400, 300))
    hand.dragged.setUrls([QUrl("https://example.org/tracker.xlsx")])
    assert not hand.enter(QPoint(400, 300))


def test_several_trackers_are_counted() -> None:
    files = (Path("a.xlsx"), Path("b.CSV"), Path("c.ods"))
    taken: list[object] = []
    offer = offer_import(files, taken.append)
    assert offer.sentence == "Show what 3 trackers say. Nothing is changed yet."
    assert offer.take is not None
    offer.take(files)
    assert taken == [files]
