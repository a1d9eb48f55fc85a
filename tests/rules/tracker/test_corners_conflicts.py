"""Several cells about one person and one requirement: joined, kept as history, or asked about."""

from collections.abc import Sequence
from datetime import date

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Sheet
from tests.rules.tracker.corners import abouts, statuses
from tests.rules.tracker.tracker_books import Value, read, reasons, sheet


def wide(name: str, *cells: Value, title: str = "Final exam") -> Sheet:
    rows: list[list[Value]] = [["Name", "Ethics", title]]
    rows += [["Anna Berg", "Completed", cell] for cell in cells]
    rows += [["John Smith", "Completed", date(2024, 5, 20)]]
    return sheet(rows, name=name)


def long(*rows: Sequence[Value], name: str = "Log") -> Sheet:
    head = ["Name", "Course", "Status", "Date completed", "Hours", "Verified by"]
    return sheet([head, *rows], name=name)


def of_anna(one: Sheet, *more: Sheet, answers: dict[str, str] | None = None) -> list[str]:
    reading = read(one, *more, corrections=Corrections(answers=answers or {}))
    assert reading.people[0].name == "Anna Berg"
    return [
        f"{fact.status.value} {fact.on or ''}".strip() + "?" * fact.asked
        for fact in reading.facts
        if fact.person == 0 and reading.requirements[fact.requirement].title == "Final exam"
    ]


def test_a_second_sheet_that_says_less_adds_nothing() -> None:
    assert of_anna(wide("A", date(2024, 3, 20)), wide("B", "Completed")) == ["completed 2024-03-20"]
    assert of_anna(wide("B", "Completed"), wide("A", date(2024, 3, 20))) == ["completed 2024-03-20"]


def test_a_joined_fact_keeps_the_cells_of_both_sheets() -> None:
    reading = read(wide("A", date(2024, 3, 20)), wide("B", "Completed"))
    (fact,) = [f for f in reading.facts if f.person == 0 and f.on]
    assert {(place.sheet, place.ref) for place in fact.cells} == {(0, "C2"), (1, "C2")}


def test_two_statuses_on_two_sheets_are_asked_about() -> None:
    sheets = wide("A", "In progress"), wide("B", date(2024, 3, 20))
    reading = read(*sheets)
    assert abouts(reading) == ["cells that contradict"]
    (question,) = reading.questions
    assert question.choices == ("first", "last", "both")
    assert question.proposed == "last"
    assert of_anna(*sheets) == ["completed 2024-03-20?"]


def test_the_answer_to_a_contradiction_keeps_what_was_chosen() -> None:
    sheets = wide("A", "In progress"), wide("B", date(2024, 3, 20))
    (question,) = read(*sheets).questions
    assert of_anna(*sheets, answers={question.topic: "first"}) == ["in_progress"]
    assert of_anna(*sheets, answers={question.topic: "last"}) == ["completed 2024-03-20"]
    assert of_anna(*sheets, answers={question.topic: "both"}) == [
        "in_progress",
        "completed 2024-03-20",
    ]


def test_what_was_not_chosen_is_left_out_with_its_reason() -> None:
    sheets = wide("A", "In progress"), wide("B", date(2024, 3, 20))
    (question,) = read(*sheets).questions
    settled = read(*sheets, corrections=Corrections(answers={question.topic: "last"}))
    assert reasons(settled)["A!C2"] == "left out: another cell says otherwise"


def test_the_fuller_of_two_contradicting_cells_is_proposed() -> None:
    (question,) = read(wide("A", date(2024, 3, 20)), wide("B", "In progress")).questions
    assert question.proposed == "first"


def test_several_contradictions_between_two_sheets_are_one_question() -> None:
    begun: list[list[Value]] = [["Name", "Ethics", "Final exam"]]
    done: list[list[Value]] = list(begun)
    done += [[who, "Completed", date(2024, 3, 20)] for who in ("Anna Berg", "Bo Li")]
    begun += [[who, "Completed", "In progress"] for who in ("Anna Berg", "Bo Li")]
    (question,) = read(sheet(begun, name="A"), sheet(done, name="B")).questions
    assert len(question.cells) == 4


def test_different_days_on_two_sheets_are_history() -> None:
    first, second = wide("A", date(2022, 3, 20)), wide("B", date(2024, 3, 20))
    assert of_anna(first, second) == ["completed 2022-03-20", "completed 2024-03-20"]


def test_two_rows_of_one_person_on_one_sheet_are_asked_about() -> None:
    assert abouts(read(wide("A", "Completed", "In progress"))) == ["cells that contradict"]


def test_repeated_rows_of_a_log_stand_side_by_side() -> None:
    log = long(
        ["Anna Berg", "Final exam", "Completed", date(2022, 3, 20), None, None],
        ["Anna Berg", "Final exam", "Completed", date(2024, 3, 20), None, "J. Smith"],
    )
    assert of_anna(log) == ["completed 2022-03-20", "completed 2024-03-20"]


def test_amounts_of_a_log_add_up_and_are_not_asked_about() -> None:
    log = long(
        ["Anna Berg", "Practicum", "Completed", None, 3, None],
        ["Anna Berg", "Practicum", "In progress", None, 4, None],
    )
    reading = read(log)
    assert [fact.amount for fact in reading.facts] == [3, 4]
    assert not reading.questions


def test_amounts_without_a_day_on_two_sheets_are_not_taken_for_one() -> None:
    first, second = (
        long(["Anna Berg", "Practicum", "Completed", None, 3, None], name=name) for name in "AB"
    )
    assert len(read(first, second).facts) == 2


def test_statuses_of_a_log_that_differ_without_days_are_asked_about() -> None:
    log = long(
        ["Anna Berg", "Final exam", "Completed", None, None, None],
        ["Anna Berg", "Final exam", "In progress", None, None, None],
    )
    assert abouts(read(log)) == ["cells that contradict"]


def test_the_same_status_said_twice_in_a_log_is_no_contradiction() -> None:
    log = long(
        ["Anna Berg", "Final exam", "Completed", None, None, "J. Smith"],
        ["Anna Berg", "Final exam", "Completed", None, None, "M. Wells"],
    )
    reading = read(log)
    assert statuses(reading, "Final exam") == ["completed", "completed"]
    assert not reading.questions


def test_a_question_on_a_cell_left_out_for_another_is_no_longer_open() -> None:
    sheets = wide("A", "04/05/2024"), wide("B", "In progress")
    about = {question.about: question for question in read(*sheets).questions}
    answers = {about["cells that contradict"].topic: "last"}
    settled = read(*sheets, corrections=Corrections(answers=answers))
    assert not settled.questions
