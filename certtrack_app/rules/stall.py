"""Stall detection: a nudge after an interval without activity, a flag some days after that."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StallVerdict:
    """When a line's nudge and flag fall due, and whether they have."""

    nudge_on: date | None
    flag_on: date | None
    nudge_due: bool
    stalled: bool
    base: date | None
    """The day the clock runs from; it tells one stall from the next."""
    because: str
