"""Renewal: how a credential stands, which warning is due, and from when the next term runs."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import assert_never

from certtrack_app.rules.amounts import CreditWindow
from certtrack_app.rules.term import Term, TermFacts, TermRule, add_months, term
from certtrack_app.rules.vocabulary import CredentialEventKind, Standing, TermConvention
from certtrack_app.rules.words import count_in_words, day_in_words, joined, months_in_words

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class RenewalPolicy:
    """How a program's credentials are renewed.

    `reminder_days` before the last valid day holder and coordinator are told, farthest first.
    Grace follows the last valid day: until it is over the credential has not lapsed. For
    `late_months` after grace a lapsed one can still be renewed.
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

    A renewed credential carries its supersession as an event.
    """

    id: int
    number: str
    issued_on: date
    valid_through: date | None
    policy: RenewalPolicy = RenewalPolicy()
    events: tuple[CredentialEvent, ...] = ()
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


def standing(credential: CredentialFacts, today: date) -> StandingVerdict:
    """Say how a credential stands: what is on record, else what follows from its dates.

    In its days of grace it has not lapsed: its holder can renew it without starting over.
    """
    on_record = _last_event(credential, today)
    if on_record is None or on_record.kind is CredentialEventKind.REINSTATED:
        verdict = _by_dates(credential, today)
    else:
        verdict = _by_record(on_record)
    ahead = [event.happened_on for event in credential.events if event.happened_on > today]
    if not ahead:
        return verdict
    return replace(verdict, holds_until=min(*ahead, verdict.holds_until or date.max))


def last_day_of_grace(policy: RenewalPolicy, valid_through: date) -> date:
    """The last day on which an expired credential has not lapsed."""
    return add_months(valid_through, policy.grace_months) + timedelta(days=policy.grace_days)


def last_day_to_renew(policy: RenewalPolicy, valid_through: date) -> date:
    """The last day on which a lapsed credential can still be renewed."""
    return add_months(last_day_of_grace(policy, valid_through), policy.late_months)


def window_step(policy: RenewalPolicy, valid_through: date, today: date) -> WindowStep | None:
    """The latest warning that has fallen due; of several missed ones only the last counts."""
    reached = [days for days in policy.reminder_days if today >= valid_through - _days(days)]
    if not reached or today > valid_through:
        return None
    latest = min(reached)
    return WindowStep(
        latest, valid_through - _days(latest), is_last=latest == min(policy.reminder_days)
    )


def next_step_on(policy: RenewalPolicy, valid_through: date, today: date) -> date | None:
    """The day on which the next warning falls due."""
    days = (valid_through - _days(before) for before in policy.reminder_days)
    return min((day for day in days if day > today), default=None)


def renewal_due_on(policy: RenewalPolicy, valid_through: date) -> date | None:
    """The day of the first warning, from which a renewal is due; None where nobody is warned."""
    days = max(policy.reminder_days, default=None)
    return None if days is None else valid_through - _days(days)


def renewal_in_words(credential: CredentialFacts, today: date, *, is_complete: bool) -> str:
    """Say where a credential's renewal is: when it comes up, what it waits for, until when."""
    verdict, expiry = may_renew(credential, today), credential.valid_through
    if not verdict.allowed or expiry is None:
        return verdict.because
    due_on = renewal_due_on(credential.policy, expiry)
    if due_on is not None and today < due_on:
        return f"Renewal comes up on {day_in_words(due_on)}."
    if is_complete:
        return verdict.because
    last = day_in_words(last_day_to_renew(credential.policy, expiry))
    return f"Once this is complete, it can be renewed, until {last}."


def may_renew(credential: CredentialFacts, today: date) -> RenewalVerdict:
    """Say whether a credential can be renewed on this day."""
    verdict = standing(credential, today)
    match verdict.standing:
        case Standing.REVOKED | Standing.SUSPENDED | Standing.SUPERSEDED:
            return RenewalVerdict(allowed=False, because=verdict.because)
        case Standing.ACTIVE | Standing.RENEWAL_DUE | Standing.IN_GRACE | Standing.LAPSED:
            return _renewable_by_dates(credential, today)
        case _:
            assert_never(verdict.standing)


def renewed_term(
    rule: TermRule, policy: RenewalPolicy, facts: TermFacts, *, renewal_done_on: date
) -> Term:
    """Reckon the term a renewal gives.

    `facts.previous_expiry` is the expiry of the credential renewed. Where the program keeps the
    expiry as base, renewing early loses nothing and renewing late gains nothing.
    """
    expiry = facts.previous_expiry
    if expiry is None or not _keeps_expiry(rule, policy, expiry, renewal_done_on):
        return term(rule, TermFacts(renewal_done_on, None, facts.birth_date))
    # A term that ends the day before its anniversary begins the day after the one before it.
    begins = expiry + _DAY if rule.convention is TermConvention.DAY_BEFORE else expiry
    return term(rule, TermFacts(begins, expiry, facts.birth_date))


def credit_window(credential: CredentialFacts) -> CreditWindow:
    """The days whose credits count towards renewing a credential.

    They end with the term, or with the days of grace where the program says so.
    """
    last = credential.valid_through or date.max
    if credential.valid_through and credential.policy.grace_credits_count:
        last = last_day_of_grace(credential.policy, credential.valid_through)
    return CreditWindow(credential.issued_on, last, f"the cycle of {credential.number}")


def may_reinstate(credential: CredentialFacts, today: date) -> RenewalVerdict:
    """Say whether there is a suspension or revocation to lift."""
    verdict = standing(credential, today)
    if verdict.standing in (Standing.SUSPENDED, Standing.REVOKED):
        return RenewalVerdict(allowed=True, because=verdict.because)
    return RenewalVerdict(
        allowed=False,
        because=f"It is neither suspended nor revoked. {verdict.because} A lapsed one is renewed.",
    )


def policy_in_words(policy: RenewalPolicy) -> tuple[str, ...]:
    """Say a program's renewal as sentences for the settings."""
    return (_told_in_words(policy), _grace_in_words(policy), _late_in_words(policy))


def _told_in_words(policy: RenewalPolicy) -> str:
    if not policy.reminder_days:
        return "Nobody is told before a credential lapses."
    steps = joined([str(days) for days in policy.reminder_days])
    supervisor = " The supervisor is told at the last." if policy.tells_supervisor else ""
    return f"Holder and coordinator are told {steps} days before the last valid day.{supervisor}"


def _grace_in_words(policy: RenewalPolicy) -> str:
    spans = [months_in_words(policy.grace_months)] if policy.grace_months else []
    if policy.grace_days:
        spans.append(count_in_words(policy.grace_days, "day"))
    if not spans:
        return "It lapses the day after its last valid day."
    credits_count = "count" if policy.grace_credits_count else "do not count"
    return f"{joined(spans)} of grace follow; credits earned in grace {credits_count}."


def _late_in_words(policy: RenewalPolicy) -> str:
    if not policy.late_months:
        return "A lapsed credential cannot be renewed; its holder enrolls anew."
    return f"A lapsed credential can be renewed for {months_in_words(policy.late_months)} more."


def _by_dates(credential: CredentialFacts, today: date) -> StandingVerdict:
    expiry = credential.valid_through
    if expiry is None:
        return StandingVerdict(Standing.ACTIVE, credential.issued_on, "It does not expire.")
    grace_end = last_day_of_grace(credential.policy, expiry)
    if today > grace_end:
        return _lapsed(expiry, grace_end)
    if today > expiry:
        because = f"Expired on {day_in_words(expiry)}; grace ends on {day_in_words(grace_end)}."
        return StandingVerdict(Standing.IN_GRACE, expiry + _DAY, because, grace_end + _DAY)
    due_on = renewal_due_on(credential.policy, expiry)
    because = f"Valid through {day_in_words(expiry)}."
    if due_on is not None and today >= due_on:
        since = max(due_on, credential.issued_on)
        return StandingVerdict(Standing.RENEWAL_DUE, since, because, expiry + _DAY)
    changes = due_on or expiry + _DAY
    return StandingVerdict(Standing.ACTIVE, credential.issued_on, because, changes)


def _lapsed(expiry: date, grace_end: date) -> StandingVerdict:
    because = f"Expired on {day_in_words(expiry)}"
    if grace_end > expiry:
        because += f", and its grace ended on {day_in_words(grace_end)}"
    return StandingVerdict(Standing.LAPSED, grace_end + _DAY, f"{because}.")


def _by_record(event: CredentialEvent) -> StandingVerdict:
    recorded = Standing(event.kind.value)
    reason = f": {event.reason}" if event.reason else ""
    because = f"{recorded.value.capitalize()} on {day_in_words(event.happened_on)}{reason}"
    return StandingVerdict(recorded, event.happened_on, because.removesuffix(".") + ".")


def _last_event(credential: CredentialFacts, today: date) -> CredentialEvent | None:
    """The latest event so far; of several on one day the one recorded last."""
    past = [event for event in reversed(credential.events) if event.happened_on <= today]
    return max(past, key=lambda event: event.happened_on, default=None)


def _renewable_by_dates(credential: CredentialFacts, today: date) -> RenewalVerdict:
    expiry, policy = credential.valid_through, credential.policy
    if expiry is None:
        return RenewalVerdict(allowed=False, because="It does not expire: nothing to renew.")
    last = last_day_to_renew(policy, expiry)
    if today > last:
        because = f"It could be renewed until {day_in_words(last)}. Enroll its holder anew."
        return RenewalVerdict(allowed=False, because=because)
    if policy.opens_days is not None and today < expiry - _days(policy.opens_days):
        opens = day_in_words(expiry - _days(policy.opens_days))
        return RenewalVerdict(allowed=False, because=f"Renewal opens on {opens}.")
    return RenewalVerdict(allowed=True, because=f"It can be renewed until {day_in_words(last)}.")


def _keeps_expiry(
    rule: TermRule, policy: RenewalPolicy, expiry: date, renewal_done_on: date
) -> bool:
    if rule.convention is TermConvention.PREVIOUS_EXPIRY:
        return True
    if renewal_done_on <= expiry:
        return policy.early_renewal_keeps_expiry
    return policy.late_renewal_keeps_expiry


def _days(count: int) -> timedelta:
    return timedelta(days=count)
