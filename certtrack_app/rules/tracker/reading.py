"""What was understood of one or several files, frozen: people, requirements, facts, questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import NamedTuple

from certtrack_app.rules.tracker.cells import AttachmentKind
from certtrack_app.rules.tracker.text import reference
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.rules.vocabulary import DatePrecision, FactStatus


class Place(NamedTuple):
    """Where a cell stands: the number of its sheet within the reading, its row and column."""

    sheet: int
    row: int
    column: int

    @property
    def ref(self) -> str:
        """The cell as a spreadsheet names it."""
        return reference(self.row, self.column)


class Fact(NamedTuple):
    """What a tracker says of one person and one requirement.

    `person`, `requirement` and `evidence` count within the reading, from 0. `on`, `expires_on`
    are ISO, cut to their precision. `asked`: a question is open, this is what is proposed.
    """

    person: int
    requirement: int
    status: FactStatus
    on: str | None
    on_precision: DatePrecision | None
    expires_on: str | None
    amount: float | None
    unit: str | None
    score: float | None
    verified_by: str | None
    number: str | None
    cells: tuple[Place, ...]
    raw: str
    rule: str
    asked: bool
    evidence: tuple[int, ...]
    remark: str | None
    confidence: float


@dataclass(frozen=True)
class Person:
    """A person the tracker names; `cells` are those that say who it is."""

    name: str
    email: str | None
    ids: Mapping[str, str]
    cohort: str | None
    enrolled_on: str | None
    cells: tuple[Place, ...]
    evidence: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Requirement:
    """A requirement the tracker names; `kind` is a word of the domain or other.

    `units` are all that its cells give, where they mix them.
    """

    title: str
    kind: str
    target: float | None
    unit: str | None
    cells: tuple[Place, ...]
    evidence: tuple[int, ...] = ()
    units: tuple[str, ...] = ()


class FoundEvidence(NamedTuple):
    """Evidence found at cells: a link, a note, a file."""

    kind: AttachmentKind
    cells: tuple[Place, ...]
    target: str
    sha256: str | None = None
    author: str | None = None
    at: str | None = None


@dataclass(frozen=True)
class Question:
    """What the person is asked; one answer settles all its cells.

    `topic` is the same at every reading of the same files; answers are kept by it.
    """

    topic: str
    raw: str
    about: str
    choices: tuple[str, ...]
    proposed: str | None
    cells: tuple[Place, ...]


class Settled(NamedTuple):
    """A question that was asked, and the answer that settled it."""

    question: Question
    answer: str


class Ignored(NamedTuple):
    """Cells left out for one reason: ranges of first and last place, both included."""

    sheet: int
    ranges: tuple[tuple[int, int, int, int], ...]
    because: str


@unique
class Fault(StrEnum):
    """What is unclear about the definition of a requirement."""

    ALIKE = "alike"
    NO_TARGET = "no_target"
    MIXED_UNITS = "mixed_units"
    NO_DEADLINE = "no_deadline"
    NO_KIND = "no_kind"


class Finding(NamedTuple):
    """Something a person should look at before anything goes in.

    Where it is about definitions, `fault` says which kind and `requirements` whose, by number.
    """

    about: str
    says: str
    fault: Fault | None = None
    requirements: tuple[int, ...] = ()


class ColumnReading(NamedTuple):
    """What a column was taken for; on a sheet that lies on its side, a row."""

    number: int
    heading: str
    meaning: Meaning
    title: str


@dataclass(frozen=True)
class SheetReading:
    """What one sheet was taken for; `meanings` has one entry for each of its cells, in order.

    `export` names the learning system that wrote it, where one did: what it says was recorded,
    not kept by hand.
    """

    file: str
    name: str
    used: bool
    layout: Layout
    header_rows: tuple[int, ...]
    because: str
    meanings: bytes = b""
    export: str = ""
    columns: tuple[ColumnReading, ...] = ()
    turned: bool = False

    @property
    def topic(self) -> str:
        """The stable name under which the sheet's questions and corrections are kept."""
        return f"{self.file}/{self.name}"

    def meaning(self, position: int) -> Meaning:
        """What the cell at that position among the sheet's cells was taken for."""
        return MEANINGS[self.meanings[position]]


class FileReading(NamedTuple):
    """One file that was read."""

    key: str
    name: str
    sha256: str
    format: str
    date_system: int


class Counts(NamedTuple):
    """How many cells hold something, and what became of them: the three add up to the first."""

    nonempty: int
    taken: int
    ignored: int
    asked: int


@dataclass(frozen=True)
class Reading:
    """All that was understood; nothing of it is changed, a correction makes a new reading."""

    files: tuple[FileReading, ...]
    sheets: tuple[SheetReading, ...]
    people: tuple[Person, ...]
    requirements: tuple[Requirement, ...]
    facts: Sequence[Fact]
    evidence: tuple[FoundEvidence, ...]
    questions: tuple[Question, ...]
    ignored: tuple[Ignored, ...]
    findings: tuple[Finding, ...]
    counts: Counts
    settled: tuple[Settled, ...] = ()
    """The questions that would be asked if they were not answered already."""

    def recorded_by(self, fact: Fact) -> str:
        """The learning system that recorded a fact; nothing where an office kept it by hand."""
        return self.sheets[fact.cells[0].sheet].export

    @property
    def holds_a_tracker(self) -> bool:
        """Whether any sheet says how far people have come."""
        return bool(self.people) and bool(self.requirements)

    @property
    def no_tracker(self) -> str:
        """The sentence for files without a tracker: what was found, and what to do."""
        if self.holds_a_tracker:
            return ""
        names = ", ".join(file.name for file in self.files)
        found = (
            "names people, but nothing they have to do"
            if self.people
            else "holds no table of people and what they completed"
        )
        advice = "Choose the workbook in which the office keeps who has completed what."
        return f"{names} {found}. {advice}"


MEANINGS: tuple[Meaning, ...] = tuple(Meaning)
