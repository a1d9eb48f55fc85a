"""Commands about programs: list, templates, add, show, check, export."""

from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import keyboard
from certtrack_app.workflows import programs as work
from certtrack_app.workflows.lookup import find_program

app = typer.Typer(help="List programs; add one from a template or a file; check or export it.")

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
