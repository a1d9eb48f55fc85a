"""Nudging: messages merged to one a person, within the budget, held back with the reason.

A check plans and never sends. What was told once is not told again; what is overtaken by events
before it left is withdrawn; what is held back says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, unique

from certtrack_app.rules.late_warning import Warned, told_by_a_late_one
from certtrack_app.rules.person import email_problem
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import MessageKind, MessageState, SendingSwitch
from certtrack_app.rules.words import count_in_words, day_in_words

_PRESSING = (
    MessageKind.LAPSE,
    MessageKind.RENEWAL,
    MessageKind.OUTCOME,
    MessageKind.CERTIFICATE,
    MessageKind.DEADLINE,
    MessageKind.NUDGE,
    MessageKind.COORDINATOR_DIGEST,
)
_BY_THE_CLOCK = (
    MessageKind.NUDGE,
    MessageKind.DEADLINE,
    MessageKind.RENEWAL,
    MessageKind.LAPSE,
)
OVERTAKEN = "Overtaken: what it says no longer holds."
TAKEN_UP = "Taken up into a newer message to the same person."


@unique
class HoldReason(StrEnum):
    """Why a message is held back."""

    UNREACHABLE = "unreachable"
    SWITCH = "switch"
    AFTER_IMPORT = "after_import"
    BUDGET = "budget"


@dataclass(frozen=True)
class Hold:
    """A reason to hold a message back, and the sentence that says it."""

    reason: HoldReason
    because: str
    until: date | None = None
    """The day on which it goes by itself; None where a person or a change must free it."""


@dataclass(frozen=True)
class Unsent:
    """A message that was made and has not left: held or queued."""

    id: int
    state: MessageState
    subjects: tuple[Subject, ...]
    because: str = ""
    released: bool = False
    """Whether a person released it: then no rule holds it back again."""


@dataclass(frozen=True)
class Contact:
    """One person as messages see them."""

    participant_id: int
    email: str
    told: frozenset[str] = frozenset()
    """Keys of all that was in messages that left."""
    told_on: tuple[date, ...] = ()
    """Days on which messages that count against the budget left."""
    unsent: tuple[Unsent, ...] = ()
    warned: tuple[Warned, ...] = ()
    moot: frozenset[int] = frozenset()
    """Evidence that was returned, of lines that ask for nothing more: it need not come again."""


@dataclass(frozen=True)
class SendingPolicy:
    """How the office sends; no budget where its days are 0."""

    switch: SendingSwitch = SendingSwitch.HOLD_AFTER_IMPORT
    intake_unreviewed: bool = False
    budget_days: int = 7
    budget_messages: int = 1


@dataclass(frozen=True)
class PlannedMessage:
    """One message to one person with all its subjects, the most pressing first."""

    participant_id: int
    kind: MessageKind
    subjects: tuple[Subject, ...]
    state: MessageState
    because: str
    """Why it is held; empty where it is queued."""
    hold: HoldReason | None
    due_on: date
    held_until: date | None = None
    """The day on which to plan this person's messages again, where time alone frees it."""


@dataclass(frozen=True)
class Restated:
    """An unsent message whose state or reason is another now."""

    message_id: int
    state: MessageState
    because: str
    held_until: date | None = None


@dataclass(frozen=True)
class MessagePlan:
    """What a run does about one person's messages; nothing, where nothing changed."""

    message: PlannedMessage | None = None
    restated: tuple[Restated, ...] = ()


def message_plan(
    contact: Contact,
    clocked: Sequence[Subject] | None,
    news: Sequence[Subject],
    policy: SendingPolicy,
    today: date,
) -> MessagePlan:
    """Plan one person's messages: one new one at most, and what becomes of those not sent.

    `clocked` is everything the clock has due for them in all their enrollments and credentials,
    or None where nobody looked (a decision is told without a check); `news` is what happened.
    Something new takes up what is still unsent, so that never more than one message waits, but
    for those a person released: these go as they are.
    """
    known = (clocked, news, contact.moot)
    left = {message.id: _still_true(message, *known) for message in contact.unsent}
    overtaken = tuple(
        Restated(message.id, MessageState.WITHDRAWN, OVERTAKEN)
        for message in contact.unsent
        if message.subjects and not left[message.id]
    )
    waiting = [one for one in contact.unsent if left[one.id] and not one.released]
    fresh = _fresh(contact, (*(clocked or ()), *news), policy)
    shrunk = any(len(left[message.id]) < len(message.subjects) for message in waiting)
    if not fresh and not shrunk:
        held = _restated(waiting, contact, policy, today)
        return MessagePlan(None, (*overtaken, *held))
    subjects = [subject for message in waiting for subject in left[message.id]]
    taken_up = (Restated(one.id, MessageState.WITHDRAWN, TAKEN_UP) for one in waiting)
    message = planned_message(contact, (*subjects, *fresh), policy, today)
    return MessagePlan(message, (*overtaken, *taken_up))


def planned_message(
    contact: Contact, subjects: Sequence[Subject], policy: SendingPolicy, today: date
) -> PlannedMessage:
    """Put subjects into one message, the most pressing first, queued or held."""
    ordered = tuple(sorted(subjects, key=lambda one: (_PRESSING.index(one.kind), one.due_on)))
    held = hold(contact, ordered, policy, today)
    return PlannedMessage(
        participant_id=contact.participant_id,
        kind=ordered[0].kind,
        subjects=ordered,
        state=MessageState.HELD if held else MessageState.QUEUED,
        because=held.because if held else "",
        hold=held.reason if held else None,
        due_on=max(one.due_on for one in ordered),
        held_until=held.until if held else None,
    )


def hold(
    contact: Contact, subjects: Iterable[Subject], policy: SendingPolicy, today: date
) -> Hold | None:
    """Say why a message may not leave now; None where it may."""
    problem = email_problem(contact.email)
    if problem:
        return Hold(HoldReason.UNREACHABLE, f"Cannot be sent: {problem}")
    if policy.switch is SendingSwitch.HOLD_ALL:
        return Hold(HoldReason.SWITCH, "The office holds all messages until they are released.")
    if policy.switch is SendingSwitch.HOLD_AFTER_IMPORT and policy.intake_unreviewed:
        because = "Messages wait until the coordinator has looked at the last import."
        return Hold(HoldReason.AFTER_IMPORT, because)
    if any(subject.free_of_budget for subject in subjects):
        return None
    return _budget_hold(contact, policy, today)


def counts_against_budget(subjects: Iterable[Subject]) -> bool:
    """Whether a message uses up the budget: one that tells exceptions only does not."""
    return not all(subject.free_of_budget for subject in subjects)


def digest_is_due(needing: int, last_digest_on: date | None, today: date) -> bool:
    """Whether the coordinator is written to: once a day at most, and only when it is needed."""
    return needing > 0 and (last_digest_on is None or last_digest_on < today)


def budget_in_words(policy: SendingPolicy) -> str:
    """Say the budget as a sentence for the settings."""
    if policy.budget_days == 0:
        return "No limit to how many messages a person gets."
    messages = count_in_words(policy.budget_messages, "message")
    days = count_in_words(policy.budget_days, "day")
    return (
        f"At most {messages} to a person within {days}; outcomes and the last warning before a "
        "credential lapses go at once."
    )


def _still_true(
    message: Unsent,
    clocked: Sequence[Subject] | None,
    news: Sequence[Subject],
    moot: frozenset[int],
) -> tuple[Subject, ...]:
    """The subjects of an unsent message that events have not overtaken.

    An outcome is, once the evidence was decided on anew or need not come again; and so is the
    news of a certificate whose term has ended.
    """
    due = None if clocked is None else {subject.key for subject in clocked}
    decided = {one.evidence_id for one in news if one.kind is MessageKind.OUTCOME} | moot
    ended = {one.credential_id for one in clocked or () if one.kind is MessageKind.LAPSE}
    return tuple(
        subject
        for subject in message.subjects
        if not _clock_moved_on(subject, due)
        and not (subject.kind is MessageKind.OUTCOME and subject.evidence_id in decided)
        and not (subject.kind is MessageKind.CERTIFICATE and subject.credential_id in ended)
    )


def _clock_moved_on(subject: Subject, due: set[str] | None) -> bool:
    return due is not None and subject.kind in _BY_THE_CLOCK and subject.key not in due


def _fresh(
    contact: Contact, subjects: Iterable[Subject], policy: SendingPolicy
) -> tuple[Subject, ...]:
    """What was never told and does not wait in a message, each thing once."""
    waiting = {subject.key for message in contact.unsent for subject in message.subjects}
    by_key = {subject.key: subject for subject in subjects}
    known = contact.told | waiting
    return tuple(
        subject
        for key, subject in by_key.items()
        if key not in known and not told_by_a_late_one(subject, contact.warned, policy.budget_days)
    )


def _restated(
    waiting: Iterable[Unsent], contact: Contact, policy: SendingPolicy, today: date
) -> tuple[Restated, ...]:
    """The unsent messages that may go now, or that something else holds back now."""
    found = []
    for message in waiting:
        held = hold(contact, message.subjects, policy, today)
        state = MessageState.HELD if held else MessageState.QUEUED
        because = held.because if held else ""
        if (state, because) != (message.state, message.because):
            until = held.until if held else None
            found.append(Restated(message.id, state, because, until))
    return tuple(found)


def _budget_hold(contact: Contact, policy: SendingPolicy, today: date) -> Hold | None:
    """Hold what would be one message too many in a stretch of days, saying until when."""
    if policy.budget_days == 0:
        return None
    days = timedelta(days=policy.budget_days)
    going = [
        today for one in contact.unsent if one.released and counts_against_budget(one.subjects)
    ]
    recent = sorted(day for day in (*contact.told_on, *going) if day > today - days)
    if len(recent) < policy.budget_messages:
        return None
    frees_on = recent[len(recent) - policy.budget_messages] + days
    because = (
        f"{budget_in_words(policy).partition(';')[0]}: the last left on "
        f"{day_in_words(recent[-1])}, so this one may go on {day_in_words(frees_on)}."
    )
    return Hold(HoldReason.BUDGET, because, frees_on)
