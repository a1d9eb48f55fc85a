"""Sums among people do not make a pivot table of a tracker."""

from tests.rules.tracker.tracker_books import Value, read, sheet, told


def test_a_grand_total_below_people_and_their_marks_is_no_pivot_table() -> None:
    rows: list[list[Value]] = [
        ["Cohort", "Name", "Ethics", "Exam"],
        ["Spring", "Ruth Adler", "x", "x"],
        ["Spring", "Sean Byrne", "x", None],
        ["Spring total", None, 2, 1],
        ["Grand total", None, 2, 1],
    ]

    reading = read(sheet(rows))

    assert [one.name for one in reading.people] == ["Ruth Adler", "Sean Byrne"]
    assert told(reading)["Sean Byrne", "Ethics"] == ("completed", None)


def test_counts_of_people_by_name_and_a_grand_total_are_a_pivot_table() -> None:
    rows: list[list[Value]] = [
        ["Name", "Ethics", "Exam"],
        ["Ruth Adler", 2, 1],
        ["Sean Byrne", 1, 3],
        ["Grand total", 3, 4],
    ]

    assert read(sheet(rows)).sheets[0].because == "a pivot table, reckoned from other cells"
