"""Reads each sheet as it was planned, and accounts for what its tables leave over."""

from collections.abc import Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.colors import scheme_of
from certtrack_app.rules.tracker.forms_reading import read_form
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.long import read_groups, read_long, read_under_names
from certtrack_app.rules.tracker.people_rows import PeopleRows, ignore_columns
from certtrack_app.rules.tracker.plans import Plan, TablePlan
from certtrack_app.rules.tracker.rows import RowSort, repeated_rows
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.series_of import series_of
from certtrack_app.rules.tracker.stacked import caption_of, end_before
from certtrack_app.rules.tracker.targets import targets_of
from certtrack_app.rules.tracker.wide import entry_rows, read_wide
from certtrack_app.rules.tracker.words import Layout, Meaning

_ROW_REASONS: Mapping[RowSort, str] = {
    RowSort.TOTAL: "a row of totals",
    RowSort.TARGETS: "a row of targets",
    RowSort.SECTION: "the title of a section",
    RowSort.NOTE: "a note beside the table",
    RowSort.HEADING: "the heading repeated",
    RowSort.BLANK: "white space only",
    RowSort.UNNAMED: "a row that names nobody",
    RowSort.LEGEND: "a legend",
    RowSort.NOBODY: "a placeholder where a name belongs",
}


def read_sheet(gathering: Gathering, plan: Plan, title: str) -> None:
    """Read all tables of a sheet; `title` names the requirement where no column does."""
    account = gathering.accounts[plan.grid.number]
    for cell in gathering.legend.cells.get(plan.grid.number, ()):
        account.take(cell, Meaning.LOOKUP)
    if plan.layout is Layout.NONE:
        account.close(plan.because)
        return
    if plan.layout is Layout.LOOKUP and all(one.layout is Layout.NONE for one in plan.tables):
        _look_up(gathering, plan)
    used = [one for one in plan.tables if one.layout is not Layout.NONE]
    for one in used:
        distinct = _without_repeated(gathering, one)
        _read_table(gathering, distinct, _caption(gathering, one, len(used)) or title)
        _account_for_the_rest(gathering, distinct)
    first = plan.header_rows[0] if plan.header_rows else 0
    account.ignore_all(
        (cell for cell in plan.grid.cells() if cell.row < first), "above the heading"
    )
    account.close()


def _caption(gathering: Gathering, plan: TablePlan, tables: int) -> str:
    """Give the title above one of several tables on a sheet."""
    grid, header = plan.table.grid, plan.table.header
    caption = caption_of(grid, header) if tables > 1 else ""
    if caption:
        for cell in grid.row(end_before(grid, header) + 1).values():
            gathering.accounts[grid.number].take(cell, Meaning.REQUIREMENT)
    return caption


def _look_up(gathering: Gathering, plan: Plan) -> None:
    """Account for a list of codes and titles."""
    account = gathering.accounts[plan.grid.number]
    for one in plan.tables:
        for cell in one.table.header_cells():
            account.take(cell, Meaning.HEADING)
        for column in one.table.meaning(Meaning.CODE, Meaning.ID, Meaning.REQUIREMENT):
            for row in one.table.body:
                listed = one.table.grid.at(row, column.number)
                if listed is not None:
                    account.take(listed, Meaning.LOOKUP)


def _without_repeated(gathering: Gathering, plan: TablePlan) -> TablePlan:
    """Leave out rows that say exactly what an earlier one says."""
    repeated = repeated_rows(plan.table, plan.rows)
    if not repeated or plan.table.grid.turned:
        return plan
    account = gathering.accounts[plan.table.grid.number]
    for row, earlier in repeated.items():
        cells = plan.table.grid.rows[row].values()
        account.ignore_all(cells, f"says the same as row {earlier}")
    rows = {row: RowSort.REPEATED if row in repeated else s for row, s in plan.rows.items()}
    return replace(plan, rows=rows)


def _read_table(gathering: Gathering, plan: TablePlan, title: str) -> None:
    account = gathering.accounts[plan.table.grid.number]
    for cell in plan.table.header_cells():
        account.take(cell, Meaning.HEADING)
    targets = targets_of(plan, gathering.interpreter.vocabulary)
    for cell in targets.cells:
        account.take(cell, Meaning.TARGET)
    scheme = scheme_of(plan, gathering.colors)
    series = series_of(gathering, plan.table, targets.amounts, scheme)
    match plan.layout:
        case Layout.FORM if plan.titles is not None and plan.labels is not None:
            read_form(gathering, plan, series, plan.titles, plan.labels)
        case Layout.WIDE | Layout.TRANSPOSED | Layout.FORM:
            read_wide(gathering, plan, series, title)
            _attributes(gathering, plan)
        case Layout.DITTO if plan.under_names and plan.titles is not None:
            read_under_names(gathering, plan, series, plan.titles)
        case Layout.LONG | Layout.DITTO if plan.titles is not None:
            read_long(gathering, plan, series, plan.titles)
        case Layout.LONG if plan.groups:
            read_groups(gathering, plan, series)
        case _:
            _read_people(gathering, plan, series)


def _read_people(gathering: Gathering, plan: TablePlan, series: Mapping[int, Series]) -> None:
    people = PeopleRows(gathering, plan.table, series)
    for row in entry_rows(plan.rows):
        gathering.subjects.append(people.subject(plan.table.grid.rows[row]))


def _attributes(gathering: Gathering, plan: TablePlan) -> None:
    """Give what a sheet on its side says of a requirement beside its name, as links, to it."""
    table = plan.table
    account = gathering.accounts[table.grid.number]
    for row, sort in plan.rows.items():
        if sort is RowSort.ATTRIBUTE:
            for number, cell in table.grid.rows[row].items():
                column = table.by_number.get(number)
                if column is not None and column.title:
                    requirement = gathering.requirements.named(column.title)
                    gathering.requirements.stand_at(requirement, table.grid.number, (cell,))
                account.take(cell, Meaning.REQUIREMENT)


def _account_for_the_rest(gathering: Gathering, plan: TablePlan) -> None:
    account = gathering.accounts[plan.table.grid.number]
    nameless = {row for row, sort in plan.rows.items() if sort is RowSort.UNNAMED}
    for row, sort in plan.rows.items():
        if sort in _ROW_REASONS and row not in nameless:
            account.ignore_all(plan.table.grid.rows[row].values(), _ROW_REASONS[sort])
    ignore_columns(gathering, plan.table, list(plan.rows))
    for row in nameless:
        because = _ROW_REASONS[RowSort.UNNAMED]
        account.ignore_all(plan.table.grid.rows[row].values(), because)
