"""Whether two names may be one person's, from exactly alike to merely similar."""

from collections.abc import Callable
from enum import IntEnum

from certtrack_app.rules.tracker.text import fold

Likeness = Callable[[str, str], float]
_SIMILAR = 0.9
_SHORTEST = 5


class Alike(IntEnum):
    """How alike two names are."""

    DIFFERENT = 0
    SIMILAR = 1
    COMPATIBLE = 2
    SAME = 3


def alike(one: str, other: str, likeness: Likeness | None = None) -> Alike:
    """Compare two folded names: the same, compatible as J Smith and John Smith, or similar."""
    if one == other:
        return Alike.SAME
    first, second = one.split(), other.split()
    if _same_letters(first, second):
        return Alike.SAME
    if _compatible(first, second):
        return Alike.COMPATIBLE
    if any(map(str.isdigit, one + other)) or min(len(one), len(other)) < _SHORTEST:
        return Alike.DIFFERENT
    if likeness is not None and likeness(one, other) >= _SIMILAR:
        return Alike.SIMILAR
    return Alike.DIFFERENT


def _same_letters(one: list[str], other: list[str]) -> bool:
    """Tell whether names differ in order or hyphens only: Ngaya-An and Ngayaan."""
    return sorted(one) == sorted(other) or "".join(one) == "".join(other)


def _compatible(one: list[str], other: list[str]) -> bool:
    """Tell whether every part of the shorter name is in the longer, in full or as an initial.

    At least one part beside must agree in full, and the first names may not differ.
    """
    short, long = sorted((_joined_parts(one, other), _joined_parts(other, one)), key=len)
    if not short or len(long) < 2:  # noqa: PLR2004
        return False
    if len(short) == 1:
        return _is_login_of(short[0], long)
    full = set(short) & set(long)
    return bool(full) and all(_has(part, long) for part in short)


def _joined_parts(parts: list[str], others: list[str]) -> list[str]:
    """Join two parts that the other name writes as one: ngaya an, ngayaan."""
    known = set(others)
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] + part in known:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _has(part: str, parts: list[str]) -> bool:
    return any(
        part == other or (1 in (len(part), len(other)) and part[0] == other[0]) for other in parts
    )


def _is_login_of(login: str, parts: list[str]) -> bool:
    """Tell whether a login is made of a name: jsmith, johns, smithj, john.smith as one word."""
    first, last = parts[0], parts[-1]
    letters = fold(login).rstrip("0123456789")
    return letters in {
        first[0] + last,
        first + last[0],
        last + first[0],
        first + last,
        last + first,
        f"{first[0]}{last}"[:8],
    }
