"""For whom edited rules hold: joiners from a day on, those under way, or everybody under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, unique

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import (
    Key,
    key_of,
    measure_changed,
    rules_by_key,
    substance_changed,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState
from certtrack_app.rules.words import count_in_words, day_in_words, joined
from certtrack_app.workflows.program_records import (
    new_requirement,
    new_version,
    write_rule,
    write_terms,
)
from certtrack_app.workflows.rules_in_use import RulesInUse, rules_in_use
from certtrack_app.workflows.unit import Unit


@unique
class Reach(StrEnum):
    """For whom edited rules hold."""

    JOINERS = "joiners"
    UNDER_WAY = "under_way"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class RulesEdit:
    """What somebody made of one version of a program's rules.

    `began` is the version as it was when they began; `effective_on` counts for joiners.
    """

    program_id: int
    began: VersionDefinition
    wanted: VersionDefinition
    name: str | None = None
    """The program's name, where it is to be another; None leaves it. So with `title`."""
    title: str | None = None
    reach: Reach = Reach.EVERYBODY
    effective_on: date | None = None


def from_a_day_on(unit: Unit, program: Program, edit: RulesEdit) -> ProgramVersion:
    """Add a version of its own; nobody who is under way is touched."""
    day = edit.effective_on
    if day is None or day < unit.today:
        raise Refusal(
            "Say from which day on the rules hold: today or later. What was in force before "
            "stays as it was."
        )
    if day in {one.effective_on for one in program.versions}:
        raise Refusal(
            f"There are rules from {day_in_words(day)} already. Name another day, or edit those "
            "for everybody."
        )
    asked = tuple(
        one
        for one in edit.wanted.requirements
        if one.rule.effective_until is None or one.rule.effective_until >= day
    )
    record = new_version(replace(edit.wanted, effective_on=day, requirements=asked))
    record.program_id = program.id
    return unit.add(record)


def for_those_under_way(
    unit: Unit, program: Program, version: ProgramVersion, edit: RulesEdit
) -> None:
    """Add a version from today on, and let those under way go over to it.

    Who completed keeps the rules they completed under, and holders keep their term.
    """
    _refuse_recounting(edit, rules_in_use(unit, program.id, version.effective_on))
    fresh = from_a_day_on(unit, program, replace(edit, effective_on=unit.today))
    added = set(rules_by_key(edit.wanted)) - set(rules_by_key(edit.began))
    asked = {(one.phase, one.code): one for one in fresh.requirements}
    for enrollment in unit.session.scalars(
        select(Enrollment).where(
            Enrollment.version_id == version.id,
            Enrollment.state == EnrollmentState.IN_PROGRESS,
        )
    ):
        enrollment.version = fresh
        for line in enrollment.lines:
            key = (line.requirement.phase, line.requirement.code)
            line.requirement = asked.get(key, line.requirement)
        new = (asked[key] for key in asked if key in added and key[0] is enrollment.phase)
        enrollment.lines += [Line(requirement=requirement) for requirement in new]


def for_everybody(unit: Unit, version: ProgramVersion, edit: RulesEdit) -> None:
    """Change the version where it stands, as far as nobody completed what would change."""
    in_use = rules_in_use(unit, version.program_id, version.effective_on)
    wanted = rules_by_key(edit.wanted)
    _refuse_unsettling(edit, in_use)
    _refuse_recounting(edit, in_use)
    write_terms(version, edit.wanted)
    known = {(one.phase, one.code): one for one in version.requirements}
    for key, requirement in known.items():
        if key not in wanted:
            _remove(unit, requirement, in_use.lines.get(key, 0))
    for position, one in enumerate(edit.wanted.requirements, 1):
        found = known.get(key_of(one.rule))
        if found is None:
            _add(unit, version, new_requirement(one, position))
        else:
            found.position = position
            write_rule(found, one.rule)


def _add(unit: Unit, version: ProgramVersion, requirement: Requirement) -> None:
    """Add a requirement, and its line to every checklist that is under way."""
    requirement.version_id = version.id
    unit.add(requirement)
    for enrollment in unit.session.scalars(
        select(Enrollment).where(
            Enrollment.version_id == version.id,
            Enrollment.phase == requirement.phase,
            Enrollment.state == EnrollmentState.IN_PROGRESS,
        )
    ):
        unit.session.add(Line(enrollment_id=enrollment.id, requirement_id=requirement.id))


def _remove(unit: Unit, requirement: Requirement, lines: int) -> None:
    """Remove what no checklist asks for; else ask no more of those who join from today on."""
    if not lines:
        unit.session.delete(requirement)
        return
    yesterday = unit.today - timedelta(days=1)
    if requirement.effective_until is None or requirement.effective_until > yesterday:
        requirement.effective_until = yesterday
    if requirement.effective_from and requirement.effective_from > requirement.effective_until:
        requirement.effective_from = requirement.effective_until


def _refuse_unsettling(edit: RulesEdit, in_use: RulesInUse) -> None:
    """Refuse what would ask anew for something completed."""
    done = [
        key for key in substance_changed(edit.began, edit.wanted) if in_use.completed_lines.get(key)
    ]
    if done:
        most = max(in_use.completed_lines[key] for key in done)
        titles = _titles(rules_by_key(edit.began), done)
        raise Refusal(
            f"{count_in_words(most, 'person has', 'people have')} completed {titles} under these "
            "rules, and what they were asked for cannot change. Save it for those under way, or "
            "for whoever joins from a day on; names and clocks can change for everybody."
        )


def _refuse_recounting(edit: RulesEdit, in_use: RulesInUse) -> None:
    """Refuse to count evidence that is on record as something else."""
    counted = [key for key in measure_changed(edit.began, edit.wanted) if in_use.evidence.get(key)]
    if counted:
        titles = _titles(rules_by_key(edit.began), counted)
        raise Refusal(
            f"Evidence of {titles} is on record in what it counts now. Save the new kind or unit "
            "for whoever joins from a day on."
        )


def _titles(rules: Mapping[Key, RequirementRule], keys: Iterable[Key]) -> str:
    return joined([f"“{rules[key].title}”" for key in keys])
