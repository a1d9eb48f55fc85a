"""Looks at a dropped file before any parser does: what it is, and whether it may be opened."""

import stat
from enum import StrEnum, unique
from pathlib import Path

from certtrack_app.adapters.foreign_files import NO_SPREADSHEET, foreign_start
from certtrack_app.adapters.sheets.limits import LIMITS, MIB
from certtrack_app.adapters.sheets.unreadable import Unreadable
from certtrack_app.adapters.zip_guard import checked_zip_format
from certtrack_app.errors import FileRefused

EXCELS_MARK = "~$"
LOCK_MARKS = (EXCELS_MARK, ".~lock.")
"""How Excel and LibreOffice begin the names of the files that say a workbook is open."""

TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@unique
class FileFormat(StrEnum):
    """The formats a tracker may come in."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    TSV = "tsv"


def recognize(path: Path) -> FileFormat:
    """Tell by its content which format a file has.

    Raises FileRefused where it is missing, locked, no spreadsheet, encrypted, or could do harm.
    """
    try:
        return _recognize(path)
    except Unreadable as reason:
        raise refusal_of(path, reason) from reason
    except OSError as error:
        raise FileRefused(
            f"“{path.name}” cannot be opened. Close it in every other program, check that you may "
            "read it, and drop it again."
        ) from error


def refusal_of(path: Path, reason: Unreadable) -> FileRefused:
    """Complete the sentence with the file's name."""
    return FileRefused(f"“{path.name}” {reason}")


def _recognize(path: Path) -> FileFormat:
    _check_name(path)
    _check_size(path)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(ZIP):
        return FileFormat(checked_zip_format(path))
    if start.startswith(OLE):
        return FileFormat.XLS
    _check_start(start, path)
    return _text_format(path, start)


def _check_name(path: Path) -> None:
    for mark in LOCK_MARKS:
        if path.name.startswith(mark):
            workbook = path.name.removeprefix(mark).removesuffix("#")
            raise Unreadable(
                f"is not a tracker but the mark that “{workbook}” is open in another program. "
                "Close that, then drop the workbook itself."
            )


def _check_size(path: Path) -> None:
    try:
        facts = path.stat()
    except FileNotFoundError as error:
        raise Unreadable("is not there any more. Look where it went and drop it again.") from error
    if stat.S_ISDIR(facts.st_mode):
        raise Unreadable("is a folder. Drop the workbook that is in it.")
    if not stat.S_ISREG(facts.st_mode):
        raise Unreadable("is no ordinary file. Drop the workbook itself.")
    if facts.st_size == 0:
        raise Unreadable("is empty. Find the copy that still has its content and drop that.")
    if facts.st_size > LIMITS.file_size:
        raise Unreadable(
            f"is too large to read: {facts.st_size // MIB} MB, and {LIMITS.file_size // MIB} MB is "
            "the most. Take out pictures, or split it by year or cohort, and drop the parts."
        )


def _check_start(start: bytes, path: Path) -> None:
    suffix = path.suffix.casefold()
    if foreign := foreign_start(start, suffix):
        raise Unreadable(foreign)
    if suffix not in (*TEXT_ENDINGS, ".xls"):
        raise Unreadable(NO_SPREADSHEET)


def _text_format(path: Path, start: bytes) -> FileFormat:
    plain = start.replace(b"\0", b"")
    if b"\0" in start and not _is_wide_text(start):
        raise Unreadable(NO_SPREADSHEET)
    if path.suffix.casefold() == ".xls" and b"\t" not in plain and b";" not in plain:
        raise Unreadable(NO_SPREADSHEET)
    is_tabbed = path.suffix.casefold() in (".tsv", ".tab")
    return FileFormat.TSV if is_tabbed else FileFormat.CSV


def _is_wide_text(start: bytes) -> bool:
    """Whether zero bytes stand where UTF-16 puts them: at every second place, mostly."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return min(even, odd) * 20 < max(even, odd) and max(even, odd) * 3 > len(start) // 2
