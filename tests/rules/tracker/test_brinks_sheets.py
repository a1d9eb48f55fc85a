"""Sheets at the brink of their kind: ids told late, many tables, rows that nearly are headings."""

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Sheet
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.header import header_at
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.stacked import headers_beneath
from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.corners import PEOPLE, column, statuses
from tests.rules.tracker.tracker_books import TODAY, Value, read, reasons, sheet, told

STAFF = sheet(
    [
        ["Name", "Person ID"],
        ["John Smith", "P-1001"],
        ["Mary Wells", "P-1002"],
        ["Karl Weber", "P-1003"],
    ],
    name="Staff",
)


def names(reading: Reading) -> list[str]:
    return [person.name for person in reading.people]


def test_a_sheet_that_names_people_by_unheaded_ids_alone_is_a_tracker_after_all() -> None:
    rows: list[list[Value]] = [["Whom", "Ethics status", "Exam date"]]
    rows += [["P-1001", "Completed", "2025-01-05"], ["P-1002", "In progress", None]]
    rows += [["P-1003", "Completed", "2025-02-05"]]
    reading = read(STAFF, sheet(rows, name="Done"))
    assert reading.sheets[1].layout is Layout.WIDE
    assert names(reading) == ["John Smith", "Mary Wells", "Karl Weber"]


def test_a_sheet_left_out_for_a_reason_is_not_searched_for_ids() -> None:
    rows: list[list[Value]] = [["Name", "Whom", "Hours"]]
    rows += [["John Smith", "P-1001", 2], ["Mary Wells", "P-1002", 3], ["Karl Weber", "P-1003", 4]]
    reading = read(STAFF, sheet(rows, name="Dashboard"))
    assert reading.sheets[1].because == "a dashboard beside the tracker"
    assert not reading.facts


def test_ids_of_two_kinds_with_different_values_stay_two_kinds() -> None:
    rows: list[list[Value]] = [["Name", "Person ID", "Badge number", "Ethics"]]
    rows += [["John Smith", "P-1001", "7001", "Completed"]]
    rows += [["Mary Wells", "P-1002", "7002", "In progress"]]
    one, two = read(sheet(rows)).people
    assert [len(one.ids), len(two.ids)] == [2, 2]


def test_a_second_table_of_nothing_people_did_is_left_unread() -> None:
    rows: list[list[Value]] = [["Name", "Email", "Ethics status", "Ethics date"]]
    rows += [[who, f"a{n}@x.org", "Completed", "2025-01-05"] for n, who in enumerate(PEOPLE)]
    rows += [["Email", "Name", "Department", "Location"], ["Total", None, 3, 4]]
    assert names(read(sheet(rows))) == list(PEOPLE)


def test_no_more_than_forty_further_tables_are_looked_for() -> None:
    rows: list[list[Value]] = []
    for number in range(43):
        before: list[Value] = [None] * (3 * (number % 14))
        rows += [[*before, "Name", "Email", f"Ethics {number}"]]
        rows += [[*before, "Anna Berg", "anna@x.org", "Completed"]]
    grid = grid_of(0, "f1", sheet(rows))
    interpreter = Interpreter(shipped_vocabulary(), TODAY)
    found = headers_beneath(grid, header_at(grid, 1, interpreter), interpreter)
    assert [header.rows for header in found] == [(row,) for row in range(3, 83, 2)]


def test_a_row_of_what_is_required_names_nobody() -> None:
    rows: list[list[Value]] = [["Name", "Ethics hours"], ["Required", 10]]
    rows += [["Anna Berg", 10], ["John Smith", 12]]
    assert names(read(sheet(rows))) == ["Anna Berg", "John Smith"]


def test_a_number_beside_the_word_name_is_no_heading_again() -> None:
    rows: list[list[Value]] = [["Name", "Email", "Ethics status", "Ethics hours"]]
    rows += [[who, f"a{n}@x.org", "Completed", 3] for n, who in enumerate(PEOPLE)]
    rows += [["Name", None, None, 4]]
    assert names(read(sheet(rows)))[: len(PEOPLE)] == list(PEOPLE)
    assert not [why for why in reasons(read(sheet(rows))).values() if "repeated" in why]


def test_requirements_may_stand_beneath_an_empty_corner() -> None:
    rows: list[list[Value]] = [[None, *PEOPLE[:4]]]
    rows += [["Ethics", "Completed", "Completed", "In progress", "Completed"]]
    rows += [["Final exam", "Completed", "x", "Completed", "Completed"]]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.TRANSPOSED
    assert told(reading)["Maria Lopez", "Ethics"] == ("in_progress", None)


def test_what_is_done_and_was_due_stays_done() -> None:
    done = "Completed, due 03/14/2026"
    reading = read(column("Final exam", [done, "Completed", "Completed", "In progress"]))
    assert statuses(reading, "Final exam")[0].startswith("completed")


def sideways(*rows: list[Value]) -> Sheet:
    return sheet([["Course", *PEOPLE[:4]], *rows])


def test_people_across_with_nothing_known_of_them_make_no_tracker() -> None:
    reading = read(sideways(["Room", "Blue", "Red", "Green", "Old hall"]))
    assert reading.sheets[0].layout is Layout.NONE
    assert reasons(reading)


def test_a_few_names_among_headings_do_not_turn_a_sheet() -> None:
    rows: list[list[Value]] = [["Name", *PEOPLE[:3]], ["Anna Vogel", "x", "x", "x"]]
    rows += [["Paul Weber", "x", "x", "x"], ["Rita Costa", "x", "x", "x"]]
    assert names(read(sheet(rows)))[0] == "Anna Vogel"
    mixed: list[list[Value]] = [["Person", *PEOPLE[:3]], ["Anna Vogel", "Completed", "x", "x"]]
    mixed += [["Paul Weber", "x", "x", "x"], ["Rita Costa", "x", "x", "Completed"]]
    assert names(read(sheet(mixed)))[0] == "Anna Vogel"
