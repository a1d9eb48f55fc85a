"""The headings of a table: quiet words, an arrow where it is sorted, a menu to choose columns."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QWidget

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.language import tr

HEIGHT = 38
_MARGIN = 12
_ARROW = 14


class Headings(QHeaderView):
    """A header that paints itself, so that it looks the same on every system."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Columns"))
        self.setSortIndicatorShown(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = str(self.model().headerData(section, self.orientation()) or "")
        is_sorted = self.sortIndicatorSection() == section
        painter.setFont(theme.strong_font() if is_sorted else theme.body_font())
        painter.setPen(theme.color("ink" if is_sorted else "muted"))
        room = inner.width() - (_ARROW + 4 if is_sorted else 0)
        said = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        place = self._text_place(painter, inner, said, section, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, said)
        if is_sorted:
            self._paint_arrow(painter, place)
        bottom = QRectF(rect)
        left, right = QPointF(bottom.left(), bottom.bottom() - 1), bottom.bottomRight()
        painting.underline(painter, left, QPointF(right.x(), right.y() - 1), "hairline")
        painter.restore()

    def _text_place(
        self, painter: QPainter, inner: QRect, said: str, section: int, room: int
    ) -> QRect:
        width = min(painter.fontMetrics().horizontalAdvance(said) + 1, room)
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(section, self.orientation(), role)
        aligned = Qt.AlignmentFlag(side) if side is not None else Qt.AlignmentFlag.AlignLeading
        return QStyle.alignedRect(
            self.layoutDirection(), aligned, QSize(width, inner.height()), inner
        )

    def _paint_arrow(self, painter: QPainter, text: QRect) -> None:
        ascending = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        scale = self.devicePixelRatioF()
        name = "chevron-up" if ascending else "chevron-down"
        arrow = icons.picture(name, _ARROW, icons.MUTED, scale)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = text.left() - _ARROW - 4 if mirrored else text.right() + 5
        painter.drawPixmap(left, text.center().y() - _ARROW // 2 + 1, arrow)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.columns_menu().popup(event.globalPos())

    def columns_menu(self) -> QMenu:
        """Make the menu in which columns are shown and hidden; the first always stays."""
        menu = QMenu(tr("Columns"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in range(1, self.count()):
            action = menu.addAction(str(self.model().headerData(section, self.orientation())))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(section))
            action.toggled.connect(
                lambda on, section=section: self.setSectionHidden(section, not on)
            )
        return menu
