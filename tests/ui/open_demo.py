"""Open the demo's window on a real screen: `python -m tests.ui.open_demo FOLDER`.

What is dropped and what is said is written into the folder, a line each.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.drops import Files
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.window import Window
from tests.ui.demo import DemoSeat, demo_places


class Notes:
    """Writes down what happens in the window."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def brought(self, files: Files) -> None:
        self.write(f"brought {', '.join(file.name for file in files)}")

    def said(self, said: Said) -> None:
        self.write(f"said {said.sentence}")


def main(folder: Path) -> int:
    """Open the window and wait for it to be closed."""
    app = QApplication([])
    theme = Theme(app, Appearance.LIGHT)
    desk = Desk(DemoSeat(), Memory(folder))
    window = Window(desk, theme, demo_places())
    notes = Notes(folder / "notes.txt")
    window.files_brought.connect(notes.brought)
    desk.said.connect(notes.said)
    window.resize(1360, 860)
    window.show_place("participants")
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
