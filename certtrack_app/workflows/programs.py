"""Programs: added from a template or a file, listed, checked, exported."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from certtrack_app.adapters import program_files
from certtrack_app.errors import Refusal
from certtrack_app.models.participant import Enrollment
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import ProgramDefinition, SignatoryDefinition
from certtrack_app.rules.program import Finding, definition_findings
from certtrack_app.rules.vocabulary import EnrollmentState
from certtrack_app.rules.words import count_in_words
from certtrack_app.workflows.enrollment import version_on
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.program_facts import program_rules
from certtrack_app.workflows.program_records import new_version, version_definition
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class ProgramRow:
    """A program as listed: its name, what it awards, who is under way in it."""

    id: int
    name: str
    title: str
    source: str
    as_of: date | None
    versions: int
    under_way: int
    retired_on: date | None = None


def add_program(unit: Unit, definition: ProgramDefinition) -> Program:
    """Add a program with all versions of its rules.

    Raises Refusal where there is already one of that name.
    """
    names = unit.session.scalars(select(Program.name)).all()
    if folded(definition.name) in {folded(name) for name in names}:
        raise Refusal(f"There is already a program named {definition.name}.")
    program = unit.add(
        Program(
            name=definition.name,
            title=definition.title,
            source=definition.source,
            as_of=definition.as_of,
            wording=definition.wording,
            accent=definition.accent,
            signatories=[asdict(one) for one in definition.signatories],
            versions=[new_version(one) for one in definition.versions],
        )
    )
    unit.act(ActionKind.ADDED_PROGRAM, program)
    return program


def template_or_file(words: str) -> ProgramDefinition:
    """The template somebody names, else the program file at a path."""
    return program_files.template_or_file(words)


def template_named(words: str) -> ProgramDefinition | None:
    """The template that goes by exactly these words, if one does."""
    for one in program_files.templates():
        if folded(words) in (folded(one.key), folded(one.name), folded(one.title)):
            return program_files.template_or_file(one.key)
    return None


def program_templates() -> Sequence[program_files.ProgramTemplate]:
    """The templates that come with CertTrack: a start for the office to edit."""
    return program_files.templates()


def retire_program(unit: Unit, program: Program) -> None:
    """Take nobody into a program any more; its credentials and history stay.

    Raises Refusal while people are on the way in it.
    """
    (row,) = (one for one in program_rows(unit) if one.id == program.id)
    if program.retired_on is not None:
        raise Refusal(f"{program.name} has been retired already.")
    if row.under_way:
        people = count_in_words(row.under_way, "person is", "people are")
        raise Refusal(
            f"{people} still on the way in {program.name}. Let them complete, or withdraw them "
            "first."
        )
    program.retired_on = unit.today
    unit.act(ActionKind.RETIRED_PROGRAM, program)


def bring_back_program(unit: Unit, program: Program) -> None:
    """Take people into a retired program again."""
    if program.retired_on is None:
        raise Refusal(f"{program.name} takes people in already.")
    program.retired_on = None
    unit.act(ActionKind.EDITED_PROGRAM, program, "takes people in again")


def program_rows(reader: Reader) -> tuple[ProgramRow, ...]:
    """List the office's programs, the retired ones too."""
    under_way = dict(
        reader.session.execute(
            select(ProgramVersion.program_id, func.count(Enrollment.id))
            .join(Enrollment, Enrollment.version_id == ProgramVersion.id)
            .where(Enrollment.state == EnrollmentState.IN_PROGRESS)
            .group_by(ProgramVersion.program_id)
        ).all()
    )
    return tuple(
        ProgramRow(
            id=one.id,
            name=one.name,
            title=one.title,
            source=one.source,
            as_of=one.as_of,
            versions=len(one.versions),
            under_way=under_way.get(one.id, 0),
            retired_on=one.retired_on,
        )
        for one in reader.session.scalars(select(Program).order_by(Program.id))
    )


def program_findings(reader: Reader, program: Program) -> tuple[Finding, ...]:
    """Say what is unclear in the rules in force of a program."""
    return definition_findings(program_rules(version_on(program, reader.today)), _likeness)


def program_definition(program: Program) -> ProgramDefinition:
    """A program whole, as its file holds it."""
    return ProgramDefinition(
        name=program.name,
        title=program.title,
        versions=tuple(version_definition(one) for one in program.versions),
        source=program.source,
        as_of=program.as_of,
        wording=program.wording,
        accent=program.accent,
        signatories=tuple(
            SignatoryDefinition(one["name"], one.get("role", "")) for one in program.signatories
        ),
    )


def export_program(program: Program, path: Path) -> None:
    """Write a program's file, to keep or to hand to another office."""
    program_files.save(program_definition(program), path)


def _likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 100."""
    from rapidfuzz.fuzz import token_sort_ratio

    return float(token_sort_ratio(one, other))
