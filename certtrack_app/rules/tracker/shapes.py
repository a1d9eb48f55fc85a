"""What was set right in a tracker, kept by its headings, so that the next copy is read alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.reading import Reading, SheetReading
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning

_SEARCHED_ROWS = 60
_FEWEST_HEADINGS = 2
_COLUMN = re.compile(r"(row )?\d+")
_HERE = "{sheet}"


@dataclass(frozen=True)
class Shape:
    """The headings of one sheet by column, and what the person set right in it.

    `header` tells that the heading's row was pointed out; `answers` are by topic, the sheet's own
    name replaced in it. On a sheet that lies on its side, columns are its rows.
    """

    headings: Mapping[int, str]
    turned: bool = False
    header: bool = False
    layout: Layout | None = None
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)
    requirements: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to be read as last time."""
        own = (self.columns, self.titles, self.values, self.requirements, self.answers)
        return self.header or self.layout is not None or any(own)


class Recognized(NamedTuple):
    """A sheet that has the headings of a shape: which shape, and the row they stand in."""

    topic: str
    shape: int
    row: int


def shapes_of(reading: Reading, corrections: Corrections) -> Iterator[Shape]:
    """Give the shape of each sheet in which something was set right or answered."""
    for sheet in reading.sheets:
        headings = {one.number: fold(one.heading) for one in sheet.columns if one.heading}
        if sheet.used and sheet.header_rows and len(headings) >= _FEWEST_HEADINGS:
            shape = _shape(sheet, headings, corrections)
            if shape.says_something:
                yield shape


def _shape(sheet: SheetReading, headings: Mapping[int, str], corrections: Corrections) -> Shape:
    topic = sheet.topic
    return Shape(
        headings,
        sheet.turned,
        bool(corrections.headers.get(topic)),
        corrections.layouts.get(topic),
        {number: m for (of, number), m in corrections.columns.items() if of == topic},
        {number: title for (of, number), title in corrections.titles.items() if of == topic},
        {(n, text): r for (of, n, text), r in corrections.column_values.items() if of == topic},
        corrections.requirements,
        dict(_answers(topic, corrections.answers)),
    )


def _answers(topic: str, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The answers about whole columns of a sheet, without its name."""
    for asked, answer in answers.items():
        kind, found, rest = asked.partition(f"/{topic}")
        if found and (not rest or _COLUMN.fullmatch(rest.removeprefix("/"))):
            yield f"{kind}/{_HERE}{rest}", answer


def recognized(grids: Sequence[Grid], shapes: Sequence[Shape]) -> tuple[Recognized, ...]:
    """Find the sheets that have the headings of a shape, the fullest shape first."""
    order = sorted(range(len(shapes)), key=lambda n: -len(shapes[n].headings))
    found = (_recognized(grid, shapes, order) for grid in grids)
    return tuple(one for one in found if one is not None)


def _recognized(grid: Grid, shapes: Sequence[Shape], order: Sequence[int]) -> Recognized | None:
    for number in order:
        shape = shapes[number]
        lying = grid.turn() if shape.turned else grid
        for row in lying.row_numbers[:_SEARCHED_ROWS]:
            folded = lying.folded(row)
            if all(folded.get(column) == text for column, text in shape.headings.items()):
                return Recognized(grid.topic, number, row)
    return None


def as_last_time(shapes: Sequence[Shape], found: Sequence[Recognized]) -> Corrections:
    """Give what was set right in sheets of these shapes as corrections of those recognized."""
    known = [(one, shapes[one.shape]) for one in found]
    return Corrections(
        answers={
            asked.replace(_HERE, one.topic): answer
            for one, shape in known
            for asked, answer in shape.answers.items()
        },
        headers={one.topic: one.row for one, shape in known if shape.header},
        layouts={one.topic: shape.layout for one, shape in known if shape.layout is not None},
        columns={(one.topic, n): m for one, shape in known for n, m in shape.columns.items()},
        titles={(one.topic, n): t for one, shape in known for n, t in shape.titles.items()},
        requirements={t: u for _, shape in known for t, u in shape.requirements.items()},
        column_values={
            (one.topic, n, text): reading
            for one, shape in known
            for (n, text), reading in shape.values.items()
        },
    )


def record_of(shape: Shape) -> dict[str, Any]:
    """Give a shape as plain JSON."""
    return {
        "headings": {str(number): text for number, text in shape.headings.items()},
        "turned": shape.turned,
        "header": shape.header,
        "layout": shape.layout.value if shape.layout is not None else None,
        "columns": {str(number): meaning.value for number, meaning in shape.columns.items()},
        "titles": {str(number): title for number, title in shape.titles.items()},
        "values": [[number, text, reading] for (number, text), reading in shape.values.items()],
        "requirements": dict(shape.requirements),
        "answers": dict(shape.answers),
    }


def shape_of_record(record: Mapping[str, Any]) -> Shape:
    """Read a shape from plain JSON."""
    return Shape(
        {int(number): text for number, text in record["headings"].items()},
        record["turned"],
        record["header"],
        Layout(record["layout"]) if record["layout"] else None,
        {int(number): Meaning(meaning) for number, meaning in record["columns"].items()},
        {int(number): title for number, title in record["titles"].items()},
        {(number, text): reading for number, text, reading in record["values"]},
        record["requirements"],
        record["answers"],
    )
