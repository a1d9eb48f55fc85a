"""What a report holds, whichever paper, sheet or screen it is read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import NamedTuple

from certtrack_app.rules.documents import PageSize


@unique
class ReportKind(StrEnum):
    """The reports an office makes, by the word the command takes."""

    STATUS = "status"
    TRANSCRIPT = "transcript"
    REGISTER = "register"
    EXCEPTIONS = "exceptions"
    HANDOVER = "handover"
    INTAKE = "intake"


@unique
class Tone(StrEnum):
    """How a state is colored; its word is always printed beside the color."""

    GOOD = "good"
    WAITING = "waiting"
    WARNING = "warning"
    URGENT = "urgent"
    NEUTRAL = "neutral"


@unique
class Measure(StrEnum):
    """What a column holds, which decides its alignment and its format in a sheet."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    PROGRESS = "progress"


@dataclass(frozen=True)
class Mark:
    """A state in a word, with its tone."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Progress:
    """How far somebody has come, in the unit of the target."""

    done: float
    target: float

    @property
    def share(self) -> float:
        """Say which part of the target is reached, from 0 to 1; a target of nothing is reached."""
        return min(1.0, max(0.0, self.done / self.target)) if self.target > 0 else 1.0

    @property
    def text(self) -> str:
        """Write it the way the checklist does, 12 / 60."""
        return f"{amount_text(self.done)} / {amount_text(self.target)}"


Cell = str | int | float | date | Mark | Progress | None


@dataclass(frozen=True)
class Column:
    """A column of a section; `weight` is its share of the page beyond what its words need."""

    heading: str
    measure: Measure = Measure.TEXT
    weight: float = 1.0


@dataclass(frozen=True)
class Section:
    """One table of a report, with what must be said about it."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    notes: tuple[str, ...] = ()
    empty: str = "Nothing to report."


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: its length in the chart's measure, and of how many it was counted.

    Its value is None where so many are too few to say: a median that is not reached yet.
    """

    label: str
    value: float | None
    n: int


@dataclass(frozen=True)
class BarChart:
    """Bars side by side, longest possible `top` (the longest bar where nothing is given)."""

    title: str
    bars: tuple[Bar, ...]
    measure: Measure = Measure.SHARE
    unit: str = ""
    top: float | None = None


@dataclass(frozen=True)
class Figure:
    """One of the four figures: its value in words, its n and what exactly it counts."""

    name: str
    value: str
    n: int
    explanation: str
    chart: BarChart | None = None


@dataclass(frozen=True)
class Report:
    """A finished report; whoever fills it has decided what personal data it carries."""

    kind: ReportKind
    title: str
    office: str
    made_on: date
    period: str = ""
    summary: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    journal_head: str = ""
    page: PageSize = PageSize.A4
    accent: str = "#0f6e73"


class ProgramRow(NamedTuple):
    """A program at a glance."""

    program: str
    in_progress: int
    on_leave: int
    completed: int
    withdrawn: int
    certified: int


class ParticipantRow(NamedTuple):
    """One participant's way through a program."""

    participant: str
    program: str
    cohort: str
    progress: Progress
    state: Mark
    last_activity_on: date | None
    next_deadline_on: date | None
    imported: int = 0
    """Requirements that only a tracker says are done: no evaluator has verified them."""


class FlagRow(NamedTuple):
    """One exception a person must look at."""

    flag: Mark
    participant: str
    program: str
    about: str
    because: str
    since: date


class RenewalRow(NamedTuple):
    """One credential whose term nears its end."""

    participant: str
    credential: str
    number: str
    valid_through: date
    days_left: int
    standing: Mark
    progress: Progress | None


class TranscriptRow(NamedTuple):
    """One requirement of one person, and who verified it on what."""

    requirement: str
    progress: Progress | None
    status: Mark
    verified_on: date | None
    verified_by: str
    evidence: str


class RegisterRow(NamedTuple):
    """One credential in the register."""

    number: str
    participant: str
    credential: str
    issued_on: date
    valid_through: date | None
    standing: Mark
    because: str


class HandoverRow(NamedTuple):
    """One thing somebody else must carry on with."""

    participant: str
    program: str
    what: str
    waits_for: str
    since: date | None
    due_on: date | None


PROGRAM_COLUMNS = (
    Column("Program", weight=3),
    Column("In progress", Measure.COUNT),
    Column("On leave", Measure.COUNT),
    Column("Completed", Measure.COUNT),
    Column("Withdrawn", Measure.COUNT),
    Column("Certified today", Measure.COUNT),
)
PARTICIPANT_COLUMNS = (
    Column("Participant", weight=2),
    Column("Program", weight=1.5),
    Column("Cohort"),
    Column("Requirements met", Measure.PROGRESS),
    Column("State"),
    Column("Last activity", Measure.DAY),
    Column("Next deadline", Measure.DAY),
    Column("Imported, not verified", Measure.COUNT),
)
FLAG_COLUMNS = (
    Column("Flag"),
    Column("Participant", weight=2),
    Column("Program", weight=1.5),
    Column("About", weight=1.5),
    Column("Because", weight=3),
    Column("Since", Measure.DAY),
)
RENEWAL_COLUMNS = (
    Column("Participant", weight=2),
    Column("Credential", weight=2),
    Column("Number"),
    Column("Valid through", Measure.DAY),
    Column("Days left", Measure.COUNT),
    Column("Standing"),
    Column("Renewal met", Measure.PROGRESS),
)
TRANSCRIPT_COLUMNS = (
    Column("Requirement", weight=2.5),
    Column("Accepted", Measure.PROGRESS),
    Column("Status"),
    Column("Verified", Measure.DAY),
    Column("By", weight=1.5),
    Column("Evidence", weight=2.5),
)
REGISTER_COLUMNS = (
    Column("Number"),
    Column("Holder", weight=2),
    Column("Credential", weight=2),
    Column("Issued", Measure.DAY),
    Column("Valid through", Measure.DAY),
    Column("Standing"),
    Column("Because", weight=2),
)
HANDOVER_COLUMNS = (
    Column("Participant", weight=2),
    Column("Program", weight=1.5),
    Column("What", weight=2.5),
    Column("Waits for", weight=1.5),
    Column("Since", Measure.DAY),
    Column("Due", Measure.DAY),
)


def amount_text(amount: float) -> str:
    """Write an amount without the zeros nobody counted: 12, 7.5."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".")
