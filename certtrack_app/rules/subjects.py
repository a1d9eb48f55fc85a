"""What is due to be told: each thing once, with the key that makes it the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict
from certtrack_app.rules.checklist_flags import running_deadline
from certtrack_app.rules.renewal import (
    CredentialFacts,
    WindowStep,
    last_day_of_grace,
    next_step_on,
    standing,
    window_step,
)
from certtrack_app.rules.stall import stall
from certtrack_app.rules.vocabulary import Decision, EnrollmentState, MessageKind, Standing
from certtrack_app.rules.words import day_in_words

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Subject:
    """One thing to tell one person, once; the key says what "the same thing" is."""

    key: str
    kind: MessageKind
    participant_id: int
    due_on: date
    because: str
    free_of_budget: bool = False
    """Outcomes and the last warning before lapse are told whatever was sent this week."""
    enrollment_id: int | None = None
    line_id: int | None = None
    credential_id: int | None = None
    evidence_id: int | None = None
    tells_supervisor: bool = False


@dataclass(frozen=True)
class Subjects:
    """What is due to be told about one enrollment or credential.

    `holds_until` is the first day on which time alone may change it.
    """

    due: tuple[Subject, ...]
    holds_until: date | None = None


def checklist_subjects(whole: ChecklistVerdict, today: date) -> Subjects:
    """Say what a participant is due to be told of a checklist: stalls, and deadlines that near.

    Nobody is told while on leave, nor of a deadline that has passed: that is a flag.
    """
    if whole.state not in (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE):
        return Subjects(())
    due: list[Subject] = []
    days = [whole.holds_until]
    for line in filter(lambda line: line.is_open, whole.lines):
        found = (*_nudge(whole, line, today, days), *_deadline(whole, line, today, days))
        due += found if whole.state is EnrollmentState.IN_PROGRESS else ()
    ahead = (day for day in days if day is not None and day > today)
    return Subjects(tuple(due), min(ahead, default=None))


def credential_subjects(credential: CredentialFacts, today: date) -> Subjects:
    """Say what a holder is due to be told: the latest warning reached, then grace, then lapse.

    A warning whose day had come when the credential was issued is none: the certificate says
    until when it is valid.
    """
    verdict, expiry = standing(credential, today), credential.valid_through
    if expiry is None:
        return Subjects((), verdict.holds_until)
    step = window_step(credential.policy, expiry, today)
    due: tuple[Subject, ...] = ()
    match verdict.standing:
        case Standing.RENEWAL_DUE if step is not None and step.due_on > credential.issued_on:
            due = (_warning(credential, expiry, step),)
        case Standing.IN_GRACE:
            due = (_grace(credential, expiry),)
        case Standing.LAPSED:
            due = (_lapse(credential, expiry),)
        case Standing.ACTIVE | Standing.RENEWAL_DUE | Standing.SUSPENDED:
            pass
        case Standing.REVOKED | Standing.SUPERSEDED:
            pass
        case _:
            assert_never(verdict.standing)
    days = (verdict.holds_until, next_step_on(credential.policy, expiry, today))
    return Subjects(due, min((day for day in days if day is not None), default=None))


@dataclass(frozen=True)
class OutcomeFact:
    """A decision on evidence, to be told to its owner."""

    evidence_id: int
    verification_id: int
    decision: Decision
    decided_on: date
    words: str


def outcome_subject(
    outcome: OutcomeFact, participant_id: int, enrollment_id: int, line_id: int
) -> Subject:
    """Make what a decision gives to tell; a later one on the same evidence overtakes it."""
    return Subject(
        key=f"outcome:{outcome.evidence_id}:{outcome.verification_id}",
        kind=MessageKind.OUTCOME,
        participant_id=participant_id,
        due_on=outcome.decided_on,
        because=outcome.words,
        free_of_budget=True,
        enrollment_id=enrollment_id,
        line_id=line_id,
        evidence_id=outcome.evidence_id,
    )


def certificate_subject(credential: CredentialFacts, words: str) -> Subject:
    """Make what an issued credential gives to tell."""
    return Subject(
        key=f"certificate:{credential.id}",
        kind=MessageKind.CERTIFICATE,
        participant_id=credential.participant_id,
        due_on=credential.issued_on,
        because=words,
        free_of_budget=True,
        credential_id=credential.id,
    )


def _nudge(
    whole: ChecklistVerdict, line: LineVerdict, today: date, days: list[date | None]
) -> Iterator[Subject]:
    stalled = stall(line, whole, today)
    days.append(stalled.nudge_on)
    if stalled.nudge_due and stalled.nudge_on is not None:
        key = f"nudge:{line.line.id}:{stalled.base}"
        because = f"{line.line.rule.title}: {stalled.because}"
        yield _of_line(whole, line, key, MessageKind.NUDGE, stalled.nudge_on, because)


def _deadline(
    whole: ChecklistVerdict, line: LineVerdict, today: date, days: list[date | None]
) -> Iterator[Subject]:
    due = running_deadline(line)
    if due is None or due.near_on is None:
        return
    days += [due.near_on, due.on + _DAY]
    if due.near_on <= today <= due.on:
        key = f"deadline:{line.line.id}:{due.on}"
        because = f"{line.line.rule.title} is due on {day_in_words(due.on)}."
        yield _of_line(whole, line, key, MessageKind.DEADLINE, due.near_on, because)


def _warning(credential: CredentialFacts, expiry: date, step: WindowStep) -> Subject:
    """The latest warning reached; the last of all is told whatever was sent this week."""
    return Subject(
        key=f"renewal:{credential.id}:{expiry}:{step.days_before}",
        kind=MessageKind.RENEWAL,
        participant_id=credential.participant_id,
        due_on=step.due_on,
        because=f"{credential.number} is valid through {day_in_words(expiry)}.",
        free_of_budget=step.is_last,
        credential_id=credential.id,
        tells_supervisor=step.is_last and credential.policy.tells_supervisor,
    )


def _grace(credential: CredentialFacts, expiry: date) -> Subject:
    grace_end = day_in_words(last_day_of_grace(credential.policy, expiry))
    return Subject(
        key=f"grace:{credential.id}:{expiry}",
        kind=MessageKind.LAPSE,
        participant_id=credential.participant_id,
        due_on=expiry + _DAY,
        because=(
            f"{credential.number} expired on {day_in_words(expiry)} and lapses after {grace_end}."
        ),
        free_of_budget=True,
        credential_id=credential.id,
    )


def _lapse(credential: CredentialFacts, expiry: date) -> Subject:
    return Subject(
        key=f"lapse:{credential.id}:{expiry}",
        kind=MessageKind.LAPSE,
        participant_id=credential.participant_id,
        due_on=last_day_of_grace(credential.policy, expiry) + _DAY,
        because=f"{credential.number} expired on {day_in_words(expiry)} and has lapsed.",
        credential_id=credential.id,
    )


def _of_line(
    whole: ChecklistVerdict,
    line: LineVerdict,
    key: str,
    kind: MessageKind,
    due_on: date,
    because: str,
) -> Subject:
    return Subject(
        key=key,
        kind=kind,
        participant_id=whole.facts.participant_id,
        due_on=due_on,
        because=because,
        enrollment_id=whole.facts.id,
        line_id=line.line.id,
    )
