"""Corners of columns and layouts that only odd trackers reach."""

from certtrack_app.rules.tracker.words import Layout
from tests.rules.tracker.tracker_books import Value, cell, read, sheet, told


def computed(value: Value) -> Value:
    """A value that a formula reckoned."""
    return cell(1, 1, value)._replace(formula=True)


def test_numbers_that_formulas_reckon_are_no_progress() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "Readiness"]]
    rows += [[n, "Completed", computed(v)] for n, v in (("Anna Berg", 17), ("Bo Li", 42))]
    assert set(told(read(sheet(rows)))) == {("Anna Berg", "Ethics"), ("Bo Li", "Ethics")}


def test_texts_that_do_not_tell_a_persons_rows_apart_are_no_titles() -> None:
    rows: list[list[Value]] = [["Name", "Whereabouts", "Status"]]
    rows += [[name, "Upstairs", "Completed"] for name in ("Anna Berg", "Bo Li") for _ in range(3)]
    reading = read(sheet(rows, name="Ethics"))
    assert [requirement.title for requirement in reading.requirements] == ["Ethics"]


def test_labels_down_the_side_of_a_table_turn_it_only_where_names_follow() -> None:
    rows: list[list[Value]] = [
        ["Requirement", "Status", "Date"],
        ["Ethics", "Completed", "2024-03-02"],
        ["Name", "Completed", "2024-03-02"],
        ["Email", "Completed", "2024-03-02"],
    ]
    assert read(sheet(rows)).sheets[0].layout is not Layout.TRANSPOSED


def test_people_across_without_any_progress_are_no_tracker() -> None:
    rows: list[list[Value]] = [
        ["Requirement", "Anna Berg", "Bo Li", "Carla Mendez"],
        ["Desk", "by the window", "by the door", "in the hall"],
        ["Chair", "the old blue one", "the new red one", "none of them yet"],
    ]
    reading = read(sheet(rows))
    assert not reading.facts
    assert reading.counts.nonempty == len(rows) * len(rows[0])


def test_first_names_across_are_people_where_their_addresses_stand_below() -> None:
    rows: list[list[Value]] = [
        ["Name", "Anna", "Bo"],
        ["Email", "a@x.org", "b@x.org"],
        ["Ethics", "Completed", "In progress"],
    ]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.TRANSPOSED
    assert told(reading)["Bo", "Ethics"] == ("in_progress", None)


def test_a_row_of_totals_turns_no_sheet() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "Exam"], ["Anna", "Completed", "x"]]
    rows += [["Bo", "In progress", "x"], ["Total", 1, 2]]
    reading = read(sheet(rows))
    assert reading.sheets[0].layout is Layout.WIDE
    assert [person.name for person in reading.people] == ["Anna", "Bo"]
