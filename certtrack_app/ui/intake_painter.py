"""Paints the cells of a tracker's sheet: the wash and mark of what each was taken for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.intake_meanings import Taken, sign

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell says what it was taken for."""
_ICON, _PAD = 12, 8
_LOOKS = {taken: (sign(taken).icon, sign(taken).tone) for taken in Taken}


class SheetPainter(QStyledItemDelegate):
    """Paints a cell on the wash of what it was taken for, its mark before its text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = option.rect
        taken = index.data(CELL)
        if taken is not None:
            self._paint_cell(painter, option, index, taken)
        painter.setPen(theme.color("hairline"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            painting.ring(painter, place.toRectF().adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, taken: Taken
    ) -> None:
        place, colors, (icon, tone) = option.rect, theme.tokens(), _LOOKS[taken]
        if tone is not None:
            painter.fillRect(place.adjusted(0, 0, -1, -1), QColor(colors.tones[tone].wash))
        ink = colors.ink if tone is not None else colors.muted
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        scale = painter.device().devicePixelRatio()
        mark = icons.picture(icon, _ICON, tone or icons.FAINT, scale)
        left = place.right() - _PAD - _ICON if mirrored else place.left() + _PAD
        painter.drawPixmap(left, place.center().y() - _ICON // 2, mark)
        near, far = _PAD + _ICON + 6, _PAD
        words = place.adjusted(far, 0, -near, 0) if mirrored else place.adjusted(near, 0, -far, 0)
        font = theme.strong_font() if taken is Taken.HEADING else theme.figure_font()
        painting.words(
            painter, words, str(index.data() or ""), painting.Ink(font, ink), mirrored=mirrored
        )
