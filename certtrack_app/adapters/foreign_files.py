"""Files that are no spreadsheets: what each is, and what to do to get its table in."""

import re
from collections.abc import Iterable

SAVE_AS = "Open it in the program it came from, save it as an Excel workbook (.xlsx) and drop that."
NO_SPREADSHEET = f"is not a spreadsheet, whatever its name says. {SAVE_AS}"
_COPY_TABLE = "Copy its table into a new workbook, save that as .xlsx and drop it."
_PRINTED = (
    "is a PDF document, not a spreadsheet. Drop the workbook it was printed from; where there is "
    "none, copy its table into a new workbook, save that as .xlsx and drop it."
)
_PICTURE = (
    "is a picture, not a spreadsheet. Drop the workbook it shows; a picture cannot be read as a "
    "table."
)
_DOWNLOAD = (
    "is only a link to a Google sheet. Open it in the browser, choose File > Download > Microsoft "
    "Excel (.xlsx) and drop that."
)
_EXPORT = (
    "is an Apple document ({which}). In that program choose File > Export To > Excel, "
    "or copy its table into a new workbook, and drop that."
)
_NUMBERS = "is an Apple Numbers sheet. In Numbers choose File > Export To > Excel and drop that."

_STARTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"%PDF"),
        _PRINTED,
    ),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL), _PICTURE),
    (re.compile(rb".{4}ftyp(heic|heix|heif|mif1|msf1|hevc|avif)", re.DOTALL), _PICTURE),
    (
        re.compile(rb"RIFF|ID3|OggS|.{4}ftyp", re.DOTALL),
        "is sound or film, not a spreadsheet. Drop the tracker itself.",
    ),
    (re.compile(rb"{\\rtf"), f"is a text document, not a spreadsheet. {_COPY_TABLE}"),
    (
        re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"),
        "is a compressed archive, not a spreadsheet. Unpack it and drop the tracker that is in it.",
    ),
    (
        re.compile(rb"SQLite format 3|\0\x01\0\0Standard (Jet|ACE) DB"),
        "is a database, not a spreadsheet. Export its table as .xlsx or .csv and drop that.",
    ),
    (
        re.compile(rb"MZ|\x7fELF"),
        "is a program, not a spreadsheet. Drop the tracker itself.",
    ),
)
_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "is a web page under the name of a spreadsheet"),
    (b"<html", "is a web page under the name of a spreadsheet"),
    (b"<table", "is a web page under the name of a spreadsheet"),
    (b"<?xml", "is an XML file"),
    (b'{"', "is a link to an online sheet or a data file"),
)
_ZIP_FOLDERS = (
    ("word/", "wordprocessing", f"is a Word document, not a spreadsheet. {_COPY_TABLE}"),
    ("ppt/", "presentationml", f"is a document of slides, not a spreadsheet. {_COPY_TABLE}"),
    ("xl/", "spreadsheetml", f"is not a workbook that can be read. {SAVE_AS}"),
)
_STREAMS = (
    ("WordDocument", f"is an old Word document, not a spreadsheet. {_COPY_TABLE}"),
    ("PowerPoint Document", f"is a document of slides, not a spreadsheet. {_COPY_TABLE}"),
    (
        "__properties_version1.0",
        "is a mail message, not a spreadsheet. Save the tracker attached to it and drop that.",
    ),
)


def foreign_start(start: bytes, suffix: str) -> str:
    """What a file is that begins like this, and what to do; empty where it may be a sheet."""
    for pattern, sentence in _STARTS:
        if pattern.match(start):
            return sentence
    words = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix == ".gsheet" or (words.startswith(b"{") and b"docs.google.com" in words):
        return _DOWNLOAD
    for known, what in _MARKUP:
        if words.startswith(known):
            return f"{what}, not a spreadsheet. {SAVE_AS}"
    return ""


def foreign_zip(names: Iterable[str], kinds: str, suffix: str) -> str:
    """What a zip is that holds no workbook by its parts and its media types, and what to do."""
    folded = {name.casefold() for name in names}
    if "opendocument" in kinds:
        return f"is a document, not a spreadsheet. {_COPY_TABLE}"
    if any(name.startswith("index/") for name in folded):
        return _apple(suffix)
    for folder, kind, sentence in _ZIP_FOLDERS:
        if kind in kinds or any(name.startswith(folder) for name in folded):
            return sentence
    return "is a zip archive, not a spreadsheet. Unpack it and drop the tracker that is in it."


def foreign_streams(names: Iterable[str]) -> str:
    """What a file of Microsoft's older container is that holds no workbook, and what to do."""
    held = set(names)
    return next((sentence for stream, sentence in _STREAMS if stream in held), NO_SPREADSHEET)


def _apple(suffix: str) -> str:
    which = {".pages": "Pages", ".key": "Keynote"}.get(suffix)
    return _EXPORT.format(which=which) if which else _NUMBERS
