from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.cells import AttachmentKind, Cell, CellKind, Sheet, Span
from tests.samples.handmade import Handmade, HandmadeSheet, one_sheet, zipped


def sheet_of(path: Path) -> Sheet:
    return read_book(path, "f1").sheets[0]


def cells_of(path: Path) -> tuple[Cell, ...]:
    return sheet_of(path).cells


def worksheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def ordinary_tracker(path: Path) -> Path:
    book = Workbook()
    sheet = worksheet(book)
    sheet.title = "People"
    sheet.append(["Name", "Done on", "Hours", "Paid", "Spent"])
    sheet.append(["Ada Żak", date(2024, 3, 2), 12.5, True, timedelta(hours=30)])
    sheet.append(["  ", datetime(2024, 3, 2, 14, 30), 7, False, time(9, 5)])
    sheet["C2"].comment = Comment("checked on paper", "Mo")
    sheet["A2"].hyperlink = "https://example.org/ada"
    sheet["B2"].fill = PatternFill("solid", fgColor="00FF00")
    sheet.merge_cells("A5:C5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Lists").sheet_state = "hidden"
    book.save(path)
    return path


def test_the_values_openpyxl_wrote_are_read(tmp_path: Path) -> None:
    cells = cells_of(ordinary_tracker(tmp_path / "tracker.xlsx"))

    assert [(cell.kind, cell.value) for cell in cells[5:]] == [
        (CellKind.TEXT, "Ada Żak"),
        (CellKind.DATE, datetime(2024, 3, 2)),
        (CellKind.NUMBER, 12.5),
        (CellKind.BOOLEAN, True),
        (CellKind.DURATION, timedelta(hours=30)),
        (CellKind.TEXT, "  "),
        (CellKind.DATE, datetime(2024, 3, 2, 14, 30)),
        (CellKind.NUMBER, 7),
        (CellKind.BOOLEAN, False),
        (CellKind.TIME, time(9, 5)),
    ]
    assert cells[6].fill == "00FF00"


def test_what_stands_around_the_cells_is_read(tmp_path: Path) -> None:
    read = read_book(ordinary_tracker(tmp_path / "tracker.xlsx"), "f7")

    people, lists = read.sheets
    assert people.merges == (Span(5, 1, 5, 3),)
    assert (people.hidden_rows, people.hidden_columns) == (frozenset({3}), frozenset({4}))
    assert {(one.row, one.column, one.kind, one.target) for one in people.attachments} == {
        (2, 1, AttachmentKind.HYPERLINK, "https://example.org/ada"),
        (2, 3, AttachmentKind.NOTE, "checked on paper"),
    }
    assert (lists.name, lists.hidden, lists.cells) == ("Lists", True, ())
    assert (read.key, read.name, read.format, read.date_system) == (
        "f7",
        "tracker.xlsx",
        "xlsx",
        1900,
    )
    assert len(read.sha256) == 64


def test_prefixed_names_read_like_plain_ones(tmp_path: Path) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )
    book = Handmade((HandmadeSheet("Tracker"),), more={"xl/worksheets/sheet1.xml": sheet})

    assert cells_of(book.save(tmp_path / "t.xlsx")) == (Cell(2, 2, CellKind.NUMBER, 5),)


def test_shared_strings_are_joined_from_their_runs_and_shared(tmp_path: Path) -> None:
    book = Handmade(
        (
            HandmadeSheet(
                "Tracker",
                '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>'
                '<c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>',
            ),
        ),
        strings=(
            "<t>Name</t>",
            "<r><t>In </t></r><r><t>Progress</t></r><rPh sb='0' eb='2'><t>x</t></rPh>",
            "<t/>",
        ),
    )

    first, name, again = cells_of(book.save(tmp_path / "t.xlsx"))

    assert (first.value, name.value) == ("In Progress", "Name")
    assert first.value is again.value


def test_a_shared_formula_that_was_never_computed_is_written_out(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1+$C$1&amp;"A1"</f></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/></c></row>'
    )

    values = [cell.value for cell in cells_of(one_sheet(tmp_path / "t.xlsx", rows))]

    assert values == ['=A1+$C$1&"A1"', '=A2+$C$1&"A1"']


def test_cells_without_references_follow_one_another(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"

    places = [cell[:2] for cell in cells_of(one_sheet(tmp_path / "t.xlsx", rows))]

    assert places == [(1, 1), (1, 2), (2, 1)]


def test_cells_out_of_order_are_put_in_order_and_the_last_of_two_counts(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>'
        '<row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row>'
    )

    found = [(*cell[:2], cell.value) for cell in cells_of(one_sheet(tmp_path / "t.xlsx", rows))]

    assert found == [(1, 1, 3), (2, 1, 2), (2, 2, 4)]


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="Z9"><v>2</v></c></row>'
    path = one_sheet(tmp_path / "t.xlsx", rows, before='<dimension ref="A1"/>')

    assert [cell[:2] for cell in cells_of(path)] == [(1, 1), (9, 26)]


def test_formatted_empty_cells_are_not_cells(tmp_path: Path) -> None:
    rows = '<row r="1" s="1" customFormat="1"/><row r="2"><c r="A2" s="1"/><c r="B2" t="s"/></row>'

    assert cells_of(one_sheet(tmp_path / "t.xlsx", rows)) == ()


def test_chart_sheets_are_noted_in_their_place(tmp_path: Path) -> None:
    book = Workbook()
    worksheet(book)["A1"] = 1
    book.create_chartsheet("Chart", 0)
    book.save(tmp_path / "t.xlsx")

    sheets = read_book(tmp_path / "t.xlsx", "f1").sheets

    assert [(sheet.name, sheet.is_chart, len(sheet.cells)) for sheet in sheets] == [
        ("Chart", True, 0),
        ("Sheet", False, 1),
    ]


def test_a_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“t.xlsx” has no sheets"):
        read_book(Handmade(()).save(tmp_path / "t.xlsx"), "f1")


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ('<row r="1"><c r="A1"><v>1</v></row>', "sheet1.xml"),
        ('<row r="1"><c r="A1"><v>twelve</v></c></row>', "sheet1.xml"),
        ('<row r="1"><c r="A1"><v>nan</v></c></row>', "sheet1.xml"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "sheet1.xml"),
        ('<row r="1048577"><c><v>1</v></c></row>', "sheet1.xml"),
        ('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "sheet1.xml"),
        ('<row r="1"><c r="A1" t="d"><v>tomorrow</v></c></row>', "sheet1.xml"),
    ],
)
def test_a_damaged_sheet_is_refused_and_named(tmp_path: Path, rows: str, part: str) -> None:
    with pytest.raises(FileRefused, match=rf"“t.xlsx” is damaged: .*{part} cannot be read\."):
        read_book(one_sheet(tmp_path / "t.xlsx", rows), "f1")


def test_a_missing_sheet_is_refused_and_named(tmp_path: Path) -> None:
    parts = Handmade((HandmadeSheet("Tracker"),))
    without = {name: part for name, part in parts.parts().items() if "sheet1" not in name}
    with pytest.raises(FileRefused, match="sheet1.xml, which is missing"):
        read_book(zipped(tmp_path / "t.xlsx", without), "f1")


def test_progress_grows_to_the_whole(tmp_path: Path) -> None:
    shares: list[float] = []
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>{row * 7919}</v></c></row>'
        for row in range(1, 20_000)
    )

    read_book(one_sheet(tmp_path / "t.xlsx", rows), "f1", shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 2
    assert shares[-1] > 0.9


def test_a_workbook_open_in_excel_is_read_as_last_saved_and_said_so(tmp_path: Path) -> None:
    path = one_sheet(tmp_path / "t.xlsx", "")
    (tmp_path / "~$t.xlsx").write_bytes(b"Mo")

    assert "open in Excel" in read_book(path, "f1").notes[0]


def test_a_style_that_is_no_number_is_damage(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="many"/></cellXfs>'
    path = Handmade((HandmadeSheet("T"),), styles=styles).save(tmp_path / "t.xlsx")

    with pytest.raises(FileRefused, match="“t.xlsx” is damaged: one of its parts"):
        read_book(path, "f1")
