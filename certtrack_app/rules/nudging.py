"""Nudging: which messages are due, merged, within the budget, and why others are held back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from certtrack_app.rules.vocabulary import MessageKind, MessageState, SendingSwitch


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
    """What is due to be told about one enrollment or credential, and when that changes."""

    due: tuple[Subject, ...]
    holds_until: date | None = None


@unique
class HoldReason(StrEnum):
    """Why a message is held back."""

    UNREACHABLE = "unreachable"
    SWITCH = "switch"
    AFTER_IMPORT = "after_import"
    BUDGET = "budget"
    ON_LEAVE = "on_leave"


@dataclass(frozen=True)
class Unsent:
    """A message that was made and has not left: held or queued."""

    id: int
    state: MessageState
    keys: tuple[str, ...]
    released: bool = False
    """Whether a person released it: then no rule holds it back again."""


@dataclass(frozen=True)
class Contact:
    """One person as messages see them."""

    participant_id: int
    email: str
    told: frozenset[str] = frozenset()
    """Keys of everything in messages that left."""
    told_on: tuple[date, ...] = ()
    """Days on which messages left that count against the budget."""
    unsent: tuple[Unsent, ...] = ()


@dataclass(frozen=True)
class SendingPolicy:
    """How the office sends."""

    switch: SendingSwitch = SendingSwitch.HOLD_AFTER_IMPORT
    intake_unreviewed: bool = False
    budget_days: int = 7
    budget_messages: int = 1


@dataclass(frozen=True)
class PlannedMessage:
    """One message to one person with all its subjects, most pressing first."""

    participant_id: int
    kind: MessageKind
    subjects: tuple[Subject, ...]
    state: MessageState
    because: str
    """Why it is held; empty where it is queued."""
    hold: HoldReason | None
    due_on: date


@dataclass(frozen=True)
class Restated:
    """An unsent message whose state or reason is another now."""

    message_id: int
    state: MessageState
    because: str


@dataclass(frozen=True)
class MessagePlan:
    """What a run does about one person's messages."""

    message: PlannedMessage | None = None
    restated: tuple[Restated, ...] = ()
    """Withdrawn as overtaken or taken up into the new one; or held and now free to go."""
