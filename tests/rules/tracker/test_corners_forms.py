"""Forms: a sheet about one person, named by labels or by the sheet."""

from datetime import date

from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.tracker_books import Value, read, sheet, told

TABLE: list[list[Value]] = [
    ["Requirement", "Status", "Date completed"],
    ["Ethics", "Completed", date(2024, 3, 20)],
    ["Final exam", "In progress", None],
    ["Peer review", None, None],
]
FACTS = {("Ethics", "completed", "2024-03-20"), ("Final exam", "in_progress", None)}


def form(*labels: list[Value], name: str = "Form", table: list[list[Value]] = TABLE) -> list[Value]:
    reading = read(sheet([*labels, [], *table], name=name))
    assert reading.sheets[0].layout is Layout.FORM
    (person,) = reading.people
    assert {(t, s, on) for (_, t), (s, on) in told(reading).items()} == FACTS
    assert reading.counts.nonempty == reading.counts.taken
    return [person.name, person.email, dict(person.ids).get("Person ID"), person.cohort]


def test_a_form_is_about_the_person_its_labels_name() -> None:
    assert form(
        ["Name: Anna Berg"],
        ["Person ID: P-1001"],
        ["Email:", None, "a@x.org"],
        ["Cohort: 2024A"],
    ) == ["Anna Berg", "a@x.org", "P-1001", "2024A"]


def test_label_and_name_may_share_a_cell() -> None:
    assert form(["Name: Anna Berg"])[0] == "Anna Berg"


def test_first_and_last_name_make_one() -> None:
    assert form(["First name: Anna"], ["Last name: Berg"])[0] == "Anna Berg"


def test_a_form_without_labels_is_about_the_person_its_sheet_is_named_after() -> None:
    assert form([None], name="Anna Berg")[0] == "Anna Berg"


def test_labels_may_stand_beneath_the_table() -> None:
    reading = read(sheet([*TABLE, [], ["Name:", "Anna Berg"]], name="Form"))
    assert [person.name for person in reading.people] == ["Anna Berg"]


def test_a_list_of_requirements_that_names_nobody_is_no_form() -> None:
    for name in ("Form", "Training Summary"):
        reading = read(sheet([["Name:"], [], *TABLE], name=name))
        assert reading.sheets[0].layout is Layout.NONE
        assert not reading.people
        assert "holds no table of people" in reading.no_tracker


def test_two_people_may_have_a_sheet_each() -> None:
    sheets = [sheet([["Name:", who], [], *TABLE], name=who) for who in ("Anna Berg", "Bo Li")]
    reading = read(*sheets)
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Li"]
    assert len(reading.requirements) == 3
