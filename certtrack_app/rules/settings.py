"""Settings that make no sense: each is refused with the mend."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from certtrack_app.errors import Refusal
from certtrack_app.rules.nudging import SendingPolicy
from certtrack_app.rules.program import ProgramRules
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.requirement_settings import (
    LONGEST_DAYS,
    TOO_LONG,
    Fault,
    requirement_faults,
)
from certtrack_app.rules.term import TermRule, add_months
from certtrack_app.rules.vocabulary import TermConvention

_BY_MONTHS = (
    TermConvention.SAME_DAY,
    TermConvention.DAY_BEFORE,
    TermConvention.YEAR_END,
    TermConvention.BIRTH_MONTH_END,
    TermConvention.PREVIOUS_EXPIRY,
)
_LONGEST_MONTHS = 600
_LONGEST = {
    "grace_days": LONGEST_DAYS,
    "grace_months": _LONGEST_MONTHS,
    "late_months": _LONGEST_MONTHS,
}
_LEAP_YEAR = 2000


def refuse_nonsense(rules: ProgramRules) -> None:
    """Raise Refusal with everything in a program's settings that makes no sense."""
    faults = [
        *(fault.says for fault in term_faults(rules.term)),
        *(fault.says for fault in renewal_faults(rules.renewal)),
        *_code_faults(rules.requirements),
        *_prerequisite_faults(rules.requirements),
        *_choice_faults(rules.requirements),
    ]
    for rule in rules.requirements:
        faults += (f"{rule.title or rule.code}: {fault.says}" for fault in requirement_faults(rule))
    if faults:
        raise Refusal(" ".join(faults))


def refuse_sending_nonsense(policy: SendingPolicy) -> None:
    """Raise Refusal for a budget that makes no sense."""
    if policy.budget_days < 0 or policy.budget_messages < 1:
        raise Refusal(
            "The budget must allow at least one message. Enter 1 message within 7 days, "
            "or 0 days for no limit."
        )


def term_faults(rule: TermRule) -> Iterator[Fault]:
    """Say what in a term makes no sense, and the mend."""
    if rule.convention in _BY_MONTHS and not 0 < rule.months <= _LONGEST_MONTHS:
        says = "The term needs a length in months, at least 1. Enter 36 for three years."
        yield Fault("months", says)
    if rule.convention is TermConvention.DAYS and not 0 < rule.days <= LONGEST_DAYS:
        says = "The term needs a length in days, at least 1. Enter 365 for a year."
        yield Fault("days", says)
    if rule.convention is TermConvention.FIXED_DATE:
        yield from _fixed_date_faults(rule)


def renewal_faults(policy: RenewalPolicy) -> Iterator[Fault]:
    """Say what in a renewal policy makes no sense, and the mend."""
    steps = policy.reminder_days
    if any(later >= earlier for earlier, later in pairwise(steps)) or min(steps, default=0) < 0:
        says = (
            "The warnings before a credential lapses must come in order, the farthest first, "
            "each once. Enter them as 90, 60, 30, 7."
        )
        yield Fault("reminder_days", says)
    for name, longest in _LONGEST.items():
        if getattr(policy, name) < 0:
            says = "Grace and late renewal cannot be shorter than nothing. Enter 0 or more."
            yield Fault(name, says)
        elif getattr(policy, name) > longest:
            yield Fault(name, TOO_LONG)
    if max(*steps, policy.opens_days or 0, 0) > LONGEST_DAYS:
        far = "opens_days" if max(steps, default=0) <= LONGEST_DAYS else "reminder_days"
        yield Fault(far, TOO_LONG)
    if policy.opens_days is not None and policy.opens_days < max(steps, default=0):
        says = (
            "Holders would be asked to renew before renewal opens. Open it earlier than the "
            "first warning, or at any time."
        )
        yield Fault("opens_days", says)


def _fixed_date_faults(rule: TermRule) -> Iterator[Fault]:
    if not 1 <= rule.fixed_month <= 12 or not 1 <= rule.fixed_day <= _days_in(rule.fixed_month):  # noqa: PLR2004
        says = "There is no such day in the calendar. Enter a month and a day, such as 31 August."
        yield Fault("fixed_day", says)
    for name, longest in (("minimum_days", LONGEST_DAYS), ("months", _LONGEST_MONTHS)):
        if getattr(rule, name) < 0:
            yield Fault(name, "The shortest term cannot be less than nothing. Enter 0 or more.")
        elif getattr(rule, name) > longest:
            yield Fault(name, TOO_LONG)


def _days_in(month: int) -> int:
    first = date(_LEAP_YEAR, month, 1)
    return (add_months(first, 1) - first).days


def _code_faults(rules: Sequence[RequirementRule]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for rule in rules:
        mark = (rule.phase.value, rule.code)
        if mark in seen:
            yield f"Two requirements have the code “{rule.code}”. Give one of them another."
        seen.add(mark)


def _prerequisite_faults(rules: Sequence[RequirementRule]) -> Iterator[str]:
    for rule in rules:
        before = {one.code: one.prerequisites for one in rules if one.phase is rule.phase}
        for code in rule.prerequisites:
            if code not in before:
                yield f"{rule.title} waits for “{code}”, which is no requirement of its checklist."
        if rule.code in waits_in_the_end(rule.code, before):
            yield f"{rule.title} waits for itself in the end. Take one prerequisite away."


def waits_in_the_end(code: str, before: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Every requirement of a checklist that must be settled before one, by their codes."""
    seen = set[str]()
    ahead = list(before.get(code, ()))
    while ahead:
        first = ahead.pop()
        if first not in seen:
            seen.add(first)
            ahead += before.get(first, ())
    return frozenset(seen)


def _choice_faults(rules: Sequence[RequirementRule]) -> Iterator[str]:
    choices = {(rule.phase, rule.choice) for rule in rules if rule.choice}
    for phase, choice in sorted(choices):
        needs = [
            rule.choice_needs for rule in rules if (rule.phase, rule.choice) == (phase, choice)
        ]
        if len(set(needs)) > 1 or not 1 <= needs[0] <= len(needs):
            yield (
                f"Of “{choice}”, with {len(needs)} requirements, enter how many must be satisfied: "
                f"the same number for each, from 1 to {len(needs)}."
            )
