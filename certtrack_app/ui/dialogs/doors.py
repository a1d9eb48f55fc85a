"""The three doors of a first start: a sample office, a tracker, a program template."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout

from certtrack_app import paths
from certtrack_app.errors import Refusal
from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.choosing import ask_folder, ask_trackers
from certtrack_app.ui.desk import Said
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.dialogs.new_office import NewOffice, NewOfficeDialog
from certtrack_app.ui.drops import TRACKERS, Files, local_files
from certtrack_app.ui.entering import EnterOffice
from certtrack_app.ui.heartbeat import wall_clock
from certtrack_app.ui.jobs import Lane, Progress
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label, row
from certtrack_app.ui.shell import Shell
from certtrack_app.ui.states import BusyStrip
from certtrack_app.workflows.sample_door import prepare_sample, sample_is_made

_DOOR = QSize(226, 196)
_HUNDRED = 100


class Doors(Dialog):
    """Offers the ways into an office; each leads on, none needs an account or a network."""

    def __init__(self, window: Shell, enter: EnterOffice) -> None:
        super().__init__(
            tr("Welcome to CertTrack"),
            tr(
                "It keeps the clock and the evidence of everyone your office certifies. "
                "How would you like to begin?"
            ),
            window,
        )
        self.setObjectName("doors")
        self._window = window
        self._desk = window.desk
        self._enter = enter
        self.setAcceptDrops(True)
        self.sample = Door(
            "eye",
            tr("&Look around"),
            tr("A sample office with 60 people, made up on this machine."),
        )
        self.tracker = Door(
            "upload",
            tr("Bring a &tracker"),
            tr("Your own spreadsheet, as it is. You see what it says before anything goes in."),
        )
        self.template = Door(
            "graduation-cap",
            tr("Start from a &program"),
            tr("A template such as ICF ACC or a general coach training, to edit as you wish."),
        )
        self._listen()
        self._busy = BusyStrip()
        self._said = label("", "error", wrap=True)
        self.body.addSpacing(4)
        self.body.addLayout(row(self.sample, self.tracker, self.template, spacing=14))
        self.body.addWidget(self._busy)
        self.body.addWidget(self._said)
        self._add_foot()

    def _listen(self) -> None:
        for door, act in (
            (self.sample, self._look_around),
            (self.tracker, self._choose_tracker),
            (self.template, self._start_from_template),
        ):
            door.clicked.connect(_calling(act))
        self._desk.said.connect(self._hear)

    def _add_foot(self) -> None:
        calm = label(tr("No account, no network: everything stays on this machine."), "small")
        self._buttons.insertWidget(0, calm)
        opening = self.add_button(button(tr("&Open an office…"), "folder-open", "quiet"))
        opening.clicked.connect(lambda _checked: self._open_office())

    def _look_around(self) -> None:
        """Make the sample office, or go back into the one that was made before."""
        folder = paths.offices_folder() / tr("Sample office")
        if sample_is_made(folder):
            self._go_in(folder)
            return
        today = wall_clock().date()

        def work(progress: Progress) -> None:
            prepare_sample(folder, today, lambda share: progress(round(share * _HUNDRED), _HUNDRED))

        self._wait(is_waiting=True)
        job = self._desk.run(
            Lane.DO,
            self,
            work,
            lambda _made: self._go_in(folder),
            title=tr("Making the sample office"),
        )
        job.refused = self._refused
        job.stopped = lambda: self._wait(is_waiting=False)
        job.failed = lambda _defect: self._wait(is_waiting=False)
        self._busy.follow(job)

    def _choose_tracker(self) -> None:
        ask_trackers(self, self._window.bring_files)

    def _start_from_template(self) -> None:
        NewOfficeDialog(self, self._make_office, from_template=True).open()

    def _make_office(self, new: NewOffice) -> None:
        """Found the office, then give it its name and its first program."""

        def then() -> None:
            from certtrack_app.workflows.programs import add_program, template_or_file
            from certtrack_app.workflows.settings import name_office

            self._desk.do(self._window, lambda unit: name_office(unit, new.name))
            self._desk.do(
                self._window,
                lambda unit: add_program(unit, template_or_file(new.template)).name,
                notice=lambda name: tr("{name} is added. Look its rules over first.", name=name),
            )
            self._window.show_place("programs")
            self.accept()

        self._enter(new.folder, create=True, then=then)

    def _open_office(self) -> None:
        ask_folder(self, tr("Open an office"), self._go_in)

    def _go_in(self, folder: Path) -> None:
        self._enter(folder, then=self.accept)

    def _wait(self, *, is_waiting: bool) -> None:
        self._said.setText("")
        for door in (self.sample, self.tracker, self.template):
            door.setEnabled(not is_waiting)
        if not is_waiting:
            self._busy.leave()

    def _refused(self, refusal: Refusal) -> None:
        self._wait(is_waiting=False)
        self._said.setText(refusal.sentence)

    def _hear(self, said: Said) -> None:
        """Show here what is refused: a notice would stand behind the doors."""
        if said.is_refusal:
            self._said.setText(said.sentence)

    def done(self, result: int) -> None:
        self._busy.leave()
        super().done(result)
        self.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _trackers(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _trackers(event)
        if files:
            event.acceptProposedAction()
            self._window.bring_files(files)


class Door(QAbstractButton):
    """A way in: a picture, what it is, and a sentence about what lies behind."""

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(title)
        self.setAccessibleName(title.replace("&", ""))
        self.setAccessibleDescription(sentence)
        self.setMinimumSize(_DOOR)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = QLabel(title)
        self._title.setProperty("role", "heading")
        self._title.setBuddy(self)
        self._sentence = label(sentence, "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(20, 74, 18, 16)
        laid.setSpacing(8)
        laid.addWidget(self._title)
        laid.addWidget(self._sentence, 1)
        for words in (self._title, self._sentence):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return _DOOR

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        place = self.rect().toRectF().adjusted(1, 1, -1, -1)
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.color("accent" if lit else "edge"), wide))
        painter.setBrush(theme.color("hover" if self.underMouse() else "card"))
        painter.drawRoundedRect(place, 10, 10)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - 20 - 40 if mirrored else 20
        badge = self.rect().adjusted(left, 20, 0, 0)
        badge.setSize(QSize(40, 40))
        painting.sheet(painter, badge.toRectF(), 10, "accent_wash")
        mark = icons.picture(self._icon, 20, icons.ACCENT, self.devicePixelRatioF())
        painter.drawPixmap(badge.left() + 10, badge.top() + 10, mark)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


def _calling(act: Callable[[], None]) -> Callable[[bool], None]:
    """Call without what a click says of being checked."""
    return lambda _checked: act()


def _trackers(event: QDropEvent) -> Files:
    """The trackers dragged; nothing where any file is something else."""
    files = local_files(event.mimeData())
    return files if all(one.suffix.lower() in TRACKERS for one in files) else ()
