"""The preview of a tracker: how its reading goes on, then what it says, and where it is to go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.desk import Said as Notice
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.intake_room import PreviewRoom, Said
from certtrack_app.ui.intake_target import Target, TargetRow
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label
from certtrack_app.ui.states import Message
from certtrack_app.ui.turns import in_turns
from certtrack_app.ui.work_strip import WorkStrip
from certtrack_app.workflows.intake_preview import TrackerView
from certtrack_app.workflows.intake_program import KnownProgram

_AROUND = QSize(48, 48)
_SMALLEST = QSize(700, 460)
_LOOK_MS = 100
_PARTS = 6
_WAITING, _REFUSED, _SHOWN = range(3)


@dataclass(frozen=True)
class Wish:
    """What the person at the preview wants: all that was said there, and where it all goes."""

    said: Said
    target: Target


class TrackerPreview(Dialog):
    """Nothing in the office changes while it is open, until `wanted_in` asks for the import.

    `wanted_again` asks for another reading with all that was said, `wanted_other` for another
    file, `forgotten` that a word of the office's own be forgotten.
    """

    wanted_again = Signal(object)
    wanted_in = Signal(object)
    wanted_other = Signal()
    forgotten = Signal(str)

    def __init__(self, name: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(tr("Import {name}", name=name), "", parent)
        self.setObjectName("tracker_preview")
        self._name = name
        self._job: Job | None = None
        self._has_view = False
        self.shown: TrackerView | None = None
        self._can_import = False
        self._desk = desk
        self.target = TargetRow((), "")
        self._message = Message()
        self.strip = WorkStrip()
        self.strip.cancel.clicked.connect(lambda _checked: self._cancel_job())
        self._lay_rooms()
        self._lay_buttons()
        self._tick = QTimer(self)
        self._tick.setInterval(_LOOK_MS)
        self._tick.timeout.connect(self._look)
        self.resize((parent.size() - _AROUND).expandedTo(_SMALLEST))
        in_turns(self, [self._build_on] * _PARTS)

    def _build_on(self) -> None:
        """Build a part of the preview while the file is still being read."""
        self.room.build_on()

    @cached_property
    def room(self) -> PreviewRoom:
        """The preview itself, made once the dialog is in sight."""
        made = PreviewRoom(self._desk)
        made.wanted_again.connect(lambda: self.wanted_again.emit(self.wish))
        made.forgotten.connect(self.forgotten)
        self._shown_laid.insertWidget(0, made, 1)
        return made

    def _lay_rooms(self) -> None:
        self._shown = QWidget()
        self._shown_laid = QVBoxLayout(self._shown)
        self._shown_laid.setContentsMargins(0, 0, 0, 0)
        self._shown_laid.setSpacing(14)
        self._shown_laid.addWidget(self.target)
        self._rooms = QStackedWidget()
        for room in (self._waiting_room(), self._message, self._shown):
            self._rooms.addWidget(room)
        self.body.addWidget(self._rooms)

    def _waiting_room(self) -> QWidget:
        waiting = QWidget()
        self._doing = label("", "heading")
        calm = label(tr("Looking changes nothing in the office."), "muted")
        for words in (self._doing, calm):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(360)
        self._bar.setAccessibleName(tr("Progress of the reading"))
        laid = QVBoxLayout(waiting)
        laid.setSpacing(8)
        laid.addStretch(2)
        laid.addWidget(self._doing)
        laid.addWidget(calm)
        laid.addSpacing(8)
        laid.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        laid.addStretch(3)
        return waiting

    def _lay_buttons(self) -> None:
        self._said = label("", "error", wrap=True)
        self._buttons.insertWidget(0, self.strip, 2)
        self._buttons.insertWidget(0, self._said, 1)
        self._other = self.add_button(button(tr("Choose another &file…"), "folder-open"))
        self._other.clicked.connect(lambda _checked: self.wanted_other.emit())
        self.closing_button = self.add_closing_button()
        self.import_button = self.add_doing_button(tr("&Import"), self._want_in, "file-input")
        self._other.hide()
        self.import_button.hide()

    @property
    def wish(self) -> Wish:
        """What the person wants as things stand."""
        return Wish(self.room.said, self.target.target)

    def offer_programs(self, programs: Sequence[KnownProgram], title: str) -> None:
        """Offer the programs to import into, and a title for a new one."""
        self._shown_laid.removeWidget(self.target)
        self.target.deleteLater()
        self.target = TargetRow(programs, title)
        self.target.changed.connect(self._match_program)
        self._shown_laid.addWidget(self.target)
        self._match_program()

    def _match_program(self) -> None:
        self.room.show_program(self.target.program)

    @property
    def _has_room(self) -> bool:
        """Whether the preview itself was made already."""
        return "room" in vars(self)

    def wait_for(self, job: Job, doing: str, *, is_writing: bool = False) -> None:
        """Show how a job goes on; closing the dialog stops it.

        What was read before stays in sight; while it is written, nothing can be said of it.
        """
        self._job = job
        self._doing.setText(doing)
        self._said.setText("")
        self._show_room(_SHOWN if self._has_view else _WAITING)
        self._let_say(allowed=not is_writing)
        self.strip.begin(doing)
        self.strip.setVisible(self._has_view)
        self._tick.start()

    def show_view(self, view: TrackerView, then: Callable[[], None] | None = None) -> None:
        """Show what was read, a part at a turn so that the window never stands still.

        Files without a tracker say so first, and are shown where the person wants that.
        """
        self._let_go()
        self._can_import = not view.no_tracker
        steps = [
            lambda: self.room.show_sheets(view),
            lambda: self.room.show_lists(view),
            lambda: self._bring_into_sight(view),
        ]
        in_turns(self, (*steps, then) if then is not None else steps)

    def _bring_into_sight(self, view: TrackerView) -> None:
        self.shown = view
        if view.no_tracker and not self._has_view:
            self._show_no_tracker(view)
            return
        self._has_view = True
        self._show_room(_SHOWN)
        asking = self.room.questions.left_open
        first = self.room.questions.view if asking else self.import_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_no_tracker(self, view: TrackerView) -> None:
        """Say that no tracker was found, and offer to show where it is all the same."""
        heading = tr("“{name}” was not taken in", name=self._name)
        self._message.say("file", heading, view.no_tracker, (tr("Show the &sheets"), self._show_it))
        self._show_room(_REFUSED)

    def _show_it(self) -> None:
        self._has_view = True
        self._show_room(_SHOWN)
        self.room.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back_to(self, said: Said) -> None:
        """Show again what was read before, where a further reading was given up."""
        self._let_go()
        self.room.go_back_to(said)
        self._show_room(_SHOWN)

    def show_refusal(self, sentence: str) -> None:
        """Show kindly why there is nothing to preview."""
        self._let_go()
        heading = tr("“{name}” was not taken in", name=self._name)
        self._message.say("file", heading, sentence, None)
        self._show_room(_REFUSED)

    def say_refusal(self, sentence: str) -> None:
        """Say beside the buttons why it was not imported; the preview stays as it was."""
        self._let_go()
        self._show_room(_SHOWN)
        self._said.setText(sentence)

    def _want_in(self) -> None:
        if self.target.check():
            self._said.setText("")
            self.wanted_in.emit(self.wish)

    def _show_room(self, number: int) -> None:
        self._rooms.setCurrentIndex(number)
        self._other.setVisible(number == _REFUSED)
        self.import_button.setVisible(number == _SHOWN)
        self._let_say(allowed=True)

    def _let_say(self, *, allowed: bool) -> None:
        if self._has_room:
            self.room.setEnabled(allowed)
        self.target.setEnabled(allowed)
        self.import_button.setEnabled(self._job is None and self._can_import)

    def _look(self) -> None:
        if self._job is not None:
            for bar in (self._bar, self.strip.bar):
                bar.setRange(0, self._job.progress.total)
                bar.setValue(self._job.progress.done)

    def _cancel_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _let_go(self) -> None:
        self._tick.stop()
        self._job = None
        self.strip.end()

    def hear(self, said: Notice) -> None:
        """Show here what is refused meanwhile: a notice would stand behind the preview."""
        if said.is_refusal:
            self.say_refusal(said.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter to what has the keyboard: in a line of text it must not import."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; work under way is stopped first, and the preview stays where it was shown."""
        if self._job is not None and self._has_view:
            self._job.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        self._let_go()
        if self._has_room:
            self.room.let_go()
        super().done(result)
