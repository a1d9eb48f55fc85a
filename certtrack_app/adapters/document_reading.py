"""Reading PDF documents for the eye: their pages as pictures, their text, their size."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import RLock
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from certtrack_app.errors import FileRefused
from certtrack_app.rules.documents import PagePicture

_READER = RLock()
"""PDFium keeps state of its own and may be in one place at a time."""

_MOST_PIXELS = 60_000_000
_POINTS_PER_INCH = 72


def page_count(pdf: bytes, name: str = "The document") -> int:
    """Count the pages; raises FileRefused where the document cannot be read."""
    with _opened(pdf, name) as document:
        return len(document)


def page_sizes(pdf: bytes, name: str = "The document") -> tuple[tuple[float, float], ...]:
    """Say how wide and high each page is, in points; raises FileRefused as page_count does."""
    with _opened(pdf, name) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def page_picture(pdf: bytes, page: int, dpi: float, name: str = "The document") -> PagePicture:
    """Draw a page, counted from 0, at a resolution; a monstrous page is drawn at less.

    Raises FileRefused where the document cannot be read or has no such page.
    """
    with _opened(pdf, name) as document:
        if not 0 <= page < len(document):
            raise FileRefused(f"{name} has no page {page + 1}.")
        wide, high = document.get_page_size(page)
        scale = dpi / _POINTS_PER_INCH
        scale = min(scale, (_MOST_PIXELS / max(1.0, wide * high)) ** 0.5)
        return _drawn(document[page], scale)


def page_texts(pdf: bytes, name: str = "The document") -> tuple[str, ...]:
    """Read the text of each page; raises FileRefused where the document cannot be read."""
    with _opened(pdf, name) as document:
        return tuple(_text(document[page]) for page in range(len(document)))


def _drawn(page: Any, scale: float) -> PagePicture:
    """Draw a page on white; PDFium's blue-green-red is turned around."""
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    try:
        return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()


def _text(page: Any) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_range()).replace("\r\n", "\n")
    finally:
        words.close()
        page.close()


@contextmanager
def _opened(pdf: bytes, name: str) -> Iterator[Any]:
    """Open a document for as long as it is read, one at a time."""
    with _READER:
        try:
            with closing(pypdfium2.PdfDocument(pdf)) as document:
                yield document
        except pypdfium2.PdfiumError as error:
            raise FileRefused(_refusal(name, error)) from error


def _refusal(name: str, error: Any) -> str:
    if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD:
        return f"{name} is locked with a password. Save a copy without one and use that."
    return f"{name} cannot be read as a PDF: it is damaged or something else. Ask for it again."
