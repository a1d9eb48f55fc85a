"""When two readings say the same, and where in the files they say it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

Json = Mapping[str, Any]

Cell = tuple[str, str, str]


def alike(found: object, known: object) -> bool:
    """Whether two values say the same."""
    if isinstance(known, frozenset):
        return found in known
    if isinstance(known, float) and isinstance(found, int | float):
        return abs(found - known) < 0.01
    if isinstance(known, str) and isinstance(found, str):
        return words_of(found) == words_of(known)
    return found == known


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or title, whatever their case, accents, order and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return tuple(sorted(re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f]", "", plain))))


def cells_of(one: Json) -> Iterator[Cell]:
    """The cells something was read from."""
    for cell in one["cells"]:
        yield cell["file"], cell["sheet"], cell["ref"]


def refs(one: Json) -> str:
    """The same, for people."""
    return " ".join(ref for _, _, ref in cells_of(one))


def asked_cells(said: Json) -> set[Cell]:
    """All cells a question is about."""
    return {cell for question in said["questions"] for cell in cells_of(question)}


def column_of(ref: str) -> int:
    """The column of a cell."""
    return coordinate_to_tuple(ref)[1]


def lines_through(cell: Cell) -> Iterator[tuple[str, str, str, int]]:
    """The row and the column a cell stands in."""
    row, column = coordinate_to_tuple(cell[2])
    yield *cell[:2], "row", row
    yield *cell[:2], "column", column


def lines_of(found: Iterable[Json]) -> set[tuple[str, str, str, int]]:
    """All rows and columns through the cells of what was found."""
    return {line for one in found for cell in cells_of(one) for line in lines_through(cell)}
