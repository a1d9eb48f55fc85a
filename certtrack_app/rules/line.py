"""One line of a checklist: what its evidence, and what was decided of it, have made of it.

The status of a line is the first of these that holds:

| what holds                                                 | status                |
|------------------------------------------------------------|-----------------------|
| an evaluator waived it, or found that it does not apply    | waived, exempt        |
| what is confirmed reaches target and conditions            | verified              |
| something waits for an evaluator                           | pending verification  |
| a tracker says it is done, waived or not applicable        | imported not verified |
| the last decision was a rejection, and nothing came since  | returned              |
| something is confirmed, or a tracker says that it has begun| in progress           |
| nothing                                                    | not started           |

What waits for a decision of the office stands before a rejection: the participant cannot do
anything about it until that is decided. Withdrawn evidence is as if it had never been there.
Evidence that has run out no longer counts, and its line is open again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from certtrack_app.rules.amounts import CreditWindow, Progress, nothing_yet, progress
from certtrack_app.rules.deadline import Extension
from certtrack_app.rules.evidence import EvidenceFact, precision_end
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EvidenceClaim, EvidenceState, LineStatus
from certtrack_app.rules.words import count_in_words, day_in_words

_RELIEF = {
    EvidenceClaim.WAIVER: LineStatus.WAIVED,
    EvidenceClaim.EXEMPTION: LineStatus.EXEMPT,
}


_UNTOUCHED = "Nothing handed in."


@dataclass(frozen=True)
class Relief:
    """An evaluator's decision that a line is waived or exempt."""

    status: LineStatus
    on: date
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class LineFacts:
    """One requirement of one enrollment: its rule and all that was recorded for it."""

    id: int
    rule: RequirementRule
    evidence: tuple[EvidenceFact, ...] = ()
    extensions: tuple[Extension, ...] = ()
    relief: Relief | None = None


@dataclass(frozen=True)
class LineState:
    """What a line has come to by itself, whatever the other lines say."""

    line: LineFacts
    status: LineStatus
    progress: Progress
    because: str
    settled_on: date | None = None
    last_activity_on: date | None = None
    """When the participant last did something for it."""
    decided_on: date | None = None
    """When an evaluator last decided something for it."""


def line_state(line: LineFacts, window: CreditWindow | None, today: date) -> LineState:
    """Say what a line has come to today: evidence runs out, and amounts may have to be recent."""
    evidence = tuple(fact for fact in line.evidence if fact.state is not EvidenceState.WITHDRAWN)
    if not evidence and line.relief is None:
        return LineState(line, LineStatus.NOT_STARTED, nothing_yet(line.rule), because=_UNTOUCHED)
    current = tuple(fact for fact in evidence if not fact.has_expired(today))
    added = _with_expiries(progress(line.rule, current, window, today), evidence, today)
    status, because = _status(line, current, added)
    days = (activity_day(fact) for fact in evidence)
    return LineState(
        line=line,
        status=status,
        progress=added,
        settled_on=_settled_on(line, current, window, status),
        last_activity_on=max((day for day in days if day is not None), default=None),
        decided_on=max((fact.decided_on for fact in evidence if fact.decided_on), default=None),
        because=because,
    )


def activity_day(fact: EvidenceFact) -> date | None:
    """When a participant did what a piece of evidence shows.

    That is the day it came in; for what a tracker brought, the day it happened, where known: the
    participant did nothing on the day of the import.
    """
    if not fact.imported:
        return fact.received_on
    if fact.happened_on is None:
        return None
    return min(precision_end(fact.happened_on, fact.happened_precision), fact.received_on)


def claims_whole(rule: RequirementRule, fact: EvidenceFact) -> bool:
    """Whether imported evidence says that nothing more is asked for its line."""
    if fact.state is not EvidenceState.IMPORTED_NOT_VERIFIED:
        return False
    if fact.claim is not EvidenceClaim.PROGRESS:
        return True
    return rule.target is not None and fact.claimed is not None and fact.claimed >= rule.target


def last_rejected(evidence: Sequence[EvidenceFact]) -> EvidenceFact | None:
    """The rejected piece nothing was decided or handed in after; None where something was."""
    orders = [
        ((fact.decided_on, fact.decided_order, fact.id), fact)
        for fact in evidence
        if fact.decided_on is not None and fact.state is not EvidenceState.WITHDRAWN
    ]
    if not orders:
        return None
    (decided_on, _, _), last = max(orders, key=lambda order: order[0])
    if last.state is not EvidenceState.REJECTED:
        return None
    mark = (decided_on, last.id)
    since = any(fact.is_live and (fact.received_on, fact.id) > mark for fact in evidence)
    return None if since else last


def _with_expiries(added: Progress, evidence: Sequence[EvidenceFact], today: date) -> Progress:
    """Name what has run out among what does not count, and the day the next piece will."""
    dated = [fact.expires_on for fact in evidence if fact.expires_on and fact.is_live]
    if not dated:
        return added
    gone = sorted(
        fact.expires_on for fact in evidence if fact.expires_on and fact.has_expired(today)
    )
    notes = tuple(f"Evidence expired on {day_in_words(day)}." for day in gone)
    days = [day + timedelta(days=1) for day in dated if day >= today]
    days += [added.holds_until] if added.holds_until else []
    return replace(
        added, not_counted=(*added.not_counted, *notes), holds_until=min(days, default=None)
    )


def _status(
    line: LineFacts, evidence: Sequence[EvidenceFact], added: Progress
) -> tuple[LineStatus, str]:
    settled = _settled(line, evidence, added)
    if settled is not None:
        return settled
    waiting = sum(fact.state is EvidenceState.SUBMITTED for fact in evidence)
    if waiting:
        pieces = count_in_words(waiting, "piece")
        return LineStatus.PENDING_VERIFICATION, f"{pieces} of evidence to decide on."
    if any(claims_whole(line.rule, fact) for fact in evidence):
        return LineStatus.IMPORTED_NOT_VERIFIED, "The tracker says so; no evaluator confirmed it."
    rejected = last_rejected(evidence)
    if rejected is not None and rejected.decided_on is not None:
        day = day_in_words(rejected.decided_on)
        return LineStatus.RETURNED, f"Returned on {day}, and nothing handed in since."
    return LineStatus.IN_PROGRESS, " ".join((*added.missing, *added.not_counted))


def _settled(
    line: LineFacts, evidence: Sequence[EvidenceFact], added: Progress
) -> tuple[LineStatus, str] | None:
    """Whether nothing more is asked, and by whose word."""
    if line.relief is not None:
        return line.relief.status, _relief_because(line.relief)
    relief = _confirmed_relief(evidence)
    if relief is not None:
        status = _RELIEF[relief.claim]
        return status, f"Confirmed as {status.value}, as the tracker said."
    if added.met:
        return LineStatus.VERIFIED, "What is confirmed meets the requirement."
    return None


def _relief_because(relief: Relief) -> str:
    by = f" by {relief.by}" if relief.by else ""
    reason = f": {relief.reason}" if relief.reason else ""
    return f"{relief.status.value.capitalize()}{by} on {day_in_words(relief.on)}{reason}."


def _confirmed_relief(evidence: Sequence[EvidenceFact]) -> EvidenceFact | None:
    confirmed = (fact for fact in evidence if fact.state is EvidenceState.CONFIRMED)
    return next((fact for fact in confirmed if fact.claim in _RELIEF), None)


def _settled_on(
    line: LineFacts,
    evidence: Sequence[EvidenceFact],
    window: CreditWindow | None,
    status: LineStatus,
) -> date | None:
    """The day of the decision that settled a line."""
    if not status.is_settled:
        return None
    if line.relief is not None:
        return line.relief.on
    relief = _confirmed_relief(evidence)
    if relief is not None:
        return relief.decided_on or relief.received_on
    confirmed = [fact for fact in evidence if fact.state is EvidenceState.CONFIRMED]
    days = sorted({fact.decided_on or fact.received_on for fact in confirmed})
    earlier = (day for day in days[:-1] if _met_by(line.rule, confirmed, window, day))
    return next(earlier, days[-1])


def _met_by(
    rule: RequirementRule,
    confirmed: Sequence[EvidenceFact],
    window: CreditWindow | None,
    day: date,
) -> bool:
    decided = [fact for fact in confirmed if (fact.decided_on or fact.received_on) <= day]
    return progress(rule, decided, window, day).met
