"""Sheets beside the tracker that could be taken for people."""

from tests.rules.tracker.tracker_books import Value, read, sheet

TRACKER = sheet(
    [["Name", "SSN", "Ethics"]]
    + [[name, f"405-{n}", "Completed"] for n, name in enumerate(("Anna Berg", "Bo Li", "Cy Lo"))]
)


def test_a_list_of_choices_with_one_stray_id_among_its_titles_is_nobody() -> None:
    choices: list[list[Value]] = [["Courses", "SortBy"], ["First Aid", "Name"], ["Plans", "SSN"]]
    choices += [[title, "Status"] for title in ("Fire Officer", "Rescue Technician")]
    choices += [[f"Fire Officer {level}", None] for level in ("I", "II", "III", "IV")]
    reading = read(TRACKER, sheet(choices, name="Lists"))
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Li", "Cy Lo"]
    assert not reading.sheets[1].used
