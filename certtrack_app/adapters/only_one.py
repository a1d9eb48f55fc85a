"""One at a time on a folder, whoever began: this program, another start of it, the scheduler."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from certtrack_app.errors import Refusal


class Hold:
    """A lock that is held until it is let go, or until the process ends, however it ends."""

    def __init__(self, lock: Path) -> None:
        from filelock import FileLock

        self._lock = FileLock(lock, timeout=0)

    def take(self) -> bool:
        """Take the lock; False where somebody else holds it."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def let_go(self) -> None:
        """Let others take it."""
        self._lock.release()


@contextmanager
def only_one(lock: Path, otherwise: str) -> Iterator[None]:
    """Hold all others out; raises Refusal with the sentence given where somebody holds the lock."""
    hold = Hold(lock)
    if not hold.take():
        raise Refusal(otherwise)
    try:
        yield
    finally:
        hold.let_go()
