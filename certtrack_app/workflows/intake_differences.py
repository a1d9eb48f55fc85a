"""How a newer copy of a tracker differs from what earlier copies said, before anything is taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from certtrack_app.models.intake import Intake
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.newer_copy import Fate, SaidEarlier, SaidNow, compare_line
from certtrack_app.rules.tracker.reading import Fact, Reading
from certtrack_app.rules.vocabulary import DatePrecision, EvidenceState, Phase
from certtrack_app.rules.words import number_in_words
from certtrack_app.workflows.intake_copies import identical_intake, program_of_earlier_copy
from certtrack_app.workflows.intake_disputes import fact_in_words
from certtrack_app.workflows.intake_earlier import earlier_said, sheet_name
from certtrack_app.workflows.intake_facts import said_now
from certtrack_app.workflows.intake_known import Known
from certtrack_app.workflows.intake_people import open_enrollments
from certtrack_app.workflows.lookup import find_program, folded
from certtrack_app.workflows.unit import Reader

_MOST_KEPT = 2000
"""Sentences of one kind that the record of an intake keeps."""
_KINDS = (
    "new_people",
    "new_requirements",
    "new_facts",
    "changed",
    "disagrees",
    "gone_people",
    "gone",
)
_CUTS = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}


@dataclass(frozen=True)
class Difference:
    """One thing that is different: of whom, what it was, what it is now, and where it stands."""

    person: str
    requirement: str
    was: str
    now: str
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As the record keeps it."""
        where = f" ({', '.join(self.cells)})" if self.cells else ""
        said = " → ".join(filter(None, (self.was, self.now)))
        return f"{self.person}, {self.requirement}: {said}{where}"


@dataclass
class Differences:
    """All that is different from earlier copies; `copy_of` is empty where there is none."""

    copy_of: str = ""
    identical: bool = False
    new_people: list[str] = field(default_factory=list)
    new_requirements: list[str] = field(default_factory=list)
    new_facts: list[Difference] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    disagrees: list[Difference] = field(default_factory=list)
    gone_people: list[str] = field(default_factory=list)
    gone: list[Difference] = field(default_factory=list)
    unchanged: int = 0

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Kind and sentence of each, as lists show them."""
        if self.identical:
            return (("identical", f"A copy of {self.copy_of}, taken in before: nothing is new."),)
        record = self.as_record()
        return tuple((kind, said) for kind in _KINDS for said in record[kind])

    def as_record(self) -> dict[str, Any]:
        """In sentences, by kind, for the record of an intake."""
        return {kind: [str(one) for one in getattr(self, kind)[:_MOST_KEPT]] for kind in _KINDS}


def differences(
    reader: Reader, reading: Reading, program: str | None, new_title: str | None = None
) -> Differences:
    """Compare a reading with what earlier copies of it brought; nothing changes."""
    identical = identical_intake(reader, reading)
    if identical is not None:
        return Differences(str(identical), identical=True, unchanged=len(reading.facts))
    named = program or program_of_earlier_copy(reader, reading, new_title)
    if named is None or new_title is not None:
        return Differences()
    found = find_program(reader, named)
    earlier = _files_before(reader, found.id)
    return _Comparing(reader, reading, found).compared(earlier) if earlier else Differences()


def _files_before(reader: Reader, program_id: int) -> str:
    """The files of the last import into a program that stands."""
    intake = reader.session.scalars(
        select(Intake)
        .where(Intake.program_id == program_id, Intake.withdrawn_on.is_(None))
        .order_by(Intake.id.desc())
        .limit(1)
    ).first()
    return str(intake) if intake else ""


class _Comparing:
    """Holds a reading against one program."""

    def __init__(self, reader: Reader, reading: Reading, program: Program) -> None:
        self._reader = reader
        self._reading = reading
        known = Known.gather(reader)
        found = ((n, known.find(person)) for n, person in enumerate(reading.people))
        self._people = {number: one.id for number, one in found if one is not None}
        self._enrollments = open_enrollments(reader, program.id)
        self._requirements = _requirements(reader, program.id)
        self._lines = _lines(reader, program.id)
        self._earlier = earlier_said(reader, program.id)
        files = {file.key: file.name for file in reading.files}
        self._sheets = {sheet_name(files[one.file], one.name) for one in reading.sheets}

    def compared(self, copy_of: str) -> Differences:
        """Compare everything."""
        found = Differences(copy_of)
        found.new_people = [
            one.name for n, one in enumerate(self._reading.people) if n not in self._people
        ]
        found.new_requirements = [
            one.title
            for one in self._reading.requirements
            if folded(one.title) not in self._requirements
        ]
        by_line: dict[int, list[SaidNow]] = defaultdict(list)
        for number, fact in enumerate(self._reading.facts):
            line_id = self._line_of(fact)
            if line_id is None:
                found.new_facts.append(self._difference(fact))
            else:
                by_line[line_id].append(said_now(self._reading, number, fact))
        for line_id, now in by_line.items():
            self._compare_line(found, line_id, now)
        self._note_gone(found, by_line)
        return found

    def _line_of(self, fact: Fact) -> int | None:
        enrollment = self._enrollments.get(self._people.get(fact.person, 0))
        title = folded(self._reading.requirements[fact.requirement].title)
        requirement = self._requirements.get(title)
        if enrollment is None or requirement is None:
            return None
        return self._lines.get((enrollment, requirement))

    def _compare_line(self, found: Differences, line_id: int, now: Sequence[SaidNow]) -> None:
        compared = compare_line(now, self._earlier.get(line_id, ()))
        lists = {
            Fate.NEW: found.new_facts,
            Fate.CHANGED: found.changed,
            Fate.DISPUTED: found.disagrees,
        }
        for one in compared.facts:
            if one.fate is Fate.UNCHANGED:
                found.unchanged += 1
            else:
                fact = self._reading.facts[one.number]
                lists[one.fate].append(self._difference(fact, one.earlier))
        found.gone += self._gone(line_id, compared.gone)

    def _note_gone(self, found: Differences, by_line: Mapping[int, object]) -> None:
        """Name the lines, and the people, of whom the newer copy says nothing any more."""
        silent = [key for key in self._earlier if key not in by_line]
        for line_id in silent:
            found.gone += self._gone(line_id, self._earlier[line_id])
        there = set(self._people.values())
        names = self._names_of(
            line_id for line_id in silent if any(self._gone(line_id, self._earlier[line_id]))
        )
        found.gone_people = sorted({name for key, name in names if key not in there})

    def _gone(self, line_id: int, gone: Iterable[SaidEarlier]) -> Iterator[Difference]:
        for one in gone:
            if _counts(one) and {cell.sheet for cell in one.cells} & self._sheets:
                line = self._reader.find(Line, line_id)
                yield Difference(
                    line.enrollment.participant.name,
                    line.requirement.title,
                    says_in_words(one.says),
                    "",
                    tuple(f"{cell.sheet}!{cell.ref}".lstrip("!") for cell in one.cells),
                )

    def _names_of(self, line_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        for line_id in line_ids:
            participant = self._reader.find(Line, line_id).enrollment.participant
            yield participant.id, participant.name

    def _difference(self, fact: Fact, earlier: SaidEarlier | None = None) -> Difference:
        return Difference(
            self._reading.people[fact.person].name,
            self._reading.requirements[fact.requirement].title,
            says_in_words(earlier.says) if earlier is not None else "",
            fact_in_words(fact),
            tuple(f"{self._reading.sheets[c.sheet].name}!{c.ref}" for c in fact.cells),
        )


def _counts(one: SaidEarlier) -> bool:
    """Whether what was said still stands: neither withdrawn nor rejected."""
    return one.state not in (EvidenceState.WITHDRAWN, EvidenceState.REJECTED)


def _requirements(reader: Reader, program_id: int) -> dict[str, int]:
    query = (
        select(Requirement)
        .join(ProgramVersion, ProgramVersion.id == Requirement.version_id)
        .where(ProgramVersion.program_id == program_id, Requirement.phase == Phase.INITIAL)
    )
    return {folded(one.title): one.id for one in reader.session.scalars(query)}


def _lines(reader: Reader, program_id: int) -> dict[tuple[int, int], int]:
    query = (
        select(Line.enrollment_id, Line.requirement_id, Line.id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .join(Participant, Participant.id == Enrollment.participant_id)
        .where(ProgramVersion.program_id == program_id)
    )
    return {(one, other): key for one, other, key in reader.session.execute(query)}


def says_in_words(says: Any) -> str:
    """What an earlier copy said, in words."""
    if len(says) == 1:
        return str(says[0])
    claim, claimed, score, on, precision, expires = says
    parts = [claim.value]
    if claimed is not None:
        parts.append(number_in_words(claimed))
    if score is not None:
        parts.append(f"score {number_in_words(score)}")
    if on is not None:
        parts.append(on.isoformat()[: _CUTS[precision]])
    if expires is not None:
        parts.append(f"expires {expires.isoformat()}")
    return ", ".join(parts)
