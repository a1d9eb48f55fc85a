"""Columns that say what applies to a person, and headings that say numbers are ids."""

import pytest

from tests.rules.tracker.tracker_books import Value, read, sheet, told

HEADS: list[Value] = ["Name", "First aid required", "First aid completed"]


@pytest.mark.parametrize(
    ("needs", "day", "status"),
    [
        ("Yes", "2024-02-12", "completed"),
        ("Yes", None, "required"),
        ("No", None, "not_applicable"),
        (True, None, "required"),
        (False, None, "not_applicable"),
        ("x", None, "required"),
    ],
)
def test_what_is_required_is_never_taken_for_completed(
    needs: Value, day: Value, status: str
) -> None:
    rows: list[list[Value]] = [
        HEADS,
        ["Ada Novak", needs, day],
        ["Bo Lind", "Yes", "2024-02-13"],
        ["Cy Moe", "Yes", "2024-02-14"],
    ]

    reading = read(sheet(rows))

    assert told(reading)["Ada Novak", "First aid"][0] == status
    assert [one.title for one in reading.requirements] == ["First aid"]


def test_a_requirement_called_required_stays_one_of_its_own() -> None:
    rows: list[list[Value]] = [
        ["Name", "Mandatory ethics", "Law"],
        ["Ada Novak", "Completed", "Completed"],
        ["Bo Lind", "Completed", "In progress"],
    ]

    assert told(read(sheet(rows)))["Ada Novak", "Mandatory ethics"] == ("completed", None)


def test_numbers_under_a_heading_of_ids_are_no_years() -> None:
    rows: list[list[Value]] = [
        ["Staff ID", "Name", "Course", "Date"],
        ["2001", "John Smith", "Ethics", "2024-02-01"],
        ["2009", "Mary Poe", "Ethics", "2024-05-16"],
    ]

    reading = read(sheet(rows))

    assert [dict(one.ids) for one in reading.people] == [{"Staff ID": "2001"}, {"Staff ID": "2009"}]
    assert told(reading)["John Smith", "Ethics"] == ("completed", "2024-02-01")


def test_nothing_but_placeholders_under_a_heading_of_ids_are_no_years() -> None:
    rows: list[list[Value]] = [
        ["Staff ID", "Name", "Ethics"],
        ["-", "John Smith", "Completed"],
        ["-", "Mary Poe", "Completed"],
    ]

    assert told(read(sheet(rows)))["John Smith", "Ethics"] == ("completed", None)
