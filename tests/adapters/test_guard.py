import os
from collections.abc import Callable
from pathlib import Path

import pytest

from certtrack_app.adapters.guard import FileFormat, recognize
from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from tests.samples.disguised import DISGUISED
from tests.samples.handmade import MACRO_TYPE, Handmade, HandmadeSheet
from tests.samples.handmade_ods import ods, table
from tests.samples.hostile import READ, REFUSED, ordinary

SHEETS = (HandmadeSheet("Tracker"),)


ALL_REFUSED = REFUSED | DISGUISED


@pytest.mark.parametrize("make", ALL_REFUSED, ids=lambda make: make.__name__)
def test_a_broken_or_hostile_file_is_refused_in_one_sentence_that_names_it(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)

    with pytest.raises(FileRefused) as refusal:
        read_book(path, "f1")

    sentence = refusal.value.sentence
    assert sentence.startswith(f"“{path.name}” ")
    assert ALL_REFUSED[make] in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("make", READ, ids=lambda make: make.__name__)
def test_an_awkward_file_is_read(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    assert read_book(make(tmp_path), "f1").sheets[0].cells[0].value == "Name"


def test_the_format_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    made = {
        FileFormat.XLSX: ordinary(tmp_path / "a.csv"),
        FileFormat.XLSM: Handmade(SHEETS, content_type=MACRO_TYPE).save(tmp_path / "b.xlsx"),
        FileFormat.ODS: ods(tmp_path / "c.xlsx", table("")),
    }

    assert {name: recognize(path) for name, path in made.items()} == {name: name for name in made}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"Name,Hours\n", FileFormat.CSV),
        ("a.tsv", b"Name\tHours\n", FileFormat.TSV),
        ("a.txt", "Näme;Hours\n".encode("utf-16"), FileFormat.CSV),
        ("a.csv", "Name;Hours\n".encode("utf-16-le"), FileFormat.CSV),
        ("a.xls", b"Name\tHours\n", FileFormat.CSV),
    ],
)
def test_text_is_taken_under_the_names_text_has(
    tmp_path: Path, name: str, content: bytes, expected: FileFormat
) -> None:
    (tmp_path / name).write_bytes(content)

    assert recognize(tmp_path / name) == expected


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="is a folder"):
        recognize(tmp_path)


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“gone.xlsx” is not there any more"):
        recognize(tmp_path / "gone.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_would_never_end_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(FileRefused, match="no ordinary file"):
        recognize(tmp_path / "pipe.csv")


def test_the_mark_of_an_open_workbook_names_the_workbook(tmp_path: Path) -> None:
    (tmp_path / ".~lock.tracker.ods#").write_text("Mo", encoding="utf-8")

    with pytest.raises(FileRefused, match="“tracker.ods” is open"):
        recognize(tmp_path / ".~lock.tracker.ods#")
