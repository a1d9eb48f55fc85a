"""The way of a tracker into the office: read, previewed, asked about, taken in; or left alone."""

import shutil
import weakref
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QDialog

from certtrack_app.errors import Refusal
from certtrack_app.ui.dialogs.new_office import NewOffice, NewOfficeDialog
from certtrack_app.ui.entering import EnterOffice
from certtrack_app.ui.heartbeat import wall_clock
from certtrack_app.ui.intake_room import Said
from certtrack_app.ui.jobs import Job, Lane, Progress
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.shell import Shell
from certtrack_app.ui.tracker_preview import TrackerPreview, Wish
from certtrack_app.workflows.intake import Choice, IntakeResult
from certtrack_app.workflows.intake_differences import Differences
from certtrack_app.workflows.intake_foresight import foreseen
from certtrack_app.workflows.intake_preview import (
    Known,
    TrackerView,
    Wanted,
    Watching,
    take_in,
    view_tracker,
    what_is_known,
)
from certtrack_app.workflows.reading_room import ReadingRoom
from certtrack_app.workflows.settings import name_office
from certtrack_app.workflows.stopping import Stopped, stoppable
from certtrack_app.workflows.tracker_memory import forget_word

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
        self._known = Known(wall_clock().date())
        self._read_with = Said({})
        self._job: Job | None = None
        self._view: TrackerView | None = None
        self._superseded: TrackerView | None = None

    def begin(self, files: Files) -> None:
        """Open the preview and read; the day and the programs are the office's, where one is."""
        self._files = files
        self._preview = TrackerPreview(_called(files), self._desk, self._window)
        self._preview.wanted_again.connect(lambda wish: self._read(wish.said, self._show))
        self._preview.forgotten.connect(self._forget)
        self._preview.wanted_in.connect(self._take_in)
        self._preview.wanted_other.connect(self._choose_other)
        self._preview.finished.connect(lambda _result: self._end())
        self._desk.said.connect(self._preview.hear)
        self._preview.open()
        if self._has_office:
            self._desk.ask(self._preview, what_is_known, self._start)
        else:
            self._start(self._known)

    def _start(self, known: Known) -> None:
        self._known = known
        self._preview.offer_programs(known.programs, self._files[0].stem.replace("_", " "))
        self._read(Said({}), self._show)

    def _read(self, said: Said, then: Callable[[TrackerView], None]) -> None:
        """Read in the child process, with all that was said; a refusal stands in the preview."""
        if self._has_ended:
            return
        wanted, folder = Wanted(self._files, self._known, said.corrections), self._folder

        def work(progress: Progress) -> TrackerView:
            return view_tracker(wanted, folder, Watching(progress, progress.check, self._room))

        def read(view: TrackerView) -> None:
            self._job, self._read_with = None, said
            self._take_up(view)
            then(view)

        if self._job is not None:
            self._job.stopped = None
            self._job.cancel()
        job = self._job = self._desk.run(Lane.READ_TRACKER, self._preview, work, read)
        job.refused = self._refused
        job.stopped = self._stopped
        job.failed = lambda _defect: self._refused(
            Refusal(tr("A defect of the program got in the way. The office is unchanged."))
        )
        self._preview.wait_for(job, tr("Reading {name}", name=_called(self._files)))

    def _take_up(self, view: TrackerView) -> None:
        """Keep a reading and the one before; lists may still be looking into that."""
        if self._room is not None:
            self._room.prepare()
        if self._superseded is not None:
            old = self._superseded.folder
            self._desk.run(
                Lane.READ_TRACKER,
                None,
                lambda _progress: shutil.rmtree(old, ignore_errors=True),
                lambda _none: None,
            )
        self._superseded, self._view = self._view, view

    def _show(self, view: TrackerView) -> None:
        self._preview.show_view(view)
        if self._has_office and not view.no_tracker:
            work = partial(foreseen, view=view)
            self._desk.ask(self._preview, work, self._show_differences)

    def _show_differences(self, found: Differences) -> None:
        """Say what is different from earlier copies, or that this is one."""
        if found.copy_of and not self._has_ended:
            self._preview.room.contents.show_differences(found)

    def _stopped(self) -> None:
        """Go back to what was read before the person stopped a further reading."""
        self._job = None
        if self._room is not None:
            self._room.prepare()
        self._preview.go_back_to(self._read_with)

    def _forget(self, word: str) -> None:
        """Forget a word of the office's own, and ask about it again."""

        def then(_none: None) -> None:
            words = {one: means for one, means in (self._known.words or {}).items() if one != word}
            self._known = replace(self._known, words=words)
            self._read(self._preview.wish.said, self._show)

        self._desk.do(self._preview, lambda unit: forget_word(unit, word), then)

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
        if self._view is not None and wish.said.corrections == self._read_with.corrections:
            self._import(wish, self._view)
        else:
            self._read(wish.said, partial(self._show_and_import, wish))

    def _show_and_import(self, wish: Wish, view: TrackerView) -> None:
        if view.no_tracker:
            self._show(view)
        else:
            self._preview.show_view(view, lambda: self._import(wish, view))

    def _import(self, wish: Wish, view: TrackerView) -> None:
        """Write it all in one unit; stopped on the way, nothing has happened."""
        target = wish.target
        choice = Choice(target.program, target.new_program, set_right=wish.said.set_right)
        seat = self._desk.seat

        def work(progress: Progress) -> IntakeResult:
            if seat is None:
                raise Refusal(tr("No office is open. Open one first."))
            try:
                with stoppable(seat.writing(), lambda: progress.is_cancelled) as unit:
                    result = take_in(unit, view, choice, progress)
                    progress(0, 0)
            except Stopped:
                progress.check()
                raise
            return result

        job = self._desk.run(Lane.DO, self._preview, work, self._taken_in)
        job.refused = lambda refusal: self._preview.say_refusal(refusal.sentence)
        job.stopped = lambda: self._preview.go_back_to(self._read_with)
        called = _called(self._files)
        self._preview.wait_for(job, tr("Importing {name}", name=called), is_writing=True)

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
