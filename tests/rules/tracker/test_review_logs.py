"""Rows that add up and sheets that complete each other are no contradictions."""

from datetime import date

from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.rules.tracker.tracker_books import Value, read, sheet, told


def test_the_rows_of_a_log_add_up_and_contradict_nothing() -> None:
    rows: list[list[Value]] = [
        ["Date", "Coach", "Hours"],
        [date(2024, 3, 1), "Anna Berg", 2],
        [date(2024, 3, 2), "Anna Berg", 3],
        [date(2024, 3, 2), "John Smith", 4],
        [date(2024, 3, 2), "John Smith", 1],
    ]
    reading = read(sheet(rows, name="Practice log"))
    assert [fact.amount for fact in reading.facts] == [2, 3, 4, 1]
    assert not reading.questions


def test_required_on_one_sheet_and_done_on_another_is_no_contradiction() -> None:
    needs: list[list[Value]] = [["Name", "Ethics"], ["Anna Berg", "Required"], ["Bo", "Required"]]
    done: list[list[Value]] = [["Name", "Ethics"], ["Anna Berg", "Completed"], ["Bo", "No"]]
    for sheets in ((needs, done), (done, needs)):
        reading = read(*(sheet(rows, name=f"S{n}") for n, rows in enumerate(sheets)))
        assert not reading.questions
        assert told(reading)["Anna Berg", "Ethics"] == ("completed", None)


def test_a_name_whose_formula_was_never_reckoned_is_asked_about() -> None:
    rows: list[list[Value]] = [
        ["Name", "Ethics"],
        [Cell(0, 0, CellKind.UNCOMPUTED, "=A1&B1"), "Completed"],
        ["Bo", "No"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Bo"]
    assert [question.about for question in reading.questions] == ["formula without a value"]
    assert reading.counts.asked == 2


def test_columns_of_the_same_codes_are_read_alike() -> None:
    rows: list[list[Value]] = [
        ["Name", "Ethics", "Exam"],
        ["Anna Berg", "C", "E"],
        ["John Smith", "B", "E"],
        ["Maria Lopez", "E", "B"],
        ["Wei Chen", "C", "B"],
    ]
    reading = read(sheet(rows))
    assert [one.title for one in reading.requirements] == ["Ethics", "Exam"]
    assert not reading.ignored
