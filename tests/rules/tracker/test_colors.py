"""Backgrounds that mean something: by a legend, or asked about once for each color."""

from datetime import date

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind
from tests.rules.tracker.tracker_books import Value, cell, read, sheet, told

GREEN, YELLOW, RED = "00B050", "FFFF00", "FF0000"


def filled(value: Value, fill: str) -> Cell:
    """A cell with a background."""
    return cell(1, 1, value)._replace(fill=fill)


LEGEND: list[list[Value]] = [
    [filled("Completed", GREEN), filled("Planned", YELLOW), filled("Expired", RED)],
    [],
]
ROWS: list[list[Value]] = [
    ["Name", "Ethics", "First Aid", "Final exam"],
    ["Anna Berg", filled(date(2024, 3, 2), GREEN), filled(date(2027, 3, 2), YELLOW), "Completed"],
    ["Bo Li", filled(date(2021, 3, 20), RED), filled("JS", GREEN), filled("Waived", RED)],
    ["Cy Lo", filled(date(2024, 5, 20), GREEN), filled("JS", YELLOW), None],
]


def test_a_legend_of_colors_says_what_days_and_initials_do_not() -> None:
    reading = read(sheet([*LEGEND, *ROWS]))
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", "2024-03-02"),
        ("Anna Berg", "First Aid"): ("planned", "2027-03-02"),
        ("Anna Berg", "Final exam"): ("completed", None),
        ("Bo Li", "Ethics"): ("expired", "2021-03-20"),
        ("Bo Li", "First Aid"): ("completed", None),
        ("Bo Li", "Final exam"): ("waived", None),
        ("Cy Lo", "Ethics"): ("completed", "2024-05-20"),
        ("Cy Lo", "First Aid"): ("planned", None),
    }


def test_colors_without_a_legend_are_asked_about_once_each() -> None:
    reading = read(sheet(ROWS))
    colors = [one for one in reading.questions if one.about == "meaning of a color"]
    assert {one.raw for one in colors} <= {GREEN, YELLOW, RED}
    assert told(reading)["Cy Lo", "Ethics"] == ("completed?", "2024-05-20")
    answers = {one.topic: "completed" for one in colors if one.raw == GREEN}
    settled = read(sheet(ROWS), corrections=Corrections(answers=answers))
    assert told(settled)["Cy Lo", "Ethics"] == ("completed", "2024-05-20")


def test_stripes_of_whole_rows_mean_nothing() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", "First Aid"]]
    for number in range(6):
        fill = "DDEBF7" if number % 2 else "FFFFFF"
        rows.append([filled(f"Anna B{number} Berg", fill), *(filled(date(2024, 3, 2), fill),) * 2])
    assert not read(sheet(rows)).questions


def test_a_colored_heading_is_no_legend() -> None:
    rows: list[list[Value]] = [["Name", filled("Completed", GREEN), filled("Ethics", YELLOW)]]
    rows += [[name, "x", filled(date(2024, 3, 2), GREEN)] for name in ("Anna Berg", "Bo Li")]
    assert all(fact.rule != "color" for fact in read(sheet(rows)).facts)


def test_the_kind_of_a_colored_number_stays() -> None:
    number = filled(0.85, GREEN)._replace(kind=CellKind.NUMBER, number_format="0%")
    rows: list[list[Value]] = [*LEGEND, ["Name", "Final exam"], ["Anna Berg", number]]
    (fact,) = read(sheet(rows)).facts
    assert (fact.status.value, fact.score) == ("completed", 85)
