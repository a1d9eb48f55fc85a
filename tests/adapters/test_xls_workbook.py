from datetime import datetime, time
from pathlib import Path

import pytest
import xlwt

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, CellKind, Span


def test_an_old_workbook_is_read_with_its_looks(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tracker")
    filled = xlwt.easyxf("pattern: pattern solid, fore_colour red")
    for column, (value, style) in enumerate(
        [
            ("Name", filled),
            ("  ", xlwt.Style.default_style),
            (12.5, xlwt.Style.default_style),
            (12, xlwt.Style.default_style),
            (True, xlwt.Style.default_style),
            (datetime(2024, 3, 2), xlwt.easyxf(num_format_str="YYYY-MM-DD")),
            (time(9, 5), xlwt.easyxf(num_format_str="hh:mm")),
        ]
    ):
        sheet.write(0, column, value, style)
    sheet.merge(2, 3, 0, 2)
    sheet.row(0).hidden = True
    sheet.col(1).hidden = True
    book.add_sheet("Empty").visibility = 1
    book.save(str(tmp_path / "t.xls"))

    read = read_book(tmp_path / "t.xls", "f1")

    tracker, empty = read.sheets
    assert [(cell.kind, cell.value) for cell in tracker.cells] == [
        (CellKind.TEXT, "Name"),
        (CellKind.TEXT, "  "),
        (CellKind.NUMBER, 12.5),
        (CellKind.NUMBER, 12),
        (CellKind.BOOLEAN, True),
        (CellKind.DATE, datetime(2024, 3, 2)),
        (CellKind.TIME, time(9, 5)),
    ]
    assert tracker.cells[0].fill == "FF0000"
    assert tracker.cells[5].serial == 45353.0
    assert tracker.merges == (Span(3, 1, 4, 3),)
    assert (tracker.hidden_rows, tracker.hidden_columns) == (frozenset({1}), frozenset({2}))
    assert (empty.hidden, empty.cells, read.format) == (True, (), "xls")


def test_links_in_formulas_are_found(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tracker")
    sheet.write(1, 2, xlwt.Formula('HYPERLINK("https://example.org/ü";"proof")'))
    sheet.write(2, 2, xlwt.Formula("1+1"))
    book.save(str(tmp_path / "t.xls"))

    (tracker,) = read_book(tmp_path / "t.xls", "f1").sheets

    assert tracker.attachments == (
        Attachment(2, 3, AttachmentKind.FORMULA_LINK, "https://example.org/ü"),
    )
    assert all(cell.formula for cell in tracker.cells)


@pytest.mark.parametrize("kept", [600, 2_000, 4_000])
def test_a_truncated_workbook_is_refused(tmp_path: Path, kept: int) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Tracker").write(0, 0, "x")
    book.save(str(tmp_path / "whole.xls"))
    (tmp_path / "t.xls").write_bytes((tmp_path / "whole.xls").read_bytes()[:kept])

    with pytest.raises(FileRefused, match="“t.xls” is damaged"):
        read_book(tmp_path / "t.xls", "f1")
