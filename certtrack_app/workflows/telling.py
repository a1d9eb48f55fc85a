"""How long work says how far it has come."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[int, int], None]
"""Told how much is done of how much; raises where the person has stopped the work."""

_OFTEN = 100


def untold(_done: int, _total: int) -> None:
    """Tell nobody."""


def in_part(tell: Tell, first: int, last: int) -> Tell:
    """Tell of a part of the work as hundredths of the whole, from the first to the last."""

    def told(done: int, total: int) -> None:
        tell(first + (last - first) * done // max(total, 1), _OFTEN)

    return told


def telling(steps: Iterable[T], total: int, tell: Tell) -> Iterator[T]:
    """Go through steps, telling now and then how many are done."""
    for done, step in enumerate(steps):
        if done % _OFTEN == 0:
            tell(done, total)
        yield step
