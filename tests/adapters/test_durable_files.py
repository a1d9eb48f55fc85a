"""Saving where nothing can be saved: each reason is said in words, and nothing is left behind."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from certtrack_app.adapters import durable_files
from certtrack_app.adapters.durable_files import make_folder, refusing, write_whole
from certtrack_app.errors import Refusal


def refused(target: Path) -> str:
    """What is said of a file that cannot be saved there."""
    with pytest.raises(Refusal) as refusal:
        write_whole(target, [b"content"])
    return refusal.value.sentence


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "reports" / "2026" / "status.pdf", [b"content"])
    assert (tmp_path / "reports" / "2026" / "status.pdf").read_bytes() == b"content"


def test_a_folder_of_that_name_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "status.pdf").mkdir()
    assert refused(tmp_path / "status.pdf") == (
        f"“status.pdf” was not saved: there is a folder of that name in {tmp_path}. "
        "Choose another name."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["status.pdf"]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("", encoding="utf-8")
    assert "is a file where a folder is wanted" in refused(tmp_path / "reports" / "status.pdf")
    assert "is a file where a folder is wanted" in refused(
        tmp_path / "reports" / "a" / "status.pdf"
    )


@pytest.mark.parametrize("name", ["n" * 300 + ".pdf", "n" * 300 + "/status.pdf"], ids=len)
def test_a_name_that_is_too_long_is_said_in_a_sentence_that_is_not(
    tmp_path: Path, name: str
) -> None:
    said = refused(tmp_path / name)
    assert "the name is too long" in said
    assert len(said) < 250
    assert not [*tmp_path.iterdir()]


def test_a_drive_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _path: False)
    with pytest.raises(Refusal) as refusal, refusing("status.pdf", Path("/missing/drive")):
        make_folder(Path("/missing/drive"))
    assert refusal.value.sentence.startswith("“status.pdf” was not saved: there is no place ")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "nothing may be written to the folder"),
        (errno.EIO, "the disk reports a fault (Input/output error)"),
        (errno.ENOENT, "nothing can be saved in"),
    ],
)
def test_what_the_disk_says_is_put_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fails(_folder: Path, _chunks: Iterator[bytes]) -> Path:
        raise OSError(number, "Input/output error")

    monkeypatch.setattr(durable_files, "write_aside", fails)
    assert words in refused(tmp_path / "status.pdf")
