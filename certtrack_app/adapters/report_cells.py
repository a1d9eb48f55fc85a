"""What stands in the tables of a report: words, days, progress bars and marks."""

from datetime import date
from typing import NamedTuple, assert_never

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from certtrack_app.adapters.paper import HAIRLINE, INK, MUTED
from certtrack_app.adapters.type_faces import Face, substituted
from certtrack_app.adapters.type_setting import draw, draw_right, width, wrap
from certtrack_app.rules.reports import Cell, Column, Mark, Measure, Progress, Tone, amount_text
from certtrack_app.rules.words import day_in_words

SIZE, LEADING = 7.8, 10.4
HEAD_SIZE = 7.2

_BAR_LONG, _BAR_HIGH = 34.0, 4.0
_CHIP_SIZE, _CHIP_PAD = 7.2, 5.0


class ToneColors(NamedTuple):
    """The colors of a mark; words on ground reach a contrast of 4.5 and more."""

    ground: Color
    words: Color


TONES = {
    Tone.GOOD: ToneColors(HexColor("#e2f3e6"), HexColor("#1a5f2e")),
    Tone.WAITING: ToneColors(HexColor("#e4eafa"), HexColor("#2b4a9b")),
    Tone.WARNING: ToneColors(HexColor("#fdf0d2"), HexColor("#7a4f00")),
    Tone.URGENT: ToneColors(HexColor("#fbe1e0"), HexColor("#9a1f1f")),
    Tone.NEUTRAL: ToneColors(HexColor("#eceff2"), HexColor("#46515c")),
}


class Words(Flowable):
    """Text in a cell or a paragraph: wrapped, never interpreted, broken across pages by lines."""

    def __init__(
        self, text: str, face: Face = Face.TEXT, size: float = SIZE, color: Color = INK
    ) -> None:
        super().__init__()
        self.text = substituted(text)
        self.face, self.size, self.color = face, size, color
        self.leading = size * LEADING / SIZE
        self.flush_right = False
        self.lines: tuple[str, ...] = ()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - platypus's names
        """Break the text into lines of the room's width."""
        self.width = aW
        self.lines = wrap(self.text, self.face, self.size, aW)
        self.height = self.leading * len(self.lines)
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - platypus's names
        """Keep the lines there is room for, and carry the others to the next page."""
        self.wrap(aW, aH)
        fitting = int(aH / self.leading)
        if not 0 < fitting < len(self.lines):
            return []
        parts = (self.lines[:fitting], self.lines[fitting:])
        return [self._with_text(" ".join(part)) for part in parts]

    def draw(self) -> None:
        """Draw the lines from the top of the cell."""
        self.canv.setFillColor(self.color)
        y = self.height - self.leading + self.size * 0.3
        for line in self.lines:
            if self.flush_right:
                draw_right(self.canv, self.width, y, line, self.face, self.size)
            else:
                draw(self.canv, 0, y, line, self.face, self.size)
            y -= self.leading

    def _with_text(self, text: str) -> "Words":
        part = Words(text, self.face, self.size, self.color)
        part.flush_right = self.flush_right
        return part


class Chip(Flowable):
    """A state in a word upon its color."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.words = Words(mark.text, Face.TEXT_MEDIUM, _CHIP_SIZE, TONES[mark.tone].words)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - platypus's names
        """Take the room the word needs, on several lines in a narrow column."""
        _, high = self.words.wrap(aW - 2 * _CHIP_PAD, aH)
        longest = max(width(line, self.words.face, self.words.size) for line in self.words.lines)
        self.width, self.height = longest + 2 * _CHIP_PAD, high
        return aW, self.height

    def draw(self) -> None:
        """Draw the ground, then the word."""
        self.canv.setFillColor(TONES[self.mark.tone].ground)
        self.canv.roundRect(0, -0.8, self.width, self.height + 1.2, 4, stroke=0, fill=1)
        self.canv.translate(_CHIP_PAD, 0)
        self.words.canv = self.canv
        self.words.draw()


class ProgressBar(Flowable):
    """How far somebody has come, as a bar and in figures."""

    def __init__(self, progress: Progress, color: Color) -> None:
        super().__init__()
        self.progress, self.color = progress, color
        self.height = LEADING

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - platypus's names
        """Take one line; the bar gives way where the column is narrow."""
        needed = width(self.progress.text, Face.TEXT, SIZE) + 5
        self.width = max(8.0, min(_BAR_LONG, aW - needed))
        return aW, self.height

    def draw(self) -> None:
        """Draw track, bar and figures."""
        foot = self.height / 2 - _BAR_HIGH / 2
        for length, color in ((1.0, HAIRLINE), (self.progress.share, self.color)):
            if length:
                self.canv.setFillColor(color)
                self.canv.roundRect(0, foot, self.width * length, _BAR_HIGH, 1.5, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        draw(self.canv, self.width + 5, SIZE * 0.3, self.progress.text, Face.TEXT, SIZE)


def cell_flowable(cell: Cell, column: Column, accent: Color) -> Flowable:
    """Make what is drawn in a cell."""
    match cell:
        case Mark():
            return Chip(cell)
        case Progress():
            return ProgressBar(cell, accent)
        case _:
            words = Words(cell_text(cell, column.measure), color=INK if cell is not None else MUTED)
            words.flush_right = is_flush_right(column)
            return words


def is_flush_right(column: Column) -> bool:
    """Tell whether a column holds figures, which stand under each other by their last digit."""
    return column.measure in (Measure.COUNT, Measure.AMOUNT, Measure.SHARE)


def cell_text(cell: Cell, measure: Measure) -> str:
    """Write a cell in words, as a page shows it."""
    match cell:
        case None:
            return "–"
        case Mark() | Progress():
            return cell.text
        case date():
            return day_in_words(cell)
        case str():
            return cell
        case int() | float():
            return f"{cell:.0%}" if measure is Measure.SHARE else amount_text(cell)
        case _:
            assert_never(cell)


def natural_width(cell: Cell, column: Column) -> float:
    """Say how wide a cell would like to be, in points."""
    text = substituted(cell_text(cell, column.measure))
    match cell:
        case Mark():
            return width(text, Face.TEXT_MEDIUM, _CHIP_SIZE) + 2 * _CHIP_PAD
        case Progress():
            return width(text, Face.TEXT, SIZE) + 5 + _BAR_LONG
        case _:
            return width(text, Face.TEXT, SIZE)


def least_width(cell: Cell, column: Column) -> float:
    """Say how narrow a cell may be: text breaks between words, anything else does not break."""
    if isinstance(cell, str):
        return _longest_word(substituted(cell), Face.TEXT, SIZE)
    return natural_width(cell, column)


def heading_width(column: Column) -> float:
    """Say how narrow the heading of a column may be."""
    return _longest_word(substituted(column.heading), Face.TEXT_MEDIUM, HEAD_SIZE)


def _longest_word(text: str, face: Face, size: float) -> float:
    return max((width(word, face, size) for word in text.split()), default=0.0)
