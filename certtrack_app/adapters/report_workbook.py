"""Reports as Excel workbooks: a sheet a section, text that stays text, real days and numbers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from certtrack_app.adapters.report_table import PlainTable, Value, plain_table
from certtrack_app.rules.documents import PageSize
from certtrack_app.rules.reports import Figure, Measure, Report, Section
from certtrack_app.rules.words import day_in_full

_FORMATS = {
    Measure.DAY: "yyyy-mm-dd",
    Measure.COUNT: "#,##0",
    Measure.AMOUNT: "#,##0.##",
    Measure.SHARE: "0%",
}
_NUMERIC = (Measure.COUNT, Measure.AMOUNT, Measure.SHARE)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LONGEST_TEXT, _LONGEST_SHEET_NAME = 32767, 31
_NARROWEST, _WIDEST = 9, 60
_CELL = Alignment(vertical="top", wrap_text=True)
_LEFT = Alignment(horizontal="left")
_PAPER = {PageSize.A4: 9, PageSize.LETTER: 1}
"""Excel's own numbers for paper."""


def report_workbook(report: Report) -> bytes:
    """Write a report as .xlsx."""
    book = Workbook()
    book.properties.title, book.properties.creator = report.title, report.office
    book.properties.created = datetime.combine(report.made_on, time())
    about = book.worksheets[0]
    about.title = "About"
    _write_about(about, report)
    _write_sections(book, report)
    if not report.figures:
        book.move_sheet(about, len(report.sections))
        book.active = 0
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def add_report(book: Workbook, report: Report) -> None:
    """Add a report to a workbook that holds something else: its sheets come after the others."""
    about = book.create_sheet(sheet_name(report.title, book.sheetnames))
    _write_about(about, report)
    _write_sections(book, report)


def _write_sections(book: Workbook, report: Report) -> None:
    for section in report.sections:
        sheet = book.create_sheet(sheet_name(section.title, book.sheetnames))
        _write_table(sheet, plain_table(section), report)
        _write_notes(sheet, section)


def _write_about(sheet: Worksheet, report: Report) -> None:
    """Write what the report is, its figures with their bars, and its notes."""
    put_text(_cell(sheet, 1, 1), report.title).font = Font(bold=True, size=16)
    made = (("Office", report.office), ("Period", report.period))
    facts: list[tuple[str, Value]] = [*made, ("Made on", report.made_on)]
    facts.append(("Journal", report.journal_head))
    row = 2
    for label, value in facts:
        if value:
            row += 1
            put_text(_cell(sheet, row, 1), label).font = Font(color="FF5B6570")
            _write(_cell(sheet, row, 2), value, Measure.DAY).alignment = Alignment(
                horizontal="left"
            )
    for words in (*report.summary, *report.notes):
        row += 1
        put_text(_cell(sheet, row, 1), words)
    for figure in report.figures:
        row = _write_figure(sheet, figure, row + 2)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 48, 18
    _set_up_print(sheet, report)


def _write_figure(sheet: Worksheet, figure: Figure, row: int) -> int:
    """Write a figure and the bars of its chart from a row on; answer with the last row."""
    put_text(_cell(sheet, row, 1), figure.name).font = Font(bold=True)
    put_text(_cell(sheet, row, 2), figure.value).font = Font(bold=True)
    _write(_cell(sheet, row, 3), figure.n, Measure.COUNT)
    put_text(_cell(sheet, row, 4), "n")
    row += 1
    put_text(_cell(sheet, row, 1), figure.explanation).font = Font(italic=True, color="FF5B6570")
    for bar in figure.chart.bars if figure.chart else ():
        row += 1
        measure = figure.chart.measure if figure.chart else Measure.TEXT
        put_text(_cell(sheet, row, 1), bar.label)
        _write(_cell(sheet, row, 2), bar.value if bar.n else None, measure)
        _write(_cell(sheet, row, 3), bar.n, Measure.COUNT)
        put_text(_cell(sheet, row, 4), "n")
    return row


def _write_table(sheet: Worksheet, table: PlainTable, report: Report) -> None:
    """Write headings and rows; the headings stay in sight and repeat on paper."""
    fill = PatternFill("solid", fgColor=f"FF{report.accent.lstrip('#').upper()}")
    for place, (heading, measure) in enumerate(zip(table.headings, table.measures, strict=True), 1):
        cell = put_text(_cell(sheet, 1, place), heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), fill
        side = "right" if measure in _NUMERIC else "left"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    for row, values in enumerate(table.rows, 2):
        for place, (value, measure) in enumerate(zip(values, table.measures, strict=True), 1):
            _write(_cell(sheet, row, place), value, measure).alignment = _CELL
    for place, wide in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    _set_up_print(sheet, report)


def _write_notes(sheet: Worksheet, section: Section) -> None:
    """Write under a table what must be said about it, or that it is empty."""
    row = len(section.rows) + 2
    for words in (*section.notes, *(() if section.rows else (section.empty,))):
        row += 1
        put_text(_cell(sheet, row, 1), words).font = Font(italic=True, color="FF5B6570")


def _cell(sheet: Worksheet, row: int, column: int) -> SheetCell:
    """Give a cell of a sheet that has no merged ones."""
    return cast("SheetCell", sheet.cell(row, column))


def _write(cell: SheetCell, value: Value, measure: Measure) -> SheetCell:
    """Write a value as what it is: text as text, a day as a day, a number as a number."""
    if isinstance(value, str):
        return put_text(cell, value)
    cell.value = value
    kind = Measure.DAY if isinstance(value, date) else measure
    cell.number_format = _FORMATS.get(kind, "General")
    return cell


def put_text(cell: SheetCell, text: str) -> SheetCell:
    """Write text that Excel never takes for a formula, not even when somebody edits it."""
    kept = _UNWRITABLE.sub("\ufffd", text)
    kept = kept if len(kept) <= _LONGEST_TEXT else f"{kept[: _LONGEST_TEXT - 1]}…"
    cell.value = kept
    cell.data_type = "s"
    if kept.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def _widths(table: PlainTable) -> list[float]:
    """Say how wide each column must be, in characters."""
    columns = zip(*(_shown(table.headings), *map(_shown, table.rows)), strict=True)
    return [min(_WIDEST, max(_NARROWEST, *column) + 3) for column in columns]


def _shown(values: Iterable[Value]) -> list[int]:
    """Say how many characters each value takes; wide letters take two."""
    return [sum(_letter_width(letter) for letter in str(value or "")) for value in values]


def _letter_width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _set_up_print(sheet: Worksheet, report: Report) -> None:
    """Make a sheet print on the office's paper, as wide as the page, its pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER[report.page]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    title = f"{report.title}, {day_in_full(report.made_on)}"
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(title.replace("&", "&&")), right=_HeaderFooterPart("&P of &N")
    )


def sheet_name(title: str, taken: list[str]) -> str:
    """Make a name that Excel takes for a sheet and no other sheet has."""
    name = _NO_SHEET_NAME.sub(" ", title).strip()[:_LONGEST_SHEET_NAME] or "Sheet"
    return next(each for each in _numbered(name) if each.lower() not in map(str.lower, taken))


def _numbered(name: str) -> Iterator[str]:
    """Yield a name, then the same with a number for as long as need be."""
    yield name
    number = 2
    while True:
        yield f"{name[: _LONGEST_SHEET_NAME - 5]} ({number})"
        number += 1
