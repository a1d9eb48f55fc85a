import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.cells import Book, CellKind


def read(tmp_path: Path, content: bytes, name: str = "people.csv") -> Book:
    (tmp_path / name).write_bytes(content)
    return read_book(tmp_path / name, "f1")


def rows_of(book: Book) -> list[list[str]]:
    cells = book.sheets[0].cells
    rows: list[list[str]] = [[] for _ in range(max((cell.row for cell in cells), default=0))]
    for cell in cells:
        assert cell.kind is CellKind.TEXT
        row = rows[cell.row - 1]
        row.extend([""] * (cell.column - len(row)))
        row[cell.column - 1] = str(cell.value)
    return rows


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_any_separator_in_any_encoding(tmp_path: Path, separator: str, codec: str) -> None:
    rows = [["Name", "Größe", "Ort"], ["José Müller", "1,5", "Genève"], ["Ada", "2", "Besançon"]]
    text = "\r\n".join(
        separator.join(f'"{value}"' if separator in value else value for value in row)
        for row in rows
    )

    book = read(tmp_path, text.encode(codec))

    assert rows_of(book) == rows
    assert (book.format, book.sheets[0].name) == ("csv", "people")


@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp1251", "Иван Петрович"), ("cp874", "สมชาย ใจดี"), ("cp850", "José Müller")],
)
def test_other_code_pages_are_told_by_their_words_and_said_so(
    tmp_path: Path, codec: str, name: str
) -> None:
    book = read(tmp_path, f"Name;E-mail\n{name};a@example.org\n".encode(codec))

    assert rows_of(book)[1][0] == name
    assert "Look whether accented names are right" in book.notes[0]


def test_values_stay_as_they_are_written(tmp_path: Path) -> None:
    content = b'Name,Hours,Done\n"  Ada ",007,12/60\n"a ""b""","x\ny",=1+1\n'

    assert rows_of(read(tmp_path, content))[1:] == [
        ["  Ada ", "007", "12/60"],
        ['a "b"', "x\ny", "=1+1"],
    ]


def test_blank_lines_and_empty_fields_keep_their_places(tmp_path: Path) -> None:
    book = read(tmp_path, b"a,b\n\n,,c\n")

    assert [cell[:2] for cell in book.sheets[0].cells] == [(1, 1), (1, 2), (3, 3)]


def test_an_announced_separator_is_followed_and_is_no_row(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, b"sep=;\r\na,b;c\r\n")) == [["a,b", "c"]]


def test_a_decimal_comma_does_not_divide(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, b"Name;Hours\nAda;1,5\nBo;2,5\n"))[1] == ["Ada", "1,5"]


def test_one_column_is_not_divided(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, b"Name\nAda\nBo\n")) == [["Name"], ["Ada"], ["Bo"]]


def test_a_quotation_mark_left_open_swallows_nothing_and_is_said(tmp_path: Path) -> None:
    book = read(tmp_path, b'Name,Note\nAda,"five\nBo,six\nCy,seven\n')

    assert rows_of(book)[1:] == [["Ada", '"five'], ["Bo", "six"], ["Cy", "seven"]]
    assert "never closed" in book.notes[0]


def test_a_byte_order_mark_alone_is_an_empty_sheet(tmp_path: Path) -> None:
    assert read(tmp_path, codecs.BOM_UTF8).sheets[0].cells == ()


def test_a_cut_off_wide_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“people.csv” is damaged"):
        read(tmp_path, "Name;Ada".encode("utf-16")[:-1])


FIELDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)


@given(st.lists(st.lists(FIELDS, min_size=2, max_size=5), min_size=1, max_size=8))
def test_what_is_written_as_csv_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    lines = [";".join('"' + value.replace('"', '""') + '"' for value in row) for row in rows]
    content = codecs.BOM_UTF8 + ("sep=;\n" + "\n".join(lines)).encode()

    book = read(tmp_path_factory.mktemp("csv"), content)

    expected = {
        (row, column): value
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value
    }
    assert {cell[:2]: cell.value for cell in book.sheets[0].cells} == expected
