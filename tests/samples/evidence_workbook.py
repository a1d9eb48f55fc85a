"""A workbook with one piece of evidence of each kind, as Excel lays them in the zip."""

import struct
from collections.abc import Mapping
from pathlib import Path

from tests.samples.handmade import (
    HEAD,
    RELATED,
    Handmade,
    HandmadeSheet,
    relation,
    relations_part,
)

THREADS = "http://schemas.microsoft.com/office/2017/10/relationships"
RICH = "http://schemas.microsoft.com/office/2022/10/relationships"

PICTURE = b"\x89PNG\r\n\x1a\n a certificate photographed"
PICTURE_IN_CELL = b"\x89PNG\r\n\x1a\n a badge"
DOCUMENT = b"PK\x03\x04 a Word document, as it was"
PDF = b"%PDF-1.7 the certificate itself %%EOF"

SECTOR = 512
FREE, END_OF_CHAIN, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def packaged(name: str, content: bytes) -> bytes:
    """Wrap a file as Windows' packager does: label, paths, size, content."""
    encoded = name.encode("cp1252") + b"\0"
    path = b"C:\\Temp\\" + encoded
    body = (
        b"\x02\0"
        + encoded
        + path
        + b"\0\0\x03\0"
        + struct.pack("<I", len(path))
        + path
        + struct.pack("<I", len(content))
        + content
    )
    return struct.pack("<I", len(body)) + body


def ole_container(streams: Mapping[str, bytes]) -> bytes:
    """Make an OLE compound file of streams, each padded beyond the size of small ones."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    directory_sectors = (len(padded) + 1 + 3) // 4
    chains, bodies, starts = (
        [END_OF_CHAIN if i == directory_sectors - 1 else i + 2 for i in range(directory_sectors)],
        [],
        [],
    )
    for content in padded.values():
        first = 1 + len(chains)
        count = -(-len(content) // SECTOR)
        starts.append(first)
        chains += [first + number + 1 for number in range(count - 1)] + [END_OF_CHAIN]
        bodies.append(content.ljust(count * SECTOR, b"\0"))
    table = struct.pack("<128I", TABLE, *chains, *[FREE] * (127 - len(chains)))
    entries = [_entry("Root Entry", 5, END_OF_CHAIN, 0, child=1)]
    for number, (name, content) in enumerate(streams.items()):
        following = number + 2 if number + 1 < len(streams) else FREE
        size = max(len(content), 4096)
        entries.append(_entry(name, 2, starts[number], size, right=following))
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0,
        *[FREE] * 108,
    )  # fmt: skip
    return header + table + directory + b"".join(bodies)


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ", wide, len(wide), kind, 1, FREE, right, child, 0, start, size
    )


ROWS = (
    '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>Ada</v></c><c r="B2" t="str"><v>x</v></c>'
    '<c r="C2" t="str"><f>HYPERLINK("https://x.org/"&amp;Links!A1,"y")</f><v>y</v></c>'
    '<c r="D2" t="str"><f>HYPERLINK(VLOOKUP(A2,Z:Z,1))</f><v>y</v></c>'
    '<c r="E2" t="e" vm="1"><v>#VALUE!</v></c></row>'
    '<row r="3"><c r="B3" t="str"><v>x</v></c></row>'
)
"""Rows on whose cells the evidence hangs: A2, B1 to B9, C2, D5, E2, F8, G4."""

LINKS = '<row r="1"><c r="A1" t="str"><v>b.pdf</v></c></row>'


def evidence_workbook(path: Path, rows: str = ROWS) -> Path:
    """Write it, with other rows where they are given."""
    return Handmade(
        (_tracker(rows), HandmadeSheet("Links", LINKS)),
        book_relations=(
            relation("people", f"{THREADS}/person", "persons/person.xml"),
            relation("meta", f"{RELATED}/sheetMetadata", "metadata.xml"),
            relation("rv", f"{RICH}/rdRichValue", "richData/rdrichvalue.xml"),
            relation("rvs", f"{RICH}/rdRichValueStructure", "richData/structure.xml"),
            relation("rvr", f"{RICH}/richValueRel", "richData/richValueRel.xml"),
        ),
        more=_notes() | _drawings() | _embedded() | _rich_values(),
    ).save(path)


def _tracker(rows: str) -> HandmadeSheet:
    return HandmadeSheet(
        "Tracker",
        rows=rows,
        after=(
            '<hyperlinks><hyperlink ref="A2" r:id="link"/><hyperlink ref="B1:B9" r:id="link" '
            'location="p2"/><hyperlink ref="F5:F9" location="Links!A1"/></hyperlinks>'
            '<drawing r:id="drawing"/><legacyDrawing r:id="legacy"/><oleObjects>'
            '<oleObject progId="Word.Document.12" shapeId="1025" r:id="word"/>'
            '<oleObject progId="Package" shapeId="1026" r:id="pdf"><objectPr><anchor>'
            "<from><col>6</col><colOff>0</colOff><row>3</row></from></anchor></objectPr>"
            '</oleObject><oleObject progId="Package" shapeId="1026" r:id="pdf"/></oleObjects>'
        ),
        relations=(
            relation("link", f"{RELATED}/hyperlink", "https://example.org/a?b=1&c=2", "External"),
            relation("notes", f"{RELATED}/comments", "../comments1.xml"),
            relation("threads", f"{THREADS}/threadedComment", "../threadedComments/t1.xml"),
            relation("drawing", f"{RELATED}/drawing", "../drawings/drawing1.xml"),
            relation("legacy", f"{RELATED}/vmlDrawing", "../drawings/vml1.vml"),
            relation("word", f"{RELATED}/package", "../embeddings/Plan.docx"),
            relation("pdf", f"{RELATED}/oleObject", "../embeddings/oleObject1.bin"),
        ),
    )


def _notes() -> dict[str, str | bytes]:
    return {
        "xl/comments1.xml": (
            "<comments><authors><author>tc={1}</author><author>Mo</author></authors><commentList>"
            '<comment ref="A2" authorId="0"><text><t>[Threaded comment]</t></text></comment>'
            '<comment ref="B2" authorId="1"><text><r><t>Mo:\n</t></r><r><t>on paper</t></r></text>'
            "</comment></commentList></comments>"
        ),
        "xl/threadedComments/t1.xml": (
            '<ThreadedComments><threadedComment ref="A2" dT="2024-03-02T10:00:00.00" '
            'personId="{p}" id="{1}"><text>Is this right?</text></threadedComment>'
            "</ThreadedComments>"
        ),
        "xl/persons/person.xml": (
            '<personList><person displayName="Mo Okafor" id="{p}"/></personList>'
        ),
    }


def _drawings() -> dict[str, str | bytes]:
    anchor = "<xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from>"
    return {
        "xl/drawings/drawing1.xml": (
            f'{HEAD}<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><xdr:twoCellAnchor>{anchor}'
            '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1"><a:hlinkClick r:id="go"/>'
            '</xdr:cNvPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="pic"/></xdr:blipFill>'
            "</xdr:pic></xdr:twoCellAnchor></xdr:wsDr>"
        ),
        "xl/drawings/_rels/drawing1.xml.rels": relations_part(
            relation("pic", f"{RELATED}/image", "../media/image1.png"),
            relation("go", f"{RELATED}/hyperlink", "https://example.org/pic", "External"),
        ),
        "xl/media/image1.png": PICTURE,
        "xl/drawings/vml1.vml": (
            '<xml><v:shape id="_x0000_s1025" type="#t"><v:textbox><br></v:textbox>'
            "<x:ClientData><x:Anchor>\n 5, 10, 7, 2, 6, 3, 9, 4</x:Anchor></x:ClientData></v:shape>"
            "</xml>"
        ),
    }


def _embedded() -> dict[str, str | bytes]:
    return {
        "xl/embeddings/Plan.docx": DOCUMENT,
        "xl/embeddings/oleObject1.bin": ole_container(
            {"\x01Ole10Native": packaged("Certificate.pdf", PDF)}
        ),
    }


def _rich_values() -> dict[str, str | bytes]:
    return {
        "xl/metadata.xml": (
            '<metadata><futureMetadata name="XLRICHVALUE" count="1"><bk><extLst><ext>'
            '<xlrd:rvb xmlns:xlrd="r" i="0"/></ext></extLst></bk></futureMetadata>'
            '<valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>'
        ),
        "xl/richData/rdrichvalue.xml": '<rvData><rv s="0"><v>0</v><v>5</v></rv></rvData>',
        "xl/richData/structure.xml": (
            '<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/>'
            '<k n="CalcOrigin" t="i"/></s></rvStructures>'
        ),
        "xl/richData/richValueRel.xml": (
            '<richValueRels xmlns:r="r"><rel r:id="rId1"/></richValueRels>'
        ),
        "xl/richData/_rels/richValueRel.xml.rels": relations_part(
            relation("rId1", f"{RELATED}/image", "../media/image2.png")
        ),
        "xl/media/image2.png": PICTURE_IN_CELL,
    }
