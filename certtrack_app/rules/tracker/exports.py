"""Completion exports of learning systems, recognized by the shape of their tables.

What a learning system says was recorded by it, not kept by hand: it is evidence to be verified.
The shapes: Moodle writes a state and a day for every activity (report/progress) or criterion
(report/completion); Canvas writes assignments with their number under a row of points possible;
LearnDash and Thinkific write one row per learner and course under headings of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.plans import Plan, TablePlan
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning

MOODLE_ACTIVITY, MOODLE_COURSE = "Moodle activity completion", "Moodle course completion"
CANVAS, LEARNDASH, THINKIFIC = "Canvas gradebook", "LearnDash", "Thinkific"

_ROW_EXPORTS = {
    LEARNDASH: frozenset({"user id", "course id", "steps completed", "steps total"}),
    THINKIFIC: frozenset({"student first name", "student last name", "student email"}),
}
_ASSIGNMENT = re.compile(r"\(\d{3,}\)$")
_INDENTED = re.compile(r"^\s{2,}\S")
_SUFFIX = re.compile(r"^(.+?)( - [^-]+)$")
_WRITTEN = frozenset({"csv", "tsv", "txt"})
_MOST_STATES = 12


@dataclass(frozen=True)
class Export:
    """Which system wrote a table, and whether its bare numbers are scores."""

    system: str = ""
    scored: bool = False


NO_EXPORT = Export()


def export_of(plan: Plan, file_format: str) -> Export:
    """Say which learning system wrote a sheet, if any."""
    if len(plan.tables) != 1 or plan.layout is Layout.NONE or plan.grid.turned:
        return NO_EXPORT
    table = plan.tables[0].table
    heads = {fold(head.text) for head in table.header.heads.values()}
    for system, known in _ROW_EXPORTS.items():
        if known <= heads:
            return Export(system)
    if _is_canvas(plan.tables[0]):
        return Export(CANVAS, scored=True)
    if _has_named_days(table):
        return Export(MOODLE_COURSE)
    return Export(MOODLE_ACTIVITY) if _has_bare_days(table, file_format) else NO_EXPORT


def as_exported(plan: Plan, export: Export) -> Plan:
    """Read a gradebook as one: points possible beneath the heading, sums beside assignments."""
    if not export.scored:
        return plan
    one = plan.tables[0]
    columns = tuple(_summed(column) for column in one.table.columns)
    table = replace(one.table, columns=columns)
    rows = {
        row: RowSort.TARGETS if row in _first_rows(table) else sort
        for row, sort in one.rows.items()
    }
    return replace(plan, tables=(replace(one, table=table, rows=rows),))


def _first_rows(table: Table) -> list[int]:
    """The rows right beneath a heading whose label is indented."""
    return [row for row in table.body[:2] if _is_indented(table.grid, row)]


def _summed(column: Column) -> Column:
    telling = column.meaning.tells_of_a_requirement
    if not telling:
        return column
    if _ASSIGNMENT.search(column.head.text):
        return replace(column, meaning=Meaning.VALUE, title=column.head.text, doubtful=False)
    return replace(column, meaning=Meaning.COMPUTED, title="", doubtful=False)


def _is_canvas(plan: TablePlan) -> bool:
    """Tell assignments with their number, over an indented row of the points possible."""
    table = plan.table
    numbered = [c for c in table.columns if _ASSIGNMENT.search(c.head.text)]
    return bool(numbered) and bool(_first_rows(table))


def _is_indented(grid: Grid, row: int) -> bool:
    cells = grid.row(row)
    leading: Cell | None = cells.get(min(cells))
    is_text = leading is not None and leading.kind is CellKind.TEXT
    return is_text and leading is not None and bool(_INDENTED.match(str(leading.value)))


def _has_named_days(table: Table) -> bool:
    """Tell columns that all come in pairs: Quiz, and Quiz - Completion date in any language."""
    texts = [c.head.text for c in _after_people(table)]
    if len(texts) < 2 or len(texts) % 2:  # noqa: PLR2004
        return False
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    suffixes = {second.removeprefix(first) for first, second in pairs if second.startswith(first)}
    together = all(second.startswith(first) for first, second in pairs)
    return together and len(suffixes) == 1 and bool(_SUFFIX.match(f"x{suffixes.pop()}"))


def _has_bare_days(table: Table, file_format: str) -> bool:
    """Tell an empty first heading, then states, each with a column of days beside it.

    The days stand under no heading, or under the day the activity is expected to be done by.
    """
    unnamed = table.grid.at(table.header.last_row, min((c.number for c in table.names), default=0))
    columns = _after_people(table)
    if unnamed is not None or file_format not in _WRITTEN or not columns:
        return False
    stated = [c for c in columns if c.head.text and not c.head.is_day]
    dated = [c for c in columns if c not in stated]
    days = all(not c.profile.total or c.profile.share(Sort.DATE) == 1 for c in dated)
    few = len({text for c in stated for text in c.profile.texts}) <= _MOST_STATES
    return days and few and bool(dated) and _alternate(columns, stated)


def _alternate(columns: Sequence[Column], stated: Sequence[Column]) -> bool:
    """Tell whether every other column has a state; the last days may be missing altogether."""
    first = columns[0].number
    return all((c.number - first) % 2 == 0 for c in stated) and all(
        c in stated or (c.number - first) % 2 == 1 for c in columns
    )


def _after_people(table: Table) -> list[Column]:
    """The columns after those that say who a row is about."""
    last = max((c.number for c in table.columns if c.meaning in _OF_PEOPLE), default=0)
    return [c for c in table.columns if c.number > last]


_OF_PEOPLE = frozenset(
    {
        Meaning.NAME,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.ID,
        Meaning.COHORT,
        Meaning.PARTICULAR,
    }
)
