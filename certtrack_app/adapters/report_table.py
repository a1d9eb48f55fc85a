"""A section as a plain table of values, for sheets and text files that hold no drawings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from certtrack_app.rules.reports import Cell, Column, Mark, Measure, Progress, Section

Value = str | int | float | date | None


@dataclass(frozen=True)
class PlainTable:
    """Headings, what each column holds, and the rows of values under them."""

    headings: tuple[str, ...]
    measures: tuple[Measure, ...]
    rows: tuple[tuple[Value, ...], ...]


def plain_table(section: Section) -> PlainTable:
    """Lay a section out in values; progress takes two columns, what is done and of how much."""
    heads = [head for column in section.columns for head in _heads(column)]
    rows = tuple(tuple(_values(row, section.columns)) for row in section.rows)
    return PlainTable(tuple(name for name, _ in heads), tuple(kind for _, kind in heads), rows)


def _heads(column: Column) -> list[tuple[str, Measure]]:
    if column.measure is Measure.PROGRESS:
        return [(column.heading, Measure.AMOUNT), (f"{column.heading}, of", Measure.AMOUNT)]
    return [(column.heading, column.measure)]


def _values(row: Sequence[Cell], columns: Sequence[Column]) -> Iterator[Value]:
    for cell, column in zip(row, columns, strict=True):
        if column.measure is Measure.PROGRESS:
            yield from (cell.done, cell.target) if isinstance(cell, Progress) else (None, None)
        else:
            yield _value(cell)


def _value(cell: Cell) -> Value:
    """Give the value of a cell as a sheet holds it."""
    match cell:
        case Mark() | Progress():
            return cell.text
        case str() | int() | float() | date() | None:
            return cell
        case _:
            assert_never(cell)
