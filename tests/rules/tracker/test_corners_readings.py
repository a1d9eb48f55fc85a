"""Whole readings at their edges: many tables, unnamed columns, rows that name nothing."""

from datetime import date, datetime

import pytest

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.turning import turned
from certtrack_app.rules.tracker.words import Layout, Meaning
from tests.rules.tracker.corners import PEOPLE, abouts, column, facts_of, statuses
from tests.rules.tracker.tracker_books import TODAY, Value, as_json, read, reasons, sheet, told

EXAM = "Final exam"


def test_ones_and_zeros_alone_are_done_and_not_started() -> None:
    reading = read(column(EXAM, [1, 0]))
    assert statuses(reading, EXAM) == ["completed", "not_started"]
    assert not reading.questions


def test_the_json_names_the_evidence_of_a_fact() -> None:
    reading = read(column(EXAM, ["https://x.org/a.pdf", "Completed"]))
    told_as_json = as_json(reading)
    (found,) = told_as_json["evidence"]
    assert (found["key"], found["kind"]) == ("e1", "hyperlink")
    assert found["cells"] == [{"file": "f1", "sheet": "Tracker", "ref": "C2"}]
    assert ["e1"] in [fact["evidence"] for fact in told_as_json["facts"]]


def test_each_cell_can_be_asked_what_it_was_taken_for() -> None:
    (one,) = read(column(EXAM, ["Completed"])).sheets
    assert [one.meaning(n) for n in range(4)] == [*[Meaning.HEADING] * 3, Meaning.NAME]


def test_a_no_beside_some_of_the_hours_is_a_beginning() -> None:
    rows: list[list[Value]] = [["Name", "Course", "Completed", "Hours completed"]]
    rows += [["Anna Berg", "Practicum", "No", "12/60"], ["John Smith", "Practicum", "Yes", "60/60"]]
    assert statuses(read(sheet(rows)), "Practicum") == ["in_progress", "completed"]


@pytest.mark.parametrize("kind", [CellKind.TIME, CellKind.DATE])
def test_a_cell_that_is_not_what_its_format_says_is_asked_about(kind: CellKind) -> None:
    reading = read(column(EXAM, [Cell(1, 1, kind, "blorp"), "Completed", "Completed"]))
    assert abouts(reading) == ["meaning of a value"]
    assert statuses(reading, EXAM) == ["completed", "completed"]


def test_an_unknown_day_of_expiry_is_left_out() -> None:
    rows: list[list[Value]] = [["Name", "First Aid Status", "First Aid Expiry"]]
    rows += [["Anna Berg", "Completed", datetime(1900, 1, 1)]]
    rows += [["John Smith", "Completed", datetime(2027, 3, 13)]]
    reading = read(sheet(rows))
    assert reasons(reading)["Tracker!C2"] == "placeholder date, the day is unknown"
    assert [fact.expires_on for fact in reading.facts] == [None, "2027-03-13"]


def test_an_address_where_a_status_belongs_is_asked_about() -> None:
    reading = read(column(EXAM, ["a@x.org", "Completed", "Completed", "Completed"]))
    assert abouts(reading) == ["meaning of a value"]


def test_a_status_with_its_points_keeps_both() -> None:
    (fact,) = facts_of(read(column("Theory test (pass mark 70)", ["Passed 85/100"])), "Theory test")
    assert (fact.status.value, fact.score) == ("completed", 85)


def test_a_start_is_no_completion() -> None:
    (fact,) = facts_of(read(column(EXAM, ["In progress since 13/03/2024"])), EXAM)
    assert (fact.status.value, fact.on) == ("in_progress", None)


def test_rows_of_people_who_come_again_are_about_what_tells_them_apart() -> None:
    rows: list[list[Value]] = [["Name", "Blorp", "Status"]]
    for who in PEOPLE[:3]:
        rows += [[who, "Ethics ways", "Completed"], [who, "Peer circle", "In progress"]]
    reading = read(sheet(rows))
    assert told(reading)["John Smith", "Peer circle"] == ("in_progress", None)


def test_a_form_needs_no_known_heading_over_its_requirements() -> None:
    rows: list[list[Value]] = [["Name: Anna Berg"], [], ["Blorp", "Status", "Date completed"]]
    rows += [["Ethics ways", "Completed", date(2024, 3, 20)], [None, "Completed", "x"]]
    rows += [["Peer circle", "In progress", None]]
    reading = read(sheet(rows, name="Form"))
    assert reading.sheets[0].layout is Layout.FORM
    assert told(reading) == {
        ("Anna Berg", "Ethics ways"): ("completed", "2024-03-20"),
        ("Anna Berg", "Peer circle"): ("in_progress", None),
    }


def test_a_very_large_sheet_is_never_turned() -> None:
    cells: list[list[Value]] = [[n] * 100 for n in range(401)]
    interpreter = Interpreter(shipped_vocabulary(), TODAY)
    assert turned(grid_of(0, "f1", sheet(cells)), None, interpreter) is None


def test_a_row_with_an_id_alone_is_that_persons() -> None:
    rows: list[list[Value]] = [["Name", "Person ID", "Ethics", EXAM]]
    rows += [["John Smith", "P-1001", "Completed", None], [None, "P-1001", None, "Completed"]]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["John Smith"]
    assert len(reading.facts) == 2


def test_a_vocabulary_ignores_a_section_that_lists_no_words() -> None:
    words = Vocabulary.of([{"language": "xx", "status": "oops", "months": {"1": ["jan"]}}])
    assert (dict(words.statuses), dict(words.months)) == ({}, {"jan": 1})


def test_two_words_that_are_no_months_are_no_range() -> None:
    assert Interpreter(shipped_vocabulary(), TODAY).dates.whole("Jan-Wug 2024") is None


def test_e_mails_under_any_heading_are_e_mails() -> None:
    rows: list[list[Value]] = [["Name", "Blorp", "Ethics"], ["Anna Berg", "a@x.org", "Completed"]]
    rows += [["John Smith", "j@x.org", "Completed"]]
    reading = read(sheet(rows))
    assert [person.email for person in reading.people] == ["a@x.org", "j@x.org"]


def test_links_under_a_requirement_are_its_evidence() -> None:
    reading = read(column("Blorp", ["https://x.org/a.pdf", "https://x.org/b.pdf"]))
    assert {found.target for found in reading.evidence} == {
        "https://x.org/a.pdf",
        "https://x.org/b.pdf",
    }
    assert statuses(reading, "Blorp") == ["completed?", "completed?"]


def test_a_group_headed_status_says_what_the_columns_beneath_tell() -> None:
    rows: list[list[Value]] = [[None, "Status"], ["Name", "Blorp", "Wug", "Zonk"]]
    rows += [[who, "Completed", "In progress", "Completed"] for who in PEOPLE[:3]]
    reading = read(sheet(rows, merges=[(1, 2, 1, 4)]))
    assert told(reading)["Anna Berg", "Wug"] == ("in_progress", None)
