"""The fills of empty cells, for offices that mark progress by color alone."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from certtrack_app.adapters.hand_over import pack, unpack
from certtrack_app.adapters.sheets import xlsx_content
from certtrack_app.adapters.workbook import read_book

GREEN = "FF00B050"


def workbook(path: Path) -> Path:
    """A workbook with filled empty cells in one row, one of them with white space beside."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Ethics", "First Aid"])
    sheet.append(["Anna Berg", None, "Completed"])
    for row in (2, 5):
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=GREEN)
    book.save(path)
    return path


def test_the_fill_of_an_empty_cell_beside_others_is_kept(tmp_path: Path) -> None:
    book = read_book(workbook(tmp_path / "colors.xlsx"), "f1")
    assert book.sheets[0].painted[2, 2] == "00B050"
    assert (5, 2) not in book.sheets[0].painted, "nothing stands in that row"
    assert unpack(pack([book]))[0].sheets[0].painted == book.sheets[0].painted


def test_so_many_fills_are_kept_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_content, "MOST_PAINTED", 0)
    assert not read_book(workbook(tmp_path / "colors.xlsx"), "f1").sheets[0].painted
