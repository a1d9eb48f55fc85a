"""How a test goes about Participants as a person does: search, press, drop, read."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.panes.participants import ParticipantsPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.checklists import LineRow

D = TypeVar("D", bound=QDialog)


def open_participants(window: Window, qtbot: QtBot) -> ParticipantsPane:
    """Bring Participants into sight, with somebody's checklist read."""
    window.show_place("participants")
    qtbot.waitUntil(lambda: window.pane("participants") is not None, timeout=20_000)
    shown = window.pane("participants")
    assert isinstance(shown, ParticipantsPane)
    qtbot.waitUntil(lambda: shown.checklist.sheet is not None, timeout=20_000)
    return shown


def show_person(pane: ParticipantsPane, name: str, qtbot: QtBot) -> None:
    """Choose somebody by the search field's words, and wait for their checklist."""
    pane.search(name)
    qtbot.waitUntil(lambda: pane.listed.table.rowCount() == 1)
    qtbot.waitUntil(lambda: pane.checklist.person.text() == name)


def line_of(pane: ParticipantsPane, code: str) -> LineRow:
    assert pane.checklist.enrollment is not None
    return next(one for one in pane.checklist.enrollment.checklist.lines if one.code == code)


def open_dialog(kind: type[D], qtbot: QtBot) -> D:
    found: list[D] = []

    def there() -> bool:
        found[:] = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]


def press_doing(dialog: ErrandDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)


def drop_files(window: Window, target: QWidget, at: QPoint, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = QPointF(target.mapTo(window, at))
    action, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(place.toPoint(), action, mime, left, none)
    QApplication.sendEvent(window, enter)
    move = QDragMoveEvent(place.toPoint(), action, mime, left, none)
    QApplication.sendEvent(window, move)
    QApplication.sendEvent(window, QDropEvent(place, action, mime, left, none))


def hear_notices(desk: Desk) -> list[Said]:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    return heard
