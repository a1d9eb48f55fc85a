"""Files that are no spreadsheets are named for what they are, with the way to get a table in."""

from pathlib import Path

import pytest

from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from tests.samples.evidence_workbook import ole_container
from tests.samples.handmade import zipped

TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"

STARTS = {
    "minutes.pdf": (b"%PDF-1.7 ...", "is a PDF document"),
    "board.png": (b"\x89PNG\r\n\x1a\n....", "is a picture"),
    "board.tiff": (b"II*\0....", "is a picture"),
    "board.heic": (b"\0\0\0\x18ftypheic....", "is a picture"),
    "session.mp4": (b"\0\0\0\x18ftypmp42....", "is sound or film"),
    "letter.rtf": (b"{\\rtf1 hello}", "Copy its table into a new workbook"),
    "old.mdb": (b"\0\x01\0\0Standard Jet DB..", "is a database"),
    "tracker.gsheet": (b'{"doc_id": "abc"}', "choose File > Download > Microsoft Excel (.xlsx)"),
    "tracker.json": (b'{"a": "docs.google.com/x"}', "choose File > Download"),
}
ZIPS = {
    "letter.docx": ({"[Content_Types].xml": TYPES, "word/document.xml": "x"}, "is a Word document"),
    "talk.pptx": ({"[Content_Types].xml": TYPES, "ppt/p.xml": "x"}, "is a document of slides"),
    "broken.xlsx": ({"[Content_Types].xml": TYPES, "xl/workbook.xml": "x"}, "save it as an Excel"),
    "letter.odt": (
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"},
        "is a document, not a spreadsheet. Copy its table",
    ),
    "plan.numbers": ({"Index/Document.iwa": "x"}, "In Numbers choose File > Export To > Excel"),
    "plan.pages": ({"Index/Document.iwa": "x"}, "is an Apple document (Pages)"),
    "papers.zip": ({"tracker.csv": "x"}, "Unpack it and drop the tracker that is in it"),
}
STREAMS = {
    "letter.doc": ("WordDocument", "is an old Word document"),
    "talk.ppt": ("PowerPoint Document", "is a document of slides"),
    "note.msg": ("__properties_version1.0", "Save the tracker attached to it"),
    "other.bin": ("Something", "is not a spreadsheet"),
}


def sentence(path: Path) -> str:
    """What the reader says of a file it refuses."""
    with pytest.raises(FileRefused) as refusal:
        read_book(path, "f1")
    said = refusal.value.sentence
    assert said.startswith(f"“{path.name}” ")
    assert said.endswith(".")
    return said


@pytest.mark.parametrize("name", STARTS)
def test_a_file_is_told_by_how_it_begins(tmp_path: Path, name: str) -> None:
    begins, words = STARTS[name]
    (tmp_path / name).write_bytes(begins)
    assert words in sentence(tmp_path / name)


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_is_told_by_its_parts(tmp_path: Path, name: str) -> None:
    parts, words = ZIPS[name]
    assert words in sentence(zipped(tmp_path / name, parts))


@pytest.mark.parametrize("name", STREAMS)
def test_an_old_container_is_told_by_its_streams(tmp_path: Path, name: str) -> None:
    stream, words = STREAMS[name]
    (tmp_path / name).write_bytes(ole_container({stream: b"Dear"}))
    assert words in sentence(tmp_path / name)
