"""Puts the office together: the window first, the records once it is painted."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from certtrack_app.errors import Refusal
from certtrack_app.paths import settings_folder
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.instance import Instance
from certtrack_app.ui.jobs import Lane, Progress
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.window import Window

if TYPE_CHECKING:
    from certtrack_app.ui.postman import Postman
    from certtrack_app.ui.watchman import Watchman
    from certtrack_app.workflows.unit import Office

Files = tuple[Path, ...]

_START_MS = 3000
"""After so long the window, its office and its first place have been made."""


@dataclass(frozen=True)
class Start:
    """What the window was started with."""

    office: Path | None
    actor: str
    today: date | None
    files: Files


def open_window(words: Sequence[str]) -> int:
    """Open the window and stay until it is closed."""
    start = started_with(words)
    if not _has_display():
        raise Refusal("There is no display to open a window on. Use the command: certtrack --help.")
    application = QApplication(["CertTrack"])
    application.setApplicationName("CertTrack")
    application.setDesktopFileName("certtrack")
    _put_collecting_off(application)
    house = House(application, start)
    house.open()
    return application.exec()


def _put_collecting_off(application: QApplication) -> None:
    """Look for garbage once the start is over: it makes none, and what it makes stays for good."""

    def begin() -> None:
        gc.freeze()
        gc.enable()

    gc.disable()
    QTimer.singleShot(_START_MS, application, begin)


def started_with(words: Sequence[str]) -> Start:
    """Read the words the window was started with."""
    reader = argparse.ArgumentParser("certtrack", add_help=False)
    reader.add_argument("--office", type=Path)
    reader.add_argument("--as", dest="actor", default="")
    reader.add_argument("--today", type=date.fromisoformat)
    reader.add_argument("files", nargs="*", type=Path)
    said = reader.parse_args(list(words))
    return Start(said.office, said.actor, said.today, tuple(said.files))


def _has_display() -> bool:
    """Whether a window can be shown; Linux alone may have nowhere to."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


class House(QObject):
    """The window with its office, from the first paint to the last line written."""

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._start = start
        memory = Memory(settings_folder())
        appearance = Appearance(memory.text("appearance", Appearance.SYSTEM.value))
        self.theme = Theme(application, appearance)
        self.desk = Desk(memory=memory)
        self.window = Window(self.desk, self.theme)
        self.office: Office | None = None
        self._instance: Instance | None = None
        self._watchman: Watchman | None = None
        self._postman: Postman | None = None
        self.window.painted.connect(self._enter)
        self.window.closing.connect(self._leave)

    def open(self) -> None:
        """Show the window; everything heavy waits for its first paint."""
        self.window.wait_for_place("today")
        self.window.show()

    def _enter(self) -> None:
        """Bring in what an office needs, and find the one to open."""
        from certtrack_app.ui.office_acts import OfficeActs
        from certtrack_app.workflows.founding import last_office

        self.acts = OfficeActs(self.window, self.enter_office)
        self.window.add_doer(self.acts)
        self.window.files_brought.connect(self.acts.bring_in)
        folder = self._start.office or last_office()
        if folder is None:
            self.acts.show_doors()
            self._bring(self._start.files)
        else:
            self.enter_office(folder, create=self._start.office is not None)

    def enter_office(
        self, folder: Path, *, create: bool = False, then: Callable[[], None] | None = None
    ) -> None:
        """Open an office and sit down in it; the one open before is left first."""
        instance = Instance(folder, self) if folder.is_dir() else None
        if instance is not None and not instance.claim():
            self._hand_over(instance)
            return
        self._leave_office()
        self._instance = instance
        self.desk.run(
            Lane.DO,
            self,
            lambda _progress: self._opened(folder, create=create),
            lambda office: self._sit_down(office, then),
            title="",
        )

    def _opened(self, folder: Path, *, create: bool) -> "Office":
        from certtrack_app.workflows.founding import open_office

        return open_office(folder, self._actor(), create=create, today=self._start.today)

    def _actor(self) -> str:
        from certtrack_app.workflows.founding import person_here

        return self._start.actor or person_here()

    def _sit_down(self, office: "Office", then: Callable[[], None] | None) -> None:
        """Let panes read, the clock run, and later starts hand over their files."""
        from certtrack_app.ui.desk import OfficeSeat
        from certtrack_app.ui.postman import Postman
        from certtrack_app.ui.watchman import Watchman

        self.office = office
        self.desk.sit(OfficeSeat(office, self._actor(), self._today))
        if self._instance is None:
            self._instance = Instance(office.folder, self)
            self._instance.claim()
        self._instance.brought.connect(self._brought)
        self._instance.listen()
        self._watchman = Watchman(self.window, office.folder, self._start.today)
        self._watchman.start()
        self._postman = Postman(self.desk, by_itself=self._start.today is None, parent=self.window)
        self._postman.start()
        self.acts.sit_down(self._watchman, self._postman)
        self.window.show_place("today")
        self._bring(self._start.files)
        if then is not None:
            then()

    def _today(self) -> date:
        return self._start.today or date.today()  # noqa: DTZ011 the day on the wall

    def _hand_over(self, instance: Instance) -> None:
        """Another window holds this office: it gets the files and comes forward, this one goes."""
        if not instance.hand_over(self._start.files):
            raise Refusal("This office is open in another window, which does not answer. Close it.")
        self.window.close()

    def _brought(self, files: Files) -> None:
        self.window.bring_forward()
        self._bring(files)

    def _bring(self, files: Files) -> None:
        if files:
            self.window.bring_files(files)

    def _leave(self) -> None:
        """Let the clock stand and the file go; work under way ends first."""
        self._leave_office()

    def _leave_office(self) -> None:
        if self._watchman is not None:
            self._watchman.stop()
            self._watchman = None
        if self._postman is not None:
            self._postman.stop()
            self._postman = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None
        if self.office is not None:
            self.desk.run(Lane.DO, None, _closing(self.office), lambda _none: None)
            self.office = None


def _closing(office: "Office") -> Callable[[Progress], None]:
    """The work that closes an office after everything before it was written."""

    def close(_progress: Progress) -> None:
        office.close()

    return close
