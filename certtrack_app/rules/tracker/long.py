"""Sheets with one row per person and requirement, the person perhaps on the first row only."""

from collections.abc import Mapping

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.gathering import Gathering, Heard
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.people_rows import PeopleRows
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.subjects import Subject
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.words import Meaning


def read_long(
    gathering: Gathering, plan: TablePlan, series: Mapping[int, Series], titles: Column
) -> None:
    """Read every row as what one person did of one requirement."""
    table = plan.table
    people = PeopleRows(gathering, table, series)
    aspects = [column for column in table.columns if column.meaning.tells_of_a_requirement]
    account = gathering.accounts[table.grid.number]
    above: Cell | None = None
    carries = _heads_people(table, titles)
    for row, sort in plan.rows.items():
        cells = table.grid.rows[row]
        current = people.whose(row, sort)
        if current is None:
            continue
        title = cells.get(titles.number)
        if title is not None and shown(title):
            above = title if carries else None
        elif sort is RowSort.ENTRY and above is not None:
            title = above
        else:
            continue
        account.take(title, Meaning.REQUIREMENT)
        _read_row(gathering, table, (current, title), cells, aspects, series)


def read_groups(gathering: Gathering, plan: TablePlan, series: Mapping[int, Series]) -> None:
    """Read rows that name several requirements, each with its day or status beside it."""
    table = plan.table
    people = PeopleRows(gathering, table, series)
    account = gathering.accounts[table.grid.number]
    for row, sort in plan.rows.items():
        cells = table.grid.rows[row]
        current = people.whose(row, sort)
        for group in plan.groups if current is not None else ():
            title = cells.get(group.titles.number)
            if title is not None and shown(title) and current is not None:
                account.take(title, Meaning.REQUIREMENT)
                aspects = list(group.aspects)
                _read_row(gathering, table, (current, title), cells, aspects, series)


def read_under_names(
    gathering: Gathering, plan: TablePlan, series: Mapping[int, Series], titles: Column
) -> None:
    """Read rows beneath the name of the person they are about."""
    table = plan.table
    account = gathering.accounts[table.grid.number]
    aspects = [c for c in table.columns if c.meaning.tells_of_a_requirement and c is not titles]
    current: int | None = None
    for row, sort in plan.rows.items():
        cells = table.grid.rows[row]
        title = cells.get(titles.number)
        if title is None or not shown(title):
            continue
        if sort is RowSort.ENTRY:
            current = len(gathering.subjects)
            gathering.subjects.append(Subject(table.grid.number, shown(title), cells=[title]))
            account.take(title, Meaning.NAME)
        elif current is not None and sort in _ABOUT_SOMETHING:
            account.take(title, Meaning.REQUIREMENT)
            _read_row(gathering, table, (current, title), cells, aspects, series)


_ABOUT_SOMETHING = frozenset({RowSort.UNNAMED, RowSort.NOTE})


def _heads_people(table: Table, titles: Column) -> bool:
    """Tell whether a course stands before its people, perhaps on the first row only."""
    return all(titles.number < column.number for column in table.names)


def _read_row(
    gathering: Gathering,
    table: Table,
    about: tuple[int, Cell],
    cells: Mapping[int, Cell],
    aspects: list[Column],
    series: Mapping[int, Series],
) -> None:
    subject, title = about
    requirement = gathering.requirements.named(shown(title))
    gathering.requirements.stand_at(requirement, table.grid.number, (title,))
    heard = [
        Heard(cell, column.meaning, series[column.number].said(cell))
        for column in aspects
        if (cell := cells.get(column.number)) is not None
    ]
    if heard:
        gathering.add(subject, requirement, table.grid.number, heard)
