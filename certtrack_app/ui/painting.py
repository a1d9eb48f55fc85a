"""Chips, bars and rings as painters draw them, in tables and out of them."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from certtrack_app.ui import theme
from certtrack_app.ui.tokens import Tone

CHIP_HEIGHT = 22
BAR_HEIGHT = 5
_CHIP_PADDING = 10


@cache
def chip_font() -> QFont:
    """Make the font that chips and badges are written in."""
    return theme.font(12, QFont.Weight.Medium)


@cache
def chip_width(text: str) -> int:
    """Reckon how wide a chip must be for its words."""
    return round(QFontMetricsF(chip_font()).horizontalAdvance(text) + 0.5) + 2 * _CHIP_PADDING


def chip(painter: QPainter, place: QRectF, text: str, tone: Tone) -> None:
    """Paint words on a rounded wash."""
    shade = theme.tokens().tones[tone]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade.wash))
    radius = place.height() / 2
    painter.drawRoundedRect(place, radius, radius)
    painter.setPen(QColor(shade.ink))
    painter.setFont(chip_font())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def bar(
    painter: QPainter, place: QRectF, share: float, *, mirrored: bool = False, track: str = "track"
) -> None:
    """Paint a thin progress bar, filled to a share of 0 to 1, on a track of a token's color."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = place.height() / 2
    painter.setBrush(theme.color(track))
    painter.drawRoundedRect(place, radius, radius)
    if share <= 0:
        return
    filled = QRectF(place)
    filled.setWidth(max(place.height(), place.width() * min(share, 1.0)))
    if mirrored:
        filled.moveRight(place.right())
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(filled, radius, radius)


def ring(painter: QPainter, place: QRectF, radius: float = 3) -> None:
    """Paint the ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)


def sheet(painter: QPainter, place: QRectF, radius: float, fill: str) -> None:
    """Paint a rounded area in the color of a token."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(place, radius, radius)


@dataclass(frozen=True)
class Ink:
    """How words are set: in which font and color, and at which end of their place."""

    font: QFont
    color: str
    at_end: bool = False


def words(painter: QPainter, place: QRect, text: str, ink: Ink, *, mirrored: bool) -> None:
    """Paint one line of words, shortened where it must be.

    A text runs in its own direction, whichever way the window runs: a date stays a date.
    """
    painter.setFont(ink.font)
    painter.setPen(QColor(ink.color))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    at_right = ink.at_end != mirrored
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, shown)


def underline(painter: QPainter, left: QPointF, right: QPointF, token: str) -> None:
    """Paint a hairline between two points."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(theme.color(token), 1))
    painter.drawLine(left, right)


def tone_ink(tone: Tone) -> QColor:
    """Give the ink of a tone as a color."""
    return QColor(theme.tokens().tones[tone].ink)
