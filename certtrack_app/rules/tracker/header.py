"""Where a table's heading stands on a sheet, and what each of its columns is headed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.heads import Head, head_of
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.text import fold

_SEARCHED_ROWS = 60
_ROWS_BENEATH = 25
_LONG_TEXT = 80
_ENOUGH = 3.0
_MOST_ROWS = 3
_VALUES = frozenset({Sort.DATE, Sort.QUANTITY, Sort.LINK, Sort.EMAIL, Sort.FILE})


@dataclass(frozen=True)
class Header:
    """The heading of a table: its rows, and by column the cells and words over it."""

    rows: tuple[int, ...]
    heads: Mapping[int, Head]
    groups: Mapping[int, str]
    score: float = 0.0

    @property
    def last_row(self) -> int:
        """The row after which the table's body begins."""
        return self.rows[-1]


def find_header(grid: Grid, interpreter: Interpreter) -> Header | None:
    """Find the heading of a sheet's table: the row that reads most like one."""
    best: tuple[float, int] | None = None
    for row in grid.row_numbers[:_SEARCHED_ROWS]:
        score = _score(grid, row, interpreter)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, row)
    return header_at(grid, best[1], interpreter, best[0]) if best else None


def header_at(grid: Grid, row: int, interpreter: Interpreter, score: float = 0.0) -> Header:
    """Read the heading whose main row stands there, with the rows above and below that belong to it."""
    groups_row = _row_above(grid, row, interpreter)
    below = _rows_below(grid, row, interpreter)
    rows = tuple(sorted({row, *([groups_row] if groups_row else []), *below}))
    columns = sorted({column for number in rows for column in grid.row(number)})
    spread = {number: _spread(grid, number, columns, above=number != rows[-1]) for number in rows}
    heads: dict[int, Head] = {}
    groups: dict[int, str] = {}
    for column in columns:
        texts = [
            text
            for text in dict.fromkeys(spread[number].get(column, "") for number in rows)
            if text
        ]
        if texts:
            heads[column] = head_of(texts[-1], interpreter.vocabulary)
            groups[column] = " ".join(texts[:-1])
    return Header(rows, heads, groups, score)


def _score(grid: Grid, row: int, interpreter: Interpreter) -> float:
    """Weigh how much a row reads like a heading: known words, distinct texts, values beneath."""
    cells = list(grid.row(row).values())
    texts = [shown(cell) for cell in cells]
    distinct = {fold(text) for text in texts if text}
    if len(distinct) < 2 or not _has_values_beneath(grid, row):  # noqa: PLR2004
        return 0.0
    heads = [head_of(text, interpreter.vocabulary) for text in texts if text]
    known = sum(head.meaning is not None and not head.stem for head in heads)
    who = any(head.meaning and head.meaning.tells_who and not head.stem for head in heads)
    against = sum(_reads_like_a_value(cell, interpreter) for cell in cells)
    too_long = sum(len(text) > _LONG_TEXT for text in texts)
    repeated = len(texts) - len(distinct)
    return (
        4.0 * who
        + 2.0 * min(known, 6)
        + 0.5 * len(distinct)
        - 2.0 * against
        - too_long
        - 0.25 * repeated
    )


def _has_values_beneath(grid: Grid, row: int) -> bool:
    beneath = [number for number in grid.row_numbers if number > row][:_ROWS_BENEATH]
    columns = set(grid.row(row))
    return sum(len(columns & set(grid.row(number))) for number in beneath) >= len(columns) / 2


def _reads_like_a_value(cell: Cell, interpreter: Interpreter) -> bool:
    if cell.kind is not CellKind.TEXT:
        return cell.kind is not CellKind.DATE
    text = shown(cell)
    sense = interpreter.sense(text)
    if sense.sort is Sort.WORD:
        return fold(text) not in interpreter.vocabulary.headers
    return sense.sort in _VALUES


def _row_above(grid: Grid, row: int, interpreter: Interpreter) -> int | None:
    """Tell which row above groups the columns: it spans several of them, and is no title."""
    above = row - 1
    cells = grid.row(above)
    if not cells or any(_reads_like_a_value(cell, interpreter) for cell in cells.values()):
        return None
    covered = [column for column in grid.row(row) if column in _covered(grid, above)]
    spans = len(cells) >= 2 or any(  # noqa: PLR2004
        span.first_row <= above <= span.last_row
        and span.first_column > min(grid.row(row), default=0)
        for span in grid.merges
    )
    inside = set(cells) <= {*grid.row(row), *_spanned_columns(grid, row)}
    return above if spans and inside and len(covered) >= 2 else None  # noqa: PLR2004


def _spanned_columns(grid: Grid, row: int) -> set[int]:
    return {
        column
        for span in grid.merges
        if span.first_row <= row <= span.last_row
        for column in range(span.first_column, min(span.last_column, span.first_column + 500) + 1)
    }


def _covered(grid: Grid, row: int) -> set[int]:
    return set(grid.row(row)) | _spanned_columns(grid, row)


def _rows_below(grid: Grid, row: int, interpreter: Interpreter) -> tuple[int, ...]:
    """Tell which rows below still belong to the heading: sub-headings under merged ones."""
    found: list[int] = []
    for below in range(row + 1, row + _MOST_ROWS):
        if not _is_subheading(grid, row, below, interpreter):
            break
        found.append(below)
    return tuple(found)


def _is_subheading(grid: Grid, row: int, below: int, interpreter: Interpreter) -> bool:
    cells = grid.row(below)
    if not cells:
        return False
    heads = {column: head_of(shown(cell), interpreter.vocabulary) for column, cell in cells.items()}
    known = sum(head.meaning is not None for head in heads.values())
    own = [column for column in grid.row(row) if column in cells]
    merged = _merged_down(grid, row, below)
    under_groups = [column for column in cells if column not in grid.row(row)]
    headings = known >= max(1, len(cells) / 2)
    return (
        headings
        and not any(_who_value(grid, row, c, interpreter) for c in own)
        and bool(under_groups or merged)
    )


def _merged_down(grid: Grid, row: int, below: int) -> bool:
    return any(span.first_row <= row and span.last_row >= below for span in grid.merges)


def _who_value(grid: Grid, row: int, column: int, interpreter: Interpreter) -> bool:
    head = head_of(grid.text(row, column), interpreter.vocabulary)
    return bool(head.meaning and head.meaning.tells_who)


def _spread(grid: Grid, row: int, columns: list[int], *, above: bool) -> Mapping[int, str]:
    """Give the texts of a heading row by column, each spread over the columns it spans."""
    texts = {column: shown(cell) for column, cell in grid.row(row).items()}
    merged = dict(_merged_texts(grid, row))
    if not above or merged:
        return {**merged, **texts}
    spread: dict[int, str] = {}
    current = ""
    for column in columns:
        current = texts.get(column) or current
        spread[column] = current
    return spread


def _merged_texts(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
    for span in grid.merges:
        if span.first_row <= row <= span.last_row:
            text = grid.text(span.first_row, span.first_column)
            for column in range(
                span.first_column, min(span.last_column, span.first_column + 500) + 1
            ):
                yield column, text
