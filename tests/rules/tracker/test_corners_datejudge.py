"""The dates of a column decided together, and the questions where they cannot be."""

from datetime import date, datetime

from tests.rules.tracker.corners import abouts, answered, column, days, facts_of, statuses
from tests.rules.tracker.tracker_books import read

EXAM = "Final exam"
SWAPPED = column(
    EXAM, [datetime(2024, 4, 3), datetime(2024, 5, 5), "25/04/2024", "30/05/2024", "17/06/2024"]
)


def test_days_and_months_exchanged_by_excel_are_asked_about_once() -> None:
    reading = read(SWAPPED)
    (question,) = reading.questions
    assert question.about == "day and month exchanged"
    assert question.choices == ("2024-04-03", "2024-03-04")
    assert question.proposed == "2024-03-04"
    assert days(reading, EXAM) == [
        "2024-03-04?", "2024-05-05", "2024-04-25", "2024-05-30", "2024-06-17",
    ]  # fmt: skip


def test_the_days_as_stored_stand_where_the_person_says_so() -> None:
    kept = answered(SWAPPED, {"day and month exchanged": "2024-04-03"})
    assert days(kept, EXAM)[0] == "2024-04-03"
    turned = answered(SWAPPED, {"day and month exchanged": "2024-03-04"})
    assert days(turned, EXAM)[0] == "2024-03-04"
    assert not turned.questions


def test_a_day_the_calendar_does_not_have_is_asked_and_never_guessed() -> None:
    one = column(EXAM, ["31/02/2024", "25/04/2024"])
    reading = read(one)
    (question,) = reading.questions
    assert (question.about, question.proposed) == ("impossible date", None)
    assert days(reading, EXAM) == ["2024-04-25"]


def test_the_day_answered_for_an_impossible_one_is_taken() -> None:
    one = column("Date of Final exam", ["31/02/2024", "25/04/2024"])
    assert "2024-02-29" in days(answered(one, {"impossible date": "2024-02-29"}), EXAM)


def test_no_date_answered_for_an_impossible_one_leaves_no_day() -> None:
    one = column(EXAM, ["31/02/2024", "25/04/2024"])
    assert days(answered(one, {"impossible date": "no date"}), EXAM) == ["2024-04-25"]


def test_a_single_year_of_another_era_is_asked_about() -> None:
    one = column(EXAM, ["12/03/2567", "25/04/2024"])
    reading = read(one)
    (question,) = reading.questions
    assert question.about == "calendar era"
    assert question.proposed == "2024-03-12"
    assert days(answered(one, {"calendar era": "2024-03-12"}), EXAM)[0] == "2024-03-12"
    assert days(answered(one, {"calendar era": "no date"}), EXAM) == ["2024-04-25"]


def test_a_column_of_the_buddhist_era_throughout_needs_no_question() -> None:
    reading = read(column(EXAM, ["25/03/2567", "12/04/2567"]))
    assert days(reading, EXAM) == ["2024-03-25", "2024-04-12"]
    assert not reading.questions


def test_one_day_beyond_the_twelfth_decides_the_order_of_its_column() -> None:
    reading = read(column(EXAM, ["04/05/2024", "30/05/2024"]))
    assert days(reading, EXAM) == ["2024-05-04", "2024-05-30"]


def test_a_column_that_contradicts_itself_is_asked_in_both_orders() -> None:
    reading = read(column(EXAM, ["04/05/2024", "30/05/2024", "05/30/2024"]))
    (question,) = reading.questions
    assert question.about == "date order"
    assert set(question.choices) == {"2024-05-04", "2024-04-05"}
    assert days(reading, EXAM)[1:] == ["2024-05-30", "2024-05-30"]


def test_year_first_dates_are_month_before_day_unless_they_cannot_be() -> None:
    usual = read(column(EXAM, ["2024-04-03", "2024-05-20"]))
    assert days(usual, EXAM) == ["2024-04-03", "2024-05-20"]
    odd = read(column(EXAM, ["2024/04/03", "2024/20/05"]))
    assert days(odd, EXAM) == ["2024-03-04", "2024-05-20"]


def test_year_first_dates_that_contradict_each_other_are_asked_about() -> None:
    one = column(EXAM, ["2024/04/03", "2024/20/05", "2024/05/20"])
    reading = read(one)
    (question,) = reading.questions
    assert set(question.choices) == {"2024-04-03", "2024-03-04"}
    assert days(answered(one, {"date order": "2024-03-04"}), EXAM)[0] == "2024-03-04"


def test_an_answer_that_is_no_choice_leaves_the_day_open() -> None:
    one = column(EXAM, ["04/05/2024"])
    assert days(answered(one, {"date order": "2020-01-01"}), EXAM) == []


def test_an_unknown_day_of_completion_is_asked_about() -> None:
    one = column(EXAM, [datetime(1900, 1, 1), datetime(2024, 5, 20)])
    reading = read(one)
    assert abouts(reading) == ["placeholder date"]
    assert statuses(reading, EXAM) == ["completed?", "completed"]
    assert facts_of(reading, EXAM)[0].on is None
    assert statuses(answered(one, {"placeholder date": "not_started"}), EXAM)[0] == "not_started"
    assert statuses(answered(one, {"placeholder date": "ignore"}), EXAM) == ["completed"]


def test_a_date_after_today_is_read_as_planned_and_asked_about() -> None:
    one = column(EXAM, [date(2026, 9, 1), date(2025, 5, 20)])
    assert statuses(read(one), EXAM) == ["planned?", "completed"]
    assert statuses(answered(one, {"date after today": "completed"}), EXAM)[0] == "completed"
    assert statuses(answered(one, {"date after today": "planned"}), EXAM)[0] == "planned"
