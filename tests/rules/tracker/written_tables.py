"""Tables written as text: a line a row, bars between cells, #12 a number, @2024-03-02 a day."""

from datetime import date

from certtrack_app.rules.tracker.cells import Sheet
from tests.rules.tracker.tracker_books import Value, sheet


def written(text: str, name: str = "Tracker") -> Sheet:
    """Make a sheet of a table written as text; ~ is an empty row."""
    lines = text.strip("\n").split("\n")
    return sheet(
        [[] if line == "~" else [_value(part) for part in line.split("|")] for line in lines], name
    )


def _value(part: str) -> Value:
    text = part.strip(" ")
    if not text:
        return None
    if text[0] == "#":
        return float(text[1:])
    return date.fromisoformat(text[1:]) if text[0] == "@" else text.replace("␣", " ")
