"""Flags: the exceptions that should stand, given the facts and the day."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.vocabulary import FlagKind, Severity


@dataclass(frozen=True)
class StandingFlag:
    """An exception that should stand; the key makes it the same one on another day."""

    key: str
    kind: FlagKind
    severity: Severity
    since: date
    because: str
    remedy: str
    participant_id: int | None = None
    enrollment_id: int | None = None
    line_id: int | None = None
    credential_id: int | None = None
    evidence_id: int | None = None
    message_id: int | None = None
    intake_id: int | None = None


@dataclass(frozen=True)
class Flags:
    """The flags of one subject, and the day on which time alone changes them."""

    standing: tuple[StandingFlag, ...]
    holds_until: date | None = None


@dataclass(frozen=True)
class FlagChanges:
    """What a check must do about the flags of the subjects it looked at."""

    raised: tuple[StandingFlag, ...]
    cleared: tuple[str, ...]
    """Keys."""
    changed: tuple[StandingFlag, ...]
    """The same exception in other words: its reason or severity moved."""
