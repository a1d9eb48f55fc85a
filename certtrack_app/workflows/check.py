"""The check: stall detection and the renewal watch, run by the clock; it queues and never sends.

Twice on one day changes nothing, and after weeks asleep one run raises each thing once: flags
that should stand are compared with those that do, and messages are planned from what was told.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.due import clock, clock_flag
from certtrack_app.rules.flags import RaisedFlag, StandingFlag, flag_changes
from certtrack_app.rules.vocabulary import FlagKind, MessageState
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.awake import (
    CREDENTIAL,
    ENROLLMENT,
    last_action,
    let_sleep,
    mark,
    people_awake,
)
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.clock import clock_marks
from certtrack_app.workflows.completion import issued_or_why
from certtrack_app.workflows.digest import tell_coordinator
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.office_flags import (
    OFFICE_KINDS,
    lost_files,
    office_flags,
    open_questions,
    person_flags,
)
from certtrack_app.workflows.outbox import Moved, look_at_holds, tell_people
from certtrack_app.workflows.unit import Unit
from certtrack_app.workflows.watching import Watched, watch_people


@dataclass
class CheckResult:
    """What one check did: keys of flags and messages new in this run, numbers issued."""

    on: date
    raised: list[int] = field(default_factory=list)
    cleared: list[int] = field(default_factory=list)
    queued: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)
    reworded: int = 0


def run_check(unit: Unit) -> CheckResult:
    """Look at everybody whose day has come or whom somebody touched, and at the office itself."""
    seen = mark(unit)
    verdict = clock(clock_marks(unit), unit.today, unit.now)
    result = CheckResult(on=verdict.today)
    for batch in in_batches(people_awake(unit, verdict.today)):
        _check_people(unit, batch, result)
    _note_messages(look_at_holds(unit, result.on, seen.action_id), result)
    set_back = clock_flag(verdict)
    _settle_flags(unit, [*office_flags(unit)], Flag.kind.in_(OFFICE_KINDS), result)
    clock_scope = Flag.kind == FlagKind.CLOCK_PROBLEM
    _settle_flags(unit, [set_back] if set_back else [], clock_scope, result)
    unit.session.flush()
    digest = tell_coordinator(unit, result.on)
    _note_messages([Moved(digest.id, digest.state)] if digest else [], result)
    _note(unit, result)
    seen.checked_at, seen.checked_on = unit.now, unit.today
    seen.latest_day, seen.latest_at = result.on, max(unit.now, seen.latest_at or unit.now)
    return result


def settle_lost_files(unit: Unit, unsound: Collection[str]) -> None:
    """Raise and clear the flags of evidence whose file a self-check found missing or damaged."""
    scope = Flag.kind == FlagKind.EVIDENCE_MISSING
    flags = [*lost_files(unit, unsound)]
    _settle_flags(unit, flags, scope, CheckResult(unit.today))


def settle_questions(unit: Unit) -> None:
    """Raise and clear the flags of intakes with open questions, without waiting for a check."""
    flags = [*open_questions(unit)]
    _settle_flags(unit, flags, Flag.kind == FlagKind.IMPORT_QUESTION, CheckResult(unit.today))


def _check_people(unit: Unit, participant_ids: Collection[int], result: CheckResult) -> None:
    """Check a batch of people: issue what is ready, then settle flags and messages."""
    watched = watch_people(unit, participant_ids, result.on)
    ready = [key for person in watched for key in person.ready]
    if ready:
        stuck = _issue(unit, ready, result)
        watched = watch_people(unit, participant_ids, result.on, stuck)
    should = [flag for person in watched for flag in person.flags]
    should += person_flags(unit, participant_ids)
    scope = Flag.participant_id.in_(participant_ids) & Flag.kind.not_in(OFFICE_KINDS)
    _settle_flags(unit, should, scope, result)
    due = {person.participant_id: person.due for person in watched}
    verdicts = (verdict for person in watched for verdict in person.verdicts)
    _note_messages(tell_people(unit, due, verdicts, result.on), result)
    _sleep(unit, watched)


def _note_messages(messages: Iterable[Moved], result: CheckResult) -> None:
    """Note what was queued or held back in this run."""
    for message in messages:
        queued = message.state is MessageState.QUEUED
        (result.queued if queued else result.held).append(message.id)


def _issue(unit: Unit, ready: Iterable[int], result: CheckResult) -> dict[int, str]:
    """Issue what waits for nothing more; gives the enrollments where that failed, and why."""
    stuck: dict[int, str] = {}
    for key in ready:
        led_to = issued_or_why(unit, unit.find(Enrollment, key))
        if isinstance(led_to, str):
            stuck[key] = led_to
        else:
            result.issued.append(led_to.number)
    return stuck


def _settle_flags(
    unit: Unit,
    should: Sequence[StandingFlag],
    scope: ColumnElement[bool],
    result: CheckResult,
) -> None:
    """Raise, clear and reword the flags of a scope, so that those stand that should."""
    query = select(Flag).where(scope, Flag.cleared_on.is_(None)).order_by(Flag.id)
    standing = {flag.key: flag for flag in unit.session.scalars(query)}
    changes = flag_changes(
        should, [RaisedFlag(one.key, one.severity, one.because) for one in standing.values()]
    )
    result.raised += put_down(unit, Flag, [_raised(flag, result.on) for flag in changes.raised])
    for key in changes.cleared:
        standing[key].cleared_on = result.on
        result.cleared.append(standing[key].id)
    for flag in changes.reworded:
        _reword(standing[flag.key], flag, result.on)
        result.reworded += 1


def _reword(standing: Flag, flag: StandingFlag, on: date) -> None:
    """Give a flag its new words; one that became more or less pressing says since when."""
    if standing.severity is not flag.severity:
        standing.severity, standing.pressing_on = flag.severity, on
    standing.because = flag.because


def _raised(flag: StandingFlag, on: date) -> dict[str, Any]:
    """Make the row of a flag."""
    return {
        "key": flag.key,
        "kind": flag.kind,
        "severity": flag.severity,
        "since": flag.since,
        "because": flag.because,
        "remedy": flag.remedy,
        "raised_on": on,
        "dismissed_because": "",
        **vars(flag.subject),
    }


def _sleep(unit: Unit, watched: Iterable[Watched]) -> None:
    """Note when each of these people's checklists and credentials must be looked at again."""
    enrollments: dict[int, date | None] = {}
    credentials: dict[int, date | None] = {}
    for person in watched:
        enrollments.update(person.enrollments_wake)
        credentials.update(person.credentials_wake)
    let_sleep(unit, ENROLLMENT, enrollments)
    let_sleep(unit, CREDENTIAL, credentials)


def _note(unit: Unit, result: CheckResult) -> None:
    """Name the errand where anything changed, and remember up to where the check has looked."""
    changed = unit.has_changes()
    if changed:
        unit.act(ActionKind.CHECKED, day_in_words(result.on), _in_words(result))
    mark(unit).action_id = last_action(unit) + int(changed)


def _in_words(result: CheckResult) -> str:
    """Say in short what a check did."""
    counts = {
        "raised": len(result.raised),
        "cleared": len(result.cleared),
        "queued": len(result.queued),
        "held": len(result.held),
        "issued": len(result.issued),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)
