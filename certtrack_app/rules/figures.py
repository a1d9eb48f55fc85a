"""Time to completion, the first of the four figures; the three rates are in `rates`.

Each figure shows its n and its period, and opens the rows it was counted from.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from certtrack_app.rules.leave import Leave, leave_days_between

_HALF = 0.5


@dataclass(frozen=True)
class Period:
    """The days a figure is counted over, first and last included; without a first: ever since.

    Its last day is today at the latest.
    """

    last_day: date
    first_day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.touches(day, day)

    def touches(self, first: date, last: date | None) -> bool:
        """Whether a stretch of days, open or ended, shares a day with it."""
        still_on = last is None or self.first_day is None or self.first_day <= last
        return first <= self.last_day and still_on


@dataclass(frozen=True)
class CompletionFact:
    """One stretch of work: an enrollment, or one line of it from when it could be worked on."""

    id: int
    started_on: date
    completed_on: date | None = None
    left_on: date | None = None
    """When it ended without completion: withdrawn, waived."""
    leaves: tuple[Leave, ...] = ()
    requirement: str = ""
    imported: bool = False


@dataclass(frozen=True)
class Span:
    """Days of work as they are counted: from after `enters` to `exits`, leave removed."""

    enters: int
    exits: int
    completed: bool


@dataclass(frozen=True)
class TimeToCompletion:
    """Days from start to completion, leave removed.

    `days` is the Kaplan-Meier median, None where fewer than half complete; `rows` are the
    enrollments or lines counted, `imported` those among them that came with a tracker.
    """

    requirement: str
    days: int | None
    n: int
    completed: int
    still_on_the_way: int
    median_of_completers: float | None
    rows: tuple[int, ...]
    imported: tuple[int, ...]


def time_to_completion(
    facts: Iterable[CompletionFact], period: Period, requirement: str = ""
) -> TimeToCompletion:
    """Reckon the median time to completion of what was under way in the period.

    What was still under way at its end is censored there. What began earlier counts as at risk
    from the period's first day on, so that those who had completed before do not distort it.
    """
    counted = [fact for fact in facts if period.touches(fact.started_on, _ended_on(fact))]
    spans = [_span(fact, period) for fact in counted]
    times = [span.exits for span in spans if span.completed]
    on_the_way = (_ended_by(fact, period.last_day) is None for fact in counted)
    return TimeToCompletion(
        requirement=requirement,
        days=kaplan_meier_median(spans),
        n=len(spans),
        completed=len(times),
        still_on_the_way=sum(on_the_way),
        median_of_completers=float(median(times)) if times else None,
        rows=tuple(fact.id for fact in counted),
        imported=tuple(fact.id for fact in counted if fact.imported),
    )


def time_by_requirement(
    facts: Iterable[CompletionFact], period: Period
) -> tuple[TimeToCompletion, ...]:
    """Reckon the same for each requirement, from the day it could be worked on to verified."""
    groups: dict[str, list[CompletionFact]] = defaultdict(list)
    for fact in facts:
        groups[fact.requirement].append(fact)
    return tuple(time_to_completion(group, period, name) for name, group in groups.items())


def kaplan_meier_median(spans: Sequence[Span]) -> int | None:
    """The first day by which half have completed, of people observed for unequal times.

    The product-limit estimator of Kaplan and Meier (1958), entry delayed where it was.
    """
    staying = 1.0
    for day in sorted({span.exits for span in spans if span.completed}):
        at_risk = sum(span.enters < day <= span.exits for span in spans)
        completing = sum(span.completed and span.exits == day for span in spans)
        staying *= 1 - completing / at_risk
        if staying <= _HALF + 1e-12:  # a product of thirds and halves is a hair off
            return day
    return None


def _ended_on(fact: CompletionFact) -> date | None:
    return fact.completed_on or fact.left_on


def _ended_by(fact: CompletionFact, day: date) -> date | None:
    ended_on = _ended_on(fact)
    return ended_on if ended_on is not None and ended_on <= day else None


def _span(fact: CompletionFact, period: Period) -> Span:
    ended_on = _ended_by(fact, period.last_day)
    first = period.first_day
    late = first is not None and first > fact.started_on
    return Span(
        enters=_days(fact, first) - 1 if late and first is not None else -1,
        exits=_days(fact, ended_on or period.last_day),
        completed=ended_on is not None and fact.completed_on is not None,
    )


def _days(fact: CompletionFact, until: date) -> int:
    """Days from the start, leave removed."""
    away = leave_days_between(fact.started_on, until, fact.leaves, until)
    return (until - fact.started_on).days - away
