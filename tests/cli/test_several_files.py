"""Several files at once: one reading where they belong together, the highest exit where not."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

TRACKER = "Name,Email,First aid,Ethics\nAda Lind,ada@example.org,2026-01-02,2026-01-03\n"
BY_ID = "ID,First aid,Ethics\n1,2026-01-02,2026-01-03\n2,,2026-01-03\n"
NAMES = "ID,Name,Email\n1,Ada Lind,ada@example.org\n2,Bea Ek,bea@example.org\n"
MENU = "Dish,Price\nSoup,4\nBread,2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with trackers, a list of names, a menu and a PDF."""
    files = {"tracker.csv": TRACKER, "by_id.csv": BY_ID, "names.csv": NAMES, "menu.csv": MENU}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_a_list_that_names_the_people_of_a_tracker_is_part_of_it(
    certtrack: Command, folder: Path
) -> None:
    code, said = certtrack("preview", folder / "by_id.csv", folder / "names.csv")
    assert (code, said["refusal"]) == (0, None)
    assert [person["name"] for person in said["people"]] == ["Ada Lind", "Bea Ek"]


def test_a_file_without_a_tracker_beside_one_is_named_and_the_highest_exit_wins(
    certtrack: Command, folder: Path
) -> None:
    code, said = certtrack("preview", folder / "tracker.csv", folder / "menu.csv")
    assert code == 3
    assert said["refusal"].startswith("menu.csv holds no table of people")
    assert [person["name"] for person in said["people"]] == ["Ada Lind"]
    code, _ = certtrack("preview", folder / "menu.csv", folder / "minutes.pdf")
    assert code == 4


def test_nothing_is_imported_where_one_of_several_files_holds_no_tracker(
    certtrack: Command, folder: Path
) -> None:
    code, said = certtrack(
        "import", folder / "tracker.csv", folder / "menu.csv", "--new-program", "Ours"
    )
    assert code == 3
    assert "Leave it out" in said["refusal"]
    assert not (folder / "office").exists()


def test_two_files_without_a_tracker_are_both_named(certtrack: Command, folder: Path) -> None:
    (folder / "songs.csv").write_text("Title,Length\nOde,4\n", encoding="utf-8")
    _, said = certtrack(
        "preview", folder / "tracker.csv", folder / "menu.csv", folder / "songs.csv"
    )
    assert said["refusal"].startswith("menu.csv and songs.csv hold no table")
