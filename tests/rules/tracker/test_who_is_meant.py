"""Names that are words too, names beside numbers, and rows that look like people and are not."""

import pytest

from tests.rules.tracker.corners import abouts
from tests.rules.tracker.tracker_books import read, reasons, told
from tests.rules.tracker.written_tables import written


def names(text: str) -> list[str]:
    """The people a table written as text is about."""
    return [person.name for person in read(written(text)).people]


@pytest.mark.parametrize("name", ["Max", "May", "April", "Mark", "Total", "Min", "Page Turner"])
def test_a_name_that_is_a_word_too_is_a_person(name: str) -> None:
    text = f"Name|Ethics|First Aid\n{name}|Completed|@2024-03-02\nAnna Berg|Completed|"
    assert names(text) == [name, "Anna Berg"]


def test_a_person_called_max_has_hours_like_others() -> None:
    text = "Name|Mentor hours|Client hours\nAnna Berg|#12|#30\nMax|#5|#7\nBo Katz|#3|#4"
    assert names(text) == ["Anna Berg", "Max", "Bo Katz"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Max|#12|#30", "a row of totals"),
        ("Min|#3|#4", "a row of totals"),
        ("Completed %|67%|33%", "a row of totals"),
        ("Total hours|#15|#34", "a row of totals"),
        ("Target|#60|#100", "a row of targets"),
        ("Last updated|@2024-01-01|", "a note beside the table"),
    ],
)
def test_sums_below_the_people_are_nobody(row: str, why: str) -> None:
    reading = read(
        written(f"Name|Mentor hours|Client hours\nAnna Berg|#12|#30\nBo Katz|#3|#4\n{row}\n")
    )
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Katz"]
    assert why in reasons(reading).values()


def test_a_line_that_begins_as_notes_do_is_nobody_while_it_stands_alone() -> None:
    assert names("Name|Ethics\nAnna Berg|Completed\nNotes by Jo") == ["Anna Berg"]


def test_a_row_that_describes_the_requirements_is_nobody() -> None:
    reading = read(
        written("Name|Ethics|First Aid\nFrequency|Annual|3 years\nAnna Berg|Completed|No")
    )
    assert [person.name for person in reading.people] == ["Anna Berg"]
    assert reasons(reading)["Tracker!A2"] == "a note beside the table"


def test_a_title_over_a_table_without_a_heading_is_nobody() -> None:
    assert names(
        """
Northern Coaching Network
~
Anna Berg|Completed|@2024-03-02
Bo Katz|Completed|@2024-03-03
"""
    ) == [
        "Anna Berg",
        "Bo Katz",
    ]


def test_last_name_first_is_one_person_in_capitals_too() -> None:
    reading = read(
        written("Name|Email\nMARTA SILVA|m@x.org\nANNA BERG|a@x.org", "Roster"),
        written("Name|Ethics\nSILVA, MARTA|Completed\nBERG, ANNA|Completed", "Courses"),
    )
    assert [person.name for person in reading.people] == ["MARTA SILVA", "ANNA BERG"]


def test_letters_after_a_full_name_are_no_first_name() -> None:
    assert names("Name|Ethics\nAnna Berg, PCC|Completed\nBo Katz|No") == [
        "Anna Berg, PCC",
        "Bo Katz",
    ]


def test_a_number_beside_a_name_is_an_id() -> None:
    reading = read(
        written("Name|Ethics\nRuth Adler (4001)|Completed\n4002 - Sean Byrne|No\nTom Hale|No")
    )
    assert [(p.name, dict(p.ids)) for p in reading.people] == [
        ("Ruth Adler", {"ID": "4001"}),
        ("Sean Byrne", {"ID": "4002"}),
        ("Tom Hale", {}),
    ]


def test_people_known_by_e_mail_alone_go_by_it() -> None:
    assert names("Email|Ethics\na@x.org|Completed\nb@x.org|No") == ["a@x.org", "b@x.org"]


def test_names_under_no_heading_are_found_with_their_small_words() -> None:
    text = """
|Ethics|First Aid
de Vries, Jan|Completed|No
Sinéad O'Brien|No|Completed
ANNA VAN DER BERG|No|No
"""
    assert names(text) == ["Jan de Vries", "Sinéad O'Brien", "ANNA VAN DER BERG"]


def test_names_across_are_found_with_their_small_words() -> None:
    text = """
|Jan de Vries|JOHN SMITH|Maria da Costa
MANDATORY|||
Ethics|Completed|@2024-02-03|No
First Aid|No|No|No
"""
    assert names(text) == ["Jan de Vries", "JOHN SMITH", "Maria da Costa"]


def test_firms_are_no_people() -> None:
    text = """
Invoice no|Customer|Date|Amount|Paid
2024-001|Harbour Hospice|@2024-01-12|#1200|Yes
2024-002|Stonework Ltd|@2024-02-02|#860|No
"""
    assert not names(text)


def test_a_reference_that_has_a_status_is_a_requirement_and_no_id() -> None:
    reading = read(
        written("Name|Ethics|Reference\nAnna Berg|Completed|Completed\nBo Katz|No|Requested")
    )
    assert told(reading)["Bo Katz", "Reference"] == ("in_progress", None)
    assert not reading.people[0].ids


def test_ids_under_an_unknown_heading_are_known_by_another_sheet() -> None:
    reading = read(
        written(
            "Code|Ethics|First Aid\nA101|Completed|No\nA102|No|No\nA103|No|Completed", "Progress"
        ),
        written("Person ID|Name\nA101|Anna Berg\nA102|Bo Katz\nA103|Dov Lind", "People"),
    )
    assert told(reading)["Dov Lind", "First Aid"] == ("completed", None)


def test_a_course_without_any_name_beside_it_is_asked_about_nobody() -> None:
    assert not abouts(read(written("Course|Hours\nEthics|#3\nLaw|#4")))


def test_a_number_of_people_under_their_names_is_nobody() -> None:
    text = "No.|Name|Ethics|Law\n#1|Anna Berg|Completed|No\n#2|Bo Katz|No|No\nTotal|#2|#1|"
    assert names(text) == ["Anna Berg", "Bo Katz"]
