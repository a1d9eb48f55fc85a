"""The sheet of a tracker as it is, each cell marked with what it was taken for."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from certtrack_app.rules.tracker.reading import Place
from certtrack_app.rules.tracker.seen import SeenValue
from certtrack_app.rules.tracker.text import column_letters
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui import icons, theme
from certtrack_app.ui.intake_cell import story_in_words
from certtrack_app.ui.intake_meanings import meaning_in_words, taken_for
from certtrack_app.ui.intake_painter import CELL, SheetPainter
from certtrack_app.ui.language import shown, tr
from certtrack_app.ui.parts import plain_tip
from certtrack_app.workflows.intake_look import Look
from certtrack_app.workflows.intake_preview import SeenSheet

Index = QModelIndex | QPersistentModelIndex

ROW = 30
_ROOT = QModelIndex()
_MOST_ROWS, _MOST_COLUMNS = 200_000, 300
_NARROWEST, _WIDEST, _MEASURED_ROWS = 76, 240, 60
_ICON, _PAD = 12, 8
_HIDDEN_ICON = 13


class SheetTable(QAbstractTableModel):
    """Rows and columns as in the workbook; of a monstrous sheet only those that hold something.

    What is in sight is looked up then and there: a sheet may have 600,000 cells.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: SeenSheet | None = None
        self._look: Look | None = None
        self.rows: Sequence[int] = ()
        self.columns: Sequence[int] = ()

    def show_sheet(self, sheet: SeenSheet, look: Look) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet, self._look = sheet, look
        self.rows = _lines(sheet.size.rows, _MOST_ROWS)
        self.columns = _lines(sheet.size.columns, _MOST_COLUMNS)
        self.endResetModel()

    def texts_near_the_top(self) -> Mapping[int, set[str]]:
        """Give the distinct texts of each column; what is left out may be cut short."""
        texts: dict[int, set[str]] = {}
        if self.sheet is None or self._look is None:
            return texts
        for row in self.rows[:_MEASURED_ROWS]:
            for column, cell in self._look.line(self.sheet.number, row).items():
                if cell.meaning is not Meaning.IGNORED:
                    texts.setdefault(column, set()).add(text_of(cell.value))
        return texts

    def place(self, index: Index) -> Place:
        """Say which cell of the workbook stands at an index."""
        number = self.sheet.number if self.sheet is not None else 0
        return Place(number, self.rows[index.row()], self.columns[index.column()])

    def index_of(self, row: int, column: int) -> QModelIndex:
        """Say where a cell of the workbook stands here."""
        at = _found(self.rows, row), _found(self.columns, column)
        return self.index(*at) if -1 not in at else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._look is None:
            return None
        place = self.place(index)
        cell = self._look.line(place.sheet, place.row).get(place.column)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(cell.value)
            case Qt.ItemDataRole.ToolTipRole:
                story = self._look.story(place)
                return plain_tip(f"{shown(cell.value)}\n{story_in_words(story) if story else ''}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown(cell.value)}, {meaning_in_words(cell.meaning)}"
            case _ if role == CELL:
                return taken_for(cell.meaning)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        lines = self.columns if across else self.rows
        if self.sheet is None or not 0 <= section < len(lines):
            return None
        size, number = self.sheet.size, lines[section]
        is_hidden = number in (size.hidden_columns if across else size.hidden_rows)
        name = column_letters(number) if across else str(number)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr("{name} hidden", name=name) if is_hidden and across else name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole if is_hidden:
                return tr("{name}, hidden in the workbook", name=name)
            case Qt.ItemDataRole.DecorationRole if is_hidden and not across:
                return icons.picture("eye-off", _HIDDEN_ICON, icons.FAINT, 2.0)
            case _:
                return None


class SheetView(QTableView):
    """Shows a sheet of a tracker; arrows go from cell to cell, Enter offers to set it right."""

    stood_at = Signal(object)
    asked_at = Signal(object, QPoint)
    row_asked = Signal(int, QPoint)
    column_asked = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.setItemDelegate(SheetPainter(self))
        self.setAccessibleName(tr("The sheet, cell by cell"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setDefaultSectionSize(ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setAccessibleName(tr("Rows of the workbook"))
        across.setAccessibleName(tr("Columns of the workbook"))
        for header in (down, across):
            header.setHighlightSections(False)
            header.setSectionsClickable(True)
        down.sectionClicked.connect(self._ask_of_row)
        across.sectionClicked.connect(self._ask_of_column)
        self.doubleClicked.connect(self._ask_of_cell)
        self.selectionModel().currentChanged.connect(self._stand)

    def show_sheet(self, sheet: SeenSheet, look: Look) -> None:
        """Show a sheet, its columns as wide as what stands in them; the place in it is kept."""
        known = self.table.sheet
        again = known is not None and known.reading.topic == sheet.reading.topic
        place = self.table.place(self.currentIndex()) if self.currentIndex().isValid() else None
        scrolled = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.table.show_sheet(sheet, look)
        if again:
            self.verticalScrollBar().setValue(scrolled[0])
            self.horizontalScrollBar().setValue(scrolled[1])
            if place is not None:
                self.setCurrentIndex(self.table.index_of(place.row, place.column))
            return
        metrics, texts = QFontMetrics(theme.figure_font()), self.table.texts_near_the_top()
        for section, column in enumerate(self.table.columns):
            widest = max(map(metrics.horizontalAdvance, texts.get(column, ())), default=0)
            width = widest + _ICON + 3 * _PAD
            self.setColumnWidth(section, max(_NARROWEST, min(width, _WIDEST)))
        self.scrollToTop()

    def point_at(self, row: int, column: int) -> None:
        """Bring a cell into sight and put the keyboard on it."""
        index = self.table.index_of(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def place_now(self) -> Place | None:
        """Say on which cell the keyboard stands."""
        index = self.currentIndex()
        return self.table.place(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Menu):
            self._ask_of_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.asked_at.emit(self.table.place(index), event.globalPos())

    def _stand(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.stood_at.emit(self.table.place(index) if index.isValid() else None)

    def _ask_of_cell(self, index: QModelIndex) -> None:
        if index.isValid():
            beneath = self.visualRect(index).bottomLeft()
            self.asked_at.emit(self.table.place(index), self.viewport().mapToGlobal(beneath))

    def _ask_of_row(self, section: int) -> None:
        header = self.verticalHeader()
        beside = QPoint(header.width(), header.sectionViewportPosition(section))
        self.row_asked.emit(self.table.rows[section], header.mapToGlobal(beside))

    def _ask_of_column(self, section: int) -> None:
        header = self.horizontalHeader()
        beneath = QPoint(header.sectionViewportPosition(section), header.height())
        self.column_asked.emit(self.table.columns[section], header.mapToGlobal(beneath))


def _lines(used: Sequence[int], most: int) -> Sequence[int]:
    """Which rows or columns are shown: all up to the last, or of very many only the used."""
    last = used[-1] if used else 0
    return range(1, last + 1) if last <= most else used


def _found(lines: Sequence[int], line: int) -> int:
    at = bisect_left(lines, line)
    return at if at < len(lines) and lines[at] == line else -1


@lru_cache(maxsize=8192, typed=True)
def text_of(value: SeenValue) -> str:
    """Write a value on one line, as the locale does; the same ones come again and again."""
    return " ".join(shown(value).split())
