"""The program a tracker is taken into: one the office has, or one made from the tracker itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.requirement_settings import requirement_faults
from certtrack_app.rules.tracker.findings import are_alike
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.reading import Requirement as ReadRequirement
from certtrack_app.rules.tracker.set_right import Defined, SameAs, SetRight
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.units import canonical_unit
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention
from certtrack_app.workflows.enrollment import version_on
from certtrack_app.workflows.lookup import find_program, folded
from certtrack_app.workflows.program_facts import requirement_rule
from certtrack_app.workflows.unit import Reader, Unit

LONG_AGO = date(1950, 1, 1)
"""From when the rules made from a tracker hold: they were in force for everybody in it."""
USUAL_TERM_MONTHS = 24


@dataclass(frozen=True)
class KnownProgram:
    """A program a tracker may be taken into, with its requirements in force: title by code."""

    name: str
    requirements: Mapping[str, str]


@dataclass(frozen=True)
class Match:
    """The requirement of a program that one of the tracker's is, or may be where it is only alike.

    No code: there is none like it.
    """

    code: str = ""
    title: str = ""
    is_certain: bool = False


def known_programs(reader: Reader) -> tuple[KnownProgram, ...]:
    """List the programs of the office that take people in, with the requirements in force today."""
    return tuple(
        KnownProgram(
            program.name,
            {
                one.code: one.title
                for one in version_on(program, reader.today).requirements
                if one.phase is Phase.INITIAL
            },
        )
        for program in reader.session.scalars(
            select(Program).where(Program.retired_on.is_(None)).order_by(Program.id)
        )
        if program.versions
    )


def match_of(title: str, program: KnownProgram) -> Match:
    """Find the requirement of a program that a title names; likeness alone is never certain."""
    from certtrack_app.adapters.likeness import likeness

    known = program.requirements.items()
    for code, its_title in known:
        if folded(title) in (folded(code), folded(its_title)):
            return Match(code, its_title, is_certain=True)
    for code, its_title in known:
        if are_alike(fold(title), fold(its_title), likeness):
            return Match(code, its_title)
    return Match()


def choose_program(
    unit: Unit, reading: Reading, program: str | None, new_title: str | None
) -> ProgramVersion:
    """Take the program named, the only one there is, or make one from the tracker."""
    if new_title is not None:
        return make_program(unit, new_title)
    names = unit.session.query(Program).count()
    if program is None and names == 0:
        return make_program(unit, _stem(reading))
    return version_on(find_program(unit, program), unit.today)


def make_program(unit: Unit, title: str) -> ProgramVersion:
    """Make a program whose requirements are the tracker's; the office edits the rest."""
    title = title.strip()
    if not title:
        raise Refusal("Give the new program a title.")
    known = {folded(name) for (name,) in unit.session.query(Program.name)}
    if folded(title) in known:
        raise Refusal(f"There is already a program named {title}. Import into it, or name another.")
    program = unit.add(Program(name=title, title=title, source="the office's tracker"))
    return unit.add(
        ProgramVersion(
            program=program,
            effective_on=LONG_AGO,
            term_convention=TermConvention.SAME_DAY,
            term_months=USUAL_TERM_MONTHS,
            note="Made from the tracker: look over deadlines, term and renewal.",
        )
    )


def requirements_for(
    unit: Unit,
    version: ProgramVersion,
    read: Sequence[ReadRequirement],
    set_right: Sequence[SetRight] = (),
) -> Mapping[int, Requirement]:
    """Find or add the requirement of a version for each one the tracker names, by its number.

    What the person said of a requirement goes first: which one of the program it is, how a new
    one is defined. Raises Refusal for a definition that makes no sense.
    """
    initial = [one for one in version.requirements if one.phase is Phase.INITIAL]
    by_code = {folded(one.code): one for one in initial}
    by_name = {folded(name): one for one in initial for name in (one.code, one.title)}
    said = {fold(one.title): one.code for one in set_right if isinstance(one, SameAs)}
    defined = {fold(one.title): one for one in set_right if isinstance(one, Defined)}
    found: dict[int, Requirement] = {}
    for number, asked in enumerate(read):
        known = by_code.get(folded(said.get(fold(asked.title), ""))) or by_name.get(
            folded(asked.title)
        )
        if known is None:
            known = _add(unit, version, asked, defined.get(fold(asked.title)))
            by_name[folded(asked.title)] = known
        found[number] = known
    return found


def kind_of(asked: ReadRequirement) -> RequirementKind:
    """The kind of a requirement: what has a target adds up, anything else asks for a document."""
    if asked.kind in set(RequirementKind):
        return RequirementKind(asked.kind)
    if asked.target is None:
        return RequirementKind.DOCUMENT
    return RequirementKind.HOURS if asked.unit == "h" else RequirementKind.SESSIONS


def definition_of(asked: ReadRequirement) -> Defined:
    """Give a requirement the tracker names as it would be defined, were nothing said of it."""
    target = None if asked.target is None else Decimal(str(asked.target))
    return Defined(asked.title, kind_of(asked), target, asked.unit or "", None)


def _add(
    unit: Unit, version: ProgramVersion, asked: ReadRequirement, said: Defined | None
) -> Requirement:
    """Add a requirement the tracker names to a program's rules."""
    position = len(version.requirements) + 1
    defined = said or definition_of(asked)
    requirement = Requirement(
        position=position,
        code=f"T{position}",
        title=asked.title,
        kind=defined.kind,
        target=defined.target,
        unit=canonical_unit(defined.unit),
        deadline_days=defined.deadline_days,
        stall_after_days=30,
        source="the office's tracker",
    )
    version.requirements.append(requirement)
    unit.session.flush()
    faults = [fault.says for fault in requirement_faults(requirement_rule(requirement))]
    if said is not None and faults:
        raise Refusal(f"{asked.title}: {' '.join(faults)}")
    return requirement


def _stem(reading: Reading) -> str:
    """Call a program after the first file, without its ending."""
    return reading.files[0].name.rpartition(".")[0] or reading.files[0].name
