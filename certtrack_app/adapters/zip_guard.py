"""Looks at a zip before it is unpacked: its members, what they claim, and what they are."""

import re
import struct
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from certtrack_app.adapters.foreign_files import foreign_zip
from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import BROKEN_ZIP, Parts, related_of_kind, spelled
from certtrack_app.adapters.sheets.unreadable import (
    Unreadable,
    damaged,
    enormous,
    hostile,
    locked_by_password,
)

CONTENT_TYPES = "[Content_Types].xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
END_OF_DIRECTORY = b"PK\x05\x06"
END_OF_LARGE_DIRECTORY = b"PK\x06\x06"
TAIL = 70_000
ENCRYPTED = 0x1
XML_ENDINGS = (".xml", ".rels")


FORMATS: tuple[tuple[str, str], ...] = (
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("sheet.macroenabled.main+xml", "xlsm"),
    ("template.macroenabled.main+xml", "xlsm"),
    ("addin.macroenabled.main+xml", "xlsm"),
    ("sheet.binary.macroenabled.main", "xlsb"),
)
"""Content types of a workbook's main part, in lower case, and the format each stands for."""


def checked_zip_format(path: Path) -> str:
    """Check a zip and tell which format of workbook it is.

    Raises Unreadable where it is none, is encrypted or damaged, or could do harm.
    """
    _check_directory(path)
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            _check_members(archive.infolist())
            return _format_of(Parts(archive))
    except BROKEN_ZIP as error:
        raise damaged("its list of parts") from error


def _check_directory(path: Path) -> None:
    """Weigh the directory before zipfile reads all of it into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    place = tail.rfind(END_OF_DIRECTORY)
    if place < 0 or place + 22 > len(tail):
        raise damaged("the end of it")
    members, directory_size = struct.unpack_from("<HI", tail, place + 10)
    large = tail.rfind(END_OF_LARGE_DIRECTORY)
    if 0 <= large <= len(tail) - 48:
        members, directory_size = struct.unpack_from("<QQ", tail, large + 32)
    if members > LIMITS.members or directory_size > LIMITS.members * 256:
        raise hostile(f"it claims to hold {members:,} parts")


def _check_members(members: list[ZipInfo]) -> None:
    if len({spelled(member.filename) for member in members}) < len(members):
        raise hostile("it holds two parts of the same name")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise locked_by_password()
    if sum(member.file_size for member in members) > LIMITS.unpacked_size:
        raise hostile("it would unpack to more than a gigabyte")
    for member in members:
        _check_member(member)
    ordered = sorted(members, key=lambda member: member.header_offset)
    if any(
        one.header_offset + one.compress_size > two.header_offset for one, two in pairwise(ordered)
    ):
        raise hostile("its parts lie over one another")


def _check_member(member: ZipInfo) -> None:
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise damaged(member.filename)
    if member.file_size > LIMITS.part_size:
        raise enormous(f"{member.filename} takes more than {LIMITS.part_size // 2**20} MB unpacked")
    swollen = member.file_size > member.compress_size * LIMITS.compression
    if swollen and member.file_size > LIMITS.compressible:
        raise hostile("it would unpack to hundreds of times its size")


def _format_of(parts: Parts) -> str:
    if parts.name_of("mimetype") and OPEN_DOCUMENT in b"".join(parts.pieces("mimetype")):
        _check_markup(parts)
        _check_open_document(parts)
        return "ods"
    if parts.name_of(CONTENT_TYPES) is None:
        raise Unreadable(_what_else(parts))
    _check_markup(parts)
    return _format_by_content_type(parts)


def _format_by_content_type(parts: Parts) -> str:
    main = related_of_kind(parts.related(""), "officeDocument")
    declared = {
        one.get("PartName", "").lstrip("/").casefold(): one.get("ContentType", "").casefold()
        for one in parts.tree(CONTENT_TYPES)
        if one.tag == "Override"
    }
    content_type = " ".join(declared.get(part.casefold(), "") for part in main)
    for ending, file_format in FORMATS:
        if ending in content_type:
            return file_format
    raise Unreadable(_what_else(parts, content_type))


def _what_else(parts: Parts, content_type: str = "") -> str:
    mimetype = b"".join(parts.pieces("mimetype")) if parts.name_of("mimetype") else b""
    suffix = Path(parts.archive.filename or "").suffix.casefold()
    kinds = f"{mimetype.decode('ascii', 'replace')} {content_type}"
    return foreign_zip(parts.archive.namelist(), kinds, suffix)


def _check_markup(parts: Parts) -> None:
    for name in parts.archive.namelist():
        if name.casefold().endswith(XML_ENDINGS):
            markup.check_prolog(parts.pieces(name), name)


def _check_open_document(parts: Parts) -> None:
    manifest = "META-INF/manifest.xml"
    if parts.name_of(manifest) and re.search(
        rb"<[\w:]*encryption-data\b", b"".join(parts.pieces(manifest))
    ):
        raise locked_by_password()
