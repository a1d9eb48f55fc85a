"""The program a tracker is taken into: one the office has, or one made from the tracker itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from certtrack_app.errors import Refusal
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.reading import Requirement as ReadRequirement
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention
from certtrack_app.workflows.enrollment import version_on
from certtrack_app.workflows.lookup import find_program, folded
from certtrack_app.workflows.unit import Unit

LONG_AGO = date(1950, 1, 1)
"""From when the rules made from a tracker hold: they were in force for everybody in it."""
USUAL_TERM_MONTHS = 24


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
    unit: Unit, version: ProgramVersion, read: Sequence[ReadRequirement]
) -> Mapping[int, Requirement]:
    """Find or add the requirement of a version for each one the tracker names, by its number."""
    by_name = {
        folded(name): one
        for one in version.requirements
        if one.phase is Phase.INITIAL
        for name in (one.code, one.title)
    }
    found: dict[int, Requirement] = {}
    for number, asked in enumerate(read):
        known = by_name.get(folded(asked.title))
        if known is None:
            known = _add(unit, version, asked)
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


def _add(unit: Unit, version: ProgramVersion, asked: ReadRequirement) -> Requirement:
    """Add a requirement the tracker names to a program's rules."""
    position = len(version.requirements) + 1
    requirement = Requirement(
        position=position,
        code=f"T{position}",
        title=asked.title,
        kind=kind_of(asked),
        target=None if asked.target is None else Decimal(str(asked.target)),
        unit=asked.unit or "",
        stall_after_days=30,
        source="the office's tracker",
    )
    version.requirements.append(requirement)
    unit.session.flush()
    return requirement


def _stem(reading: Reading) -> str:
    """Call a program after the first file, without its ending."""
    return reading.files[0].name.rpartition(".")[0] or reading.files[0].name
