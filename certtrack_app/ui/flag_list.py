"""Flags as a list: what, whose, why, since when, and the one obvious act at the end of the row."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle

from certtrack_app.ui.flag_painter import FLAG_ROLE, FlagPainter, FlagRows, act_area
from certtrack_app.ui.flag_words import flag_title, read_out
from certtrack_app.ui.parts import plain_tip
from certtrack_app.workflows.flags import FlagRow

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class _Flags(QAbstractListModel):
    """The flags, as Qt's views ask for them."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[FlagRow, ...] = ()

    def show_flags(self, flags: Sequence[FlagRow]) -> None:
        self.beginResetModel()
        self.shown = tuple(flags)
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
            case int(value) if value == FLAG_ROLE:
                return flag
            case _:
                return None


class FlagList(FlagRows):
    """The flags. `acted` gives the one whose act was pressed, or entered, or double-clicked.

    `menu_wanted` gives a flag and where on screen its menu belongs.
    """

    acted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, name: str, *, compact: bool = False) -> None:
        super().__init__()
        self._compact = compact
        self._flags = _Flags()
        self._flags.setParent(self)
        self.setAccessibleName(name)
        self.setModel(self._flags)
        self.setItemDelegate(FlagPainter(self, compact=compact))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.acted.emit(self._flags.shown[index.row()]))

    @property
    def flags(self) -> tuple[FlagRow, ...]:
        """The flags in sight, in their order."""
        return self._flags.shown

    def show_flags(self, flags: Sequence[FlagRow], today: date) -> None:
        """Show other flags; the one that was chosen stays so, or the one that took its place."""
        chosen, at = self.chosen_flag(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.today = today
        self._flags.show_flags(flags)
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

    def action_areas(self) -> list[QRect]:
        """Where acts are painted: at the end of every row, or of the chosen one."""
        rows = self.viewport().rect() if not self._compact else self.visualRect(self.currentIndex())
        if rows.isEmpty():
            return []
        act = act_area(rows)
        where = QStyle.visualRect(self.layoutDirection(), rows, act)
        return [QRect(where.left(), rows.top(), where.width(), rows.height())]

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
        area = act_area(place)
        where = QStyle.visualRect(self.layoutDirection(), place, area)
        return index.row() if where.contains(at) else -1
