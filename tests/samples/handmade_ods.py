"""OpenDocument workbooks written by hand."""

from collections.abc import Mapping
from pathlib import Path

from tests.samples.handmade import HEAD, zipped

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

Parts = Mapping[str, str | bytes]


def ods(
    path: Path, tables: str, *, styles: str = "", settings: str = "", more: Parts | None = None
) -> Path:
    """Write an .ods file around the tables."""
    content = (
        f"{HEAD}<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{settings}{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped(path, {"mimetype": MIMETYPE, "content.xml": content} | dict(more or {}))


def table(rows: str, name: str = "Tracker", style: str = "") -> str:
    """Write a table around rows."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def text_cell(text: str, attributes: str = "") -> str:
    """Write a cell of one paragraph."""
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row(cells: str, attributes: str = "") -> str:
    """Write a row."""
    return f"<table:table-row {attributes}>{cells}</table:table-row>"
