"""Headings of all kinds: bracketed targets, groups above, sub-headings, names in parts."""

import pytest

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from certtrack_app.rules.tracker.days import Order
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.persons import looks_like_a_person
from certtrack_app.rules.tracker.quantities import Quantity
from certtrack_app.rules.tracker.words import Layout, Meaning
from tests.rules.tracker.corners import PEOPLE, statuses
from tests.rules.tracker.tracker_books import Value, cell, read, reasons, sheet, told

WORDS = shipped_vocabulary()


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Mentor coaching (10 h)", 10, "h"),
        ("Coaching log (max 60 hours)", 60, "h"),
        ("Peer circles (target 12)", 12, ""),
        ("Coaching log [hrs]", 0, "h"),
        ("60 h education", 60, "h"),
    ],
)
def test_a_heading_may_state_its_target_or_unit(text: str, amount: float, unit: str) -> None:
    quantity = head_of(text, WORDS).quantity
    assert quantity is not None
    assert (quantity.amount, quantity.unit) == (amount, unit)


@pytest.mark.parametrize("text", ["Peer circles (north)", "Peer circles (2024)", "Safety 3 days"])
def test_what_is_no_target_is_not_taken_for_one(text: str) -> None:
    assert head_of(text, WORDS).quantity is None


def test_a_heading_may_state_its_pass_mark_and_the_order_of_its_dates() -> None:
    assert head_of("Theory (pass mark 70%)", WORDS).pass_mark == 70
    assert head_of("Date completed (dd/mm/yyyy)", WORDS).order is Order.DMY
    assert head_of("Date completed (mm/dd/yyyy)", WORDS).order is Order.MDY
    assert head_of("Date completed", WORDS).order is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Driver name", Meaning.NAME),
        ("Driver ID", Meaning.ID),
        ("Trainer name", Meaning.PARTICULAR),
        ("Machine number", Meaning.PARTICULAR),
    ],
)
def test_whose_name_or_number_it_is_decides(text: str, meaning: Meaning) -> None:
    assert head_of(text, WORDS).meaning is meaning


def test_the_requirement_is_what_is_left_of_a_heading() -> None:
    head = head_of("Date of First Aid", WORDS)
    assert (head.meaning, head.stem) == (Meaning.DATE, "First Aid")
    head = head_of("First Aid - Expiry date", WORDS)
    assert (head.meaning, head.stem) == (Meaning.EXPIRY, "First Aid")
    assert head_of("Mentor coaching (10 h)", WORDS).quantity == Quantity(
        10, "h", rule="amount with unit"
    )


@pytest.mark.parametrize(
    "text", ["Anna Berg", "Smith, John", "a@x.org", "anna.berg", "Binti Al Amin", "สมชาย ใจดี"]
)
def test_a_person_is_known_by_name_login_or_e_mail(text: str) -> None:
    assert looks_like_a_person(text, WORDS)


@pytest.mark.parametrize(
    "text", ["Anna", "Fire Safety", "In Progress", "blue sky", "A B C D E F G", "Room 12"]
)
def test_titles_words_and_statuses_are_no_people(text: str) -> None:
    assert not looks_like_a_person(text, WORDS)


def test_groups_above_merged_over_their_columns_name_the_requirements() -> None:
    one = sheet(
        [
            [None, "First Aid", None, "Fire Safety"],
            ["Name", "Status", "Date", "Status", "Date"],
            ["Anna Berg", "Completed", "20/03/2024", "In progress"],
            ["John Smith", "Completed", "21/03/2024", "Completed", "22/03/2024"],
        ],
        merges=[(1, 2, 1, 3), (1, 4, 1, 5)],
    )
    reading = read(one)
    assert reading.sheets[0].header_rows == (1, 2)
    assert told(reading) == {
        ("Anna Berg", "First Aid"): ("completed", "2024-03-20"),
        ("Anna Berg", "Fire Safety"): ("in_progress", None),
        ("John Smith", "First Aid"): ("completed", "2024-03-21"),
        ("John Smith", "Fire Safety"): ("completed", "2024-03-22"),
    }


def test_groups_above_span_to_the_next_where_nothing_is_merged() -> None:
    rows: list[list[Value]] = [
        [None, "First Aid", None, "Fire Safety"],
        ["Name", "Status", "Date", "Status", "Date"],
        ["Anna Berg", "Completed", "20/03/2024", "In progress"],
    ]
    assert told(read(sheet(rows))) == {
        ("Anna Berg", "First Aid"): ("completed", "2024-03-20"),
        ("Anna Berg", "Fire Safety"): ("in_progress", None),
    }


def test_sub_headings_may_stand_beneath_a_merged_name() -> None:
    one = sheet(
        [
            ["Name", "First Aid", None, "Fire Safety"],
            [None, "Status", "Date", "Status", "Date"],
            ["Anna Berg", "Completed", "20/03/2024", "In progress"],
            ["John Smith", "Completed", "21/03/2024", "Completed", "22/03/2024"],
        ],
        merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)],
    )
    assert told(read(one))["John Smith", "Fire Safety"] == ("completed", "2024-03-22")


def people(head: list[Value], *rows: list[Value]) -> list[str]:
    return [person.name for person in read(sheet([head, *rows])).people]


def test_a_name_may_stand_in_two_columns() -> None:
    head: list[Value] = ["Name", "Surname", "Ethics"]
    assert people(head, ["Anna", "Berg", "x"], ["John", "Smith", "x"]) == [
        "Anna Berg",
        "John Smith",
    ]
    head = ["First name", "Name", "Ethics"]
    assert people(head, ["Anna", "Berg", "x"], ["John", "Smith", "x"]) == [
        "Anna Berg",
        "John Smith",
    ]


def test_a_last_name_alone_is_the_name() -> None:
    assert people(["Last name", "Ethics"], ["Berg", "x"], ["Smith", "x"]) == ["Berg", "Smith"]


def test_a_second_column_of_names_is_a_particular() -> None:
    head: list[Value] = ["Name", "Ethics", "Final exam", "Participant", "Email", "Work email"]
    reading = read(sheet([head, ["Anna Berg", "x", "x", "Bo Li", "a@x.org", "b@x.org"]]))
    assert [(person.name, person.email) for person in reading.people] == [("Anna Berg", "a@x.org")]
    assert reasons(reading)["Tracker!D2"].startswith("a particular that no checklist needs")


def test_people_are_found_under_a_heading_that_is_no_known_word() -> None:
    rows: list[list[Value]] = [["Who is it", "Ethics", "Final exam", "Peer review"]]
    rows += [[who, "Completed", "In progress", "Completed"] for who in PEOPLE[:4]]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == list(PEOPLE[:4])


def test_e_mails_and_numbers_under_name_are_what_they_are() -> None:
    mails = read(sheet([["Name", "Ethics"], ["a@x.org", "x"], ["b@x.org", "x"]]))
    assert [person.email for person in mails.people] == ["a@x.org", "b@x.org"]
    ids = read(sheet([["Participant", "Ethics"], [10012, "Completed"], [10013, "Completed"]]))
    assert [dict(person.ids) for person in ids.people] == [
        {"Participant": "10012"},
        {"Participant": "10013"},
    ]


def with_hidden(rows: list[list[Value]], hidden: int) -> Sheet:
    one = sheet(rows)
    return Sheet(one.name, one.cells, hidden_columns=frozenset({hidden}))


def test_a_drop_downs_list_of_choices_is_left_out() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "Final exam"]]
    choices = ("Completed", "In progress", "Planned")
    rows += [[who, "Completed", "x", None, one] for who, one in zip(PEOPLE, choices, strict=False)]
    for one in (sheet(rows), with_hidden(rows, 5)):
        reading = read(one)
        assert reasons(reading)["Tracker!E2"] == "a list of choices"
        assert {title for _, title in told(reading)} == {"Ethics", "Final exam"}


def test_what_formulas_reckon_is_left_out() -> None:
    reckoned = Cell(1, 1, CellKind.NUMBER, 12, formula=True)
    rows: list[list[Value]] = [["Name", "Ethics", "Final exam", "Peer review", "Tally"]]
    rows += [[who, "Completed", "x", "x", reckoned] for who in PEOPLE[:3]]
    reading = read(sheet(rows))
    assert reasons(reading)["Tracker!E2"] == "computed from other cells: Tally"


def test_status_and_date_of_all_requirements_together_belong_to_none() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "Final exam", "Peer review", "Status"]]
    rows += [[who, "Completed", "Completed", "In progress", "Completed"] for who in PEOPLE[:3]]
    reading = read(sheet(rows))
    assert reasons(reading)["Tracker!E2"] == "sums up all requirements of a person: Status"
    assert {title for _, title in told(reading)} == {"Ethics", "Final exam", "Peer review"}


def test_days_under_no_heading_are_those_of_the_requirement_before_them() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", None, "Final exam", None]]
    rows += [[who, "Completed", "20/03/2024", "Completed", "21/03/2024"] for who in PEOPLE[:3]]
    assert told(read(sheet(rows)))["Anna Berg", "Final exam"] == ("completed", "2024-03-21")


def test_a_grade_of_pay_is_no_score() -> None:
    rows: list[list[Value]] = [["Name", "Course", "Date completed", "Grade"]]
    rows += [["Anna Berg", "Ethics", "20/03/2024", "Senior clerk"]]
    rows += [["John Smith", "Ethics", "21/03/2024", "Junior clerk"]]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.LONG
    assert reasons(reading)["Tracker!D2"].startswith("a particular")
    assert statuses(reading, "Ethics") == ["completed", "completed"]


def test_a_broader_heading_beside_the_title_is_not_another_requirement() -> None:
    rows: list[list[Value]] = [["Name", "Certification", "Course", "Status", "Start date", "Reach"]]
    rows += [["Anna Berg", "ACC", "Ethics", "Completed", "20/03/2024", "wide"]]
    rows += [["John Smith", "ACC", "Mediation", "Completed", "21/03/2024", "far"]]
    reading = read(sheet(rows))
    assert {title for _, title in told(reading)} == {"Ethics", "Mediation"}
    assert all(fact.on is None for fact in reading.facts)


def test_a_share_completed_is_the_status_of_its_row() -> None:
    share = cell(1, 1, 0.4)._replace(number_format="0%")
    rows: list[list[Value]] = [["Name", "Course", "% complete"]]
    rows += [["Anna Berg", "Ethics", share], ["John Smith", "Ethics", 100]]
    assert statuses(read(sheet(rows)), "Ethics") == ["in_progress", "completed"]
