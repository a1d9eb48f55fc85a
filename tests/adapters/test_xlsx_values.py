from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from certtrack_app.adapters.workbook import read_book
from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.samples.handmade import Handmade, HandmadeSheet

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFC6EFCE"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill>'
    "</fills>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/>'
    '<xf numFmtId="0" fillId="2"/><xf numFmtId="0" fillId="3"/><xf numFmtId="0" fillId="4"/>'
    "</cellXfs>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/>'
    '</a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/>'
    "</a:accent1></a:clrScheme></a:themeElements></a:theme>"
)


def cells_of(path: Path) -> tuple[Cell, ...]:
    return read_book(path, "f1").sheets[0].cells


def styled(tmp_path: Path, rows: str, *, is_1904: bool = False, is_strict: bool = False) -> Path:
    book = Handmade(
        (HandmadeSheet("Tracker", rows),),
        styles=STYLES,
        theme=THEME,
        is_1904=is_1904,
        is_strict=is_strict,
    )
    return book.save(tmp_path / "tracker.xlsx")


@pytest.mark.parametrize(
    ("xml", "kind", "value"),
    [
        ('<c r="A1"><v>12</v></c>', CellKind.NUMBER, 12),
        ('<c r="A1"><v>-1.5E-3</v></c>', CellKind.NUMBER, -0.0015),
        ('<c r="A1" t="n"><v>43817</v></c>', CellKind.NUMBER, 43817),
        ('<c r="A1" s="1"><v>43817</v></c>', CellKind.DATE, datetime(2019, 12, 18)),
        ('<c r="A1" s="1"><v>1</v></c>', CellKind.DATE, datetime(1900, 1, 1)),
        ('<c r="A1" s="1"><v>2017</v></c>', CellKind.DATE, datetime(1905, 7, 9)),
        ('<c r="A1" s="1"><v>-4</v></c>', CellKind.NUMBER, -4),
        ('<c r="A1" s="2"><v>1.5</v></c>', CellKind.DURATION, timedelta(hours=36)),
        ('<c r="A1" s="3"><v>0.375</v></c>', CellKind.TIME, time(9)),
        ('<c r="A1" s="3"><v>1.5</v></c>', CellKind.DURATION, timedelta(hours=36)),
        ('<c r="A1" t="b"><v>1</v></c>', CellKind.BOOLEAN, True),
        ('<c r="A1" t="e"><v>#N/A</v></c>', CellKind.ERROR, "#N/A"),
        ('<c r="A1" t="d"><v>2024-03-02T10:00:00</v></c>', CellKind.DATE, datetime(2024, 3, 2, 10)),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', CellKind.TEXT, ""),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', CellKind.UNCOMPUTED, "=SUM(B1:B9)"),
        ('<c r="A1"><f>SUM(B1:B9)</f><v/></c>', CellKind.UNCOMPUTED, "=SUM(B1:B9)"),
        ('<c r="A1"><f>B1+1</f><v>3</v></c>', CellKind.NUMBER, 3),
        ('<c r="A1" t="inlineStr"><is><t> x </t></is></c>', CellKind.TEXT, " x "),
        (
            (
                '<c r="A1" t="inlineStr"><is><r><t>Com</t></r><r><rPr><b/></rPr><t>plete</t></r>'
                "<rPh sb='0' eb='1'><t>kana</t></rPh></is></c>"
            ),
            CellKind.TEXT,
            "Complete",
        ),
        ('<c r="A1" t="str"><v>a_x000D_b &amp; c</v></c>', CellKind.TEXT, "a\rb & c"),
    ],
)
def test_each_kind_of_stored_value_is_taken_for_what_it_is(
    tmp_path: Path, xml: str, kind: CellKind, value: object
) -> None:
    (cell,) = cells_of(styled(tmp_path, f'<row r="1">{xml}</row>'))

    assert (cell.kind, cell.value, type(cell.value)) == (kind, value, type(value))
    assert cell.formula is ("<f>" in xml)


def test_a_date_keeps_the_number_it_was_stored_as(tmp_path: Path) -> None:
    (cell,) = cells_of(styled(tmp_path, '<row r="1"><c r="A1" s="1"><v>2017</v></c></row>'))

    assert (cell.serial, cell.number_format) == (2017.0, "mm-dd-yy")


def test_a_workbook_of_1904_counts_its_days_from_there(tmp_path: Path) -> None:
    path = styled(tmp_path, '<row r="1"><c r="A1" s="1"><v>42355</v></c></row>', is_1904=True)

    assert cells_of(path)[0].value == datetime(2019, 12, 18)
    assert read_book(path, "f1").date_system == 1904


def test_strict_workbooks_read_like_others(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" s="1"><v>43817</v></c></row>'

    assert cells_of(styled(tmp_path, row, is_strict=True))[0].value == datetime(2019, 12, 18)


def test_fills_are_resolved_to_one_color(tmp_path: Path) -> None:
    row = "".join(
        f'<c r="{ref}" s="{style}"><v>1</v></c>'
        for ref, style in (("A1", 0), ("B1", 4), ("C1", 5), ("D1", 6))
    )

    fills = [cell.fill for cell in cells_of(styled(tmp_path, f'<row r="1">{row}</row>'))]

    assert fills == ["", "C6EFCE", "FF0000", "A2B8E2"]
