"""An import afterwards, by the command: reported, and completed by the files it names."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdfium2 import PdfDocument

from certtrack_app.workflows.founding import open_office
from certtrack_app.workflows.review import evidence_not_verified
from tests.cli.conftest import Command

ON = "2026-03-02"
HEADER = ("Name", "Email", "Start date", "Ethics", "Ethics file", "Mentor coaching (10 h)")
ROWS = (
    ("Ana Lima", "ana@example.org", date(2026, 1, 12), date(2026, 1, 30), "ana ethics.pdf", "4/10"),
    ("Ben Okoro", "ben@example.org", date(2026, 1, 12), "TBD", "ben-ethics.pdf", "2/10"),
)


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    """A tracker that names the file of each certificate in a column of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tracker"
    sheet.append(["Coach certification"])
    sheet.append([])
    for row in (HEADER, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    return written(tmp_path / "tracker.xlsx", *ROWS)


def text_of(pdf: Path) -> str:
    document = PdfDocument(pdf)
    try:
        pages = [
            document[number].get_textpage().get_text_range() for number in range(len(document))
        ]
        return " ".join(" ".join(pages).split())
    finally:
        document.close()


def test_an_import_is_reported_with_what_was_taken_asked_and_left_out(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    code, saved = certtrack("intakes", "report", 1, "-o", tmp_path / "report.pdf", on=ON)
    assert (code, saved["file"]) == (0, str(tmp_path / "report.pdf"))
    said = text_of(tmp_path / "report.pdf")
    _, preview = certtrack("preview", tracker, on=ON)
    cells = preview["cells"]
    assert f"{cells['nonempty']} cells hold something: {cells['taken']} were taken" in said
    for words in (
        "Coach certification"[:0] or "A1",
        "Ethics",
        "Questions and answers",
        "start column",
    ):
        assert words in said
    code, refused = certtrack("intakes", "report", 1, "-o", tmp_path / "report.txt", on=ON)
    assert code == 1
    assert ".pdf nor in .xlsx" in refused["refusal"]


def test_the_annotated_copy_says_in_each_cell_what_became_of_it(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", on=ON)
    code, _ = certtrack("intakes", "report", 1, "-o", tmp_path / "copy.xlsx", on=ON)
    assert code == 0
    book = load_workbook(tmp_path / "copy.xlsx")
    sheet = book["Tracker"]
    notes = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    filled = {cell.coordinate for row in sheet for cell in row if cell.value is not None}
    assert filled <= notes.keys()
    assert notes["A1"].startswith("Left out: ")
    assert notes["A4"] == "Taken for: name."
    assert "Ana Lima, Ethics: completion, 2026-01-30" in notes["D4"]
    assert "imported not verified" in notes["D4"]
    assert sheet["D4"].value == load_workbook(tracker)["Tracker"]["D4"].value
    assert "Files read" in book.sheetnames


def test_a_tracker_of_text_gets_its_notes_in_a_workbook(certtrack: Command, tmp_path: Path) -> None:
    lines = ["Name;Email;Ethics", "Ana Lima;ana@example.org;30/01/2026", "Ben Okoro;;28/02/2026"]
    (tmp_path / "tracker.csv").write_text("\n".join(lines), "utf-8")
    certtrack("import", tmp_path / "tracker.csv", "--new-program", "Coaching", on=ON)
    code, _ = certtrack("intakes", "report", 1, "-o", tmp_path / "copy.xlsx", on=ON)
    assert code == 0
    sheet = load_workbook(tmp_path / "copy.xlsx")["tracker"]
    assert sheet["A2"].value == "Ana Lima"
    assert sheet["C2"].comment is not None
    assert "Ana Lima, Ethics: completion" in sheet["C2"].comment.text


def test_files_named_in_cells_are_found_in_a_folder_and_the_rest_is_listed(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "Ana ETHICS.pdf").write_bytes(b"%PDF-1.7 ethics of Ana %%EOF")
    (folder / "ben-ethic.pdf").write_bytes(b"%PDF-1.7 something of Ben %%EOF")
    certtrack("import", tracker, "--new-program", "Coaching", "--accept-proposed", on=ON)
    _, flags = certtrack("flags", "--kind", "evidence_missing", on=ON)
    assert [flag["because"][:16] for flag in flags["flags"]] == ["2 evidence files"]
    code, brought = certtrack("intakes", "evidence", 1, folder, on=ON)
    assert (code, brought["files"]) == (0, 1)
    assert [(one["name"], one["alike"]) for one in brought["missing"]] == [
        ("ben-ethics.pdf", ["ben-ethic.pdf"])
    ]
    assert files_of(tmp_path, "Ana Lima") == ["Ana ETHICS.pdf"]
    assert files_of(tmp_path, "Ben Okoro") == []
    _, missing = certtrack("intakes", "missing", 1, on=ON)
    assert [one["name"] for one in missing["missing"]] == ["ben-ethics.pdf"]
    _, sound = certtrack("self-check", on=ON)
    assert sound["ok"]


def files_of(tmp_path: Path, whose: str) -> list[str]:
    """The names of all evidence files of a person."""
    office = open_office(tmp_path / "office", "Dana")
    try:
        with office.reading(date(2026, 3, 2)) as reader:
            rows = evidence_not_verified(reader)
    finally:
        office.close()
    return [file.name for row in rows if row.participant == whose for file in row.files]


def test_a_folder_given_beside_the_tracker_brings_its_files_in_the_same_errand(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in ("ana ethics.pdf", "ben-ethics.pdf"):
        (folder / name).write_bytes(f"%PDF-1.7 {name} %%EOF".encode())
    words = ("--new-program", "Coaching", "--accept-proposed")
    code, taken = certtrack("import", tracker, folder, *words, on=ON)
    assert (code, taken["intake"]["evidence_files"], taken["missing"]) == (0, 2, [])
    _, history = certtrack("history", on=ON)
    assert [one["kind"] for one in history["actions"]].count("imported") == 1
    _, undone = certtrack("undo", on=ON)
    assert undone["undone"]
    code, refused = certtrack("import", folder, on=ON)
    assert (code, "beside" in refused["refusal"]) == (1, True)


def test_what_waited_for_an_answer_comes_in_with_the_files_its_cell_named(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "ana ethics.pdf").write_bytes(b"%PDF-1.7 ethics %%EOF")
    certtrack("import", tracker, "--evidence", folder, "--new-program", "Coaching", on=ON)
    assert files_of(tmp_path, "Ana Lima") == []
    _, asked = certtrack("intakes", "questions", 1, on=ON)
    (question,) = [one for one in asked["questions"] if "evidence" in one["about"]]
    (tmp_path / "answers.json").write_text(json.dumps({question["id"]: "completed"}), "utf-8")
    answers = tmp_path / "answers.json"
    code, done = certtrack("intakes", "answer", 1, "--answers", answers, on=ON)
    assert (code, done["facts"]) == (0, 2)
    assert files_of(tmp_path, "Ana Lima") == ["ana ethics.pdf"]
    _, missing = certtrack("intakes", "missing", 1, on=ON)
    assert [one["of"] for one in missing["missing"]] == ["Ben Okoro, Ethics file"]


def test_a_preview_says_how_a_newer_copy_differs_where_an_office_is_given(
    certtrack: Command, tracker: Path, tmp_path: Path
) -> None:
    certtrack("import", tracker, "--new-program", "Coaching", "--accept-proposed", on=ON)
    newer = written(tmp_path / "newer.xlsx", (*ROWS[0][:5], "9/10"), ROWS[1])
    code, said = certtrack("preview", newer, on=ON)
    found = said["differences"]
    assert (code, found["copy_of"], found["identical"]) == (0, "tracker.xlsx", False)
    assert [(one["person"], one["was"], one["now"]) for one in found["changed"]] == [
        ("Ana Lima", "progress, 4", "in progress, 9 h")
    ]
    assert (found["new_people"], found["new_facts"], found["gone"]) == ([], [], [])
    _, same = certtrack("preview", tracker, on=ON)
    assert same["differences"]["identical"]
