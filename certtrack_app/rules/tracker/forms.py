"""Forms: one sheet for one person, named by a label above the table or by the sheet itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.persons import looks_like_a_person
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Table
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.tracker.words import Meaning

_NEAR = 4
_WANTED = frozenset(
    {
        Meaning.NAME,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.ID,
        Meaning.COHORT,
        Meaning.START,
    }
)


@dataclass(frozen=True)
class Label:
    """A label beside its value: Name: Anna Berg. Both may stand in one cell."""

    meaning: Meaning
    title: str
    cell: Cell
    value: Cell
    text: str


@dataclass(frozen=True)
class Labels:
    """What the labels of a form say of its person; `sheet_name` where only the sheet names them."""

    labels: tuple[Label, ...]
    sheet_name: str = ""


def labels_of(table: Table, interpreter: Interpreter) -> Labels | None:
    """Find whom a form is about, or nothing where it does not say."""
    found = tuple(_labels(table, interpreter))
    if any(label.meaning.tells_who for label in found):
        return Labels(found)
    otherwise = tuple(_named_otherwise(table, interpreter))
    if len(otherwise) == 1:
        return Labels((*otherwise, *found))
    name = tidy(table.grid.sheet.name)
    sheets = interpreter.vocabulary.sheets
    is_person = looks_like_a_person(name, interpreter.vocabulary)
    known = any(word in sheets for word in fold(name).split())
    return Labels(found, name) if is_person and not known else None


def _labels(table: Table, interpreter: Interpreter) -> Iterator[Label]:
    seen: set[Meaning] = set()
    for row in table.grid.row_numbers:
        if row in table.header.rows or row < table.header.from_row:
            continue
        if row > (table.header.last_body_row or row):
            break
        for cell in table.grid.row(row).values():
            label = _label(table.grid, cell, interpreter)
            if label is not None and (label.meaning not in seen or label.meaning is Meaning.ID):
                seen.add(label.meaning)
                yield label
        if row > table.header.last_row and seen:
            break


def _label(grid: Grid, cell: Cell, interpreter: Interpreter) -> Label | None:
    if cell.kind is not CellKind.TEXT:
        return None
    text = shown(cell)
    head = head_of(text, interpreter.vocabulary)
    if head.meaning in _WANTED and not head.stem and head.meaning is not None:
        value = _beside(grid, cell)
        return Label(head.meaning, text, cell, value, shown(value)) if value else None
    before, colon, after = text.partition(":")
    head = head_of(before, interpreter.vocabulary)
    if colon and after.strip() and head.meaning in _WANTED and not head.stem and head.meaning:
        return Label(head.meaning, before, cell, cell, after.strip())
    return None


def _named_otherwise(table: Table, interpreter: Interpreter) -> Iterator[Label]:
    """Find people named above the heading behind words of the office's own: CPD record of."""
    for row in table.grid.row_numbers:
        if not table.header.from_row <= row < table.header.first_row:
            continue
        for cell in table.grid.row(row).values():
            before, colon, after = shown(cell).partition(":")
            value = cell if after.strip() else _beside(table.grid, cell)
            name = after.strip() or (shown(value) if value else "")
            unknown = head_of(before, interpreter.vocabulary).meaning is None
            if colon and value and unknown and looks_like_a_person(name, interpreter.vocabulary):
                yield Label(Meaning.NAME, before, cell, value, name)


def _beside(grid: Grid, cell: Cell) -> Cell | None:
    for column in range(cell.column + 1, cell.column + _NEAR):
        value = grid.at(cell.row, column)
        if value is not None and shown(value):
            return value
    return None
