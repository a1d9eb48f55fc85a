"""What a sheet is: a tracker and its layout, a list of people, or none, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.columns import columns_of
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import find_header, header_at
from certtrack_app.rules.tracker.rows import RowReader, RowSort, body_rows
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning


@dataclass(frozen=True)
class Plan:
    """How a sheet is going to be read, and why."""

    grid: Grid
    layout: Layout
    because: str
    table: Table | None = None
    rows: Mapping[int, RowSort] | None = None
    titles: Column | None = None


def plan_of(grid: Grid, interpreter: Interpreter, corrections: Corrections) -> Plan:
    """Decide how a sheet is to be read."""
    if not grid.rows:
        return Plan(grid, Layout.NONE, "an empty sheet")
    row = corrections.headers.get(grid.topic)
    header = header_at(grid, row, interpreter) if row else find_header(grid, interpreter)
    if header is None:
        return Plan(grid, Layout.NONE, _no_table(grid, interpreter))
    corrected = {
        number: meaning
        for (topic, number), meaning in corrections.columns.items()
        if topic == grid.topic
    }
    body = body_rows(grid, header)
    columns = columns_of(grid, header, body, interpreter, corrected)
    return _planned(Table(grid, header, columns, body), interpreter)


def _no_table(grid: Grid, interpreter: Interpreter) -> str:
    sort = interpreter.vocabulary.sheets.get(fold(grid.sheet.name))
    return f"no table of people: {sort}" if sort else "no table of people on it"


def _planned(table: Table, interpreter: Interpreter) -> Plan:
    reader = RowReader(table, interpreter.vocabulary)
    rows: Mapping[int, RowSort] = {row: reader.sort(row) for row in table.body}
    titles = _titles(table)
    if not table.who:
        return Plan(table.grid, Layout.NONE, "it names no people", table, rows)
    if titles is not None:
        rows = _with_dittos(table, rows, titles)
        ditto = any(sort is RowSort.CONTINUED for sort in rows.values())
        layout = Layout.DITTO if ditto else Layout.LONG
        return Plan(table.grid, layout, "one row per person and requirement", table, rows, titles)
    if any(column.meaning.tells_of_a_requirement for column in table.columns):
        return Plan(table.grid, Layout.WIDE, "people down, requirements across", table, rows)
    return Plan(
        table.grid, Layout.LOOKUP, "it names people, and nothing they completed", table, rows
    )


def _titles(table: Table) -> Column | None:
    """Choose the column that names the requirement of each row, if rows are one per requirement."""
    candidates = table.meaning(Meaning.REQUIREMENT)
    aspects = [column for column in table.columns if column.untitled_aspect]
    own = [
        column for column in table.columns if column.meaning.tells_of_a_requirement and column.title
    ]
    if not candidates or len(own) > max(1, len(aspects)):
        return None
    return max(candidates, key=lambda column: len(column.profile.texts))


def _with_dittos(
    table: Table, rows: Mapping[int, RowSort], titles: Column
) -> Mapping[int, RowSort]:
    """Let rows without a name that name a requirement continue the person above."""
    return {
        row: RowSort.CONTINUED
        if sort in (RowSort.UNNAMED, RowSort.NOTE) and table.grid.at(row, titles.number) is not None
        else sort
        for row, sort in rows.items()
    }
