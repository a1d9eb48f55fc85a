"""What marks, codes and colors stand for, said beside, above or below the table."""

from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.rules.tracker.corners import abouts, statuses
from tests.rules.tracker.tracker_books import Value, read, sheet, told
from tests.rules.tracker.written_tables import written

LEGEND = "C|Completed\nP|In progress\nN|Not applicable\nZ|Expired"
TABLE = "Name|Ethics|First Aid\nAnna Berg|C|P\nBo Katz|N|C"


def test_a_legend_above_the_table_settles_its_codes() -> None:
    reading = read(written(f"Legend|\n{LEGEND}\n~\n{TABLE}"))
    assert statuses(reading, "Ethics") == ["completed", "not_applicable"]
    assert not reading.questions
    assert reading.counts.ignored == 1, "only the word Legend"


def test_a_legend_below_the_table_settles_its_codes_and_is_nobody() -> None:
    reading = read(written(f"{TABLE}\n~\nLegend\n{LEGEND}"))
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Katz"]
    assert statuses(reading, "First Aid") == ["in_progress", "completed"]


def test_a_legend_beside_the_table_is_no_requirement() -> None:
    reading = read(
        written("""
Name|Ethics|First Aid||Key|
Anna Berg|C|P||C|Completed
Bo Katz|N|C||P|In progress
Dov Lind|C|C||N|Not started
""")
    )
    assert [requirement.title for requirement in reading.requirements] == ["Ethics", "First Aid"]
    assert statuses(reading, "Ethics") == ["completed", "not_started", "completed"]


def test_one_pair_alone_is_no_legend() -> None:
    assert "meaning of a value" in abouts(read(written(f"C|Completed\n~\n{TABLE}")))


def test_colors_named_in_a_legend_say_their_status() -> None:
    green, red = "00B050", "FF0000"

    def filled(text: str, fill: str) -> Value:
        return Cell(1, 1, CellKind.TEXT, text, fill=fill)

    rows: list[list[Value]] = [
        ["Name", "Hygiene", "Knives"],
        ["Anna Berg", filled("2024-01-12", green), filled("2024-02-15", green)],
        ["Bo Katz", filled("2024-01-19", red), filled("2024-02-22", green)],
        [],
        [filled("Green", green), "Completed"],
        [filled("Red", red), "Expired"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo Katz"]
    assert told(reading)["Bo Katz", "Hygiene"] == ("expired", "2024-01-19")


def test_a_person_called_green_is_one_where_nothing_is_filled() -> None:
    reading = read(written("Name|Ethics\nAnna Berg|Completed\nGreen|Completed"))
    assert [person.name for person in reading.people] == ["Anna Berg", "Green"]
