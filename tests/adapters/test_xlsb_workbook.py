import struct
from datetime import datetime
from pathlib import Path

import pytest
import python_calamine

from certtrack_app.adapters.sheets.biff12 import packed_number
from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, CellKind, Span
from tests.samples.handmade import RELATED, relation
from tests.samples.handmade_xlsb import (
    Around,
    cell,
    fill,
    formula_link,
    number_cell,
    part,
    row,
    style,
    styles,
    text,
    text_cell,
    xlsb,
)

STYLES = styles({164: "yyyy-mm-dd"}, [fill(), fill("C6EFCE")], [style(), style(164), style(0, 1)])


def tracker(path: Path) -> Path:
    rows = [
        row(1),
        text_cell(1, "Name", style=2),
        cell(7, 2, struct.pack("<I", 0)),
        row(3, hidden=True),
        number_cell(1, 43817.0, style=1),
        number_cell(2, 12.5),
        cell(2, 3, struct.pack("<I", 12 << 2 | 2)),
        cell(4, 4, b"\x01"),
        cell(3, 5, b"\x2a"),
        cell(1, 6, b""),
        text_cell(7, "  "),
        formula_link(8, "proof", "https://example.org/ü"),
        cell(9, 9, struct.pack("<dHII", 7.0, 0, 0, 0)),
    ]
    around = Around(strings=("Done on",), styles=STYLES)
    return xlsb(path, {"Tracker": rows, "Lists": []}, around)


def test_a_binary_workbook_is_read_with_its_looks(tmp_path: Path) -> None:
    book = read_book(tracker(tmp_path / "t.xlsb"), "f1")

    assert book.format == "xlsb"
    assert [sheet.name for sheet in book.sheets] == ["Tracker", "Lists"]
    assert book.sheets[0].cells == (
        Cell(1, 1, CellKind.TEXT, "Name", fill="C6EFCE"),
        Cell(1, 2, CellKind.TEXT, "Done on"),
        Cell(3, 1, CellKind.DATE, datetime(2019, 12, 18), "yyyy-mm-dd", serial=43817.0),
        Cell(3, 2, CellKind.NUMBER, 12.5),
        Cell(3, 3, CellKind.NUMBER, 12),
        Cell(3, 4, CellKind.BOOLEAN, True),
        Cell(3, 5, CellKind.ERROR, "#N/A"),
        Cell(3, 7, CellKind.TEXT, "  "),
        Cell(3, 8, CellKind.TEXT, "proof", formula=True),
        Cell(3, 9, CellKind.NUMBER, 7, formula=True),
    )
    assert book.sheets[0].hidden_rows == frozenset({3})
    assert book.sheets[0].attachments == (
        Attachment(3, 8, AttachmentKind.FORMULA_LINK, "https://example.org/ü"),
    )


def test_another_reader_finds_the_same_values_in_the_sample(tmp_path: Path) -> None:
    theirs = python_calamine.load_workbook(tracker(tmp_path / "t.xlsb"))

    rows = theirs.get_sheet_by_name("Tracker").to_python()

    assert rows[0][:2] == ["Name", "Done on"]
    assert rows[2][1:4] == [12.5, 12.0, True]
    assert rows[2][6:9] == ["  ", "proof", 7.0]


def test_what_stands_around_the_cells_is_read(tmp_path: Path) -> None:
    comments = part(
        [
            (632, text("Mo")),
            (635, struct.pack("<IIIII16x", 0, 0, 0, 1, 1)),
            (637, b"\0" + text("on paper")),
        ]
    )
    span = struct.pack("<IIII", 1, 2, 0, 2)
    path = xlsb(
        tmp_path / "t.xlsb",
        {"Tracker": [(60, struct.pack("<IIIIH", 1, 2, 0, 0, 1)), row(1), text_cell(1, "x")]},
        Around(
            after=((176, span), (494, bytes(16) + text("link") + text("p2") + text("") * 2)),
            hidden=("Tracker",),
            relations=(
                relation("link", f"{RELATED}/hyperlink", "https://example.org", "External"),
                relation("notes", f"{RELATED}/comments", "../comments1.bin"),
            ),
            is_1904=True,
            more={"xl/comments1.bin": comments},
        ),
    )

    book = read_book(path, "f1")

    (sheet,) = book.sheets
    assert book.date_system == 1904
    assert (sheet.hidden, sheet.hidden_columns) == (True, frozenset({2, 3}))
    assert sheet.merges == (Span(2, 1, 3, 3),)
    assert sheet.attachments == (
        Attachment(1, 1, AttachmentKind.HYPERLINK, "https://example.org#p2"),
        Attachment(1, 2, AttachmentKind.NOTE, "on paper", author="Mo"),
    )


@pytest.mark.parametrize(
    ("packed", "number"),
    [
        (12 << 2 | 2, 12.0),
        ((-12 << 2 | 2) & 0xFFFFFFFF, -12.0),
        (1250 << 2 | 3, 12.5),
        (0x3FF00000, 1.0),
        (0x40590001, 1.0),
    ],
)
def test_packed_numbers_are_unpacked(packed: int, number: float) -> None:
    assert packed_number(packed) == number


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(b"\x05\x7f", id="a record longer than its part"),
        pytest.param(b"\x85", id="half a record number"),
        pytest.param(part([row(1), (5, b"\0")]), id="half a number"),
        pytest.param(part([row(1), (6, struct.pack("<III", 0, 0, 99))]), id="half a text"),
        pytest.param(part([row(1), (7, struct.pack("<III", 0, 0, 99))]), id="an unknown text"),
        pytest.param(part([(5, struct.pack("<IId", 0, 0, 1.0))]), id="a cell before any row"),
        pytest.param(part([row(2_000_000)]), id="a row beyond the last"),
    ],
)
def test_a_damaged_binary_sheet_is_refused_and_named(tmp_path: Path, sheet: bytes) -> None:
    path = xlsb(tmp_path / "t.xlsb", {"T": []}, Around(more={"xl/worksheets/sheet1.bin": sheet}))

    with pytest.raises(FileRefused, match=r"“t.xlsb” is damaged: xl/worksheets/sheet1.bin"):
        read_book(path, "f1")
