"""The reading room: one process waits for the next tracker, so that a drop finds it ready."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certtrack_app.adapters.tracker_child import Child


class ReadingRoom:
    """Keeps one reading process waiting; it takes one errand, then another one waits."""

    def __init__(self) -> None:
        self._waiting: Child | None = None

    def prepare(self) -> None:
        """Start a process that waits, where none does."""
        from certtrack_app.adapters.tracker_reading import waiting_child

        if self._waiting is None or not self._waiting.is_waiting:
            self._waiting = waiting_child()

    def take(self) -> "Child | None":
        """Give away the process that waits, if there is one."""
        child, self._waiting = self._waiting, None
        return child

    def close(self) -> None:
        """Let the process that waits go."""
        child = self.take()
        if child is not None:
            child.end()
