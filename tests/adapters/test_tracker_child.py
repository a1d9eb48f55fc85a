import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from certtrack_app.adapters import tracker_child
from certtrack_app.adapters.read_child import Desk, Errand
from certtrack_app.adapters.tracker_child import (
    ORDINARY,
    SILENT,
    Cancelled,
    Child,
    ChildFailed,
    ChildLimits,
    Listener,
    Progress,
    read_books_in_child,
    run_in_child,
)
from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused, NoTracker
from certtrack_app.rules.tracker.cells import Book
from tests.samples.evidence_workbook import evidence_workbook
from tests.samples.handmade import one_sheet
from tests.samples.hostile import entity_bomb, ordinary

HERE = "tests.adapters.test_tracker_child"
SLOW = """
import sys, time
with open(sys.stdin.readline().strip() + "/progress", "a") as progress:
    progress.write('["t.xlsx", "Reading t.xlsx", 0.1]\\n')
time.sleep(60)
"""
BROKEN = SLOW.replace("time.sleep(60)", "import os; os.abort()")


def count_cells(books: Sequence[Book], desk: Desk) -> object:
    desk.say("Counting", 0.5)
    cells = sum(len(sheet.cells) for book in books for sheet in book.sheets)
    (desk.folder / "count").write_text(str(cells), encoding="utf-8")
    return (
        cells,
        desk.argument,
        os.getpid() != desk.argument,
        "PySide6" in __import__("sys").modules,
    )


def find_no_tracker(_books: Sequence[Book], _desk: Desk) -> object:
    raise NoTracker("“t.xlsx” holds no tracker.")


def fail(_books: Sequence[Book], _desk: Desk) -> object:
    raise ZeroDivisionError("a defect of ours")


def errand(tmp_path: Path, work: str = "count_cells") -> Errand:
    folder = tmp_path / "desk"
    folder.mkdir()
    path = ordinary(tmp_path / "t.xlsx")
    return Errand((path,), f"{HERE}:{work}", folder, argument=os.getpid())


def test_books_come_back_as_they_would_be_read_here(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Name;Hours\nAda;1\n", encoding="utf-8")
    paths = [ordinary(tmp_path / "a.xlsx"), tmp_path / "b.csv"]

    books = read_books_in_child(paths)

    assert books == [read_book(path, f"f{number}") for number, path in enumerate(paths, start=1)]


def test_files_found_inside_are_laid_where_they_are_wanted(tmp_path: Path) -> None:
    path = evidence_workbook(tmp_path / "a.xlsx")

    (book,) = read_books_in_child([path], files_to=tmp_path / "files")

    assert {file.name for file in (tmp_path / "files").iterdir()} == set(book.files) != set()


def test_work_is_done_in_the_child_with_its_argument_and_folder(tmp_path: Path) -> None:
    heard: list[Progress] = []
    given = errand(tmp_path)

    answer = run_in_child(given, ORDINARY, Listener(heard.append))

    assert answer == (1, os.getpid(), True, False)
    assert (given.folder / "count").read_text(encoding="utf-8") == "1"
    assert [(one.file, one.doing) for one in heard][:2] == [
        ("t.xlsx", "Reading t.xlsx"),
        ("", "Understanding the tracker"),
    ]


def test_a_refusal_reaches_the_parent_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“laughs.xlsx” was not read"):
        read_books_in_child([entity_bomb(tmp_path)])


def test_finding_no_tracker_reaches_the_parent_as_such(tmp_path: Path) -> None:
    with pytest.raises(NoTracker, match="“t.xlsx” holds no tracker"):
        run_in_child(errand(tmp_path, "find_no_tracker"), ORDINARY, SILENT)


def test_a_defect_of_ours_is_no_refusal_and_keeps_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(ChildFailed, match="ZeroDivisionError: a defect of ours"):
        run_in_child(errand(tmp_path, "fail"), ORDINARY, SILENT)


def test_a_file_that_breaks_the_child_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_child, "START", BROKEN)

    with pytest.raises(FileRefused, match="“t.xlsx” is damaged or no spreadsheet") as refusal:
        run_in_child(errand(tmp_path), ORDINARY, SILENT)

    assert isinstance(refusal.value.__cause__, ChildFailed)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bound")
def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>{"x" * 200}{row}</v></c></row>'
        for row in range(1, 200_000)
    )
    path = one_sheet(tmp_path / "t.xlsx", rows)

    with pytest.raises(FileRefused, match="“t.xlsx” needs more memory"):
        read_books_in_child([path], ChildLimits(memory=80 * 2**20))


def test_a_file_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_child, "START", SLOW)

    with pytest.raises(FileRefused, match="“t.xlsx” took too long"):
        run_in_child(errand(tmp_path), ChildLimits(seconds=0.3), SILENT)


def test_a_cancel_is_obeyed_within_half_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_child, "START", SLOW)
    began = time.monotonic()

    with pytest.raises(Cancelled):
        run_in_child(errand(tmp_path), ORDINARY, Listener(cancelled=lambda: True))

    assert time.monotonic() - began < 0.5


def test_a_child_that_waits_is_given_the_errand(tmp_path: Path) -> None:
    waiting = Child(ready=HERE)

    answer = run_in_child(errand(tmp_path), child=waiting)

    assert answer == (1, os.getpid(), True, False)
    assert waiting.process.returncode == 0


def test_a_waiting_child_that_died_is_replaced(tmp_path: Path) -> None:
    dead = Child()
    dead.end()

    assert run_in_child(errand(tmp_path), child=dead) == (1, os.getpid(), True, False)


def test_a_child_that_nobody_needs_any_more_ends_by_itself() -> None:
    waiting = Child()
    assert waiting.process.stdin is not None

    waiting.process.stdin.close()

    assert waiting.process.wait(timeout=20) == 0
