"""How accepted evidence adds up to a target, and what of it does not count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from certtrack_app.rules.categories import category_totals
from certtrack_app.rules.evidence import GONE_STATES, EvidenceFact, Piece
from certtrack_app.rules.quotas import quota_changes_on, quota_missing, within_quotas
from certtrack_app.rules.requirement import ONE, ZERO, RequirementRule
from certtrack_app.rules.vocabulary import EvidenceClaim, EvidenceState
from certtrack_app.rules.words import amount_in_words, day_in_words, number_in_words

_HUNDREDTH = Decimal("0.01")
_AMOUNT_CLAIMS = (EvidenceClaim.COMPLETION, EvidenceClaim.PROGRESS)


@dataclass(frozen=True)
class CreditWindow:
    """The days on which what is credited must have happened, and what they are called."""

    first_day: date
    last_day: date
    title: str = "the cycle"


@dataclass(frozen=True)
class Progress:
    """How the evidence of a line adds up.

    `claimed` is all that stands handed in, `accepted` what evaluators accepted, `counted` what
    of that counts towards the target after caps, periods and conditions. `covered` says whether
    the target would be reached if all that waits for an evaluator were accepted.
    """

    claimed: Decimal
    accepted: Decimal
    counted: Decimal
    target: Decimal | None
    met: bool
    covered: bool
    missing: tuple[str, ...]
    """What is still wanted, in words; empty when met."""
    not_counted: tuple[str, ...] = ()
    """What was accepted and does not count, and why."""
    holds_until: date | None = None


def progress(
    rule: RequirementRule,
    evidence: Sequence[EvidenceFact],
    window: CreditWindow | None,
    today: date,
) -> Progress:
    """Add up the evidence of a line: hours, sessions and credits, or pieces of other kinds.

    A confirmed completion without an amount is the evaluator's word for the whole requirement,
    its conditions included.
    """
    live = [
        fact for fact in evidence if fact.claim in _AMOUNT_CLAIMS and fact.state not in GONE_STATES
    ]
    if not live:
        return nothing_yet(rule)
    confirmed = [fact for fact in live if fact.state is EvidenceState.CONFIRMED]
    confirmed.sort(key=_decision_order)
    notes: list[str] = []
    current = confirmed
    if window is not None:
        current = [fact for fact in confirmed if _in_window(rule, fact, window, notes)]
    if any(_is_whole(rule, fact) for fact in current):
        return _confirmed_whole(rule, live, confirmed, notes)
    return _added_up(rule, live, _Accepted(confirmed, current, notes), today)


@dataclass(frozen=True)
class _Accepted:
    """What evaluators confirmed, what of it lies in the days that count, and what does not."""

    confirmed: Sequence[EvidenceFact]
    current: Sequence[EvidenceFact]
    notes: list[str]


def _added_up(
    rule: RequirementRule, live: Sequence[EvidenceFact], accepted: _Accepted, today: date
) -> Progress:
    """Hold what is confirmed against target, conditions and categories."""
    pieces, cuts = within_quotas(rule.quotas, _pieces(rule, accepted))
    totals = category_totals(rule.categories, pieces, rule.unit)
    missing = (*_missing(rule, pieces, totals.total, today), *totals.missing)
    waiting = [fact for fact in live if fact.state is EvidenceState.SUBMITTED]
    return Progress(
        claimed=_sum(rule, live, accepted=False),
        accepted=_sum(rule, accepted.confirmed, accepted=True),
        counted=totals.total,
        target=_target(rule),
        met=not missing,
        covered=not missing or _covers(rule, totals.total, waiting),
        missing=missing,
        not_counted=(*accepted.notes, *cuts, *totals.not_counted),
        holds_until=_changes_on(rule, pieces, today),
    )


def _confirmed_whole(
    rule: RequirementRule,
    live: Sequence[EvidenceFact],
    confirmed: Sequence[EvidenceFact],
    notes: Sequence[str],
) -> Progress:
    """Take an evaluator's word for the whole requirement."""
    accepted = _sum(rule, confirmed, accepted=True)
    return Progress(
        claimed=_sum(rule, live, accepted=False),
        accepted=accepted,
        counted=accepted,
        target=_target(rule),
        met=True,
        covered=True,
        missing=(),
        not_counted=tuple(notes),
    )


def nothing_yet(rule: RequirementRule) -> Progress:
    """Say where a line stands for which nothing was handed in."""
    missing = (_target_missing(rule, ZERO),)
    return Progress(ZERO, ZERO, ZERO, _target(rule), met=False, covered=False, missing=missing)


def _target(rule: RequirementRule) -> Decimal | None:
    return rule.target if rule.kind.adds_up else rule.target or ONE


def _decision_order(fact: EvidenceFact) -> tuple[date, int, int]:
    return (fact.decided_on or fact.received_on, fact.decided_order, fact.id)


def _in_window(
    rule: RequirementRule, fact: EvidenceFact, window: CreditWindow, notes: list[str]
) -> bool:
    """Whether what happened lies in the days that are credited; a vague date may reach in.

    A fee, a declaration or an exam of a renewal may come after its cycle, with the renewal itself:
    only what is earned and added up is earned within it.
    """
    first = fact.happened_on or fact.received_on
    in_time = first <= window.last_day or not rule.kind.adds_up
    if in_time and Piece(fact, ZERO).last_day >= window.first_day:
        return True
    notes.append(
        f"Evidence of {day_in_words(first)} does not count: {window.title} runs from "
        f"{day_in_words(window.first_day)} through {day_in_words(window.last_day)}."
    )
    return False


def _is_whole(rule: RequirementRule, fact: EvidenceFact) -> bool:
    """Whether a piece speaks for the whole requirement: a completion that names no amount."""
    return (
        fact.accepted is None
        and fact.claimed is None
        and fact.claim is EvidenceClaim.COMPLETION
        and rule.kind.adds_up
    )


def _pieces(rule: RequirementRule, accepted: _Accepted) -> list[Piece]:
    return [
        Piece(fact, _amount(rule, fact, accepted=True))
        for fact in accepted.current
        if _passes(rule, fact, accepted.notes)
    ]


def _passes(rule: RequirementRule, fact: EvidenceFact, notes: list[str]) -> bool:
    """Whether a score reaches the pass mark; without a score the evaluator's word stands."""
    if rule.pass_mark is None or fact.score is None or fact.score >= rule.pass_mark:
        return True
    score, mark = number_in_words(fact.score), number_in_words(rule.pass_mark)
    notes.append(f"A score of {score} does not reach the pass mark of {mark}.")
    return False


def _amount(rule: RequirementRule, fact: EvidenceFact, *, accepted: bool) -> Decimal:
    """What one piece of evidence claims, or what of it was accepted."""
    amount = fact.accepted if accepted and fact.accepted is not None else fact.claimed
    if rule.kind.adds_up:
        return amount or ZERO
    if fact.claim is EvidenceClaim.PROGRESS:
        return ZERO
    return amount if amount is not None and (rule.target or ONE) > ONE else ONE


def _sum(rule: RequirementRule, facts: Sequence[EvidenceFact], *, accepted: bool) -> Decimal:
    total = sum((_amount(rule, fact, accepted=accepted) for fact in facts), ZERO)
    if any(_is_whole(rule, fact) for fact in facts):
        return max(total, rule.target or ONE)
    return total


def _missing(
    rule: RequirementRule, pieces: Sequence[Piece], total: Decimal, today: date
) -> tuple[str, ...]:
    quotas = (quota_missing(quota, pieces, rule.unit, today) for quota in rule.quotas)
    return tuple(filter(None, (_target_missing(rule, total), *quotas)))


def _target_missing(rule: RequirementRule, total: Decimal) -> str:
    if _reaches(rule, total):
        return ""
    target = _target(rule)
    if target is None:
        return "Nothing is confirmed yet."
    if not rule.kind.adds_up:
        return f"{number_in_words(target - total)} of {number_in_words(target)} to confirm."
    rest = amount_in_words(target - total, rule.unit)
    return f"{rest} of {amount_in_words(target, rule.unit)} still wanted."


def _reaches(rule: RequirementRule, total: Decimal) -> bool:
    """Whether a sum reaches the target; three times twenty minutes are an hour."""
    target = _target(rule)
    if target is None:
        return total > 0
    return total.quantize(_HUNDREDTH) >= target.quantize(_HUNDREDTH)


def _covers(rule: RequirementRule, total: Decimal, waiting: Sequence[EvidenceFact]) -> bool:
    return bool(waiting) and _reaches(rule, total + _sum(rule, waiting, accepted=False))


def _changes_on(rule: RequirementRule, pieces: Sequence[Piece], today: date) -> date | None:
    days = (quota_changes_on(quota, pieces, today) for quota in rule.quotas)
    return min((day for day in days if day is not None), default=None)
