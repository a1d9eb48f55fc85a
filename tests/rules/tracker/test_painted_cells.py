"""Empty cells whose fill alone says how far somebody has come."""

from collections.abc import Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Sheet
from tests.rules.tracker.tracker_books import read, reasons, told
from tests.rules.tracker.written_tables import written

GREEN, RED, GREY = "00B050", "FF0000", "D9D9D9"
TABLE = "Name|Ethics|First Aid\nAnna Berg||\nBo Katz||"
FILLS = {(2, 2): GREEN, (2, 3): RED, (3, 2): RED, (3, 3): GREEN}


def painted(text: str, fills: Mapping[tuple[int, int], str]) -> Sheet:
    """A sheet some of whose empty cells are filled."""
    return replace(written(text), painted=dict(fills))


def test_a_legend_says_what_the_fill_of_an_empty_cell_means() -> None:
    legend = {(5, 1): GREEN, (6, 1): RED}
    reading = read(painted(f"{TABLE}\n~\n|Completed\n|Not started", {**FILLS, **legend}))
    assert told(reading) == {
        ("Anna Berg", "Ethics"): ("completed", None),
        ("Anna Berg", "First Aid"): ("not_started", None),
        ("Bo Katz", "Ethics"): ("not_started", None),
        ("Bo Katz", "First Aid"): ("completed", None),
    }
    assert not reading.questions
    assert [place.ref for place in reading.facts[0].cells] == ["B2"]


def test_colors_nobody_explained_are_asked_about_once_each() -> None:
    one = painted(TABLE, FILLS)
    reading = read(one)
    assert [question.raw for question in reading.questions] == [GREEN, RED]
    assert not reading.facts
    topics = [question.topic for question in reading.questions]
    said = Corrections(answers=dict(zip(topics, ("completed", "no meaning"), strict=True)))
    settled = read(one, corrections=said)
    assert told(settled) == {
        ("Anna Berg", "Ethics"): ("completed", None),
        ("Bo Katz", "First Aid"): ("completed", None),
    }


def test_colors_that_only_set_columns_apart_say_nothing() -> None:
    fills = {(2, 2): GREEN, (2, 3): RED, (3, 2): GREEN, (3, 3): RED}
    reading = read(painted(TABLE, fills))
    assert not reading.questions
    assert not reading.facts


def test_a_filled_cell_beside_a_word_leaves_the_word_its_say() -> None:
    text = "Name|Ethics|First Aid\nAnna Berg|Completed|\nBo Katz||Completed"
    reading = read(painted(text, {(2, 3): GREY, (3, 2): GREEN}))
    assert told(reading)["Anna Berg", "Ethics"] == ("completed", None)
    assert not reasons(reading)


def test_on_a_sheet_on_its_side_too_fills_count() -> None:
    text = "Requirement|Anna Berg|Bo Katz\nEthics||\nFirst Aid||\nLaw|No|No\n~\n||Completed"
    fills = {(2, 2): GREEN, (2, 3): RED, (3, 2): RED, (3, 3): GREEN, (6, 2): GREEN}
    reading = read(painted(text, fills))
    assert told(reading).get(("Anna Berg", "Ethics")) == ("completed", None)
    assert [place.ref for place in reading.facts[0].cells] == ["B2"]


def test_a_fill_that_another_sheet_contradicts_is_asked_about_at_the_other_sheet() -> None:
    colors = painted(f"{TABLE}\n~\n|Completed", {**FILLS, (5, 1): GREEN})
    words = replace(
        written("Name|Ethics|First Aid\nAnna Berg|In progress|No\nBo Katz|No|No"), name="B"
    )
    reading = read(colors, words)
    (ask,) = (one for one in reading.questions if one.about == "cells that contradict")
    assert {reading.sheets[place.sheet].name for place in ask.cells} == {"B"}
    settled = read(colors, words, corrections=Corrections(answers={ask.topic: "last"}))
    assert told(settled)["Anna Berg", "Ethics"] == ("in_progress", None)
