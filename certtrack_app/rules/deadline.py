"""Deadlines, each with how it was reckoned: base fact, convention, pauses, extensions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certtrack_app.errors import Refusal
from certtrack_app.rules.leave import (
    Leave,
    Reckoned,
    days_past_leave,
    first_day_back,
    leave_days_between,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.words import count_in_words, day_in_words


@dataclass(frozen=True)
class Extension:
    """A later day for one deadline, who granted it and why; the next cycle does not move."""

    until: date
    grantor: str
    reason: str
    granted_on: date
    leave_days: int = 0
    """Days of leave within it that were on record when it was granted: it reckons with them."""


@dataclass(frozen=True)
class DueDate:
    """A day something is due, and how it was reckoned, a sentence a step."""

    on: date
    because: tuple[str, ...]
    near_on: date | None = None
    """The first day on which it counts as near, never a day of leave; None: that is not told."""
    is_own: bool = True
    """False where it is only the end of the whole: that has flags and messages of its own."""


@dataclass(frozen=True)
class DeadlineBase:
    """What deadlines are reckoned from: the day of enrollment, and the leave taken since.

    `ends_on` is the day by which the whole checklist is wanted, for lines without a deadline of
    their own; leave does not move it.
    """

    enrolled_on: date
    leaves: Sequence[Leave] = ()
    ends_on: date | None = None
    begins: str = "enrollment"
    """What the first day is called: enrollment, or the start of a renewal."""


def due_date(
    rule: RequirementRule,
    base: DeadlineBase,
    extensions: Sequence[Extension],
    today: date,
) -> DueDate | None:
    """Reckon a line's deadline: its convention, moved by leave, then by the latest extension."""
    reckoned = _reckoned(rule, base, today)
    if reckoned is None:
        return None
    steps = _steps(rule, base, reckoned)
    on = reckoned.on
    for extension in extensions:
        extended = _extended(extension, base.leaves, today)
        if extended.on > on:
            on = extended.on
            steps = (*steps, *_extension_steps(extension, extended))
    near = None if rule.near_days is None else on - timedelta(days=rule.near_days)
    near = near and first_day_back(near, base.leaves, today)
    is_own = rule.deadline_on is not None or rule.deadline_days is not None
    return DueDate(on, steps, near, is_own)


def refuse_extension(due: DueDate | None, until: date, reason: str) -> None:
    """Refuse an extension that extends nothing, or that gives no reason."""
    if due is None:
        raise Refusal("This requirement has no deadline, so there is nothing to extend.")
    if until <= due.on:
        raise Refusal(
            f"It is due on {day_in_words(due.on)} already. An extension must name a later day."
        )
    if not reason.strip():
        raise Refusal("An extension goes on record with its reason. Give the reason.")


def deadline_in_words(rule: RequirementRule) -> str:
    """Say a requirement's deadline as a sentence for the settings."""
    if rule.deadline_on is not None:
        due = f"Due on {day_in_words(rule.deadline_on)}"
    elif rule.deadline_days is not None:
        due = f"Due {count_in_words(rule.deadline_days, 'day')} after enrollment"
    else:
        return "No deadline."
    if rule.near_days is None:
        return f"{due}, without a reminder."
    return (
        f"{due}; the participant is reminded once, {count_in_words(rule.near_days, 'day')} before."
    )


def _reckoned(rule: RequirementRule, base: DeadlineBase, today: date) -> Reckoned | None:
    if rule.deadline_on is not None:
        days = (rule.deadline_on - base.enrolled_on).days
    elif rule.deadline_days is not None:
        days = rule.deadline_days
    else:
        return None if base.ends_on is None else Reckoned(base.ends_on, 0)
    if days < 0:
        return Reckoned(base.enrolled_on + timedelta(days=days), 0)
    return days_past_leave(base.enrolled_on, days, base.leaves, today)


def _steps(rule: RequirementRule, base: DeadlineBase, reckoned: Reckoned) -> tuple[str, ...]:
    first = reckoned.on - timedelta(days=reckoned.leave_days)
    if rule.deadline_on is not None:
        convention = f"The program sets {day_in_words(first)} as the deadline."
    elif rule.deadline_days is not None:
        days = count_in_words(rule.deadline_days, "day")
        convention = (
            f"Due {days} after {base.begins} on {day_in_words(base.enrolled_on)}: "
            f"{day_in_words(first)}."
        )
    else:
        convention = f"Wanted by the day the term ends, {day_in_words(first)}."
    return (convention, *_leave_step(reckoned))


def _leave_step(reckoned: Reckoned) -> tuple[str, ...]:
    if not reckoned.leave_days:
        return ()
    days = count_in_words(reckoned.leave_days, "day")
    return (f"{days} of leave moved it to {day_in_words(reckoned.on)}.",)


def _extended(extension: Extension, leaves: Sequence[Leave], today: date) -> Reckoned:
    """The day an extension gives; leave that came on record after it moves it as well."""
    later = [leave for leave in leaves if leave.first_day > extension.granted_on]
    days = (extension.until - extension.granted_on).days - extension.leave_days
    on = max(days_past_leave(extension.granted_on, days, later, today).on, extension.until)
    return Reckoned(on, (on - extension.until).days)


def leave_within(granted_on: date, until: date, leaves: Sequence[Leave]) -> int:
    """Count the days of leave still to begin that an extension to a day reckons with."""
    later = [leave for leave in leaves if leave.first_day > granted_on]
    return leave_days_between(granted_on, until, later, granted_on)


def _extension_steps(extension: Extension, extended: Reckoned) -> tuple[str, ...]:
    granted = f"{extension.grantor} on {day_in_words(extension.granted_on)}"
    step = f"Extended to {day_in_words(extension.until)} by {granted}: {extension.reason}"
    return (step if step.endswith(".") else f"{step}.", *_leave_step(extended))
