"""Columns that hold the ids of another sheet, though their own heading does not say so."""

from collections.abc import Sequence
from dataclasses import replace

from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.layouts import planned, sorted_rows
from certtrack_app.rules.tracker.plans import WHY, Plan, TablePlan
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning

_ENOUGH = 3
_OVERLAP = 0.5
_SHORTEST = 3
_SEARCHED = frozenset(
    {
        Meaning.UNKNOWN,
        Meaning.PARTICULAR,
        Meaning.ORDINAL,
        Meaning.CODE,
        Meaning.NUMBER,
        Meaning.VALUE,
    }
)


def with_shared_ids(plans: Sequence[Plan], interpreter: Interpreter) -> list[Plan]:
    """Take columns for ids whose values are those of another sheet's column of ids."""
    ids = [
        (plan.grid.number, column, values_of(one.table, column))
        for plan in plans
        for one in plan.tables
        if one.layout is not Layout.NONE
        for column in one.table.meaning(Meaning.ID)
    ]
    if not ids or len(plans) == 1:
        return list(plans)
    return [_plan_with_ids(plan, ids, interpreter) for plan in plans]


Ids = Sequence[tuple[int, Column, frozenset[str]]]


def values_of(table: Table, column: Column) -> frozenset[str]:
    """The distinct values of a column, as they are compared; short numbers are no ids."""
    texts = (
        fold(shown(cell))
        for row in table.body
        if (cell := table.grid.rows[row].get(column.number)) is not None
    )
    return frozenset(text for text in texts if len(text) >= _SHORTEST)


def _plan_with_ids(plan: Plan, ids: Ids, interpreter: Interpreter) -> Plan:
    others = [one for one in ids if one[0] != plan.grid.number]
    tables = tuple(_table_with_ids(plan.grid, one, others, interpreter) for one in plan.tables)
    if plan.layout is not Layout.NONE or all(one.layout is Layout.NONE for one in tables):
        return replace(plan, tables=tables)
    layout = next(one.layout for one in tables if one.layout is not Layout.NONE)
    return Plan(plan.grid, layout, WHY[layout], tables)


def _table_with_ids(grid: Grid, plan: TablePlan, ids: Ids, interpreter: Interpreter) -> TablePlan:
    if plan.because:
        return plan
    columns = []
    for column in plan.table.columns:
        match = _matching(plan.table, column, ids) if column.meaning in _SEARCHED else None
        columns.append(_as_id(column, match) if match is not None else column)
    if tuple(columns) == plan.table.columns:
        return plan
    table = Table(grid, plan.table.header, tuple(columns), plan.table.body)
    return planned(table, sorted_rows(table, interpreter), interpreter)


def _matching(table: Table, column: Column, ids: Ids) -> Column | None:
    values = values_of(table, column)
    for _, other, theirs in ids:
        shared = len(values & theirs)
        if shared >= _ENOUGH and shared >= _OVERLAP * min(len(values), len(theirs)):
            return other
    return None


def _as_id(column: Column, other: Column) -> Column:
    head = column.head if column.head.text else column.head._replace(text=other.head.text)
    return replace(column, meaning=Meaning.ID, head=head, title="")
