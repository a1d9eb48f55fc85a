"""A thin bar with its figures beside it, outside tables."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from certtrack_app.ui import painting, theme
from certtrack_app.ui.columns import Bar
from certtrack_app.ui.language import number_text, tr

_HEIGHT = 20
_GAP = 10


class ProgressLine(QWidget):
    """Shows how much of a target is there: 12 / 60 hours."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: Bar | None = None
        self._words = ""
        self.setFixedHeight(_HEIGHT)

    def show_bar(self, bar: Bar | None, unit: str = "") -> None:
        """Show a bar; without one, nothing."""
        self._bar = bar
        self.setVisible(bar is not None)
        if bar is not None:
            share = f"{number_text(bar.done)} / {number_text(bar.total)} {unit}".strip()
            self._words = tr("{share} so far", share=share)
            self.setAccessibleName(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.figure_font())
        wide = painter.fontMetrics().horizontalAdvance(self._words)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = painting.Ink(theme.figure_font(), theme.tokens().muted, at_end=True)
        painting.words(painter, self.rect(), self._words, ink, mirrored=mirrored)
        room = self.width() - wide - _GAP
        left = wide + _GAP if mirrored else 0
        place = QRectF(left, (_HEIGHT - painting.BAR_HEIGHT) / 2, room, painting.BAR_HEIGHT)
        painting.bar(painter, place, self._bar.share, mirrored=mirrored)
