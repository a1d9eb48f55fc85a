"""The seal on a certificate: a scalloped disc with the office's name engraved around it."""

from math import cos, degrees, pi, sin
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from certtrack_app.adapters.certificate_ornaments import draw_curve, draw_emblem
from certtrack_app.adapters.paper import Point, tint
from certtrack_app.adapters.type_faces import Face, font_of, loaded, readable

_SCALLOPS = 44
_PETALS, _TURNS = 23, 9


class Letter(NamedTuple):
    """A letter to engrave: its font, its glyph and its advance in units of the type size."""

    font: str
    glyph: int
    advance: float


def draw_seal(canvas: Canvas, center: Point, radius: float, office: str, accent: Color) -> None:
    """Draw the seal. The name around it is shapes, so that a search finds it once on the page."""
    canvas.saveState()
    canvas.translate(*center)
    _draw_disc(canvas, radius, accent)
    canvas.setFillColor(white)
    _engrave_around(canvas, f"{office} ·  ", radius * 0.675, radius * 0.17)
    draw_emblem(canvas, (0, 0), radius * 0.74, white)
    canvas.restoreState()


def _draw_disc(canvas: Canvas, radius: float, accent: Color) -> None:
    """Draw the disc with its rings, and the rose engraved in its middle."""

    def edge(t: float) -> Point:
        reach = radius * (0.965 + 0.035 * cos(_SCALLOPS * t))
        return reach * cos(t), reach * sin(t)

    def rose(t: float) -> Point:
        reach = radius * (0.36 + 0.17 * cos(_PETALS * t / _TURNS))
        return reach * cos(t), reach * sin(t)

    canvas.setFillColor(accent)
    draw_curve(canvas, edge, 2 * pi, _SCALLOPS * 6, fill=True)
    canvas.setStrokeColor(white)
    for reach, weight in ((0.9, 0.6), (0.87, 0.25), (0.6, 0.25), (0.57, 0.6)):
        canvas.setLineWidth(weight)
        canvas.circle(0, 0, radius * reach)
    canvas.setLineWidth(0.3)
    canvas.setStrokeColor(tint(accent, 0.7))
    draw_curve(canvas, rose, 2 * pi * _TURNS, _PETALS * 9)


def _engrave_around(canvas: Canvas, text: str, reach: float, size: float) -> None:
    """Set a text along a circle from its top, repeated as often as it fits whole."""
    letters = _letters(text)
    around, long = 2 * pi * reach, sum(letter.advance for letter in letters)
    size = min(size, around / long / 1.1)
    times = max(1, int(around / (long * size * 1.1)))
    stretch = around / times / long / reach
    angle = pi / 2
    for letter in letters * times:
        half = letter.advance * stretch / 2
        _engrave(canvas, letter, reach, angle - half, size)
        angle -= 2 * half


def _engrave(canvas: Canvas, letter: Letter, reach: float, angle: float, size: float) -> None:
    """Draw one letter upright on the circle, centered at its angle."""
    canvas.saveState()
    canvas.rotate(degrees(angle) - 90)
    canvas.translate(-letter.advance * size / 2, reach)
    pen = _OutlinePen(canvas.beginPath(), size / loaded(letter.font).font.face.unitsPerEm)
    loaded(letter.font).shaper.draw_glyph_with_pen(letter.glyph, pen)
    canvas.drawPath(pen.path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()


def _letters(text: str) -> list[Letter]:
    """Choose font and glyph of each letter of a text."""
    letters = []
    for sign in readable(text) + "  ":
        path = font_of(sign, Face.TEXT_STRONG)
        font = loaded(path)
        glyph = font.font.face.charToGlyph[ord(sign)]
        letters.append(Letter(path, glyph, font.advance(ord(sign)) / 1000))
    return letters


class _OutlinePen:
    """Takes a glyph's outline from the shaper and draws it as a path of the page."""

    def __init__(self, path: PDFPathObject, scale: float) -> None:
        self.path = path
        self._scale = scale
        self._at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the shaper's name for it
        self._at = self._scaled(point)
        self.path.moveTo(*self._at)

    def lineTo(self, point: Point) -> None:  # noqa: N802 - the shaper's name for it
        self._at = self._scaled(point)
        self.path.lineTo(*self._at)

    def qCurveTo(self, control: Point, point: Point) -> None:  # noqa: N802 - the shaper's name
        """Draw a quadratic curve as the cubic one that is its equal."""
        (x0, y0), (xc, yc), (x, y) = self._at, self._scaled(control), self._scaled(point)
        near = (x0 + 2 * (xc - x0) / 3, y0 + 2 * (yc - y0) / 3)
        far = (x + 2 * (xc - x) / 3, y + 2 * (yc - y) / 3)
        self._at = (x, y)
        self.path.curveTo(*near, *far, x, y)

    def curveTo(self, near: Point, far: Point, point: Point) -> None:  # noqa: N802 - likewise
        """Draw a cubic curve."""
        self._at = self._scaled(point)
        self.path.curveTo(*self._scaled(near), *self._scaled(far), *self._at)

    def closePath(self) -> None:  # noqa: N802 - the shaper's name for it
        self.path.close()

    def _scaled(self, point: Any) -> Point:
        return round(point[0] * self._scale, 3), round(point[1] * self._scale, 3)
