"""The drawn part of a certificate: frame, engraved rosette, flourish and emblem.

All of it is vector, in tints of one accent color, so that it prints at any resolution.
"""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin
from xml.etree import ElementTree as ET

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group
from reportlab.graphics.svgpath import SvgPath
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from certtrack_app.adapters.paper import Point, tint
from certtrack_app.paths import resources

INSET = 50.0
"""How far the frame reaches into the page, in points."""

Curve = Callable[[float], Point]

_CORNER = 13.0
_LINK = 33.0

# A quarter of a sine wave as one cubic curve, to three parts in ten thousand.
_SINE = ((0.512287, 0.512287), (1.002314, 1.0), (pi / 2, 1.0))


def draw_frame(canvas: Canvas, width: float, height: float, accent: Color) -> None:
    """Draw the border: rules, an engraved braid between them and a rosette in each corner."""
    canvas.saveState()
    canvas.setStrokeColor(accent)
    for inset, weight in ((21.0, 1.3), (25.0, 0.35), (INSET - 4, 0.35), (INSET, 0.8)):
        canvas.setLineWidth(weight)
        canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset)
    middle = (25.0 + INSET - 4) / 2
    _draw_braid(canvas, width, height, middle, accent)
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            _draw_corner(canvas, x, y, accent)
    canvas.restoreState()


def draw_rosette(canvas: Canvas, center: Point, radius: float, accent: Color) -> None:
    """Draw the pale engraved rose that lies under the text."""
    canvas.saveState()
    canvas.setStrokeColor(tint(accent, 0.13))
    canvas.setLineWidth(0.45)
    for depth, petals, turns in ((0.30, 46, 9), (0.14, 64, 7)):

        def rose(t: float, depth: float = depth, petals: int = petals, turns: int = turns) -> Point:
            reach = radius * (1 - depth + depth * cos(petals * t / turns))
            return center[0] + reach * cos(t), center[1] + reach * sin(t)

        draw_curve(canvas, rose, 2 * pi * turns, petals * 6)
    canvas.restoreState()


def draw_flourish(canvas: Canvas, center: Point, reach: float, accent: Color) -> None:
    """Draw the rule under the name: two lines that meet in a lozenge."""
    x, y = center
    canvas.saveState()
    canvas.setFillColor(accent)
    canvas.setStrokeColor(accent)
    canvas.setLineWidth(0.6)
    for side in (-1, 1):
        canvas.line(x + side * 12, y, x + side * reach, y)
        _fill(canvas, _lozenge(x + side * 8.5, y, 1.3))
        _fill(canvas, _lozenge(x + side * reach, y, 1.3))
    _fill(canvas, _lozenge(x, y, 3.6))
    canvas.restoreState()


def draw_emblem(canvas: Canvas, center: Point, size: float, color: Color) -> None:
    """Draw the emblem that stands for an office without a logo, about a point."""
    drawing = Drawing(size, size)
    group = Group(transform=(size / 100, 0, 0, -size / 100, 0, size))
    for outline in _emblem_paths():
        group.add(SvgPath(outline, fillColor=color, strokeColor=None))
    drawing.add(group)
    renderPDF.draw(drawing, canvas, center[0] - size / 2, center[1] - size / 2)


@lru_cache
def _emblem_paths() -> tuple[str, ...]:
    """Read the outlines of the emblem, drawn on a square of 100."""
    # Our own file, not one from outside.
    drawing = ET.parse(resources() / "certificate" / "emblem.svg")  # noqa: S314
    return tuple(path.attrib["d"] for path in drawing.iter("{http://www.w3.org/2000/svg}path"))


def _draw_braid(canvas: Canvas, width: float, height: float, inset: float, accent: Color) -> None:
    """Draw the braid along each side, a whole number of links between the corners."""
    link = _braid_link(canvas, accent)
    sides = (
        (inset, inset, width - 2 * inset, 0),
        (inset, height - inset, width - 2 * inset, 0),
        (inset, inset, height - 2 * inset, 90),
        (width - inset, inset, height - 2 * inset, 90),
    )
    for x, y, length, angle in sides:
        room = length - 2 * _CORNER
        links = round(room / _LINK)
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.translate(_CORNER, 0)
        canvas.scale(room / links / _LINK, 1)
        for _ in range(links):
            canvas.doForm(link)
            canvas.translate(_LINK, 0)
        canvas.restoreState()


def _braid_link(canvas: Canvas, accent: Color) -> str:
    """Draw one link of the braid, kept once in a file, and name it."""
    name = f"braid-{accent.hexval()}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, -1, -9, _LINK + 1, 9)
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(tint(accent, 0.62))
        for swing, waves in ((7.6, 2), (-7.6, 2), (4.6, 4), (-4.6, 4), (2.2, 6), (-2.2, 6)):
            _draw_strand(canvas, _LINK, swing, waves)
        canvas.endForm()
    return name


def _draw_strand(canvas: Canvas, length: float, swing: float, waves: int) -> None:
    """Draw a sine wave along the x axis, in half waves of alternating side."""
    path = canvas.beginPath()
    path.moveTo(0, 0)
    step = length / waves / pi
    for wave in range(waves):
        x, height = wave * length / waves, swing * (-1) ** wave
        rising = [(x + step * u, height * v) for u, v in _SINE]
        falling = [(2 * x + step * pi - u, v) for u, v in rising[-2::-1]]
        _curve_to(path, rising[0], rising[1], rising[2])
        _curve_to(path, falling[0], falling[1], (x + step * pi, 0))
    canvas.drawPath(path)


def _draw_corner(canvas: Canvas, x: float, y: float, accent: Color) -> None:
    """Draw a corner rosette: eight petals about a lozenge."""
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(accent)
    for turn in range(8):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turn * 22.5)
        canvas.ellipse(-9.5, -4, 9.5, 4)
        canvas.restoreState()
    canvas.setFillColor(accent)
    _fill(canvas, _lozenge(x, y, 2.2))


def draw_curve(
    canvas: Canvas, curve: Curve, end: float, pieces: int, *, fill: bool = False
) -> None:
    """Draw a closed curve given by its parameter, from 0 to `end`, in cubic pieces."""
    step, tiny = end / pieces, 1e-5
    path = canvas.beginPath()
    path.moveTo(*curve(0.0))
    for piece in range(pieces):
        start, stop = piece * step, (piece + 1) * step
        near = _along(curve(start), curve(start + tiny), step / tiny / 3)
        far = _along(curve(stop), curve(stop - tiny), step / tiny / 3)
        _curve_to(path, near, far, curve(stop))
    path.close()
    canvas.drawPath(path, stroke=not fill, fill=fill)


def _along(start: Point, towards: Point, times: float) -> Point:
    """Go from one point the given number of times the way to another."""
    return (
        start[0] + (towards[0] - start[0]) * times,
        start[1] + (towards[1] - start[1]) * times,
    )


def _curve_to(path: PDFPathObject, near: Point, far: Point, end: Point) -> None:
    """Add a cubic curve to a hundredth of a point, finer than any printer."""
    path.curveTo(*(round(part, 2) for point in (near, far, end) for part in point))


def _lozenge(x: float, y: float, reach: float) -> list[Point]:
    return [(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)]


def _fill(canvas: Canvas, corners: list[Point]) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
