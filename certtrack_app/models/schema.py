"""The shape of the file: which version it has, how it is founded, how it is brought up to date."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData

from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.models.database import Database
from certtrack_app.models.errand import Act, Keyboard, name_errand
from certtrack_app.models.journal_triggers import (
    drop_triggers,
    image,
    journaled_tables,
    set_triggers,
    trigger_troubles,
)
from certtrack_app.models.records import Base
from certtrack_app.rules.actions import ActionKind

APPLICATION = 0x43545258
"""What SQLite's header says of our files: CTRX."""
VERSION = 1
"""The version of the records this program knows; its migration is numbered likewise."""
MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Shape:
    """The records a program knows: their tables, their version, and the steps that lead there."""

    metadata: MetaData
    version: int
    migrations: Path


SHAPE = Shape(Base.metadata, VERSION, MIGRATIONS)


@dataclass(frozen=True)
class Standing:
    """What a file says of itself: whose it is, and of which version.

    The version stands twice: in the header, and as the revision Alembic last led to.
    """

    application: int
    version: int
    tables: int
    revision: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever founded here."""
        return self.tables == 0


def standing_of(connection: Connection) -> Standing:
    """Read what a file says of itself."""
    application, version, tables = (
        int(connection.exec_driver_sql(question).scalar() or 0)
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT count(*) FROM sqlite_master",
        )
    )
    return Standing(application, version, tables, _revision(connection))


def refuse_foreign(standing: Standing, file: Path, shape: Shape = SHAPE) -> None:
    """Refuse a database that is no office, or one that a newer program has written."""
    if standing.application != APPLICATION:
        raise FileRefused(
            f"“{file}” is a database, but not an office of CertTrack. Choose the office's folder."
        )
    newest = max(standing.version, _version_of(standing.revision))
    if newest > shape.version:
        raise Refusal(
            f"“{file}” was written by a newer CertTrack (records of version {newest}; "
            f"this one knows version {shape.version}). Update CertTrack, then open it again."
        )
    if standing.revision != revision_of(standing.version):
        raise FileRefused(
            f"“{file}” does not say which version its records have ({standing.version} in one "
            f"place, “{standing.revision[:32]}” in another), so it is not opened. "
            "Restore the latest backup."
        )


def found(database: Database, keyboard: Keyboard, shape: Shape = SHAPE) -> None:
    """Make the tables and triggers of a new office, and begin its journal.

    The tables are made from the mapped classes, which a test holds equal to the migrations.
    """
    with database.errand_of(keyboard.actor) as connection:
        shape.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"
        )
        connection.exec_driver_sql(
            "INSERT INTO alembic_version VALUES (?)", (revision_of(shape.version),)
        )
        _finish(connection, shape)
        name_errand(connection, keyboard, [Act(ActionKind.FOUNDED, "")])


def migrate(database: Database, keyboard: Keyboard, shape: Shape = SHAPE) -> None:
    """Bring an older file up to date; the journal then starts its replay anew.

    Alembic is imported here, since an office that is up to date never needs it.
    """
    from certtrack_app.models.migrations.run import upgrade

    with database.rebuilding(keyboard.actor) as connection:
        drop_triggers(connection)
        upgrade(connection, shape.migrations, revision_of(shape.version))
        _finish(connection, shape)
        _write_down_all(connection, shape.metadata)
        name_errand(connection, keyboard, [Act(ActionKind.MIGRATED, f"{shape.version}")])


def mend(database: Database, keyboard: Keyboard, shape: Shape = SHAPE) -> None:
    """Put back triggers that somebody dropped or altered, and say so in the journal.

    What was changed while they were gone is for the replay to find.
    """
    with database.look() as connection:
        troubles = trigger_troubles(connection, shape.metadata)
    if troubles:
        with database.errand_of(keyboard.actor) as connection:
            set_triggers(connection, shape.metadata)
            act = Act(ActionKind.MENDED, "the records", " ".join(troubles))
            name_errand(connection, keyboard, [act])


def revision_of(version: int) -> str:
    """What Alembic calls a version: 0001."""
    return f"{version:04}"


def _revision(connection: Connection) -> str:
    """The revision Alembic last led to; empty where a file does not tell, or tells several."""
    known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(known).scalar():
        return ""
    rows = connection.exec_driver_sql("SELECT * FROM alembic_version").all()
    return str(rows[0][0]) if len(rows) == 1 else ""


def _version_of(revision: str) -> int:
    """The version a revision stands for; 0 for one that is none of ours."""
    return int(revision) if revision.isascii() and revision.isdigit() else 0


def _finish(connection: Connection, shape: Shape) -> None:
    """Set the triggers and write the version into the header."""
    set_triggers(connection, shape.metadata)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {shape.version}")


def _write_down_all(connection: Connection, metadata: MetaData) -> None:
    """Write every record down as it stands: where the next replay starts."""
    for table in journaled_tables(metadata):
        connection.exec_driver_sql(
            'INSERT INTO change (action_id, record, row_id, verb, "after", salt) '
            f"SELECT ct_action(), '{table.name}', id, 'stands', {image(table, table.name)}, "
            f'randomblob(16) FROM "{table.name}" ORDER BY id'
        )
