"""Tables without a heading: people in one column, their progress in others."""

from collections.abc import Sequence

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.column_roles import renamed
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.heads import Head
from certtrack_app.rules.tracker.persons import share_of_people
from certtrack_app.rules.tracker.profile import profile_of
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import column_letters
from certtrack_app.rules.tracker.words import Meaning

_SAMPLE = 60
_MOSTLY = 0.6
_FEWEST = 2


def headless(grid: Grid, interpreter: Interpreter) -> Header | None:
    """Make a heading up for a table that has none, where people and progress are plain to see."""
    columns: dict[int, list[Cell]] = {}
    for row in grid.row_numbers[:_SAMPLE]:
        for number, cell in grid.row(row).items():
            columns.setdefault(number, []).append(cell)
    people = [n for n, cells in columns.items() if _are_people(cells, interpreter)]
    telling = [n for n, cells in columns.items() if _tell_how_far(cells, interpreter)]
    if not people or not telling or _is_headed(grid, telling, interpreter):
        return None
    heads = {n: Head(name, stem=name) for n in columns if (name := made_up(n))}
    return Header((), heads, {})


def _is_headed(grid: Grid, telling: Sequence[int], interpreter: Interpreter) -> bool:
    """Tell whether plain texts stand first in the columns of days and words: a heading."""
    rows = map(grid.row, grid.row_numbers)
    first = next(cells for cells in rows if any(n in cells for n in telling))
    over = [interpreter.sense(shown(first[n])).sort for n in telling if n in first]
    return all(sort is Sort.TEXT for sort in over)


def _are_people(cells: Sequence[Cell], interpreter: Interpreter) -> bool:
    texts = [shown(cell) for cell in cells]
    return len(texts) >= _FEWEST and share_of_people(texts, interpreter.vocabulary) >= _MOSTLY


def _tell_how_far(cells: Sequence[Cell], interpreter: Interpreter) -> bool:
    return profile_of(cells, interpreter).says_how_far >= _MOSTLY


def made_up(column: int) -> str:
    """Name a column without a heading by its letters."""
    return f"Column {column_letters(column)}"


def asked_headings(
    columns: Sequence[Column], topic: str, corrections: Corrections
) -> tuple[Column, ...]:
    """Ask what the columns of a table without a heading are, or take the names answered."""
    return tuple(_asked(column, topic, corrections) for column in columns)


def _asked(column: Column, topic: str, corrections: Corrections) -> Column:
    if column.meaning is not Meaning.VALUE:
        return column
    answer = corrections.answers.get(f"heading/{topic}/{column.number}")
    return renamed(column, answer)
