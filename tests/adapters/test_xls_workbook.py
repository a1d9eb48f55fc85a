import struct
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


def hyperlink(target: str) -> bytes:
    """Write the record of a hyperlink over B2:B4, after [MS-XLS] 2.4.140."""
    standard = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    wide = target.encode("utf-16-le") + b"\0\0"
    body = struct.pack("<HHHH", 1, 3, 1, 1) + standard + struct.pack("<II", 2, 3)
    body += moniker + struct.pack("<I", len(wide)) + wide
    return struct.pack("<HH", 0x01B8, len(body)) + body


def test_links_over_cells_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = xlwt.Worksheet.get_biff_data
    end = struct.pack("<HH", 0x0A, 0)
    monkeypatch.setattr(
        xlwt.Worksheet,
        "get_biff_data",
        lambda sheet: whole(sheet).removesuffix(end) + hyperlink("https://example.org/a") + end,
    )
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tracker")
    sheet.write(1, 1, "proof")
    sheet.write(3, 1, "proof")
    book.save(str(tmp_path / "t.xls"))

    (tracker,) = read_book(tmp_path / "t.xls", "f1").sheets

    assert tracker.attachments == (
        Attachment(2, 2, AttachmentKind.HYPERLINK, "https://example.org/a"),
        Attachment(4, 2, AttachmentKind.HYPERLINK, "https://example.org/a"),
    )


@pytest.mark.parametrize("kept", [600, 2_000, 4_000])
def test_a_truncated_workbook_is_refused(tmp_path: Path, kept: int) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Tracker").write(0, 0, "x")
    book.save(str(tmp_path / "whole.xls"))
    (tmp_path / "t.xls").write_bytes((tmp_path / "whole.xls").read_bytes()[:kept])

    with pytest.raises(FileRefused, match="“t.xls” is damaged"):
        read_book(tmp_path / "t.xls", "f1")
