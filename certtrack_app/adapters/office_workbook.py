"""A whole workbook of Excel since 2007: its sheets in order, cells and evidence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import comments, people_of, pictures, within_limit
from certtrack_app.adapters.harvest_links import formula_links, links
from certtrack_app.adapters.harvest_objects import embedded_files, pictures_in_cells
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.unreadable import Unreadable, damaged, enormous
from certtrack_app.adapters.sheets.xlsx_content import SheetContent
from certtrack_app.adapters.sheets.xlsx_styles import Look
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.rules.tracker.cells import Attachment, Cell, Sheet

Relations = dict[str, Relation]


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it, by the relation to its part."""

    name: str
    hidden: bool
    relation: str


class Listing(NamedTuple):
    """What the main part of a workbook says."""

    sheets: Sequence[ListedSheet]
    date_system: int


@dataclass(frozen=True)
class Dialect:
    """How the parts of a workbook are written: as XML, or as records."""

    listing: Callable[[Parts, str], Listing]
    weigh: Callable[[Parts, Sequence[str]], None]
    strings: Callable[[Parts, Relations, Step], list[str]]
    looks: Callable[[Parts, Relations], tuple[Look, ...]]
    sheet: Callable[[Iterable[bytes], str, Meanings, int], SheetContent]
    notes: Callable[[Parts, str], Iterator[Attachment]]


@dataclass(frozen=True)
class _Read:
    """A sheet after the pass over its cells; its part is empty where it has none by nature."""

    listed: ListedSheet
    part: str = ""
    relations: Relations = field(default_factory=dict)
    content: SheetContent = field(default_factory=SheetContent)
    cells: tuple[Cell, ...] = ()


def read_office_workbook(parts: Parts, cabinet: Cabinet, step: Step, dialect: Dialect) -> Contents:
    """Read every sheet. Raises Unreadable where the workbook is damaged or holds no sheet."""
    book_part = _main_part(parts)
    relations = parts.related(book_part)
    listing = dialect.listing(parts, book_part)
    _check_number(len(listing.sheets))
    named = [(sheet, _part_of(sheet, relations)) for sheet in listing.sheets]
    dialect.weigh(parts, [part for _, part in named if part])
    strings = dialect.strings(parts, relations, step)
    meanings = Meanings(strings, dialect.looks(parts, relations), listing.date_system)
    read = list(_cells_of(parts, named, meanings, dialect, step))
    book = _Book(parts, relations, dialect, cabinet, people_of(parts, relations), _by_name(read))
    return Contents(tuple(map(book.finished, read)), listing.date_system)


def _main_part(parts: Parts) -> str:
    for part in related_of_kind(parts.related(""), "officeDocument"):
        return part
    raise damaged("the list of its parts")


def _check_number(sheets: int) -> None:
    if not sheets:
        raise Unreadable("has no sheets. Open it in Excel, check that it is the tracker, save it.")
    if sheets > LIMITS.sheets:
        raise enormous(f"it has {sheets:,} sheets")


def _part_of(sheet: ListedSheet, relations: Relations) -> str:
    """Name a worksheet's part; a sheet of another kind has no cells to read."""
    relation = relations.get(sheet.relation)
    if relation is None:
        raise damaged(f"the sheet “{sheet.name}”")
    return relation.target if relation.kind == "worksheet" else ""


def _cells_of(
    parts: Parts,
    named: Sequence[tuple[ListedSheet, str]],
    meanings: Meanings,
    dialect: Dialect,
    step: Step,
) -> Iterator[_Read]:
    room = LIMITS.cells
    for listed, part in named:
        if not part:
            yield _Read(listed)
            continue
        content = dialect.sheet(step.counted(parts.pieces(part)), part, meanings, room)
        cells = content.cells_in_order()
        room -= len(cells)
        yield _Read(listed, part, parts.related(part), content, cells)


def _by_name(read: Sequence[_Read]) -> dict[str, tuple[Cell, ...]]:
    return {sheet.listed.name.casefold(): sheet.cells for sheet in read}


@dataclass(frozen=True)
class _Book:
    """What hanging evidence on the cells of a sheet takes from the whole workbook."""

    parts: Parts
    relations: Relations
    dialect: Dialect
    cabinet: Cabinet
    people: dict[str, str]
    by_name: dict[str, tuple[Cell, ...]]

    def finished(self, sheet: _Read) -> Sheet:
        """Put a sheet together."""
        last_row = sheet.cells[-1].row if sheet.cells else 0
        return Sheet(
            name=sheet.listed.name,
            cells=sheet.cells,
            hidden=sheet.listed.hidden,
            painted=sheet.content.painted,
            merges=tuple(sheet.content.merges),
            hidden_rows=frozenset(row for row in sheet.content.hidden_rows if row <= last_row),
            hidden_columns=frozenset(sheet.content.hidden_columns),
            attachments=tuple(within_limit(self._attachments(sheet))),
            is_chart=not sheet.part,
        )

    def _attachments(self, sheet: _Read) -> Iterator[Attachment]:
        content, relations, parts = sheet.content, sheet.relations, self.parts
        yield from links(content.links, relations, sheet.cells)
        yield from formula_links(content.link_formulas, sheet.cells, self.by_name)
        yield from comments(parts, relations, self.people, self.dialect.notes)
        drawings = _targets(content.drawings, relations)
        yield from pictures(parts, drawings, self.cabinet)
        legacy = _targets(content.legacy_drawings, relations)
        yield from embedded_files(parts, content.objects, legacy, relations, self.cabinet)
        yield from pictures_in_cells(parts, content.rich_values, self.relations, self.cabinet)


def _targets(ids: Sequence[str], relations: Relations) -> list[str]:
    return [relations[name].target for name in ids if name in relations]
