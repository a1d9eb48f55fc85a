"""Deadlines, each with how it was reckoned: base fact, convention, pauses, extensions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.leave import Leave
from certtrack_app.rules.requirement import RequirementRule


@dataclass(frozen=True)
class Extension:
    """A later day for one deadline, who granted it and why; the next cycle does not move."""

    until: date
    grantor: str
    reason: str
    granted_on: date


@dataclass(frozen=True)
class DueDate:
    """A day something is due, and how it was reckoned, a sentence a step."""

    on: date
    because: tuple[str, ...]
    near_on: date | None = None
    """The first day on which it counts as near; None where it is not told."""
