"""The triggers that write the journal, generated from the mapped tables."""

from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table
from sqlalchemy.types import LargeBinary

from certtrack_app.models.base import is_journaled

_APPEND_ONLY = {
    "action_is_by_its_actor": (
        "BEFORE INSERT ON action WHEN new.actor IS NOT ct_actor()"
        " BEGIN SELECT RAISE(ABORT, 'an action is written by whoever is at the keyboard'); END"
    ),
    "action_is_never_changed": (
        "BEFORE UPDATE ON action WHEN NOT ct_may_erase()"
        " BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
    ),
    "action_is_never_removed": (
        "BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
    ),
    "change_is_never_changed": (
        "BEFORE UPDATE ON change WHEN NOT ct_may_erase()"
        " BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
    ),
    "change_is_never_removed": (
        "BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
    ),
}


def journaled_tables(metadata: MetaData) -> list[Table]:
    """The tables whose every change is written down, parents before children."""
    return [table for table in metadata.sorted_tables if is_journaled(table)]


def image(table: Table, row: str) -> str:
    """The SQL that writes a whole row as JSON, column by column in the table's order."""
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def triggers(metadata: MetaData) -> dict[str, str]:
    """Every trigger of the journal: its name and the statement that makes it."""
    statements = {name: f"CREATE TRIGGER {name} {body}" for name, body in _APPEND_ONLY.items()}
    for table in journaled_tables(metadata):
        _check_key_and_columns(table)
        statements |= dict(_triggers_of(table))
    return statements


def standing_triggers(connection: Connection) -> dict[str, str]:
    """The triggers the file holds now."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {str(name): str(statement) for name, statement in rows}


def trigger_troubles(connection: Connection, metadata: MetaData) -> list[str]:
    """What differs between the triggers that should stand and those that do, in words."""
    expected, standing = triggers(metadata), standing_triggers(connection)
    missing = [f"The trigger {name} is missing." for name in expected.keys() - standing.keys()]
    strange = [f"The trigger {name} is not ours." for name in standing.keys() - expected.keys()]
    altered = [
        f"The trigger {name} was altered."
        for name in expected.keys() & standing.keys()
        if expected[name] != standing[name]
    ]
    return sorted(missing + strange + altered)


def set_triggers(connection: Connection, metadata: MetaData) -> None:
    """Drop every trigger and make those that should stand."""
    drop_triggers(connection)
    for statement in triggers(metadata).values():
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Leave no trigger, as before a migration that rewrites tables."""
    for name in standing_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _triggers_of(table: Table) -> Iterator[tuple[str, str]]:
    """The three triggers of a table, and the one that holds its keys."""
    name, old, new = table.name, image(table, "old"), image(table, "new")
    differs = " OR ".join(
        f'old."{column.name}" IS NOT new."{column.name}"' for column in table.columns
    )
    yield _trigger(name, "insert", "", f"new.id, 'insert', NULL, {new}")
    yield _trigger(name, "update", f" WHEN {differs}", f"new.id, 'update', {old}, {new}")
    yield _trigger(name, "delete", "", f"old.id, 'delete', {old}, NULL")
    held = f"{name}_keeps_its_key"
    holding = (
        f'CREATE TRIGGER {held} BEFORE UPDATE OF id ON "{name}" WHEN new.id IS NOT old.id'
        " BEGIN SELECT RAISE(ABORT, 'the key of a record never changes'); END"
    )
    yield held, holding


def _trigger(table: str, verb: str, when: str, values: str) -> tuple[str, str]:
    """One trigger that writes one change."""
    name = f"{table}_{verb}_is_journaled"
    return name, (
        f'CREATE TRIGGER {name} AFTER {verb.upper()} ON "{table}"{when} BEGIN '
        'INSERT INTO change (action_id, record, row_id, verb, "before", "after", salt) VALUES '
        f"(ct_action(), '{table}', {values}, randomblob(16)); END"
    )


def _check_key_and_columns(table: Table) -> None:
    """Hold tables to what the journal can write down.

    Raises TypeError for a table without its one numeric key, or with bytes, which JSON cannot hold.
    """
    if [column.name for column in table.primary_key] != ["id"]:
        raise TypeError(f"{table.name} needs the one key id to be journaled")
    for column in table.columns:
        if isinstance(column.type, LargeBinary):
            raise TypeError(f"{table.name}.{column.name} holds bytes; keep files in the store")
