"""Work that makes a great many records at once, and must not stop the window for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector off: it walks over every object while all threads wait for it.

    With a million records in hand one walk takes a quarter of a second. What work leaves behind
    is let go when its last holder goes; the collector finds the rest later.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
