"""Stall detection: a nudge after an interval without activity, a flag some days after that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict
from certtrack_app.rules.leave import Leave, days_past_leave
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus
from certtrack_app.rules.words import count_in_words, day_in_words

_WAITS_FOR_THE_OFFICE = (LineStatus.PENDING_VERIFICATION, LineStatus.IMPORTED_NOT_VERIFIED)


@dataclass(frozen=True)
class StallVerdict:
    """When a line's nudge and its flag fall due, and whether they have.

    `base` is the day the clock runs from; it tells one stall from the next. On leave nothing is
    due. A stall that outlasts a leave begun after its flag was due stands again from the day
    after that leave, `again_on`.
    """

    nudge_on: date | None = None
    flag_on: date | None = None
    nudge_due: bool = False
    stalled: bool = False
    base: date | None = None
    again_on: date | None = None
    because: str = ""

    @property
    def stands_since(self) -> date | None:
        """The day since which it counts as stalled; None where it does not."""
        return (self.again_on or self.flag_on) if self.stalled else None


_CANNOT_STALL = StallVerdict()


def stall(line: LineVerdict, whole: ChecklistVerdict, today: date) -> StallVerdict:
    """Say whether a line has stalled.

    It cannot while it is settled or no longer asked for, while something of it waits for the
    office, or while its prerequisites are not met. Leave stops the clock.
    """
    rule, base = line.line.rule, clock_base(line)
    if base is None or rule.stall_after_days is None or not _may_stall(line, whole):
        return _CANNOT_STALL
    leaves = whole.facts.leaves
    nudge_on = days_past_leave(base, rule.stall_after_days, leaves, today).on
    flag_on = days_past_leave(nudge_on, rule.flag_after_days, leaves, today).on
    away = whole.state is EnrollmentState.ON_LEAVE
    return StallVerdict(
        nudge_on=nudge_on,
        flag_on=flag_on,
        nudge_due=today >= nudge_on and not away,
        stalled=today >= flag_on and not away,
        base=base,
        again_on=back_from_leave(flag_on, leaves, today),
        because=_because(rule, base, nudge_on),
    )


def clock_base(line: LineVerdict) -> date | None:
    """The day a line's clock runs from: opened, last touched, or last decided on."""
    opened = line.opening.since
    if opened is None:
        return None
    touched = (opened, line.state.last_activity_on, line.state.decided_on)
    return max(day for day in touched if day is not None)


def back_from_leave(due: date, leaves: Sequence[Leave], today: date) -> date | None:
    """The day after the last leave that began once something was due, and that is over."""
    returns = (
        leave.last_day + timedelta(days=1)
        for leave in leaves
        if leave.last_day is not None and leave.first_day > due and leave.last_day < today
    )
    return max(returns, default=None)


def stall_in_words(rule: RequirementRule) -> str:
    """Say a requirement's stall clock as a sentence for the settings."""
    if rule.stall_after_days is None:
        return "No nudges: this requirement never stalls."
    return (
        f"No activity for {count_in_words(rule.stall_after_days, 'day')}, nudge; "
        f"{count_in_words(rule.flag_after_days, 'day')} after the nudge was due, flag."
    )


def _may_stall(line: LineVerdict, whole: ChecklistVerdict) -> bool:
    under_way = whole.state in (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE)
    return under_way and line.is_open and line.status not in _WAITS_FOR_THE_OFFICE


def _because(rule: RequirementRule, base: date, nudge_on: date) -> str:
    return (
        f"No activity since {day_in_words(base)}; after "
        f"{count_in_words(rule.stall_after_days or 0, 'day')} without any, a nudge was due on "
        f"{day_in_words(nudge_on)}."
    )
