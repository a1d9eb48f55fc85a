"""Ctrl+K: one field that finds any command, person, requirement or credential."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from certtrack_app.ui import theme
from certtrack_app.ui.columns import Column, Look, Marked
from certtrack_app.ui.commands import Commands
from certtrack_app.ui.header import SearchField
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import label
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable

_WIDTH = 560
_MOST = 40
_TALLEST = 458
_AROUND_LIST = 62
_DEBOUNCE_MS = 120


@dataclass(frozen=True)
class Hit:
    """Something found: what it is called, what it is, and what choosing it does."""

    icon: str
    title: str
    about: str
    choose: Callable[[], None]


Seek = Callable[[str, Callable[[Sequence[Hit]], None]], Job | None]
"""Looks for words in the office, somewhere, and brings what it found to the second function."""

_COLUMNS: tuple[Column[Hit], ...] = (
    Column("Found", lambda hit: Marked(hit.icon, hit.title), stretch=True),
    Column("What it is", lambda hit: hit.about, width=200, look=Look.FIGURE),
)


class Palette(QFrame):
    """A sheet over the window with a field and what it finds; Escape closes it."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self.seek: Seek | None = None
        self._window = window
        self._commands = commands
        self._looking: Job | None = None
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Find anything"))
        self._make_parts()
        self._tallest = _TALLEST
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DEBOUNCE_MS)
        self._pause.timeout.connect(self._seek_in_office)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.opened.connect(self._choose)
        self.list.clicked.connect(lambda _index: self._choose(self.list.chosen_row()))
        self.hide()

    def _make_parts(self) -> None:
        self.field = SearchField()
        self.field.setMaximumWidth(_WIDTH)
        hint = tr("Find a command, person, requirement or credential")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.hits = ListTable(_COLUMNS, lambda hit: (hit.title, hit.about))
        self.list = TableView(self.hits, "palette", keeps_choice=True)
        self.nothing = label(tr("Nothing goes by these words."), "muted")
        self.nothing.setContentsMargins(12, 0, 12, 0)

    def _lay_out(self) -> None:
        laid = QVBoxLayout(self)
        laid.setContentsMargins(10, 10, 10, 10)
        laid.setSpacing(8)
        laid.addWidget(self.field)
        laid.addWidget(self.nothing)
        laid.addWidget(self.list, 1)
        self.list.horizontalHeader().hide()
        self.list.setAccessibleName(tr("What was found"))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 10)
        shade = theme.color("shadow")
        shade.setAlpha(70)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)

    def ask(self) -> None:
        """Open, empty and ready to be typed into."""
        window = self._window
        width = min(_WIDTH, window.width() - 40)
        height = min(_TALLEST, window.height() - 120)
        self._tallest = height
        self.setGeometry((window.width() - width) // 2, 72, width, height)
        self.field.clear()
        self._show_hits(self._found_commands(""))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _typed(self, text: str) -> None:
        self._show_hits(self._found_commands(text))
        self._pause.start()

    def _seek_in_office(self) -> None:
        text = self.field.text().strip()
        if self._looking is not None:
            self._looking.cancel()
        if self.seek is not None and text:
            self._looking = self.seek(text, self._add_hits)

    def _add_hits(self, found: Sequence[Hit]) -> None:
        """People first: a name is what is typed most."""
        if self.isVisible():
            self._show_hits([*found, *self._found_commands(self.field.text())])

    def _show_hits(self, hits: Iterable[Hit]) -> None:
        self.hits.show_rows(list(hits)[:_MOST])
        count = self.hits.rowCount()
        if count:
            self.list.selectRow(0)
        self.nothing.setVisible(count == 0)
        self.list.setVisible(count > 0)
        wanted = max(count, 1) * theme.ROW_HEIGHT + _AROUND_LIST
        self.resize(self.width(), min(self._tallest, wanted))

    def _found_commands(self, text: str) -> list[Hit]:
        words = text.casefold().split()
        return [
            self._command_hit(command.name, command.icon or "command", command.shortcut)
            for command in self._commands.table
            if all(word in self._commands.text(command.name).casefold() for word in words)
        ]

    def _command_hit(self, name: str, icon: str, shortcut: str) -> Hit:
        return Hit(icon, self._commands.text(name), shortcut, lambda: self._commands.run(name))

    def _choose(self, hit: Hit | None) -> None:
        self.hide()
        if hit is not None:
            hit.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keyboard in the field; up, down and Enter mean the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_if_left)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.chosen_row())
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        count = self.hits.rowCount()
        if count:
            self.list.selectRow((self.list.currentIndex().row() + by) % count)

    def _close_if_left(self) -> None:
        if not (self.field.hasFocus() or self.list.hasFocus()):
            self.hide()

    def hideEvent(self, event: QEvent) -> None:
        self._pause.stop()
