"""Renewal: how a credential stands, which warning is due, and from when the next term runs."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.vocabulary import CredentialEventKind, Standing


@dataclass(frozen=True)
class RenewalPolicy:
    """How a program's credentials are renewed.

    `reminder_days` before the last valid day holder and coordinator are told, farthest first.
    Grace follows the last valid day and the credential has not lapsed in it; for `late_months`
    after grace a lapsed one can still be renewed.
    """

    reminder_days: tuple[int, ...] = (90, 60, 30, 7)
    grace_days: int = 0
    grace_months: int = 0
    late_months: int = 0
    early_renewal_keeps_expiry: bool = True
    late_renewal_keeps_expiry: bool = True
    grace_credits_count: bool = False
    opens_days: int | None = None
    """Days before the last valid day from which a renewal is taken; None: at any time."""
    tells_supervisor: bool = False


@dataclass(frozen=True)
class CredentialEvent:
    """What was recorded of a credential after it was issued."""

    kind: CredentialEventKind
    happened_on: date
    reason: str = ""


@dataclass(frozen=True)
class CredentialFacts:
    """A credential as the rules see it; events in the order they were recorded.

    `renewed_on` is the day its renewal was completed, where it was.
    """

    id: int
    number: str
    issued_on: date
    valid_through: date | None
    policy: RenewalPolicy = RenewalPolicy()
    events: tuple[CredentialEvent, ...] = ()
    renewed_on: date | None = None
    participant_id: int = 0
    program: str = ""


@dataclass(frozen=True)
class StandingVerdict:
    """How a credential stands today, since when, and why."""

    standing: Standing
    since: date
    because: str
    holds_until: date | None = None


@dataclass(frozen=True)
class WindowStep:
    """A warning that is due before a credential lapses."""

    days_before: int
    due_on: date
    is_last: bool


@dataclass(frozen=True)
class RenewalVerdict:
    """Whether a credential can be renewed on a day, and why."""

    allowed: bool
    because: str
