"""Commands about programs: list, templates, add, show, check, export."""

from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import keyboard
from certtrack_app.rules.rule_changes import touched_in_words
from certtrack_app.workflows import programs as work
from certtrack_app.workflows.lookup import find_program
from certtrack_app.workflows.rule_editing import edit_by_definition
from certtrack_app.workflows.rules_in_use import rules_in_use

app = typer.Typer(
    help="List programs; add one from a template or a file; edit, check or export it."
)

Program = Annotated[str | None, typer.Argument(metavar="PROGRAM")]


@app.callback(invoke_without_command=True)
def _programs(context: typer.Context) -> Answer | None:
    return programs_list(context) if context.invoked_subcommand is None else None


@app.command("list")
def programs_list(context: typer.Context) -> Answer:
    """List the office's programs."""
    with keyboard(context).reading() as reader:
        rows = work.program_rows(reader)
    listed = [{"id": row.id, "name": row.name, "title": row.title} for row in rows]
    return Answer({"programs": listed}, [f"{row.id:>5}  {row.name}: {row.title}" for row in rows])


@app.command("templates")
def templates() -> Answer:
    """List the templates that come with CertTrack."""
    rows = work.program_templates()
    listed = [
        {
            "key": row.key,
            "name": row.name,
            "title": row.title,
            "source": row.source,
            "as_of": answers.plain(row.as_of),
        }
        for row in rows
    ]
    return Answer({"templates": listed}, [f"{row.key}: {row.title}, {row.source}" for row in rows])


@app.command("add")
def add(context: typer.Context, template_or_file: str) -> Answer:
    """Add a program from a template or a file."""
    definition = work.template_or_file(template_or_file)
    with keyboard(context).unit(create=True) as unit:
        program = work.add_program(unit, definition)
        made = {"id": program.id, "name": program.name, "title": program.title}
    return Answer(made, [f"{made['name']} is added."])


@app.command("edit")
def edit(context: typer.Context, program: str, file: str) -> Answer:
    """Make a program what an edited file says.

    Rules of a day on record change for everybody under them; those of a new day hold for whoever
    joins from then on.
    """
    definition = work.template_or_file(file)
    with keyboard(context).unit() as unit:
        found = find_program(unit, program)
        said = edit_by_definition(unit, found, definition)
        made = {"id": found.id, "name": found.name, "title": found.title, "holds": list(said)}
    return Answer(made, [f"{made['name']} is changed {one}." for one in said])


@app.command("in-use")
def in_use(context: typer.Context, program: Program = None) -> Answer:
    """Say how many people stand under each version of a program's rules."""
    with keyboard(context).reading() as reader:
        found = find_program(reader, program)
        counted = {
            one.effective_on: rules_in_use(reader, found.id, one.effective_on)
            for one in work.program_definition(found).versions
        }
    listed = [
        {
            "effective_on": day.isoformat(),
            "under_way": used.under_way,
            "renewing": used.renewing,
            "completed": used.completed,
            "holders": used.holders,
        }
        for day, used in counted.items()
    ]
    lines = [
        f"From {day.isoformat()}: {touched_in_words(used.under_way, used.renewing, used.holders)}"
        for day, used in counted.items()
    ]
    return Answer({"versions": listed}, lines)


@app.command("retire")
def retire(context: typer.Context, program: str) -> Answer:
    """Take nobody into a program any more; its credentials and history stay."""
    with keyboard(context).unit() as unit:
        found = find_program(unit, program)
        work.retire_program(unit, found)
        made = {"id": found.id, "name": found.name}
    return Answer(made, [f"{made['name']} takes nobody in any more."])


@app.command("return")
def bring_back(context: typer.Context, program: str) -> Answer:
    """Take people into a retired program again."""
    with keyboard(context).unit() as unit:
        found = find_program(unit, program, with_retired=True)
        work.bring_back_program(unit, found)
        made = {"id": found.id, "name": found.name}
    return Answer(made, [f"{made['name']} takes people in again."])


@app.command("show")
def show(context: typer.Context, program: Program = None) -> Answer:
    """Show a program whole: its versions, requirements and terms."""
    with keyboard(context).reading() as reader:
        found = find_program(reader, program)
        shown = answers.program(found.id, work.program_definition(found))
    lines = [f"{shown['name']}: {shown['title']}"]
    for version in shown["versions"]:
        lines.append(f"From {version['effective_on']}: {version['term']}")
        lines += [f"  {one['code']}  {one['title']}" for one in version["requirements"]]
    return Answer(shown, lines)


@app.command("check")
def check(context: typer.Context, program: Program = None) -> Answer:
    """Say what is unclear in a program's requirements."""
    with keyboard(context).reading() as reader:
        findings = work.program_findings(reader, find_program(reader, program))
    listed = [{"about": one.about, "says": one.says} for one in findings]
    return Answer({"findings": listed}, [f"{one.about}: {one.says}" for one in findings])


@app.command("export")
def export(
    context: typer.Context,
    program: Program = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")] = Path(
        "program.toml"
    ),
) -> Answer:
    """Write a program to a file that another office can add."""
    with keyboard(context).reading() as reader:
        work.export_program(find_program(reader, program), output)
    return Answer({"file": str(output)}, [f"Saved {output}."])
