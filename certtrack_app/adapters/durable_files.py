"""Files that are either there whole or not at all, whatever happens while they are written.

Written aside, synced, renamed, and the folder synced: a plain copy does not survive a power cut.
"""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO

from certtrack_app.errors import Refusal

CHUNK = 1024 * 1024
_ASIDE = ".aside"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_NAME = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
_NO_PLACE = (errno.ENOENT, errno.ENODEV, errno.ENXIO)
_LONGEST_SHOWN = 100
# Some file systems cannot sync a folder and say so in one of these ways; nothing is lost by it.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def write_whole(target: Path, chunks: Iterable[bytes], what: str = "") -> None:
    """Write a file so that its name only ever stands for all of it; replaces what had the name.

    A folder that is missing is made. Raises Refusal where the disk or the folder does not take
    it; `what` is how it is named.
    """
    with refusing(what or target.name, target.parent):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        make_folder(target.parent)
        aside = write_aside(target.parent, chunks)
        place(aside, target)


def write_aside(folder: Path, chunks: Iterable[bytes]) -> Path:
    """Write and sync a nameless file in a folder; it is gone again if that fails."""
    aside = folder / f"{secrets.token_hex(16)}{_ASIDE}"
    try:
        with open_new(aside) as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            sync(file)
    except BaseException:
        discard(aside)
        raise
    return aside


def place(aside: Path, target: Path) -> None:
    """Give a file written aside its name, for good; where that fails nothing new stands there."""
    was_there = target.exists()
    try:
        aside.replace(target)
        sync_folder(target.parent)
    except BaseException:
        discard(aside)
        if not was_there:
            discard(target)
        raise


def is_aside(path: Path) -> bool:
    """Whether a file was being written when the program or the machine stopped."""
    return path.suffix == _ASIDE


def open_new(path: Path) -> BinaryIO:
    """Open a file that must not exist yet, for nobody else's eyes."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR), "wb")


def discard(path: Path) -> None:
    """Remove a file if it is there; what cannot be removed is swept another day."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each one's entry synced.

    Raises FileNotFoundError for a drive that is not there: it cannot be made.
    """
    missing = []
    while not folder.is_dir():
        if folder == folder.parent:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)


def sync(file: IO[bytes]) -> None:
    """Wait until the disk has a file; on macOS fsync alone leaves it in the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
            return
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's names; Windows does so by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(opened)


@contextlib.contextmanager
def refusing(what: str, folder: Path) -> Iterator[None]:
    """Turn what the system says while writing into the sentence a person reads."""
    try:
        yield
    except OSError as error:
        raise Refusal(_sentence(what, folder, error)) from error


def _sentence(what: str, folder: Path, error: OSError) -> str:
    number, where = error.errno, error.filename or folder
    if number in _NO_ROOM:
        why = "the disk is full. Make room on it, then try again."
    elif number in _NOT_ALLOWED:
        why = (
            f"nothing may be written to the folder {folder}. Allow it in the folder's properties, "
            "or choose another folder."
        )
    elif number == errno.EISDIR:
        why = f"there is a folder of that name in {folder}. Choose another name."
    elif number in (errno.EEXIST, errno.ENOTDIR):
        why = (
            f"{where} is a file where a folder is wanted. Choose another folder, or move that "
            "file away."
        )
    else:
        why = _rarer(number, folder) or (
            f"the disk reports a fault ({error.strerror or 'no reason given'}). Nothing was "
            "changed."
        )
    return f"“{_short(what)}” was not saved: {why}"


def _rarer(number: int | None, folder: Path) -> str:
    if number in _NO_NAME:
        return "the name is too long, or holds a sign that names may not hold. Choose another name."
    if number in _NO_PLACE and folder.is_dir():
        return f"nothing can be saved in {_short(str(folder))}. Choose another folder."
    if number in _NO_PLACE:
        return (
            f"there is no place {_short(str(folder))}, and it cannot be made. Check the drive and "
            "the folder, or choose another."
        )
    return ""


def _short(words: str) -> str:
    """A name as it may stand in a sentence, its beginning and its end."""
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:40]}…{words[-40:]}"
