"""The two layouts most offices have: people down with requirements across, and one row a fact."""

from datetime import date

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.tracker_books import as_json, read, sheet, told

WIDE = sheet(
    [
        ["Coach certification 2024"],
        [],
        ["Name", "Email", "Cohort", "Start date", "Ethics", "Mentor coaching (10 h)", "Final exam"],
        ["Anna Berg", "a@x.org", "2024A", date(2024, 1, 9), "Completed", "4/10", date(2024, 3, 2)],
        ["Smith, John", "j@x.org", "2024A", date(2024, 1, 9), "INCOMPLETE", "10 h", "04/05/2024"],
        ["Total", None, None, None, 5, 3],
    ]
)


def test_a_wide_tracker_gives_people_requirements_and_facts() -> None:
    reading = read(WIDE)
    assert reading.sheets[0].layout is Layout.WIDE
    assert reading.sheets[0].header_rows == (3,)
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", None),
        ("Anna Berg", "Mentor coaching"): ("in_progress", None),
        ("Anna Berg", "Final exam"): ("completed", "2024-03-02"),
        ("John Smith", "Ethics"): ("in_progress", None),
        ("John Smith", "Mentor coaching"): ("completed", None),
        ("John Smith", "Final exam"): ("completed?", "2024-04-05"),
    }


def test_an_ambiguous_date_is_asked_with_its_choices() -> None:
    (question,) = read(WIDE).questions
    assert question.about == "date order"
    assert set(question.choices) == {"2024-05-04", "2024-04-05"}
    assert question.proposed in question.choices


def test_an_answer_settles_the_question() -> None:
    (question,) = read(WIDE).questions
    settled = read(WIDE, corrections=Corrections(answers={question.topic: "2024-05-04"}))
    assert not settled.questions
    assert told(settled)["John Smith", "Final exam"] == ("completed", "2024-05-04")


def test_a_long_tracker_gives_one_fact_a_row() -> None:
    reading = read(
        sheet(
            [
                ["Full Name", "Course Title", "Status", "Date completed", "Hours", "Comments"],
                ["Anna Berg", "Ethics", "Completed", "12/03/2024", 12, "good"],
                ["Anna Berg", "Exam", "In Progress", None, None, None],
                ["Bo Li", "Ethics", "Completed", "25/03/2024", 3, None],
            ]
        )
    )
    assert reading.sheets[0].layout is Layout.LONG
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", "2024-03-12"),
        ("Anna Berg", "Exam"): ("in_progress", None),
        ("Bo Li", "Ethics"): ("completed", "2024-03-25"),
    }
    assert not reading.questions


def test_the_json_counts_every_cell_once() -> None:
    told_as_json = as_json(read(WIDE))
    assert told_as_json["refusal"] is None
    assert told_as_json["cells"] == {"nonempty": 25, "taken": 20, "ignored": 4, "asked": 1}
