"""Where the headings of a sheet's tables stand."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.heading_rows import heading_rows
from certtrack_app.rules.tracker.heads import Head, head_of
from certtrack_app.rules.tracker.persons import looks_like_a_person, share_of_people
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.text import fold

_SEARCHED_ROWS = 40
_ROWS_BENEATH = 25
_LONG_TEXT = 120
_ENOUGH = 3.0
_SURE = 6.0
_CERTAIN, _ROWS_AFTER_CERTAIN = 9.0, 10
_MOST_COUNTED = 6
_REPEATED, _MOSTLY_PEOPLE = 0.7, 0.6
_VALUES = frozenset({Sort.DATE, Sort.QUANTITY, Sort.LINK, Sort.EMAIL, Sort.FILE})


@dataclass(frozen=True)
class Header:
    """The heading of a table: its rows, and by column the words over it.

    `groups` are the words of the rows above the last, spread over the columns they span;
    `last_body_row` ends the table where another one begins beneath it, `from_row` is where what
    belongs to it may begin.
    """

    rows: tuple[int, ...]
    heads: Mapping[int, Head]
    groups: Mapping[int, str]
    score: float = 0.0
    last_body_row: int | None = None
    from_row: int = 0

    @property
    def last_row(self) -> int:
        """The row after which the table's body begins."""
        return self.rows[-1] if self.rows else 0

    @property
    def first_row(self) -> int:
        """The row at which the heading begins, the first row where there is none."""
        return self.rows[0] if self.rows else 1

    @property
    def names_people(self) -> bool:
        """Whether a column is headed as one of names, e-mails or ids."""
        return any(head.names_people for head in self.heads.values())


def find_header(grid: Grid, interpreter: Interpreter) -> Header | None:
    """Find the heading of a sheet's table: the row that reads most like one."""
    best: tuple[float, int] | None = None
    for row in grid.row_numbers[:_SEARCHED_ROWS]:
        if best is not None and best[0] >= _CERTAIN and row > best[1] + _ROWS_AFTER_CERTAIN:
            break
        score = heading_score(grid, row, interpreter)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, row)
    if best is None:
        return None
    return header_at(grid, _first_alike(grid, best[1]), interpreter, best[0])


def _first_alike(grid: Grid, row: int) -> int:
    """Go back from a heading repeated further down to where it stands first."""
    own = grid.folded(row)
    for earlier in grid.row_numbers[: bisect_right(grid.row_numbers, row) - 1]:
        theirs = grid.folded(earlier)
        same = sum(theirs.get(column) == text for column, text in own.items())
        if len(own) > 1 and same >= _REPEATED * len(own):
            return earlier
    return row


def header_at(grid: Grid, row: int, interpreter: Interpreter, score: float = 0.0) -> Header:
    """Read the heading whose main row stands there, with the rows that belong to it."""
    rows, texts = heading_rows(grid, row, interpreter)
    heads: dict[int, Head] = {}
    groups: dict[int, str] = {}
    for column in sorted({column for spread in texts for column in spread}):
        lines = [spread[column] for spread in texts if spread.get(column)]
        lines = list(dict.fromkeys(lines))
        if lines:
            heads[column] = head_of(lines[-1], interpreter.vocabulary)
            groups[column] = " ".join(lines[:-1])
    return Header(rows, heads, groups, score)


def heading_score(grid: Grid, row: int, interpreter: Interpreter) -> float:
    """Weigh how much a row reads like a heading.

    Known words and different sorts of values beneath speak for it; words that come again
    beneath, dates, numbers and addresses speak against it.
    """
    cells = grid.row(row)
    distinct = set(grid.folded(row).values()) - {""}
    kinds = [cell.kind for cell in cells.values()]
    years = sum(_is_year(shown(c)) for c in cells.values() if c.kind is CellKind.NUMBER)
    titled = kinds.count(CellKind.TEXT) + kinds.count(CellKind.DATE) + years
    if len(distinct) < 2 or titled < 2 or CellKind.TEXT not in kinds:  # noqa: PLR2004
        return 0.0
    texts = {column: shown(cell) for column, cell in cells.items()}
    beneath = _beneath(grid, row)
    if not beneath or _is_labels(texts, interpreter):
        return 0.0
    heads = [head_of(text, interpreter.vocabulary) for text in texts.values() if text]
    known = _known(heads, interpreter)
    who = any(
        head_of(text, interpreter.vocabulary).names_people
        for column, text in texts.items()
        if text and fold(text) not in beneath.get(column, _NOTHING)
    )
    against = sum(
        _reads_like_a_value(cell, beneath.get(column, _NOTHING), interpreter)
        for column, cell in cells.items()
    )
    over_values = sum(
        _over_values(text, beneath.get(column, _NOTHING), interpreter)
        for column, text in texts.items()
    )
    first = beneath.get(min(cells), _NOTHING)
    over_people = any(
        share_of_people(texts, interpreter.vocabulary) >= _MOSTLY_PEOPLE
        for texts in (*_unheaded(grid, row), tuple(first.values()))
        if len(texts) > 1
    )
    too_long = sum(len(text) > _LONG_TEXT for text in texts.values())
    return (
        5.0 * who
        + 1.5 * min(len(known), _MOST_COUNTED)
        + 1.0 * min(over_values, _MOST_COUNTED)
        + 1.5 * over_people
        + 0.25 * min(len(distinct), _MOST_COUNTED)
        - 2.0 * against
        - 1.0 * too_long
        - 0.02 * bisect_right(grid.row_numbers, row)
    )


def _known(heads: Sequence[Head], interpreter: Interpreter) -> AbstractSet[str]:
    """The known headings; words of status count only beside a word that can be nothing else."""
    known = {fold(head.text) for head in heads if head.meaning is not None and not head.stem}
    return known if known - interpreter.vocabulary.statuses.keys() else frozenset()


def _is_labels(texts: Mapping[int, str], interpreter: Interpreter) -> bool:
    """Tell a form's labels beside their values: Name: Anna Berg."""
    said = [text for text in texts.values() if text]
    known = [head_of(text, interpreter.vocabulary).meaning is not None for text in said]
    with_colon = sum(text.endswith(":") for text in said)
    if with_colon and 2 * with_colon >= len(said) and sum(known) < len(said):
        return True
    pairs = len(said) % 2 == 0 and known == [True, False] * (len(said) // 2)
    return pairs and any(looks_like_a_person(text, interpreter.vocabulary) for text in said[1::2])


Beneath = Mapping[str, str]
"""The texts beneath a cell, by the way they are compared."""
_NOTHING: Beneath = {}


def _unheaded(grid: Grid, row: int) -> Sequence[Sequence[str]]:
    """The texts beneath a row in the first column, where it leaves that without a heading."""
    start = bisect_right(grid.row_numbers, row)
    under = [grid.row(n) for n in grid.row_numbers[start : start + _ROWS_BENEATH]]
    first = min((min(cells) for cells in under), default=0)
    if not under or first >= min(grid.row(row)):
        return ()
    texts = [shown(cells[first]) for cells in under if first in cells]
    return (texts,) if len(texts) > 1 else ()


def _beneath(grid: Grid, row: int) -> Mapping[int, Beneath]:
    """The texts beneath each cell of a row, rows that repeat it left out."""
    own = grid.folded(row)
    found: dict[int, dict[str, str]] = {}
    start = bisect_right(grid.row_numbers, row)
    for number in grid.row_numbers[start : start + _ROWS_BENEATH]:
        under = grid.folded(number)
        shared = own.keys() & under.keys()
        same = sum(own[column] == under[column] for column in shared)
        if len(shared) > 1 and same >= _REPEATED * len(own):
            continue
        for column in shared:
            texts = found.setdefault(column, {})
            if under[column] not in texts:
                texts[under[column]] = grid.text(number, column)
    return found


def _reads_like_a_value(cell: Cell, beneath: Beneath, interpreter: Interpreter) -> bool:
    text = shown(cell)
    if _is_year_over_days(text, beneath, interpreter):
        return False
    if cell.kind is not CellKind.TEXT:
        return cell.kind is not CellKind.DATE or fold(text) in beneath
    if fold(text) in beneath and len(beneath) > 1:
        return True
    sense = interpreter.sense(text)
    if sense.sort is Sort.WORD:
        return fold(text) not in interpreter.vocabulary.headers
    if sense.sort is Sort.DATE and beneath:
        return any(interpreter.sense(one).sort is Sort.DATE for one in beneath.values())
    return sense.sort in _VALUES


def _is_year_over_days(text: str, beneath: Beneath, interpreter: Interpreter) -> bool:
    """Tell a year that heads the days of that year."""
    days = [
        interpreter.sense(one).sort is Sort.DATE and one[:4] == text for one in beneath.values()
    ]
    return _is_year(text) and all(days) and fold(text) not in beneath


def _is_year(text: str) -> bool:
    return len(text) == len("2024") and text.isdecimal()


def _over_values(text: str, beneath: Beneath, interpreter: Interpreter) -> bool:
    """Tell whether a text stands over values that say how far people have come."""
    if not text or not beneath or interpreter.sense(text).sort is not Sort.TEXT:
        return False
    telling = sum(interpreter.sense(one).sort in _TELLING for one in beneath.values())
    return telling > len(beneath) / 2


_TELLING = _VALUES | {Sort.WORD, Sort.MIXED, Sort.YEARLESS}


def is_sure(score: float) -> bool:
    """Tell whether a row reads so much like a heading that a new table begins there."""
    return score >= _SURE
