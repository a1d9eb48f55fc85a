"""Writes sheets as .xlsx and .xlsm with everything Excel lays around cells."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.samples.corpus.tabs import Tab, Written


def write_excel(path: Path, tabs: Sequence[Tab], *, is_1904: bool = False) -> None:
    """Write a workbook; formulas have no cached value, as where no Excel has reckoned them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for tab in tabs:
        _write_tab(book.create_sheet(tab.name), tab)
    book.save(path)
    book.close()


def _write_tab(sheet: Worksheet, tab: Tab) -> None:
    for (row, column), written in tab.cells.items():
        _write_cell(sheet.cell(row, column), written)
    for ref, rgb in tab.fills.items():
        for line in sheet[ref] if ":" in ref else ((sheet[ref],),):
            for cell in line:
                cell.fill = PatternFill("solid", fgColor=rgb)
    for ref, target in tab.links.items():
        sheet[ref].hyperlink = target
    for ref, note in tab.notes.items():
        author, _, text = note.partition(": ")
        sheet[ref].comment = Comment(text, author)
    _shape(sheet, tab)


def _shape(sheet: Worksheet, tab: Tab) -> None:
    for merged in tab.merges:
        sheet.merge_cells(merged)
    for letter in tab.hidden_columns.split():
        sheet.column_dimensions[letter].hidden = True
    for row in tab.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    sheet.sheet_state = "hidden" if tab.hidden else "visible"


def _write_cell(cell: Cell | MergedCell, written: Written) -> None:
    cell.value = written.value
    cell.number_format = written.number_format
    if isinstance(written.value, str) and not written.is_formula:
        cell.data_type = "e" if written.is_error else "s"
