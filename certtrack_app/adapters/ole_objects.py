"""Objects embedded the old way, unpacked where a file of an office is inside."""

import io
import struct
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import olefile

PACKAGER = "\x01Ole10Native"

WHOLE_FILES = ("Package", "CONTENTS", "EmbeddedOdf")
"""Streams that are a file as it was: an Office file, a PDF by Acrobat, an OpenDocument file."""

OWN_DOCUMENTS = {
    "WordDocument": ".doc",
    "Workbook": ".xls",
    "PowerPoint Document": ".ppt",
}
"""Streams by which the object is itself a document of the Office before 2007."""

BROKEN_OLE = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, AttributeError)
"""What olefile throws over damaged containers."""


class Unpacked(NamedTuple):
    """A file as it was before it was embedded; the name is empty where none was kept."""

    name: str
    content: bytes


def unpack(container: bytes) -> Unpacked | None:
    """Take the file out of an OLE container, or give None where there is none of a known kind.

    A damaged container gives None too: it is then kept as it is, and the tracker is read.
    """
    import olefile  # brings logging with it, which few trackers need

    if not olefile.isOleFile(data=container):
        return None
    strictly = olefile.DEFECT_INCORRECT  # half a certificate is no evidence
    try:
        with olefile.OleFileIO(io.BytesIO(container), raise_defects=strictly) as ole:
            return _inside(ole, container)
    except BROKEN_OLE:
        return None


def _inside(ole: "olefile.OleFileIO[str]", container: bytes) -> Unpacked | None:
    if ole.exists(PACKAGER):
        return _from_packager(ole.openstream(PACKAGER).read())
    for stream in WHOLE_FILES:
        if ole.exists(stream):
            return Unpacked("", ole.openstream(stream).read())
    for stream, ending in OWN_DOCUMENTS.items():
        if ole.exists(stream):
            return Unpacked(f"embedded{ending}", container)
    return None


def _from_packager(stream: bytes) -> Unpacked:
    """Read what Windows' packager wrote: size, label, path, path again, then the file."""
    rest = stream[6:]
    label, _, rest = rest.partition(b"\0")
    _path, _, rest = rest.partition(b"\0")
    (temporary_size,) = struct.unpack_from("<I", rest, 4)
    rest = rest[8 + temporary_size :]
    (size,) = struct.unpack_from("<I", rest)
    content = rest[4 : 4 + size]
    if len(content) < size:
        raise ValueError("the file inside is cut short")
    return Unpacked(PureWindowsPath(label.decode("cp1252", "replace")).name, content)


ENDINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"PK\x03\x04", ".zip"),
)


def ending_of(content: bytes) -> str:
    """Guess a file's ending by how it begins."""
    return next((ending for start, ending in ENDINGS if content.startswith(start)), ".bin")
