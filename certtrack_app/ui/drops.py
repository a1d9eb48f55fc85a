"""Files dropped anywhere on the window: an overlay says what will happen, then it does.

A widget that takes files itself has a method `offer_files(files, at)`; the innermost one under the
pointer that makes an offer is asked. Elsewhere the window takes trackers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.tokens import Tone

Files = tuple[Path, ...]

TRACKERS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
"""How the names of files end that may hold a tracker."""

_INSET = 10
_BESIDE = 6


@dataclass(frozen=True)
class Offer:
    """What a drop here would do, said before it is done.

    Without `take`, the drop is refused and the sentence says why. `area`, in the widget's own
    coordinates, is what lights up; the whole widget where it is left out.
    """

    sentence: str
    take: Callable[[Files], None] | None = None
    area: QRect | None = None


@runtime_checkable
class TakesFiles(Protocol):
    """A widget on which files may be dropped."""

    def offer_files(self, files: Files, at: QPoint) -> Offer | None:
        """Say what a drop at this point would do; None leaves it to whoever is around."""


@dataclass(frozen=True)
class _Target:
    """An offer, with the area that lights up in the window's coordinates."""

    offer: Offer
    area: QRect


class Drops(QObject):
    """Receives drops for a window and everything in it."""

    def __init__(self, window: QWidget, otherwise: Callable[[Files], Offer]) -> None:
        super().__init__(window)
        self._window = window
        self._otherwise = otherwise
        self._target: _Target | None = None
        self.overlay = Overlay(window)
        window.setAcceptDrops(True)

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window: files are looked at, the rest is left alone."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(event)

    def move(self, event: QDragMoveEvent) -> None:
        """It is dragged on: say what a drop would do just there."""
        self._hover(event)

    def leave(self, _event: QDragLeaveEvent) -> None:
        """It is gone again."""
        self._forget()

    def drop(self, event: QDropEvent) -> None:
        """It is dropped: do what was said."""
        files = local_files(event.mimeData())
        target = self._find(files, event.position().toPoint())
        self._forget()
        if target is None or target.offer.take is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        target.offer.take(files)

    def _hover(self, event: QDragMoveEvent) -> None:
        target = self._find(local_files(event.mimeData()), event.position().toPoint())
        self._target = target
        if target is None:
            event.ignore()
            return
        self.overlay.show_offer(target.offer, target.area)
        if target.offer.take is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _forget(self) -> None:
        self._target = None
        self.overlay.hide()

    def _find(self, files: Files, at: QPoint) -> _Target | None:
        """Ask the innermost widget first, then those around it, then the window."""
        if not files:
            return None
        widget = self._under(at)
        while widget is not None and widget is not self._window:
            if isinstance(widget, TakesFiles):
                offer = widget.offer_files(files, widget.mapFrom(self._window, at))
                if offer is not None:
                    return self._targeted(widget, offer)
            widget = widget.parentWidget()
        return _Target(self._otherwise(files), self._window.rect())

    def _under(self, at: QPoint) -> QWidget | None:
        """Find the widget under the pointer; the overlay lets the pointer through."""
        return self._window.childAt(at)

    def _targeted(self, widget: QWidget, offer: Offer) -> _Target:
        area = offer.area or widget.rect()
        return _Target(offer, QRect(widget.mapTo(self._window, area.topLeft()), area.size()))


class Overlay(QWidget):
    """Lights up what takes the drop and says what will happen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sentence = ""
        self._area = QRect()
        self._is_taken = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_offer(self, offer: Offer, area: QRect) -> None:
        """Show an offer over the area it is about."""
        self.sentence = offer.sentence
        self.setAccessibleName(offer.sentence)
        self._area = area
        self._is_taken = offer.take is not None
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._area == self.rect()
        if whole:
            veil = QColor(theme.tokens().window)
            veil.setAlpha(200)
            painter.fillRect(self.rect(), veil)
        self._paint_frame(painter, whole=whole)
        self._paint_sentence(painter)

    def _paint_frame(self, painter: QPainter, *, whole: bool) -> None:
        inset = _INSET if whole else 1
        frame = QRectF(self._area).adjusted(inset, inset, -inset, -inset)
        wash = theme.color("accent")
        wash.setAlpha(28)
        painter.setBrush(wash)
        color = theme.color("accent") if self._is_taken else painting.tone_ink(Tone.BAD)
        painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 8, 8)

    def _paint_sentence(self, painter: QPainter) -> None:
        """Write the sentence on a plate: amid the window, or beside the part that takes it."""
        painter.setFont(theme.font(15, QFont.Weight.Medium))
        room = min(460, self.width() - 80)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        text = painter.boundingRect(QRect(0, 0, room, 400), flags, self.sentence)
        plate = QRect(0, 0, text.width() + 84, max(text.height() + 28, 52))
        plate.moveCenter(self._area.center())
        if self._area != self.rect():
            below = self._area.bottom() + _BESIDE
            fits = below + plate.height() < self.height()
            plate.moveTop(below if fits else self._area.top() - _BESIDE - plate.height())
        plate.moveLeft(max(12, min(plate.left(), self.width() - plate.width() - 12)))
        plate.moveTop(max(12, min(plate.top(), self.height() - plate.height() - 12)))
        painting.sheet(painter, QRectF(plate), 10, "notice")
        name = "upload" if self._is_taken else "ban"
        drawn = icons.picture(name, 20, icons.ON_NOTICE, self.devicePixelRatioF())
        painter.drawPixmap(plate.left() + 18, plate.center().y() - 10, drawn)
        painter.setPen(theme.color("on_notice"))
        painter.drawText(plate.adjusted(46, 0, -16, 0), flags, self.sentence)


def local_files(dragged: QMimeData) -> Files:
    """Read which files of this machine are dragged; links into the web are none."""
    urls: Sequence[QUrl] = dragged.urls() if dragged.hasUrls() else ()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
