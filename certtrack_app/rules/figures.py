"""The four figures, each with the rows it was counted from."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.leave import Leave


@dataclass(frozen=True)
class CompletionFact:
    """One enrollment for the time to completion."""

    id: int
    enrolled_on: date
    completed_on: date | None = None
    withdrawn_on: date | None = None
    leaves: tuple[Leave, ...] = ()
    imported: bool = False


@dataclass(frozen=True)
class LineSpan:
    """One line for the time per requirement: from when it could be worked on to verified."""

    id: int
    requirement: str
    workable_on: date
    verified_on: date | None = None
    closed_on: date | None = None
    leaves: tuple[Leave, ...] = ()
    stalled: bool = False
    """Whether it stalled at least once."""
    imported: bool = False


@dataclass(frozen=True)
class RenewalFact:
    """One credential whose term ended, and when it was renewed if it was."""

    id: int
    ended_on: date
    grace_end: date
    renewed_on: date | None = None
    lapsed_on: date | None = None
    imported: bool = False


@dataclass(frozen=True)
class DecisionFact:
    """One piece of evidence that was decided."""

    id: int
    requirement: str
    rejected: bool
    first_rejected: bool
    """Whether the first decision on it was a rejection."""
    first_submission: bool
    """Whether it was the first evidence handed in for its line."""
    reason: str = ""
    decided_on: date | None = None
    imported: bool = False
