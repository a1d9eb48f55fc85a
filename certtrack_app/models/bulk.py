"""Very many new rows in one statement, with their keys known beforehand."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import JSON, Column, Connection, Table

from certtrack_app.models.base import Base

Rows = Sequence[dict[str, Any]]
_AT_ONCE = 20_000
"""Rows made ready at a time, so that memory stays level."""


def write_rows(connection: Connection, model: type[Base], rows: Rows) -> range:
    """Write rows that all have the same columns, and give their keys in the same order.

    The file is ours until the errand ends, so the keys that come next are known: asking for each
    after the fact costs more than the rows.
    """
    table = cast("Table", model.__table__)
    first = _last_key(connection, table.name) + 1
    if rows:
        names = ["id", *rows[0]]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
        for start in range(0, len(rows), _AT_ONCE):
            batch = rows[start : start + _AT_ONCE]
            connection.exec_driver_sql(statement, _stored(connection, table, batch, first + start))
    return range(first, first + len(rows))


def _stored(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], first: int
) -> list[tuple[Any, ...]]:
    """Rows as the driver takes them, each value as its column stores it."""
    columns = [table.c[name] for name in rows[0]]
    told = (_as_stored(connection, column, rows) for column in columns)
    return list(zip(range(first, first + len(rows)), *told, strict=True))


def _as_stored(
    connection: Connection, column: Column[Any], rows: Sequence[dict[str, Any]]
) -> list[Any]:
    """The values of one column as it stores them; most stand in many rows and are made once."""
    process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    name = column.name
    if process is None:
        return [row[name] for row in rows]
    if isinstance(column.type, JSON):
        return [process(row[name]) for row in rows]
    made: dict[Any, Any] = {}
    values = []
    for row in rows:
        value = row[name]
        if value not in made:
            made[value] = process(value)
        values.append(made[value])
    return values


def _last_key(connection: Connection, name: str) -> int:
    given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
    return int(given.scalar() or 0)
