"""Writers of sheets in every format a tracker comes in."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils.cell import get_column_letter

from tests.samples import handmade_ods, handmade_xlsb
from tests.samples.corpus.excel import write_excel
from tests.samples.corpus.tabs import Tab, Written, serial_of
from tests.samples.handmade import Handmade, HandmadeSheet


def write(
    path: Path,
    tabs: Sequence[Tab],
    *,
    encoding: str,
    separator: str,
    is_strict: bool,
    is_1904: bool,
) -> None:
    """Write sheets into a file, by the ending of its name."""
    if is_strict:
        write_strict(path, tabs)
        return
    match path.suffix:
        case ".xls":
            write_xls(path, tabs, is_1904=is_1904)
        case ".xlsb":
            write_xlsb(path, tabs, is_1904=is_1904)
        case ".ods":
            write_ods(path, tabs)
        case ".csv" | ".tsv" | ".txt":
            write_text(path, tabs[0], encoding, separator)
        case _:
            write_excel(path, tabs, is_1904=is_1904)


def codes_of(tabs: Sequence[Tab]) -> set[str]:
    """All number formats of sheets."""
    return {cell.number_format for tab in tabs for cell in tab.cells.values()}


def write_text(path: Path, tab: Tab, encoding: str, separator: str) -> None:
    """Write one sheet as text."""
    rows = max(row for row, _ in tab.cells)
    columns = max(column for _, column in tab.cells)
    made = io.StringIO()
    lines = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    for row in range(1, rows + 1):
        cells = (tab.cells.get((row, column)) for column in range(1, columns + 1))
        lines.writerow([cell.shown() if cell else "" for cell in cells])
    path.write_bytes(made.getvalue().encode(encoding))


def write_strict(path: Path, tabs: Sequence[Tab]) -> None:
    """Write strict OOXML, as Excel's Strict Open XML does."""
    formats = sorted(codes_of(tabs))
    numbers = "".join(
        f'<numFmt numFmtId="{200 + number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(formats)
    )
    looks = "".join(
        f'<xf numFmtId="{200 + number if code != "General" else 0}" applyNumberFormat="1"/>'
        for number, code in enumerate(formats)
    )
    sheets = tuple(HandmadeSheet(tab.name, _strict_rows(tab, formats)) for tab in tabs)
    styles = (
        f'<numFmts count="{len(formats)}">{numbers}</numFmts><cellXfs count="{len(formats)}">'
        f"{looks}</cellXfs>"
    )
    Handmade(sheets, styles=styles, is_strict=True).save(path)


def _strict_rows(tab: Tab, formats: Sequence[str]) -> str:
    rows: dict[int, str] = {}
    for (row, column), cell in sorted(tab.cells.items()):
        place = f'r="{get_column_letter(column)}{row}" s="{formats.index(cell.number_format)}"'
        rows[row] = rows.get(row, "") + _strict_cell(place, cell)
    return "".join(f'<row r="{row}">{cells}</row>' for row, cells in rows.items())


def _strict_cell(place: str, cell: Written) -> str:
    match cell.value:
        case str(text):
            return f'<c {place} t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        case datetime() as at:
            return f'<c {place} t="d"><v>{at.isoformat()}</v></c>'
        case timedelta() as lasts:
            return f"<c {place}><v>{lasts / timedelta(days=1)}</v></c>"
        case value:
            return f"<c {place}><v>{value}</v></c>"


def write_xls(path: Path, tabs: Sequence[Tab], *, is_1904: bool) -> None:
    """Write a workbook of Excel 97."""
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    styles = {code: xlwt.easyxf(num_format_str=code) for code in codes_of(tabs)}
    for tab in tabs:
        sheet = book.add_sheet(tab.name)
        sheet.visibility = int(tab.hidden)
        for (row, column), cell in tab.cells.items():
            value = _number_of(cell, is_1904=is_1904)
            written = xlwt.Formula(str(value)[1:]) if cell.is_formula else value
            sheet.write(row - 1, column - 1, written, styles[cell.number_format])
    book.save(str(path))


def _number_of(cell: Written, *, is_1904: bool) -> str | float:
    match cell.value:
        case datetime() as at:
            return serial_of(at, is_1904=is_1904)
        case timedelta() as lasts:
            return lasts / timedelta(days=1)
        case value:
            return value


def write_xlsb(path: Path, tabs: Sequence[Tab], *, is_1904: bool) -> None:
    """Write a binary workbook of Excel."""
    codes = sorted(
        {cell.number_format for tab in tabs for cell in tab.cells.values()} - {"General"}
    )
    formats = dict(enumerate(codes, start=200))
    looks = ["General", *codes]
    styles = handmade_xlsb.styles(
        formats,
        [handmade_xlsb.fill()],
        [handmade_xlsb.style(), *map(handmade_xlsb.style, formats)],
    )
    around = handmade_xlsb.Around(
        styles=styles, is_1904=is_1904, hidden=tuple(tab.name for tab in tabs if tab.hidden)
    )
    sheets = {tab.name: _binary_rows(tab, looks, is_1904=is_1904) for tab in tabs}
    handmade_xlsb.xlsb(path, sheets, around)


def _binary_rows(tab: Tab, looks: Sequence[str], *, is_1904: bool) -> list[handmade_xlsb.Record]:
    records: list[handmade_xlsb.Record] = []
    last = 0
    for (row, column), cell in sorted(tab.cells.items()):
        if row != last:
            records.append(handmade_xlsb.row(row, hidden=row in tab.hidden_rows))
            last = row
        look = looks.index(cell.number_format)
        match _number_of(cell, is_1904=is_1904):
            case str(text):
                records.append(handmade_xlsb.text_cell(column, text, look))
            case bool(value):
                records.append(handmade_xlsb.cell(4, column, bytes([value]), look))
            case number:
                records.append(handmade_xlsb.number_cell(column, number, look))
    return records


def write_ods(path: Path, tabs: Sequence[Tab]) -> None:
    """Write an OpenDocument workbook, as LibreOffice does."""
    handmade_ods.ods(path, "".join(handmade_ods.table(_ods_rows(tab), tab.name) for tab in tabs))


def _ods_rows(tab: Tab) -> str:
    made, last_row = "", max(row for row, _ in tab.cells)
    for row in range(1, last_row + 1):
        columns = [column for at, column in tab.cells if at == row]
        cells = (tab.cells.get((row, column)) for column in range(1, max(columns, default=1) + 1))
        made += handmade_ods.row("".join(map(_ods_cell, cells)))
    return made


SPACES = re.compile(r"^ +|(?<= ) +| +$")
"""Spaces that OpenDocument would take for one or none."""


def _told_spaces(found: re.Match[str]) -> str:
    return f'<text:s text:c="{len(found[0])}"/>'


def _ods_cell(cell: Written | None) -> str:
    if cell is None:
        return "<table:table-cell/>"
    match cell.value:
        case str(text):
            return handmade_ods.text_cell(SPACES.sub(_told_spaces, escape(text)))
        case datetime() as at:
            value = f'office:value-type="date" office:date-value="{at.isoformat()}"'
        case timedelta() as lasts:
            hours, seconds = divmod(int(lasts.total_seconds()), 3600)
            time = f"PT{hours:02}H{seconds // 60:02}M{seconds % 60:02}S"
            value = f'office:value-type="time" office:time-value="{time}"'
        case bool(said):
            value = f'office:value-type="boolean" office:boolean-value="{str(said).lower()}"'
        case number:
            kind = "percentage" if "%" in cell.number_format else "float"
            value = f'office:value-type="{kind}" office:value="{number}"'
    return f"<table:table-cell {value}><text:p>{cell.shown()}</text:p></table:table-cell>"
