import zipfile
from io import BytesIO

import openpyxl
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.file_kinds import FileKind, kind_of


def _picture(form: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (4, 4), "teal").save(buffer, form)
    return buffer.getvalue()


def _pdf() -> bytes:
    buffer = BytesIO()
    page = Canvas(buffer)
    page.drawString(72, 720, "Log")
    page.save()
    return buffer.getvalue()


def _workbook() -> bytes:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def _zip(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def _open_document(kind: str) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    return _zip(mimetype=media_type, **{"content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(_pdf(), FileKind.PDF, id="pdf"),
        pytest.param(_picture("PNG"), FileKind.PNG, id="png"),
        pytest.param(_picture("JPEG"), FileKind.JPEG, id="jpeg"),
        pytest.param(_picture("GIF"), FileKind.GIF, id="gif"),
        pytest.param(_picture("WEBP"), FileKind.WEBP, id="webp"),
        pytest.param(_picture("TIFF"), FileKind.TIFF, id="tiff"),
        pytest.param(b"\x00\x00\x00\x18ftypheic\x00", FileKind.HEIC, id="a phone's picture"),
        pytest.param(_workbook(), FileKind.EXCEL, id="xlsx"),
        pytest.param(_zip(**{"word__document.xml": b"<x/>"}), FileKind.WORD, id="docx"),
        pytest.param(_zip(**{"ppt__presentation.xml": b"<x/>"}), FileKind.SLIDES, id="pptx"),
        pytest.param(_open_document("text"), FileKind.TEXT_DOCUMENT, id="odt"),
        pytest.param(_open_document("spreadsheet"), FileKind.SPREADSHEET, id="ods"),
        pytest.param(_open_document("graphics"), None, id="a drawing"),
        pytest.param(
            _zip(**{"word__document.xml": b"<x/>", "word__vbaProject.bin": b"x"}),
            None,
            id="a document with a program in it",
        ),
        pytest.param(_zip(**{"notes.txt": b"x"}), None, id="any other zip"),
        pytest.param(_workbook()[:-30], None, id="a zip cut short"),
        pytest.param(b"MZ\x90\x00\x03", None, id="a program"),
        pytest.param(b"<html><script>", None, id="a web page"),
        pytest.param(b"#!/bin/sh\n", None, id="a script"),
        pytest.param(b"MZ%PDF-1.7", None, id="a program dressed as pdf"),
    ],
)
def test_a_kind_is_known_by_its_content_whatever_the_name(
    content: bytes, kind: FileKind | None
) -> None:
    for name in ("evidence", "evidence.pdf", "evidence.exe", "evidence.html"):
        assert kind_of(BytesIO(content), name) is kind


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        pytest.param("Grüße".encode(), "a.txt", FileKind.TEXT, id="utf-8"),
        pytest.param("Grüße".encode("utf-16"), "a.TXT", FileKind.TEXT, id="utf-16"),
        pytest.param("Grüße".encode("cp1252"), "a.md", FileKind.TEXT, id="windows"),
        pytest.param(b"a;b\n1;2\n", "a.csv", FileKind.TABLE, id="a table"),
        pytest.param(b"From: a@example.org\r\n\r\nHi", "a.eml", FileKind.MAIL, id="mail"),
        pytest.param(b"Hi\r\n", "a.eml", None, id="no mail"),
        pytest.param(b"MZ\x90\x00\x03", "a.txt", None, id="a program called text"),
        pytest.param(("é" * 5000).encode(), "a.txt", FileKind.TEXT, id="a letter on the cut"),
        pytest.param(("x" + "é" * 5000).encode(), "a.txt", FileKind.TEXT, id="the next one"),
        pytest.param(b"plain words", "a.html", None, id="text under another ending"),
        pytest.param(b"plain words", "readme", None, id="text without an ending"),
    ],
)
def test_plain_text_is_known_by_its_ending_and_by_being_text(
    content: bytes, name: str, kind: FileKind | None
) -> None:
    assert kind_of(BytesIO(content), name) is kind


def test_every_kind_has_an_ending_and_says_who_shows_it() -> None:
    assert len({kind.suffix for kind in FileKind}) == len(FileKind)
    shown = {kind.suffix for kind in FileKind if kind.shown_here}
    assert shown == {
        *(".pdf", ".png", ".jpg", ".gif", ".webp", ".tif"),
        *(".txt", ".csv", ".eml"),
    }
