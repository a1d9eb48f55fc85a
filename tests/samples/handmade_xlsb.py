"""Binary workbooks written record by record, after [MS-XLSB]."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.samples.handmade import HEAD, PACKAGE, RELATED, relation, relations_part, zipped

BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"

DIMENSION = struct.pack("<IIII", 0, 99, 0, 99)

Record = tuple[int, bytes]


def part(records: Iterable[Record]) -> bytes:
    """Write records one after another."""
    return b"".join(_number(kind) + _size(len(body)) + body for kind, body in records)


def _number(kind: int) -> bytes:
    return bytes([kind]) if kind < 0x80 else bytes([(kind & 0x7F) | 0x80, kind >> 7])


def _size(size: int) -> bytes:
    written = bytearray()
    while True:
        size, low = size >> 7, size & 0x7F
        written.append(low | 0x80 if size else low)
        if not size:
            return bytes(written)


def text(value: str) -> bytes:
    """Write a text with its count of letters."""
    encoded = value.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def row(number: int, *, hidden: bool = False) -> Record:
    """Begin a row, counted from 1."""
    flags = 0x10 if hidden else 0
    return 0, struct.pack("<IIHBBBI", number - 1, 0, 300, 0, flags, 0, 0)


def cell(kind: int, column: int, value: bytes, style: int = 0) -> Record:
    """Write a cell of the row begun last."""
    return kind, struct.pack("<II", column - 1, style) + value


def number_cell(column: int, value: float, style: int = 0) -> Record:
    """Write a number."""
    return cell(5, column, struct.pack("<d", value), style)


def text_cell(column: int, value: str, style: int = 0) -> Record:
    """Write a text in place."""
    return cell(6, column, text(value), style)


def formula_link(column: int, shown: str, target: str) -> Record:
    """Write =HYPERLINK("target","shown") with its value."""
    texts = b"".join(
        b"\x17" + struct.pack("<H", len(one)) + one.encode("utf-16-le") for one in (target, shown)
    )
    tokens = texts + b"\x42\x02\x67\x01"
    formula = struct.pack("<HI", 0, len(tokens)) + tokens + struct.pack("<I", 0)
    return cell(8, column, text(shown) + formula)


def style(number_format: int = 0, fill: int = 0) -> Record:
    """Write a cell style."""
    return 47, struct.pack("<HHHH8x", 0xFFFF, number_format, 0, fill)


def fill(rgb: str = "") -> Record:
    """Write a fill: none, or solid in a color."""
    color = struct.pack("<BBh", 5, 0, 0) + bytes.fromhex(rgb or "000000") + b"\xff"
    return 45, struct.pack("<I", 1 if rgb else 0) + color + bytes(48)


def styles(formats: Mapping[int, str], fills: Iterable[Record], looks: Iterable[Record]) -> bytes:
    """Write the part of styles."""
    return part(
        [
            (278, b""),
            *((44, struct.pack("<H", number) + text(code)) for number, code in formats.items()),
            *fills,
            (626, b""),
            style(),
            (627, b""),
            (617, struct.pack("<I", 0)),
            *looks,
            (618, b""),
            (279, b""),
        ]
    )


@dataclass(frozen=True)
class Around:
    """What stands around the cells; `after` and `relations` belong to every sheet."""

    after: tuple[Record, ...] = ()
    relations: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    styles: bytes = b""
    is_1904: bool = False
    hidden: tuple[str, ...] = ()
    more: Mapping[str, bytes | str] = field(default_factory=dict)


def xlsb(path: Path, sheets: Mapping[str, Iterable[Record]], around: Around | None = None) -> Path:
    """Write a workbook."""
    around = around or Around()
    return zipped(
        path, _sheet_parts(sheets, around) | _book_parts(sheets, around) | dict(around.more)
    )


def _sheet_parts(sheets: Mapping[str, Iterable[Record]], around: Around) -> dict[str, bytes | str]:
    parts: dict[str, bytes | str] = {}
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.bin"] = part(
            [(129, b""), (148, DIMENSION), (145, b""), *rows, (146, b""), *around.after, (130, b"")]
        )
        parts[f"xl/worksheets/_rels/sheet{number}.bin.rels"] = relations_part(*around.relations)
    return parts


def _book_parts(sheets: Iterable[str], around: Around) -> dict[str, bytes | str]:
    listed: list[Record] = []
    related = [
        relation("strings", f"{RELATED}/sharedStrings", "sharedStrings.bin"),
        relation("styles", f"{RELATED}/styles", "styles.bin"),
    ]
    for number, name in enumerate(sheets, start=1):
        state = struct.pack("<II", int(name in around.hidden), number)
        listed.append((156, state + text(f"rId{number}") + text(name)))
        target = f"worksheets/sheet{number}.bin"
        related.append(relation(f"rId{number}", f"{RELATED}/worksheet", target))
    properties = (153, struct.pack("<III", int(around.is_1904), 0, 0))
    texts = [(19, b"\0" + text(one)) for one in around.strings]
    counts = struct.pack("<II", len(texts), len(texts))
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.bin" '
            f'ContentType="{BINARY_TYPE}"/></Types>'
        ),
        "_rels/.rels": relations_part(
            relation("rId1", f"{RELATED}/officeDocument", "xl/workbook.bin")
        ),
        "xl/workbook.bin": part(
            [(131, b""), properties, (143, b""), *listed, (144, b""), (132, b"")]
        ),
        "xl/_rels/workbook.bin.rels": relations_part(*related),
        "xl/sharedStrings.bin": part([(159, counts), *texts, (160, b"")]),
        "xl/styles.bin": around.styles or styles({}, [fill()], [style()]),
    }
