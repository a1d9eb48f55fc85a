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
    fresh = known
    while fresh:
        found: Rows = {}
        for table, _, child, _ in rows_resting_on(connection, metadata, fresh):
            found.setdefault(table.name, set()).add(child)
        for name, child in _removed_rows(connection, metadata, fresh):
            found.setdefault(name, set()).add(child)
        fresh = {
            name: new for name, keys in found.items() if (new := keys - known.get(name, set()))
        }
        for name, keys in fresh.items():
            known.setdefault(name, set()).update(keys)
    return known


def _removed_rows(
    connection: Connection, metadata: MetaData, parents: Rows
) -> list[tuple[str, int]]:
    """Rows that were removed and had a foreign key to one of these when they were."""
    removed: list[tuple[str, int]] = []
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if keys := parents.get(key.column.table.name):
                rows = connection.exec_driver_sql(
                    "SELECT DISTINCT row_id FROM change WHERE record = ? AND verb = 'delete' AND "
                    'json_extract("before", ?) IN (SELECT value FROM json_each(?))',
                    (table.name, f'$."{key.parent.name}"', json.dumps(sorted(keys))),
                )
                removed += [(table.name, int(row)) for (row,) in rows]
    return removed
