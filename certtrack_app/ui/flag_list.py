"""Flags as a list: what, whose, why, since when, and the one obvious act at the end of the row."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.ui import painting, theme
from certtrack_app.ui.flag_words import act_text
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.parts import plain_tip
from certtrack_app.ui.wording import flag_chip
from certtrack_app.workflows.flags import FlagRow

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_FLAG_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 14
_CHIP = 116
_ACT_HEIGHT = 28
_AGE = 52
_ACT = 126
_NAME = 168
COMPACT_ROW = 40
ROW = 58


class _Flags(QAbstractListModel):
    """The flags, as Qt's views ask for them."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min
        self.shown: tuple[FlagRow, ...] = ()

    def show_flags(self, flags: Sequence[FlagRow], today: date) -> None:
        self.beginResetModel()
        self.shown, self.today = tuple(flags), today
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        flag = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return flag_title(flag)
            case Qt.ItemDataRole.AccessibleTextRole:
                return read_out(flag)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{flag.because}\n{flag.remedy}")
            case int(value) if value == _FLAG_ROLE:
                return flag
            case _:
                return None


def flag_title(flag: FlagRow) -> str:
    """Whom and what a flag is about."""
    about = flag.requirement or flag.credential or flag.program
    return " · ".join(filter(None, (flag.participant or tr("The office"), about)))


def read_out(flag: FlagRow) -> str:
    """A flag as a screen reader says it, with what Enter does."""
    kind = flag_chip(flag.kind, flag.severity).text
    return f"{kind}: {flag_title(flag)}. {flag.because} {tr('Enter')}: {act_text(flag.kind)}"


def age_text(since: date, today: date) -> str:
    """Say for how many days something has stood."""
    return tr("{n} d", n=str(max((today - since).days, 0)))


def reason_text(flag: FlagRow) -> str:
    """Why a flag stands, what matters first: how late before how that was reckoned."""
    if flag.kind is FlagKind.OVERDUE:
        was_due = day_text(flag.since - timedelta(days=1))
        return tr("Was due {day}. {because}", day=was_due, because=flag.because)
    return flag.because


def search_text(flag: FlagRow) -> str:
    """The words a search looks in."""
    return read_out(flag).casefold()


class _Painter(QStyledItemDelegate):
    """Paints a flag on one line, or on two with its act as a button."""

    def __init__(self, view: "FlagList", *, compact: bool) -> None:
        super().__init__(view)
        self._view = view
        self._compact = compact

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, COMPACT_ROW if self._compact else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        flag: FlagRow = index.data(_FLAG_ROLE)
        place = option.rect
        painter.save()
        self._paint_ground(painter, option)
        chip = flag_chip(flag.kind, flag.severity)
        size = QRect(
            place.left() + _MARGIN,
            place.center().y() - painting.CHIP_HEIGHT // 2,
            min(painting.chip_width(chip.text), _CHIP),
            painting.CHIP_HEIGHT,
        )
        where = QStyle.visualRect(option.direction, place, size)
        painting.chip(painter, QRectF(where), chip.text, chip.tone)
        if self._compact:
            self._paint_line(painter, option, flag)
        else:
            self._paint_lines(painter, option, flag)
        self._paint_act(painter, option, index, flag)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painting.ring(painter, QRectF(place).adjusted(1, 1, -1, -2), 6)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        place = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.color("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.color("hover"))
        below = QRectF(place)
        painting.underline(painter, below.bottomLeft(), below.bottomRight(), "row_line")

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, flag: FlagRow) -> None:
        """One line: the name, then why."""
        words = self._words(option)
        name = QRect(words)
        name.setWidth(min(_NAME, words.width() // 2))
        why = words.adjusted(name.width() + 12, 0, 0, 0)
        about = flag.requirement or flag.credential
        because = ": ".join(filter(None, (about, reason_text(flag))))
        strong = painting.Ink(theme.strong_font(), theme.tokens().ink)
        quiet = painting.Ink(theme.body_font(), theme.tokens().muted)
        self._write(painter, option, name, flag.participant or tr("The office"), strong)
        self._write(painter, option, why, because, quiet)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, flag: FlagRow) -> None:
        """Two lines: whom and what it is about, and why."""
        words = self._words(option)
        middle = words.center().y()
        upper = QRect(words.left(), middle - 20, words.width(), 20)
        lower = QRect(words.left(), middle + 1, words.width(), 19)
        strong = painting.Ink(theme.strong_font(), theme.tokens().ink)
        quiet = painting.Ink(theme.font(12), theme.tokens().muted)
        self._write(painter, option, upper, flag_title(flag), strong)
        self._write(painter, option, lower, reason_text(flag), quiet)

    def _paint_act(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, flag: FlagRow
    ) -> None:
        """The age of the flag, and its act as a button, or in its place on the row in use."""
        button = self._view.act_area(option.rect)
        quiet = painting.Ink(theme.figure_font(), theme.tokens().muted, at_end=True)
        if self._compact and not _is_in_use(option):
            self._write(painter, option, button, self._age(flag), quiet)
            return
        if not self._compact:
            age = QRect(button.left() - _AGE - 12, option.rect.top(), _AGE, option.rect.height())
            self._write(painter, option, age, self._age(flag), quiet)
        where = QStyle.visualRect(option.direction, option.rect, button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self._view.hovered_act == index.row() else "edge"
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(theme.color("accent"))
        painter.setFont(theme.strong_font())
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, act_text(flag.kind))

    def _words(self, option: QStyleOptionViewItem) -> QRect:
        """The room for words between the chip and what stands at the end."""
        area = option.rect
        left = area.left() + _MARGIN + _CHIP
        if self._compact and not _is_in_use(option):
            end = area.right() - _MARGIN - _AGE
        else:
            end = self._view.act_area(area).left() - 12
        end -= 0 if self._compact else _AGE + 4
        return QRect(left, area.top(), max(end - left, 40), area.height())

    def _age(self, flag: FlagRow) -> str:
        return age_text(flag.since, self._view.today)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        ink: painting.Ink,
    ) -> None:
        where = QStyle.visualRect(option.direction, option.rect, place)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painting.words(painter, where, text, ink, mirrored=mirrored)


def _is_in_use(option: QStyleOptionViewItem) -> bool:
    """Whether a row is chosen, or the pointer is over it."""
    used = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    return bool(option.state & used)


class FlagList(QListView):
    """The flags. `acted` gives the one whose act was pressed, or entered, or double-clicked.

    `menu_wanted` gives a flag and where on screen its menu belongs.
    """

    acted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, name: str, *, compact: bool = False) -> None:
        super().__init__()
        self._flags = _Flags()
        self._flags.setParent(self)
        self.hovered_act = -1
        self.setAccessibleName(name)
        self.setModel(self._flags)
        self.setItemDelegate(_Painter(self, compact=compact))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.acted.emit(self._flags.shown[index.row()]))

    @property
    def today(self) -> date:
        """The day the flags were read for."""
        return self._flags.today

    @property
    def flags(self) -> tuple[FlagRow, ...]:
        """The flags in sight, in their order."""
        return self._flags.shown

    def show_flags(self, flags: Sequence[FlagRow], today: date) -> None:
        """Show other flags; the one that was chosen stays so, or the one that took its place."""
        chosen, at = self.chosen_flag(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._flags.show_flags(flags, today)
        keys = [flag.id for flag in flags]
        if chosen is not None and keys:
            row = keys.index(chosen.id) if chosen.id in keys else min(at, len(keys) - 1)
            self.setCurrentIndex(self._flags.index(row, 0))
            self.verticalScrollBar().setValue(scrolled)

    def chosen_flag(self) -> FlagRow | None:
        """Give the flag the keyboard is on."""
        row = self.currentIndex().row()
        return self._flags.shown[row] if 0 <= row < len(self._flags.shown) else None

    def choose(self, key: int) -> None:
        """Put the keyboard on the flag with a key."""
        for row, flag in enumerate(self._flags.shown):
            if flag.id == key:
                self.setCurrentIndex(self._flags.index(row, 0))

    def act_area(self, row: QRect) -> QRect:
        """Where the act of a row stands, as if read from left to right."""
        top = row.center().y() - _ACT_HEIGHT // 2
        return QRect(row.right() - _MARGIN - _ACT, top, _ACT, _ACT_HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._act_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._act_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.acted.emit(self._flags.shown[row])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        flag = self.chosen_flag()
        if flag is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        where = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
        self.menu_wanted.emit(flag, where)

    def _hover(self, row: int) -> None:
        if row != self.hovered_act:
            self.hovered_act = row
            self.viewport().update()

    def _act_at(self, at: QPoint) -> int:
        """The row whose act is under a point; -1 where none is."""
        index = self.indexAt(at)
        if not index.isValid():
            return -1
        place = self.visualRect(index)
        area = self.act_area(place)
        where = QStyle.visualRect(self.layoutDirection(), place, area)
        return index.row() if where.contains(at) else -1
