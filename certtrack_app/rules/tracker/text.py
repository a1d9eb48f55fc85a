"""Text of cells made comparable, and cells named as a spreadsheet names them."""

import unicodedata
from functools import lru_cache

_COMBINING_FIRST, _COMBINING_LAST = "\u0300", "\u036f"
_LETTERS = 26
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u200e\u200f"))
_KEPT_SIGNS = frozenset("%#")


def tidy(text: str) -> str:
    """Give the text without surrounding, doubled and invisible white space."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give the text as it is compared: without case, accents and punctuation.

    Marks such as ✓ and the signs % and # stay; a text of punctuation alone stays whole.
    """
    tidied = tidy(text).casefold()
    if tidied.isascii():
        return " ".join(tidied.translate(_FOLDED_ASCII).split()) or tidied
    plain = unicodedata.normalize("NFKD", tidied)
    kept = "".join(_folded_character(character) for character in plain)
    return " ".join(kept.split()) or tidied


def _folded_character(character: str) -> str:
    if _COMBINING_FIRST <= character <= _COMBINING_LAST or character in "'’`´":
        return ""
    if character.isalnum() or character in _KEPT_SIGNS:
        return character
    return character if unicodedata.category(character)[0] in "MS" else " "


_FOLDED_ASCII = {code: _folded_character(chr(code)) for code in range(128)}


def column_letters(column: int) -> str:
    """Name a column as a spreadsheet does: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, remainder = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + remainder) + letters
    return letters


def reference(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does: row 5 of column 3 is C5."""
    return f"{column_letters(column)}{row}"
