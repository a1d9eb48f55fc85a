"""What was set right in a tracker is known again by the headings of the next copy."""

import json

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Sheet
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.shapes import (
    Recognized,
    Shape,
    as_last_time,
    recognized,
    record_of,
    shape_of_record,
    shapes_of,
)
from certtrack_app.rules.tracker.words import Layout, Meaning
from tests.rules.tracker.tracker_books import read, sheet, told

HEADINGS = ("Name", "Orientation", "Mentor hrs", "Zebra")
TOPIC = "f1/Tracker"
CORRECTIONS = Corrections(
    answers={
        "value/tbc": "completed",
        f"order/{TOPIC}/2": "dmy",
        f"pass mark/{TOPIC}": "70",
        f"who/{TOPIC}/A5": "Anna Berg",
        "numbers/f1/Other/2": "score",
    },
    headers={TOPIC: 1, "f1/Other": 3},
    columns={(TOPIC, 4): Meaning.IGNORED, ("f1/Other", 2): Meaning.DATE},
    titles={(TOPIC, 3): "Mentoring", ("f1/Other", 2): "Exam"},
    requirements={"orientation": "Welcome"},
    column_values={(TOPIC, 2, "tbc"): "in_progress", ("f1/Other", 2, "x"): "waived"},
)


def tracker(name: str = "Tracker", *above: tuple[str | None, ...]) -> Sheet:
    people = (("Anna Berg", "tbc", "12/60", 3), ("John Smith", "Completed", "60/60", 4))
    return sheet((*above, HEADINGS, *people), name)


def shape() -> Shape:
    """The shape of the tracker with all that was set right in it."""
    (one,) = shapes_of(read(tracker(), corrections=CORRECTIONS), CORRECTIONS)
    return one


def test_a_shape_keeps_what_was_set_right_in_its_sheet_alone() -> None:
    kept = shape()
    assert kept.headings == {1: "name", 2: "orientation", 3: "mentor hrs", 4: "zebra"}
    assert (kept.header, kept.columns) == (True, {4: Meaning.IGNORED})
    assert (kept.titles, kept.values) == ({3: "Mentoring"}, {(2, "tbc"): "in_progress"})
    assert kept.answers == {"order/{sheet}/2": "dmy", "pass mark/{sheet}": "70"}


def test_a_shape_survives_its_record() -> None:
    for one in (shape(), Shape({1: "name"}, layout=Layout.LONG)):
        assert shape_of_record(json.loads(json.dumps(record_of(one)))) == one


def test_nothing_is_kept_of_a_sheet_that_was_read_right() -> None:
    assert list(shapes_of(read(tracker()), Corrections())) == []


def test_nothing_is_kept_of_a_sheet_without_headings_or_left_out() -> None:
    rows = (("Anna Berg", "Completed"), ("John Smith", "In progress"), ("Ina Ek", "Completed"))
    named = Corrections(columns={(TOPIC, 2): Meaning.VALUE}, titles={(TOPIC, 2): "Exam"})
    assert list(shapes_of(read(sheet(rows), corrections=named), named)) == []
    left_out = Corrections(layouts={TOPIC: Layout.NONE})
    assert list(shapes_of(read(tracker(), corrections=left_out), left_out)) == []


def test_the_next_copy_is_read_as_last_time_wherever_its_heading_stands() -> None:
    copy = tracker("Coaches 2027", ("Coach tracker", None, None, None))
    grid = grid_of(0, "f1", copy)
    smaller = Shape({1: "name"})
    found = recognized([grid], [smaller, shape()])
    assert found == (Recognized("f1/Coaches 2027", 1, 2),)
    again = as_last_time([smaller, shape()], found)
    assert again.headers == {"f1/Coaches 2027": 2}
    assert again.answers == {"order/f1/Coaches 2027/2": "dmy", "pass mark/f1/Coaches 2027": "70"}
    reading = read(copy, corrections=again)
    assert [one.title for one in reading.requirements] == ["Welcome", "Mentor hrs"]
    assert told(reading)["Anna Berg", "Welcome"] == ("in_progress", None)
    assert again.layouts == {}
    assert as_last_time([Shape({}, layout=Layout.LONG)], [Recognized("a", 0, 1)]).layouts == {
        "a": Layout.LONG
    }


def test_another_tracker_is_not_taken_for_a_copy() -> None:
    other = sheet((("Name", "Exam"), ("Anna Berg", "Completed")))
    assert recognized([grid_of(0, "f1", other)], [shape()]) == ()


def test_a_sheet_on_its_side_is_known_by_its_labels() -> None:
    rows = (
        ("Name", "Anna Berg", "John Smith"),
        ("Orientation", "Completed", "In progress"),
        ("Exam", "In progress", "Completed"),
    )
    turned = {TOPIC: Layout.TRANSPOSED}
    left_out = Corrections(layouts=turned, columns={(TOPIC, 3): Meaning.IGNORED})
    one = sheet(rows)
    (kept,) = shapes_of(read(one, corrections=left_out), left_out)
    assert kept.turned
    (found,) = recognized([grid_of(0, "f1", one)], [kept])
    again = as_last_time([kept], [found])
    assert [r.title for r in read(one, corrections=again).requirements] == ["Orientation"]
