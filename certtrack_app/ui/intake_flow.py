"""The way of a tracker into the office: read, previewed, asked about, taken in; or left alone."""

import shutil
import weakref
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from certtrack_app.errors import Refusal
from certtrack_app.ui.dialogs.new_office import NewOffice, NewOfficeDialog
from certtrack_app.ui.dialogs.tracker_preview import TrackerPreview, Wish
from certtrack_app.ui.entering import EnterOffice
from certtrack_app.ui.heartbeat import wall_clock
from certtrack_app.ui.jobs import Lane, Progress
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.shell import Shell
from certtrack_app.workflows.intake import Choice, IntakeResult
from certtrack_app.workflows.intake_preview import TrackerView, Watching, take_in, view_tracker
from certtrack_app.workflows.programs import program_rows
from certtrack_app.workflows.reading_room import ReadingRoom
from certtrack_app.workflows.settings import name_office

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader, Unit

Files = tuple[Path, ...]


class IntakeFlow:
    """One tracker on its way in; nothing in the office changes before its end."""

    def __init__(
        self,
        window: Shell,
        enter: EnterOffice,
        *,
        has_office: bool,
        room: ReadingRoom | None = None,
    ) -> None:
        self._window = window
        self._room = room
        self._desk = window.desk
        self._enter = enter
        self._has_office = has_office
        self._folder = Path(mkdtemp(prefix="certtrack-preview-"))
        self._clear = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._has_ended = False
        self._files: Files = ()
        self._today = wall_clock().date()
        self._read_with: dict[str, str] = {}
        self._view: TrackerView | None = None

    def begin(self, files: Files) -> None:
        """Open the preview and read; the day and the programs are the office's, where one is."""
        self._files = files
        self._preview = TrackerPreview(_called(files), self._window)
        self._preview.wanted_again.connect(lambda wish: self._read(wish.answers, self._show))
        self._preview.wanted_in.connect(self._take_in)
        self._preview.wanted_other.connect(self._choose_other)
        self._preview.finished.connect(lambda _result: self._end())
        self._desk.said.connect(self._preview.hear)
        self._preview.open()
        if self._has_office:
            self._desk.ask(self._preview, _day_and_programs, self._start)
        else:
            self._start((self._today, ()))

    def _start(self, found: tuple[date, tuple[str, ...]]) -> None:
        self._today, programs = found
        self._preview.offer_programs(programs, self._files[0].stem.replace("_", " "))
        self._read({}, self._show)

    def _read(self, answers: dict[str, str], then: Callable[[TrackerView], None]) -> None:
        """Read in the child process, with the answers given; a refusal stands in the preview."""
        if self._has_ended:
            return
        files, today, folder = self._files, self._today, self._folder
        self._read_with = answers

        def work(progress: Progress) -> TrackerView:
            return view_tracker(
                files, today, answers, folder, Watching(progress, progress.check, self._room)
            )

        job = self._desk.run(Lane.READ_TRACKER, self._preview, work, then)
        job.refused = self._refused
        job.failed = lambda _defect: self._refused(
            Refusal(tr("A defect of the program got in the way. The office is unchanged."))
        )
        self._preview.wait_for(job, tr("Reading {name}", name=_called(files)))

    def _show(self, view: TrackerView) -> None:
        if self._room is not None:
            self._room.prepare()
        self._view = view
        self._preview.show_view(view)

    def _refused(self, refusal: Refusal) -> None:
        self._preview.show_refusal(refusal.sentence)

    def _take_in(self, wish: Wish) -> None:
        """Read once more where answers have changed, find the office a place, and import."""
        if self._has_office:
            self._read_and_import(wish)
        else:
            NewOfficeDialog(self._preview, partial(self._found_office, wish)).open()

    def _found_office(self, wish: Wish, new: NewOffice) -> None:
        def then() -> None:
            self._has_office = True
            self._close_doors()
            self._desk.do(self._window, lambda unit: name_office(unit, new.name))
            self._read_and_import(wish)

        self._enter(new.folder, create=True, then=then)

    def _read_and_import(self, wish: Wish) -> None:
        if self._view is not None and wish.answers == self._read_with:
            self._import(wish, self._view)
        else:
            self._read(wish.answers, partial(self._import, wish))

    def _import(self, wish: Wish, view: TrackerView) -> None:
        self._show(view)
        choice = Choice(wish.target.program, wish.target.new_program)

        def work(unit: "Unit") -> IntakeResult:
            return take_in(unit, view, choice)

        job = self._desk.do(self._preview, work, self._taken_in)
        job.refused = lambda refusal: self._preview.say_refusal(refusal.sentence)
        self._preview.wait_for_writing(tr("Importing {name}", name=_called(self._files)))

    def _taken_in(self, result: IntakeResult) -> None:
        self._preview.accept()
        if result.identical_to:
            self._desk.say(_identical(result))
            return
        self._desk.say(_imported(result), undoable=True)
        self._window.show_place("participants")

    def _choose_other(self) -> None:
        self._preview.reject()
        self._window.commands.run("import_tracker")

    def _close_doors(self) -> None:
        """The doors of a first start stand behind the preview; somebody has gone through one."""
        doors = self._window.findChild(QDialog, "doors")
        if isinstance(doors, QDialog):
            doors.accept()

    def _end(self) -> None:
        """Clear the folder once the lane is done with it, and so the child has ended.

        Nothing is read from then on, even where the office's answer came too late to be wanted.
        Where the lanes close before, the folder goes with the flow itself.
        """
        self._has_ended = True
        self._preview.deleteLater()
        clear = self._clear
        self._desk.run(Lane.READ_TRACKER, None, lambda _p: clear(), lambda _none: None)


def _called(files: Files) -> str:
    """Name the files, briefly."""
    if len(files) == 1:
        return files[0].name
    return tr_count(
        "{first} and {n} more", "{first} and {n} more", len(files) - 1, first=files[0].name
    )


def _day_and_programs(reader: "Reader") -> tuple[date, tuple[str, ...]]:
    return reader.today, tuple(one.name for one in program_rows(reader))


def _imported(result: IntakeResult) -> str:
    """Say what came in, and what is left to look at."""
    said = tr(
        "Imported {people}, {facts}",
        people=tr_count("{n} person", "{n} people", result.people),
        facts=tr_count("{n} fact", "{n} facts", result.facts),
    )
    left = [
        tr_count("{n} left open", "{n} left open", result.asked) if result.asked else "",
        tr_count("{n} known already", "{n} known already", result.unchanged)
        if result.unchanged
        else "",
        tr_count("{n} person refused", "{n} people refused", len(result.refused))
        if result.refused
        else "",
    ]
    return "; ".join(filter(None, (said, *left)))


def _identical(result: IntakeResult) -> str:
    return tr("Nothing changed: this is a copy of {what}.", what=result.identical_to)
