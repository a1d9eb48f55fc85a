"""Makes what reads the cells of each column of a table, and of a label on a form."""

from collections.abc import Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.colors import ColorScheme
from certtrack_app.rules.tracker.context import Context, Surroundings
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.profile import profile_of
from certtrack_app.rules.tracker.said import Said
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.surroundings import settled_order, surroundings_of
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import reference
from certtrack_app.rules.tracker.words import Meaning


def series_of(
    gathering: Gathering, table: Table, targets: Mapping[int, float], scheme: ColorScheme
) -> dict[int, Series]:
    """Make, for every column of a table, what reads its cells."""
    around = _surroundings(gathering, table)
    side = "row " if table.grid.turned else ""
    return {
        column.number: Series(
            _context(
                gathering,
                table,
                column,
                f"{side}{column.number}",
                around,
                targets.get(column.number),
            ),
            scheme,
        )
        for column in table.columns
    }


def day_beside(gathering: Gathering, table: Table, label: Cell, value: Cell) -> Said:
    """Read the day beside a label of a form: Start date: 10 January 2024."""
    vocabulary = gathering.interpreter.vocabulary
    profile = profile_of([value], gathering.interpreter)
    head = head_of(shown(label), vocabulary)
    column = Column(value.column, head, Meaning.START, "", profile)
    around = _surroundings(gathering, table)
    topic = reference(value.row, value.column)
    return Series(_context(gathering, table, column, topic, around, None)).said(value)


def _surroundings(gathering: Gathering, table: Table) -> Surroundings:
    vocabulary = gathering.interpreter.vocabulary
    around = surroundings_of(table, vocabulary, gathering.order, gathering.legend.meanings)
    export = gathering.exports[table.grid.number]
    if not export.system:
        return around
    settled, scored = settled_order(table), export.scored
    several = around.many_scores or scored
    return replace(around, settled_order=settled, scored=scored, many_scores=several)


def _context(
    gathering: Gathering,
    table: Table,
    column: Column,
    topic: str,
    around: Surroundings,
    target: float | None,
) -> Context:
    return Context(
        topic=f"{table.grid.topic}/{topic}",
        sheet_topic=table.grid.topic,
        title=column.title or column.head.text,
        meaning=column.meaning,
        mode=column.mode,
        head=column.head,
        profile=column.profile,
        date_system=gathering.date_systems[table.grid.number],
        interpreter=gathering.interpreter,
        corrections=gathering.corrections,
        surroundings=around,
        target=target,
        doubtful=column.doubtful and not column.unheaded,
        unheaded=column.unheaded,
    )
