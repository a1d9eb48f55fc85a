"""The window of the made-up office, open."""

from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window
from tests.ui.demo import DemoPane, demo_places


def open_window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    made = Window(desk, theme, demo_places())
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    return made


def loaded_pane(window: Window, name: str, qtbot: QtBot) -> DemoPane:
    window.show_place(name)
    qtbot.waitUntil(lambda: window.pane(name) is not None)
    pane = window.pane(name)
    assert type(pane).__name__ == "DemoPane"
    qtbot.waitUntil(lambda: pane.table.rowCount() == 240)  # type: ignore[union-attr]
    return pane  # type: ignore[return-value]
