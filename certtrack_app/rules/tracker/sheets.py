"""What a sheet is: a tracker and its layout, a list of people, or none, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.column_context import in_context
from certtrack_app.rules.tracker.columns import columns_of
from certtrack_app.rules.tracker.forms import Labels, labels_of
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.header import Header, find_header, header_at
from certtrack_app.rules.tracker.headless import asked_headings, headless
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.relevance import (
    mode_of_sheet,
    says_done,
    sort_of_sheet,
    why_not,
)
from certtrack_app.rules.tracker.rows import RowReader, RowSort
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.stacked import headers_beneath
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.turning import turned
from certtrack_app.rules.tracker.words import Layout, Meaning, Mode


@dataclass(frozen=True)
class TablePlan:
    """How one table is going to be read: its rows by sort, the column of requirements if any.

    A form has no column of people; its labels say whom the sheet is about.
    """

    table: Table
    layout: Layout
    rows: Mapping[int, RowSort]
    titles: Column | None = None
    labels: Labels | None = None
    because: str = ""


@dataclass(frozen=True)
class Plan:
    """How a sheet is going to be read, and why."""

    grid: Grid
    layout: Layout
    because: str
    tables: tuple[TablePlan, ...] = ()

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of the sheet that head its tables."""
        if self.grid.turned:
            return tuple(sorted({c.number for plan in self.tables for c in plan.table.names}))
        return tuple(sorted({row for plan in self.tables for row in plan.table.header.rows}))


_SURE = 5.0
_SAMPLE, _FEW_COLUMNS, _OFTEN = 300, 4, 0.3
WHY: Mapping[Layout, str] = {
    Layout.WIDE: "people down, requirements across",
    Layout.LONG: "one row per person and requirement",
    Layout.DITTO: "the person on the first row only, requirements below",
    Layout.TRANSPOSED: "people across, requirements down",
    Layout.FORM: "one sheet for one person",
    Layout.LOOKUP: "names people, and nothing they completed",
    Layout.NONE: "no table of people on it",
}


def plan_of(grid: Grid, interpreter: Interpreter, corrections: Corrections) -> Plan:
    """Decide how a sheet is to be read."""
    if not grid.rows:
        return Plan(grid, Layout.NONE, "an empty sheet")
    row = corrections.headers.get(grid.topic)
    if row:
        return _upright(grid, header_at(grid, row, interpreter), interpreter, corrections)
    header = find_header(grid, interpreter)
    sideways = turned(grid, header, interpreter)
    if sideways is not None:
        return _sideways(sideways.grid, sideways.header, sideways.names, interpreter, corrections)
    if header is None or not (header.names_people or header.score >= _SURE):
        header = headless(grid, interpreter) or header
    if header is None:
        return Plan(grid, Layout.NONE, _no_table(grid, interpreter))
    return _upright(grid, header, interpreter, corrections)


def _no_table(grid: Grid, interpreter: Interpreter) -> str:
    sort = sort_of_sheet(grid, interpreter.vocabulary)
    return f"no table of people on it ({sort})" if sort else "no table of people on it"


def _upright(
    grid: Grid, header: Header, interpreter: Interpreter, corrections: Corrections
) -> Plan:
    headers = [header, *headers_beneath(grid, header, interpreter)]
    ends = [following.rows[0] - 1 for following in headers[1:]] + [None]
    plans = [
        _table_plan(grid, replace(one, last_body_row=end), interpreter, corrections)
        for one, end in zip(headers, ends, strict=True)
    ]
    used = tuple(plan for plan in plans if plan.layout is not Layout.NONE)
    if not used:
        return Plan(grid, Layout.NONE, _why_none(plans[0], interpreter), tuple(plans[:1]))
    return Plan(grid, used[0].layout, WHY[used[0].layout], tuple(plans))


def _why_none(plan: TablePlan, interpreter: Interpreter) -> str:
    return plan.because or _no_table(plan.table.grid, interpreter)


def _sideways(
    grid: Grid, header: Header, names: int, interpreter: Interpreter, corrections: Corrections
) -> Plan:
    plan = _table_plan(grid, header, interpreter, corrections, {names: Meaning.NAME})
    if plan.layout is not Layout.WIDE:
        return Plan(grid, Layout.NONE, WHY[Layout.NONE], (replace(plan, layout=Layout.NONE),))
    entries = sum(sort is RowSort.ENTRY for sort in plan.rows.values())
    layout = Layout.TRANSPOSED if entries > 1 else Layout.FORM
    return Plan(grid, layout, WHY[layout], (replace(plan, layout=layout),))


def _table_plan(
    grid: Grid,
    header: Header,
    interpreter: Interpreter,
    corrections: Corrections,
    forced: Mapping[int, Meaning] | None = None,
) -> TablePlan:
    corrected = {
        number: meaning
        for (topic, number), meaning in corrections.columns.items()
        if topic == grid.topic
    }
    end = header.last_body_row or grid.row_numbers[-1]
    body = tuple(row for row in grid.row_numbers if header.last_row < row <= end)
    columns = columns_of(grid, header, body, interpreter, {**(forced or {}), **corrected})
    mode = mode_of_sheet(grid, header.first_row, interpreter.vocabulary)
    vocabulary = interpreter.vocabulary
    columns = in_context([_in_mode(c, mode, vocabulary) for c in columns], vocabulary)
    if not header.rows:
        columns = asked_headings(columns, grid.topic, corrections)
    return planned(Table(grid, header, columns, body), interpreter)


def _in_mode(column: Column, mode: Mode, vocabulary: Vocabulary) -> Column:
    """Let a sheet's title say what bare dates and marks mean, unless the heading says it."""
    words = fold(column.head.text).split()
    outspoken = any(says_done(word, vocabulary) for word in words)
    return column if outspoken or column.mode is not Mode.DONE else replace(column, mode=mode)


def planned(table: Table, interpreter: Interpreter) -> TablePlan:
    """Decide on the layout of a table whose columns are known, and whether it is a tracker's."""
    plan = _by_columns(table, interpreter)
    because = why_not(table, plan.layout, interpreter.vocabulary)
    return replace(plan, layout=Layout.NONE, because=because) if because else plan


def _by_columns(table: Table, interpreter: Interpreter) -> TablePlan:
    reader = RowReader(table, interpreter.vocabulary)
    rows: Mapping[int, RowSort] = {row: reader.sort(row) for row in table.body}
    titles = _titles(table)
    inferred = _inferred_titles(table) if titles is None else None
    if inferred is not None:
        table = _with_titles(table, inferred, interpreter.vocabulary)
        titles = table.by_number[inferred.number]
    if not table.who:
        return _form(table, rows, interpreter)
    if titles is not None:
        rows = _with_dittos(table, rows, titles)
        ditto = any(sort is RowSort.CONTINUED for sort in rows.values())
        return TablePlan(table, Layout.DITTO if ditto else Layout.LONG, rows, titles)
    if _tells_how_far(table) and any(sort is RowSort.ENTRY for sort in rows.values()):
        return TablePlan(table, Layout.WIDE, rows)
    names = any(sort is RowSort.ENTRY for sort in rows.values())
    return TablePlan(table, Layout.LOOKUP if names else Layout.NONE, rows)


def _tells_how_far(table: Table) -> bool:
    """Tell whether any column says how far people have come."""
    return any(column.meaning.tells_of_a_requirement for column in table.columns)


def _form(table: Table, rows: Mapping[int, RowSort], interpreter: Interpreter) -> TablePlan:
    titles = _form_titles(table)
    aspects = [c for c in table.columns if c.meaning in _FORM_ASPECTS and c.untitled_aspect]
    labels = labels_of(table, interpreter) if titles and aspects else None
    if labels is None or titles is None:
        return TablePlan(table, Layout.NONE, rows)
    return TablePlan(table, Layout.FORM, rows, titles, labels)


_FORM_ASPECTS = frozenset(
    {Meaning.STATUS, Meaning.DATE, Meaning.SCORE, Meaning.VALUE, Meaning.EXPIRY}
)


def _form_titles(table: Table) -> Column | None:
    """Choose the column that names the requirements of a form: so headed, or the first of texts."""
    headed = table.meaning(Meaning.REQUIREMENT)
    if headed:
        return max(headed, key=lambda column: len(column.profile.texts))
    texts = [column for column in table.meaning(Meaning.UNKNOWN) if column.profile.share(Sort.TEXT)]
    return texts[0] if texts else None


def _titles(table: Table) -> Column | None:
    """Choose the column that names the requirement of each row, if rows are one per requirement."""
    candidates = table.meaning(Meaning.REQUIREMENT)
    aspects = [column for column in table.columns if column.untitled_aspect]
    own = [
        column
        for column in table.columns
        if column.meaning.tells_of_a_requirement and column.title and column.profile.total
    ]
    if not candidates or len(own) > max(1, len(aspects)):
        return None
    return max(candidates, key=lambda column: len(column.profile.texts))


def _with_titles(table: Table, titles: Column, vocabulary: Vocabulary) -> Table:
    """Give the table with a column taken for the requirements' names, the others seen anew."""
    columns = [
        replace(c, meaning=Meaning.REQUIREMENT, title="") if c is titles else c
        for c in table.columns
    ]
    return replace(table, columns=in_context(columns, vocabulary))


def _inferred_titles(table: Table) -> Column | None:
    """Find what each row is about where people come again and no heading says it.

    It is the one column of texts that tells the rows of one person apart.
    """
    names = [c.number for c in table.names]
    own = [c for c in table.columns if c.meaning.tells_of_a_requirement and c.profile.total]
    if len(own) > _FEW_COLUMNS:
        return None
    rows = [table.grid.rows[row] for row in table.body[:_SAMPLE]]
    people = [tuple(shown(cells[n]) for n in names if n in cells) for cells in rows]
    again = len(people) - len(set(people))
    if not names or again < _OFTEN * len(people):
        return None
    for column in table.meaning(Meaning.UNKNOWN):
        about = [shown(cells[column.number]) if column.number in cells else "" for cells in rows]
        pairs = set(zip(people, about, strict=True))
        if all(about) and len(pairs) == len(people) and len(set(about)) < len(about):
            return column
    return None


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
