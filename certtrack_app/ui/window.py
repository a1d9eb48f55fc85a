"""The window: places at the left, one of them in sight, notices at the foot."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from certtrack_app.ui import acts, icons
from certtrack_app.ui.commands import COMMANDS, Command, Commands, plain_words
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.drops import Drops, Files, Offer
from certtrack_app.ui.header import Header
from certtrack_app.ui.jobs import Job, Lane
from certtrack_app.ui.language import tr
from certtrack_app.ui.notices import Notices
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.places import PLACES, Place, load
from certtrack_app.ui.problems import Problems
from certtrack_app.ui.shell import Shell
from certtrack_app.ui.sidebar import PlaceButton, Sidebar
from certtrack_app.ui.states import BusyStrip
from certtrack_app.ui.theme import Theme

_GUTTER = 20
_COMPACT_BELOW = 980
_SMALLEST = QSize(720, 480)
_FIRST_SIZE = QSize(1360, 860)


class Window(Shell):
    """Everything the coordinator sees.

    `painted` tells once that the window is on screen, after which heavy things may be imported;
    `files_brought` carries files dropped, chosen or handed over; `closing` that it is being closed.
    """

    painted = Signal()
    files_brought = Signal(object)
    closing = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        places: Sequence[Place] = PLACES,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self.place = ""
        self._places = {place.name: place for place in places}
        self._panes: dict[str, Pane[Any]] = {}
        self._searched: dict[str, str] = {}
        self._awaited_key: dict[str, object] = {}
        self.seek = None
        self._doers: list[object] = [acts.WindowActs(self), acts.place_acts(self, places)]
        self._was_painted = False
        self._load_soon = QTimer(self)
        self._load_soon.setSingleShot(True)
        self._load_soon.setInterval(0)
        self._load_soon.timeout.connect(self._load_place_in_sight)
        self.commands = Commands(self, (*commands, *acts.place_commands(places)))
        self.commands.look_to(self._everyone)
        self._lay_out()
        self._listen()
        self.setWindowTitle("CertTrack")
        self.setWindowIcon(icons.icon("badge-check", icons.ACCENT))
        self.setMinimumSize(_SMALLEST)
        self._return_to_place()
        acts.dress_menu_bar(self)

    def _lay_out(self) -> None:
        self.sidebar = Sidebar(self._places.values())
        self.header = Header(self.commands)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self.busy = BusyStrip()
        right = QWidget()
        laid = QVBoxLayout(right)
        laid.setContentsMargins(_GUTTER, 16, _GUTTER, 16)
        laid.setSpacing(14)
        laid.addWidget(self.header)
        laid.addWidget(self._stack, 1)
        laid.addWidget(self.busy)
        whole = QWidget()
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.sidebar)
        beside.addWidget(right, 1)
        self.setCentralWidget(whole)
        self.notices = Notices(right)
        self.problems = Problems(self)
        self.drops = Drops(self, self._offer_import)

    def _listen(self) -> None:
        self.sidebar.chosen.connect(self.show_place)
        self.sidebar.menu_button.setMenu(self.commands.menu(self.sidebar.menu_button))
        self.header.searched.connect(self._search)
        self.notices.undo_asked.connect(partial(self.commands.run, "undo_errand"))
        self.commands.cannot.connect(self.desk.refuse)
        self.desk.said.connect(self.notices.show_notice)
        self.desk.wanted.connect(self.show_place)
        self.desk.jobs.failed.connect(self.problems.take)
        self.desk.jobs.working.connect(self._show_work)

    def _everyone(self) -> Iterable[object]:
        """Who may do a command: the pane in sight, then those added, the last added first."""
        pane = self._panes.get(self.place)
        return ([pane] if pane is not None else []) + self._doers[::-1]

    def add_doer(self, doer: object) -> None:
        """Let an object's methods do the commands of the same names."""
        self._doers.append(doer)

    def wait_for_place(self, name: str) -> None:
        """Show the frame of a place whose pane is not loaded yet: for before the first paint."""
        self.place = name
        self.sidebar.show_place(name)
        self._dress_header(None)

    def show_place(self, name: str, key: object = None) -> None:
        if key is not None:
            self._awaited_key[name] = key
        self.place = name
        self.sidebar.show_place(name)
        self.header.show_search(self._searched.get(name, ""))
        if name in self._panes:
            self._bring(name)
        else:
            self.wait_for_place(name)
            self._stack.setCurrentIndex(0)
            self._load_soon.start()

    def pane(self, name: str) -> Pane[Any] | None:
        return self._panes.get(name)

    def _load_place_in_sight(self) -> None:
        """Import a pane beside the window, which goes on living meanwhile.

        Of places asked for in one breath, the last is the one that was meant.
        """
        place = self._places[self.place]
        if place.name not in self._panes:
            make: Callable[[Callable[[Desk], Pane[Any]]], None] = partial(self._make, place.name)
            self.desk.run(Lane.ASK, self, lambda _progress: load(place), make)

    def _make(self, name: str, pane: Callable[[Desk], Pane[Any]]) -> None:
        if name not in self._panes:
            made = pane(self.desk)
            made.subtitle_changed.connect(partial(self._say_subtitle, name))
            self._panes[name] = made
            self._stack.addWidget(made)
        if self.place == name:
            self._bring(name)

    def _bring(self, name: str) -> None:
        pane = self._panes[name]
        self._dress_header(pane)
        self._stack.setCurrentWidget(pane)
        self.notices.step_aside()
        if not isinstance(self.focusWidget(), PlaceButton):  # else it walks through the places
            pane.take_keyboard()
        if name in self._awaited_key:
            pane.open(self._awaited_key.pop(name))

    def _dress_header(self, pane: Pane[Any] | None) -> None:
        title = plain_words(tr(self._places[self.place].title))
        heading = tr(pane.heading) if pane is not None and pane.heading else title
        subtitle = pane.subtitle if pane is not None else ""
        hint = tr(pane.search_hint) if pane is not None and pane.search_hint else ""
        self.header.dress(heading, subtitle, hint, pane.buttons if pane is not None else ())
        self.setWindowTitle(f"CertTrack – {title}")

    def _say_subtitle(self, name: str, text: str) -> None:
        if self.place == name:
            self.header.say_subtitle(text)

    def _search(self, text: str) -> None:
        self._searched[self.place] = text
        if self.place in self._panes:
            self._panes[self.place].search(text)

    def _show_work(self) -> None:
        """Show at the foot the first job long enough to have a title."""
        titled: list[Job] = [job for job in self.desk.jobs.under_way if job.title]
        if not titled:
            self.busy.leave()
        elif not self.busy.is_following(titled[0]):
            self.busy.follow(titled[0])

    def bring_files(self, files: Files) -> None:
        self.files_brought.emit(files)

    def bring_forward(self) -> None:
        """Come before other windows."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _offer_import(self, files: Files) -> Offer:
        return acts.offer_import(files, self.bring_files)

    def _return_to_place(self) -> None:
        """Stand where the window stood last, or in a good size."""
        kept = self.desk.memory.layout("window/geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(_FIRST_SIZE.boundedTo(QSize(room.width() - 40, room.height() - 40)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_compact(compact=event.size().width() < _COMPACT_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.notices.isVisible():
            self.notices.hide()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.memory.keep_layout("window/geometry", self.saveGeometry())
        self.desk.memory.save()
        self.hide()
        self.closing.emit()
        self.desk.jobs.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)
