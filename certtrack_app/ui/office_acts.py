"""What the window does once an office may be opened: undo, the check, trackers, the doors."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from certtrack_app.ui.entering import EnterOffice
from certtrack_app.ui.language import tr
from certtrack_app.ui.postman import Postman
from certtrack_app.ui.watchman import Watchman
from certtrack_app.ui.window import Window
from certtrack_app.workflows.reading_room import ReadingRoom
from certtrack_app.workflows.undo import Undone, undo_last

Files = tuple[Path, ...]


class OfficeActs:
    """The commands that need an office, and those that find one."""

    def __init__(self, window: Window, enter: EnterOffice) -> None:
        self._window = window
        self._enter = enter
        self._watchman: Watchman | None = None
        self._postman: Postman | None = None
        self._room = ReadingRoom()
        window.closing.connect(self._room.close)

    def sit_down(self, watchman: Watchman, postman: Postman) -> None:
        """An office is open: its commands can run, and a tracker would find somebody reading."""
        self._watchman = watchman
        self._postman = postman
        self._room.prepare()

    def undo_errand(self) -> None:
        """Take back the last errand of whoever sits here, or say why it cannot be."""
        self._window.desk.do(self._window, undo_last, notice=_undone)

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
        dialog = QFileDialog(self._window, tr("Open an office"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self._enter(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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


def _undone(undone: Undone) -> str:
    return tr("Undone: {what}", what=undone.sentence)
