"""Rows that are no people: totals, targets, sections, notes, headings again, repeated rows."""

from datetime import date

from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.corners import statuses
from tests.rules.tracker.tracker_books import Value, read, reasons, sheet, told

HEAD: list[Value] = ["Name", "Ethics", "Final exam"]
ANNA: list[Value] = ["Anna Berg", "Completed", date(2024, 3, 20)]
JOHN: list[Value] = ["John Smith", "Completed", date(2024, 3, 21)]


def among(
    *rows: list[Value], merges: list[tuple[int, int, int, int]] | None = None
) -> dict[str, str]:
    """Read people with other rows among them; gives why cells were ignored."""
    reading = read(sheet([HEAD, ANNA, *rows, JOHN], merges=merges or ()))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]
    return {ref.removeprefix("Tracker!"): why for ref, why in reasons(reading).items()}


def test_the_heading_repeated_is_nobody() -> None:
    assert among(HEAD) == {"A3": "the heading repeated"}


def test_a_row_of_white_space_is_nobody() -> None:
    assert among(["   ", " "]) == {"A3": "white space only"}


def test_a_row_of_totals_is_nobody() -> None:
    assert among(["Total", 2, 2]) == {"A3": "a row of totals"}
    assert among(["Total staff trained", 2, 2])["A3"] == "a row of totals"


def test_a_person_may_be_called_as_a_total_is() -> None:
    rows: list[list[Value]] = [HEAD, ANNA, ["Min", "Completed", date(2024, 3, 20)]]
    assert [person.name for person in read(sheet(rows)).people] == ["Anna Berg", "Min"]


def test_a_test_account_of_an_export_is_nobody() -> None:
    assert among(["Student, Test", 5, 5]) == {"A3": "a row of totals"}


def test_a_legend_beneath_is_nobody() -> None:
    assert among(["Legend", "x = done"])["A3"] == "a note beside the table"
    assert among(["NB: x means done"])["A3"] == "a note beside the table"
    assert among(["Everybody has to have completed everything before the end of the summer"])
    assert among(["* = paper file"]) == {"A3": "a note beside the table"}


def test_a_value_without_a_name_is_nobodys() -> None:
    assert among([None, "Completed"]) == {"B3": "a note beside the table"}
    assert among([None, "Completed", "Completed"]) == {"B3": "a row that names nobody"}


def test_a_merged_title_within_the_table_is_a_section() -> None:
    assert among(["Coaches South"], merges=[(3, 1, 3, 3)]) == {"A3": "the title of a section"}


def test_a_section_that_names_a_cohort_gives_it_to_the_people_below() -> None:
    reading = read(sheet([HEAD, ["Cohort 2023"], ANNA, ["Cohort 2024"], JOHN]))
    assert [(person.name, person.cohort) for person in reading.people] == [
        ("Anna Berg", "Cohort 2023"),
        ("John Smith", "Cohort 2024"),
    ]


def test_a_section_that_names_no_cohort_is_left_out() -> None:
    assert among(["Region South"]) == {"A3": "the title of a section"}


def test_a_person_of_whom_nothing_is_known_yet_is_a_person() -> None:
    reading = read(sheet([HEAD, ANNA, ["John Smith"]]))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]


def test_a_row_said_twice_counts_once() -> None:
    rows: list[list[Value]] = [
        ["S/N", "Name", "Ethics"],
        [1, "Anna Berg", "Completed"],
        [2, "Anna Berg", "Completed"],
        [3, "John Smith", "Completed"],
    ]
    reading = read(sheet(rows))
    assert len(reading.facts) == 2
    assert reasons(reading)["Tracker!A3"] == "says the same as row 2"


def test_points_possible_are_targets_and_no_person() -> None:
    rows: list[list[Value]] = [
        ["Student", "Theory test", "Coaching hours", "Remarks"],
        ["    Points Possible", 50, "60 h", "see handbook"],
        ["Anna Berg", 45, 60, None],
        ["John Smith", 20, 12, None],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]
    assert statuses(reading, "Coaching hours") == ["completed", "in_progress"]
    assert {fact.status.value for fact in reading.facts if fact.score} == {"in_progress"}
    assert [question.about for question in reading.questions] == ["pass mark"]


def test_ditto_rows_below_a_name_are_that_persons() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status"],
        [None, "Orientation", "Completed"],
        ["Anna Berg", "Ethics", "Completed"],
        [None, "Exam", "In progress"],
        [None, None, "Completed"],
        ["John Smith", None, "Completed"],
        ["John Smith", "Ethics"],
    ]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.DITTO
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", None),
        ("Anna Berg", "Exam"): ("in_progress", None),
    }
    assert set(reasons(reading)) == {"Tracker!B2", "Tracker!C2", "Tracker!C5", "Tracker!C6"}


def test_placeholders_and_blanks_where_names_belong_name_nobody() -> None:
    rows: list[list[Value]] = [
        ["First name", "Last name", "Email", "Person ID", "Ethics"],
        ["Anna", "Berg", "mailto:a@x.org", "P-1", "Completed"],
        ["John", "Smith", "--", "  ", "Completed"],
    ]
    reading = read(sheet(rows))
    assert [(p.name, p.email, dict(p.ids)) for p in reading.people] == [
        ("Anna Berg", "a@x.org", {"Person ID": "P-1"}),
        ("John Smith", None, {}),
    ]
    assert reasons(reading)["Tracker!C3"] == "a placeholder that says nothing"
    assert reasons(reading)["Tracker!D3"] == "white space only"


def test_people_who_completed_nothing_are_still_people() -> None:
    rows: list[list[Value]] = [
        ["Full name", "Email"],
        ["Anna Berg", "a@x.org"],
        ["John Smith", "j@x.org"],
    ]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.LOOKUP
    assert [person.email for person in reading.people] == ["a@x.org", "j@x.org"]
    assert "names people, but nothing they have to do" in reading.no_tracker


def test_a_second_table_beneath_is_read_with_its_own_heading() -> None:
    rows: list[list[Value]] = [
        ["Name", "Email", "Cohort", "Ethics", "Ethics Date"],
        ["Anna Berg", "a@x.org", "2024A", "Completed", date(2024, 3, 20)],
        ["John Smith", "j@x.org", "2024A", "Completed", date(2024, 3, 21)],
        [],
        ["Name", "Mediation training", "Mediation Date"],
        ["Anna Berg", "Completed", date(2024, 4, 20)],
        ["Wei Chen", "In progress", None],
    ]
    reading = read(sheet(rows))
    assert reading.sheets[0].header_rows == (1, 5)
    assert told(reading)["Wei Chen", "Mediation training"] == ("in_progress", None)
    assert ("Anna Berg", "Ethics") in told(reading)
