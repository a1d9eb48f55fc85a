"""Verification: the chain is whole, and the records are what the journal says they became.

Each finding is a sentence. What none of this can see: a chain rewritten from its first link to
its last by somebody who holds the laptop and its key. A head that has left the office shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, MetaData, Table

from certtrack_app.models.chain import (
    ACTION_COLUMNS,
    CHANGE_COLUMNS,
    FIRST_SEAL,
    SealedAction,
    SealedChange,
    seal_of,
)
from certtrack_app.models.journal import HEAD_LENGTH
from certtrack_app.models.journal_triggers import image, journaled_tables, trigger_troubles
from certtrack_app.models.past import replay_start

_ENOUGH = 20
"""Findings told one by one of each table; a torn journal would list every row."""


@dataclass(frozen=True)
class Verdict:
    """What a verification found."""

    actions: int
    head: str
    chain: tuple[str, ...]
    """What is wrong with the journal itself."""
    replay: tuple[str, ...]
    """Where the records are not what the journal says they became."""

    @property
    def findings(self) -> tuple[str, ...]:
        """Everything that is wrong, in words."""
        return self.chain + self.replay

    @property
    def holds(self) -> bool:
        """Whether nothing was altered, as far as the file can show."""
        return not self.findings


def verify(connection: Connection, metadata: MetaData) -> Verdict:
    """Look for every trace of tampering within one look at the file."""
    count = connection.exec_driver_sql("SELECT count(*) FROM action").scalar()
    return Verdict(
        actions=int(count or 0),
        head=head(connection),
        chain=(*trigger_troubles(connection, metadata), *chain_troubles(connection)),
        replay=tuple(replay_troubles(connection, metadata)),
    )


def head(connection: Connection) -> str:
    """The first characters of the newest seal; printed on whatever leaves the office."""
    seal = connection.exec_driver_sql("SELECT seal FROM action ORDER BY id DESC LIMIT 1").scalar()
    return str(seal or FIRST_SEAL)[:HEAD_LENGTH]


def knows_head(connection: Connection, told: str) -> bool:
    """Whether a head that left the office is still in the chain; if not, it was rewritten."""
    found = "SELECT count(*) FROM action WHERE substr(seal, 1, ?) = ?"
    return bool(connection.exec_driver_sql(found, (HEAD_LENGTH, told[:HEAD_LENGTH])).scalar())


def chain_troubles(connection: Connection) -> Iterator[str]:
    """Actions that are missing, were altered, or stand in another place than they were written."""
    changes = _Changes(connection)
    previous, expected = FIRST_SEAL, 1
    for action in _actions(connection):
        if action.id != expected:
            yield _missing(expected, action.id - 1)
        yield from changes.stray_before(action.id)
        try:
            seal = seal_of(previous, action, changes.of(action.id))
        except (ValueError, KeyError, TypeError):
            seal = ""
        if seal != action.seal:
            yield f"Action {action.id} ({action.kind}, {action.actor}) or its changes were altered."
        previous, expected = action.seal, action.id + 1
    yield from changes.stray_before(None)
    written = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = 'action'"
    ).scalar()
    if int(written or 0) >= expected:
        yield _missing(expected, int(written or 0))


def replay_troubles(connection: Connection, metadata: MetaData) -> Iterator[str]:
    """Rows that are not what the journal says they became, now or between two of its entries."""
    start = replay_start(connection)
    for table in journaled_tables(metadata):
        yield from _row_troubles(connection, table, start)
        yield from _step_troubles(connection, table, start)


def _row_troubles(connection: Connection, table: Table, start: int) -> Iterator[str]:
    """Rows that stand otherwise than their newest change left them."""
    name, span = table.name, {"record": table.name, "start": start}
    of_table = "FROM change WHERE record = :record AND action_id >= :start"
    differing = connection.exec_driver_sql(
        'SELECT row_id, "after" IS NULL, standing.id IS NULL FROM change '
        f'LEFT JOIN "{name}" AS standing ON standing.id = row_id '
        f"WHERE change.id IN (SELECT max(id) {of_table} GROUP BY row_id) "
        f"AND CASE WHEN standing.id IS NOT NULL THEN {image(table, 'standing')} END "
        f'IS NOT "after" LIMIT {_ENOUGH}',
        span,
    )
    for key, removed, gone in differing:
        yield _row_trouble(_called(name, key), removed=bool(removed), gone=bool(gone))
    unknown = connection.exec_driver_sql(
        f'SELECT id FROM "{name}" WHERE id NOT IN (SELECT row_id {of_table}) LIMIT {_ENOUGH}', span
    )
    for (key,) in unknown:
        yield f"{_called(name, key)} is there, and the journal knows of no such record."


def _row_trouble(called: str, *, removed: bool, gone: bool) -> str:
    """Say how a row differs from what the journal knows of it."""
    if gone:
        return f"{called} is gone, and the journal knows of no deletion."
    if removed:
        return f"{called} is there, and the journal says that it was removed."
    return f"{called} is not what the journal says it became."


def _step_troubles(connection: Connection, table: Table, start: int) -> Iterator[str]:
    """Changes that do not begin where the one before them on the same row ended.

    A row whose values were erased meanwhile cannot be compared and is left out.
    """
    rows = connection.exec_driver_sql(
        'SELECT row_id, action_id FROM (SELECT row_id, action_id, id, verb, "before", '
        'lag("after") OVER steps AS reached, withheld IS NOT NULL OR '
        "coalesce(lag(withheld) OVER steps, '') <> '' AS erased "
        "FROM change WHERE record = :record AND action_id >= :start "
        "WINDOW steps AS (PARTITION BY row_id ORDER BY id)) "
        f'WHERE "before" IS NOT reached AND NOT erased ORDER BY id LIMIT {_ENOUGH}',
        {"record": table.name, "start": start},
    )
    for key, action_id in rows:
        yield (
            f"{_called(table.name, key)} was changed outside the journal before action {action_id}."
        )


class _Changes:
    """All changes in the order of their actions, taken one action at a time."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql(
            f"SELECT {CHANGE_COLUMNS} FROM change ORDER BY action_id, id"
        )
        changes = (SealedChange._make(row) for row in rows)
        self._groups = groupby(changes, key=lambda change: change.action_id)
        self._next = next(self._groups, None)

    def of(self, action_id: int) -> list[SealedChange]:
        """The changes of one action."""
        if self._next is None or self._next[0] != action_id:
            return []
        changes = list(self._next[1])
        self._next = next(self._groups, None)
        return changes

    def stray_before(self, action_id: int | None) -> Iterator[str]:
        """Findings of changes whose action does not exist, up to an action or to the end."""
        while self._next is not None and (action_id is None or self._next[0] < action_id):
            yield f"The journal holds changes of action {self._next[0]}, which does not exist."
            self._next = next(self._groups, None)


def _actions(connection: Connection) -> Iterator[SealedAction]:
    """All actions in order."""
    rows = connection.exec_driver_sql(f"SELECT {ACTION_COLUMNS} FROM action ORDER BY id")
    return (SealedAction._make(row) for row in rows)


def _missing(first: int, last: int) -> str:
    """Say which actions are missing."""
    if first == last:
        return f"Action {first} is missing from the journal."
    return f"Actions {first} to {last} are missing from the journal."


def _called(table: str, key: int) -> str:
    """A row, as a sentence begins with it."""
    return f"{table.replace('_', ' ').capitalize()} {key}"
