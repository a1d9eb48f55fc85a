"""Tables made from a heading and the rows beneath it, their columns understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.column_context import in_context
from certtrack_app.rules.tracker.columns import columns_of
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.headless import asked_headings, made_up
from certtrack_app.rules.tracker.layouts import planned, sorted_rows
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.relevance import mode_of_sheet, says_done
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode

T = TypeVar("T")
_MODES = {Meaning.PLANNED: Mode.PLANNED, Meaning.DUE: Mode.DUE, Meaning.DATE: Mode.DONE}
_ABOUT_NOBODY = frozenset(
    {RowSort.TOTAL, RowSort.TARGETS, RowSort.HEADING, RowSort.SECTION, RowSort.NOTE}
)


@dataclass(frozen=True)
class TableMaker:
    """Makes tables of one intake; what the person corrected goes before what is read."""

    interpreter: Interpreter
    corrections: Corrections

    def plan(
        self, grid: Grid, header: Header, forced: Mapping[int, Meaning] | None = None
    ) -> TablePlan:
        """Make the table under a heading and decide how to read it.

        Rows of totals and titles say nothing of what a column holds: where there are any, the
        columns are read a second time without them.
        """
        end = header.last_body_row or grid.row_numbers[-1]
        body = tuple(row for row in grid.row_numbers if header.last_row < row <= end)
        table = self._table(grid, header, body, body, forced or {})
        rows = sorted_rows(table, self.interpreter)
        kept = [row for row, sort in rows.items() if sort not in _ABOUT_NOBODY]
        if 0 < len(kept) < len(body):
            table = self._table(grid, header, body, kept, forced or {})
            rows = sorted_rows(table, self.interpreter)
        wanted = self.corrections.layouts.get(grid.topic)
        return planned(table, rows, self.interpreter, wanted)

    def _table(
        self,
        grid: Grid,
        header: Header,
        body: tuple[int, ...],
        looked_at: Sequence[int],
        forced: Mapping[int, Meaning],
    ) -> Table:
        corrected = _of_sheet(grid.topic, self.corrections.columns)
        titles = _of_sheet(grid.topic, self.corrections.titles)
        vocabulary = self.interpreter.vocabulary
        columns = columns_of(grid, header, looked_at, self.interpreter, {**forced, **corrected})
        mode = mode_of_sheet(grid, header.first_row, vocabulary)
        columns = in_context([_in_mode(c, mode, vocabulary) for c in columns], vocabulary)
        if not header.rows:
            columns = asked_headings(columns, grid.topic, self.corrections)
        if corrected:
            columns = tuple(_as_said(c, corrected, titles.get(c.number)) for c in columns)
        return Table(grid, header, columns, body)


def _of_sheet(topic: str, said: Mapping[tuple[str, int], T]) -> dict[int, T]:
    """What was said of the columns of one sheet, by their number."""
    return {number: one for (of_sheet, number), one in said.items() if of_sheet == topic}


def _as_said(column: Column, corrected: Mapping[int, Meaning], title: str | None) -> Column:
    """Let what the person said of a column stand, whatever its neighbors suggest."""
    meaning = corrected.get(column.number)
    if meaning is None:
        return column
    told = column.title if title is None else title
    if meaning is Meaning.VALUE:
        told = told or column.head.text or made_up(column.number)
    return replace(
        column,
        meaning=meaning,
        title=told if meaning.tells_of_a_requirement else "",
        mode=_MODES.get(meaning, column.mode),
        doubtful=False,
        overall=False,
        unheaded=False,
    )


def _in_mode(column: Column, mode: Mode, vocabulary: Vocabulary) -> Column:
    """Let a sheet's title say what bare dates and marks mean, unless the heading says it."""
    words = fold(column.head.text).split()
    outspoken = any(says_done(word, vocabulary) for word in words)
    return column if outspoken or column.mode is not Mode.DONE else replace(column, mode=mode)
