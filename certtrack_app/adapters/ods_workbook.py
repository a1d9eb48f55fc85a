"""A whole .ods workbook: its sheets in order, cells and evidence."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import keep_part, within_limit
from certtrack_app.adapters.harvest_links import formula_links
from certtrack_app.adapters.harvest_objects import embedded_file
from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.ods_content import OdsPass
from certtrack_app.adapters.sheets.ods_grid import OdsGrid, OdsTable
from certtrack_app.adapters.sheets.ods_styles import PLAIN, OdsStyles
from certtrack_app.adapters.sheets.parts import Parts
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.unreadable import Unreadable
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, Sheet

CONTENT = "content.xml"
STYLES = "styles.xml"


def read_ods(parts: Parts, cabinet: Cabinet, step: Step) -> Contents:
    """Read every sheet. Raises Unreadable where the workbook is damaged or holds no sheet."""
    beginning = markup.head(parts.pieces(CONTENT), CONTENT, "table")
    date_system = _date_system(beginning)
    styles = _styles(parts, beginning)
    grid = OdsGrid(styles)
    _walk(parts, OdsPass(grid, date_system), step)
    tables = [table for table in grid.tables if not table.name.startswith(ELSEWHERE)]
    if not tables:
        raise Unreadable("has no sheets. Open it, check that it is the tracker, and save it again.")
    by_name = {table.name.casefold(): table.cells for table in tables}
    sheets = (_sheet(parts, table, styles, by_name, cabinet) for table in tables)
    return Contents(tuple(sheets), date_system)


ELSEWHERE = "'file:"
"""Begins the name of a table that only keeps another file's values for formulas."""


def _date_system(beginning: Element) -> int:
    null_date = beginning.find(".//null-date")
    stated = "" if null_date is None else null_date.get("date-value", "")
    return 1904 if stated.startswith("1904") else 1900


def _styles(parts: Parts, beginning: Element) -> OdsStyles:
    styles = OdsStyles()
    if parts.name_of(STYLES):
        styles.gather(parts.tree(STYLES))
    styles.gather(beginning)
    return styles


def _walk(parts: Parts, tables: OdsPass, step: Step) -> None:
    reader = markup.parser(CONTENT)
    reader.StartElementHandler = tables.start
    reader.EndElementHandler = tables.end
    reader.CharacterDataHandler = tables.text
    for piece in step.counted(parts.pieces(CONTENT)):
        markup.feed(reader, piece, CONTENT)
    markup.feed(reader, b"", CONTENT, last=True)


def _sheet(
    parts: Parts,
    table: OdsTable,
    styles: OdsStyles,
    by_name: dict[str, list[Cell]],
    cabinet: Cabinet,
) -> Sheet:
    attachments = within_limit(_attachments(parts, table, by_name, cabinet))
    return Sheet(
        name=table.name,
        cells=tuple(table.cells),
        hidden=not styles.get(table.style, PLAIN).is_shown,
        merges=tuple(table.merges),
        hidden_rows=frozenset(table.hidden_rows),
        hidden_columns=frozenset(table.hidden_columns),
        attachments=tuple(attachments),
    )


def _attachments(
    parts: Parts, table: OdsTable, by_name: dict[str, list[Cell]], cabinet: Cabinet
) -> Iterator[Attachment]:
    yield from table.attachments
    yield from formula_links(table.link_formulas, table.cells, by_name)
    for row, column, kind, part in table.files:
        if kind is AttachmentKind.PICTURE:
            yield keep_part(parts, part, (row, column), kind, cabinet)
        else:
            yield embedded_file(parts, part, (row, column), cabinet)
