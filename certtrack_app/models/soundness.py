"""Whether the file itself is sound: its pages, its indexes, its references."""

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check")
_ENOUGH = 20


def file_troubles(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the file, in words.

    An encrypted file tells of every page that was altered; a plain one of broken structure only.
    """
    try:
        damages = [told for check in _CHECKS for told in _told(connection, check)]
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_ENOUGH)
    except DatabaseError as error:
        return (f"The file is damaged: {error.orig}. Restore the latest backup.",)
    damaged = (f"The file is damaged: {told}." for told in damages if told != "ok")
    leading_nowhere = (
        f"A row of {table} refers to a {parent} that does not exist."
        for table, _, parent, _ in lost
    )
    return (*damaged, *leading_nowhere)


def _told(connection: Connection, check: str) -> list[str]:
    """What a check says; of ciphers a plain file says nothing at all."""
    result = connection.exec_driver_sql(check)
    return [str(told) for (told,) in result] if result.returns_rows else []
