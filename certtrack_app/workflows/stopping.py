"""A long errand that a person can stop, even in the middle of a statement that takes seconds."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy.exc import OperationalError

from certtrack_app.workflows.unit import Unit

_OPERATIONS = 50_000
"""After so many steps of its own the database asks whether to go on: some milliseconds."""


class Stopped(Exception):
    """The person stopped the errand: nothing of it has happened."""


@contextmanager
def stoppable(door: AbstractContextManager[Unit], is_stopped: Callable[[], bool]) -> Iterator[Unit]:
    """Open a unit through a door; raises Stopped, and rolls all back, once `is_stopped` says so."""
    asker = _Asker(is_stopped)
    try:
        with door as unit:
            connection: Any = unit.session.connection().connection.driver_connection
            connection.set_progress_handler(asker, _OPERATIONS)
            asker.forget = lambda: connection.set_progress_handler(None, 0)
            yield unit
    except OperationalError as error:
        if asker.has_stopped:
            raise Stopped from error
        raise
    finally:
        asker.forget()


class _Asker:
    """Answers the database whether to break off; only once, for the way back is not stopped."""

    def __init__(self, is_stopped: Callable[[], bool]) -> None:
        self._is_stopped = is_stopped
        self.has_stopped = False
        self.forget: Callable[[], object] = lambda: None

    def __call__(self) -> bool:
        """Say whether to break off."""
        if self.has_stopped or not self._is_stopped():
            return False
        self.has_stopped = True
        return True
