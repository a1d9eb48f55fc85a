import hashlib
from pathlib import Path

import pytest

from certtrack_app.adapters.cabinet import Cabinet, Kept
from certtrack_app.adapters.ole_objects import Unpacked, unpack
from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import Refusal
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind
from tests.samples.evidence_workbook import (
    DOCUMENT,
    PDF,
    PICTURE,
    PICTURE_IN_CELL,
    evidence_workbook,
    ole_container,
    packaged,
)


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_evidence_of_every_kind_hangs_on_its_cell(tmp_path: Path) -> None:
    book = read_book(evidence_workbook(tmp_path / "t.xlsx"), "f1")

    assert book.sheets[0].attachments == (
        Attachment(2, 1, AttachmentKind.HYPERLINK, "https://example.org/a?b=1&c=2"),
        Attachment(2, 2, AttachmentKind.HYPERLINK, "https://example.org/a?b=1&c=2#p2"),
        Attachment(3, 2, AttachmentKind.HYPERLINK, "https://example.org/a?b=1&c=2#p2"),
        Attachment(5, 6, AttachmentKind.HYPERLINK, "#Links!A1"),
        Attachment(2, 3, AttachmentKind.FORMULA_LINK, "https://x.org/b.pdf"),
        Attachment(2, 4, AttachmentKind.FORMULA_LINK, "=VLOOKUP(A2,Z:Z,1)"),
        Attachment(
            2,
            1,
            AttachmentKind.THREADED_COMMENT,
            "Is this right?",
            author="Mo Okafor",
            at="2024-03-02T10:00:00.00",
        ),
        Attachment(2, 2, AttachmentKind.NOTE, "Mo:\non paper", author="Mo"),
        Attachment(5, 4, AttachmentKind.PICTURE, "image1.png", fingerprint(PICTURE)),
        Attachment(5, 4, AttachmentKind.HYPERLINK, "https://example.org/pic"),
        Attachment(8, 6, AttachmentKind.EMBEDDED, "Plan.docx", fingerprint(DOCUMENT)),
        Attachment(4, 7, AttachmentKind.EMBEDDED, "Certificate.pdf", fingerprint(PDF)),
        Attachment(2, 5, AttachmentKind.PICTURE, "image2.png", fingerprint(PICTURE_IN_CELL)),
    )


def test_every_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    files = tmp_path / "files"

    book = read_book(evidence_workbook(tmp_path / "t.xlsx"), "f1", files_to=files)

    assert dict(book.files) == {
        fingerprint(PICTURE): "image1.png",
        fingerprint(PICTURE_IN_CELL): "image2.png",
        fingerprint(DOCUMENT): "Plan.docx",
        fingerprint(PDF): "Certificate.pdf",
    }
    assert {file.name: file.read_bytes() for file in files.iterdir()} == {
        fingerprint(content): content for content in (PICTURE, PICTURE_IN_CELL, DOCUMENT, PDF)
    }


@pytest.mark.parametrize(
    ("stream", "content", "expected"),
    [
        ("\x01Ole10Native", packaged("a.pdf", PDF), Unpacked("a.pdf", PDF)),
        ("Package", DOCUMENT.ljust(5000), Unpacked("", DOCUMENT.ljust(5000))),
        ("CONTENTS", PDF.ljust(5000), Unpacked("", PDF.ljust(5000))),
        ("Something else", PDF, None),
    ],
)
def test_files_are_taken_out_of_their_containers(
    stream: str, content: bytes, expected: Unpacked | None
) -> None:
    assert unpack(ole_container({stream: content})) == expected


def test_a_document_of_an_old_office_is_its_own_container() -> None:
    container = ole_container({"WordDocument": b"text"})

    assert unpack(container) == Unpacked("embedded.doc", container)


def test_what_is_no_container_is_not_unpacked() -> None:
    assert unpack(b"just bytes") is None


@pytest.mark.parametrize("kept", [700, 1600, 3000])
def test_a_damaged_container_is_not_unpacked(kept: int) -> None:
    assert unpack(ole_container({"Package": PDF})[:kept]) is None


def test_a_picture_on_many_cells_is_laid_by_once(tmp_path: Path) -> None:
    cabinet, read = Cabinet(tmp_path / "files"), []

    def file() -> tuple[str, list[bytes]]:
        read.append("image1.png")
        return "image1.png", [PICTURE]

    kept = [cabinet.keep_once("xl/media/image1.png", file) for _cell in range(3)]

    assert set(kept) == {Kept("image1.png", fingerprint(PICTURE))}
    assert read == ["image1.png"]


def test_a_disk_that_takes_nothing_more_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way", encoding="utf-8")

    with pytest.raises(Refusal, match="could not be written to this computer"):
        read_book(evidence_workbook(tmp_path / "t.xlsx"), "f1", files_to=tmp_path / "files")

    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
