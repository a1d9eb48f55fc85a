"""Books made from rows of plain values, and readings of them told in plain words."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.as_json import json_members
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Attachment, Book, Cell, CellKind, Sheet, Span
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.understand import understand

TODAY = date(2026, 3, 2)
Value = str | int | float | bool | date | datetime | time | timedelta | Cell | None

_KINDS: tuple[tuple[type, CellKind], ...] = (
    (bool, CellKind.BOOLEAN),
    (int, CellKind.NUMBER),
    (float, CellKind.NUMBER),
    (str, CellKind.TEXT),
    (datetime, CellKind.DATE),
    (time, CellKind.TIME),
    (timedelta, CellKind.DURATION),
)


def cell(row: int, column: int, value: Value) -> Cell:
    """Make a cell of a plain value; a cell given keeps all but its place."""
    if isinstance(value, Cell):
        return value._replace(row=row, column=column)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    kind = next(kind for sort, kind in _KINDS if isinstance(value, sort))
    assert value is not None
    return Cell(row, column, kind, value)


def sheet(
    rows: Sequence[Sequence[Value]],
    name: str = "Tracker",
    merges: Sequence[tuple[int, int, int, int]] = (),
    attachments: Sequence[Attachment] = (),
) -> Sheet:
    """Make a sheet of rows of plain values, the first row and column being 1; None is empty."""
    cells = tuple(
        cell(r, c, value)
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if value is not None
    )
    return Sheet(
        name, cells, merges=tuple(Span(*m) for m in merges), attachments=tuple(attachments)
    )


def book(
    *sheets: Sheet, key: str = "f1", name: str = "tracker.xlsx", date_system: int = 1900
) -> Book:
    """Make a book of sheets."""
    return Book(key, name, "0" * 64, "xlsx", sheets, date_system=date_system)


def read(*books_or_sheets: Book | Sheet, corrections: Corrections | None = None) -> Reading:
    """Read books, or sheets as one book, on the day of the tests."""
    sheets = [one for one in books_or_sheets if isinstance(one, Sheet)]
    books = [one for one in books_or_sheets if isinstance(one, Book)]
    if sheets:
        books.append(book(*sheets))
    return understand(books, shipped_vocabulary(), TODAY, corrections)


def told(reading: Reading) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Say status and day by person and requirement; asked ones end with a question mark."""
    return {
        (reading.people[fact.person].name, reading.requirements[fact.requirement].title): (
            fact.status.value + ("?" if fact.asked else ""),
            fact.on,
        )
        for fact in reading.facts
    }


def reasons(reading: Reading) -> Mapping[str, str]:
    """Say why cells were ignored, by first cell of each range."""
    from certtrack_app.rules.tracker.text import reference

    return {
        f"{reading.sheets[one.sheet].name}!{reference(bounds[0], bounds[1])}": one.because
        for one in reading.ignored
        for bounds in one.ranges
    }


def as_json(reading: Reading) -> dict[str, Any]:
    """Give the object that the preview prints of a reading."""
    members = "".join(json_members(reading, reading.no_tracker or None))
    said: dict[str, Any] = json.loads(f"{{{members}}}")
    return said
