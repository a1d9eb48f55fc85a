"""Who watches an office: its open window, or a check the system started; never both at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from certtrack_app.adapters.only_one import Hold

_LOCK = "watching.lock"


def watch_hold(folder: Path) -> Hold:
    """What a window holds as long as it is open."""
    return Hold(folder / _LOCK)


@contextmanager
def unless_watched(folder: Path) -> Iterator[bool]:
    """Hold the watch over an office for a while; False where somebody else has it."""
    hold = watch_hold(folder)
    taken = hold.take()
    try:
        yield taken
    finally:
        if taken:
            hold.let_go()
