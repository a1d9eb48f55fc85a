"""Files that are broken, disguised, or made to do harm; each maker writes one and names it."""

import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.samples.handmade import Handmade, HandmadeSheet, one_sheet, zipped

ORDINARY_ROWS = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'

MIB = 2**20


def ordinary(path: Path) -> Path:
    """A workbook nothing is wrong with."""
    return one_sheet(path, ORDINARY_ROWS)


def zip_bomb(folder: Path) -> Path:
    """A sheet of 400 MB of spaces in 400 kB."""
    book = Handmade((HandmadeSheet("Tracker"),), more={"xl/worksheets/sheet1.xml": b""})
    path = zipped(folder / "bomb.xlsx", book.parts() | {"xl/worksheets/sheet1.xml": ""})
    parts = {name: part for name, part in book.parts().items() if "sheet1" not in name}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(400):
                sheet.write(b" " * MIB)
    return path


def entity_bomb(folder: Path) -> Path:
    """A sheet whose ten entities would grow to a billion laughs."""
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    sheet = (
        f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{laughs}]><worksheet><sheetData>'
        "<row><c t='str'><v>&l9;</v></c></row></sheetData></worksheet>"
    )
    book = Handmade((HandmadeSheet("Tracker"),), more={"xl/worksheets/sheet1.xml": sheet})
    return book.save(folder / "laughs.xlsx")


def wide_entity_bomb(folder: Path) -> Path:
    """The same in UTF-16, where a search for bytes finds no DOCTYPE."""
    sheet = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE l [<!ENTITY a "b">]><worksheet/>'
    more = {"xl/worksheets/sheet1.xml": sheet.encode("utf-16")}
    return Handmade((HandmadeSheet("Tracker"),), more=more).save(folder / "wide.xlsx")


def outside_entity(folder: Path) -> Path:
    """A drawing that asks for a file of the reader's machine."""
    drawing = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    more = {"xl/drawings/drawing1.xml": drawing}
    return Handmade((HandmadeSheet("T", ORDINARY_ROWS),), more=more).save(folder / "outside.xlsx")


def twice_the_same_part(folder: Path) -> Path:
    """Two sheets under one name: each reader would believe another."""
    path = ordinary(folder / "twice.xlsx")
    with warnings.catch_warnings(), ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/SHEET1.xml", "<worksheet/>")
    return path


def many_parts(folder: Path) -> Path:
    """Thirty thousand parts."""
    return zipped(folder / "many.xlsx", {f"part{number}": "" for number in range(30_000)})


def parts_over_one_another(folder: Path) -> Path:
    """A directory whose entries all point at the same bytes."""
    path = zipped(folder / "over.xlsx", {f"{name}": "x" * 2_000 for name in "abcdef"})
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", content, place + 42, 0)
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    return path


def encrypted_zip(folder: Path) -> Path:
    """A zip whose members need a password."""
    path = ordinary(folder / "locked.xlsx")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    return path


def lying_size(folder: Path) -> Path:
    """A part that unpacks to more than its directory entry says."""
    path = one_sheet(folder / "lying.xlsx", ORDINARY_ROWS * 400)
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 100)
    path.write_bytes(content)
    return path


def flipped_bytes(folder: Path) -> Path:
    """A sheet some of whose packed bytes were turned over."""
    path = one_sheet(folder / "flipped.xlsx", ORDINARY_ROWS * 400)
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x03\x04") + 80
    content[place : place + 20] = bytes(byte ^ 0xFF for byte in content[place : place + 20])
    path.write_bytes(content)
    return path


def cut_short(folder: Path) -> Path:
    """The first half of a workbook."""
    path = one_sheet(folder / "half.xlsx", ORDINARY_ROWS * 400)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def half_a_sheet(folder: Path) -> Path:
    """A sheet whose XML stops in the middle."""
    sheet = "<worksheet><sheetData><row r='1'><c r='A1'><v>1"
    more = {"xl/worksheets/sheet1.xml": sheet}
    return Handmade((HandmadeSheet("T"),), more=more).save(folder / "half-a-sheet.xlsx")


def nested_without_end(folder: Path) -> Path:
    """Styles nested a hundred thousand deep."""
    more = {"xl/styles.xml": "<a>" * 100_000}
    book = Handmade((HandmadeSheet("T", ORDINARY_ROWS),), styles="x", more=more)
    return book.save(folder / "nested.xlsx")


def sheet_nested_without_end(folder: Path) -> Path:
    """A sheet of ten million elements, each inside the other."""
    more = {"xl/worksheets/sheet1.xml": "<a>" * 10_000_000}
    return Handmade((HandmadeSheet("T"),), more=more).save(folder / "deep.xlsx")


def endless_texts(folder: Path) -> Path:
    """Three million shared texts of nothing."""
    more = {"xl/sharedStrings.xml": "<sst>" + "<si><t/></si>" * 3_000_000 + "</sst>"}
    return Handmade((HandmadeSheet("T", ORDINARY_ROWS),), ("x",), more=more).save(
        folder / "texts.xlsx"
    )


def without_sheets(folder: Path) -> Path:
    """A workbook that lists none."""
    return Handmade(()).save(folder / "none.xlsx")


def too_many_cells(folder: Path) -> Path:
    """Two and a half million filled cells."""
    path = folder / "enormous.xlsx"
    book = Handmade((HandmadeSheet("Tracker"),))
    parts = {name: part for name, part in book.parts().items() if "sheet1" not in name}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for row in range(1, 100_001):
                cells = "<c><v>1</v></c>" * 25
                sheet.write(f'<row r="{row}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
    return path


def long_line(folder: Path) -> Path:
    """A text of thirty million separators and no end of line."""
    path = folder / "line.csv"
    path.write_bytes(b"," * (30 * MIB))
    return path


REFUSED: dict[Callable[[Path], Path], str] = {
    zip_bomb: "could do harm",
    entity_bomb: "could do harm",
    wide_entity_bomb: "could do harm",
    outside_entity: "could do harm",
    twice_the_same_part: "two parts of the same name",
    many_parts: "could do harm",
    parts_over_one_another: "could do harm",
    encrypted_zip: "protected by a password",
    lying_size: "is damaged",
    flipped_bytes: "is damaged",
    cut_short: "is damaged",
    half_a_sheet: "is damaged",
    nested_without_end: "could do harm",
    sheet_nested_without_end: "could do harm",
    endless_texts: "two million texts",
    without_sheets: "has no sheets",
    too_many_cells: "two million",
    long_line: "is too large",
}
"""Each maker, and words of the refusal its file must meet."""


def far_cell(folder: Path) -> Path:
    """One cell in the last corner of a sheet."""
    rows = ORDINARY_ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return one_sheet(folder / "far.xlsx", rows, before='<dimension ref="A1:XFD1048576"/>')


def million_formatted_rows(folder: Path) -> Path:
    """A million rows with three formatted, empty cells each."""
    path = folder / "formatted.xlsx"
    book = Handmade((HandmadeSheet("Tracker"),))
    parts = {name: part for name, part in book.parts().items() if "sheet1" not in name}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet><sheetData>{ORDINARY_ROWS}".encode())
            for first in range(2, 1_000_001, 1_000):
                sheet.write("".join(map(_formatted_row, range(first, first + 1_000))).encode())
            sheet.write(b"</sheetData></worksheet>")
    return path


def _formatted_row(row: int) -> str:
    cells = "".join(f'<c r="{letter}{row}" s="1"/>' for letter in "ABC")
    return f'<row r="{row}" spans="1:3" s="1" customFormat="1">{cells}</row>'


def many_merges(folder: Path) -> Path:
    """Fifty thousand merged ranges."""
    merges = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(1, 50_001))
    return one_sheet(
        folder / "merges.xlsx", ORDINARY_ROWS, after=f"<mergeCells>{merges}</mergeCells>"
    )


def links_over_everything(folder: Path) -> Path:
    """Ten thousand links, each over the whole of a column nothing stands in."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>Name</v></c></row>' for row in range(1, 5_001)
    )
    links = '<hyperlink ref="XFD1:XFD1048576" location="a"/>' * 10_000
    return one_sheet(folder / "links.xlsx", rows, after=f"<hyperlinks>{links}</hyperlinks>")


def links_within_links(folder: Path) -> Path:
    """Formulas of a thousand links each inside the other."""
    formula = "HYPERLINK(" * 3_000
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><f>{formula}</f><v>Name</v></c></row>'
        for row in range(1, 101)
    )
    return one_sheet(folder / "formulas.xlsx", rows)


READ: tuple[Callable[[Path], Path], ...] = (
    far_cell,
    million_formatted_rows,
    many_merges,
    links_over_everything,
    links_within_links,
)
"""Makers of files that are awkward and must be read."""
