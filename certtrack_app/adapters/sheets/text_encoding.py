"""How the bytes of a text file are to be read as letters."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from certtrack_app.adapters.sheets.limits import MIB

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LATIN = ("cp1252", "mac_roman", "cp850")
OTHER_SCRIPTS = ("cp1251", "cp874")

NAMES = {
    "cp1252": "Windows Western European",
    "mac_roman": "Macintosh",
    "cp850": "DOS",
    "cp1251": "Windows Cyrillic",
    "cp874": "Windows Thai",
}

WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
WORDS_WEIGHED = 2_000
ACCENTS_IN_ANY_WORD = 2


class TextEncoding(NamedTuple):
    """The codec to read with, and a remark where it was weighed rather than known."""

    codec: str
    remark: str = ""


def encoding_of(path: Path) -> TextEncoding:
    """Tell how a text file is encoded: by its mark, by zero bytes, as UTF-8, or by its words."""
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, codec in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return TextEncoding(codec)
    if b"\0" in start:
        low_first = start[1::2].count(0) >= start[0::2].count(0)
        return TextEncoding("utf-16-le" if low_first else "utf-16-be")
    if _is_utf8(path):
        return TextEncoding("utf-8")
    return _weighed(path)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(MIB):
            yield piece


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _weighed(path: Path) -> TextEncoding:
    """Take the code page in which most words look like words; Western European if undecided."""
    words = _foreign_words(path)
    best = max((*LATIN, *OTHER_SCRIPTS), key=lambda codec: _natural_words(words, codec))
    remark = (
        f"The file does not say how its letters are stored; it was read as {NAMES[best]}. "
        "Look whether accented names are right; if not, save it again as “CSV UTF-8”."
    )
    codec = best if _decodes(path, best) else "latin-1"
    return TextEncoding(codec, remark)


def _foreign_words(path: Path) -> list[bytes]:
    words: dict[bytes, None] = {}
    for piece in _pieces(path):
        words.update(dict.fromkeys(WORD.findall(piece)))
        if len(words) > WORDS_WEIGHED:
            break
    return list(words)[:WORDS_WEIGHED]


def _natural_words(words: list[bytes], codec: str) -> int:
    is_latin = codec in LATIN
    decoded = (word.decode(codec, "replace") for word in words)
    return sum(_is_natural(word, is_latin=is_latin) for word in decoded)


def _is_natural(word: str, *, is_latin: bool) -> bool:
    if not word[0].isalpha() or any(unicodedata.category(letter)[0] not in "LM" for letter in word):
        return False
    if not (word[1:] == word[1:].lower() or word == word.upper()):
        return False
    foreign = sum(not letter.isascii() for letter in word)
    if is_latin:
        return foreign <= ACCENTS_IN_ANY_WORD or foreign * 2 <= len(word)
    return foreign == len(word)


def _decodes(path: Path, codec: str) -> bool:
    try:
        return all(piece.decode(codec) is not None for piece in _pieces(path))
    except UnicodeDecodeError:
        return False
