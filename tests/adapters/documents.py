"""Documents to print in tests, and what a reader makes of the files that come out."""

import shutil
import subprocess
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from certtrack_app.rules.documents import CertificateFace, Signatory

needs_poppler = pytest.mark.skipif(
    shutil.which("pdffonts") is None, reason="poppler-utils is not installed"
)

FACE = CertificateFace(
    number="CPC-2026-0042",
    holder="Grace Okafor",
    credential_title="Certified Professional Coach",
    program="Coach Training Certificate",
    issued_on=date(2026, 3, 4),
    valid_through=date(2029, 3, 3),
    office="Northfield Coaching Institute",
    signatories=(
        Signatory("Amara Okonkwo", "Director of Certification"),
        Signatory("Ingrid Sørensen", "Coordinator"),
    ),
    verification="Check this certificate in the office's register.",
    journal_head="9f3ac27710be44d2",
)


def png(width: int = 60, height: int = 20, mode: str = "RGB") -> bytes:
    """Draw a small picture."""
    file = BytesIO()
    Image.new(mode, (width, height), 96).save(file, "PNG")
    return file.getvalue()


def poppler(tool: str, pdf: bytes) -> list[str]:
    """Give a file to one of poppler's tools and take its lines."""
    output = ["-"] if tool == "pdftotext" else []
    done = subprocess.run([tool, "-", *output], input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode().splitlines()


def fonts(pdf: bytes) -> list[str]:
    """List the fonts of a file, a line each, as pdffonts prints them."""
    return poppler("pdffonts", pdf)[2:]


def picture_count(pdf: bytes) -> int:
    """Count the pictures on the first page, those inside drawings too."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        return sum(1 for _ in document[0].get_objects(filter=[kind]))
    finally:
        document.close()


def letters_outside(pdf: bytes, margin: float) -> list[str]:
    """List the letters that reach into the margin of their page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [letter for page in document for letter in _outside(page, margin)]
    finally:
        document.close()


def _outside(page: pypdfium2.PdfPage, margin: float) -> list[str]:
    wide, high = page.get_size()
    words = page.get_textpage()
    outside = []
    for place in range(words.count_chars()):
        letter = words.get_text_range(place, 1)
        left, bottom, right, top = words.get_charbox(place)
        is_inside = margin <= left and right <= wide - margin and margin <= bottom
        if letter.strip() and not (is_inside and top <= high - margin):
            outside.append(letter)
    words.close()
    return outside
