"""Take pictures of real places: `python -m tests.ui.look FOLDER PLACE light|dark WxH [PEOPLE]`."""

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from certtrack_app.ui.desk import Desk, OfficeSeat
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.window import Window
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, TODAY, found_practice


def main(folder: Path, place: str, appearance: str, size: str, people: int) -> None:
    """Open the window on the practice office and take its picture."""
    app = QApplication([])
    theme = Theme(app, Appearance(appearance))
    home = folder / f"office-{people}"
    office = Office.open(home) if home.exists() else found_practice(home, people)
    memory = folder / "memory"
    shutil.rmtree(memory, ignore_errors=True)
    memory.mkdir()
    desk = Desk(memory=Memory(memory))
    desk.sit(OfficeSeat(office, ACTOR, lambda: TODAY))
    window = Window(desk, theme)
    width, _, height = size.partition("x")
    window.resize(int(width), int(height))
    window.show_place(place)
    window.show()
    quiet = 0
    while quiet < 12:
        QTest.qWait(50)
        pane = window.pane(place)
        quiet = quiet + 1 if pane and pane.subtitle and not desk.jobs.under_way else 0
    window.grab().save(str(folder / f"{place}-{appearance}-{size}-{people}.png"))
    window.close()
    office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int((sys.argv[5:] or ["40"])[0]))
