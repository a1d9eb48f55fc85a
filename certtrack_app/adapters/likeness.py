"""How alike two names are."""

from rapidfuzz.fuzz import WRatio


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    return float(WRatio(one, other)) / 100
