"""The typefaces of everything printed: what they hold, and which sets which letter."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique
from functools import lru_cache
from threading import RLock
from typing import Any

import uharfbuzz
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from certtrack_app.errors import Refusal
from certtrack_app.paths import resources

PRESS = RLock()
"""Held while a document is set: reportlab's fonts keep a reading position of their own."""

_PRIVATE_USE = range(0xE000, 0xF900)
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


@unique
class Face(Enum):
    """A style of type: its fonts, the first that has every glyph of a letter sets it."""

    DISPLAY = ("eb-garamond/EBGaramond-Regular", "noto-sans/NotoSans-Regular")
    DISPLAY_STRONG = ("eb-garamond/EBGaramond-SemiBold", "noto-sans/NotoSans-SemiBold")
    DISPLAY_ITALIC = ("eb-garamond/EBGaramond-Italic", "noto-sans/NotoSans-Italic")
    TEXT = ("inter/Inter-Regular", "noto-sans/NotoSans-Regular")
    TEXT_MEDIUM = ("inter/Inter-Medium", "noto-sans/NotoSans-SemiBold")
    TEXT_STRONG = ("inter/Inter-SemiBold", "noto-sans/NotoSans-SemiBold")


@dataclass(frozen=True)
class LoadedFont:
    """A font in memory, with its shaper and the private codes that stand for unnamed glyphs."""

    font: TTFont
    shaper: Any
    private: tuple[int, ...]

    def code_of(self, glyph: int, letter: str) -> int:
        """Give the code that prints a glyph: the letter's own, else a private one.

        The private code follows from the glyph alone, so that a page never depends on the
        pages set before it.
        """
        face = self.font.face
        if face.charToGlyph.get(ord(letter)) == glyph:
            return ord(letter)
        code = self.private[glyph]
        face.charToGlyph[code] = glyph
        face.charWidths[code] = self.scaled(face.hmetrics[glyph][0])
        return code

    def scaled(self, units: float) -> float:
        """Turn the font's units into thousandths of the type size."""
        return units * 1000.0 / float(self.font.face.unitsPerEm)

    def advance(self, code: int) -> float:
        """Give a character's own width, in thousandths of the type size."""
        return float(self.font.face.charWidths[code])


def readable(text: str) -> str:
    """Compose accents and make every stretch of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unprintable(text: str, face: Face = Face.TEXT) -> tuple[str, ...]:
    """List the characters of a text that no font of the face can print, in order, each once."""
    missing = (
        letter
        for cluster in clusters(readable(text))
        if _font_for(cluster, face) is None
        for letter in cluster
        if _is_invisible(letter) or not _has(face.value[-1], letter)
    )
    return tuple(dict.fromkeys(missing))


def require_printable(text: str, where: str, face: Face = Face.TEXT) -> None:
    """Refuse a text with a character that would come out blank, naming the character."""
    for letter in unprintable(text, face):
        what = "is invisible" if _is_invisible(letter) else "is in none of the fonts for paper"
        raise Refusal(
            f"{where} “{_shown(text)}” cannot be printed: the character {character_name(letter)} "
            f"{what}. Write it in Latin, Greek or Cyrillic letters."
        )


def character_name(letter: str) -> str:
    """Name a character so that a person can find it: the sign, its code, its Unicode name."""
    return (
        character_code(letter)
        if _is_invisible(letter)
        else f"“{letter}” ({character_code(letter)})"
    )


def character_code(letter: str) -> str:
    """Name a character where it cannot be shown itself."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name')}"


def substituted(text: str) -> str:
    """Put the code of each unprintable character in its place, so that nothing prints blank."""
    missing = frozenset(unprintable(text))
    if not missing:
        return readable(text)
    return "".join(f"[U+{ord(c):04X}]" if c in missing else c for c in readable(text))


_fonts: dict[str, LoadedFont] = {}


@lru_cache
def base_font() -> str:
    """Name the font a page starts with, so that no file asks for one that is not embedded."""
    name = loaded(Face.TEXT.value[0]).font.fontName
    STATE_DEFAULTS["fontName"] = name
    return str(name)


def loaded(path: str) -> LoadedFont:
    """Give a font of the program, read once and known to reportlab by its file's name."""
    if path not in _fonts:
        with PRESS:
            _fonts.setdefault(path, _load(path))
    return _fonts[path]


def _load(path: str) -> LoadedFont:
    file = resources() / "fonts" / f"{path}.ttf"
    font = TTFont(file.stem, str(file), asciiReadable=False)
    pdfmetrics.registerFont(font)
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes())))
    free = tuple(code for code in _PRIVATE_USE if code not in font.face.charToGlyph)
    return LoadedFont(font, shaper, free)


def font_of(cluster: str, face: Face) -> str:
    """Choose the font for a letter with its marks; text is checked before it is set."""
    font = _font_for(cluster, face)
    if font is None:
        raise ValueError(f"unprintable text was not refused before it was set: {cluster!r}")
    return font


def clusters(text: str) -> Iterator[str]:
    """Yield each letter together with the marks that stand on it."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _shown(text: str) -> str:
    return "".join("·" if _is_invisible(letter) else letter for letter in readable(text))


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in _INVISIBLE


def _has(path: str, letter: str) -> bool:
    return ord(letter) in loaded(path).font.face.charToGlyph


@lru_cache(maxsize=4096)
def _font_for(cluster: str, face: Face) -> str | None:
    """Choose the first font of a face that sets a letter with its marks."""
    return next((path for path in face.value if _sets(path, cluster)), None)


def _sets(path: str, cluster: str) -> bool:
    """Tell whether a font has every glyph of a letter, and places the marks upon it.

    Of the fonts here only Noto Sans has anchors for marks on any letter.
    """
    if any(_is_invisible(letter) or not _has(path, letter) for letter in cluster):
        return False
    return len(cluster) == 1 or "NotoSans" in path


@lru_cache(maxsize=4096)
def font_for_word(word: str, face: Face) -> str | None:
    """Choose the first font that sets a whole word, so that a name does not change style inside."""
    letters = tuple(clusters(word))
    fitting = (path for path in face.value if all(_sets(path, letter) for letter in letters))
    return next(fitting, None)
