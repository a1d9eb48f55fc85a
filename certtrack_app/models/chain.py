"""The chain: each action sealed with the action before it and everything it changed.

A seal covers no value itself but a digest of it, salted for that one value. So a value can be
erased and its digest kept: nobody can guess it back, and the chain still holds.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256, shake_256
from secrets import token_bytes
from typing import NamedTuple

from sqlalchemy import Connection

FIRST_SEAL = "0" * 64
"""What the first action takes for the seal before it."""
_SALT_BYTES = 16
_NOTHING, _EMPTY = bytes(32), bytes([1]) * 32


class SealedAction(NamedTuple):
    """An action as stored, column by column; everything but the words is sealed in the clear."""

    id: int
    at: str
    day: str
    day_given: int
    actor: str
    kind: str
    record: str | None
    record_id: int | None
    undoes_id: int | None
    version: int
    leaves_office: int
    words: str | None
    salt: bytes | None
    withheld: str | None
    seal: str


class SealedChange(NamedTuple):
    """A change as stored."""

    id: int
    action_id: int
    record: str
    row_id: int
    verb: str
    before: str | None
    after: str | None
    salt: bytes | None
    withheld: str | None


ACTION_COLUMNS = ", ".join(SealedAction._fields)
CHANGE_COLUMNS = 'id, action_id, record, row_id, verb, "before", "after", salt, withheld'


def stored_moment(moment: datetime) -> str:
    """A moment as the journal stores it: UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def stored_day(day: date) -> str:
    """A day as the journal stores it."""
    return day.isoformat()


def new_salt() -> bytes:
    """A salt nobody can guess."""
    return token_bytes(_SALT_BYTES)


def changes_of(connection: Connection, action_id: int) -> Iterator[SealedChange]:
    """What an action changed, in order."""
    rows = connection.exec_driver_sql(
        f"SELECT {CHANGE_COLUMNS} FROM change WHERE action_id = ? ORDER BY id", (action_id,)
    )
    return (SealedChange._make(row) for row in rows)


def write_action(connection: Connection, action: SealedAction) -> SealedAction:
    """Seal the errand under way and write its action, the last thing in its transaction."""
    changes = changes_of(connection, action.id)
    sealed = action._replace(seal=seal_of(last_seal(connection), action, changes))
    marks = ", ".join("?" * len(sealed))
    connection.exec_driver_sql(
        f"INSERT INTO action ({ACTION_COLUMNS}) VALUES ({marks})", tuple(sealed)
    )
    return sealed


def last_seal(connection: Connection) -> str:
    """The seal of the newest action, on which the next one is set."""
    seal = connection.exec_driver_sql("SELECT seal FROM action ORDER BY id DESC LIMIT 1").scalar()
    return str(seal or FIRST_SEAL)


def seal_of(previous: str, action: SealedAction, changes: Iterable[SealedChange]) -> str:
    """The seal of an action: SHA-256 over the seal before it, its fields and its changes."""
    fields = action[: SealedAction._fields.index("words")]
    digest = sha256(json.dumps([previous, *fields], separators=(",", ":")).encode())
    digest.update(_digest_of_words(action))
    for change in changes:
        digest.update(_bytes_of_change(change))
    return digest.hexdigest()


def value_name(side: str, column: str) -> str:
    """What a value is called within its change: before.name, after.name."""
    return f"{side}.{column}"


def values_of(change: SealedChange) -> list[tuple[str, object]]:
    """The values of a change in order: the row as it was, then as it became."""
    return [
        (value_name(side, column), value)
        for side, image in (("before", change.before), ("after", change.after))
        if image is not None
        for column, value in json.loads(image).items()
    ]


def salts_of(salt: bytes, count: int) -> list[bytes]:
    """A salt for each value, drawn from the salt of the change."""
    drawn = shake_256(salt).digest(_SALT_BYTES * count)
    return [drawn[at : at + _SALT_BYTES] for at in range(0, len(drawn), _SALT_BYTES)]


def digest_of_value(salt: bytes, name: str, value: object) -> bytes:
    """The salted digest of one value; its type is part of it, so that 1 is not "1".

    Nothing at all has no digest: there is nothing in it to hide, and half of a row is nothing.
    """
    if value is None:
        return _NOTHING
    if value == "":
        return _EMPTY
    told = f"{name}\0{type(value).__name__}\0{value}"
    return sha256(salt + told.encode("utf-8", "surrogatepass")).digest()


def _bytes_of_change(change: SealedChange) -> bytes:
    """What the seal takes of a change: what and where in the clear, each value by its digest."""
    digests = _digests_of_values(change)
    where = f"{change.id}|{change.record}|{change.row_id}|{change.verb}|{len(digests)}|"
    return where.encode() + b"".join(digests)


def _digests_of_values(change: SealedChange) -> list[bytes]:
    """The digest of each value, taken from what is kept of it where it was erased."""
    if change.withheld is None:
        return _digests_of_whole(change)
    kept = json.loads(change.withheld)
    return [_digest_beside_erased(kept, name, value) for name, value in values_of(change)]


def _digests_of_whole(change: SealedChange) -> list[bytes]:
    """What `digest_of_value` gives for each value, in one go: an import has millions of them."""
    images = (("before", change.before), ("after", change.after))
    told = [(side, json.loads(image)) for side, image in images if image is not None]
    count = sum(len(row) for _, row in told)
    drawn = shake_256(change.salt or b"").digest(_SALT_BYTES * count)
    digests, at = [], 0
    for side, row in told:
        for column, value in row.items():
            if value is None:
                digests.append(_NOTHING)
            elif value == "":
                digests.append(_EMPTY)
            else:
                said = f"{side}.{column}\0{type(value).__name__}\0{value}"
                salted = drawn[at : at + _SALT_BYTES] + said.encode("utf-8", "surrogatepass")
                digests.append(sha256(salted).digest())
            at += _SALT_BYTES
    return digests


def _digest_beside_erased(kept: dict[str, dict[str, str]], name: str, value: object) -> bytes:
    """The digest kept of an erased value, or that of one that still stands.

    Raises ValueError where something stands in the place of an erased value.
    """
    if name not in kept["digests"]:
        return digest_of_value(bytes.fromhex(kept["salts"][name]), name, value)
    if value is not None:
        raise ValueError(f"{name} was erased and is there all the same")
    return bytes.fromhex(kept["digests"][name])


def digest_of_words(salt: bytes, words: str) -> bytes:
    """The salted digest of what an action says in words."""
    return sha256(salt + words.encode()).digest()


def _digest_of_words(action: SealedAction) -> bytes:
    """The digest of an action's words, kept aside where they were erased."""
    if action.withheld is not None:
        if action.words is not None:
            raise ValueError(f"the words of action {action.id} were erased and are there")
        return bytes.fromhex(action.withheld)
    return digest_of_words(action.salt or b"", action.words or "")
