"""A credential as tests hold it."""

from datetime import date

from certtrack_app.rules.renewal import (
    CredentialEvent,
    CredentialFacts,
    RenewalPolicy,
)
from certtrack_app.rules.vocabulary import CredentialEventKind

ISSUED = date(2025, 6, 15)
EXPIRY = date(2028, 6, 15)
GRACE_2_MONTHS = RenewalPolicy(grace_months=2, late_months=10)
"""ICF since 3 November 2025: two months' grace while active, then ten months lapsed."""
PLAIN = RenewalPolicy()


def held(
    *events: CredentialEvent,
    policy: RenewalPolicy = GRACE_2_MONTHS,
    valid_through: date | None = EXPIRY,
) -> CredentialFacts:
    return CredentialFacts(4, "CT-2025-0004", ISSUED, valid_through, policy, events, 3)


def event(kind: CredentialEventKind, on: date, reason: str = "audit failed") -> CredentialEvent:
    return CredentialEvent(kind, on, reason)
