"""The sheet of a tracker as it is, each cell marked with what it was taken for."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from certtrack_app.rules.tracker.text import column_letters
from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.intake_meanings import Taken, meaning_in_words, sign, taken_for
from certtrack_app.ui.language import shown, tr
from certtrack_app.ui.parts import plain_tip
from certtrack_app.workflows.intake_preview import Position, SeenCell, SeenSheet

Index = QModelIndex | QPersistentModelIndex

ROW = 30
_ROOT = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole + 1
_MOST_ROWS, _MOST_COLUMNS = 20_000, 300
_NARROWEST, _WIDEST, _MEASURED_ROWS = 70, 240, 60
_ICON, _PAD = 12, 8


class SheetTable(QAbstractTableModel):
    """Rows and columns as in the workbook; of a monstrous sheet only those that hold something."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = SeenSheet("", "", used=False, because="", cells={}, last_row=0, last_column=0)
        self.rows: list[int] = []
        self.columns: list[int] = []

    def show_sheet(self, sheet: SeenSheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.rows = _lines({row for row, _ in sheet.cells}, sheet.last_row, _MOST_ROWS)
        self.columns = _lines(
            {column for _, column in sheet.cells}, sheet.last_column, _MOST_COLUMNS
        )
        self.endResetModel()

    def seen(self, index: Index) -> SeenCell | None:
        """Give the cell at an index, None where the sheet holds nothing."""
        return self._sheet.cells.get((self.rows[index.row()], self.columns[index.column()]))

    def index_of(self, place: Position) -> QModelIndex:
        """Say where a cell of the workbook stands here."""
        if place[0] in self.rows and place[1] in self.columns:
            return self.index(self.rows.index(place[0]), self.columns.index(place[1]))
        return QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        seen = self.seen(index) if index.isValid() else None
        if seen is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _one_line(shown(seen.value))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{shown(seen.value)}\n{meaning_in_words(seen.meaning)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown(seen.value)}, {meaning_in_words(seen.meaning)}"
            case _ if role == _CELL:
                return taken_for(seen.meaning)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(self.columns[section])
        return str(self.rows[section])


class SheetView(QTableView):
    """Shows a sheet of a tracker, read only; arrows go from cell to cell."""

    def __init__(self) -> None:
        super().__init__()
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_SheetPainter(self))
        self.setAccessibleName(tr("The sheet, cell by cell"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setAccessibleName(tr("Rows of the workbook"))
        self.horizontalHeader().setAccessibleName(tr("Columns of the workbook"))

    def show_sheet(self, sheet: SeenSheet) -> None:
        """Show a sheet from its beginning, its columns as wide as what stands in them."""
        self.table.show_sheet(sheet)
        for section in range(self.table.columnCount()):
            width = self._widest(section) + _ICON + 3 * _PAD
            self.setColumnWidth(section, max(_NARROWEST, min(width, _WIDEST)))
        self.scrollToTop()

    def _widest(self, section: int) -> int:
        """Measure what was taken; a title above the table may be cut short."""
        metrics = QFontMetrics(theme.figure_font())
        cells = (
            self.table.index(row, section)
            for row in range(min(self.table.rowCount(), _MEASURED_ROWS))
        )
        texts = (cell.data() for cell in cells if cell.data(_CELL) not in (None, Taken.LEFT_OUT))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def point_at(self, place: Position) -> None:
        """Bring a cell into sight and put the keyboard on it."""
        index = self.table.index_of(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)


class _SheetPainter(QStyledItemDelegate):
    """Paints a cell on the wash of what it was taken for, its mark before its text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = option.rect
        taken = index.data(_CELL)
        colors = theme.tokens()
        if taken is not None:
            self._paint_cell(painter, option, index, taken)
        painter.setPen(QColor(colors.hairline))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            painting.ring(painter, place.toRectF().adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, taken: Taken
    ) -> None:
        place, colors, look = option.rect, theme.tokens(), sign(taken)
        if look.tone is not None:
            painter.fillRect(place.adjusted(0, 0, -1, -1), QColor(colors.tones[look.tone].wash))
        ink = colors.ink if look.tone is not None else colors.muted
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        scale = painter.device().devicePixelRatio()
        mark = icons.picture(look.icon, _ICON, look.tone or icons.FAINT, scale)
        left = place.right() - _PAD - _ICON if mirrored else place.left() + _PAD
        painter.drawPixmap(left, place.center().y() - _ICON // 2, mark)
        near, far = _PAD + _ICON + 6, _PAD
        words = place.adjusted(far, 0, -near, 0) if mirrored else place.adjusted(near, 0, -far, 0)
        font = theme.strong_font() if taken is Taken.HEADING else theme.figure_font()
        painting.words(
            painter, words, str(index.data() or ""), painting.Ink(font, ink), mirrored=mirrored
        )


def _lines(used: set[int], last: int, most: int) -> list[int]:
    """Which rows or columns are shown: all up to the last, or of very many only the used."""
    return list(range(1, last + 1)) if last <= most else sorted(used)


def _one_line(text: str) -> str:
    return " ".join(text.split())
