"""The same office without a window: `certtrack`, for schedulers, scripts and checks."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import click
import typer
from typer.main import get_command

from certtrack_app.cli import credentials, office, people, programs, reports, trackers, work
from certtrack_app.cli.answers import Answer, plain
from certtrack_app.cli.keyboard import Keyboard, a_day
from certtrack_app.errors import Refusal
from certtrack_app.workflows.founding import person_here

USAGE = 2
_JSON = "--json"

app = typer.Typer(
    add_completion=False,
    help="CertTrack without a window. Add --json to any command for one JSON object.",
    pretty_exceptions_enable=False,
)
for room in (trackers, people, work, credentials, reports, office):
    for command in room.app.registered_commands:
        app.registered_commands.append(command)
app.add_typer(programs.app, name="programs")
app.add_typer(people.evaluator_app, name="evaluators")
app.add_typer(work.review_app, name="review")
app.add_typer(work.outbox_app, name="outbox")


@app.callback()
def _keyboard(
    context: typer.Context,
    office: Annotated[Path | None, typer.Option(help="The office's folder.")] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Who is at the keyboard.")] = None,
    today: Annotated[str | None, typer.Option(help="The day, for rehearsals.")] = None,
) -> None:
    """Set up who sits at the keyboard, at which office, for which day."""
    context.obj = Keyboard(office, as_ or person_here(), a_day(today) if today else None)


def command_names() -> frozenset[str]:
    """Every first word that is a command."""
    group = get_command(app)
    return frozenset(group.commands) if isinstance(group, click.Group) else frozenset()


def run(words: Sequence[str]) -> int:
    """Carry out a command: print its answer, and give what to exit with."""
    as_json = _JSON in words
    given = [word for word in words if word != _JSON]
    try:
        answer = get_command(app).main(given, prog_name="certtrack", standalone_mode=False)
    except Refusal as refusal:
        return _refused(refusal.sentence, refusal.exit_code, as_json=as_json)
    except click.ClickException as misunderstood:
        return _misunderstood(misunderstood, as_json=as_json)
    except click.Abort:
        return _refused("Stopped. Nothing was changed.", 1, as_json=as_json)
    if isinstance(answer, Answer):
        _print(answer, as_json=as_json)
        return answer.exit_code
    return answer if isinstance(answer, int) else 0


def _print(answer: Answer, *, as_json: bool) -> None:
    """Print an answer for a machine or for a person."""
    if as_json:
        print(json.dumps(plain(answer.json), ensure_ascii=False))
        return
    stream = sys.stdout if answer.ok else sys.stderr
    for line in answer.lines:
        print(line, file=stream)


def _refused(sentence: str, code: int, *, as_json: bool) -> int:
    """Say a refusal."""
    if as_json:
        print(json.dumps({"refusal": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return code


def _misunderstood(error: click.ClickException, *, as_json: bool) -> int:
    """Say which words were not understood."""
    if as_json:
        print(json.dumps({"refusal": error.format_message()}, ensure_ascii=False))
    else:
        error.show()
    return USAGE
