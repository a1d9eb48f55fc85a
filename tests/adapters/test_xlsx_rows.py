"""The short way through plain rows and the long way must find the same."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from certtrack_app.adapters.sheets.places import reference_of
from certtrack_app.adapters.sheets.xlsx_content import SheetContent
from certtrack_app.adapters.sheets.xlsx_fast import FastRows
from certtrack_app.adapters.sheets.xlsx_sheet import read_sheet
from certtrack_app.adapters.sheets.xlsx_styles import Look
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.adapters.workbook import read_book
from certtrack_app.rules.tracker.cells import CellKind

PIECE = 64

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\t\n")
WORDS = st.text(LETTERS, max_size=12)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(repr),
)


def meanings() -> Meanings:
    return Meanings(["", "shared", " x "], (Look(), Look("yyyy-mm-dd", "FF0000")), 1900)


@st.composite
def cells(draw: st.DrawFn, row: int, column: int) -> str:
    place = f'r="{reference_of(row, column)}"' + draw(st.sampled_from(["", ' s="0"', ' s="1"']))
    word, number = escape(draw(WORDS)), draw(NUMBERS)
    return draw(
        st.sampled_from(
            [
                f"<c {place}/>",
                f"<c {place}></c>",
                f"<c {place}><v></v></c>",
                f"<c {place}><v>{number}</v></c>",
                f'<c {place} t="n"><v>{number}</v></c>',
                f'<c {place} t="s"><v>{draw(st.integers(0, 2))}</v></c>',
                f'<c {place} t="b"><v>1</v></c>',
                f'<c {place} t="e"><v>#N/A</v></c>',
                f'<c {place} t="str"><v>{word}</v></c>',
                f'<c {place} t="inlineStr"><is><t xml:space="preserve">{word}</t></is></c>',
                f'<c {place} t="inlineStr"><is><r><t>{word}</t></r><r><t>!</t></r></is></c>',
                f"<c {place}><f>A1&amp;HYPERLINK(1)</f></c>",
                f'<c {place} t="str"><f>A1</f><v>{word}</v></c>',
                f'<c {place}><f t="shared" si="0" ref="A1:A9">A1+1</f><v>{number}</v></c>',
                f'<c {place} cm="1"><v>{number}</v></c>',
            ]
        )
    )


@st.composite
def sheets(draw: st.DrawFn) -> str:
    rows = []
    for row in sorted(draw(st.sets(st.integers(1, 40), max_size=6))):
        columns = sorted(draw(st.sets(st.integers(1, 30), max_size=5)))
        inside = "".join(draw(cells(row, column)) for column in columns)
        attributes = draw(st.sampled_from(["", ' spans="1:3"', ' hidden="1"', ' hidden="0"']))
        rows.append(
            f'<row r="{row}"{attributes}>{inside}</row>' + draw(st.sampled_from(["", "\n"]))
        )
    return "".join(rows)


def content_of(xml: str) -> SheetContent:
    whole = xml.encode()
    pieces = [whole[place : place + PIECE] for place in range(0, len(whole), PIECE)]
    return read_sheet(pieces, "sheet", meanings(), 10_000)


@given(sheets())
def test_plain_rows_say_the_same_by_the_short_way_and_the_long(rows: str) -> None:
    plain = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    by_expat = f"<worksheet><!-- by the long way --><sheetData>{rows}</sheetData></worksheet>"

    assert content_of(plain) == content_of(by_expat)


@given(sheets())
def test_the_short_way_takes_every_row_in_the_usual_manner(rows: str) -> None:
    usual = "<r><t>" not in rows and "cm=" not in rows and "<f t=" not in rows
    found = SheetContent()

    taken = FastRows(meanings(), 10_000, found).take(rows)

    assert (taken == len(rows)) is usual


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="1"><c r="A2"><v>1</v></c></row>', id="a cell of another row"),
        pytest.param('<row r="1"><c r="A1"><v>1</v><x/></c></row>', id="an element unknown"),
        pytest.param('<row r="1"><c r="A1" t="str"><v>&unknown;</v></c></row>', id="an entity"),
        pytest.param('<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>', id="no XML at all"),
        pytest.param("<row r='1'><c r='A1'><v>1</v></c></row>", id="other quotation marks"),
        pytest.param('<row r="1"><!-- <c r="A1"/> --></row>', id="a comment"),
        pytest.param('<row r="1"><c r="A1"><v>1</v></c>', id="an open row"),
    ],
)
def test_rows_in_any_other_manner_are_left_to_expat(rows: str) -> None:
    found = SheetContent()

    assert FastRows(meanings(), 10_000, found).take(rows) == 0
    assert found == SheetContent()


def test_rows_inside_a_comment_do_not_count() -> None:
    row = '<row r="{}"><c r="A{}"><v>1</v></c></row>'
    rows = "".join(row.format(number, number) for number in range(1, 30))
    xml = f"<worksheet><sheetData>{rows}<!--{rows}--></sheetData></worksheet>"

    assert len(content_of(xml).cells) == 29


def test_other_encodings_are_read_by_expat() -> None:
    xml = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>José</v></c></row></sheetData></worksheet>'
    )

    content = read_sheet([xml.encode("latin-1")], "sheet", meanings(), 10)

    assert [cell.value for cell in content.cells] == ["José"]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.datetimes(min_value=datetime(1900, 3, 1)).map(lambda moment: moment.replace(microsecond=0)),
    WORDS.filter(lambda word: not word.startswith("=")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUES, max_size=6), max_size=6))
def test_what_openpyxl_writes_is_read_as_openpyxl_reads_it(rows: list[list[object]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.xlsx"
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        try:
            for row in rows:
                sheet.append(row)
        except IllegalCharacterError:
            return
        book.save(path)
        theirs = load_workbook(path)
        ours = read_book(path, "f1").sheets[0].cells

    expected = {
        (cell.row, cell.column): cell.value
        for row_of_cells in theirs.worksheets[0].iter_rows()
        for cell in row_of_cells
        if cell.value is not None
    }
    assert {cell[:2]: cell.value for cell in ours if cell.kind is not CellKind.ERROR} == {
        place: value for place, value in expected.items() if not _is_error(value)
    }


def _is_error(value: object) -> bool:
    return isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A"))
