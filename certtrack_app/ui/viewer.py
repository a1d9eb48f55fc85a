"""Looking at evidence without leaving the window: pages of a PDF, and pictures.

A page comes as pixels from whoever can draw it; nothing of the file is run or handed to the system.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from certtrack_app.ui.canvas import (
    MARGIN,
    STEP,
    Canvas,
    Document,
    Fit,
    Sheet,
    draw_page,
    natural_size,
    read_picture,
    within_reason,
    zoom_in_room,
)
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Job, Lane
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import icon_button, label
from certtrack_app.ui.states import BusyStrip, Message


class Viewer(QWidget):
    """Shows a document page by page, or a picture; the rest of the keyboard stays the pane's.

    Page up and down turn pages, Ctrl with plus, minus and 0 changes the size.
    """

    page_shown = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document: Document | None = None
        self._sheet: Sheet | None = None
        self._page = 0
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._job: Job | None = None
        self._make_rooms()
        self._redraw_soon = QTimer(self)
        self._redraw_soon.setSingleShot(True)
        self._redraw_soon.setInterval(120)
        self._redraw_soon.timeout.connect(self._draw)
        self._lay_out()
        self.canvas.dragged.connect(self._drag)
        self.canvas.zoomed.connect(self.zoom_by)
        self.show_nothing(tr("Nothing to show"), tr("Choose a piece of evidence to see it here."))

    def _make_rooms(self) -> None:
        self.canvas = Canvas()
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.canvas)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setAccessibleName(tr("Document"))
        self._message = Message()
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._message)
        self._rooms.addWidget(self._scroll)
        self._busy = BusyStrip()

    def _lay_out(self) -> None:
        self._page_words = label("", "muted")
        self._zoom_words = label("", "muted")
        self._turners = [
            self._tool("chevron-left", tr("Previous page"), lambda: self.turn_to(self._page - 1)),
            self._tool("chevron-right", tr("Next page"), lambda: self.turn_to(self._page + 1)),
        ]
        self._tools = [
            self._tool("zoom-out", tr("Smaller"), lambda: self.zoom_by(1 / STEP)),
            self._tool("zoom-in", tr("Larger"), lambda: self.zoom_by(STEP)),
            self._tool("maximize", tr("Whole page or whole width"), self._switch_fit),
        ]
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for part in (*self._turners, self._page_words):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self._zoom_words, *self._tools):
            bar.addWidget(part)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        laid.addLayout(bar)
        laid.addWidget(self._busy)
        laid.addWidget(self._rooms, 1)

    def _tool(self, icon: str, name: str, act: Callable[[], None]) -> QWidget:
        made = icon_button(icon, name)
        made.clicked.connect(lambda _checked: act())
        return made

    def show_document(self, document: Document) -> None:
        """Show a document from its first page."""
        self._document = document
        self.turn_to(0)

    def show_picture(self, encoded: bytes) -> None:
        """Show a picture, turned as its camera noted."""
        self._document = None
        self._page = 0
        self._run(lambda: read_picture(encoded), self._take)

    def show_nothing(self, heading: str, sentence: str) -> None:
        """Show, in place of a document, why there is none."""
        self._document, self._sheet = None, None
        self._message.say("file", heading, sentence, None)
        self._rooms.setCurrentWidget(self._message)
        self._say_where()

    def turn_to(self, page: int) -> None:
        """Show another page, counted from 0; beyond the ends nothing happens."""
        if self._document is not None and 0 <= page < self._document.page_count:
            self._page = page
            self._draw()

    def zoom_by(self, factor: float) -> None:
        """Show larger or smaller."""
        self._fit = Fit.FREE
        self._zoom = within_reason(self._zoom * factor)
        self._resize()

    def fit(self, fit: Fit) -> None:
        """Show the whole width or the whole page, also when the room changes."""
        self._fit = fit
        self._resize()

    def _switch_fit(self) -> None:
        self.fit(Fit.WIDTH if self._fit is Fit.PAGE else Fit.PAGE)

    def _draw(self) -> None:
        """Draw the page in the size it is shown in, in a lane."""
        document, page = self._document, self._page
        if document is None:
            return
        ratio, room, fit, zoom = self.devicePixelRatioF(), self._room(), self._fit, self._zoom

        def work() -> Sheet:
            natural = natural_size(document, page)
            return draw_page(document, page, zoom_in_room(natural, room, fit, zoom) * ratio)

        self._run(work, self._take)

    def _run(self, work: Callable[[], Sheet | None], then: Callable[[Sheet | None], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.run(Lane.ASK, self, lambda _progress: work(), then)
        self._busy.follow(self._job)
        for hearer in ("refused", "failed"):
            setattr(self._job, hearer, self._could_not)

    def _take(self, sheet: Sheet | None) -> None:
        self._busy.leave()
        self._sheet = sheet
        if sheet is None:
            self._could_not(None)
            return
        self._rooms.setCurrentWidget(self._scroll)
        self._show()
        self.page_shown.emit(self._page)

    def _could_not(self, _raised: object) -> None:
        self._busy.leave()
        self.show_nothing(
            tr("This file cannot be shown"),
            tr(
                "It may be damaged, or of a kind that CertTrack does not open. It is kept as it is."
            ),
        )

    def _resize(self) -> None:
        """Show the picture in its new size at once, and draw the page afresh when things rest."""
        self._show()
        if self._document is not None:
            self._redraw_soon.start()

    def _show(self) -> None:
        if self._sheet is None:
            return
        self._zoom = zoom_in_room(self._sheet.natural, self._room(), self._fit, self._zoom)
        size = (self._sheet.natural * self._zoom).toSize()
        self.canvas.show_image(self._sheet.image, size)
        self._say_where()

    def _room(self) -> QSizeF:
        """Say how much room a page has beside a scroll bar, whether that shows now or not."""
        edge = 2 * MARGIN + 2
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSizeF(self._scroll.maximumViewportSize() - QSize(edge + bar, edge))

    def _say_where(self) -> None:
        shown = self._sheet is not None
        count = self._document.page_count if self._document is not None else 1
        words = tr("Page {page} of {count}", page=self._page + 1, count=count)
        self._page_words.setText(words if shown and count > 1 else "")
        self._zoom_words.setText(f"{round(self._zoom * 100)} %" if shown else "")
        for tool in (*self._turners, *self._tools):
            tool.setEnabled(shown)
        self._turners[0].setEnabled(shown and self._page > 0)
        self._turners[1].setEnabled(shown and self._page + 1 < count)

    def _drag(self, by: QPointF) -> None:
        for bar, moved in (
            (self._scroll.horizontalScrollBar(), by.x()),
            (self._scroll.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - round(moved))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit is not Fit.FREE:
            self._resize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.turn_to(self._page - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if control:
                self.zoom_by(STEP)
            case Qt.Key.Key_Minus if control:
                self.zoom_by(1 / STEP)
            case Qt.Key.Key_0 if control:
                self.fit(Fit.WIDTH)
            case _:
                super().keyPressEvent(event)
