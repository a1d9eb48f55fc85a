"""Messages and contacts as tests plan with them."""

from datetime import date

from certtrack_app.rules.nudging import (
    Contact,
    MessagePlan,
    SendingPolicy,
    Unsent,
    message_plan,
)
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import MessageKind, SendingSwitch
from tests.rules.facts import day

TODAY = day(100)
SEND = SendingPolicy(SendingSwitch.SEND)


def subject(
    key: str, kind: MessageKind = MessageKind.NUDGE, due: int = 90, evidence: int | None = None
) -> Subject:
    free = kind is MessageKind.OUTCOME
    return Subject(key, kind, 3, day(due), "Because.", free_of_budget=free, evidence_id=evidence)


NUDGE = subject("nudge:1")
OTHER = subject("nudge:2", due=80)
DEADLINE = subject("deadline:1", MessageKind.DEADLINE)
OUTCOME = subject("outcome:21:5", MessageKind.OUTCOME, evidence=21)


def contact(
    *unsent: Unsent,
    email: str = "ada@example.org",
    told: tuple[str, ...] = (),
    told_on: tuple[date, ...] = (),
) -> Contact:
    return Contact(3, email, frozenset(told), told_on, unsent)


def plan(
    who: Contact,
    *due: Subject,
    news: tuple[Subject, ...] = (),
    policy: SendingPolicy = SEND,
) -> MessagePlan:
    return message_plan(who, due, news, policy, TODAY)
