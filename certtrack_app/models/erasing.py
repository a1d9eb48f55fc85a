"""Erasing: a person's values leave the journal, and its chain still holds.

In place of a value stands the salted digest the seal was made from. The salt of the whole change
goes, since it would let the value be guessed; each value that stays keeps a salt of its own.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from certtrack_app.models.chain import (
    CHANGE_COLUMNS,
    SealedChange,
    digest_of_value,
    digest_of_words,
    salts_of,
    value_name,
    values_of,
)
from certtrack_app.models.database import Database, next_action_id

Withheld = dict[str, dict[str, str]]
"""{"digests": {"after.name": …}, "salts": {"after.cohort": …}}, in hexadecimal."""


def erase_values(
    database: Database, connection: Connection, record: str, key: int, columns: Iterable[str]
) -> None:
    """Erase columns of one row from every change of it so far, within the errand under way.

    The row itself is changed first, like any other; of that change only what the row was is
    erased, not what it became.
    """
    rows = connection.exec_driver_sql(
        f"SELECT {CHANGE_COLUMNS} FROM change WHERE record = ? AND row_id = ?", (record, key)
    ).all()
    under_way, wanted = next_action_id(connection), tuple(columns)
    erased = []
    for change in map(SealedChange._make, rows):
        sides = ("before",) if change.action_id == under_way else ("before", "after")
        names = {value_name(side, column) for side in sides for column in wanted}
        erased.append(_erased(change, names))
    statement = (
        'UPDATE change SET "before" = ?, "after" = ?, salt = NULL, withheld = ? WHERE id = ?'
    )
    with database.errand.erasing():
        connection.exec_driver_sql(statement, erased)


def erase_words(database: Database, connection: Connection, action_id: int) -> None:
    """Erase what an action says in words; its kind, day and actor stay."""
    salt, words = connection.exec_driver_sql(
        "SELECT salt, words FROM action WHERE id = ? AND withheld IS NULL", (action_id,)
    ).one()
    with database.errand.erasing():
        connection.exec_driver_sql(
            "UPDATE action SET words = NULL, salt = NULL, withheld = ? WHERE id = ?",
            (digest_of_words(salt, words).hex(), action_id),
        )


def _erased(change: SealedChange, names: set[str]) -> tuple[str | None, str | None, str, int]:
    """A change without the named values: its row before and after, what is withheld, its key."""
    values = values_of(change)
    withheld = _withheld(change, values)
    for name, value in values:
        if name in names and name in withheld["salts"]:
            salt = bytes.fromhex(withheld["salts"].pop(name))
            withheld["digests"][name] = digest_of_value(salt, name, value).hex()
    before, after = (
        _without(image, side, withheld["digests"])
        for side, image in (("before", change.before), ("after", change.after))
    )
    return before, after, json.dumps(withheld), change.id


def _withheld(change: SealedChange, values: list[tuple[str, object]]) -> Withheld:
    """What is withheld of a change already; at first nothing, each value with its own salt."""
    if change.withheld is not None:
        told: Withheld = json.loads(change.withheld)
        return told
    salts = salts_of(change.salt or b"", len(values))
    named = {name: salt.hex() for salt, (name, _) in zip(salts, values, strict=True)}
    return {"digests": {}, "salts": named}


def _without(image: str | None, side: str, erased: Iterable[str]) -> str | None:
    """A row as JSON with nothing where values were erased."""
    if image is None:
        return None
    row = {
        column: None if value_name(side, column) in erased else value
        for column, value in json.loads(image).items()
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
