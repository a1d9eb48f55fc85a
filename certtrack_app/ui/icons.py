"""Lucide icons, drawn in the colors of the theme at the moment they are painted.

An icon made once follows every later change of scheme and scale: it keeps its name, not a picture.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from certtrack_app import paths
from certtrack_app.ui import theme
from certtrack_app.ui.tokens import Tone

ACCENT = "accent"
INK = "ink"
MUTED = "muted"
FAINT = "faint"
ON_ACCENT = "on_accent"
ON_NOTICE = "on_notice"


def icon(name: str, ink: str | Tone = INK, checked_ink: str | Tone = "") -> QIcon:
    """Make the icon of a Lucide name; `ink` is a color token or a tone.

    Raises FileNotFoundError where `resources/icons` holds no such picture.
    """
    _drawing(name)
    return QIcon(_Engine(name, ink, checked_ink or ink))


def picture(name: str, size: int, ink: str | Tone = INK, scale: float = 1.0) -> QPixmap:
    """Draw an icon once, `size` logical pixels wide, for painters and labels."""
    drawn = _drawn(name, color_of(ink), QSize(size, size) * scale)
    drawn.setDevicePixelRatio(scale)
    return drawn


def color_of(ink: str | Tone) -> str:
    """Look up a color by its token or its tone."""
    tokens = theme.tokens()
    if isinstance(ink, Tone):
        return tokens.tones[ink].ink
    return str(getattr(tokens, ink))


class _Engine(QIconEngine):
    """Paints one Lucide drawing in whatever color the theme holds now."""

    def __init__(self, name: str, ink: str | Tone, checked_ink: str | Tone) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._checked_ink = checked_ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        drawn = QPixmap(self.pixmap(rect.size() * scale, mode, state))
        drawn.setDevicePixelRatio(scale)
        painter.drawPixmap(QPoint(rect.x(), rect.y()), drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._color(mode, state), size)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return theme.tokens().outline
        return color_of(self._checked_ink if state == QIcon.State.On else self._ink)


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    """Read one drawing, which says `currentColor` wherever it has a stroke."""
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, color: str, size: QSize) -> QPixmap:
    """Draw in one color and size, or take it from Qt's cache of pictures.

    Where there is more room than the icon needs, it stands at the near end.
    """
    key = f"lucide/{name}/{color}/{size.width()}x{size.height()}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(size)
    drawn.fill(Qt.GlobalColor.transparent)
    svg = (
        _drawing(name)
        .replace("currentColor", color)
        .replace('stroke-width="2"', 'stroke-width="1.75"')
    )
    painter = QPainter(drawn)
    side = min(size.width(), size.height())
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = size.width() - side if mirrored else 0
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF(left, (size.height() - side) / 2, side, side)
    )
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn
