"""Taking an action back: what stands in the way, and the rows as they were before.

Rows are compared, not counted: an action can be taken back if every row it changed still is what
it became, and nothing else rests on a row it made. So an action and its undo cancel out. Flags and
projections are no obstacle, nor is what only the clock has made of the records since.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, MetaData, Table

from certtrack_app.models.base import follows_its_records, is_derived, is_journaled
from certtrack_app.models.chain import SealedChange, changes_of
from certtrack_app.models.journal_triggers import image
from certtrack_app.rules.actions import ActionKind

Rows = dict[str, set[int]]
"""Keys by table."""


@dataclass(frozen=True, order=True)
class Obstacle:
    """A row on which something was built since."""

    record: str
    row_id: int


def obstacles(connection: Connection, metadata: MetaData, action_id: int) -> list[Obstacle]:
    """The rows for whose sake an action cannot be taken back whole."""
    changed = [
        Obstacle(name, key)
        for name, keys in _rows_of(connection, action_id).items()
        for key in _rows_built_upon(connection, metadata.tables[name], action_id, keys)
    ]
    _, resting = _going(connection, metadata, _rows_of(connection, action_id, "insert"), action_id)
    return sorted({*changed, *resting})


def take_back(connection: Connection, metadata: MetaData, action_id: int) -> None:
    """Write back what an action found, last change first, within the errand under way.

    Foreign keys are looked at when the errand ends, since rows come back in any order.
    """
    going, _ = _going(connection, metadata, _rows_of(connection, action_id, "insert"), action_id)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, keys in going.items():
        remove(connection, name, keys)
    backwards = reversed(list(changes_of(connection, action_id)))
    for (name, verb), changes in groupby(backwards, key=lambda each: (each.record, each.verb)):
        table = metadata.tables[name]
        _write_back(connection, table, verb, _still_there(connection, table, changes))


def has_lost_its_place(connection: Connection, action_id: int) -> bool:
    """Whether a row that came back refers to one that has gone for good meanwhile."""
    return any(
        connection.exec_driver_sql(f'PRAGMA foreign_key_check("{name}")').first()
        for name in _rows_of(connection, action_id)
    )


def remove(connection: Connection, name: str, keys: Iterable[int]) -> None:
    """Remove rows by their keys."""
    connection.exec_driver_sql(
        f'DELETE FROM "{name}" WHERE id IN (SELECT value FROM json_each(?))',
        (json.dumps(sorted(keys)),),
    )


def rows_resting_on(
    connection: Connection, metadata: MetaData, parents: Rows
) -> Iterator[tuple[Table, str, int, int]]:
    """Every row with a foreign key to one of these: its table, the parent's table, both keys."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.name
            if parents.get(parent) and table.name not in ("action", "change"):
                column = key.parent.name
                rows = connection.exec_driver_sql(
                    f'SELECT id, "{column}" FROM "{table.name}" '
                    f'WHERE "{column}" IN (SELECT value FROM json_each(?))',
                    (json.dumps(sorted(parents[parent])),),
                )
                yield from ((table, parent, child, kept) for child, kept in rows)


def changed_by_people_since(
    connection: Connection,
    name: str,
    keys: Iterable[int],
    action_id: int,
    but_by: Collection[ActionKind] = (),
) -> set[int]:
    """Those of the rows that somebody, not the clock, has changed since an action.

    What was undone meanwhile does not count, nor does its undoing, nor errands of the kinds
    `but_by`.
    """
    passed_over = [kind for kind in ActionKind if kind.is_the_clocks or kind in but_by]
    clocks = ", ".join(f"'{kind.value}'" for kind in passed_over)
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT row_id FROM change JOIN action ON action.id = action_id "
        "WHERE change.record = ? AND row_id IN (SELECT value FROM json_each(?)) "
        f"AND action_id > ? AND kind NOT IN ({clocks}) AND undoes_id IS NULL "
        "AND action_id NOT IN (SELECT undoes_id FROM action WHERE undoes_id IS NOT NULL)",
        (name, json.dumps(sorted(keys)), action_id),
    )
    return {int(key) for (key,) in rows}


def put_back_updates(
    connection: Connection, metadata: MetaData, action_id: int, kept: Rows
) -> Rows:
    """Write back what an action changed in rows it did not make, column by column.

    Rows named in `kept` stay as they are. Says which rows were written back.
    """
    back: Rows = defaultdict(set)
    made = _rows_of(connection, action_id, "insert")
    for change in reversed(list(changes_of(connection, action_id))):
        stays = made.get(change.record, set()) | kept.get(change.record, set())
        if change.verb == "update" and change.row_id not in stays:
            _put_columns_back(connection, metadata.tables[change.record], change)
            back[change.record].add(change.row_id)
    return back


def _put_columns_back(connection: Connection, table: Table, change: SealedChange) -> None:
    before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
    names = [one.name for one in table.columns if before.get(one.name) != after.get(one.name)]
    columns = ", ".join(f'"{name}" = ?' for name in names)
    values = tuple(before[name] for name in names)
    connection.exec_driver_sql(
        f'UPDATE "{table.name}" SET {columns} WHERE id = ?', (*values, change.row_id)
    )


def _rows_of(connection: Connection, action_id: int, verb: str | None = None) -> Rows:
    """The rows an action changed, or those it changed in one way."""
    rows: Rows = defaultdict(set)
    for name, key in connection.exec_driver_sql(
        "SELECT DISTINCT record, row_id FROM change "
        "WHERE action_id = ? AND verb = coalesce(?, verb)",
        (action_id, verb),
    ):
        rows[name].add(key)
    return rows


def _rows_built_upon(
    connection: Connection, table: Table, action_id: int, keys: set[int]
) -> set[int]:
    """Rows an action changed that have become something else since."""
    if is_derived(table):
        return set()
    rows = connection.exec_driver_sql(
        'WITH reached AS (SELECT row_id, "after" AS image, max(id) FROM change '
        "WHERE action_id = ? AND record = ? GROUP BY row_id) "
        f'SELECT row_id FROM reached LEFT JOIN "{table.name}" AS standing '
        "ON standing.id = row_id WHERE reached.image IS NOT "
        f"CASE WHEN standing.id IS NOT NULL THEN {image(table, 'standing')} END",
        (action_id, table.name),
    )
    differing = {int(key) for (key,) in rows} & keys
    if differing and follows_its_records(table):
        return changed_by_people_since(connection, table.name, differing, action_id)
    return differing


def _going(
    connection: Connection, metadata: MetaData, made: Rows, action_id: int
) -> tuple[Rows, list[Obstacle]]:
    """What must go along with the rows an action made, and what will not go.

    Rows reckoned from them go; rows the clock made of them go unless somebody touched them. Rows
    the action itself let rest on them are written back as they were.
    """
    own = _rows_of(connection, action_id)
    along: Rows = defaultdict(set)
    staying: list[Obstacle] = []
    fresh = made
    while fresh:
        found: Rows = defaultdict(set)
        for table, _, child, _ in rows_resting_on(connection, metadata, fresh):
            name = table.name
            if child in made.get(name, ()) or child in along[name]:
                continue
            if child in own.get(name, ()) and not is_derived(table):
                continue
            if _goes_along(connection, table, child, action_id):
                found[name].add(child)
            else:
                staying.append(Obstacle(name, child))
        for name, keys in found.items():
            along[name] |= keys
        fresh = found
    return along, staying


def _goes_along(connection: Connection, table: Table, key: int, action_id: int) -> bool:
    """Whether a row is of no weight of its own."""
    if is_derived(table) or not is_journaled(table):
        return True
    return follows_its_records(table) and not changed_by_people_since(
        connection, table.name, [key], action_id
    )


def _still_there(
    connection: Connection, table: Table, changes: Iterable[SealedChange]
) -> list[SealedChange]:
    """The changes to write back: a flag that has moved on by itself is left to the next check."""
    told = list(changes)
    if not is_derived(table):
        return told
    rows = connection.exec_driver_sql(
        f'SELECT id, {image(table, table.name)} FROM "{table.name}" '
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([change.row_id for change in told]),),
    )
    standing = {int(key): row for key, row in rows}
    return [
        each for each in told if each.verb == "insert" or standing.get(each.row_id) == each.after
    ]


def _write_back(
    connection: Connection, table: Table, verb: str, changes: list[SealedChange]
) -> None:
    """Reverse changes of one kind on one table."""
    if not changes:
        return
    if verb == "insert":
        remove(connection, table.name, (change.row_id for change in changes))
        return
    columns = [column.name for column in table.columns]
    rows = [json.loads(change.before or "{}") for change in changes]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'
    values = [tuple(row[name] for name in columns) for row in rows]
    if verb == "update":
        statement = f'UPDATE "{table.name}" SET ({names}) = ({marks}) WHERE id = ?'
        values = [(*row, row[columns.index("id")]) for row in values]
    connection.exec_driver_sql(statement, values)
