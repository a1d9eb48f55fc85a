"""Columns that only their neighbors explain: flags, amounts, what applies, what is asked about."""

from collections.abc import Sequence
from datetime import date

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.column_context import in_context
from certtrack_app.rules.tracker.heads import Head
from certtrack_app.rules.tracker.profile import profile_of
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.words import Meaning
from tests.rules.tracker.tracker_books import TODAY, Value, cell

WORDS = shipped_vocabulary()
READER = Interpreter(WORDS, TODAY)


def column(
    number: int, head: str, meaning: Meaning, values: Sequence[Value] = (), *, titled: bool = False
) -> Column:
    cells = [cell(row, number, value) for row, value in enumerate(values, 2)]
    known = None if meaning is Meaning.VALUE else meaning
    title = head if titled else ""
    return Column(number, Head(head, known), meaning, title, profile_of(cells, READER))


COURSES = column(1, "Course", Meaning.REQUIREMENT, ["Ethics", "First Aid"])


def test_a_column_of_required_beside_courses_says_what_applies() -> None:
    one = column(2, "Needed?", Meaning.VALUE, ["Required", "Required"], titled=True)
    read = in_context([COURSES, one], WORDS)[1]
    assert (read.meaning, read.title) == (Meaning.APPLIES, "")


def test_a_column_beside_courses_and_their_status_is_a_particular() -> None:
    one = column(2, "Venue", Meaning.VALUE, ["Completed", "north"], titled=True)
    status = column(3, "Status", Meaning.STATUS)
    read = in_context([COURSES, one, status], WORDS)[1]
    assert (read.meaning, read.title, read.doubtful) == (Meaning.PARTICULAR, "", False)


def test_a_column_beside_courses_without_status_is_asked_about() -> None:
    one = column(2, "Venue", Meaning.VALUE, ["Completed", "north"], titled=True)
    read = in_context([COURSES, one], WORDS)[1]
    assert (read.meaning, read.title, read.doubtful) == (Meaning.VALUE, "", True)


def test_ones_and_zeros_after_a_day_of_the_row_are_particulars_of_the_event() -> None:
    day = column(1, "Date", Meaning.DATE, [date(2024, 3, 20), date(2024, 3, 21)])
    flags = [column(n, f"Item {n}", Meaning.VALUE, [0, 1], titled=True) for n in (2, 3)]
    read = in_context([day, *flags], WORDS)
    assert [(one.meaning, one.title) for one in read] == [
        (Meaning.DATE, ""), (Meaning.PARTICULAR, ""), (Meaning.PARTICULAR, ""),
    ]  # fmt: skip


def test_an_amount_tied_to_no_title_is_a_requirement_itself() -> None:
    ethics = column(1, "Ethics", Meaning.VALUE, ["Completed", "x"], titled=True)
    hours = column(2, "CPD hours", Meaning.AMOUNT, [3, 4])
    assert in_context([ethics, hours], WORDS)[1].title == "CPD hours"


def test_an_amount_of_one_word_after_the_only_title_belongs_to_it() -> None:
    ethics = column(1, "Ethics", Meaning.VALUE, ["Completed", "x"], titled=True)
    hours = column(2, "Hours", Meaning.AMOUNT, [3, 4])
    assert in_context([ethics, hours], WORDS)[1].title == ""
