"""The checklist: what each line has come to, and since when it could be worked on."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.amounts import CreditWindow, Progress
from certtrack_app.rules.deadline import DueDate, Extension
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus, Phase


@dataclass(frozen=True)
class Relief:
    """An evaluator's decision that a line is waived or exempt."""

    status: LineStatus
    on: date
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class LineFacts:
    """One requirement of one enrollment: its rule and all that was recorded for it."""

    id: int
    rule: RequirementRule
    evidence: tuple[EvidenceFact, ...] = ()
    extensions: tuple[Extension, ...] = ()
    relief: Relief | None = None


@dataclass(frozen=True)
class ChecklistFacts:
    """The checklist of one enrollment; a renewal is an enrollment of the renewal phase.

    `enrolled_on` is the day the clocks start from; `closed_on` the day it was completed or
    withdrawn: nothing later changes what it says. `ends_on` is the day by which the whole is
    wanted where its lines have no deadline of their own (the expiry, for a renewal).
    """

    id: int
    enrolled_on: date
    lines: tuple[LineFacts, ...]
    phase: Phase = Phase.INITIAL
    state: EnrollmentState = EnrollmentState.IN_PROGRESS
    closed_on: date | None = None
    ends_on: date | None = None
    window: CreditWindow | None = None
    leaves: tuple[Leave, ...] = ()
    participant_id: int = 0
    program: str = ""


@dataclass(frozen=True)
class Opening:
    """Since when a line can be worked on; None while it waits for other requirements."""

    since: date | None
    waits_for: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class LineVerdict:
    """What a line has come to today. `holds_until`: the day on which time alone changes it."""

    line: LineFacts
    status: LineStatus
    progress: Progress
    opening: Opening
    due: DueDate | None
    last_activity_on: date | None
    settled_on: date | None
    needed: bool
    """False where enough of its choice is satisfied without it."""
    because: str
    holds_until: date | None = None


@dataclass(frozen=True)
class ChecklistVerdict:
    """What a checklist has come to today."""

    facts: ChecklistFacts
    state: EnrollmentState
    lines: tuple[LineVerdict, ...]
    complete: bool
    """Whether every line that is asked for is settled."""
    open_because: tuple[str, ...]
    """Why it is not complete, a sentence a line."""
    holds_until: date | None = None
