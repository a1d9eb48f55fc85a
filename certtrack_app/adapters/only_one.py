"""One at a time on a folder, whoever began: this program, another start of it, the scheduler."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from certtrack_app.errors import Refusal


@contextmanager
def only_one(lock: Path, otherwise: str) -> Iterator[None]:
    """Hold all others out; the system lets go of the lock when a process ends, however it ends.

    Raises Refusal with the sentence given where somebody else holds it.
    """
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise Refusal(otherwise) from None
