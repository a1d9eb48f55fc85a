"""Sheets with people down and requirements across."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.gathering import Gathering, Heard
from certtrack_app.rules.tracker.people_rows import PeopleRows
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.reading import Place
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning


@dataclass
class Group:
    """The columns that tell of one requirement."""

    requirement: int
    columns: list[Column] = field(default_factory=list)


def read_wide(
    gathering: Gathering, plan: TablePlan, series: Mapping[int, Series], title: str
) -> None:
    """Read every person's cells of every requirement."""
    table = plan.table
    groups = groups_of(gathering, table, title)
    people = PeopleRows(gathering, table, series)
    sheet = table.grid.number
    own = [c for c in table.columns if c.overall and c.meaning is not Meaning.COMPUTED]
    for row, sort in plan.rows.items():
        cells = table.grid.rows[row]
        number = people.whose(row, sort)
        if number is None:
            continue
        first = len(gathering.drafts)
        for group in groups:
            heard = [
                Heard(cell, column.meaning, series[column.number].said(cell))
                for column in group.columns
                if (cell := cells.get(column.number)) is not None
            ]
            if heard:
                gathering.add(number, group.requirement, sheet, heard)
            elif table.grid.sheet.painted:
                _read_painted(gathering, table, (row, number), group, series)
        for column in own:
            cell = cells.get(column.number)
            if cell is not None:
                said = series[column.number].said(cell)
                _of_the_row(gathering, (number, first), sheet, Heard(cell, column.meaning, said))


def _read_painted(
    gathering: Gathering,
    table: Table,
    about: tuple[int, int],
    group: Group,
    series: Mapping[int, Series],
) -> None:
    """Read empty cells whose fill alone says how far somebody has come."""
    row, number = about
    for column in group.columns:
        fill = table.grid.painted_at(row, column.number)
        said = series[column.number].colors.seen(Said(), fill, gathering.corrections)
        place = Place(table.grid.number, *table.grid.on_sheet(row, column.number))
        heading = table.grid.at(table.header.last_row, column.number)
        if said.status is not None:
            gathering.paint(number, group.requirement, said, place)
            return
        if said.ask is not None and heading is not None:
            gathering.ask(said.ask, table.grid.number, heading)


def _of_the_row(gathering: Gathering, about: tuple[int, int], sheet: int, heard: Heard) -> None:
    """Keep what a row says of its person as a whole: who verified it all, a remark, a number."""
    number, first = about
    verifies = heard.meaning is Meaning.VERIFIER and heard.said.verifier is not None
    if verifies and gathering.verify(first, sheet, heard):
        return
    gathering.remark(number, sheet, heard)


def entry_rows(rows: Mapping[int, RowSort]) -> Sequence[int]:
    """The rows that are about a person."""
    return [row for row, sort in rows.items() if sort is RowSort.ENTRY]


def groups_of(gathering: Gathering, table: Table, title: str) -> list[Group]:
    """Gather the columns by the requirement they tell of, by default the sheet's own title."""
    groups: dict[str, Group] = {}
    latest: Group | None = None
    for column in table.columns:
        if not column.meaning.tells_of_a_requirement or column.overall:
            continue
        if column.title or latest is None:
            name = column.title or title
            if fold(name) not in groups:
                groups[fold(name)] = Group(gathering.requirements.named(name))
            latest = groups[fold(name)]
        latest.columns.append(column)
        gathering.requirements.learn_head(latest.requirement, column.head)
        _stand(gathering, table, latest, column)
    return list(groups.values())


def _stand(gathering: Gathering, table: Table, group: Group, column: Column) -> None:
    cells = [
        cell for row in table.header.rows if (cell := table.grid.at(row, column.number)) is not None
    ]
    gathering.requirements.stand_at(group.requirement, table.grid.number, cells)
