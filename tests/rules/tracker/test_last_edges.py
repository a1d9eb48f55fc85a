"""Columns reckoned by formulas, addresses left out, people named by first names across."""

from dataclasses import replace

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.statuses import IGNORE
from tests.rules.tracker.corners import column
from tests.rules.tracker.tracker_books import read, sheet


def test_a_column_that_formulas_reckon_is_no_requirement() -> None:
    reckoned = column("Balance", [3, 4, 5, 6, 7, 8, 9, 12, 14, 15])
    cells = tuple(
        replace_formula(cell) if cell.column == 3 and cell.row > 1 else cell
        for cell in reckoned.cells
    )
    reading = read(replace(reckoned, cells=cells))
    assert [one.title for one in reading.requirements] == ["Ethics"]
    assert reading.counts.nonempty == sum(reading.counts[1:])


def replace_formula(cell: Cell) -> Cell:
    """The same cell, its value stored by a formula."""
    return cell._replace(formula=True)


def test_two_addresses_may_be_left_out_by_an_answer() -> None:
    rows = [
        ["Name", "Email", "Ethics"],
        ["Anna Berg", "anna@example.org; berg@example.org", "Completed"],
        ["John Smith", "john@example.org", "Completed"],
    ]
    (asked,) = read(sheet(rows)).questions
    reading = read(sheet(rows), corrections=Corrections(answers={asked.topic: IGNORE}))
    assert [one.email for one in reading.people] == [None, "john@example.org"]
    assert reading.counts.asked == 0


def test_people_across_may_go_by_their_first_names() -> None:
    rows = [
        ["", "Bram", "Els", "Joost", "Fenna"],
        ["Email", "b@example.org", "e@example.org", "j@example.org", "f@example.org"],
        ["Ethics", "Completed", "Completed", "In progress", "Completed"],
        ["Final exam", "Completed", "Not started", "Completed", "Completed"],
    ]
    reading = read(sheet([[value or None for value in row] for row in rows]))
    assert reading.counts.nonempty == sum(reading.counts[1:])
    assert {one.name for one in reading.people} <= {"Bram", "Els", "Joost", "Fenna"}
