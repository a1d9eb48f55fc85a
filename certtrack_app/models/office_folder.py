"""The folder of an office: its database, its evidence, its backups and its certificates."""

from pathlib import Path

from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.models.database import Database, connect
from certtrack_app.models.errand import Keyboard
from certtrack_app.models.local_disk import refuse_unless_local
from certtrack_app.models.safe_copy import copy_before_migrating
from certtrack_app.models.schema import (
    SHAPE,
    Shape,
    found,
    mend,
    migrate,
    refuse_foreign,
    standing_of,
)

DATABASE = "office.db"
EVIDENCE = "evidence"
BACKUPS = "backups"
CERTIFICATES = "certificates"

_PLAIN_HEADER = b"SQLite format 3\0"


def open_folder(
    folder: Path,
    keyboard: Keyboard,
    *,
    create: bool = False,
    key: bytes | None = None,
    shape: Shape = SHAPE,
) -> Database:
    """Open the office in a folder, founding it where that is asked for.

    Raises Refusal where there is none, where the folder will not do, or where the file is not ours.
    """
    refuse_unless_local(folder)
    file = folder / DATABASE
    if is_office(folder):
        _refuse_wrong_key(file, key)
    elif create:
        _refuse_lost(folder)
        _make_folders(folder)
    else:
        raise Refusal(
            f"There is no office in “{folder}”. Choose the folder of an office, or make a new one."
        )
    database = connect(file, key)
    try:
        _bring_up_to_date(database, keyboard, create=create, shape=shape)
    except BaseException:
        database.close()
        raise
    return database


def is_office(folder: Path) -> bool:
    """Whether the folder holds the database of an office, of whatever version or key."""
    file = folder / DATABASE
    return file.is_file() and file.stat().st_size > 0


def _refuse_lost(folder: Path) -> None:
    """Refuse to found an office where one's files lie without its records."""
    kept = (folder / name for name in (EVIDENCE, BACKUPS, CERTIFICATES))
    if any(path.is_dir() and any(path.iterdir()) for path in kept):
        raise FileRefused(
            f"“{folder}” holds the files of an office, but its records are gone: {DATABASE} is "
            "missing or empty. Restore it from a backup; no new office is made over it."
        )


def _bring_up_to_date(
    database: Database, keyboard: Keyboard, *, create: bool, shape: Shape
) -> None:
    """Found a blank file, migrate an older one, refuse a newer one, and see to the triggers."""
    with database.look() as connection:
        standing = standing_of(connection)
    if standing.is_blank and create:
        found(database, keyboard, shape)
        return
    refuse_foreign(standing, database.file, shape)
    if standing.version < shape.version:
        copy_before_migrating(database, standing.version)
        migrate(database, keyboard, shape)
    mend(database, keyboard, shape)


def _make_folders(folder: Path) -> None:
    """Make the office's folders and an empty file to found it in."""
    try:
        for part in (EVIDENCE, BACKUPS, CERTIFICATES):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / DATABASE).touch()
    except OSError as error:
        raise Refusal(
            f"“{folder}” cannot be written ({error.strerror}). "
            "Choose another folder for the office."
        ) from error


def _refuse_wrong_key(file: Path, key: bytes | None) -> None:
    """Refuse a key for a plain file, and none for an encrypted one, before anything is opened."""
    try:
        with file.open("rb") as opened:
            is_plain = opened.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
    except OSError as error:
        raise Refusal(
            f"“{file}” cannot be read ({error.strerror}). Allow reading it, then try again."
        ) from error
    if is_plain and key is not None:
        raise FileRefused(f"“{file}” is not encrypted, but a key was given. Open it without a key.")
    if not is_plain and key is None:
        raise FileRefused(
            f"“{file}” is encrypted and its key is missing, or it is no office. "
            "Restore the key from the recovery sheet, or choose another folder."
        )
