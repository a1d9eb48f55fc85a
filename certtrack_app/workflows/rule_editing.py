"""A program's rules edited as one errand: for joiners, for those under way, or for everybody.

From a day on they become a version of their own: whoever is under way keeps the rules they began
under, or goes over to them. For everybody they are changed where they stand; what somebody has
completed under them is never asked for anew.
"""

from typing import assert_never

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import ProgramDefinition, refuse_definition
from certtrack_app.rules.draft import changed_names
from certtrack_app.rules.words import day_in_words, joined
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.program_records import version_definition
from certtrack_app.workflows.programs import program_definition
from certtrack_app.workflows.rule_reach import (
    Reach,
    RulesEdit,
    for_everybody,
    for_those_under_way,
    from_a_day_on,
)
from certtrack_app.workflows.rules_in_use import version_from
from certtrack_app.workflows.unit import Unit

_NAMED_IN_REMARK = 6


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
    """Write the rules down for whom they hold; answers with the words that say for whom."""
    if edit.began == edit.wanted:
        return "for everybody"
    match edit.reach:
        case Reach.JOINERS:
            from_a_day_on(unit, program, edit)
            return f"from {day_in_words(edit.effective_on or unit.today)} on"
        case Reach.UNDER_WAY:
            for_those_under_way(unit, program, version, edit)
            return "for those under way, and from today on"
        case Reach.EVERYBODY:
            for_everybody(unit, version, edit)
            return "for everybody"
        case _:
            assert_never(edit.reach)


def _rename(unit: Unit, program: Program, edit: RulesEdit) -> tuple[str, ...]:
    """Give the program the name and title it is to have; answers with what of them is new."""
    name = program.name if edit.name is None else " ".join(edit.name.split())
    title = program.title if edit.title is None else " ".join(edit.title.split())
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


def _remark(changed: tuple[str, ...], said: str) -> str:
    named = list(changed[:_NAMED_IN_REMARK])
    if more := len(changed) - len(named):
        named.append(f"{more} more")
    return f"{joined(named)}; {said}"
