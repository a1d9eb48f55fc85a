"""Several tables on one sheet, and rows that several people or requirements share."""

from dataclasses import replace

import pytest

from certtrack_app.rules.tracker.cells import Span
from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.corners import abouts
from tests.rules.tracker.tracker_books import read, told
from tests.rules.tracker.written_tables import written


def names(text: str) -> list[str]:
    """The people a table written as text is about."""
    return [person.name for person in read(written(text)).people]


def test_a_list_of_people_above_the_tracker_tells_of_them_too() -> None:
    reading = read(
        written("""
Name|Email|Cohort
Anna Berg|a@x.org|C1
Bo Katz|b@x.org|C2
~
Name|Ethics|First Aid|Code of conduct
Anna Berg|Completed|@2024-03-02|In progress
Bo Katz|Completed|@2024-03-02|In progress
""")
    )
    assert [(p.name, p.email, p.cohort) for p in reading.people] == [
        ("Anna Berg", "a@x.org", "C1"),
        ("Bo Katz", "b@x.org", "C2"),
    ]
    assert reading.sheets[0].header_rows == (1, 5)
    assert len(reading.facts) == 6


STACKED = """
First Aid
Name|Status|Date
Anna Berg|Completed|@2024-01-10
~
{title}
Name|Status|Date
Anna Berg|Completed|@2024-02-20
"""


def test_a_heading_repeated_under_a_title_of_its_own_begins_another_requirement() -> None:
    reading = read(written(STACKED.format(title="Fire Safety")))
    assert told(reading) == {
        ("Anna Berg", "First Aid"): ("completed", "2024-01-10"),
        ("Anna Berg", "Fire Safety"): ("completed", "2024-02-20"),
    }


def test_a_heading_repeated_for_another_group_of_people_goes_on_with_the_same() -> None:
    reading = read(
        written(
            STACKED.format(title="Cohort B").replace(
                "Anna Berg|Completed|@2024-02-20", "Bo Katz|In progress|"
            )
        )
    )
    assert [r.title for r in reading.requirements] == ["First Aid"]
    assert [p.cohort for p in reading.people] == [None, "Cohort B"]


def test_tables_side_by_side_are_read_both() -> None:
    reading = read(
        written("""
Team North||||Team South||
Name|Ethics|Exam||Name|Ethics|Exam
Anna Berg|Completed|Completed||Bo Katz|Completed|Not started
Dov Lind|In progress|Not started||Eva Holm|Completed|Completed
""")
    )
    assert [p.name for p in reading.people] == ["Anna Berg", "Dov Lind", "Bo Katz", "Eva Holm"]
    assert told(reading)["Bo Katz", "Exam"] == ("not_started", None)
    assert reading.counts.asked == 0


def test_two_columns_of_names_without_a_gap_are_one_table() -> None:
    assert names("Name|Name|Ethics\nAnna|Berg|Completed\nBo|Katz|Completed") == ["Anna", "Bo"]


def test_forms_beneath_one_another_are_read_each_for_its_person() -> None:
    reading = read(
        written("""
Name:|Anna Berg
Start date:|@2024-01-10
Course|Date|Result
Fire Safety|@2024-03-01|Pass
~
Name:|Bo Katz
Course|Date|Result
First Aid|@2024-04-10|Pass
""")
    )
    assert reading.sheets[0].layout is Layout.FORM
    assert told(reading) == {
        ("Anna Berg", "Fire Safety"): ("completed", "2024-03-01"),
        ("Bo Katz", "First Aid"): ("completed", "2024-04-10"),
    }
    assert [person.enrolled_on for person in reading.people] == ["2024-01-10", None]


def test_the_heading_of_a_form_on_a_second_page_names_nobody_new() -> None:
    text = "Name:|Anna Berg\nCourse|Date|Result\nFire Safety|@2024-03-01|Pass\nPage 2\n"
    assert names(text + "Course|Date|Result\nEthics|@2024-03-02|Pass") == ["Anna Berg"]


def test_a_name_alone_says_whose_rows_follow() -> None:
    reading = read(
        written("""
Course|Status|Date completed
Adler, Ruth
Fire Safety|Completed|@2025-02-11
|In progress|
Byrne, Sean
Fire Safety|In Progress|
Total|#2|
""")
    )
    assert told(reading) == {
        ("Ruth Adler", "Fire Safety"): ("completed", "2025-02-11"),
        ("Sean Byrne", "Fire Safety"): ("in_progress", None),
    }
    assert reading.sheets[0].layout is Layout.DITTO


def test_numbered_groups_name_a_requirement_each() -> None:
    reading = read(
        written("""
Name|Training 1|Date 1|Training 2|Date 2
Anna Berg|Fire Safety|@2024-03-01|First Aid|@2024-04-09
Bo Katz|First Aid|@2024-04-09||
Total||||
""")
    )
    assert told(reading) == {
        ("Anna Berg", "Fire Safety"): ("completed", "2024-03-01"),
        ("Anna Berg", "First Aid"): ("completed", "2024-04-09"),
        ("Bo Katz", "First Aid"): ("completed", "2024-04-09"),
    }


def test_a_course_above_its_people_is_that_of_all_of_them() -> None:
    reading = read(
        written("""
Course|Date|Participant|Status
Fire Safety|@2024-03-01|Anna Berg|Completed
||Bo Katz|Completed
First Aid|@2024-04-09|Anna Berg|Completed
""")
    )
    assert told(reading)["Bo Katz", "Fire Safety"] == ("completed", None)
    assert told(reading)["Anna Berg", "First Aid"] == ("completed", "2024-04-09")


LOG = "Person ID|Course code|Status|Date\n{rows}"


def test_courses_known_by_code_take_their_titles_from_the_list() -> None:
    log = written(
        "Person ID|Course code|Status|Date\n101|ETH1|Completed|@2024-02-01\n102|MNT2|In progress|",
        "Log",
    )
    people = written("Person ID|Name\n101|Anna Berg\n102|Bo Katz", "People")
    courses = written("Course code|Course title\nETH1|Ethics\nMNT2|Mentor coaching\nX9|", "Courses")
    reading = read(log, people, courses)
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", "2024-02-01"),
        ("Bo Katz", "Mentor coaching"): ("in_progress", None),
    }
    assert [sheet.layout.value for sheet in reading.sheets] == ["long", "lookup", "lookup"]
    alone = read(log, people)
    assert {requirement.title for requirement in alone.requirements} == {"ETH1", "MNT2"}


def test_sessions_entered_one_by_one_add_up_and_contradict_nothing() -> None:
    reading = read(
        written("""
Coach|Date of session|Hours
Anna Berg|@2025-01-14|#1
Anna Berg|@2025-02-11|#2
Bo Katz|@2025-01-16|#1
""")
    )
    assert not abouts(reading)
    assert [(f.status.value, f.on, f.amount) for f in reading.facts] == [
        ("in_progress", "2025-01-14", 1),
        ("in_progress", "2025-02-11", 2),
        ("in_progress", "2025-01-16", 1),
    ]
    assert [requirement.title for requirement in reading.requirements] == ["session"]


YEARS = """
|Fire Safety||First Aid|
Name|{years}|{years}
Anna Berg|@2023-03-01|@2024-03-04||@2024-05-02
"""


@pytest.mark.parametrize("years", ["2023|2024", "#2023|#2024"])
def test_years_under_a_course_part_it(years: str) -> None:
    one = written(YEARS.format(years=years))
    reading = read(replace(one, merges=(Span(1, 2, 1, 3), Span(1, 4, 1, 5))))
    assert told(reading)["Anna Berg", "Fire Safety 2024"] == ("completed", "2024-03-04")
    assert reading.sheets[0].header_rows == (1, 2)
