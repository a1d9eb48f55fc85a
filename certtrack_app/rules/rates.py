"""The three rates: stalls, renewals on time, evidence rejected; each with the rows counted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from certtrack_app.rules.figures import Period

_Row = TypeVar("_Row", "StallFact", "RenewalFact", "DecisionFact")


@dataclass(frozen=True)
class StallFact:
    """One line that could be worked on, and the days it was flagged as stalled."""

    id: int
    requirement: str
    workable_on: date
    closed_on: date | None = None
    """When it was settled, or its enrollment ended."""
    stalled_on: tuple[date, ...] = ()
    imported: bool = False


@dataclass(frozen=True)
class RenewalFact:
    """One credential with a term, and when it was renewed if it was."""

    id: int
    valid_through: date
    last_day_of_grace: date
    renewed_on: date | None = None
    imported: bool = False


@dataclass(frozen=True)
class DecisionFact:
    """One piece of evidence that was decided on."""

    id: int
    requirement: str
    decided_on: date
    rejected: bool
    """What was decided last."""
    first_submission: bool = True
    """Whether it was the first evidence handed in for its line."""
    first_rejected: bool = False
    """Whether the first decision on it was a rejection."""
    reason: str = ""
    imported: bool = False


@dataclass(frozen=True)
class Rate:
    """A share: how many of how many, and which rows."""

    of: str
    """The requirement or the reason; empty for the whole."""
    rows: tuple[int, ...]
    """Those counted."""
    all_rows: tuple[int, ...]
    """Those they are a share of."""
    imported: tuple[int, ...]
    """Those of all that came with a tracker."""

    @property
    def count(self) -> int:
        """How many were counted."""
        return len(self.rows)

    @property
    def n(self) -> int:
        """Of how many."""
        return len(self.all_rows)

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.count / self.n if self.n else None


@dataclass(frozen=True)
class RenewalRates:
    """Credentials whose term ended in the period, by when they were renewed."""

    on_time: Rate
    in_grace: Rate
    late: Rate
    lapsed: Rate
    """Not renewed, and their grace is over."""
    still_in_grace: Rate


@dataclass(frozen=True)
class RejectionRates:
    """Rejected among decided evidence: in the end, on first submission, where and why."""

    in_the_end: Rate
    on_first_submission: Rate
    by_requirement: tuple[Rate, ...]
    by_reason: tuple[Rate, ...]


def stall_rates(facts: Iterable[StallFact], period: Period) -> tuple[Rate, ...]:
    """Per requirement: of the lines that could be worked on, the share that ever stalled."""
    counted = [fact for fact in facts if period.touches(fact.workable_on, fact.closed_on)]
    groups = _grouped(counted, lambda fact: fact.requirement)
    return tuple(
        _rate(of, group, lambda fact: any(map(period.holds, fact.stalled_on)))
        for of, group in groups.items()
    )


def renewal_rates(facts: Iterable[RenewalFact], period: Period) -> RenewalRates:
    """Of the credentials whose term ended in the period: renewed by that day, in grace, later."""
    ended = [fact for fact in facts if period.holds(fact.valid_through)]
    outcomes = {fact.id: _renewed(fact, period.last_day) for fact in ended}

    def share(outcome: str) -> Rate:
        return _rate("", ended, lambda fact: outcomes[fact.id] == outcome)

    return RenewalRates(
        on_time=share("on_time"),
        in_grace=share("in_grace"),
        late=share("late"),
        lapsed=share("lapsed"),
        still_in_grace=share("still_in_grace"),
    )


def rejection_rates(facts: Iterable[DecisionFact], period: Period) -> RejectionRates:
    """Of the evidence decided on in the period, the share rejected.

    By reason, each share is of all that was decided on, so that they add up to the whole.
    """
    decided = [fact for fact in facts if period.holds(fact.decided_on)]
    first = [fact for fact in decided if fact.first_submission]
    reasons = sorted({fact.reason for fact in decided if fact.rejected})
    return RejectionRates(
        in_the_end=_rate("", decided, lambda fact: fact.rejected),
        on_first_submission=_rate("", first, lambda fact: fact.first_rejected),
        by_requirement=tuple(
            _rate(of, group, lambda fact: fact.rejected)
            for of, group in _grouped(decided, lambda fact: fact.requirement).items()
        ),
        by_reason=tuple(_rejected_for(reason, decided) for reason in reasons),
    )


def _rejected_for(reason: str, decided: Sequence[DecisionFact]) -> Rate:
    return _rate(reason, decided, lambda fact: fact.rejected and fact.reason == reason)


def _renewed(fact: RenewalFact, as_of: date) -> str:
    """When a credential was renewed, as known on a day."""
    if fact.renewed_on is None or fact.renewed_on > as_of:
        return "lapsed" if as_of > fact.last_day_of_grace else "still_in_grace"
    if fact.renewed_on <= fact.valid_through:
        return "on_time"
    return "in_grace" if fact.renewed_on <= fact.last_day_of_grace else "late"


def _rate(of: str, facts: Sequence[_Row], counts: Callable[[_Row], bool]) -> Rate:
    return Rate(
        of=of,
        rows=tuple(fact.id for fact in facts if counts(fact)),
        all_rows=tuple(fact.id for fact in facts),
        imported=tuple(fact.id for fact in facts if fact.imported),
    )


def _grouped(facts: Iterable[_Row], key: Callable[[_Row], str]) -> Mapping[str, list[_Row]]:
    groups: dict[str, list[_Row]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return groups
