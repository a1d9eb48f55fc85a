"""A word answered once is known when the next tracker is taken in."""

from pathlib import Path

from openpyxl import Workbook

from tests.cli.conftest import Command

ON = "2026-03-02"


def written(path: Path, *marks: str) -> Path:
    """A tracker in which people have these marks for one requirement."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Name", "Email", "Ethics"))
    for number, mark in enumerate(marks):
        sheet.append((f"{path.stem.title()} Person{number}", f"{path.stem}{number}@x.org", mark))
    book.save(path)
    return path


def test_a_word_answered_once_is_known_from_then_on(certtrack: Command, tmp_path: Path) -> None:
    first = written(tmp_path / "first.xlsx", "Completed", "done-ish", "In progress")
    _, said = certtrack("preview", first, on=ON)
    (question,) = said["questions"]
    answers = tmp_path / "answers.json"
    answers.write_text(f'{{"{question["key"]}": "completed"}}', "utf-8")
    code, taken = certtrack(
        "import", first, "--new-program", "Coaching", "--answers", answers, on=ON
    )
    assert (code, taken["asked"]) == (0, 0)
    second = written(tmp_path / "second.xlsx", "done-ish", "Completed", "meh", "In progress")
    code, _ = certtrack("import", second, on=ON)
    statuses = [
        certtrack("checklist", f"Second Person{number}", on=ON)[1]["lines"][0]["status"]
        for number in (0, 2)
    ]
    assert (code, statuses) == (0, ["imported_not_verified", "not_started"])


def test_answers_are_by_the_preview_s_keys_whatever_the_office_knows(
    certtrack: Command, tmp_path: Path
) -> None:
    first = written(tmp_path / "first.xlsx", "Completed", "done-ish", "In progress")
    answers = tmp_path / "answers.json"
    answers.write_text('{"q1": "completed"}', "utf-8")
    certtrack("import", first, "--new-program", "Coaching", "--answers", answers, on=ON)
    second = written(tmp_path / "second.xlsx", "done-ish", "Completed", "meh", "In progress")
    _, said = certtrack("preview", second, on=ON)
    assert [(one["key"], one["raw"]) for one in said["questions"]] == [
        ("q1", "done-ish"),
        ("q2", "meh"),
    ]
    answers.write_text('{"q1": "in_progress", "q2": "waived"}', "utf-8")
    _, taken = certtrack("import", second, "--answers", answers, on=ON)
    assert taken["asked"] == 0
    _, checklist = certtrack("checklist", "Second Person0", on=ON)
    assert checklist["lines"][0]["status"] != "verified"
    _, waived = certtrack("checklist", "Second Person2", on=ON)
    assert waived["lines"][0]["status"] == "imported_not_verified"
