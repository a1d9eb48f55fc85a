"""A room that scrolls down only, and gives sentences that wrap the height they need."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scroll(QScrollArea):
    """Shows one widget, as tall as it must be at the width there is.

    Qt goes by the height of a label before it wraps, and squeezes whatever has wrapped.
    """

    def __init__(self, inside: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if inside is not None:
            self.hold(inside)

    def hold(self, inside: QWidget) -> None:
        """Show a widget; the one before it goes."""
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._give_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._give_height()
        return super().eventFilter(watched, event)

    def _give_height(self) -> None:
        inside = self.widget()
        laid = inside.layout() if inside is not None else None
        if inside is not None and laid is not None and laid.hasHeightForWidth():
            width = max(self.viewport().width(), laid.totalMinimumSize().width())
            inside.setMinimumHeight(laid.totalHeightForWidth(width))
