"""A whole .xlsx or .xlsm workbook: its sheets in order, cells and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import comments, people_of, pictures, within_limit
from certtrack_app.adapters.harvest_links import formula_links, links
from certtrack_app.adapters.harvest_objects import embedded_files, pictures_in_cells
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.unreadable import Unreadable, damaged, enormous
from certtrack_app.adapters.sheets.xlsx_content import SheetContent
from certtrack_app.adapters.sheets.xlsx_rows import TRUE, too_many_cells
from certtrack_app.adapters.sheets.xlsx_sheet import read_sheet
from certtrack_app.adapters.sheets.xlsx_strings import read_strings
from certtrack_app.adapters.sheets.xlsx_styles import read_looks
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.rules.tracker.cells import Attachment, Cell, Sheet

WORTH_WEIGHING = LIMITS.cells * 12
"""Bytes of XML; a smaller sheet cannot hold too many cells."""


class _Listed(NamedTuple):
    """A sheet as the workbook lists it; the part is empty for one that has no cells by nature."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True)
class _Read:
    """A sheet after the pass over its cells."""

    listed: _Listed
    relations: dict[str, Relation]
    content: SheetContent
    cells: tuple[Cell, ...]


def read_xlsx(parts: Parts, cabinet: Cabinet, step: Step) -> Contents:
    """Read every sheet. Raises Unreadable where the workbook is damaged or holds no sheet."""
    book_part = _main_part(parts)
    relations = parts.related(book_part)
    book = parts.tree(book_part)
    date_system = _date_system(book)
    listed = list(_listed_sheets(book, relations))
    if not listed:
        raise Unreadable("has no sheets. Open it in Excel, check that it is the tracker, save it.")
    if len(listed) > LIMITS.sheets:
        raise enormous(f"it has {len(listed):,} sheets")
    _weigh(parts, listed)
    strings = read_strings(parts, relations, step)
    meanings = Meanings(strings, read_looks(parts, relations), date_system)
    read = list(_cells_of(parts, listed, meanings, step))
    return Contents(tuple(_finished(parts, read, relations, cabinet)), date_system)


def _weigh(parts: Parts, listed: Sequence[_Listed]) -> None:
    """Refuse what has too many cells before a second is spent on it, by counting end tags."""
    large = [
        sheet.part for sheet in listed if sheet.part and parts.size(sheet.part) > WORTH_WEIGHING
    ]
    pieces = (piece for part in large for piece in parts.pieces(part))
    filled = sum(piece.count(b"</v>") + piece.count(b"</is>") for piece in pieces)
    if filled > LIMITS.cells:
        raise too_many_cells()


def _main_part(parts: Parts) -> str:
    for part in related_of_kind(parts.related(""), "officeDocument"):
        return part
    raise damaged("the list of its parts")


def _date_system(book: Element) -> int:
    properties = book.find("workbookPr")
    return 1904 if properties is not None and properties.get("date1904") in TRUE else 1900


def _listed_sheets(book: Element, relations: dict[str, Relation]) -> Iterator[_Listed]:
    for sheet in book.iterfind("sheets/sheet"):
        relation = relations.get(sheet.get("id", ""))
        name = sheet.get("name", "")
        if relation is None:
            raise damaged(f"the sheet “{name}”")
        part = relation.target if relation.kind == "worksheet" else ""
        yield _Listed(name, sheet.get("state", "visible") != "visible", part)


def _cells_of(
    parts: Parts, listed: Sequence[_Listed], meanings: Meanings, step: Step
) -> Iterator[_Read]:
    room = LIMITS.cells
    for sheet in listed:
        if not sheet.part:
            yield _Read(sheet, {}, SheetContent(), ())
            continue
        pieces = step.counted(parts.pieces(sheet.part))
        content = read_sheet(pieces, sheet.part, meanings, room)
        cells = content.cells_in_order()
        room -= len(cells)
        yield _Read(sheet, parts.related(sheet.part), content, cells)


def _finished(
    parts: Parts, read: Sequence[_Read], relations: dict[str, Relation], cabinet: Cabinet
) -> Iterator[Sheet]:
    people = people_of(parts, relations)
    by_name = {sheet.listed.name.casefold(): sheet.cells for sheet in read}
    for sheet in read:
        found = within_limit(_attachments(parts, sheet, relations, people, by_name, cabinet))
        yield _sheet(sheet, tuple(found))


def _sheet(sheet: _Read, attachments: tuple[Attachment, ...]) -> Sheet:
    last_row = sheet.cells[-1].row if sheet.cells else 0
    return Sheet(
        name=sheet.listed.name,
        cells=sheet.cells,
        hidden=sheet.listed.hidden,
        merges=tuple(sheet.content.merges),
        hidden_rows=frozenset(row for row in sheet.content.hidden_rows if row <= last_row),
        hidden_columns=frozenset(sheet.content.hidden_columns),
        attachments=attachments,
        is_chart=not sheet.listed.part,
    )


def _attachments(
    parts: Parts,
    sheet: _Read,
    book_relations: dict[str, Relation],
    people: dict[str, str],
    by_name: dict[str, tuple[Cell, ...]],
    cabinet: Cabinet,
) -> Iterator[Attachment]:
    content, relations = sheet.content, sheet.relations
    yield from links(content.links, relations, sheet.cells)
    yield from formula_links(content.link_formulas, sheet.cells, by_name)
    yield from comments(parts, relations, people)
    yield from pictures(parts, _targets(content.drawings, relations), cabinet)
    legacy = _targets(content.legacy_drawings, relations)
    yield from embedded_files(parts, content.objects, legacy, relations, cabinet)
    yield from pictures_in_cells(parts, content.rich_values, book_relations, cabinet)


def _targets(ids: Sequence[str], relations: dict[str, Relation]) -> list[str]:
    return [relations[name].target for name in ids if name in relations]
