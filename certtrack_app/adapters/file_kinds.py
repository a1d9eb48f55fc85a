"""What a file is, judged by its content, and which kinds may be opened at all."""

import re
from enum import StrEnum, unique
from typing import BinaryIO

from certtrack_app.rules.file_names import split_name

_HEAD = 4096
_TAIL = 1024 * 1024
"""Bytes at a zip's end in which its list of names is looked for; no parser sees the rest."""


@unique
class FileKind(StrEnum):
    """A kind of file that may be opened, by its media type."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    TIFF = "image/tiff"
    HEIC = "image/heic"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"
    SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
    TEXT = "text/plain"
    TABLE = "text/csv"
    MAIL = "message/rfc822"

    @property
    def is_picture(self) -> bool:
        """Whether the picture viewer shows it."""
        return self.value.startswith("image/")

    @property
    def is_text(self) -> bool:
        """Whether it is shown as plain text."""
        return self in (FileKind.TEXT, FileKind.TABLE, FileKind.MAIL)

    @property
    def shown_here(self) -> bool:
        """Whether our own viewer shows it; others are saved as a copy and opened from there."""
        picture = self.is_picture and self is not FileKind.HEIC
        return self is FileKind.PDF or picture or self.is_text

    @property
    def suffix(self) -> str:
        """The ending a copy of it is saved under."""
        return _SUFFIXES[self]


_SUFFIXES = {
    FileKind.PDF: ".pdf",
    FileKind.PNG: ".png",
    FileKind.JPEG: ".jpg",
    FileKind.GIF: ".gif",
    FileKind.WEBP: ".webp",
    FileKind.TIFF: ".tif",
    FileKind.HEIC: ".heic",
    FileKind.WORD: ".docx",
    FileKind.EXCEL: ".xlsx",
    FileKind.SLIDES: ".pptx",
    FileKind.TEXT_DOCUMENT: ".odt",
    FileKind.SPREADSHEET: ".ods",
    FileKind.TEXT: ".txt",
    FileKind.TABLE: ".csv",
    FileKind.MAIL: ".eml",
}
_TEXT_ENDINGS = {
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".csv": FileKind.TABLE,
    ".tsv": FileKind.TABLE,
    ".eml": FileKind.MAIL,
}
_SIGNATURES = (
    (re.compile(rb"%PDF-\d"), FileKind.PDF),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), FileKind.PNG),
    (re.compile(rb"\xff\xd8\xff"), FileKind.JPEG),
    (re.compile(rb"GIF8[79]a"), FileKind.GIF),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), FileKind.WEBP),
    (re.compile(rb"II\*\0|MM\0\*"), FileKind.TIFF),
    (re.compile(rb".{4}ftyp(heic|heix|heif|mif1|msf1|hevc)", re.DOTALL), FileKind.HEIC),
)
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_OPEN_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)PK", re.DOTALL
)
_MAIN_PARTS = (
    (b"word/document.xml", FileKind.WORD),
    (b"xl/workbook.xml", FileKind.EXCEL),
    (b"ppt/presentation.xml", FileKind.SLIDES),
)
_PROGRAMS_INSIDE = (b"vbaProject", b"vbaData", b"activeX/", b"Basic/")
_HEADER_LINE = re.compile(rb"[!-9;-~]+:[ \t]?[^\r\n]*\r?\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(file: BinaryIO, name: str) -> FileKind | None:
    """Say what a file is by its content; None: not a kind that may be opened.

    Only for plain text, which has no signature, does the name's ending decide.
    """
    file.seek(0)
    head = file.read(_HEAD)
    for signature, kind in _SIGNATURES:
        if signature.match(head):
            return kind
    if head.startswith(_ZIP):
        return _kind_of_zip(file, head)
    return _kind_of_text(head, split_name(name)[1].lower())


def _kind_of_zip(file: BinaryIO, head: bytes) -> FileKind | None:
    """Tell office documents by the parts they list; one that carries a program is none of them."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    if _ZIP_END not in tail or any(program in tail for program in _PROGRAMS_INSIDE):
        return None
    if opened := _OPEN_DOCUMENT.match(head):
        text = opened.group(1) == b"text"
        return FileKind.TEXT_DOCUMENT if text else FileKind.SPREADSHEET
    return next((kind for part, kind in _MAIN_PARTS if part in tail), None)


def _kind_of_text(head: bytes, ending: str) -> FileKind | None:
    kind = _TEXT_ENDINGS.get(ending)
    if kind is None or not _reads_as_text(head):
        return None
    if kind is FileKind.MAIL and not _HEADER_LINE.match(head):
        return None
    return kind


def _reads_as_text(head: bytes) -> bool:
    """Whether the beginning decodes and holds no control characters."""
    for encoding in _encodings(head):
        try:
            return not _CONTROLS.search(_whole_letters(head, encoding))
        except UnicodeDecodeError:
            continue
    return False


def _encodings(head: bytes) -> tuple[str, ...]:
    return ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")


def _whole_letters(head: bytes, encoding: str) -> str:
    """Decode a beginning that may have been cut within a letter."""
    import codecs

    return codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < _HEAD)
