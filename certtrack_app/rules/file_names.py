"""File names from outside, cleaned so that they say what they are and are safe on every system."""

import re
import unicodedata

LONGEST = 120
"""Characters; common systems take 255 units, and a folder's path wants room too."""
_MOST_BYTES = 240
_LONGEST_SUFFIX = 12
_NAMELESS = "unnamed"
_FORBIDDEN = re.compile(r'[<>:"|?*\ufffd]')
_SEPARATORS = re.compile(r"[/\\]")
# Devices to Windows, whatever follows the first dot: a file of that name cannot be copied there.
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
# Joiners belong to the spelling of Persian and Indic words; every other format character hides.
_JOINERS = "\u200c\u200d"


def clean_name(name: str) -> str:
    """Make a name showable and safe: one visible line, no folder, no device, not too long.

    What cannot be seen is left out, so that nothing reverses a name or hides its ending.
    """
    composed = unicodedata.normalize("NFC", _SEPARATORS.split(name)[-1])
    visible = "".join(_shown(letter) for letter in composed)
    spaced = " ".join(_FORBIDDEN.sub("_", visible).split())
    trimmed = _trimmed(spaced)
    if _RESERVED.fullmatch(trimmed):
        trimmed = f"_{trimmed}"
    return _shortened(trimmed) or _NAMELESS


def numbered(name: str, count: int) -> str:
    """Give a name another can stand beside: log.pdf, log (2).pdf."""
    if count < 2:  # noqa: PLR2004 the first bears the plain name
        return name
    stem, suffix = split_name(name)
    return f"{stem} ({count}){suffix}"


def split_name(name: str) -> tuple[str, str]:
    """Part a name into its stem and its ending with the dot, empty where it has none."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not ending or len(ending) > _LONGEST_SUFFIX or " " in ending:
        return name, ""
    return stem, dot + ending


def _shown(letter: str) -> str:
    if letter in _JOINERS:
        return letter
    category = unicodedata.category(letter)
    if category in {"Cs", "Co"}:
        return "_"
    if category in {"Zs", "Zl", "Zp"} or letter.isspace():
        return " "
    return "" if category.startswith("C") else letter


def _trimmed(name: str) -> str:
    """Take off dots and spaces at either end: Windows drops the last, Unix hides by the first."""
    return name.strip(f". {_JOINERS}")


def _shortened(name: str) -> str:
    """Cut the stem, never the ending."""
    stem, suffix = split_name(name)
    while len(stem + suffix) > LONGEST or len((stem + suffix).encode()) > _MOST_BYTES:
        stem = stem[:-1]
    while stem + suffix != name and stem and unicodedata.combining(stem[-1]):
        stem = stem[:-1]
    return _trimmed(stem) + suffix
