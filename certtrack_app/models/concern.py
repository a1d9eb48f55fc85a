"""Whom an action concerns: the rows that hang on a participant, and what changed them."""

import json

from sqlalchemy import Connection, MetaData

from certtrack_app.models.taking_back import Rows, rows_resting_on


def actions_on_participant(
    connection: Connection, metadata: MetaData, participant_id: int
) -> set[int]:
    """Every action that changed anything of a participant, or was about them: an export."""
    actions: set[int] = set()
    for name, keys in rows_of_participant(connection, metadata, participant_id).items():
        listed = json.dumps(sorted(keys))
        rows = connection.exec_driver_sql(
            "SELECT action_id FROM change WHERE record = ? AND verb <> 'stands' "
            "AND row_id IN (SELECT value FROM json_each(?)) "
            "UNION SELECT id FROM action WHERE record = ? "
            "AND record_id IN (SELECT value FROM json_each(?))",
            (name, listed, name, listed),
        )
        actions |= {int(action_id) for (action_id,) in rows}
    return actions


def rows_of_participant(connection: Connection, metadata: MetaData, participant_id: int) -> Rows:
    """Every row that hangs on a participant, down to the last; removed ones from the journal."""
    known: Rows = {"participant": {participant_id}}
    lost = _tables_that_lost_rows(connection)
    fresh = known
    while fresh:
        found: Rows = {}
        for table, _, child, _ in rows_resting_on(connection, metadata, fresh):
            found.setdefault(table.name, set()).add(child)
        for name, child in _removed_rows(connection, metadata, fresh, lost):
            found.setdefault(name, set()).add(child)
        fresh = {
            name: new for name, keys in found.items() if (new := keys - known.get(name, set()))
        }
        for name, keys in fresh.items():
            known.setdefault(name, set()).update(keys)
    return known


def _tables_that_lost_rows(connection: Connection) -> set[str]:
    """The tables of which a row was ever removed: most offices have few, and ask no others."""
    rows = connection.exec_driver_sql("SELECT DISTINCT record FROM change WHERE verb = 'delete'")
    return {str(name) for (name,) in rows}


REMOVED_ROWS = (
    "SELECT row_id FROM change WHERE record = ? AND verb = 'delete' AND "
    'json_extract("before", ?) IN (SELECT value FROM json_each(?))'
)
"""Found by the index of removed rows; a DISTINCT would lead SQLite to read every change instead."""


def _removed_rows(
    connection: Connection, metadata: MetaData, parents: Rows, lost: set[str]
) -> list[tuple[str, int]]:
    """Rows that were removed and had a foreign key to one of these when they were."""
    removed: list[tuple[str, int]] = []
    for table in metadata.sorted_tables if lost else ():
        for key in table.foreign_keys if table.name in lost else ():
            if keys := parents.get(key.column.table.name):
                asked = (table.name, f'$."{key.parent.name}"', json.dumps(sorted(keys)))
                rows = connection.exec_driver_sql(REMOVED_ROWS, asked)
                removed += [(table.name, int(row)) for (row,) in rows]
    return removed
