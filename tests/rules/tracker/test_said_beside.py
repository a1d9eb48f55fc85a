"""What a column says of the one before it, of the whole row, or of a requirement of its own."""

import pytest

from tests.rules.tracker.corners import abouts, facts_of, statuses
from tests.rules.tracker.tracker_books import read, told
from tests.rules.tracker.written_tables import written


def test_who_verified_and_the_number_follow_each_requirement() -> None:
    reading = read(
        written("""
Name|Ethics|Ethics verified by|Ethics certificate no|First Aid|Verified by|Certificate No
Anna Berg|@2024-02-03|J. Smith|C-1|Completed|K. Lee|F-77
Bo Katz|@2024-02-03|J. Smith|C-2|Completed|K. Lee|F-78
""")
    )
    said = [(f.verified_by, f.number) for f in reading.facts if f.person == 0]
    assert said == [("J. Smith", "C-1"), ("K. Lee", "F-77")]
    assert reading.counts.ignored == 0


def test_who_signed_a_row_verified_all_that_is_over_in_it() -> None:
    reading = read(
        written("""
Name|Ethics|First Aid|Signed off by|Certificate No
Anna Berg|Completed|In progress|K. Lee|F-77
Bo Katz|No|No|K. Lee|
""")
    )
    said = [fact.verified_by for fact in reading.facts]
    assert said == ["K. Lee", None, None, None]
    assert [person.remarks for person in reading.people] == [("F-77",), ("K. Lee",)]


def test_a_day_of_expiry_between_two_requirements_is_that_of_the_first() -> None:
    reading = read(
        written("""
Name|Ethics|Expired|First Aid
Anna Berg|@2024-03-02|@2027-03-02|@2024-01-01
Bo Katz|@2024-03-05|@2027-03-05|@2024-01-01
""")
    )
    said = [(fact.on, fact.expires_on) for fact in reading.facts if fact.person == 0]
    assert said == [("2024-03-02", "2027-03-02"), ("2024-01-01", None)]


def test_whether_something_expired_is_reckoned_and_left_out() -> None:
    reading = read(
        written("Name|Ethics|Expired?\nAnna Berg|@2024-03-02|No\nBo Katz|@2024-03-05|No")
    )
    assert [requirement.title for requirement in reading.requirements] == ["Ethics"]


def test_days_on_a_sheet_of_what_expired_are_those_of_expiry() -> None:
    reading = read(
        written(
            """
Expired qualifications
Name|Ethics|First Aid
Anna Berg|@2024-03-02|
Bo Katz||@2024-03-05
"""
        )
    )
    said = [(f.status.value, f.on, f.expires_on) for f in reading.facts]
    assert said == [("expired", None, "2024-03-02"), ("expired", None, "2024-03-05")]


def test_a_status_between_words_sums_up_and_one_between_days_does_not() -> None:
    between = (
        "Name|Ethics|Status|First Aid\nAnna Berg|{0}|In progress|{0}\nBo Katz|{0}|In progress|{0}"
    )
    words = read(written(between.format("Completed")))
    assert statuses(words, "Ethics") == ["completed", "completed"]
    days = read(written(between.format("@2024-03-02")))
    assert statuses(days, "Ethics") == ["in_progress", "in_progress"]


def test_the_day_of_a_whole_course_goes_with_it() -> None:
    reading = read(
        written("""
Name|Quiz|Quiz - Completion date|Course complete|Course complete - Completion date
Anna Berg|Completed|@2024-03-05|Completed|@2024-03-08
Bo Katz|Not completed||Not completed|
""")
    )
    assert told(reading)["Anna Berg", "Course complete"] == ("completed", "2024-03-08")
    assert len(reading.requirements) == 2


def test_a_heading_is_whole_where_another_adds_a_day_to_it() -> None:
    text = "Name|Ethics done|Ethics done - Completion date\nAnna Berg|Yes|@2024-03-05\nBo Katz|No|"
    assert told(read(written(text)))["Anna Berg", "Ethics done"] == ("completed", "2024-03-05")


def test_sessions_beside_hours_are_a_requirement_of_their_own() -> None:
    reading = read(written("Name|Coaching hours|Sessions\nAnna Berg|12/60|6/6\nBo Katz|60/60|3/6"))
    assert statuses(reading, "Sessions") == ["completed", "in_progress"]


def test_an_exam_score_is_a_requirement_of_its_own() -> None:
    reading = read(
        written("Name|Ethics|Law|Exam score\nAnna Berg|Completed|No|#80\nBo Katz|No|Completed|#60")
    )
    assert [fact.score for fact in facts_of(reading, "Exam score")] == [80, 60]
    assert abouts(reading) == ["pass mark"]


def test_a_status_word_among_requirements_may_be_one_and_is_asked_about() -> None:
    reading = read(
        written(
            """
Name|Compliance|Ethics|Law
Anna Berg|Complete|Complete|No
Bo Katz|Complete|No|Complete
"""
        )
    )
    assert statuses(reading, "Compliance") == ["completed?", "completed?"]
    assert abouts(reading) == ["meaning of a column"]
    last = read(
        written("Name|Ethics|Law|Compliance\nAnna Berg|Complete|No|No\nBo Katz|No|Complete|No")
    )
    assert [requirement.title for requirement in last.requirements] == ["Ethics", "Law"]


@pytest.mark.parametrize("heading", ["Signed code", "Contract", "Mentor sign-off"])
def test_a_document_that_has_a_status_is_a_requirement(heading: str) -> None:
    reading = read(
        written(f"Name|Ethics|{heading}\nAnna Berg|Completed|Completed\nBo Katz|No|In progress")
    )
    assert statuses(reading, heading) == ["completed", "in_progress"]


def test_a_sign_off_with_its_day_is_what_was_signed_and_a_name_who_signed() -> None:
    dated = "Completed 14 March 2024\nBo Katz|No|Passed on 2024-03-20"
    reading = read(written(f"Name|Ethics|Mentor sign-off\nAnna Berg|Completed|{dated}"))
    assert [fact.on for fact in facts_of(reading, "Mentor sign-off")] == [
        "2024-03-14",
        "2024-03-20",
    ]
    named = read(
        written("Name|Ethics|Signed by\nAnna Berg|Completed|Jo Hart\nBo Katz|Completed|by Jo Hart")
    )
    assert [fact.verified_by for fact in named.facts] == ["Jo Hart", "by Jo Hart"]


def test_letters_that_stand_for_grades_are_all_asked_about() -> None:
    reading = read(
        written("Name|Essay|Report|Case\nAnna Berg|A|B+|B\nBo Katz|B|A-|B+\nDov Lind|F|B+|A-")
    )
    assert {requirement.title for requirement in reading.requirements} == {
        "Essay",
        "Report",
        "Case",
    }
    assert reading.counts.ignored == 0


def test_letters_nobody_explained_are_asked_about_once_each() -> None:
    reading = read(
        written("Name|Audit|Budget|Safety\nAnna Berg|Q|Z|Q\nBo Katz|Q|Q|Z\nDov Lind|Z|Q|Q")
    )
    assert sorted(question.raw for question in reading.questions) == ["Q", "Z"]


def test_numbers_under_a_heading_that_sums_are_left_out() -> None:
    reading = read(written("Name|Ethics|Law|Total done\nAnna Berg|x|x|#2\nBo Katz|x||#1"))
    assert not abouts(reading)
    assert len(reading.requirements) == 2


def test_the_only_course_of_all_rows_is_the_requirement_and_their_start_that_of_the_people() -> (
    None
):
    reading = read(
        written("""
Learner Name|Programme|Enrolled on|Completed on|Outcome
Anna Berg|Coaching Skills|@2024-01-08|@2024-06-28|Achieved
Bo Katz|Coaching Skills|@2024-01-08||In training
""")
    )
    assert told(reading)["Anna Berg", "Coaching Skills"] == ("completed", "2024-06-28")
    assert [person.enrolled_on for person in reading.people] == ["2024-01-08", "2024-01-08"]


def test_names_under_exam_say_which_exam() -> None:
    reading = read(
        written("""
Student|Exam|Result|Score %|Exam date
Anna Berg|Theory|Pass|#92|@2025-02-01
Bo Katz|Practice|Pass|#77|@2025-02-02
""")
    )
    assert told(reading)["Bo Katz", "Practice"] == ("completed", "2025-02-02")
    assert not abouts(reading)
