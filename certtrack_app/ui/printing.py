"""Printing where the system's print service takes no PDF: page after page as a picture."""

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from certtrack_app.ui.canvas import Document, Sheet, draw_page
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Lane

_DOTS_AN_INCH = 300
_SCREEN_DOTS_AN_INCH = 96


class PagePrinter(QObject):
    """Prints a document's pages one by one, so that never more than one is in memory.

    `printed` says that the last page is with the printer, `failed` that it did not take them.
    """

    printed = Signal()
    failed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def print_document(self, document: Document, printer: QPrinter) -> None:
        """Print all pages."""
        self._document, self._printer, self._page = document, printer, 0
        self._painter = QPainter()
        if not self._painter.begin(printer):
            self.failed.emit()
            return
        self._ask_page()

    def _ask_page(self) -> None:
        document, page = self._document, self._page

        def work() -> tuple[Sheet, int]:
            sheet = draw_page(document, page, _DOTS_AN_INCH / _SCREEN_DOTS_AN_INCH)
            return sheet, document.page_count

        self._desk.run(Lane.ASK, self, lambda _progress: work(), self._paint_page)

    def _paint_page(self, answer: tuple[Sheet, int]) -> None:
        sheet, count = answer
        paint_whole(self._painter, sheet.image)
        self._page += 1
        if self._page < count:
            self._printer.newPage()
            self._ask_page()
        else:
            self._painter.end()
            self.printed.emit()


def paint_whole(painter: QPainter, image: QImage) -> None:
    """Paint a page as large as the paper allows, in its own proportions."""
    room = painter.viewport()
    size: QSize = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # Without it Qt compresses the page as JPEG, and thin lines blur.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRect(room.topLeft(), size), image)
