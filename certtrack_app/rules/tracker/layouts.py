"""Which layout a table has, from what its columns mean."""

from collections.abc import Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.column_context import in_context
from certtrack_app.rules.tracker.forms import labels_of
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.numbered import numbered_groups
from certtrack_app.rules.tracker.persons import looks_like_a_person
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.relevance import why_not
from certtrack_app.rules.tracker.rows import RowReader, RowSort
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.words import Layout, Meaning

_SAMPLE, _FEW_COLUMNS, _OFTEN = 300, 4, 0.3
Rows = Mapping[int, RowSort]
_NOBODY_NAMED = "no column says who it is about: say which one holds the names"
_NOTHING_NAMED = "no column names the requirements: say which one does"


def sorted_rows(table: Table, interpreter: Interpreter) -> Rows:
    """Say what each row beneath a heading is."""
    reader = RowReader(table, interpreter.vocabulary)
    rows = {row: reader.sort(row) for row in table.body}
    return _with_whole_legends(rows, reader)


def _with_whole_legends(rows: dict[int, RowSort], reader: RowReader) -> Rows:
    """Let a legend take in the lines beside its own whose symbol nobody has used yet."""
    known = [row for row, sort in rows.items() if sort is RowSort.LEGEND]
    for row in known:
        for step in (-1, 1):
            beside = row + step
            while rows.get(beside) is RowSort.ENTRY and reader.may_explain(beside):
                rows[beside] = RowSort.LEGEND
                beside += step
    return rows


def planned(
    table: Table, rows: Rows, interpreter: Interpreter, wanted: Layout | None = None
) -> TablePlan:
    """Decide on the layout of a table whose columns are known, and whether it is a tracker's.

    A layout `wanted` by the person is taken where the table can be read so at all.
    """
    if wanted in (Layout.WIDE, Layout.LONG, Layout.DITTO, Layout.LOOKUP):
        return _as_wanted(table, rows, interpreter, wanted)
    plan = _by_columns(table, rows, interpreter)
    because = why_not(table, plan.layout, interpreter.vocabulary)
    return replace(plan, layout=Layout.NONE, because=because) if because else plan


def _as_wanted(table: Table, rows: Rows, interpreter: Interpreter, wanted: Layout) -> TablePlan:
    """Read a table the way the person says, or say what is missing for that."""
    if not table.who:
        return TablePlan(table, Layout.NONE, rows, because=_NOBODY_NAMED)
    if wanted in (Layout.WIDE, Layout.LOOKUP):
        return TablePlan(table, wanted, rows)
    titles = _titles_wanted(table)
    if titles is None:
        return TablePlan(table, Layout.NONE, rows, because=_NOTHING_NAMED)
    table = _with_titles(table, titles, interpreter.vocabulary)
    titles = table.by_number[titles.number]
    if wanted is Layout.DITTO:
        rows = _with_dittos(table, rows, titles)
    return TablePlan(table, wanted, rows, titles)


def _titles_wanted(table: Table) -> Column | None:
    """Choose what names the requirement of each row: a column so headed, or the first of texts."""
    return _titles(table) or _inferred_titles(table) or _form_titles(table)


def _by_columns(table: Table, rows: Rows, interpreter: Interpreter) -> TablePlan:
    table, groups = numbered_groups(table, interpreter.vocabulary)
    if groups and table.who:
        return TablePlan(table, Layout.LONG, rows, groups=groups)
    titles = _titles(table)
    inferred = _inferred_titles(table) if titles is None else None
    if inferred is not None:
        table = _with_titles(table, inferred, interpreter.vocabulary)
        titles = table.by_number[inferred.number]
    if not table.who:
        return _form(table, rows, interpreter)
    if titles is not None:
        rows = _with_dittos(table, rows, titles)
        ditto = any(sort is RowSort.CONTINUED for sort in rows.values())
        return TablePlan(table, Layout.DITTO if ditto else Layout.LONG, rows, titles)
    if _tells_how_far(table) and any(sort is RowSort.ENTRY for sort in rows.values()):
        return TablePlan(table, Layout.WIDE, rows)
    names = any(sort is RowSort.ENTRY for sort in rows.values())
    return TablePlan(table, Layout.LOOKUP if names else Layout.NONE, rows)


def _tells_how_far(table: Table) -> bool:
    """Tell whether any column says how far people have come."""
    return any(column.meaning.tells_of_a_requirement for column in table.columns)


def _form(table: Table, rows: Mapping[int, RowSort], interpreter: Interpreter) -> TablePlan:
    titles = _form_titles(table)
    aspects = [c for c in table.columns if c.meaning in _FORM_ASPECTS and c.untitled_aspect]
    if titles and aspects and (named := _named_rows(table, titles, interpreter)):
        rows = {row: RowSort.ENTRY if row in named else sort for row, sort in rows.items()}
        return TablePlan(table, Layout.DITTO, rows, titles, under_names=True)
    labels = labels_of(table, interpreter) if titles and aspects else None
    if labels is None or titles is None:
        return TablePlan(table, Layout.NONE, rows)
    return TablePlan(table, Layout.FORM, rows, titles, labels)


def _named_rows(table: Table, titles: Column, interpreter: Interpreter) -> frozenset[int]:
    """Find the rows that hold nothing but a name, where the first row does and some follow."""
    rows = {
        row: cells
        for row in table.body
        if (cells := table.grid.rows[row]).keys() == {titles.number}
        and looks_like_a_person(shown(cells[titles.number]), interpreter.vocabulary)
    }
    first = table.body[0] if table.body else 0
    return frozenset(rows) if first in rows and len(rows) < len(table.body) else frozenset()


_FORM_ASPECTS = frozenset(
    {Meaning.STATUS, Meaning.DATE, Meaning.SCORE, Meaning.VALUE, Meaning.EXPIRY}
)


def _form_titles(table: Table) -> Column | None:
    """Choose the column that names the requirements of a form: so headed, or the first of texts."""
    headed = table.meaning(Meaning.REQUIREMENT)
    if headed:
        return max(headed, key=lambda column: len(column.profile.texts))
    texts = [column for column in table.meaning(Meaning.UNKNOWN) if column.profile.share(Sort.TEXT)]
    return texts[0] if texts else None


def _titles(table: Table) -> Column | None:
    """Choose the column that names the requirement of each row, if rows are one per requirement."""
    candidates = table.meaning(Meaning.REQUIREMENT)
    aspects = [column for column in table.columns if column.untitled_aspect]
    own = [
        column
        for column in table.columns
        if column.meaning.tells_of_a_requirement and column.title and column.profile.total
    ]
    if not candidates or len(own) > max(1, len(aspects)):
        return None
    return max(candidates, key=lambda column: len(column.profile.texts))


def _with_titles(table: Table, titles: Column, vocabulary: Vocabulary) -> Table:
    """Give the table with a column taken for the requirements' names, the others seen anew."""
    columns = [
        replace(c, meaning=Meaning.REQUIREMENT, title="") if c is titles else c
        for c in table.columns
    ]
    return replace(table, columns=in_context(columns, vocabulary))


def _inferred_titles(table: Table) -> Column | None:
    """Find what each row is about where people come again and no heading says it.

    It is the one column of texts that tells the rows of one person apart.
    """
    names = [c.number for c in table.names]
    own = [c for c in table.columns if c.meaning.tells_of_a_requirement and c.profile.total]
    if len(own) > _FEW_COLUMNS:
        return None
    rows = [table.grid.rows[row] for row in table.body[:_SAMPLE]]
    people = [tuple(shown(cells[n]) for n in names if n in cells) for cells in rows]
    again = len(people) - len(set(people))
    if not names or again < _OFTEN * len(people):
        return None
    for column in table.meaning(Meaning.UNKNOWN):
        about = [shown(cells[column.number]) if column.number in cells else "" for cells in rows]
        pairs = set(zip(people, about, strict=True))
        if all(about) and len(pairs) == len(people) and len(set(about)) < len(about):
            return column
    return None


def _with_dittos(
    table: Table, rows: Mapping[int, RowSort], titles: Column
) -> Mapping[int, RowSort]:
    """Let rows without a name that name a requirement continue the person above."""
    return {
        row: RowSort.CONTINUED
        if sort in (RowSort.UNNAMED, RowSort.NOTE) and table.grid.at(row, titles.number) is not None
        else sort
        for row, sort in rows.items()
    }
