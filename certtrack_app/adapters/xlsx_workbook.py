"""Workbooks whose parts are XML: .xlsx and .xlsm."""

from collections.abc import Sequence

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import notes
from certtrack_app.adapters.office_workbook import (
    Dialect,
    ListedSheet,
    Listing,
    read_office_workbook,
)
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.xlsx_rows import TRUE, too_many_cells
from certtrack_app.adapters.sheets.xlsx_sheet import read_sheet
from certtrack_app.adapters.sheets.xlsx_strings import read_strings
from certtrack_app.adapters.sheets.xlsx_styles import read_looks

WORTH_WEIGHING = LIMITS.cells * 12
"""Bytes of XML; a smaller sheet cannot hold too many cells."""


def read_xlsx(parts: Parts, cabinet: Cabinet, step: Step) -> Contents:
    """Read every sheet. Raises Unreadable where the workbook is damaged or holds no sheet."""
    return read_office_workbook(parts, cabinet, step, XML)


def _listing(parts: Parts, part: str) -> Listing:
    book = parts.tree(part)
    properties = book.find("workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in TRUE
    sheets = [
        ListedSheet(
            sheet.get("name", ""), sheet.get("state", "visible") != "visible", sheet.get("id", "")
        )
        for sheet in book.iterfind("sheets/sheet")
    ]
    return Listing(sheets, 1904 if is_1904 else 1900)


def _weigh(parts: Parts, sheets: Sequence[str]) -> None:
    """Refuse what has too many cells before a second is spent on it, by counting end tags."""
    large = [part for part in sheets if parts.size(part) > WORTH_WEIGHING]
    pieces = (piece for part in large for piece in parts.pieces(part))
    if sum(piece.count(b"</v>") + piece.count(b"</is>") for piece in pieces) > LIMITS.cells:
        raise too_many_cells()


XML = Dialect(_listing, _weigh, read_strings, read_looks, read_sheet, notes)
