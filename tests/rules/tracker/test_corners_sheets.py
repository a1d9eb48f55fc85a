"""Which sheets are trackers and how they lie: sideways, without a heading, or not at all."""

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Sheet
from certtrack_app.rules.tracker.words import Layout, Meaning
from tests.rules.tracker.corners import PEOPLE, abouts, answered, column
from tests.rules.tracker.tracker_books import Value, read, reasons, sheet, told


def why_not(one: Sheet) -> str:
    reading = read(one)
    assert reading.sheets[0].layout is Layout.NONE
    assert reading.counts.ignored == reading.counts.nonempty
    assert not reading.facts
    return reading.sheets[0].because


SUMMARY: list[list[Value]] = [["Name", "Hours"], ["Anna Berg", 12], ["John Smith", 30]]


def test_an_empty_sheet_says_so() -> None:
    assert why_not(sheet([])) == "an empty sheet"


def test_a_pivot_table_is_no_tracker() -> None:
    rows: list[list[Value]] = [["Row Labels", "Count of Name"], ["Ethics", 2], ["Exam", 3]]
    assert "pivot" in why_not(sheet([["Name", "Sum of Hours"], ["Anna Berg", 12]]))
    assert why_not(sheet(rows))


def test_a_dashboard_beside_the_tracker_is_none() -> None:
    assert why_not(sheet(SUMMARY, name="Dashboard")) == "a dashboard beside the tracker"
    assert why_not(sheet(SUMMARY, name="Monthly summary")) == "a dashboard beside the tracker"


def test_a_list_of_courses_names_things_not_people() -> None:
    rows: list[list[Value]] = [["Name", "Hours"]]
    rows += [[f"{title} training", 2] for title in ("Fire safety", "Data privacy", "First aid")]
    assert why_not(sheet(rows)) == "it names things, not people"


def test_a_list_of_words_under_name_is_no_list_of_people() -> None:
    rows: list[list[Value]] = [["Name", "Colour"], ["red-1", "bright"], ["blue-2", "dark"]]
    assert why_not(sheet(rows)) == "no table of people on it"


def test_a_sheet_of_instructions_is_named_as_such() -> None:
    because = why_not(sheet([["Please fill in every cell."]], name="Instructions"))
    assert because == "no table of people on it (instructions)"


def test_what_courses_are_required_is_not_what_anybody_did() -> None:
    rows: list[list[Value]] = [["Course", "Status"], ["Ethics", "Required"], ["Exam", "Required"]]
    assert why_not(sheet(rows, name="Required training")) == (
        "what is required, not what anybody did"
    )


SIDEWAYS: list[list[Value]] = [
    ["Name", *PEOPLE[:4]],
    ["Email", *(f"{who[:2]}@x.org".lower() for who in PEOPLE[:4])],
    ["Ethics", "Completed", "Completed", "In progress", "Completed"],
    ["Final exam", "Completed", None, "Completed", "Completed"],
]


def test_people_may_stand_across_and_requirements_down() -> None:
    reading = read(sheet(SIDEWAYS))
    assert reading.sheets[0].layout is Layout.TRANSPOSED
    assert [person.name for person in reading.people] == list(PEOPLE[:4])
    assert told(reading)["Maria Lopez", "Ethics"] == ("in_progress", None)
    assert ("John Smith", "Final exam") not in told(reading)


def test_requirements_down_need_no_label_for_the_people() -> None:
    rows: list[list[Value]] = [["Course", *PEOPLE[:4]]]
    rows += [["Ethics", "Completed", "Completed", "In progress", "Completed"]]
    rows += [["Final exam", "Completed", None, "Completed", "Completed"]]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.TRANSPOSED
    assert told(reading)["Maria Lopez", "Ethics"] == ("in_progress", None)


def test_a_column_across_that_describes_requirements_is_nobody() -> None:
    rows: list[list[Value]] = [
        ["Name", *PEOPLE[:4], "Links"],
        ["Person ID", "P-1", "P-2", "P-3", "P-4", None],
        ["Email", *(f"{number}@x.org" for number in range(4)), None],
        ["Cohort", *["2024A"] * 4, None],
        ["Ethics", *["Completed"] * 4, "https://x.org/a"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == list(PEOPLE[:4])
    (requirement,) = reading.requirements
    assert "F5" in {place.ref for place in requirement.cells}


UNHEADED: list[list[Value]] = [
    ["Anna Berg", "Completed", "12 h"],
    ["John Smith", "In progress", "7 h"],
    ["Maria Lopez", "Completed", "3 h"],
]


def test_columns_without_a_heading_are_asked_about() -> None:
    reading = read(sheet(UNHEADED))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith", "Maria Lopez"]
    assert set(abouts(reading)) == {"heading of a column"}
    assert all(fact.asked for fact in reading.facts)


def test_a_heading_answered_names_the_requirement() -> None:
    one = sheet([[row[0], *[row[1]] * 3] for row in UNHEADED])
    titles = {2: "Ethics", 3: "Final exam", 4: "Peer review"}
    answers = {f"heading/f1/Tracker/{number}": title for number, title in titles.items()}
    settled = read(one, corrections=Corrections(answers=answers))
    assert told(settled)["John Smith", "Ethics"] == ("in_progress", None)
    assert {title for _, title in told(settled)} == set(titles.values())
    assert not settled.questions


def test_the_person_may_say_where_the_heading_is() -> None:
    rows: list[list[Value]] = [
        ["Name", "Status", "Date"],
        ["Name", "Ethics", "Final exam"],
        ["Anna Berg", "Completed", "x"],
    ]
    told_so = read(sheet(rows), corrections=Corrections(headers={"f1/Tracker": 2}))
    assert told_so.sheets[0].header_rows[-1] == 2
    assert told(told_so)["Anna Berg", "Final exam"] == ("completed", None)


def test_the_person_may_say_what_a_column_means() -> None:
    one = column("Remark of old", ["12", "13"])
    settled = read(one, corrections=Corrections(columns={("f1/Tracker", 3): Meaning.PARTICULAR}))
    assert set(told(settled)) == {("Anna Berg", "Ethics"), ("John Smith", "Ethics")}
    rows: list[list[Value]] = [["Name", "Ethics", "Supervisor"], ["Anna Berg", "Completed", "x"]]
    value = Corrections(columns={("f1/Tracker", 3): Meaning.VALUE})
    assert told(read(sheet(rows), corrections=value))["Anna Berg", "Supervisor"] == (
        "completed",
        None,
    )


def test_a_lonely_column_of_an_unknown_heading_is_asked_about() -> None:
    one = column("Blorp", ["x", "x", "x"])
    reading = read(one)
    assert abouts(reading) == ["meaning of a column"]
    assert ("Anna Berg", "Blorp") in told(answered(one, {"meaning of a column": "requirement"}))
    left = answered(one, {"meaning of a column": "ignore"})
    assert ("Anna Berg", "Blorp") not in told(left)
    assert reasons(left)["Tracker!C2"] == "left out by the person importing"


def test_a_lonely_column_of_numbers_makes_no_fact_before_it_is_answered() -> None:
    reading = read(column("Blorp", [12, 7, 9]))
    assert abouts(reading) == ["meaning of a column"]
    assert reading.questions[0].proposed == "ignore"
    assert not any(title == "Blorp" for _, title in told(reading))
