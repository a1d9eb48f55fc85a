"""How cells are painted: text, chips, bars and marks on 40-pixel rows with hairlines."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.columns import Bar, Chip, Look, Marked, cell_text
from certtrack_app.ui.parts import plain_tip
from certtrack_app.ui.tables import Role

Index = QModelIndex | QPersistentModelIndex

MARGIN = 12
_ICON = 16
_GAP = 8
_BAR_TEXT = 44


class RowDelegate(QStyledItemDelegate):
    """Paints whatever a column may hold; the view says which row the pointer is over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = option.rect
        self._paint_ground(painter, option, index)
        inner = place.adjusted(MARGIN, 0, -MARGIN, 0)
        _paint_value(painter, option, index, inner)
        if _has_keyboard(option):
            painting.ring(painter, QRectF(place.adjusted(0, 0, 0, -1)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.color("selected"))
        elif index.row() == self.hovered_row:
            painter.fillRect(place, theme.color("hover"))
        below = QRectF(place).bottomLeft(), QRectF(place).bottomRight()
        painting.underline(painter, below[0], below[1], "row_line")

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the whole text of a cell it does not fit into, where the column explains nothing."""
        is_tip = event.type() == QEvent.Type.ToolTip and index.isValid()
        if not is_tip or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        is_cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
        text = plain_tip(cell_text(index.data(Role.VALUE))) if is_cut else ""
        QToolTip.showText(event.globalPos(), text, view)
        return is_cut

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        value = index.data(Role.VALUE)
        metrics = option.fontMetrics
        width = metrics.horizontalAdvance(cell_text(value)) + 2 * MARGIN
        match value:
            case Chip():
                width = painting.chip_width(value.text) + 2 * MARGIN
            case Bar():
                width = 170
            case Marked():
                width += _ICON + _GAP
        return QSize(width, theme.ROW_HEIGHT)


def _is_mirrored(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def _has_keyboard(option: QStyleOptionViewItem) -> bool:
    """Whether this is the current cell of a view that has the keyboard."""
    view: QWidget | None = option.widget
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    return focused and view is not None and view.hasFocus()


def _paint_value(
    painter: QPainter, option: QStyleOptionViewItem, index: Index, place: QRect
) -> None:
    value = index.data(Role.VALUE)
    match value:
        case Chip():
            _paint_chip(painter, option, value, place)
        case Bar():
            _paint_bar(painter, option, value, place)
        case Marked():
            _paint_marked(painter, option, value, place)
        case _:
            text = index.data(Qt.ItemDataRole.DisplayRole)
            _paint_text(painter, option, place, text or "", index.data(Role.LOOK))


def _paint_chip(painter: QPainter, option: QStyleOptionViewItem, chip: Chip, place: QRect) -> None:
    if not chip.text:
        return
    size = QSize(min(painting.chip_width(chip.text), place.width()), painting.CHIP_HEIGHT)
    where = _aligned(option, size, place)
    painting.chip(painter, QRectF(where), chip.text, chip.tone)


def _paint_bar(painter: QPainter, option: QStyleOptionViewItem, bar: Bar, place: QRect) -> None:
    length = max(place.width() - _BAR_TEXT - _GAP, 24)
    where = _aligned(option, QSize(length, painting.BAR_HEIGHT), place)
    mirrored = _is_mirrored(option)
    chosen = option.state & QStyle.StateFlag.State_Selected
    track = "edge" if chosen else "track"
    painting.bar(painter, QRectF(where), bar.share, mirrored=mirrored, track=track)
    beside = place.adjusted(0, 0, -length - _GAP, 0)
    if not mirrored:
        beside.translate(length + _GAP, 0)
    _paint_text(painter, option, beside, str(bar), Look.MUTED)


def _paint_marked(
    painter: QPainter, option: QStyleOptionViewItem, marked: Marked, place: QRect
) -> None:
    where = _aligned(option, QSize(_ICON, _ICON), place)
    scale = painter.device().devicePixelRatio()
    painter.drawPixmap(where.topLeft(), icons.picture(marked.icon, _ICON, marked.tone, scale))
    shift = _ICON + _GAP
    beside = place.adjusted(0, 0, -shift, 0)
    if not _is_mirrored(option):
        beside.translate(shift, 0)
    _paint_text(painter, option, beside, marked.text, Look.PLAIN)


def _aligned(option: QStyleOptionViewItem, size: QSize, place: QRect) -> QRect:
    """Stand something at the near end of a cell, whichever end that is."""
    near = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    direction = Qt.LayoutDirection.LeftToRight
    if _is_mirrored(option):
        direction = Qt.LayoutDirection.RightToLeft
    return QStyle.alignedRect(direction, near, size, place)


def _paint_text(
    painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, look: Any
) -> None:
    mirrored = _is_mirrored(option)
    painting.words(painter, place, text, _ink_of(look), mirrored=mirrored)


def _ink_of(look: Any) -> painting.Ink:
    """Names stand out; what surrounds them is quieter."""
    colors = theme.tokens()
    match look:
        case Look.STRONG:
            return painting.Ink(theme.strong_font(), colors.ink)
        case Look.MUTED:
            return painting.Ink(theme.figure_font(), colors.muted)
        case Look.FIGURE:
            return painting.Ink(theme.figure_font(), colors.muted, at_end=True)
        case _:
            return painting.Ink(theme.body_font(), colors.ink)
