"""A tracker by the command: previewed, taken in, confirmed, taken back, and brought again."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Command

HEADER = ("Name", "Email", "Start date", "Ethics", "Recorded session", "Mentor coaching (10 h)")
ROWS = (
    (
        "Ana Lima",
        "ana@example.org",
        date(2026, 1, 12),
        date(2026, 1, 30),
        date(2026, 2, 20),
        "10/10",
    ),
    ("Łukasz Wójcik", "lukasz@example.org", date(2026, 1, 12), None, date(2026, 2, 18), "4/10"),
    ("Grace Okafor", "grace@example.org", date(2026, 1, 12), "In progress", None, None),
)
ON = "2026-03-02"


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook as an office would keep it: a title, an empty row, then the header."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Coach certification"])
    sheet.append([])
    for row in (HEADER, *rows):
        sheet.append(list(row))
    sheet["D4"].hyperlink = "https://example.org/ethics/ana"
    book.save(path)
    return path


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """The office's tracker."""
    return written(tmp_path / "tracker.xlsx", *ROWS)


def test_the_three_counts_add_up_to_every_cell(certtrack: Command, tracker: Path) -> None:
    code, said = certtrack("preview", tracker, on=ON)
    cells = said["cells"]
    assert (code, said["refusal"], len(said["people"])) == (0, None, 3)
    assert cells["nonempty"] == cells["taken"] + cells["ignored"] + cells["asked"]
    assert cells["nonempty"] == 1 + 6 + 6 + 5 + 4


def test_what_was_completed_arrives_as_imported_and_completes_nothing(
    certtrack: Command, tracker: Path
) -> None:
    code, taken = certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    assert (code, taken["intake"]["people"], taken["program"]) == (0, 3, "Coaching")
    _, row = certtrack("checklist", "Ana Lima", on=ON)
    assert {line["status"] for line in row["lines"]} == {"imported_not_verified"}
    assert not row["complete"]
    _, register = certtrack("register", on=ON)
    assert register["credentials"] == []
    _, checked = certtrack("check", on=ON)
    assert "imported_not_verified" in {flag["kind"] for flag in checked["raised"]}
    assert checked["queued"] == []


def test_an_evaluator_confirms_what_came_in_and_the_last_one_issues(
    certtrack: Command, tracker: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    certtrack("evaluators", "add", "Ruth Adeyemi", on=ON)
    code, refused = certtrack(
        "confirm-imported", "--participant", "Ana Lima", "--by", "Ruth", "--basis", " ", on=ON
    )
    assert code == 1
    assert "basis" in refused["refusal"]
    code, done = certtrack(
        "confirm-imported", "--participant", "Ana Lima", "--by", "Ruth",
        "--basis", "checked against the paper file", on=ON,
    )  # fmt: skip
    assert (code, done["confirmed"], len(done["issued"])) == (0, 3, 1)
    _, outbox = certtrack("outbox", "list", on=ON)
    assert {message["kind"] for message in outbox["messages"]} == {"certificate"}


def test_the_identical_file_changes_nothing_and_says_so(certtrack: Command, tracker: Path) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    _, before = certtrack("history", on=ON)
    code, again = certtrack("import", tracker, on=ON)
    _, after = certtrack("history", on=ON)
    assert (code, again["intake"]["facts"]) == (0, 0)
    assert "tracker.xlsx" in again["identical_to"]
    assert len(before["actions"]) == len(after["actions"])


def test_a_newer_copy_brings_only_what_is_new_and_doubles_nobody(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    newer = written(
        tmp_path / "newer.xlsx",
        *ROWS,
        ("Omar Haddad", "omar@example.org", date(2026, 2, 1), date(2026, 2, 25), None, None),
    )
    code, taken = certtrack("import", newer, on="2026-03-09")
    assert (code, taken["intake"]["facts"]) == (0, 1)
    assert taken["unchanged"] > 0
    _, people = certtrack("people", on="2026-03-09")
    assert [person["name"] for person in people["people"]].count("Ana Lima") == 1
    assert len(people["people"]) == 4


def test_a_changed_cell_takes_the_place_of_what_it_said_before(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    changed = (*ROWS[1][:5], "9/10")
    newer = written(tmp_path / "newer.xlsx", ROWS[0], changed, ROWS[2])
    certtrack("import", newer, on="2026-03-09")
    _, row = certtrack("checklist", "Łukasz Wójcik", on="2026-03-09")
    (mentoring,) = [line for line in row["lines"] if line["requirement"] == "Mentor coaching"]
    assert (mentoring["claimed"], mentoring["target"]) == (9, 10)


def test_taken_back_it_leaves_what_was_edited_since_and_says_what(
    certtrack: Command, tracker: Path
) -> None:
    _, taken = certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    certtrack("evaluators", "add", "Ruth Adeyemi", on=ON)
    _, waiting = certtrack("checklist", "Łukasz Wójcik", on=ON)
    (session,) = [one for one in waiting["lines"] if one["requirement"] == "Recorded session"]
    certtrack("review", "confirm", session["evidence"][0], "--by", "Ruth", on="2026-03-03")
    code, back = certtrack("withdraw-intake", taken["intake"]["id"], on="2026-03-04")
    assert code == 0
    assert back["reversed"] > 0
    assert ["Łukasz" in one["what"] for one in back["kept"]] == [True]
    _, people = certtrack("people", on="2026-03-04")
    assert [person["name"] for person in people["people"]] == ["Łukasz Wójcik"]
    code, sound = certtrack("self-check", on="2026-03-04")
    assert (code, sound["because"]) == (0, [])


def test_an_untouched_intake_goes_whole_and_can_come_again(
    certtrack: Command, tracker: Path
) -> None:
    _, taken = certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    certtrack("check", on=ON)
    _, back = certtrack("withdraw-intake", taken["intake"]["id"], on=ON)
    assert back["kept"] == []
    _, people = certtrack("people", on=ON)
    assert people["people"] == []
    code, again = certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    assert (code, again["intake"]["people"]) == (0, 3)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("empty.xlsx", b"", 4, id="empty"),
        pytest.param("letter.xlsx", b"Dear Sir or Madam", 4, id="no workbook"),
        pytest.param("~$tracker.xlsx", b"\x05Dana", 4, id="Excel's own lock file"),
        pytest.param("list.csv", b"Shopping\nApples\nBread\n", 3, id="no tracker in it"),
    ],
)
def test_a_file_that_will_not_do_gets_a_sentence_that_names_it(
    certtrack: Command, tmp_path: Path, name: str, content: bytes, code: int
) -> None:
    (tmp_path / name).write_bytes(content)
    ended, said = certtrack("preview", tmp_path / name, on=ON)
    assert ended == code
    assert name in said["refusal"]
