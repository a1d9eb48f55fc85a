"""The database of an office: one file, one driver, two ways in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from certtrack_app.models.troubles import told_in_words

_WAIT_MS = 2_500
"""How long to wait for another program's errand before refusing."""
_READERS = 8

_SETTINGS = (
    f"PRAGMA busy_timeout = {_WAIT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = ON",  # off, SQLite refuses the journal's functions in triggers
    "PRAGMA cache_size = -32000",
)
_DURABILITY = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")


@dataclass
class Errand:
    """Whose errand the writing connection is on; asked by the journal's triggers."""

    actor: str | None = None
    action_id: int | None = None
    may_erase: bool = False

    def begin(self, actor: str, action_id: int) -> None:
        """Let rows be changed, in somebody's name."""
        self.actor, self.action_id = actor, action_id

    def end(self) -> None:
        """Let nothing be changed any more."""
        self.actor, self.action_id = None, None

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """Let values be taken out of the journal, and nothing else be changed in it."""
        self.may_erase = True
        try:
            yield
        finally:
            self.may_erase = False

    def told_action(self) -> int:
        """The action under way; outside one no record can be changed."""
        if self.action_id is None:
            raise LookupError("a record was changed outside an errand")
        return self.action_id

    def told_actor(self) -> str:
        """Who is at the keyboard; outside an errand nobody is."""
        if self.actor is None:
            raise LookupError("the journal was written outside an errand")
        return self.actor


@dataclass(frozen=True)
class Database:
    """An open office file: an engine that writes, one errand at a time, and one that reads."""

    file: Path
    writing: Engine
    reading: Engine
    errand: Errand
    key: bytes | None = field(default=None, repr=False)

    @contextmanager
    def errand_of(self, actor: str) -> Iterator[Connection]:
        """A transaction in which somebody changes records; undone whole if anything fails."""
        with told_in_words(self.file), self.writing.begin() as connection:
            self.errand.begin(actor, next_action_id(connection))
            try:
                yield connection
            finally:
                self.errand.end()

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the records and changes nothing."""
        with told_in_words(self.file), self.reading.connect() as connection:
            yield connection
            connection.rollback()  # there is nothing to commit, and a damaged file refuses to

    @contextmanager
    def rebuilding(self, actor: str) -> Iterator[Connection]:
        """An errand that may take tables apart: foreign keys are looked at once it is done.

        Raises ValueError, and leaves the file as it was, where a key would lead nowhere.
        """
        with told_in_words(self.file), self.writing.connect() as connection:
            switch = connection.connection.cursor().execute
            switch("PRAGMA foreign_keys = OFF")  # SQLite ignores it within a transaction
            try:
                with connection.begin():
                    self.errand.begin(actor, next_action_id(connection))
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise ValueError("the rebuilt tables hold a key that leads nowhere")
            finally:
                self.errand.end()
                switch("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Let go of the file."""
        self.reading.dispose()
        self.writing.dispose()


def connect(file: Path, key: bytes | None = None) -> Database:
    """Make the two engines of a file; nothing is opened before the first use."""
    errand = Errand()
    writing = _engine(file, key, "BEGIN IMMEDIATE", pool_size=1)
    reading = _engine(file, key, "BEGIN", pool_size=_READERS)

    @event.listens_for(writing, "connect")
    def _let_write(connection: Any, _record: object) -> None:
        for setting in (*_DURABILITY, "PRAGMA checkpoint_fullfsync = ON"):
            connection.execute(setting)
        connection.create_function("ct_action", 0, errand.told_action)
        connection.create_function("ct_actor", 0, errand.told_actor)
        connection.create_function("ct_may_erase", 0, lambda: errand.may_erase)

    @event.listens_for(reading, "connect")
    def _let_only_read(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    return Database(file, writing, reading, errand, key)


def next_action_id(connection: Connection) -> int:
    """The key of the action under way: written last, known from the start.

    No other errand can take it meanwhile, since a writing transaction excludes every other.
    """
    has_keys = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"
    if not connection.exec_driver_sql(has_keys).scalar():
        return 1
    taken = "SELECT seq FROM sqlite_sequence WHERE name = 'action'"
    return int(connection.exec_driver_sql(taken).scalar() or 0) + 1


def driver_connection(file: Path, key: bytes | None) -> Any:
    """Open an existing file, with its raw key where it is encrypted."""
    connection = dbapi2.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _engine(file: Path, key: bytes | None, begin: str, pool_size: int) -> Engine:
    """An engine whose transactions begin as told, not as the driver guesses."""

    def open_connection() -> Any:
        connection = driver_connection(file, key)
        for setting in _SETTINGS:
            connection.execute(setting)
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=open_connection,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
