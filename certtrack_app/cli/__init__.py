"""The same office without a window: `certtrack`, for schedulers, scripts and checks."""

import json
import os
import shutil
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from typer._click.exceptions import ClickException  # typer has no public name for its base
from typer.core import TyperGroup
from typer.main import get_command

from certtrack_app.cli import (
    credentials,
    intakes,
    office,
    people,
    programs,
    reports,
    trackers,
    work,
)
from certtrack_app.cli.answers import Answer, plain
from certtrack_app.cli.keyboard import Keyboard, a_day, refuse_unreadable
from certtrack_app.errors import Refusal
from certtrack_app.paths import settings_folder
from certtrack_app.rules.person import clean_name
from certtrack_app.workflows.founding import person_here

USAGE = 2
_JSON, _HELP = "--json", "--help"
KEYBOARD_WORDS = ("--office", "--as", "--today")

app = typer.Typer(
    add_completion=False,
    help="CertTrack without a window. Add --json to any command for one JSON object.",
    pretty_exceptions_enable=False,
)
for room in (trackers, people, work, credentials, reports, office):
    for command in room.app.registered_commands:
        app.registered_commands.append(command)
app.add_typer(programs.app, name="programs")
app.add_typer(intakes.app, name="intakes")
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
    if as_ is not None and not as_.strip():
        raise Refusal("Say who is at the keyboard: --as needs a name.")
    actor = person_here() if as_ is None else clean_name(as_)
    context.obj = Keyboard(office, actor, a_day(today) if today is not None else None)


def command_names() -> frozenset[str]:
    """Every first word that is a command."""
    group = get_command(app)
    return frozenset(group.commands) if isinstance(group, TyperGroup) else frozenset()


def run(words: Sequence[str]) -> int:
    """Carry out a command: print its answer, and give what to exit with."""
    as_json = _JSON in words
    given = _keyboard_first([word for word in words if word != _JSON])
    try:
        refuse_unreadable(given)
        answer = _carried_out(given, as_json=as_json)
    except Refusal as refusal:
        return _refused(refusal.sentence, refusal.exit_code, as_json=as_json)
    except ClickException as misunderstood:
        return _misunderstood(misunderstood, as_json=as_json)
    except typer.Abort:
        return _refused("Stopped. Nothing was changed.", 1, as_json=as_json)
    if isinstance(answer, Answer):
        with answer.desk:
            return _given(answer, as_json=as_json)
    return answer if isinstance(answer, int) else 0


def _carried_out(given: list[str], *, as_json: bool) -> object:
    """What a command gives; its help, too, is one JSON object where that is asked for."""
    command = get_command(app)
    if not (as_json and _HELP in given):
        return command.main(given, prog_name="certtrack", standalone_mode=False)
    with redirect_stdout(StringIO()) as said:
        command.main(given, prog_name="certtrack", standalone_mode=False)
    return Answer({"help": said.getvalue().strip()})


def tell_defects(*, as_json: bool) -> None:
    """Let a defect be logged whole and told in a sentence: no traceback reaches a person."""

    def tell(kind: type[BaseException], defect: BaseException, trace: TracebackType | None) -> None:
        log = settings_folder() / "defects.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.writelines(traceback.format_exception(kind, defect, trace))
        sentence = (
            f"A defect of the program got in the way ({kind.__name__}). Nothing was changed. "
            f"Please send {log} to whoever looks after it."
        )
        _refused(sentence, 1, as_json=as_json)

    sys.excepthook = tell


def _keyboard_first(words: Sequence[str]) -> list[str]:
    """Put the words that say who sits where before the command, wherever they stood."""
    first: list[str] = []
    rest: list[str] = []
    remaining = iter(words)
    for word in remaining:
        if word.partition("=")[0] not in KEYBOARD_WORDS:
            rest.append(word)
        elif "=" in word:
            first.append(word)
        else:
            first += [word, *islice(remaining, 1)]
    return [*first, *rest]


def _given(answer: Answer, *, as_json: bool) -> int:
    """Print an answer; one that nobody reads to its end is nobody's defect."""
    try:
        _print(answer, as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return answer.exit_code


def _print(answer: Answer, *, as_json: bool) -> None:
    """Print an answer for a machine or for a person."""
    if not as_json:
        for line in answer.lines:
            _say(line, to_error=not answer.ok)
    elif answer.rest is None:
        _say(json.dumps(plain(answer.json), ensure_ascii=False))
    else:
        _say_with_rest(json.dumps(plain(answer.json), ensure_ascii=False), answer.rest)


def _say_with_rest(begun: str, rest: Path) -> None:
    """Write an object whose further members stand in a file."""
    out = sys.stdout.buffer
    members = begun.removesuffix("}")
    out.write((members if members == "{" else f"{members}, ").encode())
    with rest.open("rb") as file:
        shutil.copyfileobj(file, out)
    out.write(b"}\n")
    out.flush()


def _refused(sentence: str, code: int, *, as_json: bool) -> int:
    """Say a refusal."""
    if as_json:
        _say(json.dumps({"refusal": sentence}, ensure_ascii=False))
    else:
        _say(sentence, to_error=True)
    return code


def _misunderstood(error: ClickException, *, as_json: bool) -> int:
    """Say which words were not understood."""
    if not as_json:
        error.show()
        return USAGE
    sentence = error.format_message().replace("Value error, ", "").rstrip(".")
    return _refused(f"{sentence}. See certtrack --help.", USAGE, as_json=True)


def _say(line: str, *, to_error: bool = False) -> None:
    """Write one line in UTF-8, whatever the terminal was set up for."""
    stream = sys.stderr if to_error else sys.stdout
    stream.buffer.write(f"{line}\n".encode())
    stream.flush()
