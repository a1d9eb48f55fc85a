"""The records as they stood after some action, rebuilt from the journal in memory."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from certtrack_app.errors import Refusal
from certtrack_app.models.journal_triggers import journaled_tables
from certtrack_app.rules.actions import ActionKind


def last_action_of(connection: Connection, day: str) -> int:
    """The last action reckoned for a day or an earlier one.

    Raises Refusal where the records have been rebuilt since, or had not begun.
    """
    last = connection.exec_driver_sql("SELECT max(id) FROM action WHERE day <= ?", (day,)).scalar()
    if last is None:
        raise Refusal(f"Nothing was recorded here on {day} or before. Choose a later day.")
    if last < replay_start(connection):
        raise Refusal(
            f"What was known on {day} was written by an older CertTrack, before the records were "
            "rebuilt. Open the copy in the backups folder, or choose a later day."
        )
    return int(last)


def replay_start(connection: Connection) -> int:
    """The action that wrote every record down as it stood; replay starts there."""
    kinds = ", ".join(f"'{kind.value}'" for kind in ActionKind if kind.begins_replay)
    start = f"SELECT max(id) FROM action WHERE kind IN ({kinds})"
    return int(connection.exec_driver_sql(start).scalar() or 0)


def rebuilt(connection: Connection, metadata: MetaData, upto: int) -> Engine:
    """An engine on a copy in memory that holds every journaled record as it stood.

    Its tables are unconstrained, since values erased meanwhile are missing from it.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: dbapi2.connect(":memory:", check_same_thread=False),
        poolclass=StaticPool,
    )
    start = replay_start(connection)
    with engine.begin() as copy:
        for table in metadata.sorted_tables:
            columns = ", ".join(
                f'"{column.name}"' for column in table.columns if column.name != "id"
            )
            copy.exec_driver_sql(f'CREATE TABLE "{table.name}" (id INTEGER PRIMARY KEY, {columns})')
        for table in journaled_tables(metadata):
            _fill(copy, table, _images(connection, table, start, upto))
    return engine


def _images(connection: Connection, table: Table, start: int, upto: int) -> Iterator[str]:
    """The rows of a table, each as its newest change up to an action left it."""
    rows = connection.exec_driver_sql(
        'SELECT "after" FROM change WHERE "after" IS NOT NULL AND id IN (SELECT max(id) '
        "FROM change WHERE record = ? AND action_id BETWEEN ? AND ? GROUP BY row_id)",
        (table.name, start, upto),
    )
    return (str(row) for (row,) in rows)


def _fill(copy: Connection, table: Table, images: Iterator[str]) -> None:
    """Put rows into the copy as they were stored."""
    columns = [column.name for column in table.columns]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    rows = [tuple(map(json.loads(image).get, columns)) for image in images]
    if rows:
        copy.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)
