"""What the driver reports, as the sentence a person reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from certtrack_app.errors import FileRefused, Refusal

_SENTENCES = {
    "SQLITE_BUSY": "Another program is writing to “{file}” and did not finish: CertTrack in "
    "another window or command, or a program that copies or syncs the folder. "
    "Wait until it is done or close it, then try again. Nothing was changed.",
    "SQLITE_LOCKED": "“{file}” is in use elsewhere. Try again in a moment. Nothing was changed.",
    "SQLITE_READONLY": "“{file}” cannot be written. Allow writing to its folder, "
    "or move the office to a folder of your own.",
    "SQLITE_IOERR": "The disk could not read or write “{file}”. Nothing was changed. "
    "Check the disk, then try again.",
    "SQLITE_FULL": "The disk that holds “{file}” is full. Nothing was changed. "
    "Free some space, then try again.",
    "SQLITE_CANTOPEN": "“{file}” cannot be opened. Check that its folder may be read and written.",
    "SQLITE_CORRUPT": "“{file}” is damaged. Restore the latest backup.",
    "SQLITE_NOTADB": "“{file}” is not an office this key opens: it is encrypted with another key, "
    "damaged, or no office at all. Use the right key, or restore a backup.",
}
_OF_THE_FILE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@contextmanager
def told_in_words(file: Path) -> Iterator[None]:
    """Turn what the disk or the file has wrong into a refusal; a defect stays a defect."""
    try:
        yield
    except DBAPIError as error:
        raise refusal_of(error.orig, file) or error from error
    except dbapi2.Error as error:
        raise refusal_of(error, file) or error from error


def refusal_of(error: BaseException | None, file: Path) -> Refusal | None:
    """The refusal a driver's error stands for; none where the program itself is at fault.

    SQLite refines a code by further words: SQLITE_IOERR_WRITE is an SQLITE_IOERR.
    """
    code = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
    if code not in _SENTENCES:
        return None
    sentence = _SENTENCES[code].format(file=file)
    return FileRefused(sentence) if code in _OF_THE_FILE else Refusal(sentence)
