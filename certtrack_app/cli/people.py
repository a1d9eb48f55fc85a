"""Commands about people: list, enroll, leave, extend, waive, withdraw, evaluators."""

from typing import Annotated

import typer

from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import a_day, day, keyboard
from certtrack_app.workflows import allowances, evaluators
from certtrack_app.workflows.checklists import checklist_row
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.lookup import (
    find_enrollment,
    find_evaluator,
    find_line,
    find_participant,
    find_program,
)
from certtrack_app.workflows.people import person_rows
from certtrack_app.workflows.programs import add_program, template_named

app = typer.Typer()
evaluator_app = typer.Typer(help="List evaluators, add one, declare a conflict.")

Program = Annotated[str | None, typer.Option(help="The program; may be left out if one fits.")]


@app.command("people")
def people(
    context: typer.Context, participant: Annotated[str | None, typer.Argument()] = None
) -> Answer:
    """List the participants, or show one whole."""
    with keyboard(context).reading() as reader:
        ids = None if participant is None else [find_participant(reader, participant).id]
        rows = person_rows(reader, ids)
    lines = [
        f"{row.id:>5}  {row.name}  {row.email}  "
        + ", ".join(f"{one.program} ({one.state.value})" for one in row.enrollments)
        for row in rows
    ]
    return Answer({"people": [answers.person(row) for row in rows]}, lines)


@app.command("enroll")
def enroll_participant(
    context: typer.Context,
    name: str,
    email: Annotated[str, typer.Option(help="Where messages go.")],
    program: Program = None,
    on: Annotated[str | None, typer.Option(help="The day they joined.")] = None,
    cohort: Annotated[str, typer.Option(help="The group they joined with.")] = "",
) -> Answer:
    """Enroll somebody in a program: this makes their checklist."""
    at = keyboard(context)
    wanted = template_named(program) if program is not None and not at.has_office() else None
    with at.unit(create=wanted is not None) as unit:
        if wanted is not None:
            add_program(unit, wanted)
        chosen = find_program(unit, wanted.name if wanted is not None else program)
        participant = take_in_participant(unit, name, email, cohort)
        enrollment = enroll(unit, participant, chosen, day(on))
        made = {
            "id": enrollment.id,
            "participant_id": participant.id,
            "program": chosen.name,
        }
    return Answer(made, [f"{name} is enrolled in {made['program']}."])


@app.command("leave")
def leave(
    context: typer.Context,
    participant: str,
    start: Annotated[str, typer.Option("--from", help="The first day away.")],
    to: Annotated[str | None, typer.Option(help="The last day away, where it is known.")] = None,
    program: Program = None,
    reason: Annotated[str, typer.Option(help="Why, where the office keeps that.")] = "",
) -> Answer:
    """Record leave: clocks stand still and deadlines move by its length."""
    with keyboard(context).unit() as unit:
        enrollment = find_enrollment(unit, find_participant(unit, participant), program)
        granted = allowances.grant_leave(unit, enrollment, a_day(start), day(to), reason)
        made = {"id": granted.id, "enrollment_id": enrollment.id}
    return Answer(made, ["The leave is recorded."])


@app.command("extend")
def extend(
    context: typer.Context,
    participant: str,
    requirement: str,
    to: Annotated[str, typer.Option(help="The later day.")],
    reason: Annotated[str, typer.Option(help="Why it is granted.")],
    program: Program = None,
) -> Answer:
    """Grant a later day for one deadline."""
    with keyboard(context).unit() as unit:
        line = find_line(unit, find_participant(unit, participant), requirement, program)
        extension = allowances.extend_deadline(unit, line, a_day(to), reason)
        made = {"id": extension.id, "line_id": line.id, "due_on": to}
    return Answer(made, [f"The deadline is {made['due_on']} now."])


@app.command("waive")
def waive(
    context: typer.Context,
    participant: str,
    requirement: str,
    by: Annotated[str, typer.Option(help="The evaluator who decided it.")],
    reason: Annotated[str, typer.Option(help="Why it is waived.")],
    program: Program = None,
) -> Answer:
    """Record an evaluator's decision that a requirement is waived."""
    with keyboard(context).unit() as unit:
        line = find_line(unit, find_participant(unit, participant), requirement, program)
        allowances.waive_line(unit, line, find_evaluator(unit, by), reason)
        made = {"id": line.id, "status": "waived"}
    return Answer(made, ["It is waived."])


@app.command("withdraw")
def withdraw(
    context: typer.Context,
    participant: str,
    reason: Annotated[str, typer.Option(help="Why they leave.")],
    program: Program = None,
) -> Answer:
    """End an enrollment before completion; its history stays."""
    with keyboard(context).unit() as unit:
        enrollment = find_enrollment(unit, find_participant(unit, participant), program)
        allowances.withdraw_enrollment(unit, enrollment, reason)
        made = {"id": enrollment.id, "state": enrollment.state.value}
    return Answer(made, ["They are withdrawn from the program."])


@app.command("checklist")
def checklist(context: typer.Context, participant: str, program: Program = None) -> Answer:
    """Show a participant's checklist as it stands today."""
    with keyboard(context).reading() as reader:
        enrollment = find_enrollment(reader, find_participant(reader, participant), program)
        row = checklist_row(reader, enrollment)
    lines = [f"{row.participant}, {row.program}: {row.state.value.replace('_', ' ')}"]
    for one in row.lines:
        due = f", due {one.due_on.isoformat()}" if one.due_on else ""
        lines.append(
            f"  {one.requirement}: {one.status.value.replace('_', ' ')}{due}. {one.because}"
        )
    return Answer(answers.checklist(row), lines)


@evaluator_app.callback(invoke_without_command=True)
def _evaluators(context: typer.Context) -> Answer | None:
    return evaluators_list(context) if context.invoked_subcommand is None else None


@evaluator_app.command("list")
def evaluators_list(context: typer.Context) -> Answer:
    """List the evaluators and whom they may not judge."""
    with keyboard(context).reading() as reader:
        rows = evaluators.evaluator_rows(reader)
    listed = [
        {"id": row.id, "name": row.name, "email": row.email, "conflicts": list(row.conflicts)}
        for row in rows
    ]
    return Answer({"evaluators": listed}, [f"{row.id:>5}  {row.name}  {row.email}" for row in rows])


@evaluator_app.command("add")
def evaluator_add(
    context: typer.Context,
    name: str,
    email: Annotated[str, typer.Option(help="Where packs are sent.")] = "",
) -> Answer:
    """Name a person who may decide on evidence."""
    with keyboard(context).unit() as unit:
        evaluator = evaluators.add_evaluator(unit, name, email)
        made = {"id": evaluator.id, "name": evaluator.name}
    return Answer(made, [f"{made['name']} may decide on evidence now."])


@evaluator_app.command("conflict")
def evaluator_conflict(context: typer.Context, name: str, participant: str) -> Answer:
    """Declare that an evaluator may not judge a participant."""
    with keyboard(context).unit() as unit:
        evaluator, whom = find_evaluator(unit, name), find_participant(unit, participant)
        conflict = evaluators.declare_conflict(unit, evaluator, whom)
        made = {"id": conflict.id, "evaluator": evaluator.name, "participant": whom.name}
    return Answer(made, [f"{made['evaluator']} will not judge {made['participant']}."])


@evaluator_app.command("edit")
def evaluator_edit(
    context: typer.Context,
    name: str,
    new_name: Annotated[str | None, typer.Option("--name", help="The name set right.")] = None,
    email: Annotated[str | None, typer.Option(help="Where packs are sent.")] = None,
) -> Answer:
    """Set an evaluator's name or address right."""
    with keyboard(context).unit() as unit:
        evaluator = find_evaluator(unit, name)
        kept_name, kept_email = new_name or evaluator.name, evaluator.email
        evaluators.edit_evaluator(
            unit, evaluator, kept_name, kept_email if email is None else email
        )
        made = {"id": evaluator.id, "name": evaluator.name, "email": evaluator.email}
    return Answer(made, [f"{made['name']} is set right."])


@evaluator_app.command("retire")
def evaluator_retire(context: typer.Context, name: str) -> Answer:
    """Let an evaluator decide no more; what they decided stands."""
    with keyboard(context).unit() as unit:
        evaluator = find_evaluator(unit, name)
        evaluators.retire_evaluator(unit, evaluator)
        made = {"id": evaluator.id, "name": evaluator.name}
    return Answer(made, [f"{made['name']} decides no more."])


@evaluator_app.command("return")
def evaluator_return(context: typer.Context, name: str) -> Answer:
    """Let an evaluator who retired decide again."""
    with keyboard(context).unit() as unit:
        evaluator = find_evaluator(unit, name, with_retired=True)
        evaluators.bring_back_evaluator(unit, evaluator)
        made = {"id": evaluator.id, "name": evaluator.name}
    return Answer(made, [f"{made['name']} decides again."])


@evaluator_app.command("end-conflict")
def evaluator_end_conflict(context: typer.Context, name: str, participant: str) -> Answer:
    """Take a declared conflict back."""
    with keyboard(context).unit() as unit:
        evaluator, whom = find_evaluator(unit, name), find_participant(unit, participant)
        evaluators.end_conflict(unit, evaluator, whom)
        made = {"evaluator": evaluator.name, "participant": whom.name}
    return Answer(made, [f"{made['evaluator']} may judge {made['participant']} again."])
