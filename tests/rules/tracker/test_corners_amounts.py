"""Bare numbers, percentages, scores and amounts: what they are depends on their column."""

import pytest

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from certtrack_app.rules.tracker.quantities import Quantity, quantity_of
from tests.rules.tracker.corners import PEOPLE, abouts, answered, column, facts_of, statuses
from tests.rules.tracker.tracker_books import Value, read, sheet


def percent(share: float) -> Cell:
    return Cell(1, 1, CellKind.NUMBER, share, "0%")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("45 hrs", Quantity(45, "h", rule="amount with unit")),
        ("90 min", Quantity(1.5, "h", rule="amount with unit")),
        ("1 h 30 min", Quantity(1.5, "h", rule="duration")),
        ("1h30", Quantity(1.5, "h", rule="duration")),
        ("0:13:44", Quantity(0.2289, "h", rule="duration")),
        ("12/60", Quantity(12, "", 60, "amount over target")),
        ("12 of 60 hours", Quantity(12, "h", 60, "amount over target")),
        ("85%", Quantity(85, "%", rule="percent")),
        ("2,5", Quantity(2.5)),
    ],
)
def test_an_amount_is_read_with_its_unit_and_target(text: str, quantity: Quantity) -> None:
    assert quantity_of(text, shipped_vocabulary()) == quantity


@pytest.mark.parametrize("text", ["12 wug", "3 wug of 6 wug", "2 days 5 min", "3 h 5 wug", "", "x"])
def test_what_only_resembles_an_amount_is_none(text: str) -> None:
    assert quantity_of(text, shipped_vocabulary()) is None


def test_a_score_is_held_against_the_pass_mark_of_its_heading() -> None:
    reading = read(column("Theory test (pass mark 70%)", [85, 60, "90%"]))
    scored = [fact for fact in reading.facts if fact.score is not None]
    assert [(f.score, f.status.value) for f in scored] == [
        (85, "completed"), (60, "in_progress"), (90, "completed"),
    ]  # fmt: skip
    assert not reading.questions


def test_a_pass_mark_stated_above_the_table_holds_for_it() -> None:
    rows: list[list[Value]] = [
        ["Pass mark:", 80],
        [],
        ["Name", "Ethics", "Final exam"],
        ["Anna Berg", "Completed", 85],
        ["John Smith", "Completed", 79],
    ]
    reading = read(sheet(rows))
    assert statuses(reading, "Final exam") == ["completed", "in_progress"]


def test_without_a_pass_mark_it_is_asked_for_once() -> None:
    one = column("Final exam", [85, 60, 72])
    reading = read(one)
    assert abouts(reading) == ["pass mark"]
    assert statuses(reading, "Final exam") == ["in_progress?"] * 3
    strict = answered(one, {"pass mark": "80"})
    assert statuses(strict, "Final exam") == ["completed", "in_progress", "in_progress"]
    anyhow = answered(one, {"pass mark": "any score"})
    assert statuses(anyhow, "Final exam") == ["completed"] * 3


def test_a_status_beside_a_score_needs_no_pass_mark() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status", "Score"],
        ["Anna Berg", "Ethics", "Completed", 65],
        ["John Smith", "Ethics", "In progress", 90],
    ]
    reading = read(sheet(rows))
    assert not reading.questions
    assert statuses(reading, "Ethics") == ["completed", "in_progress"]


def test_so_many_exams_are_asked_about_together() -> None:
    rows: list[list[Value]] = [["Name", "Exam A", "Exam B", "Exam C"]]
    rows += [[who, 85, 60, 72] for who in PEOPLE[:3]]
    assert abouts(read(sheet(rows))) == ["pass mark"]


def test_points_of_a_hundred_in_an_exam_are_a_score() -> None:
    reading = read(column("Final exam (pass mark 70)", ["85/100", "65/100"]))
    scores = [(fact.score, fact.status.value) for fact in reading.facts if fact.score is not None]
    assert scores == [(85, "completed"), (65, "in_progress")]


def progress() -> Sheet:
    return column("Leadership", ["85%", "100%", percent(0.4)])


def test_percentages_that_may_be_scores_are_asked_about() -> None:
    reading = read(progress())
    assert "what the percentages are" in abouts(reading)
    assert statuses(reading, "Leadership") == ["in_progress?", "completed?", "in_progress?"]


def test_percentages_said_to_be_scores_are_scores() -> None:
    one = column("Leadership training", ["85%", "100%", "40%"])
    reading = answered(one, {"what the percentages are": "score"})
    assert [fact.score for fact in facts_of(reading, "Leadership training")] == [85, 100, 40]
    told = answered(one, {"what the percentages are": "progress"})
    assert statuses(told, "Leadership training") == ["in_progress", "completed", "in_progress"]


def test_a_percentage_under_status_is_progress() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status"],
        ["Anna Berg", "Ethics", "85%"],
        ["John Smith", "Ethics", percent(1.0)],
        ["Maria Lopez", "Ethics", "Completed"],
    ]
    reading = read(sheet(rows))
    assert statuses(reading, "Ethics") == ["in_progress", "completed", "completed"]
    assert not reading.questions


def test_bare_numbers_under_no_telling_heading_are_asked_about() -> None:
    one = column("First Aid", [12, 7.5, 30])
    reading = read(one)
    assert "what the numbers are" in abouts(reading)
    hours = answered(one, {"what the numbers are": "hours"})
    assert [(f.amount, f.unit) for f in facts_of(hours, "First Aid")] == [
        (12, "h"), (7.5, "h"), (30, "h"),
    ]  # fmt: skip
    score = answered(one, {"what the numbers are": "score"})
    assert [fact.score for fact in facts_of(score, "First Aid")] == [12, 7.5, 30]
    assert facts_of(answered(one, {"what the numbers are": "ignore"}), "First Aid") == []


def test_levels_used_alike_in_many_columns_are_asked_about_by_value() -> None:
    titles = ["First Aid", "Fire Safety", "Food Hygiene", "Risk Review"]
    rows: list[list[Value]] = [["Name", *titles]]
    rows += [[who, 0, 1, 2, 3] for who in PEOPLE[:2]]
    rows += [[who, 3, 2, 1, 0] for who in PEOPLE[2:4]]
    reading = read(sheet(rows))
    assert {question.about for question in reading.questions} == {"meaning of a value"}
    assert sorted(question.raw for question in reading.questions) == ["0", "1", "2", "3"]
    assert all(question.proposed is None for question in reading.questions)
    assert not reading.facts


def test_minutes_are_told_as_hours() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status", "Duration minutes"],
        ["Anna Berg", "Ethics", "Completed", 90],
    ]
    (fact,) = read(sheet(rows)).facts
    assert (fact.amount, fact.unit) == (1.5, "h")


def test_an_amount_is_measured_against_the_target_beside_it() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Hours completed", "Required hours"],
        ["Anna Berg", "Practicum", 60, 60],
        ["John Smith", "Practicum", 12, 60],
        ["Maria Lopez", "Practicum", 0, 60],
    ]
    reading = read(sheet(rows))
    assert statuses(reading, "Practicum") == ["completed", "in_progress", "not_started"]
    assert reading.requirements[0].target == 60


def test_a_bare_no_beside_hours_begun_is_in_progress() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Completed", "Hours completed", "Required hours"],
        ["Anna Berg", "Practicum", "No", 12, 60],
        ["John Smith", "Practicum", "Yes", 12, 60],
    ]
    assert statuses(read(sheet(rows)), "Practicum") == ["in_progress", "completed"]


def test_a_plan_of_hours_is_planned_however_many() -> None:
    rows: list[list[Value]] = [
        ["Name", "Practicum hours (60 h)"],
        ["Anna Berg", 60],
        ["John Smith", 12],
    ]
    reading = read(sheet(rows, name="Training plan"))
    assert {fact.status.value for fact in reading.facts} == {"planned"}
