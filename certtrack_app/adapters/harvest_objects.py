"""Files embedded in an .xlsx workbook, and pictures that are a cell's value."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.harvest import keep_part
from certtrack_app.adapters.ole_objects import ending_of, unpack
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_content import PlacedObject
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind

SHAPE = re.compile(
    rb"""<v:shape\s[^>]*?\bid=["'][^"']*?_s(\d+)["'].*?</v:shape>""", re.DOTALL | re.IGNORECASE
)
ANCHOR = re.compile(rb"<x:Anchor>\s*(\d+)\s*,[^,<]*,\s*(\d+)\s*,", re.IGNORECASE)
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
    return {
        shape[1].decode(): (int(anchor[2]) + 1, int(anchor[1]) + 1)
        for drawing in drawings
        for shape in SHAPE.finditer(_whole(parts, drawing))
        if (anchor := ANCHOR.search(shape[0]))
    }


def _whole(parts: Parts, part: str) -> bytes:
    if parts.size(part) > LIMITS.embedded_size:
        raise enormous(f"{part} takes more than {LIMITS.embedded_size // 2**20} MB")
    return b"".join(parts.pieces(part))


def embedded_file(parts: Parts, part: str, place: tuple[int, int], cabinet: Cabinet) -> Attachment:
    """Lay an embedded file by, taken out of its container where that is possible."""
    name = posixpath.basename(part)
    if posixpath.splitext(name)[1].casefold() not in ("", ".bin"):
        return keep_part(parts, part, place, AttachmentKind.EMBEDDED, cabinet)
    container = _whole(parts, part)
    inside = unpack(container)
    content = container if inside is None else inside.content
    own_name = (inside and inside.name) or posixpath.splitext(name)[0] + ending_of(content)
    fingerprint = cabinet.keep(own_name, [content])
    return Attachment(*place, AttachmentKind.EMBEDDED, own_name, fingerprint)


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
