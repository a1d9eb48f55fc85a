"""Cells of several parts, days without a year, hours on a day, words that wait."""

import pytest

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.rules.tracker.corners import abouts, answered, column, days, facts_of, statuses
from tests.rules.tracker.tracker_books import Value, read, sheet
from tests.rules.tracker.written_tables import written

AID = "First Aid"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("N/A - office based", "not_applicable"),
        ("Exempt (prior learning)", "waived"),
        ("Not started - on holiday", "not_started"),
        ("In progress [module 3]", "in_progress"),
        ("PENDING", "in_progress"),
        ("ausstehend", "in_progress"),
        ("pendiente", "in_progress"),
    ],
)
def test_a_word_that_claims_nothing_needs_no_question(text: str, status: str) -> None:
    reading = read(column(AID, [text, "Completed"]))
    assert statuses(reading, AID) == [status, "completed"]
    assert not reading.questions


@pytest.mark.parametrize("text", ["Completed - see file", "Completed?", "Not started? - away"])
def test_a_claim_with_words_behind_it_is_asked_about(text: str) -> None:
    assert abouts(read(column(AID, [text, "Completed"]))) == ["meaning of a value"]


@pytest.mark.parametrize("text", ["TBD", "tba", "à définir", "por definir", "nader te bepalen"])
def test_what_is_still_to_be_said_says_nothing(text: str) -> None:
    reading = read(column(AID, [text, "Completed"]))
    assert statuses(reading, AID) == ["completed"]
    assert not reading.questions


def test_words_beside_days_are_asked_about_once_for_the_words() -> None:
    one = column(AID, ["14/03/24 JK", "21/03/24 JK", "28/05/24 PL", "Completed"])
    reading = read(one)
    assert sorted(question.raw for question in reading.questions) == ["jk", "pl"]
    left_out = {question.topic: "ignore" for question in reading.questions}
    settled = read(one, corrections=Corrections(answers=left_out))
    assert days(settled, AID)[:3] == ["2024-03-14", "2024-03-21", "2024-05-28"]


def test_a_day_and_month_with_full_stops_are_no_hours() -> None:
    reading = read(
        written(f"Training 2024\nName|Ethics|{AID}\nAnna Berg|Completed|14.03.\nBo Katz|No|2.11.")
    )
    assert days(reading, AID) == ["2024-03-14?", "2024-11-02?"]
    assert statuses(read(column(AID, ["45.13.", "Completed"])), AID)[-1] == "completed"


def test_ticks_with_days_need_no_question() -> None:
    reading = read(
        written(
            f"Name|Sailing|{AID}\nAnna Berg|✓ 14/03/24|✓ 15/03/24\nBo Katz|✓ 16/03/24|✓ 17/03/24"
        )
    )
    assert days(reading, AID) == ["2024-03-15", "2024-03-17"]
    assert not reading.questions


def test_a_link_that_was_never_reckoned_is_known_by_its_formula() -> None:
    formula = Cell(1, 1, CellKind.UNCOMPUTED, '=HYPERLINK("https://x.org/c.pdf","c")')
    rows: list[list[Value]] = [
        ["Name", "Course", "Status", "Link"],
        ["Anna Berg", "Ethics", "Completed", formula],
    ]
    reading = read(sheet(rows))
    assert [found.target for found in reading.evidence] == ["https://x.org/c.pdf"]
    assert not reading.questions


@pytest.mark.parametrize(
    ("text", "amount"), [("1.250,5 h", 1250.5), ("1,250.5 h", 1250.5), ("1,5 h", 1.5), ("12 h", 12)]
)
def test_thousands_are_told_from_decimals(text: str, amount: float) -> None:
    (fact,) = facts_of(read(column("Coaching log", [text])), "Coaching log")
    assert fact.amount == amount


HOURS = "Name|{title}|Date|Ethics|{title} date\nAnna Berg|#5|@2024-03-02|Completed|\n"


def test_hours_on_a_day_are_progress_towards_what_adds_up() -> None:
    reading = read(
        written(
            """
Name|Mentor coaching hours|Date|Ethics|Date
Anna Berg|#5|@2024-03-02|Completed|@2024-03-03
"""
        )
    )
    assert statuses(reading, "Mentor coaching hours") == ["in_progress"]
    assert days(reading, "Mentor coaching hours") == ["2024-03-02"]


def test_hours_under_a_day_of_completion_are_complete() -> None:
    reading = read(
        written("Name|Course|Hours|Date completed\nAnna Berg|Mentor coaching|#5|@2024-03-02")
    )
    assert statuses(reading, "Mentor coaching") == ["completed"]


def test_a_course_of_some_hours_on_a_day_is_complete() -> None:
    reading = read(
        written(
            "Name|Course|Hours|Date\nAnna Berg|Ethics|#2|@2024-03-02\nBo Katz|Law|#3|@2024-03-02"
        )
    )
    assert statuses(reading, "Ethics") == ["completed"]


def test_a_planned_day_is_not_the_day_of_what_is_in_progress() -> None:
    reading = read(
        written("""
Name|Course|Status|Planned date
Anna Berg|Ethics|In progress|@2026-05-29
Bo Katz|Ethics|Planned|@2026-04-10
""")
    )
    assert [(f.status.value, f.on) for f in reading.facts] == [
        ("in_progress", None),
        ("planned", "2026-04-10"),
    ]


def test_what_was_missed_did_not_happen_on_its_day() -> None:
    reading = read(
        written(
            """
Name|Course|Date|Attended
Anna Berg|Ethics|@2025-01-15|N
Bo Katz|Ethics|@2025-01-15|Y
"""
        )
    )
    assert [(f.status.value, f.on) for f in reading.facts] == [
        ("not_started", None),
        ("completed", "2025-01-15"),
    ]


def test_the_same_words_or_flags_as_a_neighbor_need_no_question() -> None:
    rows: list[list[Value]] = [
        ["Name", "Sailing", "Rowing"],
        ["Anna Berg", True, False],
        ["Bo Katz", True, True],
    ]
    assert not read(sheet(rows)).questions
    assert abouts(read(column("Sailing", ["x", "x", "x"]))) == ["meaning of a column"]


def test_a_pass_mark_answered_settles_all_scores() -> None:
    one = column("Final exam", [85, 60])
    assert (
        statuses(answered(one, {"pass mark": "no pass mark"}), "Final exam") == ["in_progress"] * 2
    )
    strange = answered(one, {"pass mark": "eighty"})
    assert statuses(strange, "Final exam") == ["in_progress"] * 2


def test_attendance_under_days_written_as_text_is_a_heading() -> None:
    reading = read(
        written("Participant|13 January 2025|20 January 2025\nAnna Berg|x|x\nBo Katz|x|")
    )
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Katz"]
    assert len(reading.requirements) == 2


def test_a_pass_mark_in_the_heading_makes_scores_of_whatever_it_names() -> None:
    reading = read(column("Supervision (pass mark 70)", [99, 60]))
    assert statuses(reading, "Supervision") == ["completed", "in_progress"]
