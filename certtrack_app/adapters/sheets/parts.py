"""The parts of a zipped workbook and how they refer to each other."""

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.limits import MIB
from certtrack_app.adapters.sheets.unreadable import damaged

PIECE = MIB // 4

BROKEN_ZIP = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What zipfile throws over a damaged member, one packed in an unknown way, or an encrypted one."""


class Relation(NamedTuple):
    """Where a part points: what for, and to which part or address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Parts:
    """A zipped workbook, read in pieces and never past what its directory declares."""

    archive: ZipFile

    def name_of(self, part: str) -> str | None:
        """Find a part as Excel does, whatever the case of its name."""
        return self._by_name.get(spelled(part.lstrip("/")))

    def names(self, folder: str) -> list[str]:
        """Name the parts whose names begin so."""
        return [name for name in self.archive.namelist() if spelled(name).startswith(folder)]

    def size(self, part: str) -> int:
        """Say how large a part is, unpacked."""
        return self.archive.getinfo(self._known(part)).file_size

    def pieces(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece. Raises Unreadable where it is missing or damaged."""
        name = self._known(part)
        try:
            with self.archive.open(name) as member:
                while piece := member.read(PIECE):
                    yield piece
        except BROKEN_ZIP as error:
            raise damaged(name) from error

    def tree(self, part: str) -> Element:
        """Read a small part as a tree of local names."""
        return markup.tree(self.pieces(part), part)

    def related(self, part: str) -> dict[str, Relation]:
        """Read what a part refers to, by the ids it uses."""
        folder, name = posixpath.split(part)
        listing = self.name_of(posixpath.join(folder, "_rels", f"{name}.rels"))
        if listing is None:
            return {}
        return {
            relation.get("Id", ""): _relation(relation, folder)
            for relation in self.tree(listing)
            if relation.tag == "Relationship"
        }

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {spelled(name): name for name in self.archive.namelist()}

    def _known(self, part: str) -> str:
        name = self.name_of(part)
        if name is None:
            raise damaged(f"{part}, which is missing,")
        return name


def spelled(name: str) -> str:
    r"""Spell a part's name as Excel compares names: in any case, and `xl\workbook.xml` too."""
    return name.replace("\\", "/").casefold()


def _relation(listed: Element, folder: str) -> Relation:
    kind = posixpath.basename(listed.get("Type", ""))
    target = listed.get("Target", "")
    if listed.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    path = posixpath.normpath(posixpath.join("/" + folder, unquote(target).replace("\\", "/")))
    return Relation(kind, path.lstrip("/"), external=False)


def related_of_kind(relations: dict[str, Relation], kind: str) -> list[str]:
    """Name the parts related in a given way."""
    return [to.target for to in relations.values() if to.kind == kind and not to.external]
