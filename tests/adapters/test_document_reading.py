from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.document_reading import (
    page_count,
    page_picture,
    page_sizes,
    page_texts,
)
from certtrack_app.errors import FileRefused


def drawn(pages: int = 1, size: tuple[float, float] = (200, 100)) -> bytes:
    """Draw pages with a red square in the upper left corner."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for page in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, size[1] - 10, 10, 10, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(40, 40, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def locked() -> bytes:
    """Draw a page and lock it with a password."""
    writer = copy_into_new_writer(PdfFileReader(BytesIO(drawn())))
    writer.encrypt("secret")  # type: ignore[no-untyped-call] # pyHanko names no types
    file = BytesIO()
    writer.write(file)  # type: ignore[no-untyped-call] # likewise
    return file.getvalue()


def test_pages_sizes_and_texts_are_read() -> None:
    pdf = drawn(3)
    assert page_count(pdf) == 3
    assert page_sizes(pdf) == ((200, 100),) * 3
    assert page_texts(pdf) == ("Page 1", "Page 2", "Page 3")


def test_a_page_is_drawn_from_the_top_in_red_green_blue_and_opaque() -> None:
    picture = page_picture(drawn(), 0, dpi=72)
    assert (picture.width, picture.height) == (200, 100)
    assert len(picture.rgba) == 200 * 100 * 4
    assert picture.rgba[:4] == b"\xff\x00\x00\xff"
    assert picture.rgba[-4:] == b"\xff\xff\xff\xff"


def test_twice_the_resolution_is_twice_the_size() -> None:
    picture = page_picture(drawn(), 0, dpi=144)
    assert (picture.width, picture.height) == (400, 200)


def test_a_page_of_a_mile_is_drawn_at_what_memory_allows() -> None:
    picture = page_picture(drawn(size=(14_000, 14_000)), 0, dpi=300)
    assert picture.width * picture.height <= 61_000_000


@pytest.mark.parametrize("page", [-1, 3])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    with pytest.raises(FileRefused, match=f"“log.pdf” has no page {page + 1}"):
        page_picture(drawn(3), page, 72, name="“log.pdf”")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", drawn()[:300]])
def test_what_is_no_pdf_is_refused_by_its_name(content: bytes) -> None:
    with pytest.raises(FileRefused, match="“log.pdf” cannot be read as a PDF"):
        page_count(content, "“log.pdf”")


def test_a_locked_pdf_is_refused_with_what_to_do() -> None:
    with pytest.raises(FileRefused, match="locked with a password. Save a copy without one"):
        page_texts(locked())
