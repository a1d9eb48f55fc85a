"""Take pictures of the demo: `python -m tests.ui.picture FOLDER [light|dark] [rtl]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.window import Window
from tests.ui.demo import DemoSeat, demo_places


def main(folder: Path, appearance: str, *, mirrored: bool) -> None:
    """Open the demo's window, let it read, and take its picture."""
    app = QApplication([])
    theme = Theme(app, Appearance(appearance))
    if mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk = Desk(DemoSeat(), Memory(folder))
    window = Window(desk, theme, demo_places())
    window.resize(QSize(1360, 860))
    window.sidebar.show_badge("today", 7, Tone.BAD)
    window.sidebar.show_badge("review", 12)
    window.sidebar.show_badge("outbox", 3)
    window.sidebar.say_foot("Last check 09:30 · next 10:00")
    window.show_place("participants")
    window.show()
    QTest.qWait(500)
    pane = window.pane("participants")
    assert pane is not None
    view = pane.findChild(TableView, "people")
    assert view is not None
    view.choose(2)
    view.setFocus()
    QTest.qWait(100)
    window.grab().save(str(folder / f"kit-{appearance}{'-rtl' if mirrored else ''}.png"))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], mirrored="rtl" in sys.argv[3:])
