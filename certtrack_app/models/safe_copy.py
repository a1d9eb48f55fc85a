"""A copy of the database made while it is open, and verified by opening it."""

from pathlib import Path
from typing import Any

from certtrack_app.errors import Refusal
from certtrack_app.models.database import Database, driver_connection
from certtrack_app.models.troubles import told_in_words


def copy_before_migrating(database: Database, version: int) -> Path:
    """Copy the file into the backups folder before its records are rebuilt.

    Raises Refusal where the copy does not hold what the file holds.
    """
    target = database.file.parent / "backups" / f"before-migration-from-{version:04}.db"
    target.parent.mkdir(exist_ok=True)
    aside = target.with_suffix(".part")
    copy_database(database, aside)
    aside.replace(target)
    return target


def copy_database(database: Database, target: Path) -> None:
    """Copy the file, whole and in one moment, to a file that needs no other beside it.

    Raises Refusal where the copy does not read back as the original does.
    """
    target.unlink(missing_ok=True)
    target.touch()
    with told_in_words(target), database.look() as connection:
        original: Any = connection.connection.driver_connection
        copy = driver_connection(target, database.key)
        try:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            alike = _contents(copy) == _contents(original)
        finally:
            copy.close()
    if not (sound and alike):
        raise Refusal(
            f"The copy “{target}” does not hold what the office holds. Nothing was changed. "
            "Check the disk, then try again."
        )


def _contents(connection: Any) -> dict[str, int]:
    """How many rows each table holds."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }
