"""Qt's table models over frozen rows: a short list in memory here, a window over many in paging."""

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from certtrack_app.ui.columns import Column, Look, cell_text
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import plain_tip

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What delegates ask a table for beyond Qt's own roles."""

    VALUE = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2


class RowTable(QAbstractTableModel, Generic[R]):
    """A table of frozen rows through a tuple of columns; its kinds say where the rows are.

    `key_of` tells rows apart, so that a chosen row stays chosen when its table is read again.
    """

    settled = Signal()

    def __init__(
        self,
        columns: tuple[Column[R], ...],
        key_of: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.key_of = key_of

    def row_at(self, number: int) -> R | None:
        """Give a row, or None where it has not come yet."""
        raise NotImplementedError

    def number_of(self, key: Hashable) -> int:
        """Say where the row of a key stands, -1 where it is not at hand."""
        raise NotImplementedError

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return self._awaited(index, role)
        return self._cell(self.columns[index.column()], row, role)

    def _awaited(self, index: Index, role: int) -> Any:
        """What stands in a cell whose row has not come yet."""
        return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None

    def _cell(self, column: Column[R], row: R, role: int) -> Any:
        match role:
            case Role.VALUE:
                return column.value(row)
            case Role.LOOK:
                return column.look
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(column.value(row))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.tip(row)) if column.tip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(column.title)}: {cell_text(column.value(row))}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(column.title)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Figures stand at the far end, words at the near one."""
    side = Qt.AlignmentFlag.AlignLeading
    if column.look is Look.FIGURE:
        side = Qt.AlignmentFlag.AlignTrailing
    return side | Qt.AlignmentFlag.AlignVCenter


class ListTable(RowTable[R]):
    """A short list, kept whole: filtered and sorted here."""

    def __init__(
        self,
        columns: tuple[Column[R], ...],
        key_of: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, key_of, parent)
        self._all: tuple[R, ...] = ()
        self._shown: list[R] = []
        self._text = ""
        self._sorted_by: Column[R] | None = None
        self._descending = False

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, sorted and filtered as these were."""
        self._all = tuple(rows)
        self._arrange()

    def search(self, text: str) -> None:
        """Keep the rows in which every word is found."""
        self._text = text
        self._arrange()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def row_at(self, number: int) -> R | None:
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def number_of(self, key: Hashable) -> int:
        return next((n for n, row in enumerate(self._shown) if self.key_of(row) == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        sorted_by = self.columns[column] if 0 <= column < len(self.columns) else None
        self._sorted_by = sorted_by if sorted_by and sorted_by.sort_by else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        words = self._text.casefold().split()
        self._shown = [row for row in self._all if self._holds(row, words)]
        if self._sorted_by and self._sorted_by.sort_by:
            self._shown.sort(key=self._sorted_by.sort_by, reverse=self._descending)
        self.endResetModel()
        self.settled.emit()

    def _holds(self, row: R, words: list[str]) -> bool:
        if not words:
            return True
        text = " ".join(cell_text(column.value(row)) for column in self.columns).casefold()
        return all(word in text for word in words)
