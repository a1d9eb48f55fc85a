"""Allowances: leave, extensions, waivers, and leaving a program, each with its reason on record."""

from datetime import date

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator
from certtrack_app.models.participant import Enrollment, Extension, Leave, Line
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import LineVerdict, checklist
from certtrack_app.rules.deadline import leave_within
from certtrack_app.rules.leave import Leave as LeaveFact
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.completion import settle_enrollment
from certtrack_app.workflows.evaluators import conflict_between
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.unit import Reader, Unit

_FURTHEST_YEARS = 10
_SETTLED = (LineStatus.VERIFIED, LineStatus.WAIVED, LineStatus.EXEMPT)


def grant_leave(
    unit: Unit, enrollment: Enrollment, first: date, last: date | None, reason: str = ""
) -> Leave:
    """Record leave, or the return from leave that was open: clocks stand still in between."""
    _refuse_ended(enrollment)
    for day in (first, last or first):
        _refuse_far(day, unit.today)
    if last is not None and last < first:
        raise Refusal("The leave would end before it begins. Swap the two days.")
    if last is not None and last < enrollment.enrolled_on:
        joined = day_in_words(enrollment.enrolled_on)
        raise Refusal(f"{enrollment.participant.name} joined on {joined}, after that leave.")
    known = _leave_that_overlaps(enrollment, first, last)
    if known is not None:
        return _close_leave(unit, enrollment, known, first, last)
    leave = Leave(first_day=first, last_day=last, reason=reason)
    enrollment.leaves.append(leave)
    unit.session.flush()
    until = f"to {day_in_words(last)}" if last else "until their return"
    unit.act(
        ActionKind.RECORDED_LEAVE, enrollment.participant, f"from {day_in_words(first)} {until}"
    )
    return leave


def extend_deadline(unit: Unit, line: Line, until: date, reason: str) -> Extension:
    """Grant a later day for one deadline; the next cycle does not move with it."""
    _refuse_ended(line.enrollment)
    reason = _said(reason, "Say why the deadline is extended.")
    _refuse_far(until, unit.today)
    verdict = _refuse_settled(unit, line)
    due = verdict.due.on if verdict.due else None
    if due is None:
        raise Refusal(f"“{line.requirement.title}” has no deadline to extend.")
    if until <= due:
        raise Refusal(
            f"“{line.requirement.title}” is due on {day_in_words(due)} already. Give a later day."
        )
    extension = Extension(
        until=until,
        reason=reason,
        grantor=unit.actor,
        granted_on=unit.today,
        leave_days=_leave_within(line.enrollment, unit.today, until),
    )
    line.extensions.append(extension)
    unit.session.flush()
    unit.act(ActionKind.EXTENDED, line, f"to {day_in_words(until)}: {reason}")
    return extension


def waive_line(unit: Unit, line: Line, by: Evaluator, reason: str) -> None:
    """Record an evaluator's decision that a line is not asked of this participant.

    What completes by it, completes.
    """
    _refuse_ended(line.enrollment)
    _refuse_settled(unit, line)
    participant = line.enrollment.participant
    if conflict_between(unit, by, participant):
        raise Refusal(f"{by.name} has declared a conflict with {participant.name}.")
    line.settled_as, line.settled_on = LineStatus.WAIVED, unit.today
    line.settled_by_id, line.settled_because = by.id, _said(reason, "Say why it is waived.")
    unit.act(ActionKind.WAIVED, line, f"by {by.name}: {reason}")
    settle_enrollment(unit, line.enrollment)


def withdraw_enrollment(unit: Unit, enrollment: Enrollment, reason: str) -> None:
    """End an enrollment before completion; its history stays."""
    _refuse_ended(enrollment)
    enrollment.state = EnrollmentState.WITHDRAWN
    enrollment.withdrawn_on = unit.today
    enrollment.reason = _said(reason, "Say why they withdraw.")
    unit.act(ActionKind.WITHDREW, enrollment.participant, reason)


def _verdict_on(reader: Reader, line: Line) -> LineVerdict:
    """Say how a line stands, by the rules."""
    (facts,) = checklists(reader.session, [line.enrollment_id])
    verdict = checklist(facts, reader.today)
    (own,) = [one for one in verdict.lines if one.line.id == line.id]
    return own


def _refuse_settled(reader: Reader, line: Line) -> LineVerdict:
    """Refuse what makes sense only while a line is still wanted."""
    verdict = _verdict_on(reader, line)
    if verdict.state.status in _SETTLED:
        status = verdict.state.status.value
        raise Refusal(f"“{line.requirement.title}” is {status} already; nothing more is asked.")
    return verdict


def _leave_within(enrollment: Enrollment, granted_on: date, until: date) -> int:
    """Count the days of leave on record that an extension to a day reckons with."""
    leaves = [LeaveFact(one.first_day, one.last_day) for one in enrollment.leaves]
    return leave_within(granted_on, until, leaves)


def _refuse_far(day: date, today: date) -> None:
    """Refuse a day so far off that it can only be a slip of the keyboard."""
    if abs(day.year - today.year) > _FURTHEST_YEARS:
        raise Refusal(f"{day_in_words(day)} is too far from today. Check the year.")


def _refuse_ended(enrollment: Enrollment) -> None:
    """Refuse what makes sense only while an enrollment is open."""
    if enrollment.state is not EnrollmentState.IN_PROGRESS:
        raise Refusal(
            f"{enrollment.participant.name}'s enrollment in {enrollment.version.program.name} "
            f"is {enrollment.state.value}; nothing in it changes any more."
        )


def _said(words: str, otherwise: str) -> str:
    """Take a reason, or ask for one."""
    if not words.strip():
        raise Refusal(otherwise)
    return words.strip()


def _leave_that_overlaps(enrollment: Enrollment, first: date, last: date | None) -> Leave | None:
    """Find recorded leave that shares a day with these."""
    for leave in enrollment.leaves:
        if leave.first_day <= (last or date.max) and first <= (leave.last_day or date.max):
            return leave
    return None


def _close_leave(
    unit: Unit, enrollment: Enrollment, known: Leave, first: date, last: date | None
) -> Leave:
    """Give open leave its last day; refuse any other overlap."""
    if known.last_day is not None or last is None or first != known.first_day:
        until = day_in_words(known.last_day) if known.last_day else "their return"
        raise Refusal(
            f"{enrollment.participant.name} is already on leave from "
            f"{day_in_words(known.first_day)} until {until}. To record the return, give that "
            "first day and the last."
        )
    known.last_day = last
    unit.act(ActionKind.RECORDED_LEAVE, enrollment.participant, f"back after {day_in_words(last)}")
    return known
