"""Sheets that lie on their side: people across, requirements down."""

from collections.abc import Sequence
from typing import NamedTuple

from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.header import Header, find_header, header_at
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.persons import share_of_people
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.words import Meaning

_MOST_CELLS = 40_000
_MOST_PEOPLE = 1_000
_MOSTLY, _CLEARLY = 0.6, 0.25
_SEARCHED_COLUMNS = 6
_OF_PEOPLE = frozenset({Meaning.EMAIL, Meaning.ID, Meaning.COHORT, Meaning.START})
_SAMPLE = 60


class Sideways(NamedTuple):
    """A sheet turned: its grid, the heading there, and the column in which the names now stand."""

    grid: Grid
    header: Header
    names: int


def turned(grid: Grid, header: Header | None, interpreter: Interpreter) -> Sideways | None:
    """Turn a sheet whose people stand across, or give nothing where they stand down."""
    if len(grid.sheet.cells) > _MOST_CELLS:
        return None
    labeled = _labeled(grid, header, interpreter)
    return labeled or _by_names(grid, header, interpreter)


def _labeled(grid: Grid, header: Header | None, interpreter: Interpreter) -> Sideways | None:
    """Turn a sheet whose first column holds the labels: Name, E-mail, then requirements."""
    if not _has_labels(grid, header, interpreter):
        return None
    sideways = grid.turn()
    found = find_header(sideways, interpreter)
    if found is None or not found.names_people or len(found.rows) > 1:
        return None
    names = next(
        (c for c, h in found.heads.items() if h.meaning is Meaning.NAME and not h.stem), None
    )
    if names is None or (
        header is not None and header.names_people and header.score >= found.score
    ):
        return None
    people = [sideways.text(row, names) for row in sideways.row_numbers if row > found.last_row]
    people = [text for text in people if text]
    headings = sum(_is_heading_text(text, interpreter) for text in people[:_SAMPLE])
    if not 0 < len(people) <= _MOST_PEOPLE or 2 * headings >= len(people[:_SAMPLE]):
        return None
    if len(people) == 1 and header is not None and _is_a_form(header):
        return None
    across = share_of_people(people[:_SAMPLE], interpreter.vocabulary)
    described = any(head.meaning in _OF_PEOPLE for head in found.heads.values())
    if across < _MOSTLY and not (described and _can_be_names(people, interpreter)):
        return None
    return Sideways(sideways, found, names)


def _has_labels(grid: Grid, header: Header | None, interpreter: Interpreter) -> bool:
    """Tell whether one of the first columns labels a row as one of people, beside the heading."""
    own = header.rows if header is not None else ()
    headers = interpreter.vocabulary.headers
    for row in grid.row_numbers[:_SAMPLE]:
        folded = [text for column, text in grid.folded(row).items() if column <= _SEARCHED_COLUMNS]
        known = [headers[text][0] for text in folded if text in headers]
        if row not in own and any(meaning.tells_who for meaning in known):
            return True
        if row in own and _labels_beneath(grid, row, interpreter):
            return True
    return header is None


def _labels_beneath(grid: Grid, row: int, interpreter: Interpreter) -> bool:
    """Tell whether known headings stand beneath the first cell of a heading row too."""
    first = min(grid.row(row), default=0)
    headers = interpreter.vocabulary.headers
    beneath = [n for n in grid.row_numbers if n > row][:_SAMPLE]
    return any(grid.folded(n).get(first, "") in headers for n in beneath)


def _is_a_form(header: Header) -> bool:
    """Tell whether a heading is that of a form's table: requirement, status, date."""
    known = [head.meaning for head in header.heads.values() if head.meaning and not head.stem]
    return sum(m is Meaning.REQUIREMENT or m.tells_of_a_requirement for m in known) > 1


def _can_be_names(texts: Sequence[str], interpreter: Interpreter) -> bool:
    """Tell whether texts are distinct words that mean nothing else: first names alone."""
    plain = all(interpreter.sense(text).sort is Sort.TEXT for text in texts)
    return plain and len(set(texts)) == len(texts)


def _is_heading_text(text: str, interpreter: Interpreter) -> bool:
    return head_of(text, interpreter.vocabulary).meaning is not None


def _by_names(grid: Grid, header: Header | None, interpreter: Interpreter) -> Sideways | None:
    """Turn a sheet whose heading row names people and whose first columns name requirements."""
    if header is None or len(header.rows) > 1:
        return None
    row = header.rows[0]
    corner, names = _corner_and_names(grid, header, interpreter)
    across = share_of_people(names[:_SAMPLE], interpreter.vocabulary)
    if len(names) < 2 or across < _MOSTLY or corner is None:  # noqa: PLR2004
        return None
    head = header.heads.get(corner)
    down = [grid.text(n, corner) for n in grid.row_numbers if n > row][:_SAMPLE]
    downward = share_of_people(down, interpreter.vocabulary)
    about_requirements = head is not None and head.meaning is Meaning.REQUIREMENT
    if not about_requirements and (header.names_people or across < downward + _CLEARLY):
        return None
    sideways = grid.turn()
    return Sideways(sideways, header_at(sideways, corner, interpreter), row)


def _corner_and_names(
    grid: Grid, header: Header, interpreter: Interpreter
) -> tuple[int | None, Sequence[str]]:
    """Find the column that names the requirements, and the headings that may be people."""
    names: list[str] = []
    corner: int | None = None
    for column, cell in sorted(grid.row(header.rows[0]).items()):
        head = head_of(shown(cell), interpreter.vocabulary)
        if head.meaning is Meaning.REQUIREMENT and not head.stem:
            corner = column
        elif head.meaning is None or head.stem:
            names.append(shown(cell))
    if corner is not None:
        return corner, names
    columns = sorted(header.heads)[:_SEARCHED_COLUMNS]
    first = min(grid.row(header.rows[0]), default=0)
    unheaded = [c for c in _columns_beneath(grid, header) if c < first]
    if unheaded:
        return unheaded[-1], names
    return (columns[0], names[1:]) if columns else (None, names)


def _columns_beneath(grid: Grid, header: Header) -> list[int]:
    rows = [n for n in grid.row_numbers if n > header.last_row][:_SAMPLE]
    return sorted({column for n in rows for column in grid.row(n)})
