"""The figures of a report: value, n and meaning at the left, the chart at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, Spacer

from certtrack_app.adapters.paper import HAIRLINE, INK, MUTED
from certtrack_app.adapters.report_cells import Words
from certtrack_app.adapters.report_charts import ChartColors, chart_drawing, chart_top
from certtrack_app.adapters.type_faces import Face
from certtrack_app.rules.reports import BarChart, Figure

_WORDS_SHARE = 0.36
_GUTTER = 18.0
_PAD = 11.0
_VALUE_GAP = 8.0
_BARS = 24
"""The bars that one block holds; more go on in a block of their own."""


def figure_blocks(figures: Sequence[Figure], room: float, accent: str) -> Iterator[Flowable]:
    """Yield a block for each figure, and further ones where a chart has very many bars."""
    colors = ChartColors(bar=accent)
    for figure in figures:
        charts = list(_parts(figure.chart))
        for place, chart in enumerate(charts):
            words = _words(figure) if place == 0 else [Words(f"{figure.name}, continued", size=8)]
            drawing = chart_drawing(chart, _chart_room(room), colors) if chart else None
            yield FigureBlock(words, drawing)
            yield Spacer(0, 8)


class FigureBlock(Flowable):
    """A card with a figure's words and its chart side by side, never broken across pages."""

    def __init__(self, words: Sequence[Words], drawing: Drawing | None) -> None:
        super().__init__()
        self._words, self._drawing = words, drawing

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - platypus's names
        """Take the whole width, and the height of the taller side."""
        self.width = aW
        room = (aW * _WORDS_SHARE if self._drawing else aW) - 2 * _PAD
        words = sum(each.wrap(room, aH)[1] for each in self._words) + _VALUE_GAP
        chart = self._drawing.height if self._drawing else 0.0
        self.height = max(words, chart) + 2 * _PAD
        return aW, self.height

    def draw(self) -> None:
        """Draw the card's edge, the words from the top, the chart beside them."""
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.6)
        self.canv.roundRect(0, 0, self.width, self.height, 5)
        y = self.height - _PAD
        for words in self._words:
            y -= words.height
            words.drawOn(self.canv, _PAD, y)
            y -= _VALUE_GAP / max(1, len(self._words) - 1)
        if self._drawing:
            x = self.width - _PAD - self._drawing.width
            y = self.height - _PAD - self._drawing.height
            renderPDF.draw(self._drawing, self.canv, x, y)


def _words(figure: Figure) -> list[Words]:
    """Write a figure: its name, its value large, of how many, and what exactly it means."""
    return [
        Words(figure.name, Face.TEXT_STRONG, 9),
        Words(figure.value, Face.DISPLAY_STRONG, 22, INK),
        Words(f"n = {figure.n:,}", Face.TEXT_MEDIUM, 7.6, MUTED),
        Words(figure.explanation, Face.TEXT, 7.4, MUTED),
    ]


def _chart_room(room: float) -> float:
    return room * (1 - _WORDS_SHARE) - _GUTTER - _PAD


def _parts(chart: BarChart | None) -> Iterator[BarChart | None]:
    """Cut a chart into parts that fit a page, all to the same scale."""
    if chart is None or not chart.bars:
        yield None
        return
    top = chart_top(chart)
    for start in range(0, len(chart.bars), _BARS):
        yield replace(chart, bars=chart.bars[start : start + _BARS], top=top)
