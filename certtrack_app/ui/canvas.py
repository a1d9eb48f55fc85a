"""Documents and pictures as something that can be laid on a canvas."""

from dataclasses import dataclass
from enum import Enum, auto, unique
from typing import Protocol, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from certtrack_app.rules.documents import PagePicture
from certtrack_app.ui import theme
from certtrack_app.ui.language import tr

POINTS_TO_PIXELS = 96 / 72
STEP = 1.25
MARGIN = 12
_LEAST, _MOST = 0.1, 8.0
_MOST_PIXELS = 40_000_000
_MOST_MIB = 256


class Document(Protocol):
    """Something with pages; called in a lane, so it may take its time."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""

    def draw(self, page: int, scale: float) -> PagePicture:
        """Draw a page at so many pixels a point."""


@unique
class Fit(Enum):
    """How large a page is shown."""

    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


@dataclass(frozen=True)
class Sheet:
    """What is on the canvas: the picture, and its natural size in pixels at scale 1."""

    image: QImage
    natural: QSizeF


class Canvas(QWidget):
    """The page itself; dragged with the hand, enlarged with Ctrl and the wheel."""

    dragged = Signal(QPointF)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._held: QPointF | None = None
        self.setAccessibleName(tr("Page"))

    def show_image(self, image: QImage, size: QSize) -> None:
        """Show a picture in a size."""
        self._image = image
        self.setFixedSize(size + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawImage(place, self._image)
        painter.setPen(theme.color("edge"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.globalPosition()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.dragged.emit(event.globalPosition() - self._held)
            self._held = event.globalPosition()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            event.ignore()


def draw_page(document: Document, page: int, scale: float) -> Sheet:
    """Draw a page at so many pixels to its natural one, within the memory allowed."""
    width, height = document.page_size(page)
    most = (_MOST_PIXELS / (width * height)) ** 0.5
    image = _image(document.draw(page, min(scale * POINTS_TO_PIXELS, most)))
    return Sheet(image, natural_size(document, page))


def natural_size(document: Document, page: int) -> QSizeF:
    """Say how large a page is at scale 1, in pixels."""
    width, height = document.page_size(page)
    return QSizeF(width, height) * POINTS_TO_PIXELS


def zoom_in_room(natural: QSizeF, room: QSizeF, fit: Fit, zoom: float) -> float:
    """Reckon how large a page of a natural size is shown in a room."""
    across = room.width() / max(natural.width(), 1)
    down = room.height() / max(natural.height(), 1)
    match fit:
        case Fit.WIDTH:
            wanted = across
        case Fit.PAGE:
            wanted = min(across, down)
        case Fit.FREE:
            wanted = zoom
        case _:
            assert_never(fit)
    return within_reason(wanted)


def within_reason(zoom: float) -> float:
    """Keep a size between a tenth and eight times the natural one."""
    return max(_LEAST, min(_MOST, zoom))


def _image(drawn: PagePicture) -> QImage:
    """Make a picture of drawn pixels; it keeps a copy of its own."""
    form = QImage.Format.Format_RGBX8888
    return QImage(drawn.rgba, drawn.width, drawn.height, form).copy()


def read_picture(encoded: bytes) -> Sheet | None:
    """Read a picture; None where it is none, or would not fit into the memory allowed."""
    buffer = QBuffer()
    buffer.setData(QByteArray(encoded))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MIB)
    image = reader.read()
    return None if image.isNull() else Sheet(image, QSizeF(image.size()))
