"""Intake: a tracker read, asked about, and taken in as one errand with every source cell kept."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from certtrack_app.adapters.tracker_child import Child, Listener
from certtrack_app.adapters.tracker_reading import NOBODY, Asked, Understood, read_tracker
from certtrack_app.errors import NoTracker
from certtrack_app.models.intake import ImportQuestion, Intake
from certtrack_app.models.program import Program
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.tracker.as_json import as_json
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.words import count_in_words, day_in_words
from certtrack_app.workflows.check import settle_questions
from certtrack_app.workflows.intake_facts import Setting, Taken, cell_of, take_facts
from certtrack_app.workflows.intake_people import TakenIn, take_in_people
from certtrack_app.workflows.intake_program import choose_program, requirements_for
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class Preview:
    """What files say, and the folder in which what was harvested of them lies."""

    understood: Understood
    harvest: Path

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


def preview_json(preview: Preview) -> dict[str, Any]:
    """What a preview says, as `certtrack preview --json` prints it."""
    return as_json(preview.reading)


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
        yield Preview(understood, Path(harvest))


def import_tracker(unit: Unit, preview: Preview, choice: Choice) -> IntakeResult:
    """Take a tracker in: people, checklists and facts with their cells, evidence files first.

    What was completed, waived or exempted arrives as imported, not verified. Raises NoTracker
    where there is nothing to take in.
    """
    reading = preview.reading
    if reading.no_tracker:
        raise NoTracker(reading.no_tracker)
    earlier = _identical(unit, reading)
    if earlier is not None:
        return _nothing_new(unit, earlier, reading)
    intake = unit.add(_intake(unit, preview))
    version = choose_program(unit, reading, choice.program, choice.new_program)
    intake.program_id = version.program_id
    requirements = requirements_for(unit, version, reading.requirements)
    people = take_in_people(unit, reading, version)
    setting = Setting(
        unit, reading, intake, people.enrollments, requirements, choice.accept_proposed
    )
    taken = take_facts(setting, _harvested(preview.harvest))
    _ask_later(unit, intake, reading, choice)
    _ask_names(unit, intake, reading, people)
    unit.session.flush()
    settle_questions(unit)
    return _finish(unit, intake, version.program.name, people, taken)


def _finish(
    unit: Unit, intake: Intake, program: str, people: TakenIn, taken: Taken
) -> IntakeResult:
    """Put the counts on record, hold messages until somebody has looked, name the errand."""
    intake.people, intake.facts = len(people.enrollments), taken.facts
    intake.evidence_files = taken.evidence_files
    office_record(unit).intake_unreviewed = True
    said = count_in_words(intake.people, "person", "people")
    unit.act(ActionKind.IMPORTED, intake, f"{said}, {count_in_words(taken.facts, 'fact')}")
    return IntakeResult(
        intake_id=intake.id,
        program=program,
        people=intake.people,
        facts=taken.facts,
        evidence_files=taken.evidence_files,
        asked=taken.asked + len(people.refused),
        ignored=sum(one["cells"] for one in intake.ignored),
        unchanged=taken.unchanged,
        refused=tuple(people.refused.values()),
    )


def _identical(unit: Unit, reading: Reading) -> Intake | None:
    """Find the intake that took in these very files."""
    wanted = sorted(file.sha256 for file in reading.files)
    for intake in unit.session.scalars(select(Intake).where(Intake.withdrawn_on.is_(None))):
        if sorted(file["sha256"] for file in intake.files) == wanted:
            return intake
    return None


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


def _intake(unit: Unit, preview: Preview) -> Intake:
    """Make the record of an import, with every cell that was left out and why."""
    reading = preview.reading
    return Intake(
        at=unit.now,
        files=[{"name": one.name, "sha256": one.sha256} for one in reading.files],
        answers=dict(preview.understood.corrections.answers),
        ignored=[_ignored(reading, number) for number in range(len(reading.ignored))],
        findings=[{"about": one.about, "says": one.says} for one in reading.findings],
    )


def _ignored(reading: Reading, number: int) -> dict[str, object]:
    """One reason for leaving cells out, with the ranges, for the record."""
    one = reading.ignored[number]
    cells = sum(
        (last_row - row + 1) * (last_column - column + 1)
        for row, column, last_row, last_column in one.ranges
    )
    return {
        "sheet": reading.sheets[one.sheet].name,
        "ranges": [list(span) for span in one.ranges],
        "because": one.because,
        "cells": cells,
    }


def _ask_later(unit: Unit, intake: Intake, reading: Reading, choice: Choice) -> None:
    """Keep what nobody answered as questions of the intake; they stand as a flag."""
    for question in reading.questions:
        if question.topic in intake.answers:
            continue
        if choice.accept_proposed and question.proposed is not None:
            continue
        unit.add(
            ImportQuestion(
                intake_id=intake.id,
                about=question.about,
                raw=question.raw,
                cells=[cell_of(reading, place) for place in question.cells],
                choices=list(question.choices),
                proposed=question.proposed,
            )
        )


def _ask_names(unit: Unit, intake: Intake, reading: Reading, people: TakenIn) -> None:
    """Keep as questions whose names could not be taken as they stand."""
    for number, problem in people.refused.items():
        person = reading.people[number]
        unit.add(
            ImportQuestion(
                intake_id=intake.id,
                about=f"name: {problem}",
                raw=person.name,
                cells=[cell_of(reading, place) for place in person.cells],
            )
        )


def _harvested(folder: Path) -> Mapping[str, Path]:
    """The files harvested of a tracker, by fingerprint."""
    return {path.name: path for path in folder.iterdir() if path.is_file()}
