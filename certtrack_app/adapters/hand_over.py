"""Carries books from one process to another: places as numbers, each distinct value once.

Pickling 600,000 cells one by one took the parent longer than reading them had taken the child.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from certtrack_app.adapters.sheets.xlsx_values import Value
from certtrack_app.rules.tracker.cells import Book, Cell, CellKind

Rest = tuple[str, Value, str, str, float, bool]
"""A cell but for its place, its kind by value."""

Key = tuple[int, str, str, str, float, bool]
"""What tells rests apart: the identity of the value, which the readers share, and all else."""

Columns = tuple["array[int]", "array[int]", "array[int]"]
"""The rows, the columns, and the numbers of the rests of a sheet's cells."""


@dataclass(frozen=True)
class PackedBook:
    """A book whose sheets have no cells, and beside it the cells of each in columns."""

    book: Book
    rests: list[Rest]
    sheets: tuple[Columns, ...]


def pack(books: Iterable[Book]) -> list[PackedBook]:
    """Make books quick to hand over."""
    return [_packed(book) for book in books]


def unpack(packed: Iterable[PackedBook]) -> list[Book]:
    """Make books of what was handed over."""
    return [_unpacked(one) for one in packed]


def _packed(book: Book) -> PackedBook:
    rests: list[Rest] = []
    known: dict[Key, int] = {}
    columns = tuple(_columns(sheet.cells, rests, known) for sheet in book.sheets)
    emptied = tuple(replace(sheet, cells=()) for sheet in book.sheets)
    return PackedBook(replace(book, sheets=emptied), rests, columns)


def _columns(cells: Sequence[Cell], rests: list[Rest], known: dict[Key, int]) -> Columns:
    """Number the distinct rests of the cells."""
    numbers = array("I")
    for _row, _column, kind, value, number_format, fill, serial, formula in cells:
        key = (id(value), kind._value_, number_format, fill, serial, formula)
        number = known.get(key)
        if number is None:
            number = known[key] = len(rests)
            rests.append((kind._value_, value, number_format, fill, serial, formula))
        numbers.append(number)
    return array("I", [cell[0] for cell in cells]), array("I", [cell[1] for cell in cells]), numbers


def _unpacked(packed: PackedBook) -> Book:
    kinds = {kind.value: kind for kind in CellKind}
    rests = [(kinds[rest[0]], *rest[1:]) for rest in packed.rests]
    sheets = (
        replace(sheet, cells=_cells(columns, rests))
        for sheet, columns in zip(packed.book.sheets, packed.sheets, strict=True)
    )
    return replace(packed.book, sheets=tuple(sheets))


def _cells(
    columns: Columns,
    rests: Sequence[tuple[CellKind, Value, str, str, float, bool]],
) -> tuple[Cell, ...]:
    new = tuple.__new__
    return tuple(
        [
            new(Cell, (row, column, *rests[number]))
            for row, column, number in zip(*columns, strict=True)
        ]
    )
