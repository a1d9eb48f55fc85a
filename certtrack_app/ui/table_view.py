"""The table on screen: chooses, opens, copies, pastes, and remembers its columns."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from certtrack_app.ui import theme
from certtrack_app.ui.columns import copied_text, pasted_text
from certtrack_app.ui.delegates import RowDelegate
from certtrack_app.ui.headers import Headings
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.tables import RowTable

R = TypeVar("R")


class TableView(QTableView, Generic[R]):
    """Shows a table of rows.

    `chosen` gives the row the keyboard is on (or None), `opened` the row double-clicked or entered,
    `pasted` the cells of the clipboard as a list of rows. With `keeps_choice`, some row is always
    chosen.
    """

    chosen = Signal(object)
    opened = Signal(object)
    pasted = Signal(object)

    def __init__(
        self,
        table: RowTable[R],
        name: str,
        memory: Memory | None = None,
        *,
        keeps_choice: bool = False,
    ) -> None:
        super().__init__()
        self.rows = table
        self._memory = memory
        self._memory_name = f"tables/{table_name(name, table)}"
        self._keeps_choice = keeps_choice
        self._chosen_key: Hashable = None
        self._scrolled = 0
        self._is_awaited = False
        self.setObjectName(name)
        self._dress()
        self.setModel(table)
        self._lay_columns()
        self._listen()

    def _dress(self) -> None:
        self._painter = RowDelegate(self)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(Headings(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _lay_columns(self) -> None:
        """Give columns their widths, or those the person gave them."""
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for section, column in enumerate(self.rows.columns):
            header.resizeSection(section, column.width)
            header.setSectionHidden(section, column.hidden)
        if self._memory and not (kept := self._memory.layout(self._memory_name)).isEmpty():
            header.restoreState(kept)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._sorted_section = header.sortIndicatorSection()

    def _listen(self) -> None:
        header = self.horizontalHeader()
        header.sortIndicatorChanged.connect(self._sort)
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(self._keep_columns)
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentRowChanged.connect(self._choose_index)
        self.rows.modelAboutToBeReset.connect(self._note_place)
        self.rows.settled.connect(self._return_to_place)
        self.rows.dataChanged.connect(self._choose_arrived)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the column that stretches what the others leave, but never less than its width."""
        header = self.horizontalHeader()
        stretching = (n for n, column in enumerate(self.rows.columns) if column.stretch)
        section = next(stretching, None)
        if section is None or header.isSectionHidden(section):
            return
        left = self.viewport().width() - (header.length() - header.sectionSize(section))
        wanted = max(left, self.rows.columns[section].width)
        if wanted != header.sectionSize(section):
            header.resizeSection(section, wanted)

    def start_sorted(self) -> None:
        """Sort as the person last sorted; call once before the first rows."""
        header = self.horizontalHeader()
        if self._sorted_section >= 0:
            self.rows.sort(self._sorted_section, header.sortIndicatorOrder())

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if section >= 0 and not self.rows.columns[section].sortable:
            kept = self._sorted_section
            self.horizontalHeader().setSortIndicator(kept, order)
            return
        self._sorted_section = section
        self.rows.sort(section, order)
        self._keep_columns()

    def _keep_columns(self) -> None:
        self._share_room()
        if self._memory:
            self._memory.keep_layout(self._memory_name, self.horizontalHeader().saveState())

    def chosen_row(self) -> R | None:
        """Give the row the keyboard is on."""
        return (
            self.rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        )

    def chosen_numbers(self) -> list[int]:
        """Say which rows are selected, by their numbers from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def chosen_rows(self) -> list[R]:
        """Give the selected rows that are at hand; `PagedTable.rows_at` fetches the others."""
        rows = (self.rows.row_at(number) for number in self.chosen_numbers())
        return [row for row in rows if row is not None]

    def choose(self, key: Hashable) -> bool:
        """Choose the row of a key; False where it is not at hand."""
        number = self.rows.number_of(key)
        if number < 0:
            return False
        self._set_current(number)
        return True

    def choose_number(self, number: int) -> None:
        """Choose a row by its number from the top; `chosen` comes once the row has."""
        self._set_current(number)

    def _set_current(self, number: int) -> None:
        index = self.rows.index(number, self._first_shown_column())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _first_shown_column(self) -> int:
        shown = (n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n))
        return next(shown, 0)

    def _choose_index(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows.row_at(current.row()) if current.isValid() else None
        self._is_awaited = current.isValid() and row is None
        if row is not None:
            self._chosen_key = self.rows.key_of(row)
        self.chosen.emit(row)

    def _choose_arrived(self) -> None:
        """Say the chosen row again, now that it has come."""
        if self._is_awaited and self.chosen_row() is not None:
            self._choose_index(self.currentIndex(), QModelIndex())

    def _open_index(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row is not None:
            self.opened.emit(row)

    def _note_place(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _return_to_place(self) -> None:
        """After another reading, stand where the person stood."""
        if self.currentIndex().isValid() or not self.rows.rowCount():
            return
        number = self.rows.number_of(self._chosen_key) if self._chosen_key is not None else -1
        if number < 0 and not self._keeps_choice:
            return
        self._set_current(max(number, 0))
        if number >= 0:
            self.verticalScrollBar().setValue(self._scrolled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(clipboard_cells())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(seen) for seen in range(header.count())]
        columns = [self.rows.columns[n] for n in order if not self.isColumnHidden(n)]
        lines = [
            "\t".join(copied_text(c.value(row)) for c in columns) for row in self.chosen_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered_row:
            self._painter.hovered_row = row
            self.viewport().update()


def table_name(name: str, table: RowTable[Any]) -> str:
    """Name a table with its columns, so that a layout of other columns is not taken for it."""
    titles = "-".join(column.title.replace(" ", "").replace("/", "") for column in table.columns)
    return f"{name}/{titles}"


def clipboard_cells() -> list[list[str]]:
    """Read the clipboard as the cells of a spreadsheet, row by row."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
    if not text:
        return []
    return [[pasted_text(cell) for cell in line.split("\t")] for line in text.split("\n")]
