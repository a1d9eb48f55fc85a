"""A reading laid into a scratch file comes out whole, and cell by cell as it is."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from certtrack_app.adapters.tracker_scratch import CHUNK, Scratch, lay
from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Book, Cell, CellKind, Sheet
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.understand import understand
from certtrack_app.rules.tracker.words import Meaning

TODAY = date(2026, 3, 2)
PEOPLE = 3 * CHUNK + 5


def tracker() -> Book:
    """More people than a chunk holds, a total to leave out, a word to ask about; a hidden list."""
    rows: list[list[object]] = [["Name", "Ethics", "Share", "Exam"]]
    for number in range(PEOPLE):
        exam = "hm" if number % 7 == 0 else datetime(2026, 1, 1 + number % 28)
        rows.append([f"Person Number{number}", "Completed", 0.5, exam])
    rows.append(["Total", 199, None, None])
    cells = tuple(
        _cell(row, column, value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    )
    listed = Sheet("Lists", (_cell(1, 1, "Choices"), _cell(900_000, 3, "far")), hidden=True)
    sheet = Sheet("Tracker", cells, hidden_rows=frozenset({3}), hidden_columns=frozenset({2}))
    return Book("f1", "tracker.xlsx", "0" * 64, "xlsx", (sheet, listed))


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, datetime):
        return Cell(row, column, CellKind.DATE, value, "yyyy-mm-dd")
    if isinstance(value, float):
        return Cell(row, column, CellKind.NUMBER, value, "0%")
    if isinstance(value, int):
        return Cell(row, column, CellKind.NUMBER, value)
    return Cell(row, column, CellKind.TEXT, str(value))


@pytest.fixture(scope="module")
def read() -> tuple[Book, Reading]:
    book = tracker()
    return book, understand([book], shipped_vocabulary(), TODAY)


def test_a_reading_comes_out_whole(tmp_path: Path, read: tuple[Book, Reading]) -> None:
    book, reading = read
    sketch = lay(tmp_path / "scratch.db", [book], reading)
    with closing(Scratch(tmp_path / "scratch.db")) as scratch:
        assert scratch.whole(sketch) == reading
    assert (sketch.people, sketch.facts) == (PEOPLE, len(reading.facts))


def test_what_is_handed_over_at_once_stays_short(
    tmp_path: Path, read: tuple[Book, Reading]
) -> None:
    book, reading = read
    sketch = lay(tmp_path / "scratch.db", [book], reading)
    short = sketch.reading
    assert not any((short.people, short.facts, short.ignored, short.evidence))
    assert max(len(one.cells) for one in short.questions) == 1
    assert max(len(one.cells) for one in short.requirements) == 1
    assert sketch.cells_by_question == tuple(len(one.cells) for one in reading.questions)
    assert sum(sketch.facts_by_requirement.values()) == sketch.facts


def test_every_cell_says_what_it_was_taken_for_and_by_what(
    tmp_path: Path, read: tuple[Book, Reading]
) -> None:
    book, reading = read
    sketch = lay(tmp_path / "scratch.db", [book], reading)
    with closing(Scratch(tmp_path / "scratch.db")) as scratch:
        name, ethics, share, exam = scratch.line(0, 2)
        assert (name.value, name.meaning, name.of) == ("Person Number0", Meaning.NAME, None)
        assert (share.value, exam.meaning) == ("50 %", Meaning.ASKED)
        assert ethics.of is not None
        assert scratch.fact(ethics.of).raw == "Completed"
        assert exam.of is not None
        assert reading.questions[exam.of].raw == "hm"
        dated = scratch.line(0, 3)[3]
        assert dated.value == date(2026, 1, 2)
        total = scratch.line(0, PEOPLE + 2)[0]
        assert total.meaning is Meaning.IGNORED
        assert total.of is not None
        assert scratch.one("ignored", total.of).because == "a row of totals"
        assert scratch.line(0, 1_000) == ()
        assert [cell.value for cell in scratch.line(1, 900_000)] == ["far"]
    tracker_size, lists = sketch.sizes
    assert tracker_size.hidden_rows == {3}
    assert tracker_size.hidden_columns == {2}
    assert (list(lists.rows), lists.columns, lists.is_hidden) == ([1, 900_000], (1, 3), True)
    cells = sum(sum(size.counts.values()) for size in sketch.sizes)
    assert cells == reading.counts.nonempty


def test_loading_tells_how_far_it_is(tmp_path: Path, read: tuple[Book, Reading]) -> None:
    book, reading = read
    sketch = lay(tmp_path / "scratch.db", [book], reading)
    told: list[tuple[int, int]] = []
    with closing(Scratch(tmp_path / "scratch.db")) as scratch:
        scratch.whole(sketch, lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(reading.facts))
    assert [done for done, _ in told] == list(range(0, len(reading.facts), CHUNK))


def test_a_reading_without_a_tracker_can_be_looked_at_too(tmp_path: Path) -> None:
    book = replace(tracker(), sheets=tracker().sheets[1:])
    reading = understand([book], shipped_vocabulary(), TODAY)
    assert reading.no_tracker
    lay(tmp_path / "scratch.db", [book], reading)
    with closing(Scratch(tmp_path / "scratch.db")) as scratch:
        (cell,) = scratch.line(0, 1)
        assert (cell.value, cell.meaning) == ("Choices", Meaning.IGNORED)
