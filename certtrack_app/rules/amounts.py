"""How accepted evidence adds up to a target, and what of it does not count."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class CreditWindow:
    """The days on which what is credited must have happened, and which cycle that is."""

    first_day: date
    last_day: date
    title: str = "the cycle"


@dataclass(frozen=True)
class Progress:
    """How the evidence of a line adds up.

    `claimed` is all that stands handed in, `accepted` what evaluators accepted, `counted` what
    of that counts towards the target after caps, periods and conditions.
    """

    claimed: Decimal
    accepted: Decimal
    counted: Decimal
    target: Decimal | None
    met: bool
    missing: tuple[str, ...]
    """What is still wanted, in words; empty when met."""
    not_counted: tuple[str, ...] = ()
    """What was accepted and does not count, and why."""
    holds_until: date | None = None
