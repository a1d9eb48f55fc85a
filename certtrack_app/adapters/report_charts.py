"""Charts, drawn once: into the PDF as they are, and for the screen as SVG."""

import re
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

from certtrack_app.adapters.type_faces import PRESS, Face, base_font, loaded, readable, substituted
from certtrack_app.adapters.type_setting import stretches, width, wrap
from certtrack_app.rules.reports import Bar, BarChart, Measure, amount_text

_SIZE, _LEADING = 7.6, 9.6
_BAR, _GAP = 8.0, 7.0
_TITLE = 20.0
_LABEL_SHARE = 0.34
_VALUE_ROOM = 84.0
# The screen knows a font by its family and weight, not by the name of its file.
_SCREEN_FONTS = {
    "Inter-Regular": {"family": "Inter", "weight": "400"},
    "Inter-Medium": {"family": "Inter", "weight": "500"},
    "NotoSans-Regular": {"family": "Noto Sans", "weight": "400"},
    "NotoSans-SemiBold": {"family": "Noto Sans", "weight": "600"},
}
# Qt draws a clip path as a black shape; nothing of a chart reaches beyond its edge.
_CLIP = re.compile(r'<clipPath.*?</clipPath>|style="clip-path: url\(#clip\)"', re.DOTALL)


@dataclass(frozen=True)
class ChartColors:
    """The colors of a chart, as #rrggbb: words, quieter words, the bar and its track."""

    ink: str = "#1b2128"
    muted: str = "#5b6570"
    bar: str = "#0f6e73"
    track: str = "#e8ecef"


def chart_drawing(chart: BarChart, room: float, colors: ChartColors) -> Drawing:
    """Draw a chart `room` points wide, as high as its bars need."""
    base_font()
    labels = [_label(bar, room) for bar in chart.bars]
    heights = [max(_BAR, _LEADING * len(label)) + _GAP for label in labels]
    drawing = Drawing(ceil(room), ceil(sum(heights) + _TITLE))
    _add_text(drawing, (0, drawing.height - 10), chart.title, Face.TEXT_MEDIUM, colors.ink)
    top = drawing.height - _TITLE
    for bar, label, height in zip(chart.bars, labels, heights, strict=True):
        middle = top - height / 2
        _add_label(drawing, label, middle, colors)
        _add_bar(drawing, chart, bar, middle, colors)
        top -= height
    return drawing


def chart_svg(chart: BarChart, room: float, colors: ChartColors) -> str:
    """Draw a chart as SVG text for the screen, in the colors of its theme."""
    with PRESS:
        drawing = chart_drawing(chart, room, colors)
    svg = _CLIP.sub("", str(renderSVG.drawToString(drawing, fontHacks=_SCREEN_FONTS)))
    return _said(_said(svg, "title", chart.title), "desc", chart_words(chart))


def chart_words(chart: BarChart) -> str:
    """Say a chart in words, for whoever hears it instead of seeing it."""
    return "; ".join(f"{bar.label}: {bar_text(chart, bar)}, n = {bar.n:,}" for bar in chart.bars)


def bar_text(chart: BarChart, bar: Bar) -> str:
    """Write what a bar says, in words."""
    if not bar.n:
        return "none yet"
    if bar.value is None:
        return "not yet"
    match chart.measure:
        case Measure.SHARE:
            return f"{bar.value:.0%}"
        case _:
            return f"{amount_text(bar.value)} {chart.unit}".strip()


def _said(svg: str, tag: str, words: str) -> str:
    """Put words where the renderer leaves three dots."""
    return svg.replace(f"<{tag}>...</{tag}>", f"<{tag}>{escape(words)}</{tag}>", 1)


def _label(bar: Bar, room: float) -> tuple[str, ...]:
    return wrap(substituted(bar.label), Face.TEXT, _SIZE, _LABEL_SHARE * room - 10)


def _add_label(
    drawing: Drawing, lines: tuple[str, ...], middle: float, colors: ChartColors
) -> None:
    """Write a bar's label at the left, its lines about the middle of the bar."""
    first = middle + _LEADING * (len(lines) - 1) / 2 - _SIZE * 0.36
    for place, line in enumerate(lines):
        _add_text(drawing, (0, first - _LEADING * place), line, Face.TEXT, colors.ink)


def _add_bar(
    drawing: Drawing, chart: BarChart, bar: Bar, middle: float, colors: ChartColors
) -> None:
    """Draw a bar on its track, with its value and n beside it."""
    start = _LABEL_SHARE * drawing.width
    room = drawing.width - start - _VALUE_ROOM
    long = room * min(1.0, max(0.0, (bar.value or 0.0) / chart_top(chart))) if bar.n else 0.0
    foot = middle - _BAR / 2
    for length, color in ((room, colors.track), (long, colors.bar)):
        if length:
            shape = Rect(start, foot, length, _BAR, rx=min(2, length / 2), ry=2)
            shape.fillColor, shape.strokeColor = HexColor(color), None
            drawing.add(shape)
    x, y = start + room + 8, middle - _SIZE * 0.36
    text = bar_text(chart, bar)
    _add_text(drawing, (x, y), text, Face.TEXT_MEDIUM, colors.ink)
    after = x + width(text, Face.TEXT_MEDIUM, _SIZE) + 5
    _add_text(drawing, (after, y), f"n = {bar.n:,}", Face.TEXT, colors.muted)


def chart_top(chart: BarChart) -> float:
    """Say what the longest possible bar stands for; a share is of the whole."""
    if chart.top:
        return chart.top
    longest = max((bar.value or 0.0 for bar in chart.bars), default=0.0)
    return 1.0 if chart.measure is Measure.SHARE else longest or 1.0


def _add_text(
    drawing: Drawing, start: tuple[float, float], text: str, face: Face, color: str
) -> None:
    """Add a line of text from its left end on the baseline, a shape for each font in it."""
    x, y = start[0], round(start[1] * 2) / 2  # the SVG renderer mirrors about whole numbers only
    for path, piece in stretches(readable(substituted(text)), face):
        font = loaded(path).font
        shape = String(x, y, piece, fontName=font.fontName, fontSize=_SIZE)
        shape.fillColor = HexColor(color)
        drawing.add(shape)
        x += font.stringWidth(piece, _SIZE)
