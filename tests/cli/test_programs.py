"""Programs and evaluators changed by the command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("under_way")


@pytest.fixture
def under_way(certtrack: Command) -> None:
    """An office with a program and somebody under way in it."""
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")


@pytest.fixture
def file(certtrack: Command, tmp_path: Path) -> Path:
    """The program's file, to be edited."""
    path = tmp_path / "program.toml"
    assert certtrack("programs", "export", "-o", path)[0] == 0
    return path


def edited(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def due(certtrack: Command, line: int = 0) -> str:
    return str(certtrack("checklist", "Ana Lima")[1]["lines"][line]["due_on"])


def test_an_edited_file_changes_the_clocks_of_those_under_way(
    certtrack: Command, file: Path
) -> None:
    assert due(certtrack) == "2026-10-02"
    edited(file, "deadline_days = 270", "deadline_days = 300")
    code, answer = certtrack("programs", "edit", "Coach training", file)
    assert (code, answer["holds"]) == (0, ["for everybody"])
    assert due(certtrack) == "2026-11-01"
    _, history = certtrack("history")
    assert "Instruction; for everybody" in str(history["actions"][0])
    code, _ = certtrack("undo")
    assert code == 0
    assert due(certtrack) == "2026-10-02"


def test_rules_of_a_new_day_hold_for_whoever_joins_then(certtrack: Command, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text + "\n[[version]]\neffective_on = 2026-06-01\ncontinues = 2024-01-01\n"
        "signoff_required = true\n",
        encoding="utf-8",
    )
    code, answer = certtrack("programs", "edit", "Coach training", file)
    assert (code, answer["holds"]) == (0, ["from 1 Jun 2026 on"])
    _, used = certtrack("programs", "in-use")
    assert [one["under_way"] for one in used["versions"]] == [1, 0]


def test_a_file_that_changes_nothing_or_makes_no_sense_is_refused(
    certtrack: Command, file: Path
) -> None:
    code, answer = certtrack("programs", "edit", "Coach training", file)
    assert code == 1
    assert "on record already" in answer["refusal"]
    edited(file, 'name = "Coach training"', 'name = "Coach school"')
    assert certtrack("programs", "edit", "Coach training", file)[1]["name"] == "Coach school"
    edited(file, "deadline_days = 270", "deadline_days = 5")
    code, answer = certtrack("programs", "edit", "Coach school", file)
    assert code
    assert "reminder would be due before enrollment" in answer["refusal"]


def test_evaluators_are_set_right_retired_and_brought_back(certtrack: Command) -> None:
    assert certtrack("evaluators", "edit", "Ruth", "--name", "Ruth A. Adeyemi")[0] == 0
    certtrack("evaluators", "conflict", "Ruth", "Ana")
    assert certtrack("evaluators", "end-conflict", "Ruth", "Ana")[0] == 0
    assert certtrack("evaluators", "retire", "Ruth")[0] == 0
    assert certtrack("evaluators", "list")[1]["evaluators"] == []
    code, answer = certtrack("evaluators", "return", "Ruth")
    assert (code, answer["name"]) == (0, "Ruth A. Adeyemi")
    (listed,) = certtrack("evaluators", "list")[1]["evaluators"]
    assert (listed["email"], listed["conflicts"]) == ("ruth@example.org", [])


def test_a_program_is_retired_once_nobody_is_on_the_way_in_it(certtrack: Command) -> None:
    code, answer = certtrack("programs", "retire", "Coach training")
    assert (code, "1 person is still on the way" in answer["refusal"]) == (1, True)
    certtrack("withdraw", "Ana Lima", "--reason", "moved away")
    assert certtrack("programs", "retire", "Coach training")[0] == 0
    code, _ = certtrack("enroll", "Ben Osei", "--email", "ben@example.org")
    assert code == 1
    assert certtrack("programs", "return", "Coach training")[0] == 0
    assert certtrack("programs", "return", "Coach training")[0] == 1
    assert certtrack("enroll", "Ben Osei", "--email", "ben@example.org")[0] == 0
