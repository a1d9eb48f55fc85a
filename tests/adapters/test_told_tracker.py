"""What files say, written by the reading process for scripts."""

import json
from datetime import date
from pathlib import Path

import pytest

from certtrack_app.adapters.tracker_reading import Asked, ToTell, read_tracker, tell_tracker
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.as_json import json_members
from tests.samples.handmade import one_sheet

TODAY = date(2026, 3, 2)


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_the_text_is_that_of_the_reading(tmp_path: Path) -> None:
    people = [f"Person Number{n};Completed;2026-01-{n % 28 + 1:02}" for n in range(700)]
    path = written(tmp_path / "tracker.csv", "Name;Ethics;Exam", *people, "“Éva” Łódź;huh;\t")
    told = tell_tracker([path], ToTell(Asked(TODAY), tmp_path / "said"), tmp_path)
    reading = read_tracker([path], Asked(TODAY)).reading
    text = (tmp_path / "said").read_text("utf-8")
    assert text == "".join(json_members(reading, None))
    said = json.loads(f"{{{text}}}")
    assert (said["refusal"], told.refusal, told.reading) == (None, None, None)
    assert (told.people, told.facts) == (len(said["people"]), len(said["facts"]))
    assert told.facts > 2 * 512
    assert said["cells"] == told.cells._asdict()
    assert said["people"][-1]["name"] == "“Éva” Łódź"
    assert told.questions == tuple(
        f"{one['key']}: {one['about']}: {one['raw']}" for one in said["questions"]
    )


def test_the_reading_comes_along_where_it_is_wanted(tmp_path: Path) -> None:
    path = written(tmp_path / "tracker.csv", "Name;Ethics", "Ana Lima;Completed")
    told = tell_tracker(
        [path], ToTell(Asked(TODAY), tmp_path / "said", with_reading=True), tmp_path
    )
    assert told.reading == read_tracker([path], Asked(TODAY)).reading


def test_files_without_a_tracker_say_so_in_the_text(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "Fruit;Price", "Apples;3")
    told = tell_tracker([path], ToTell(Asked(TODAY), tmp_path / "said"), tmp_path)
    assert told.refusal is not None
    said = json.loads(f"{{{(tmp_path / 'said').read_text('utf-8')}}}")
    assert said["refusal"] == told.refusal


def test_half_a_character_is_written_so_that_it_can_be_read(tmp_path: Path) -> None:
    path = one_sheet(
        tmp_path / "tracker.xlsx",
        f'<row r="1">{_cell("A1", "Name")}{_cell("B1", "Ethics")}</row>'
        f'<row r="2">{_cell("A2", "Ana Lima_xD800_")}{_cell("B2", "Completed")}</row>',
    )
    tell_tracker([path], ToTell(Asked(TODAY), tmp_path / "said"), tmp_path)
    assert "\\ud800" in (tmp_path / "said").read_text("utf-8")


def _cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_file_refused_leaves_no_text(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(FileRefused):
        tell_tracker([path], ToTell(Asked(TODAY), tmp_path / "said"), tmp_path)
    assert not (tmp_path / "said").exists()
