"""The flags of a checklist: deadlines, stalls, what waits too long, what is ready."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict
from certtrack_app.rules.deadline import DueDate
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.flags import Flags, FlagSubject, StandingFlag, flag
from certtrack_app.rules.issuing import IssuingVerdict, ready_since
from certtrack_app.rules.leave import days_past_leave
from certtrack_app.rules.line import last_rejected
from certtrack_app.rules.stall import StallVerdict, back_from_leave, stall
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, FlagKind, LineStatus
from certtrack_app.rules.words import count_in_words, day_in_words, joined

_DAY = timedelta(days=1)
_UNDER_WAY = (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE)


def checklist_flags(
    whole: ChecklistVerdict, today: date, issuing: IssuingVerdict | None = None
) -> Flags:
    """Say which exceptions of a checklist stand today; one that is closed has none."""
    if whole.state not in _UNDER_WAY:
        return Flags(())
    found: list[StandingFlag] = []
    days = [whole.holds_until]
    for line in whole.lines:
        if line.is_open:
            _watch_line(line, whole, today, found, days)
    found += _imported(whole)
    found += _ready(whole, issuing)
    ahead = (day for day in days if day is not None and day > today)
    return Flags(tuple(found), min(ahead, default=None))


def running_deadline(line: LineVerdict) -> DueDate | None:
    """The deadline of a line while it presses: not once all that is wanted waits for the office."""
    if line.due is None or not line.due.is_own:
        return None
    return line.due if wants_the_participant(line) else None


def wants_the_participant(line: LineVerdict) -> bool:
    """Whether a line is open, and not all that it asks for waits for the office already."""
    if not line.is_open or line.status is LineStatus.IMPORTED_NOT_VERIFIED:
        return False
    return not (line.status is LineStatus.PENDING_VERIFICATION and line.progress.covered)


def _watch_line(
    line: LineVerdict,
    whole: ChecklistVerdict,
    today: date,
    found: list[StandingFlag],
    days: list[date | None],
) -> None:
    """Add a line's exceptions, and the days on which time alone may change them."""
    subject = FlagSubject(whole.facts.participant_id, whole.facts.id, line.line.id)
    away = whole.state is EnrollmentState.ON_LEAVE
    due, stalled = running_deadline(line), stall(line, whole, today)
    waiting, returned = _oldest_waiting(line), _returned(line, whole, today)
    if due is not None:
        found += _deadline_flags(due, subject, today)
        days += [due.near_on, due.on + _DAY]
    if waiting is not None:
        found += _waiting_flags(*waiting, subject, today)
        days.append(waiting[1])
    if returned is not None:
        found += [] if away else _returned_flags(*returned, whole, subject, today)
        days.append(returned[1])
    elif stalled.stands_since is not None:
        found.append(_stalled_flag(stalled, stalled.stands_since, subject))
    days += [stalled.nudge_on, stalled.flag_on]


def _deadline_flags(due: DueDate, subject: FlagSubject, today: date) -> Iterator[StandingFlag]:
    about = f"{subject.line_id}:{due.on}"
    if today > due.on:
        yield flag(FlagKind.OVERDUE, about, due.on + _DAY, " ".join(due.because), subject)
    elif due.near_on is not None and today >= due.near_on:
        yield flag(FlagKind.DEADLINE_NEAR, about, due.near_on, " ".join(due.because), subject)


def _oldest_waiting(line: LineVerdict) -> tuple[EvidenceFact, date] | None:
    """The evidence that has waited longest for an evaluator, and when that is too long.

    What evaluators disagree on was decided, and has a flag of its own.
    """
    limit = line.line.rule.waiting_limit_days
    waiting = [
        fact
        for fact in line.line.evidence
        if fact.state is EvidenceState.SUBMITTED and not fact.decided_order
    ]
    if limit is None or not waiting:
        return None
    oldest = min(waiting, key=lambda fact: (fact.received_on, fact.id))
    return oldest, oldest.received_on + timedelta(days=limit)


def _waiting_flags(
    fact: EvidenceFact, too_long_on: date, subject: FlagSubject, today: date
) -> Iterator[StandingFlag]:
    if today >= too_long_on:
        because = f"Handed in on {day_in_words(fact.received_on)} and not decided on since."
        about = str(fact.id)
        yield flag(
            FlagKind.WAITING_FOR_VERIFICATION, about, too_long_on, because, _of(subject, fact)
        )


def _returned(
    line: LineVerdict, whole: ChecklistVerdict, today: date
) -> tuple[EvidenceFact, date] | None:
    """The evidence that was returned, and when it should have come back."""
    limit = line.line.rule.returned_limit_days
    fact = last_rejected(line.line.evidence) if line.status is LineStatus.RETURNED else None
    if fact is None or fact.decided_on is None or limit is None:
        return None
    return fact, days_past_leave(fact.decided_on, limit, whole.facts.leaves, today).on


def _returned_flags(
    fact: EvidenceFact,
    too_long_on: date,
    whole: ChecklistVerdict,
    subject: FlagSubject,
    today: date,
) -> Iterator[StandingFlag]:
    if today < too_long_on or fact.decided_on is None:
        return
    again = back_from_leave(too_long_on, whole.facts.leaves, today)
    because = f"Returned on {day_in_words(fact.decided_on)}, and nothing handed in since."
    yield flag(
        FlagKind.RETURNED_NOT_RESUBMITTED,
        f"{fact.id}:{again}" if again else str(fact.id),
        again or too_long_on,
        because,
        _of(subject, fact),
    )


def _stalled_flag(stalled: StallVerdict, since: date, subject: FlagSubject) -> StandingFlag:
    about = f"{subject.line_id}:{stalled.base}"
    about = f"{about}:{stalled.again_on}" if stalled.again_on else about
    return flag(FlagKind.STALLED, about, since, stalled.because, subject)


def _imported(whole: ChecklistVerdict) -> Iterator[StandingFlag]:
    """One flag a person for all that a tracker says and nobody confirmed."""
    lines = [line for line in whole.lines if line.status is LineStatus.IMPORTED_NOT_VERIFIED]
    if lines:
        received = [fact.received_on for line in lines for fact in line.line.evidence]
        titles = joined([line.line.rule.title for line in lines])
        subject = FlagSubject(whole.facts.participant_id, whole.facts.id)
        because = f"{count_in_words(len(lines), 'line')} imported and not verified: {titles}."
        yield flag(
            FlagKind.IMPORTED_NOT_VERIFIED, str(whole.facts.id), min(received), because, subject
        )


def _ready(whole: ChecklistVerdict, issuing: IssuingVerdict | None) -> Iterator[StandingFlag]:
    """All is verified, and only a person's word or a hindrance stands before the credential."""
    if whole.complete and issuing is not None and not issuing.ready:
        subject = FlagSubject(whole.facts.participant_id, whole.facts.id)
        because = " ".join(("All requirements are met.", *issuing.because))
        yield flag(
            FlagKind.READY_TO_ISSUE, str(whole.facts.id), ready_since(whole), because, subject
        )


def _of(subject: FlagSubject, fact: EvidenceFact) -> FlagSubject:
    return replace(subject, evidence_id=fact.id)
