"""The flags of a credential: renewal due, in grace, lapsed."""

from dataclasses import replace
from datetime import date

from certtrack_app.rules.flags import Flags, FlagSubject, StandingFlag, flag
from certtrack_app.rules.renewal import (
    CredentialFacts,
    StandingVerdict,
    next_step_on,
    standing,
    window_step,
)
from certtrack_app.rules.vocabulary import FlagKind, Severity, Standing

_SOON_DAYS = 30
_FLAGGED = {
    Standing.RENEWAL_DUE: FlagKind.RENEWAL_DUE,
    Standing.IN_GRACE: FlagKind.IN_GRACE,
    Standing.LAPSED: FlagKind.LAPSED,
}


def credential_flags(credential: CredentialFacts, today: date) -> Flags:
    """Say which exceptions of a credential stand today; what is on record raises none."""
    verdict, expiry = standing(credential, today), credential.valid_through
    kind = _FLAGGED.get(verdict.standing)
    if kind is None or expiry is None:
        return Flags((), verdict.holds_until)
    days = (verdict.holds_until, next_step_on(credential.policy, expiry, today))
    return Flags(
        (_renewal_flag(kind, credential, expiry, verdict, today),),
        min((day for day in days if day is not None), default=None),
    )


def _renewal_flag(
    kind: FlagKind,
    credential: CredentialFacts,
    expiry: date,
    verdict: StandingVerdict,
    today: date,
) -> StandingFlag:
    """Make the flag of a term's end; the nearer the end, the more pressing."""
    subject = FlagSubject(credential.participant_id, credential_id=credential.id)
    made = flag(kind, f"{credential.id}:{expiry}", verdict.since, verdict.because, subject)
    step = window_step(credential.policy, expiry, today)
    if kind is not FlagKind.RENEWAL_DUE or step is None or step.days_before > _SOON_DAYS:
        return made
    return replace(made, severity=Severity.URGENT if step.is_last else Severity.SOON)
