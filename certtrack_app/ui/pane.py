"""What every place of the window is made of.

A pane says what it shows, how to read it and how to fill itself; when to read, and what stands
there meanwhile, is settled here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.states import BusyStrip, Message

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

T = TypeVar("T")


class Pane(QWidget, Generic[T]):
    """A place of the window, read again when what it shows has changed and it is in sight.

    A subclass names its topics in `shows`, lays itself out in `build` (into `self.content`), gives
    in `fetch` the work that reads for it, and takes the answer in `fill`. Where `fetch` gives None,
    there is nothing to read and the pane keeps itself (a table over many rows does).
    """

    shows: ClassVar[frozenset[Topic]] = frozenset()
    heading: ClassVar[str] = ""
    search_hint: ClassVar[str] = ""
    buttons: ClassVar[tuple[str, ...]] = ()

    subtitle_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.subtitle = ""
        self._is_stale = True
        self._job: Job | None = None
        self._lay_out()
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self._refresh_if_in_sight)
        desk.announced.connect(self.announce)
        self.build()

    def _lay_out(self) -> None:
        self.content = QWidget()
        self._message = Message()
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self.content)
        self._rooms.addWidget(self._message)
        self.busy = BusyStrip()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.busy)
        whole.addWidget(self._rooms, 1)

    def build(self) -> None:
        """Lay the pane out, into `self.content`; called once."""
        raise NotImplementedError

    def fetch(self) -> "Callable[[Reader], T] | None":
        """Give the work that reads what the pane shows; it runs in the `ask` lane."""
        return None

    def fill(self, found: T) -> None:
        """Show what was read."""

    def search(self, text: str) -> None:
        """Narrow what is shown to the words in the window's search field."""

    def open(self, key: Any) -> None:
        """Show what a key names: the pane was asked for by `desk.go(place, key)`."""

    def take_keyboard(self) -> None:
        """Take the keyboard: the list nearest the beginning gets it, where no pane knows better."""
        lists = self.content.findChildren(QAbstractItemView)
        shown = [view for view in lists if not isinstance(view, QHeaderView)]
        if shown:
            min(shown, key=self._far_from_beginning).setFocus(Qt.FocusReason.OtherFocusReason)

    def _far_from_beginning(self, part: QWidget) -> int:
        """Measure how far a part is from the corner where reading begins."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return (
                self.rect().topRight() - part.mapTo(self, part.rect().topRight())
            ).manhattanLength()
        return part.mapTo(self, part.rect().topLeft()).manhattanLength()

    def announce(self, topics: frozenset[Topic]) -> None:
        """Hear what an errand touched; read again once, when in sight."""
        if topics & self.shows:
            self.refresh()

    def refresh(self) -> None:
        """Read again as soon as the pane is in sight."""
        self._is_stale = True
        self._refresh_soon.start()

    def say_subtitle(self, text: str) -> None:
        """Say the line under the heading."""
        self.subtitle = text
        self.subtitle_changed.emit(text)

    def show_content(self) -> None:
        """Show the pane itself."""
        self._rooms.setCurrentIndex(0)

    def show_empty(
        self,
        heading: str,
        sentence: str,
        act: tuple[str, Callable[[], None]] | None = None,
        icon: str = "leaf",
    ) -> None:
        """Show, in place of an empty pane, why that is fine or what to begin with."""
        self._message.say(icon, heading, sentence, act)
        self._rooms.setCurrentIndex(1)

    def show_failure(self, sentence: str) -> None:
        """Show why the pane could not be read, and let it be tried again."""
        again = (tr("Try &again"), self.refresh)
        self._message.say("circle-alert", tr("This could not be shown"), sentence, again)
        self._rooms.setCurrentIndex(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._message.redress()

    def _refresh_if_in_sight(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        work = self.fetch()
        if work is None:
            self.reread()
            return
        if self._job is not None:
            self._job.cancel()
        try:
            self._job = self.desk.ask(self, work, self._take)
        except Refusal as refusal:
            self.show_failure(refusal.sentence)
            return
        self._job.refused = self._refused
        self._job.failed = self._failed
        self._job.stopped = self._stopper(self._job)
        self.busy.follow(self._job)

    def reread(self) -> None:
        """Read again in the pane's own way, where `fetch` gives None."""

    def _take(self, found: T) -> None:
        self._read_through()
        self.show_content()
        self.fill(found)

    def _refused(self, refusal: Refusal) -> None:
        self._read_through()
        self.show_failure(refusal.sentence)

    def _failed(self, _defect: Exception) -> None:
        self._read_through()
        self.show_failure(tr("A defect of the program got in the way. The records are unharmed."))

    def _stopper(self, job: Job) -> Callable[[], None]:
        """Say that reading was stopped, unless it was to read again."""

        def stopped() -> None:
            if job is self._job:
                self._read_through()
                self.show_failure(tr("Reading was stopped."))

        return stopped

    def _read_through(self) -> None:
        self._job = None
        self.busy.leave()
