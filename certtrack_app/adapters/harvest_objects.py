"""Files embedded in an .xlsx workbook, and pictures that are a cell's value."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import keep_part
from certtrack_app.adapters.ole_objects import ending_of, unpack
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_content import PlacedObject
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind

SHAPE = b"<v:shape "
NUMBER = re.compile(rb"""\bid=["'][^"'<>]{0,80}_s(\d{1,9})["']""")
ANCHOR = re.compile(rb"<x:Anchor>\s*(\d{1,7})\s*,[^,<]{0,20},\s*(\d{1,7})\s*,", re.IGNORECASE)
"""Legacy drawings are often not well-formed, so they are searched rather than parsed."""

PICTURE_KEY = "_rvRel:LocalImageIdentifier"


def embedded_files(
    parts: Parts,
    objects: Sequence[PlacedObject],
    legacy_drawings: Sequence[str],
    relations: dict[str, Relation],
    cabinet: Cabinet,
) -> Iterator[Attachment]:
    """Give the files embedded in a sheet, taken out of their containers where that is possible."""
    places = {} if not objects else _legacy_places(parts, legacy_drawings)
    described = {name: PlacedObject(name, "", 0, 0) for name in _files(relations)}
    described |= {one.relation: one for one in sorted(objects, key=lambda one: one.row)}
    for relation, one in described.items():
        file = relations.get(relation)
        if file is not None and not file.external:
            place = (one.row, one.column) if one.row else places.get(one.shape, (1, 1))
            yield embedded_file(parts, file.target, place, cabinet)


def _files(relations: dict[str, Relation]) -> list[str]:
    """Name the relations to embedded files, so that one the sheet does not place is not lost."""
    return [name for name, to in relations.items() if to.kind in ("package", "oleObject")]


def _legacy_places(parts: Parts, drawings: Sequence[str]) -> dict[str, tuple[int, int]]:
    places = {}
    for drawing in drawings:
        for shape in _whole(parts, drawing).split(SHAPE)[1:]:
            number, anchor = NUMBER.search(shape), ANCHOR.search(shape)
            if number and anchor:
                places[number[1].decode()] = (int(anchor[2]) + 1, int(anchor[1]) + 1)
    return places


def _whole(parts: Parts, part: str) -> bytes:
    if parts.size(part) > LIMITS.embedded_size:
        raise enormous(f"{part} takes more than {LIMITS.embedded_size // 2**20} MB")
    return b"".join(parts.pieces(part))


def embedded_file(parts: Parts, part: str, place: tuple[int, int], cabinet: Cabinet) -> Attachment:
    """Lay an embedded file by, taken out of its container where that is possible."""
    if posixpath.splitext(part)[1].casefold() not in ("", ".bin"):
        return keep_part(parts, part, place, AttachmentKind.EMBEDDED, cabinet)
    kept = cabinet.keep_once(part, lambda: _taken_out(parts, part))
    return Attachment(*place, AttachmentKind.EMBEDDED, kept.name, kept.sha256)


def _taken_out(parts: Parts, part: str) -> tuple[str, Iterable[bytes]]:
    container = _whole(parts, part)
    inside = unpack(container)
    content = container if inside is None else inside.content
    stem = posixpath.splitext(posixpath.basename(part))[0]
    return (inside and inside.name) or stem + ending_of(content), [content]


def pictures_in_cells(
    parts: Parts,
    rich_values: Sequence[tuple[int, int, int]],
    relations: dict[str, Relation],
    cabinet: Cabinet,
) -> Iterator[Attachment]:
    """Give the pictures that are the value of a cell; `relations` are the workbook's."""
    if not rich_values:
        return
    media = _pictures_by_metadata(parts, relations)
    for row, column, number in rich_values:
        if number in media:
            yield keep_part(parts, media[number], (row, column), AttachmentKind.PICTURE, cabinet)


def _pictures_by_metadata(parts: Parts, relations: dict[str, Relation]) -> dict[int, str]:
    """Follow a cell's metadata number to its rich value, to the picture it names, to its part."""
    pictures = _pictures_by_value(parts, relations)
    return {
        number: pictures[value]
        for part in related_of_kind(relations, "sheetMetadata")
        for number, value in _values_by_metadata(parts.tree(part))
        if value in pictures
    }


def _values_by_metadata(metadata: Element) -> Iterator[tuple[int, int]]:
    values = [
        int(block.get("i", "-1"))
        for block in metadata.iterfind("futureMetadata[@name='XLRICHVALUE']/bk//rvb")
    ]
    for number, record in enumerate(metadata.iterfind("valueMetadata/bk/rc"), start=1):
        place = int(record.get("v", "-1"))
        if 0 <= place < len(values):
            yield number, values[place]


def _pictures_by_value(parts: Parts, relations: dict[str, Relation]) -> dict[int, str]:
    targets = [
        target
        for part in related_of_kind(relations, "richValueRel")
        for target in _listed_targets(parts, part)
    ]
    keys = [
        [key.get("n") for key in structure]
        for part in related_of_kind(relations, "rdRichValueStructure")
        for structure in parts.tree(part)
    ]
    return {
        number: targets[picture]
        for part in related_of_kind(relations, "rdRichValue")
        for number, value in enumerate(parts.tree(part).iterfind("rv"))
        if (picture := _picture_number(value, keys)) is not None and picture < len(targets)
    }


def _listed_targets(parts: Parts, part: str) -> list[str]:
    relations = parts.related(part)
    return [relations[rel.get("id", "")].target for rel in parts.tree(part)]


def _picture_number(value: Element, keys: list[list[str | None]]) -> int | None:
    structure = keys[int(value.get("s", "0"))]
    if PICTURE_KEY not in structure:
        return None
    return int(value[structure.index(PICTURE_KEY)].text or "0")
