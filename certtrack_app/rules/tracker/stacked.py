"""Tables that stand one beneath another on a sheet."""

from dataclasses import replace
from itertools import takewhile

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.header import Header, header_at, heading_score, is_sure
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.text import fold

_SAME = 0.7
_MOST_TABLES, _MOST_LABELS = 40, 8


def headers_above(grid: Grid, header: Header, interpreter: Interpreter) -> list[Header]:
    """Find the headings of tables that stand before the one that reads most like a heading."""
    found: list[Header] = []
    for row in takewhile(lambda row: row < header.first_row, grid.row_numbers):
        if (found and row <= found[-1].last_row) or not _may_head(grid, row, interpreter):
            continue
        score = heading_score(grid, row, interpreter)
        another = header_at(grid, row, interpreter, score) if is_sure(score) else None
        if another is not None and another.names_people and another.last_row < header.first_row:
            found.append(another)
    return found


def headers_beneath(grid: Grid, header: Header, interpreter: Interpreter) -> list[Header]:
    """Find the headings of further tables: rows that head people's column with other words."""
    found: list[Header] = []
    latest = header
    for row in grid.row_numbers:
        if row <= latest.last_row or not _may_head(grid, row, interpreter):
            continue
        score = heading_score(grid, row, interpreter)
        another = header_at(grid, row, interpreter, score) if is_sure(score) else None
        if another is None or not another.names_people:
            continue
        if not _same(latest, another) or _is_captioned(grid, another, interpreter):
            found.append(another)
            latest = another
        if len(found) >= _MOST_TABLES:
            break
    return found


def forms_beneath(grid: Grid, header: Header, interpreter: Interpreter) -> list[Header]:
    """Part a sheet of several people's forms: the same heading again beneath another's name.

    Gives nothing where the heading stands once; otherwise all headings, each with its rows.
    """
    own = grid.folded(header.last_row)
    again = [n for n in grid.row_numbers if n > header.last_row and grid.says(n, own)]
    starts = [_label_above(grid, row, interpreter) for row in again]
    found = [(row, start) for row, start in zip(again, starts, strict=True) if start]
    if header.names_people or not found:
        return []
    headers = [header] + [header_at(grid, row, interpreter) for row, _ in found]
    begins = [0] + [start for _, start in found]
    ends = [start - 1 for start in begins[1:]] + [None]
    return [
        replace(one, from_row=begin, last_body_row=end)
        for one, begin, end in zip(headers, begins, ends, strict=True)
    ]


def _label_above(grid: Grid, row: int, interpreter: Interpreter) -> int:
    """Find the first of the rows right above a heading that label a person; 0 where none does."""
    above = [n for n in grid.row_numbers if n < row][-_MOST_LABELS:]
    labels = list(takewhile(lambda n: _is_label(grid, n, interpreter), reversed(above)))
    return labels[-1] if labels else 0


def _is_label(grid: Grid, row: int, interpreter: Interpreter) -> bool:
    texts = [text.rstrip(": ") for text in grid.folded(row).values()]
    return texts[0] in interpreter.vocabulary.headers and len(texts) % 2 == 0


def caption_of(grid: Grid, header: Header) -> str:
    """Give the title that stands alone right above a heading."""
    above = [row for row in grid.row_numbers if row < header.first_row]
    cells = list(grid.row(above[-1]).values()) if above else []
    alone = len(cells) == 1 and cells[0].kind is CellKind.TEXT
    return shown(cells[0]) if alone else ""


def end_before(grid: Grid, header: Header) -> int:
    """Give the last row before a heading and its caption."""
    row = header.first_row
    return (max(n for n in grid.row_numbers if n < row) if caption_of(grid, header) else row) - 1


def _is_captioned(grid: Grid, header: Header, interpreter: Interpreter) -> bool:
    """Tell a heading repeated under the title of another requirement from one of a new page.

    Where columns name requirements themselves, a title between only parts the people.
    """
    words = fold(caption_of(grid, header)).split()
    vocabulary = interpreter.vocabulary
    parts = any(w in vocabulary.rows["section"] or w in vocabulary.rows["note"] for w in words)
    named = any(head.meaning is None or head.stem for head in header.heads.values())
    return bool(words) and not parts and not named


def _may_head(grid: Grid, row: int, interpreter: Interpreter) -> bool:
    cells = list(grid.row(row).values())[:3]
    headers = interpreter.vocabulary.headers
    return any(
        cell.kind is CellKind.TEXT
        and (known := headers.get(fold(shown(cell)))) is not None
        and known[0].tells_who
        for cell in cells
    )


def _same(one: Header, other: Header) -> bool:
    """Tell whether a heading only repeats the one above."""
    same = sum(
        column in one.heads and fold(one.heads[column].text) == fold(head.text)
        for column, head in other.heads.items()
    )
    return same >= _SAME * len(other.heads)
