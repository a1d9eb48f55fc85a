"""What the person at the preview sets right goes before what is read."""

from datetime import date

import pytest

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from certtrack_app.rules.tracker.mending import SET_RIGHT
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.rules.vocabulary import FactStatus
from tests.rules.tracker.tracker_books import read, sheet, told

TOPIC = "f1/Tracker"
ROWS = (
    ("Coach tracker", None, None, None),
    ("Name", "Orientation", "Mentor hrs", "Signed"),
    ("Anna Berg", "Completed", "12/60", date(2025, 3, 4)),
    ("John Smith", "tbc", "60/60", date(2025, 5, 6)),
    ("Maria Lopez", "tbc", "30/60", "Completed"),
)


def settled(one: Sheet, corrections: Corrections) -> Reading:
    """Read a sheet as set right; the cells still add up."""
    reading = read(one, corrections=corrections)
    counts = reading.counts
    assert counts.nonempty == counts.taken + counts.ignored + counts.asked == len(one.cells)
    return reading


def reasons(reading: Reading) -> set[str]:
    """Say why cells were left out."""
    return {one.because for one in reading.ignored}


def test_one_cell_is_read_as_the_person_says_and_quoted_as_it_stands() -> None:
    reading = settled(sheet(ROWS), Corrections(cells={(TOPIC, 4, 2): "completed"}))
    assert told(reading)["John Smith", "Orientation"] == ("completed", None)
    assert ("Maria Lopez", "Orientation") not in told(reading), "that one is still asked about"
    (fact,) = [one for one in reading.facts if one.cells[0][1:] == (4, 2)]
    assert (fact.raw, fact.rule) == ("tbc", SET_RIGHT)


def test_all_equal_values_of_a_column_are_read_as_the_person_says() -> None:
    reading = settled(sheet(ROWS), Corrections(column_values={(TOPIC, 2, "tbc"): "in_progress"}))
    assert told(reading)["John Smith", "Orientation"] == ("in_progress", None)
    assert told(reading)["Maria Lopez", "Orientation"] == ("in_progress", None)
    assert reading.questions == ()


def test_a_value_may_be_read_as_a_day_or_an_amount() -> None:
    cells = {(TOPIC, 4, 2): "2025-02-01", (TOPIC, 5, 3): "42/60", (TOPIC, 3, 2): "ignore"}
    reading = settled(sheet(ROWS), Corrections(cells=cells))
    assert told(reading)["John Smith", "Orientation"] == ("completed", "2025-02-01")
    assert 42 in {fact.amount for fact in reading.facts}
    assert ("Anna Berg", "Orientation") not in told(reading)
    assert "left out by the person importing" in reasons(reading)


def test_one_part_of_a_fact_of_two_cells_is_quoted_as_it_stands() -> None:
    rows = (
        ("Name", "Exam Status", "Exam Date"),
        ("Anna Berg", "dunno", date(2025, 3, 4)),
        ("John Smith", "Passed", date(2025, 3, 5)),
    )
    reading = settled(sheet(rows), Corrections(cells={(TOPIC, 2, 2): "completed"}))
    assert told(reading)["Anna Berg", "Exam"] == ("completed", "2025-03-04")
    assert reading.facts[0].raw == "dunno | 2025-03-04"


def test_equal_numbers_and_shares_of_a_column_are_known_as_they_are_shown() -> None:
    share = Cell(0, 0, CellKind.NUMBER, 0.85, "0%")
    rows = (
        ("Name", "Ethics", "Zebra module"),
        ("Anna Berg", 60.0, share),
        ("John Smith", 60.5, share),
        ("Maria Lopez", 60.0, "Completed"),
    )
    values = {(TOPIC, 2, "60"): "completed", (TOPIC, 3, "85 %"): "waived"}
    reading = settled(sheet(rows), Corrections(column_values=values))
    done = [who for (who, title), said in told(reading).items() if said == ("completed", None)]
    assert done.count("Anna Berg") == 1
    assert told(reading)["Anna Berg", "Zebra module"] == ("waived", None)
    assert told(reading)["John Smith", "Zebra module"] == ("waived", None)


def test_a_row_is_left_out_whole() -> None:
    reading = settled(sheet(ROWS), Corrections(cells={(TOPIC, 5, 0): "ignore"}))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]


@pytest.mark.parametrize("status", FactStatus)
def test_every_status_can_be_said_of_a_cell(status: FactStatus) -> None:
    reading = settled(sheet(ROWS), Corrections(cells={(TOPIC, 4, 2): status.value}))
    assert told(reading)["John Smith", "Orientation"] == (status.value, None)


def test_a_column_is_left_out_where_the_person_says_so() -> None:
    reading = settled(sheet(ROWS), Corrections(columns={(TOPIC, 2): Meaning.IGNORED}))
    assert "Orientation" not in {one.title for one in reading.requirements}
    assert "left out by the person importing: Orientation" in reasons(reading)


def test_a_column_tells_of_the_requirement_the_person_names() -> None:
    corrections = Corrections(
        columns={(TOPIC, 4): Meaning.DATE}, titles={(TOPIC, 4): "Mentor hrs", (TOPIC, 2): "x"}
    )
    reading = settled(sheet(ROWS), corrections)
    assert [one.title for one in reading.requirements] == ["Orientation", "Mentor hrs"]
    assert told(reading)["John Smith", "Mentor hrs"] == ("completed", "2025-05-06")


def test_a_column_said_to_be_planned_completes_nothing() -> None:
    reading = settled(sheet(ROWS), Corrections(columns={(TOPIC, 4): Meaning.PLANNED}))
    assert told(reading)["John Smith", "Signed"] == ("planned", "2025-05-06")


def test_what_is_said_of_a_column_settles_its_question() -> None:
    rows = (("Name", "Zebra"), ("Anna Berg", 3), ("John Smith", 4), ("Maria Lopez", 5))
    one = sheet((*rows, ("Wei Chen", 5)))
    assert [asked.about for asked in read(one).questions] != []
    reading = settled(one, Corrections(columns={(TOPIC, 2): Meaning.IGNORED}))
    assert reading.questions == ()


def test_a_column_of_a_table_without_headings_gets_its_name() -> None:
    rows = (
        ("Anna Berg", "Completed"),
        ("John Smith", "In progress"),
        ("Maria Lopez", "Completed"),
    )
    named = Corrections(columns={(TOPIC, 2): Meaning.VALUE}, titles={(TOPIC, 2): "Exam"})
    assert told(settled(sheet(rows), named))["Anna Berg", "Exam"] == ("completed", None)
    bare = Corrections(columns={(TOPIC, 2): Meaning.VALUE})
    assert [r.title for r in settled(sheet(rows), bare).requirements] == ["Column B"]


def test_a_sheet_is_left_out_where_the_person_says_so() -> None:
    reading = settled(sheet(ROWS), Corrections(layouts={TOPIC: Layout.NONE}, headers={TOPIC: 2}))
    assert not reading.holds_a_tracker
    assert reading.sheets[0].because == "left out by the person importing"


def test_a_sheet_left_out_is_used_where_the_person_says_so() -> None:
    one = sheet(ROWS, name="Dashboard")
    beside = sheet([("Name", "Region"), ("Anna Berg", "North"), ("John Smith", "South")], "Lists")
    assert not read(beside).sheets[0].used
    reading = settled(beside, Corrections(layouts={"f1/Lists": Layout.WIDE}))
    assert reading.sheets[0].layout is Layout.WIDE
    assert settled(one, Corrections(layouts={"f1/Dashboard": Layout.LOOKUP})).facts == ()
    nothing = sheet([("Module", "Hours"), ("Ethics module", 2), ("Law module", 3)], "Lists")
    none = settled(nothing, Corrections(layouts={"f1/Lists": Layout.WIDE}))
    assert "say which one holds the names" in none.sheets[0].because


def test_a_sheet_is_read_by_rows_where_the_person_says_so() -> None:
    rows = (
        ("Name", "Course", "Status"),
        ("Anna Berg", "Ethics", "Completed"),
        (None, "Law", "In progress"),
        ("John Smith", "Ethics", "Completed"),
    )
    ditto = settled(sheet(rows), Corrections(layouts={TOPIC: Layout.DITTO}))
    assert told(ditto)["Anna Berg", "Law"] == ("in_progress", None)
    long = settled(sheet(rows), Corrections(layouts={TOPIC: Layout.LONG}))
    assert ("Anna Berg", "Law") not in told(long)
    assert told(long)["John Smith", "Ethics"] == ("completed", None)


def test_rows_without_a_requirement_cannot_be_read_one_by_one() -> None:
    rows = (("Name", "Completed"), ("Anna Berg", date(2025, 3, 4)), ("John Smith", None))
    reading = settled(sheet(rows), Corrections(layouts={TOPIC: Layout.LONG}))
    assert "no column names the requirements" in reading.sheets[0].because


ACROSS = (
    ("Name", "Anna Berg", "John Smith"),
    ("Orientation", "Completed", "In progress"),
    ("Exam", "In progress", "Completed"),
)


@pytest.mark.parametrize(
    "headers", [{}, {TOPIC: 1}], ids=["labels found", "labels in the first column"]
)
def test_a_sheet_is_turned_where_the_person_says_so(headers: dict[str, int]) -> None:
    corrections = Corrections(layouts={TOPIC: Layout.TRANSPOSED}, headers=headers)
    reading = settled(sheet(ACROSS), corrections)
    assert reading.sheets[0].layout is Layout.TRANSPOSED
    assert told(reading)["John Smith", "Exam"] == ("completed", None)


def test_a_sheet_is_turned_whose_labels_are_no_known_words() -> None:
    rows = ((None, "Zed Ab", "Qu Li"), ("Zebra", "Completed", "tbc"), ("Okapi", "tbc", "Completed"))
    reading = settled(sheet(rows), Corrections(layouts={TOPIC: Layout.TRANSPOSED}))
    assert reading.sheets[0].layout in (Layout.TRANSPOSED, Layout.NONE)


def test_a_form_is_read_as_one_where_the_person_says_so() -> None:
    rows = (
        ("Name:", "Anna Berg", None),
        ("Requirement", "Status", "Date"),
        ("Ethics", "Completed", date(2025, 3, 4)),
        ("Exam", "In progress", None),
    )
    reading = settled(sheet(rows), Corrections(layouts={TOPIC: Layout.FORM}))
    assert reading.sheets[0].layout is Layout.FORM
    assert told(reading)["Anna Berg", "Ethics"] == ("completed", "2025-03-04")
    no_form = sheet((("Total", 3), ("Sum", 4)))
    assert not settled(no_form, Corrections(layouts={TOPIC: Layout.FORM})).sheets[0].used
