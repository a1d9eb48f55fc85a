"""Headings of several rows: groups above, sub-headings below, merged across and down."""

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from certtrack_app.rules.tracker.cells import Cell, CellKind, Span
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.senses import Interpreter, Sort

_WIDEST_MERGE = 400
_MOST_ROWS = 3
_ROWS_BENEATH, _ROWS_SEARCHED_ABOVE = 12, 4
Texts = Mapping[int, str]


def heading_rows(
    grid: Grid, row: int, interpreter: Interpreter
) -> tuple[tuple[int, ...], list[Texts]]:
    """Give the rows of a heading whose main row is known, with their text over each column."""
    above = _row_above(grid, row, interpreter) or _row_filling(grid, row)
    below = _rows_below(grid, row, interpreter)
    rows = ((above,) if above else ()) + (row, *below)
    columns = sorted({column for number in rows for column in grid.row(number)})
    return rows, [_spread(grid, number, columns, is_last=number == rows[-1]) for number in rows]


def _row_above(grid: Grid, row: int, interpreter: Interpreter) -> int | None:
    """Tell whether the row above groups the columns: several texts over them, or merged ones."""
    cells = grid.row(row - 1)
    if not cells or any(_is_value(grid, row - 1, column, interpreter) for column in cells):
        return None
    columns = set(grid.row(row))
    first = min(columns, default=0)
    spans = [span for span in _across(grid, row - 1) if span.first_column > first]
    inside = columns | _under(grid, row) | _filled_beneath(grid, row)
    if not set(cells) <= inside or not (spans or len(cells) > 1):
        return None
    return row - 1 if spans or _repeats(grid, row, interpreter) else None


def _filled_beneath(grid: Grid, row: int) -> set[int]:
    beneath = [n for n in grid.row_numbers if n > row][:_ROWS_BENEATH]
    return {column for n in beneath for column in grid.row(n)}


def _row_filling(grid: Grid, row: int) -> int | None:
    """Find a row a little above that heads the columns which the main row leaves without one."""
    beneath = [n for n in grid.row_numbers if n > row][:_ROWS_BENEATH]
    filled: Counter[int] = Counter(column for n in beneath for column in grid.row(n))
    open_columns = {
        column
        for column, count in filled.items()
        if column not in grid.row(row) and count > len(beneath) / 2
    }
    if len(open_columns) < 2:  # noqa: PLR2004
        return None
    for above in range(row - 1, max(row - _ROWS_SEARCHED_ABOVE, 0) - 1, -1):
        texts = {c for c, cell in grid.row(above).items() if cell.kind is CellKind.TEXT}
        if len(texts & open_columns) > len(open_columns) / 2:
            return above
    return None


def _repeats(grid: Grid, row: int, interpreter: Interpreter) -> bool:
    """Tell whether a row repeats its headings, as Status, Date, Status, Date under groups."""
    texts = [shown(cell) for cell in grid.row(row).values()]
    known = [text for text in texts if head_of(text, interpreter.vocabulary).meaning is not None]
    return len(known) > len(set(known))


def _across(grid: Grid, row: int) -> Iterator[Span]:
    for span in grid.merges:
        if span.first_row <= row <= span.last_row and span.last_column > span.first_column:
            yield span


def _under(grid: Grid, row: int) -> set[int]:
    return {
        column
        for span in grid.merges
        if span.first_row <= row <= span.last_row
        for column in _columns(span)
    }


def _columns(span: Span) -> range:
    last = min(span.last_column, span.first_column + _WIDEST_MERGE)
    return range(span.first_column, last + 1)


def _is_value(grid: Grid, row: int, column: int, interpreter: Interpreter) -> bool:
    cell = grid.row(row)[column]
    if cell.kind is not CellKind.TEXT:
        return cell.kind is not CellKind.NUMBER
    sort = interpreter.sense(shown(cell)).sort
    return sort in (Sort.EMAIL, Sort.LINK, Sort.FILE)


def _rows_below(grid: Grid, row: int, interpreter: Interpreter) -> tuple[int, ...]:
    """Tell which rows below still belong to the heading: sub-headings under groups."""
    found: list[int] = []
    for below in range(row + 1, row + _MOST_ROWS):
        if not _is_subheading(grid, row, below, interpreter):
            break
        found.append(below)
    return tuple(found)


def _is_subheading(grid: Grid, row: int, below: int, interpreter: Interpreter) -> bool:
    cells = grid.row(below)
    if len(cells) == 1 and len(grid.row(row)) > 2:  # noqa: PLR2004
        return False
    known = {
        column
        for column, cell in cells.items()
        if head_of(shown(cell), interpreter.vocabulary).meaning is not None
        or (column in _under(grid, row) and _is_year(cell, interpreter))
    }
    grouped = any(column not in grid.row(row) for column in known) or any(
        span.last_row >= below for span in _touching(grid, row)
    )
    if not grouped or len(known) * 2 < len(cells) or _comes_again(grid, below, known):
        return False
    return not _names_somebody(grid, row, below, interpreter)


def _is_year(cell: Cell, interpreter: Interpreter) -> bool:
    """Tell a year that parts the columns under a group."""
    text = shown(cell)
    return len(text) == len("2024") and interpreter.dates.whole(text) is not None


def _comes_again(grid: Grid, row: int, columns: AbstractSet[int]) -> bool:
    """Tell whether words of a row stand again beneath, as words of status do."""
    own = grid.folded(row)
    beneath = [grid.folded(n) for n in grid.row_numbers if n > row][:_ROWS_BENEATH]
    again = sum(any(under.get(c) == own[c] for under in beneath) for c in columns)
    across = len({own[c] for c in columns}) == 1 and len(columns) > 2  # noqa: PLR2004
    return again * 2 > len(columns) or (again > 0 and across)


def _touching(grid: Grid, row: int) -> Iterator[Span]:
    for span in grid.merges:
        if span.first_row <= row <= span.last_row:
            yield span


def _names_somebody(grid: Grid, row: int, below: int, interpreter: Interpreter) -> bool:
    for column, cell in grid.row(row).items():
        meaning = head_of(shown(cell), interpreter.vocabulary).meaning
        under = grid.at(below, column)
        if meaning and meaning.tells_who and under is not None:
            return head_of(shown(under), interpreter.vocabulary).meaning is None
    return False


def _spread(grid: Grid, row: int, columns: list[int], *, is_last: bool) -> Texts:
    """Give the texts of a heading row, each over all columns it spans.

    Without merged cells a group's text spans to the next one; the last row spans nothing.
    """
    own = {column: shown(cell) for column, cell in grid.row(row).items()}
    merged = dict(_merged(grid, row))
    if is_last or merged:
        return {**merged, **own}
    spread: dict[int, str] = {}
    current = ""
    for column in columns:
        current = own.get(column) or current
        spread[column] = current
    return spread


def _merged(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
    for span in _touching(grid, row):
        text = grid.text(span.first_row, span.first_column)
        if text:
            for column in _columns(span):
                yield column, text
