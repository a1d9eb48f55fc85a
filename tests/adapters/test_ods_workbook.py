import hashlib
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.cells import (
    Attachment,
    AttachmentKind,
    Cell,
    CellKind,
    Sheet,
    Span,
)
from tests.samples.handmade_ods import ods, row, table, text_cell

STYLES = (
    '<number:time-style style:name="N1" number:truncate-on-overflow="false"/>'
    '<number:percentage-style style:name="N2"/>'
    '<style:style style:name="ta1" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="done" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#c6efce"/></style:style>'
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="done"/>'
    '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>'
)


def sheet_of(path: Path) -> Sheet:
    return read_book(path, "f1").sheets[0]


@pytest.mark.parametrize(
    ("xml", "kind", "value"),
    [
        ('office:value-type="float" office:value="12.5"', CellKind.NUMBER, 12.5),
        ('office:value-type="float" office:value="12"', CellKind.NUMBER, 12),
        (
            'office:value-type="date" office:date-value="2024-03-02"',
            CellKind.DATE,
            datetime(2024, 3, 2),
        ),
        (
            'office:value-type="date" office:date-value="2024-03-02T10:30:00"',
            CellKind.DATE,
            datetime(2024, 3, 2, 10, 30),
        ),
        (
            'office:value-type="time" office:time-value="PT00H13M44S"',
            CellKind.TIME,
            time(0, 13, 44),
        ),
        (
            'office:value-type="time" office:time-value="PT36H00M00S"',
            CellKind.DURATION,
            timedelta(hours=36),
        ),
        (
            'table:style-name="ce2" office:value-type="time" office:time-value="PT02H00M00S"',
            CellKind.DURATION,
            timedelta(hours=2),
        ),
        ('office:value-type="boolean" office:boolean-value="true"', CellKind.BOOLEAN, True),
        ('office:value-type="string" calcext:value-type="error"', CellKind.ERROR, "#N/A"),
        ('office:value-type="string"', CellKind.TEXT, "#N/A"),
        ('table:formula="of:=SUM([.B1:.B9])"', CellKind.TEXT, "#N/A"),
    ],
)
def test_each_type_is_taken_for_what_it_states(
    tmp_path: Path, xml: str, kind: CellKind, value: object
) -> None:
    cell = f"<table:table-cell {xml}><text:p>#N/A</text:p></table:table-cell>"

    (found,) = sheet_of(ods(tmp_path / "t.ods", table(row(cell)), styles=STYLES)).cells

    assert (found.kind, found.value) == (kind, value)
    assert found.formula is ("formula" in xml)


def test_a_formula_without_a_value_keeps_its_words(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=[.B1]+[$Other.C2]"/>'

    (found,) = sheet_of(ods(tmp_path / "t.ods", table(row(cell)))).cells

    assert (found.kind, found.value) == (CellKind.UNCOMPUTED, "=B1+Other!C2")


def test_white_space_counts_as_the_file_states_it(tmp_path: Path) -> None:
    cells = (
        text_cell('<text:s text:c="4"/>Completed  on\n time')
        + text_cell("one</text:p><text:p>two<text:line-break/>three")
        + text_cell("a<text:tab/>b <text:span>c</text:span>")
    )

    values = [cell.value for cell in sheet_of(ods(tmp_path / "t.ods", table(row(cells)))).cells]

    assert values == ["    Completed on time", "one\ntwo\nthree", "a\tb c"]


def test_repeated_rows_and_columns_are_laid_out(tmp_path: Path) -> None:
    rows = (
        row("<table:table-cell/>", 'table:number-rows-repeated="4"')
        + row(
            '<table:table-cell table:number-columns-repeated="2"/>'
            + text_cell("x", 'table:number-columns-repeated="2"'),
            'table:number-rows-repeated="2"',
        )
        + row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            'table:number-rows-repeated="1048570"',
        )
    )

    cells = sheet_of(ods(tmp_path / "t.ods", table(rows))).cells

    assert [(cell.row, cell.column) for cell in cells] == [(5, 3), (5, 4), (6, 3), (6, 4)]


def test_a_cell_repeated_without_end_is_refused(tmp_path: Path) -> None:
    cells = text_cell("x", 'table:number-columns-repeated="16384"')
    path = ods(tmp_path / "t.ods", table(row(cells, 'table:number-rows-repeated="1048576"')))

    with pytest.raises(FileRefused, match="“t.ods” is too large to read"):
        read_book(path, "f1")


def test_fills_formats_spans_and_what_is_hidden_are_kept(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = row(
        text_cell("a", 'table:style-name="ce1" table:number-columns-spanned="2"')
        + '<table:covered-table-cell/><table:table-cell table:style-name="ce3" '
        'office:value-type="percentage" office:value="0.85"/>'
    ) + row(text_cell("b"), 'table:visibility="filter"')
    path = ods(tmp_path / "t.ods", table(columns + rows, style="ta1"), styles=STYLES)

    sheet = sheet_of(path)

    assert sheet.cells == (
        Cell(1, 1, CellKind.TEXT, "a", fill="C6EFCE"),
        Cell(1, 3, CellKind.NUMBER, 0.85, number_format="0%"),
        Cell(2, 1, CellKind.TEXT, "b"),
    )
    assert sheet.merges == (Span(1, 1, 1, 2),)
    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) == (
        True,
        frozenset({2}),
        frozenset({2}),
    )


def test_what_is_stated_to_be_a_percentage_is_one_without_a_style(tmp_path: Path) -> None:
    stated = '<table:table-cell office:value-type="percentage" office:value="0.85"/>'

    cells = sheet_of(ods(tmp_path / "t.ods", table(row(stated)))).cells

    assert cells == (Cell(1, 1, CellKind.NUMBER, 0.85, number_format="0%"),)


def test_links_notes_and_pictures_hang_on_their_cells(tmp_path: Path) -> None:
    note = (
        "<office:annotation><dc:creator>Mo</dc:creator><dc:date>2024-03-02T10:00:00</dc:date>"
        "<text:p>seen on paper</text:p></office:annotation>"
    )
    link = '<text:a xlink:href="https://example.org/a">proof</text:a>'
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    formula = (
        "<table:table-cell office:value-type='string' "
        "table:formula='of:=HYPERLINK(&quot;https://x.org/&quot;&amp;[.A1];&quot;y&quot;)'>"
        "<text:p>y</text:p></table:table-cell>"
    )
    cells = (
        f'<table:table-cell office:value-type="string">{note}<text:p>{link}</text:p>'
        f"</table:table-cell>{formula}<table:table-cell>{picture}</table:table-cell>"
    )
    path = ods(tmp_path / "t.ods", table(row(cells)), more={"Pictures/1.png": b"\x89PNG!"})
    fingerprint = hashlib.sha256(b"\x89PNG!").hexdigest()

    book = read_book(path, "f1", files_to=tmp_path / "files")

    assert [cell.value for cell in book.sheets[0].cells] == ["proof", "y"]
    assert book.sheets[0].attachments == (
        Attachment(
            1, 1, AttachmentKind.NOTE, "seen on paper", author="Mo", at="2024-03-02T10:00:00"
        ),
        Attachment(1, 1, AttachmentKind.HYPERLINK, "https://example.org/a"),
        Attachment(1, 2, AttachmentKind.FORMULA_LINK, "https://x.org/proof"),
        Attachment(1, 3, AttachmentKind.PICTURE, "1.png", fingerprint),
    )
    assert book.files == {fingerprint: "1.png"}
    assert (tmp_path / "files" / fingerprint).read_bytes() == b"\x89PNG!"


def test_a_workbook_of_1904_says_so(tmp_path: Path) -> None:
    settings = (
        "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/>"
        "</table:calculation-settings>"
    )

    assert (
        read_book(ods(tmp_path / "t.ods", table(""), settings=settings), "f1").date_system == 1904
    )


def test_values_kept_from_another_file_are_no_sheet(tmp_path: Path) -> None:
    tables = table(row(text_cell("a"))) + table(row(text_cell("b")), "'file:///x.xls'#$Sheet1")

    names = [sheet.name for sheet in read_book(ods(tmp_path / "t.ods", tables), "f1").sheets]

    assert names == ["Tracker"]


def test_an_encrypted_workbook_says_to_take_the_password_off(tmp_path: Path) -> None:
    manifest = (
        '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    )
    path = ods(tmp_path / "t.ods", "", more={"META-INF/manifest.xml": manifest})

    with pytest.raises(FileRefused, match="“t.ods” is protected by a password"):
        read_book(path, "f1")


def test_a_workbook_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“t.ods” has no sheets"):
        read_book(ods(tmp_path / "t.ods", ""), "f1")
