"""What the window does once an office may be opened: undo, the check, trackers, the doors."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from certtrack_app.ui.choosing import ask_folder
from certtrack_app.ui.entering import EnterOffice
from certtrack_app.ui.language import tr
from certtrack_app.ui.window import Window
from certtrack_app.workflows.reading_room import ReadingRoom

if TYPE_CHECKING:
    from certtrack_app.ui.postman import Postman
    from certtrack_app.ui.watchman import Watchman
    from certtrack_app.workflows.undo import Undone
    from certtrack_app.workflows.unit import Unit

_PREPARE_MS = 1500
"""After the office was opened, what the person opened it for is read and shown first."""

Files = tuple[Path, ...]


class OfficeActs:
    """The commands that need an office, and those that find one."""

    def __init__(self, window: Window, enter: EnterOffice) -> None:
        self._window = window
        self._enter = enter
        self._watchman: Watchman | None = None
        self._postman: Postman | None = None
        self._room = ReadingRoom()
        self._prepare = QTimer(window)
        self._prepare.setSingleShot(True)
        self._prepare.setInterval(_PREPARE_MS)
        self._prepare.timeout.connect(self._room.prepare)
        window.closing.connect(self._prepare.stop)
        window.closing.connect(self._room.close)

    def sit_down(self, watchman: "Watchman", postman: "Postman") -> None:
        """An office is open: its commands can run, and soon a tracker finds somebody reading."""
        self._watchman = watchman
        self._postman = postman
        self._prepare.start()

    def undo_errand(self) -> None:
        """Take back the last errand of whoever sits here, or say why it cannot be."""
        self._window.desk.do(self._window, _undo, notice=_undone)

    def why_not_undo_errand(self) -> str:
        """There is nothing to undo without an office."""
        return "" if self._watchman is not None else tr("Open an office first.")

    def new_participant(self) -> None:
        """Take somebody in, wherever one is."""
        from certtrack_app.ui.person_acts import PersonActs

        PersonActs(self._window.desk, self._window).new()

    def why_not_new_participant(self) -> str:
        """Nobody is taken in without an office."""
        return self.why_not_undo_errand()

    def run_check(self) -> None:
        """Run the check now."""
        if self._watchman is not None:
            self._watchman.check_now()

    def why_not_run_check(self) -> str:
        """There is nothing to check without an office."""
        return self.why_not_undo_errand()

    def send_messages(self) -> None:
        """Send now what is queued."""
        if self._postman is not None:
            self._postman.send_now()

    def why_not_send_messages(self) -> str:
        """One sending at a time."""
        if self._postman is not None and self._postman.is_sending:
            return tr("Messages are being sent already.")
        return self.why_not_undo_errand()

    def open_office(self) -> None:
        """Let the person choose an office's folder."""
        ask_folder(self._window, tr("Open an office"), self._enter)

    def show_doors(self) -> None:
        """Offer the three doors of a first start."""
        from certtrack_app.ui.dialogs.doors import Doors

        Doors(self._window, self._enter).open()

    def bring_in(self, files: Files) -> None:
        """Preview trackers that were dropped, chosen or handed over."""
        from certtrack_app.ui.intake_flow import IntakeFlow

        has_office = self._watchman is not None
        flow = IntakeFlow(self._window, self._enter, has_office=has_office, room=self._room)
        flow.begin(files)


def _undo(unit: "Unit") -> "Undone":
    from certtrack_app.workflows.undo import undo_last

    return undo_last(unit)


def _undone(undone: "Undone") -> str:
    return tr("Undone: {what}", what=undone.sentence)
