"""Workbooks whose parts are records: .xlsb."""

import struct
from collections.abc import Iterator, Sequence

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.office_workbook import (
    Dialect,
    ListedSheet,
    Listing,
    read_office_workbook,
)
from certtrack_app.adapters.sheets.biff12 import Record, reading, records, text_at
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.xlsb_parts import (
    read_xlsb_looks,
    read_xlsb_strings,
    whole_part,
)
from certtrack_app.adapters.sheets.xlsb_sheet import read_xlsb_sheet
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind

IS_1904 = 1


def read_xlsb(parts: Parts, cabinet: Cabinet, step: Step) -> Contents:
    """Read every sheet. Raises Unreadable where the workbook is damaged or holds no sheet."""
    return read_office_workbook(parts, cabinet, step, RECORDS)


def _listing(parts: Parts, part: str) -> Listing:
    sheets, date_system = [], 1900
    with reading(part):
        for kind, body in records(whole_part(parts, part)):
            if kind == Record.SHEET:
                sheets.append(_listed(body))
            elif kind == Record.BOOK_PROPERTIES and body[0] & IS_1904:
                date_system = 1904
    return Listing(sheets, date_system)


def _listed(body: bytes) -> ListedSheet:
    relation, place = text_at(body, 8)
    name, _place = text_at(body, place)
    return ListedSheet(name, body[0] != 0, relation)


def _weigh(parts: Parts, sheets: Sequence[str]) -> None:
    """See that no sheet is too large to be held as it is."""
    for part in sheets:
        if parts.size(part) > LIMITS.strings_size:
            raise too_many_cells()


def _notes(parts: Parts, part: str) -> Iterator[Attachment]:
    authors: list[str] = []
    place, author = (1, 1), None
    with reading(part):
        for kind, body in records(whole_part(parts, part)):
            match kind:
                case Record.NOTE_AUTHOR:
                    authors.append(text_at(body, 0)[0])
                case Record.NOTE:
                    number, row, _last, column = struct.unpack_from("<IIII", body)
                    place, author = (row + 1, column + 1), authors[number]
                case Record.NOTE_TEXT:
                    text = text_at(body, 1)[0]
                    yield Attachment(*place, AttachmentKind.NOTE, text, author=author or None)


RECORDS = Dialect(_listing, _weigh, read_xlsb_strings, read_xlsb_looks, read_xlsb_sheet, _notes)
