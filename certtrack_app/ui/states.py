"""What a pane shows when it has nothing to show: empty, failed, or still at work."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from certtrack_app.ui import icons
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label

SHOW_PROGRESS_MS = 300
OFFER_CANCEL_MS = 2_000


class Message(QWidget):
    """A picture, a heading, a kind sentence and one thing to do, in the middle of the room."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = ""
        self._act: Callable[[], None] | None = None
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = label("", "heading")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sentence.setMaximumWidth(480)
        self._button = button("", kind="primary")
        self._button.clicked.connect(self._pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        laid = QVBoxLayout(self)
        laid.setSpacing(8)
        laid.addStretch(2)
        laid.addWidget(self._picture)
        laid.addWidget(self._heading)
        between = QHBoxLayout()
        between.addStretch(1)
        between.addWidget(self._sentence, 4)
        between.addStretch(1)
        laid.addLayout(between)
        laid.addSpacing(6)
        laid.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        laid.addStretch(3)

    def say(
        self, icon: str, heading: str, sentence: str, act: tuple[str, Callable[[], None]] | None
    ) -> None:
        """Say something, and offer one act where there is one."""
        self._icon = icon
        self._picture.setPixmap(icons.picture(icon, 36, icons.FAINT, self.devicePixelRatioF()))
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setVisible(act is not None)
        if act is not None:
            text, self._act = act
            self._button.setText(text)

    def redress(self) -> None:
        """Draw the picture again, in the colors of now."""
        if self._icon:
            self._picture.setPixmap(
                icons.picture(self._icon, 36, icons.FAINT, self.devicePixelRatioF())
            )

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()


class BusyStrip(QFrame):
    """Shows a job that takes longer than a moment, and after two seconds a way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._job: Job | None = None
        self._words = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = button(tr("Ca&ncel"), kind="quiet")
        self._cancel.clicked.connect(self._stop)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(14, 4, 8, 4)
        laid.setSpacing(12)
        laid.addWidget(self._words)
        laid.addWidget(self._bar, 1)
        laid.addWidget(self._cancel)
        self._tick = QTimer(self)
        self._tick.setInterval(100)
        self._tick.timeout.connect(self._look)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show how a job goes on, once it has lasted long enough to be noticed."""
        self._job = job
        self._words.setText(job.title or tr("Reading…"))
        self._cancel.hide()
        self._cancel.setEnabled(True)
        self._tick.start()

    def is_following(self, job: Job) -> bool:
        """Whether this job is the one shown."""
        return job is self._job

    def leave(self, job: Job | None = None) -> None:
        """Stop showing a job, or whichever is shown."""
        if job is None or job is self._job:
            self._job = None
            self._tick.stop()
            self.hide()

    def _look(self) -> None:
        if self._job is None:
            return
        waited = self._job.seconds * 1000
        self.setVisible(waited >= SHOW_PROGRESS_MS)
        self._cancel.setVisible(waited >= OFFER_CANCEL_MS)
        progress = self._job.progress
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._words.setText(tr("Stopping…"))
            self._cancel.setEnabled(False)
