"""Whatever is done to a file, it is read or refused in words; nothing else gets out."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from tests.samples.evidence_workbook import evidence_workbook
from tests.samples.handmade_ods import ods, row, table, text_cell
from tests.samples.handmade_xlsb import number_cell, xlsb
from tests.samples.handmade_xlsb import row as binary_row
from tests.samples.handmade_xlsb import text_cell as binary_text
from tests.samples.mutations import damaged_file

TIMES = 120


def an_ods(path: Path) -> Path:
    value = 'office:value-type="date" office:date-value="2024-03-02"'
    cells = text_cell("Ada", 'table:number-columns-repeated="2"') + f"<table:table-cell {value}/>"
    return ods(path, table(row(cells, 'table:number-rows-repeated="3"')))


def an_xls(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tracker")
    for number in range(30):
        sheet.write(number, 0, f"Person {number}")
        sheet.write(number, 1, number * 1.5)
        sheet.write(number, 2, xlwt.Formula('HYPERLINK("https://example.org";"proof")'))
    book.save(str(path))
    return path


def an_xlsb(path: Path) -> Path:
    rows = [binary_row(1), binary_text(1, "Name"), number_cell(2, 12.5), number_cell(3, 43817.0)]
    return xlsb(path, {"Tracker": rows})


def a_csv(path: Path) -> Path:
    path.write_text('Name;Größe\n"Ada";1,5\n' * 20, encoding="cp1252")
    return path


def refusal_of(path: Path) -> str:
    try:
        read_book(path, "f1", files_to=path.parent / "files")
    except FileRefused as refusal:
        return refusal.sentence
    return ""


@pytest.mark.parametrize(
    ("make", "ending"),
    [
        (evidence_workbook, "xlsx"),
        (an_ods, "ods"),
        (an_xls, "xls"),
        (an_xlsb, "xlsb"),
        (a_csv, "csv"),
    ],
    ids=["xlsx", "ods", "xls", "xlsb", "csv"],
)
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, make: Callable[[Path], Path], ending: str
) -> None:
    whole = make(tmp_path / f"whole.{ending}")
    damaged = tmp_path / f"damaged.{ending}"

    said = [refusal_of(damaged_file(whole, damaged, seed)) for seed in range(TIMES)]

    refusals = [sentence for sentence in said if sentence]
    assert 0 < len(refusals) < TIMES
    assert all(sentence.startswith(f"“{damaged.name}” ") for sentence in refusals)


def test_the_same_damage_is_done_again(tmp_path: Path) -> None:
    whole = a_csv(tmp_path / "whole.csv")

    once, again = (damaged_file(whole, tmp_path / name, 7).read_bytes() for name in ("a", "b"))

    assert once == again != whole.read_bytes()
