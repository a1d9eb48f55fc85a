"""Short ways to build the facts that rules are tested with."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from certtrack_app.rules.checklist import ChecklistFacts, ChecklistVerdict, checklist
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.line import LineFacts
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EvidenceClaim, EvidenceState, RequirementKind

START = date(2026, 1, 1)
"""The day everybody in these tests enrolled, unless said otherwise."""
LAW = settings(max_examples=60, deadline=None)
"""A law is tried on this many cases: enough to find what is wrong, quick enough to run always."""

days_from_start = st.integers(0, 400).map(lambda count: START + timedelta(days=count))


def day(count: int) -> date:
    """The day so many days after everybody enrolled."""
    return START + timedelta(days=count)


def amount(number: float | str | None) -> Decimal | None:
    """An amount, or none."""
    return None if number is None else Decimal(str(number))


def hours_rule(target: float | str | None = 60, **settings: Any) -> RequirementRule:
    """A requirement of so many hours."""
    rule = {"code": "hours", "title": "Training hours", "unit": "h", **settings}
    return RequirementRule(kind=RequirementKind.HOURS, target=amount(target), **rule)


def paper_rule(code: str = "paper", **settings: Any) -> RequirementRule:
    """A requirement of one document."""
    rule = {"title": code.capitalize(), "kind": RequirementKind.DOCUMENT, **settings}
    return RequirementRule(code=code, **rule)


def piece(number: int, received: int = 10, **settings: Any) -> EvidenceFact:
    """A piece of evidence received so many days after the start."""
    return EvidenceFact(id=number, received_on=day(received), **settings)


def confirmed(
    number: int, accepted: float | str | None = None, received: int = 10, **settings: Any
) -> EvidenceFact:
    """A piece of evidence confirmed the day after it was received."""
    made = {
        "state": EvidenceState.CONFIRMED,
        "claimed": amount(accepted),
        "accepted": amount(accepted),
        "decided_on": day(received + 1),
        "decided_order": number,
        "happened_on": day(received),
        **settings,
    }
    return piece(number, received, **made)


def submitted(
    number: int, claimed: float | str | None = None, received: int = 10, **settings: Any
) -> EvidenceFact:
    """A piece of evidence that waits for an evaluator."""
    return piece(number, received, claimed=amount(claimed), **settings)


def rejected(number: int, received: int = 10, **settings: Any) -> EvidenceFact:
    """A piece of evidence rejected the day after it was received."""
    made = {
        "state": EvidenceState.REJECTED,
        "decided_on": day(received + 1),
        "decided_order": number,
        **settings,
    }
    return piece(number, received, **made)


def imported(
    number: int,
    claim: EvidenceClaim = EvidenceClaim.COMPLETION,
    received: int = 10,
    **settings: Any,
) -> EvidenceFact:
    """What a tracker says, and nobody confirmed."""
    state = EvidenceState.IMPORTED_NOT_VERIFIED
    return piece(number, received, **{"state": state, "claim": claim, "imported": True, **settings})


def line(
    rule: RequirementRule, *evidence: EvidenceFact, number: int = 1, **settings: Any
) -> LineFacts:
    """A line of a checklist with its evidence."""
    return LineFacts(id=number, rule=rule, evidence=evidence, **settings)


def facts(*lines: LineFacts, **settings: Any) -> ChecklistFacts:
    """A checklist enrolled at the start."""
    made = {"id": 7, "enrolled_on": START, "participant_id": 3, "program": "Coaching", **settings}
    return ChecklistFacts(lines=lines, **made)


def verdict(*lines: LineFacts, today: date, **settings: Any) -> ChecklistVerdict:
    """What a checklist enrolled at the start has come to on a day."""
    return checklist(facts(*lines, **settings), today)


def away(first: int, last: int | None = None) -> Leave:
    """Leave from one day after the start to another."""
    return Leave(day(first), None if last is None else day(last))


def every_day(first: int, last: int) -> Iterable[date]:
    """Each day from one after the start to another, both included."""
    return (day(count) for count in range(first, last + 1))
