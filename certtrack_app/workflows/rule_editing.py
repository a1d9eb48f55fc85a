"""A program's rules edited as one errand: from a day on, or for everybody under them.

From a day on they become a version of their own: whoever is under way keeps the rules they began
under. For everybody they are changed where they stand; what somebody has completed under them is
never asked for anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, unique

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import ProgramDefinition, VersionDefinition, refuse_definition
from certtrack_app.rules.draft import (
    Key,
    changed_names,
    key_of,
    measure_changed,
    rules_by_key,
    substance_changed,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState
from certtrack_app.rules.words import count_in_words, day_in_words, joined
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.program_records import (
    new_requirement,
    new_version,
    version_definition,
    write_rule,
    write_terms,
)
from certtrack_app.workflows.programs import program_definition
from certtrack_app.workflows.rules_in_use import RulesInUse, rules_in_use, version_from
from certtrack_app.workflows.unit import Unit

_NAMED_IN_REMARK = 6


@unique
class Reach(StrEnum):
    """For whom edited rules hold."""

    JOINERS = "joiners"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class RulesEdit:
    """What somebody made of one version of a program's rules.

    `began` is the version as it was when they began; `effective_on` counts for joiners.
    """

    program_id: int
    began: VersionDefinition
    wanted: VersionDefinition
    name: str
    title: str
    reach: Reach = Reach.EVERYBODY
    effective_on: date | None = None


def edit_rules(unit: Unit, edit: RulesEdit) -> str:
    """Change a program's rules; answers with the sentence that says for whom.

    Raises Refusal for nonsense, with the mend, and for what would unsettle a completed checklist.
    """
    program = unit.find(Program, edit.program_id)
    version = version_from(unit, program.id, edit.began.effective_on)
    if version_definition(version) != edit.began:
        raise Refusal(
            "Somebody changed these rules meanwhile. Leave yours, look at them, and edit again."
        )
    changed = (*_rename(unit, program, edit), *changed_names(edit.began, edit.wanted))
    if not changed:
        raise Refusal("Nothing was changed, so there is nothing to save.")
    said = _put_in_place(unit, program, version, edit)
    unit.session.flush()
    unit.session.expire(program, ["versions"])
    refuse_definition(program_definition(program))
    unit.act(ActionKind.EDITED_PROGRAM, program, _remark(changed, said))
    return said


def edit_by_definition(unit: Unit, program: Program, wanted: ProgramDefinition) -> tuple[str, ...]:
    """Make a program what a file says, as one errand; answers with for whom each version holds.

    A version on record is changed for everybody, one that is not is added from its day on; what
    the file does not name stays. Raises Refusal where the file says what is on record already.
    """
    before = program_definition(program)
    known = {one.effective_on: one for one in before.versions}
    edits = [
        RulesEdit(
            program.id,
            known.get(one.effective_on, before.in_force(one.effective_on)),
            one,
            wanted.name,
            wanted.title,
            Reach.EVERYBODY if one.effective_on in known else Reach.JOINERS,
            one.effective_on,
        )
        for one in wanted.versions
        if known.get(one.effective_on) != one
    ]
    if not edits and (before.name, before.title) != (wanted.name, wanted.title):
        first = before.versions[0]
        edits = [RulesEdit(program.id, first, first, wanted.name, wanted.title)]
    if not edits:
        raise Refusal("The file says what is on record already, so there is nothing to change.")
    return tuple(edit_rules(unit, edit) for edit in edits)


def _put_in_place(unit: Unit, program: Program, version: ProgramVersion, edit: RulesEdit) -> str:
    if edit.began == edit.wanted:
        return "for everybody"
    if edit.reach is Reach.JOINERS:
        return _from_a_day_on(unit, program, edit)
    _for_everybody(unit, version, edit)
    return "for everybody"


def _rename(unit: Unit, program: Program, edit: RulesEdit) -> tuple[str, ...]:
    """Give the program its name and title; answers with what of them is new."""
    name, title = " ".join(edit.name.split()), " ".join(edit.title.split())
    others = unit.session.scalars(select(Program.name).where(Program.id != program.id))
    if folded(name) in {folded(one) for one in others}:
        raise Refusal(f"There is already a program named {name}.")
    changed = tuple(
        what
        for what, now, wanted in (("name", program.name, name), ("title", program.title, title))
        if now != wanted
    )
    program.name, program.title = name, title
    return changed


def _from_a_day_on(unit: Unit, program: Program, edit: RulesEdit) -> str:
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
    unit.add(record)
    return f"from {day_in_words(day)} on"


def _for_everybody(unit: Unit, version: ProgramVersion, edit: RulesEdit) -> None:
    """Change the version where it stands, as far as nobody completed what would change."""
    in_use = rules_in_use(unit, version.program_id, version.effective_on)
    wanted = rules_by_key(edit.wanted)
    _refuse_unsettling(edit, in_use)
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
    """Refuse what would ask anew for something completed, or count evidence as something else."""
    rules = rules_by_key(edit.began)
    done = [
        key for key in substance_changed(edit.began, edit.wanted) if in_use.completed_lines.get(key)
    ]
    if done:
        most = max(in_use.completed_lines[key] for key in done)
        raise Refusal(
            f"{count_in_words(most, 'person has', 'people have')} completed {_titles(rules, done)} "
            "under these rules, and what they were asked for cannot change. Save it from a day on, "
            "for whoever joins then; names and clocks can change for everybody."
        )
    counted = [key for key in measure_changed(edit.began, edit.wanted) if in_use.evidence.get(key)]
    if counted:
        raise Refusal(
            f"Evidence of {_titles(rules, counted)} is on record in what it counts now. Save the "
            "new kind or unit from a day on, for whoever joins then."
        )


def _titles(rules: Mapping[Key, RequirementRule], keys: Iterable[Key]) -> str:
    return joined([f"“{rules[key].title}”" for key in keys])


def _remark(changed: tuple[str, ...], said: str) -> str:
    named = list(changed[:_NAMED_IN_REMARK])
    if more := len(changed) - len(named):
        named.append(f"{more} more")
    return f"{joined(named)}; {said}"
