"""Marks, legends, plans and written habits: what a sheet says decides what its cells mean."""

from datetime import datetime

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.rules.tracker.corners import abouts, answered, column, days, facts_of, statuses
from tests.rules.tracker.tracker_books import Value, read, sheet

EXAM = "Final exam"


def formatted(moment: datetime, number_format: str) -> Cell:
    return Cell(1, 1, CellKind.DATE, moment, number_format)


def test_an_x_alone_means_done() -> None:
    reading = read(column(EXAM, ["x", "X"]))
    assert statuses(reading, EXAM) == ["completed", "completed"]
    assert not reading.questions


def test_an_x_beside_rival_marks_is_asked_about() -> None:
    reading = read(column(EXAM, ["x", "✓", "o"]))
    assert {question.raw for question in reading.questions} == {"x", "o"}
    assert statuses(reading, EXAM)[1] == "completed"


def test_a_legend_on_any_sheet_says_what_a_mark_means() -> None:
    rows: list[list[Value]] = [["x = In progress; R - required\nG: Completed"], [EXAM]]
    reading = read(column(EXAM, ["x", "R", "G", "Completed"]), sheet(rows, name="Key"))
    assert statuses(reading, EXAM) == ["in_progress", "required", "completed", "completed"]
    assert facts_of(reading, EXAM)[0].rule == "legend"
    assert not reading.questions


def test_legends_that_contradict_each_other_say_nothing() -> None:
    rows: list[list[Value]] = [["R = required"], ["R = planned"], ["Completed: not started"]]
    reading = read(column(EXAM, ["R", "Completed"]), sheet(rows, name="Key"))
    assert abouts(reading) == ["meaning of a value"]
    assert statuses(reading, EXAM) == ["required?", "completed"]


def test_a_doubtful_word_is_asked_about_and_proposed() -> None:
    one = column(EXAM, ["Enrolled", "Completed"])
    assert statuses(read(one), EXAM) == ["in_progress?", "completed"]
    own = read(one, corrections=Corrections(values={"enrolled": "planned"}))
    assert statuses(own, EXAM) == ["planned", "completed"]


def test_a_placeholder_says_nothing() -> None:
    assert statuses(read(column(EXAM, ["--", "Completed"])), EXAM) == ["completed"]


def test_marks_on_a_sheet_of_what_is_required_are_requirements_only() -> None:
    reading = read(column(EXAM, ["x", "x"], name="Required training"))
    assert statuses(reading, EXAM) == ["required", "required"]


def test_the_formats_of_real_dates_tell_how_dates_are_typed_here() -> None:
    for number_format, day in (("dd/mm/yyyy", "2024-05-04?"), ("mm/dd/yyyy", "2024-04-05?")):
        rows: list[list[Value]] = [["Name", "Start date", EXAM]]
        rows += [["Anna Berg", formatted(datetime(2024, 1, 30), number_format), "04/05/2024"]]
        rows += [["John Smith", formatted(datetime(2024, 1, 31), "yyyy-mm-dd"), None]]
        assert days(read(sheet(rows)), EXAM) == [day]


def test_the_headings_language_tells_where_nothing_else_does() -> None:
    rows: list[list[Value]] = [["Nom", "Formation", "État", "Date de fin"]]
    rows += [["Anna Berg", "Éthique", "réalisée", "04/05/2024"]]
    assert days(read(sheet(rows)), "Éthique") == ["2024-05-04?"]


def test_another_column_tells_how_dates_are_typed_here() -> None:
    rows: list[list[Value]] = [["Name", "Oral exam", EXAM]]
    rows += [["Anna Berg", "30/05/2024", "04/05/2024"], ["John Smith", "29/05/2024", None]]
    assert days(read(sheet(rows)), EXAM) == ["2024-05-04?"]


def test_days_without_a_year_are_of_the_sheets_year_and_asked_about() -> None:
    rows: list[list[Value]] = [["Name", "Course", "Date completed"]]
    rows += [["Anna Berg", EXAM, "10-15 August"], ["John Smith", EXAM, "June"]]
    one = sheet(rows, name="Training 2024")
    reading = read(one)
    (question,) = reading.questions
    assert (question.about, question.proposed) == ("date without a year", "2024-08-15")
    assert days(reading, EXAM) == ["2024-08-15?", "2024-06?"]
    other = answered(one, {"date without a year": "2023-08-15"})
    assert days(other, EXAM) == ["2023-08-15", "2023-06"]
    assert days(answered(one, {"date without a year": "no date"}), EXAM) == []


def test_a_day_without_a_year_is_not_guessed_where_no_year_is_said() -> None:
    rows: list[list[Value]] = [["Name", "Course", "Date completed"]]
    rows += [["Anna Berg", EXAM, "10 June"], ["John Smith", EXAM, "Jan-Mar 2024"]]
    reading = read(sheet(rows))
    (question,) = reading.questions
    assert (question.about, question.proposed) == ("date without a year", None)
    assert days(reading, EXAM) == ["2024-03"]


def test_what_is_remarked_without_a_status_is_remarked_of_the_person() -> None:
    rows: list[list[Value]] = [
        ["Name", "First Aid Status", "First Aid Comments", "Ethics Status", "Ethics Comments"],
        ["Anna Berg", None, "needs a date", "Completed", "fine"],
        ["John Smith", "Completed", "late", "Completed", None],
    ]
    reading = read(sheet(rows))
    assert reading.people[0].remarks == ("needs a date",)
    assert {fact.remark for fact in reading.facts} == {"fine", "late", None}


def test_a_remark_on_all_of_a_persons_requirements_is_the_persons() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "Final exam", "Peer review", "Comments"]]
    rows += [["Anna Berg", "Completed", "Completed", "Completed", "on leave"]]
    rows += [["John Smith", "Completed", "Completed", "In progress", "--"]]
    rows += [["Wei Chen", "Completed", "Completed", "In progress", None]]
    reading = read(sheet(rows))
    assert [person.remarks for person in reading.people] == [("on leave",), (), ()]
