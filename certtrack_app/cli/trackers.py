"""Commands about trackers: preview, import, intakes, withdraw-intake, confirm-imported."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.adapters.tracker_reading import Asked, Told
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.intakes import as_differences, as_missing
from certtrack_app.cli.keyboard import Keyboard, day, keyboard
from certtrack_app.errors import NoTracker, Refusal
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.stray_files import stray_files
from certtrack_app.workflows import intakes as intake_work
from certtrack_app.workflows import withdrawal
from certtrack_app.workflows.intake import (
    Choice,
    IntakeResult,
    import_tracker,
    previewed,
    told_tracker,
)
from certtrack_app.workflows.intake_differences import differences
from certtrack_app.workflows.intake_files import bring_files, missing_files
from certtrack_app.workflows.lookup import find_evaluator, find_participant
from certtrack_app.workflows.tracker_memory import own_words
from certtrack_app.workflows.unit import Unit

app = typer.Typer()

Files = Annotated[list[Path], typer.Argument(metavar="FILE…")]


@app.command("preview")
def preview(context: typer.Context, files: Files) -> Answer:
    """Say what a tracker holds; nothing changes."""
    at = keyboard(context)
    compared = at.folder is not None and at.has_office()
    with ExitStack() as desk:
        told = desk.enter_context(told_tracker(files, Asked(at.today), with_reading=compared))
        said = _compared(at, told.reading) if told.reading is not None else {}
        ends = (False, NoTracker.exit_code) if told.refusal else (True, 0)
        return Answer(said, _told_in_words(told), *ends, told.members, desk.pop_all())


def _compared(at: Keyboard, reading: Reading) -> dict[str, object]:
    """How it differs from what the office took in before, where it holds a tracker at all."""
    if reading.no_tracker:
        return {}
    with at.reading() as reader:
        return {"differences": as_differences(differences(reader, reading, None))}


def _told_in_words(told: Told) -> list[str]:
    """Say what a tracker holds."""
    if told.refusal:
        return [told.refusal]
    cells = "{nonempty} cells: {taken} taken, {ignored} ignored, {asked} asked."
    return [
        f"{told.people} people, {told.requirements} requirements, {told.facts} facts.",
        cells.format(**told.cells._asdict()),
        *told.questions,
    ]


@app.command("import")
def import_files(
    context: typer.Context,
    files: Files,
    program: Annotated[str | None, typer.Option(help="The program to import into.")] = None,
    new_program: Annotated[str | None, typer.Option(help="The title of a new program.")] = None,
    answers: Annotated[Path | None, typer.Option(help="Answers, as JSON by question.")] = None,
    accept_proposed: Annotated[bool, typer.Option(help="Take what is proposed.")] = False,
    evidence: Annotated[Path | None, typer.Option(help="A folder of files it names.")] = None,
    enrolled_on: Annotated[str | None, typer.Option(help="When others joined.")] = None,
) -> Answer:
    """Take a tracker in as one errand that can be taken back."""
    at = keyboard(context)
    asked = Asked(at.today, answers=_answers(answers), words=_words(at))
    choice = Choice(program, new_program, accept_proposed, enrolled_on=day(enrolled_on))
    trackers, folders = _apart(files, evidence)
    with previewed(trackers, asked) as found:
        if refusal := found.reading.no_tracker or stray_files(found.reading):
            raise NoTracker(refusal)
        with at.unit(create=True) as unit:
            result = import_tracker(unit, found, choice)
            brought = _brought(unit, result, folders)
    return Answer({**_imported(result), **brought}, [_in_words(result)])


def _words(at: Keyboard) -> Mapping[str, str]:
    """The words of its trackers that the office was told the meaning of, where there is one."""
    if not at.has_office():
        return {}
    try:
        with at.reading() as reader:
            return own_words(reader)
    except Refusal:
        return {}


def _apart(files: Sequence[Path], evidence: Path | None) -> tuple[list[Path], list[Path]]:
    """Tell the trackers from the folders with the evidence they name."""
    folders = [one for one in files if one.is_dir()] + ([evidence] if evidence else [])
    trackers = [one for one in files if not one.is_dir()]
    if not trackers:
        raise Refusal("Name the tracker beside the folder of its evidence.")
    return trackers, folders


def _brought(unit: Unit, result: IntakeResult, folders: Sequence[Path]) -> dict[str, object]:
    """Take the files that a tracker names out of folders, as part of the same errand."""
    if result.intake_id is None:
        return {}
    kept = [
        bring_files(unit, result.intake_id, one, named=bool(result.identical_to)) for one in folders
    ]
    if kept and result.identical_to == "":
        counts = {"id": result.intake_id, "people": result.people, "facts": result.facts}
        files = result.evidence_files + sum(one.files for one in kept)
        return {
            "intake": {**counts, "evidence_files": files},
            "missing": [as_missing(one) for one in kept[-1].missing],
        }
    left = missing_files(unit, result.intake_id)
    return {"missing": [as_missing(one) for one in left]}


@app.command("withdraw-intake")
def withdraw_intake(
    context: typer.Context, key: Annotated[int, typer.Argument(metavar="ID")]
) -> Answer:
    """Take an import back: what nobody has touched since goes, the rest is kept and listed."""
    with keyboard(context).unit() as unit:
        taken_back = withdrawal.withdraw_intake(unit, key)
    kept = [{"what": one.what, "because": one.because} for one in taken_back.kept]
    return Answer(
        {"reversed": taken_back.reversed, "kept": kept},
        [f"{taken_back.reversed} records taken back.", *(one["because"] for one in kept)],
    )


@app.command("confirm-imported")
def confirm_imported(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="The evaluator who confirms.")],
    basis: Annotated[str, typer.Option(help="What they checked it against.")],
    intake: Annotated[int | None, typer.Option(help="All of one import.")] = None,
    participant: Annotated[str | None, typer.Option(help="All of one person.")] = None,
    requirement: Annotated[str | None, typer.Option(help="All of one requirement.")] = None,
) -> Answer:
    """Record that an evaluator confirmed what came in with a tracker, and on what basis."""
    with keyboard(context).unit() as unit:
        whom = find_participant(unit, participant).id if participant else None
        chosen = intake_work.Imported(intake, whom, requirement)
        confirmed = intake_work.confirm_imported(unit, chosen, find_evaluator(unit, by), basis)
        made = {
            "confirmed": len(confirmed.ids),
            "issued": list(confirmed.issued),
            "refused": [{"id": key, "because": why} for key, why in confirmed.refused],
        }
    return Answer(made, [f"{made['confirmed']} pieces of evidence confirmed."])


def _answers(path: Path | None) -> Mapping[str, str]:
    """Read answers to questions from a file."""
    if path is None:
        return {}
    shape = 'Write one JSON object with each question and its answer: {"q1": "2025-04-03"}.'
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refusal(f"“{path.name}” is no JSON: it goes wrong at {where}. {shape}") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"“{path.name}” is no text in UTF-8. {shape}") from error
    except OSError as error:
        raise Refusal(_unread(path)) from error
    if not isinstance(read, dict) or not all(isinstance(one, str) for one in read.values()):
        raise Refusal(f"“{path.name}” does not hold an answer in words to each question. {shape}")
    return read


def _unread(path: Path) -> str:
    """Say why a file of answers cannot be read."""
    if path.is_dir():
        return f"“{path.name}” is a folder. Name the file of answers in it."
    if not path.exists():
        return f"There is no file “{path}”. Name the file of answers."
    return f"“{path.name}” cannot be opened. Allow reading it, then try again."


def _imported(result: IntakeResult) -> dict[str, object]:
    """What an import did, as specified."""
    return {
        "intake": {
            "id": result.intake_id,
            "people": result.people,
            "facts": result.facts,
            "evidence_files": result.evidence_files,
        },
        "program": result.program,
        "asked": result.asked,
        "ignored": result.ignored,
        "unchanged": bool(result.identical_to) or result.unchanged,
        "refused": list(result.refused),
        "identical_to": result.identical_to or None,
    }


def _in_words(result: IntakeResult) -> str:
    """Say what an import did."""
    if result.identical_to:
        return f"Nothing changed: this is a copy of {result.identical_to}."
    return (
        f"{result.people} people and {result.facts} facts taken into {result.program}, "
        f"{result.evidence_files} evidence files; {result.unchanged} facts were known already."
    )
