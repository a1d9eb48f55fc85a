"""A table on a sheet: its heading, its columns with their meanings, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.heads import Head
from certtrack_app.rules.tracker.profile import Profile
from certtrack_app.rules.tracker.words import Meaning, Mode


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `title` is the requirement it tells of, empty where it tells of whatever its row names;
    `mode` says whether its dates are days of completion, plans or deadlines. `doubtful`: it may
    tell of no requirement at all; `overall`: it sums up all requirements of a person;
    `unheaded`: its title was made up and is asked for.
    """

    number: int
    head: Head
    meaning: Meaning
    title: str
    profile: Profile
    mode: Mode = Mode.DONE
    doubtful: bool = False
    overall: bool = False
    unheaded: bool = False

    @property
    def untitled_aspect(self) -> bool:
        """Whether it tells one side (status, date, hours) of a requirement named elsewhere."""
        return self.meaning.tells_of_a_requirement and not self.title


@dataclass(frozen=True)
class Table:
    """A table: where its heading ends, its columns in order, the rows beneath."""

    grid: Grid
    header: Header
    columns: tuple[Column, ...]
    body: tuple[int, ...]

    @cached_property
    def by_number(self) -> Mapping[int, Column]:
        """The columns by their number."""
        return {column.number: column for column in self.columns}

    def meaning(self, *meanings: Meaning) -> tuple[Column, ...]:
        """The columns of these meanings."""
        return tuple(column for column in self.columns if column.meaning in meanings)

    @cached_property
    def who(self) -> tuple[Column, ...]:
        """The columns that say who a row is about."""
        return tuple(column for column in self.columns if column.meaning.tells_who)

    @property
    def names(self) -> tuple[Column, ...]:
        """The columns that hold names."""
        return self.meaning(Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME)

    def header_cells(self) -> tuple[Cell, ...]:
        """The cells of the heading."""
        return tuple(cell for row in self.header.rows for cell in self.grid.row(row).values())
