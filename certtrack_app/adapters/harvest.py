"""Notes, threads and pictures on the cells of a workbook, taken from the zip itself."""

import posixpath
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from certtrack_app.adapters.cabinet import Cabinet
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.markup import texts
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.places import place_of
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind

THREAD_AUTHOR = "tc="
"""Begins the author of the note that stands in for a thread in an Excel before threads."""


def comments(
    parts: Parts,
    relations: dict[str, Relation],
    people: dict[str, str],
    notes_of: Callable[[Parts, str], Iterator[Attachment]],
) -> Iterator[Attachment]:
    """Give the threaded comments of a sheet, then its notes but for those that mirror a thread."""
    threads = related_of_kind(relations, "threadedComment")
    for part in threads:
        for comment in parts.tree(part).iter("threadedComment"):
            yield Attachment(
                *place_of(comment.get("ref", "")),
                AttachmentKind.THREADED_COMMENT,
                texts(comment, "text"),
                author=people.get(comment.get("personId", "")),
                at=comment.get("dT"),
            )
    for part in related_of_kind(relations, "comments"):
        for note in notes_of(parts, part):
            if not (threads and (note.author or "").startswith(THREAD_AUTHOR)):
                yield note


def notes(parts: Parts, part: str) -> Iterator[Attachment]:
    """Give the notes of a part of XML."""
    written = parts.tree(part)
    authors = [author.text or "" for author in written.iterfind("authors/author")]
    for note in written.iterfind("commentList/comment"):
        number = int(note.get("authorId", "-1"))
        author = authors[number] if 0 <= number < len(authors) else ""
        text = "".join(texts(part) for part in note.iterfind("text"))
        place = place_of(note.get("ref", ""))
        yield Attachment(*place, AttachmentKind.NOTE, text, author=author or None)


def people_of(parts: Parts, relations: dict[str, Relation]) -> dict[str, str]:
    """Name the people who wrote threaded comments, by id."""
    return {
        person.get("id", ""): person.get("displayName", "")
        for part in related_of_kind(relations, "person")
        for person in parts.tree(part).iter("person")
    }


def pictures(parts: Parts, drawings: Sequence[str], cabinet: Cabinet) -> Iterator[Attachment]:
    """Give the pictures of a sheet's drawings, and the links that shapes carry."""
    for drawing in drawings:
        relations = parts.related(drawing)
        for anchor in parts.tree(drawing):
            place = anchor_place(anchor)
            yield from _anchored_pictures(parts, anchor, place, relations, cabinet)
            yield from _anchored_links(anchor, place, relations)


def _anchored_pictures(
    parts: Parts,
    anchor: Element,
    place: tuple[int, int],
    relations: dict[str, Relation],
    cabinet: Cabinet,
) -> Iterator[Attachment]:
    for blip in anchor.iterfind(".//blip"):
        picture = relations.get(blip.get("embed", ""))
        if picture is not None and not picture.external:
            yield keep_part(parts, picture.target, place, AttachmentKind.PICTURE, cabinet)


def _anchored_links(
    anchor: Element, place: tuple[int, int], relations: dict[str, Relation]
) -> Iterator[Attachment]:
    for click in anchor.iterfind(".//hlinkClick"):
        to = relations.get(click.get("id", ""))
        if to is not None and to.external:
            yield Attachment(*place, AttachmentKind.HYPERLINK, to.target)


def anchor_place(anchor: Element) -> tuple[int, int]:
    """Say over which cell a drawing begins; one laid without regard to cells is at the first."""
    row, column = anchor.findtext("from/row"), anchor.findtext("from/col")
    return (int(row) + 1, int(column) + 1) if row and column else (1, 1)


def keep_part(
    parts: Parts, part: str, place: tuple[int, int], kind: AttachmentKind, cabinet: Cabinet
) -> Attachment:
    """Lay a part of the zip by as the file it is."""
    kept = cabinet.keep_once(part, lambda: (posixpath.basename(part), parts.pieces(part)))
    return Attachment(*place, kind, kept.name, kept.sha256)


def within_limit(attachments: Iterator[Attachment]) -> Iterator[Attachment]:
    """Stop at more attachments than any office has. Raises Unreadable."""
    for number, attachment in enumerate(attachments):
        if number >= LIMITS.attachments:
            raise enormous(f"it has more than {LIMITS.attachments:,} links, notes and files")
        yield attachment
