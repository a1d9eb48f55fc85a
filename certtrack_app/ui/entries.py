"""A list of two-line entries, as mail is listed: whose, what about, and a figure at the end."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QShortcut
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.columns import Column
from certtrack_app.ui.delegates import MARGIN, Index, RowDelegate
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import Role, RowTable
from certtrack_app.ui.tokens import Tone

R = TypeVar("R")

HEIGHT = 54
_MARK = 16
_GAP = 10


@dataclass(frozen=True)
class Entry:
    """What stands on the two lines; the mark's icon is optional."""

    title: str
    note: str
    aside: str = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.note, self.aside)))


def entry_columns(name: str, entry_of: Callable[[R], Entry]) -> tuple[Column[R], ...]:
    """Make the one column an entry list has."""
    return (Column(name, entry_of, width=200, stretch=True),)


class EntryView(TableView[R]):
    """Shows a table whose one column answers with entries; one of them is always chosen."""

    def __init__(
        self, table: RowTable[R], name: str, memory: Memory | None = None, *, many: bool = False
    ) -> None:
        super().__init__(table, name, memory, keeps_choice=True)
        self._painter = _EntryPainter(self)
        self.setItemDelegate(self._painter)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not many:
            self.setSelectionMode(self.SelectionMode.SingleSelection)

    def on_enter(self, act: Callable[[], None]) -> None:
        """Let Enter do something that a double click does not."""
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def stand_on_next(self) -> None:
        """Once the chosen entry has gone, stand on the one below it, or at last above it."""
        number = self.currentIndex().row()
        beside = self.rows.row_at(number + 1) if number + 1 < self.rows.rowCount() else None
        beside = beside or (self.rows.row_at(number - 1) if number > 0 else None)
        self._chosen_key = self.rows.key_of(beside) if beside is not None else None

    @property
    def chosen_key(self) -> Hashable:
        """The key of the entry that is chosen, or will be once it has come."""
        return self._chosen_key


class _EntryPainter(RowDelegate):
    """Paints an entry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        entry = index.data(Role.VALUE)
        if isinstance(entry, Entry):
            _paint_entry(painter, option, entry)
        view: QWidget | None = option.widget
        if option.state & QStyle.StateFlag.State_HasFocus and view is not None and view.hasFocus():
            painting.ring(painter, option.rect.adjusted(0, 0, 0, -1).toRectF())
        painter.restore()


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    place = option.rect.adjusted(MARGIN + 2, 0, -MARGIN, 0)
    mirrored = bool(option.direction == Qt.LayoutDirection.RightToLeft)
    beside = QFontMetrics(theme.figure_font()).horizontalAdvance(entry.aside)
    shift = _MARK + _GAP if entry.icon else 0
    words = place.adjusted(shift, 0, 0, 0)
    upper = QRect(words.left(), place.center().y() - 20, words.width(), 20)
    lower = QRect(words.left(), place.center().y() + 1, words.width(), 18)
    if entry.icon:
        mark = QRect(place.left(), upper.center().y() - _MARK // 2 + 1, _MARK, _MARK)
        where = QStyle.visualRect(option.direction, place, mark)
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(where.topLeft(), icons.picture(entry.icon, _MARK, entry.tone, scale))
    figures = painting.Ink(theme.figure_font(), theme.tokens().muted, at_end=True)
    quiet = painting.Ink(theme.font(12), theme.tokens().muted)
    strong = painting.Ink(theme.strong_font(), theme.tokens().ink)
    for part, text, ink in (
        (upper.adjusted(0, 0, -beside - 8 if beside else 0, 0), entry.title, strong),
        (upper, entry.aside, figures),
        (lower, entry.note, quiet),
    ):
        at = QStyle.visualRect(option.direction, place, part)
        painting.words(painter, at, text, ink, mirrored=mirrored)
