"""A whole .xls workbook, by xlrd: values, looks, links and notes."""

import io
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import olefile
import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    XLRDError,
    error_text_from_code,
)
from xlrd.book import Book as XlsBook
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet as XlsSheet

from certtrack_app.adapters.foreign_files import foreign_streams
from certtrack_app.adapters.harvest_links import laid_over
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.number_formats import reading_of, take_number
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.unreadable import Unreadable, damaged, locked_by_password
from certtrack_app.adapters.sheets.xls_formulas import formulas_of, is_encrypted
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.adapters.sheets.xlsx_styles import PLAIN, Look
from certtrack_app.adapters.sheets.xlsx_values import Value
from certtrack_app.rules.tracker.cells import (
    Attachment,
    AttachmentKind,
    Cell,
    CellKind,
    Sheet,
    Span,
)

SOLID = 1
EXACT = 10**15

BROKEN_XLS = (
    XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    OSError,
    RecursionError,
)
"""What xlrd and olefile throw over damaged files, such as a directory that lists itself.

xlrd checks much of a file by assertions.
"""

Formulas = Mapping[tuple[int, int], str]


def read_xls(path: Path, step: Step) -> Contents:
    """Read every sheet. Raises Unreadable where the file is damaged, encrypted or no workbook."""
    try:
        formulas = formulas_of(_workbook_stream(path))
        with xlrd.open_workbook(
            str(path), logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        ) as book:
            return _contents(book, formulas, step)
    except BROKEN_XLS as error:
        raise damaged("its content") from error


def _workbook_stream(path: Path) -> bytes:
    with olefile.OleFileIO(str(path)) as ole:
        if ole.exists("EncryptedPackage"):
            raise locked_by_password()
        for name in ("Workbook", "Book"):
            if ole.exists(name):
                stream = ole.openstream(name).read()
                break
        else:
            raise Unreadable(foreign_streams(path[0] for path in ole.listdir()))
    if is_encrypted(stream):
        raise locked_by_password()
    return stream


def _contents(book: XlsBook, formulas: list[dict[tuple[int, int], str]], step: Step) -> Contents:
    if not book.nsheets:
        raise Unreadable("has no sheets. Open it in Excel, check that it is the tracker, save it.")
    date_system = 1904 if book.datemode else 1900
    looks = _looks(book)
    sheets, room = [], LIMITS.cells
    for number, sheet in enumerate(book.sheets()):
        own = formulas[number] if number < len(formulas) else {}
        cells = tuple(_cells(sheet, looks, own, date_system, room))
        room -= len(cells)
        sheets.append(_sheet(sheet, cells, own))
        step.advance(step.whole // book.nsheets)
    return Contents(tuple(sheets), date_system)


def _looks(book: XlsBook) -> list[Look]:
    return [_look(book, style) for style in book.xf_list]


def _look(book: XlsBook, style: xlrd.formatting.XF) -> Look:
    known = book.format_map.get(style.format_key)
    code = known.format_str if known is not None else ""
    background = style.background
    color = book.colour_map.get(background.pattern_colour_index) if background else None
    is_solid = background is not None and background.fill_pattern == SOLID
    return Look(
        number_format="" if code.casefold() == "general" else code,
        fill="".join(f"{part:02X}" for part in color) if is_solid and color else "",
        reading=reading_of(code),
    )


def _cells(
    sheet: XlsSheet, looks: list[Look], formulas: Formulas, date_system: int, room: int
) -> Iterator[Cell]:
    count = 0
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(
            zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        ):
            place = (row + 1, column + 1)
            style = sheet.cell_xf_index(row, column)
            look = looks[style] if style < len(looks) else PLAIN
            taken = _taken(kind, value, look, date_system, is_formula=place in formulas)
            if taken is None:
                continue
            count += 1
            if count > room:
                raise too_many_cells()
            kind_taken, meaning, serial = taken
            shown = (look.number_format, look.fill)
            yield Cell(*place, kind_taken, meaning, *shown, serial, place in formulas)


def _taken(
    kind: int, value: Any, look: Look, date_system: int, *, is_formula: bool
) -> tuple[CellKind, Value, float] | None:
    """Take a stored value as its type and format say; None where nothing is stored."""
    if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
        number = int(value) if value.is_integer() and abs(value) < EXACT else value
        taken, meaning = take_number(number, look.reading, date_system)
        return taken, meaning, 0.0 if taken is CellKind.NUMBER else float(value)
    if kind == XL_CELL_TEXT and (value or is_formula):
        return CellKind.TEXT, value, 0.0
    if kind == XL_CELL_BOOLEAN:
        return CellKind.BOOLEAN, bool(value), 0.0
    if kind == XL_CELL_ERROR:
        return CellKind.ERROR, error_text_from_code.get(value, "#N/A"), 0.0
    return None


def _sheet(sheet: XlsSheet, cells: tuple[Cell, ...], formulas: Formulas) -> Sheet:
    return Sheet(
        name=sheet.name,
        cells=cells,
        hidden=sheet.visibility != 0,
        merges=tuple(
            Span(first_row + 1, first_column + 1, last_row, last_column)
            for first_row, last_row, first_column, last_column in sheet.merged_cells
        ),
        hidden_rows=frozenset(row + 1 for row, one in sheet.rowinfo_map.items() if one.hidden),
        hidden_columns=frozenset(
            column + 1 for column, one in sheet.colinfo_map.items() if one.hidden
        ),
        attachments=(*laid_over(_links(sheet), cells), *_formula_links(formulas), *_notes(sheet)),
    )


def _links(sheet: XlsSheet) -> Iterator[tuple[Span, str]]:
    for link in sheet.hyperlink_list:
        corners = (link.frowx, link.fcolx, link.lrowx, link.lcolx)
        mark = f"#{link.textmark}" if link.textmark else ""
        yield Span(*((corner or 0) + 1 for corner in corners)), _text(link.url_or_path) + mark


def _text(path: str | bytes | None) -> str:
    return path.decode("cp1252", "replace") if isinstance(path, bytes) else path or ""


def _formula_links(formulas: Formulas) -> Iterator[Attachment]:
    for (row, column), link in formulas.items():
        if link:
            yield Attachment(row, column, AttachmentKind.FORMULA_LINK, link)


def _notes(sheet: XlsSheet) -> Iterator[Attachment]:
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        author = note.author or None
        yield Attachment(row + 1, column + 1, AttachmentKind.NOTE, note.text, author=author)
