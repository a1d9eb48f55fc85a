"""Reads a tracker file of any format into cells and evidence."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import assert_never
from zipfile import ZipFile

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.guard import EXCELS_MARK, FileFormat, recognize, refusal_of
from certtrack_app.adapters.sheets.csv_sheet import read_csv
from certtrack_app.adapters.sheets.limits import MIB
from certtrack_app.adapters.sheets.markup import UNREADABLE_XML
from certtrack_app.adapters.sheets.parts import BROKEN_ZIP, Parts
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.unreadable import Unreadable, damaged
from certtrack_app.adapters.xlsx_workbook import read_xlsx
from certtrack_app.rules.tracker.cells import Book

Tell = Callable[[float], None]
"""Is told the share of the file that has been read, from 0 to 1."""

ReadZip = Callable[[Parts, Cabinet, Step], Contents]


def read_book(
    path: Path, key: str, on_progress: Tell | None = None, files_to: Path | None = None
) -> Book:
    """Read a tracker file in this process; files found in it are laid in `files_to`.

    Raises FileRefused with the sentence to show. What comes from outside belongs into
    `tracker_child.read_books_in_child`, where time and memory are bounded.
    """
    file_format = recognize(path)
    cabinet = Cabinet(files_to)
    tell = on_progress or (lambda _share: None)
    try:
        contents = _contents(path, file_format, cabinet, tell)
    except Unreadable as reason:
        raise refusal_of(path, reason) from reason
    return Book(
        key=key,
        name=path.name,
        sha256=fingerprint_of(path),
        format=file_format,
        sheets=contents.sheets,
        date_system=contents.date_system,
        notes=(*contents.notes, *_remark_if_open(path)),
        files=dict(cabinet.names),
    )


def _remark_if_open(path: Path) -> Iterator[str]:
    """Remark where Excel's mark stands beside the workbook: what is unsaved is not in it."""
    if path.with_name(f"{EXCELS_MARK}{path.name}").exists():
        yield "The workbook is open in Excel: what has not been saved there is not in this reading."


def fingerprint_of(path: Path) -> str:
    """Reckon the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MIB):
            digest.update(piece)
    return digest.hexdigest()


def _contents(path: Path, file_format: FileFormat, cabinet: Cabinet, tell: Tell) -> Contents:
    match file_format:
        case FileFormat.XLSX | FileFormat.XLSM:
            return _from_zip(path, read_xlsx, cabinet, tell)
        case FileFormat.ODS:
            from certtrack_app.adapters.ods_workbook import read_ods

            return _from_zip(path, read_ods, cabinet, tell)
        case FileFormat.CSV | FileFormat.TSV:
            return read_csv(path, Step(path.stat().st_size, tell))
        case FileFormat.XLS:
            from certtrack_app.adapters.xls_workbook import read_xls

            return read_xls(path, Step(path.stat().st_size, tell))
        case FileFormat.XLSB:
            from certtrack_app.adapters.xlsb_workbook import read_xlsb

            return _from_zip(path, read_xlsb, cabinet, tell)
        case _:
            assert_never(file_format)


def _from_zip(path: Path, read: ReadZip, cabinet: Cabinet, tell: Tell) -> Contents:
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            whole = sum(member.file_size for member in archive.infolist())
            return read(Parts(archive), cabinet, Step(whole, tell))
    except BROKEN_ZIP as error:
        raise damaged("its list of parts") from error
    except UNREADABLE_XML as error:
        raise damaged("one of its parts") from error
