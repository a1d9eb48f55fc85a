"""Intake: a tracker read, asked about, and taken in as one errand with every source cell kept."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from certtrack_app.adapters.tracker_child import Child, Listener
from certtrack_app.adapters.tracker_reading import (
    NOBODY,
    Asked,
    Told,
    ToTell,
    Understood,
    read_tracker,
    tell_tracker,
)
from certtrack_app.errors import NoTracker, Refusal
from certtrack_app.models.intake import Intake
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.set_right import SetRight
from certtrack_app.rules.words import count_in_words, day_in_words
from certtrack_app.workflows.check import settle_lost_files, settle_questions
from certtrack_app.workflows.enrollment import version_on
from certtrack_app.workflows.intake_copies import identical_intake, program_of_earlier_copy
from certtrack_app.workflows.intake_differences import differences
from certtrack_app.workflows.intake_facts import Setting, Taken, take_facts
from certtrack_app.workflows.intake_harvest import keep_harvest, keep_joining_days
from certtrack_app.workflows.intake_people import TakenIn, take_in_people
from certtrack_app.workflows.intake_program import choose_program, requirements_for
from certtrack_app.workflows.intake_record import (
    keep_originals,
    new_intake,
    note_questions,
    note_reading,
    note_refused_names,
    note_requirements,
    settle_asked_again,
)
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.telling import Tell, untold
from certtrack_app.workflows.tracker_memory import remember
from certtrack_app.workflows.unit import Unit

_WHOLE = 100


@dataclass(frozen=True)
class Preview:
    """What files say, and the folder in which what was harvested of them lies."""

    understood: Understood
    harvest: Path
    paths: tuple[Path, ...] = ()
    """The files themselves, in the order they were read."""

    @property
    def reading(self) -> Reading:
        """People, requirements, facts, questions."""
        return self.understood.reading


@dataclass(frozen=True)
class Choice:
    """How a tracker is to be taken in: into which program, and whether proposals are taken."""

    program: str | None = None
    new_program: str | None = None
    accept_proposed: bool = False
    enrolled_on: date | None = None
    """When those joined of whom the tracker does not say it."""
    set_right: tuple[SetRight, ...] = ()
    """What was said of requirements: how they are defined, which ones of the program they are."""


@dataclass(frozen=True)
class IntakeResult:
    """What an import did: counts of people, facts and files that are new, and what was left."""

    intake_id: int | None
    program: str
    people: int
    facts: int
    evidence_files: int
    asked: int
    ignored: int
    unchanged: int
    refused: tuple[str, ...] = ()
    identical_to: str = ""
    """What it is a copy of, where these very files were taken in before."""


@contextmanager
def told_tracker(
    paths: Sequence[Path], asked: Asked, *, with_reading: bool = False
) -> Iterator[Told]:
    """Read and understand files, and let what they say be written for a script; nothing changes.

    The text lies in a folder that is cleared at the end. Raises FileRefused.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-told-") as name:
        harvest = Path(name) / "harvest"
        harvest.mkdir()
        to_tell = ToTell(asked, Path(name) / "members.json", with_reading)
        yield tell_tracker(paths, to_tell, harvest)


@contextmanager
def previewed(
    paths: Sequence[Path],
    asked: Asked,
    listener: Listener = NOBODY,
    child: Child | None = None,
) -> Iterator[Preview]:
    """Read and understand files, off the office; nothing changes.

    A `child` that waits already is quicker; it takes one errand.

    Raises FileRefused where a file will not do, and NoTracker where it holds none.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-harvest-") as harvest:
        understood = read_tracker(paths, asked, Path(harvest), listener=listener, child=child)
        yield Preview(understood, Path(harvest), tuple(paths))


def import_tracker(
    unit: Unit, preview: Preview, choice: Choice, tell: Tell = untold
) -> IntakeResult:
    """Take a tracker in: people, checklists and facts with their cells, evidence files first.

    What was completed, waived or exempted arrives as imported, not verified. What was answered
    and set right is remembered for the next tracker. `tell` hears how far it has come, and may
    raise to stop it: then nothing has happened. Raises NoTracker where there is nothing to take in.
    """
    reading = preview.reading
    if reading.no_tracker:
        raise NoTracker(reading.no_tracker)
    earlier = identical_intake(unit, reading)
    if earlier is not None:
        return _nothing_new(unit, earlier, reading)
    keep_originals(unit, reading, preview.paths)
    different = differences(unit, reading, choice.program, choice.new_program)
    intake = new_intake(unit, preview.understood)
    intake.differences = different.as_record() if different.copy_of else {}
    program = choice.program or program_of_earlier_copy(unit, reading, choice.new_program)
    version = choose_program(unit, reading, program, choice.new_program)
    intake.program_id = version.program_id
    return _take(unit, preview, intake, version, choice, tell)


def take_again(unit: Unit, preview: Preview, intake: Intake) -> IntakeResult:
    """Take in what the answers given since have settled, as part of the same intake."""
    if intake.program_id is None:
        raise Refusal("The program of this import is gone. Import the tracker again.")
    note_reading(intake, preview.understood)
    program = unit.find(Program, intake.program_id)
    version = version_on(program, unit.today)
    return _take(unit, preview, intake, version, Choice(), untold)


def _take(
    unit: Unit,
    preview: Preview,
    intake: Intake,
    version: ProgramVersion,
    choice: Choice,
    tell: Tell,
) -> IntakeResult:
    """Take in what is new of a reading, and name the errand."""
    reading, accept = preview.reading, choice.accept_proposed
    asked_before = [one.id for one in version.requirements]
    requirements = requirements_for(unit, version, reading.requirements, choice.set_right)
    note_requirements(intake, reading, requirements, asked_before)
    tell(5, _WHOLE)
    people = take_in_people(unit, reading, version, choice.enrolled_on)
    tell(25, _WHOLE)
    setting = Setting(
        unit,
        reading,
        intake,
        people.participants,
        people.enrollments,
        requirements,
        accept,
        _harvested(preview.harvest),
    )
    taken = take_facts(setting)
    tell(85, _WHOLE)
    keep_joining_days(setting, people)
    files = keep_harvest(setting, taken)
    note_questions(unit, intake, preview.understood, accept_proposed=accept)
    note_refused_names(unit, intake, reading, people.refused)
    settle_asked_again(unit, intake)
    remember(unit, reading, preview.understood.corrections, str(intake))
    unit.session.flush()
    settle_questions(unit)
    settle_lost_files(unit, frozenset())
    return _finish(unit, intake, version.program.name, people, replace(taken, files=files))


def _finish(
    unit: Unit, intake: Intake, program: str, people: TakenIn, taken: Taken
) -> IntakeResult:
    """Put the counts on record, hold messages until somebody has looked, name the errand."""
    intake.people = max(intake.people, len(people.enrollments))
    intake.new_people += len(people.new)
    intake.facts += taken.facts
    intake.unchanged, intake.evidence_files = taken.unchanged, intake.evidence_files + taken.files
    office_record(unit).intake_unreviewed = True
    said = count_in_words(intake.people, "person", "people")
    unit.act(ActionKind.IMPORTED, intake, f"{said}, {count_in_words(taken.facts, 'fact')}")
    return IntakeResult(
        intake_id=intake.id,
        program=program,
        people=len(people.enrollments),
        facts=taken.facts,
        evidence_files=taken.files,
        asked=taken.asked + len(people.refused),
        ignored=sum(one["cells"] for one in intake.ignored),
        unchanged=taken.unchanged,
        refused=tuple(people.refused.values()),
    )


def _nothing_new(unit: Unit, earlier: Intake, reading: Reading) -> IntakeResult:
    """Say that these very files were taken in before."""
    day = day_in_words(earlier.at.date())
    return IntakeResult(
        intake_id=earlier.id,
        program=unit.find(Program, earlier.program_id).name if earlier.program_id else "",
        people=0,
        facts=0,
        evidence_files=0,
        asked=0,
        ignored=0,
        unchanged=len(reading.facts),
        identical_to=f"{earlier}, taken in on {day}",
    )


def _harvested(folder: Path) -> Mapping[str, Path]:
    """The files harvested of a tracker, by fingerprint."""
    return {path.name: path for path in folder.iterdir() if path.is_file()}
