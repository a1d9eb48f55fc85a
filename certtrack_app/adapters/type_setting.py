"""Setting type: faces, font fallback, shaping and line breaking for everything on paper.

Text is never markup here: it goes from a string to glyphs without a parser between them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.type_faces import (
    Face,
    LoadedFont,
    clusters,
    font_for_word,
    font_of,
    loaded,
    readable,
)

_ORIGIN = "BT 1 0 0 1 0 0 Tm"
_written: WeakKeyDictionary[Canvas, dict[tuple[str, str, float], str]] = WeakKeyDictionary()

_SLACK = 0.05
"""What rounding may add to a line, in points; text measured to fit must fit."""

# Ligatures would come back from a search as other letters than the name has.
_FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False}


@dataclass(frozen=True)
class SetRun:
    """Glyphs of one font, ready for the page; `width` at one point of type size.

    `spoken` is what a search finds where the glyphs have no letters of their own.
    """

    font: str
    glyphs: str
    width: float
    spoken: str | None


@dataclass(frozen=True)
class SetLine:
    """A line of type: its runs and its width at one point of type size."""

    runs: tuple[SetRun, ...]
    width: float


@lru_cache(maxsize=8192)
def set_line(text: str, face: Face) -> SetLine:
    """Shape a text as one line; the text must be printable."""
    runs = tuple(_shape(font, run) for font, run in stretches(readable(text), face))
    return SetLine(runs, sum(run.width for run in runs))


def width(text: str, face: Face, size: float) -> float:
    """Measure a text on one line, in points."""
    return set_line(text, face).width * size


def fitting_size(text: str, face: Face, largest: float, room: float) -> float:
    """Say how large a text can be set on one line, up to a largest size."""
    return min(largest, room / max(0.01, width(text, face, 1)))


@lru_cache(maxsize=8192)
def wrap(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` points; a word too long is broken anywhere.

    Not after a hyphen: a reader would take it for a divided word and lose it from the name.
    """
    lines: list[str] = []
    used, space = room, loaded(face.value[0]).advance(32) / 1000 * size
    for word in readable(text).split(" "):
        wide = width(word, face, size)
        if lines and used + space + wide <= room + _SLACK:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.extend(_pieces(word, face, size, room))
            used = width(lines[-1], face, size)
    return tuple(lines)


@lru_cache(maxsize=2048)
def balanced(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """Break a text into as few lines as fit, all of much the same length."""
    lines = wrap(text, face, size, room)
    narrow, wide = room / max(1, len(lines)), room
    for _ in range(8):
        middle = (narrow + wide) / 2
        if len(wrap(text, face, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, face, size, wide)


def draw_line(canvas: Canvas, x: float, y: float, line: SetLine, size: float) -> None:
    """Draw a line of type from its left end on the baseline."""
    for run in line.runs:
        if run.spoken is not None:
            said = run.spoken.encode("utf-16-be").hex().upper()
            canvas.addLiteral(f"/Span <</ActualText <FEFF{said}>>> BDC")
        canvas.addLiteral(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm{_operators(canvas, run, size)}")
        if run.spoken is not None:
            canvas.addLiteral("EMC")
        x += run.width * size


def _operators(canvas: Canvas, run: SetRun, size: float) -> str:
    """Write the operators that show a run: once in a file, most lines stand on every page."""
    written = _written.setdefault(canvas, {})
    key = (run.font, run.glyphs, size)
    if key not in written:
        pen = canvas.beginText(0, 0)
        pen.setFont(run.font, size)
        pen.textOut(run.glyphs)
        written[key] = pen.getCode().removeprefix(_ORIGIN)
    return written[key]


def draw(canvas: Canvas, x: float, y: float, text: str, face: Face, size: float) -> None:
    """Draw a text from its left end on the baseline."""
    draw_line(canvas, x, y, set_line(text, face), size)


def draw_right(canvas: Canvas, x: float, y: float, text: str, face: Face, size: float) -> None:
    """Draw a text that ends at x."""
    line = set_line(text, face)
    draw_line(canvas, x - line.width * size, y, line, size)


def draw_centered(canvas: Canvas, x: float, y: float, text: str, face: Face, size: float) -> None:
    """Draw a text about x."""
    line = set_line(text, face)
    draw_line(canvas, x - line.width * size / 2, y, line, size)


def _pieces(word: str, face: Face, size: float, room: float) -> list[str]:
    """Break a word that is wider than a line where the line ends."""
    if width(word, face, size) <= room + _SLACK:
        return [word]
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and width(pieces[-1] + cluster, face, size) > room + _SLACK:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def stretches(text: str, face: Face) -> list[tuple[str, str]]:
    """Split a text into stretches of one font each, with the font of each."""
    runs: list[tuple[str, str]] = []
    for word in re.split("( )", text):
        font = font_for_word(word, face)
        pieces = [(font, word)] if font else [(font_of(c, face), c) for c in clusters(word)]
        for path, piece in pieces:
            if runs and runs[-1][0] == path:
                runs[-1] = (path, runs[-1][1] + piece)
            elif piece:
                runs.append((path, piece))
    return runs


def _shape(path: str, text: str) -> SetRun:
    """Turn a stretch of one font into glyphs with their places."""
    loaded_font = loaded(path)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(loaded_font.shaper, buffer, _FEATURES)
    codes, places = "", []
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = loaded_font.code_of(glyph.codepoint, text[glyph.cluster])
        codes += chr(code)
        places.append(_place(loaded_font, glyph.cluster, code, position))
    wide = sum(place.x_advance for place in places) / 1000
    is_plain = not any(map(_is_moved, places))
    glyphs = codes if is_plain else ShapedStr(codes, places)  # type: ignore[arg-type] # takes a list
    # A raised mark looks like another line to some readers: then the text is said outright.
    is_said_by_glyphs = codes == text and not any(place.y_offset for place in places)
    return SetRun(loaded_font.font.fontName, glyphs, wide, None if is_said_by_glyphs else text)


def _place(font: LoadedFont, cluster: int, code: int, position: Any) -> ShapeData:
    """Say where a glyph stands, in thousandths of the type size."""
    return ShapeData(
        cluster,
        round(font.scaled(position.x_advance), 1),
        round(font.scaled(position.y_advance), 1),
        round(font.scaled(position.x_offset), 1),
        round(font.scaled(position.y_offset), 1),
        round(font.advance(code), 1),
    )


def _is_moved(place: ShapeData) -> bool:
    """Tell whether a glyph stands elsewhere than plain type would put it."""
    return bool(place.x_offset or place.y_offset or place.x_advance != place.width)
