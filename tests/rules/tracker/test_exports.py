"""Completion exports of learning systems, known by their shape in any language."""

from dataclasses import replace

import pytest

from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.reading import Reading
from tests.rules.tracker.corners import abouts, statuses
from tests.rules.tracker.tracker_books import book, read, told
from tests.rules.tracker.written_tables import written

ACTIVITIES = """
|E-Mail-Adresse|Willkommenstest||Tagebuch|Freitag, 1. März 2024|Abschlussarbeit|
Jürgen Weiß|jw@coach.de|Abgeschlossen|14.03.24, 09:12|Nicht abgeschlossen||Abgeschlossen|2.03.24
Antje Köhler|ak@coach.de|Abgeschlossen|28.02.24|Abgeschlossen|3.04.24, 9:00|Nicht abgeschlossen|
"""
CRITERIA = """
Id|Name|Email address|Self completion|Self completion - Completion date|Quiz|Quiz - Completion date
1017|Anna Berg|a@x.org|Completed|Saturday, 2 March 2024, 2:05 PM|Completed|@2024-03-04
1022|Bo Katz|b@x.org|Not completed||Completed|@2024-03-05
"""
GRADES = """
Student|ID|SIS User ID|Section|Essay (10231)|Skills quiz (10232)|Final Score|Unposted Score
␣␣␣␣Points Possible||||#10|#20|(read only)|(read only)
Osei, Amara|501|S1017|Coaching 101|#8|#18|#86.7|#86.7
O'Connor, Liam|502|S1022|Coaching 101|EX|N/A|#93.1|#93.1
Student, Test|503||Coaching 101|#1||#2|
"""
COURSES = """
user_id|name|email|course_id|course_title|steps_completed|steps_total|course_completed|course_completed_on
17|Anna Berg|a@x.org|301|Foundations|#12|#12|YES|2024-03-02
22|Bo Katz|b@x.org|301|Foundations|#7|#12|NO|
"""
PROGRESS = """
Student First Name|Student Last Name|Student Email|Course Name|% Completed|Completed At
Anna|Berg|a@x.org|Foundations|#100|2024-03-02 14:05:00 UTC
Bo|Katz|b@x.org|Foundations|#58|
"""


def exported(text: str, file_format: str = "csv") -> Book:
    """Make the book of an exported table."""
    return replace(book(written(text)), format=file_format)


def system(reading: Reading) -> str:
    """Say which system wrote the only sheet."""
    return reading.sheets[0].export


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ACTIVITIES, "Moodle activity completion"),
        (CRITERIA, "Moodle course completion"),
        (GRADES, "Canvas gradebook"),
        (COURSES, "LearnDash"),
        (PROGRESS, "Thinkific"),
    ],
)
def test_an_export_is_known_by_its_shape(text: str, name: str) -> None:
    reading = read(exported(text))
    assert system(reading) == name
    assert {reading.recorded_by(fact) for fact in reading.facts} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Name|Ethics|Law\nAnna Berg|Completed|No\nBo Katz|No|No",
        "Name|Ethics|Ethics date|Law\nAnna Berg|Completed|@2024-03-02|No\nBo Katz|No||No",
        "|Ethics||Law|\nAnna Berg|Completed|see above|No|\nBo Katz|No|see above|No|",
        "|Ethics|Law\nAnna Berg|@2024-03-02|@2024-03-02\nBo Katz|@2024-03-02|@2024-03-02",
        "Name|Ethics|Ethics - Date|Law|Law - Day\nAnna Berg|No||No|\nBo Katz|No||No|",
        "Name|Essay (10231)\nAnna Berg|#5\nBo Katz|#7",
        "Ethics|Law\nCompleted|No",
    ],
)
def test_what_an_office_keeps_by_hand_is_no_export(text: str) -> None:
    assert system(read(exported(text))) == ""


def test_states_and_bare_days_in_a_workbook_were_written_by_nobody_known() -> None:
    assert system(read(exported(ACTIVITIES, "xlsx"))) == ""


def test_every_activity_has_its_state_and_its_day() -> None:
    reading = read(exported(ACTIVITIES))
    assert told(reading) == {
        ("Jürgen Weiß", "Willkommenstest"): ("completed", "2024-03-14"),
        ("Jürgen Weiß", "Tagebuch"): ("not_started", None),
        ("Jürgen Weiß", "Abschlussarbeit"): ("completed", "2024-03-02"),
        ("Antje Köhler", "Willkommenstest"): ("completed", "2024-02-28"),
        ("Antje Köhler", "Tagebuch"): ("completed", "2024-04-03"),
        ("Antje Köhler", "Abschlussarbeit"): ("not_started", None),
    }
    assert not reading.questions, "one system wrote all days in one order"


def test_a_gradebook_holds_scores_whose_pass_mark_is_asked_for_once() -> None:
    reading = read(exported(GRADES))
    assert [person.name for person in reading.people] == ["Amara Osei", "Liam O'Connor"]
    assert [requirement.title for requirement in reading.requirements] == ["Essay", "Skills quiz"]
    assert [fact.score for fact in reading.facts] == [8, 18, None, None]
    assert statuses(reading, "Essay") == ["in_progress?", "waived"]
    assert abouts(reading) == ["pass mark"]


def test_steps_of_a_course_are_progress() -> None:
    reading = read(exported(COURSES))
    assert [(f.status.value, f.on, f.amount) for f in reading.facts] == [
        ("completed", "2024-03-02", 12),
        ("in_progress", None, 7),
    ]
