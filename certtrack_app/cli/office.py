"""Commands about the office itself: sample, history, undo, self-check, rehearse."""

from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.cli import answers
from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import keyboard
from certtrack_app.errors import Refusal
from certtrack_app.workflows import history as history_work
from certtrack_app.workflows import undo as undo_work
from certtrack_app.workflows.lookup import find_participant
from certtrack_app.workflows.rehearsal import NOT_YET, Journey, rehearse
from certtrack_app.workflows.safety import self_check

app = typer.Typer()


@app.command("sample")
def sample(
    context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]
) -> Answer:
    """Make the sample office: about sixty people in two programs, to look around in."""
    from certtrack_app.workflows.sample import make_sample

    made = make_sample(folder, keyboard(context).today)
    return Answer(
        {"office": str(folder), "people": made.people, "programs": list(made.programs)},
        [f"The sample office with {made.people} people is in {folder}."],
    )


@app.command("history")
def history(
    context: typer.Context,
    participant: Annotated[str | None, typer.Argument()] = None,
    newest: Annotated[int | None, typer.Option(min=1, help="Only so many, the newest.")] = None,
) -> Answer:
    """List what was done: everything, or what concerns one participant."""
    with keyboard(context).reading() as reader:
        whom = find_participant(reader, participant).id if participant else None
        rows = history_work.history_rows(reader, whom, limit=newest)
    lines = [f"{row.id:>6}  {row.at:%Y-%m-%d %H:%M}  {row.actor}: {row.sentence}" for row in rows]
    return Answer({"actions": [answers.action(row) for row in rows]}, lines)


@app.command("undo")
def undo(
    context: typer.Context, action: Annotated[int | None, typer.Argument(metavar="ACTION")] = None
) -> Answer:
    """Take back your last errand, or the one named."""
    with keyboard(context).unit() as unit:
        undone = undo_work.undo_last(unit) if action is None else undo_work.undo(unit, action)
    return Answer({"undone": undone.undone, "action": undone.action}, [undone.sentence])


@app.command("self-check")
def check_self(context: typer.Context) -> Answer:
    """Prove the journal, the evidence and the database; raise flags for what is damaged."""
    at = keyboard(context)
    with at.office() as office, at.errand(office) as unit:
        found = self_check(unit)
    said = {
        "ok": found.ok,
        "journal": {
            "actions": found.actions,
            "head": found.head,
            "replay_equals_tables": found.replay_equals_tables,
        },
        "evidence": {
            "files": found.files,
            "missing": list(found.missing),
            "damaged": list(found.damaged),
        },
        "database": found.database,
        "backups": [],
        "because": list(found.because),
    }
    lines = ["All is well."] if found.ok else list(found.because)
    return Answer(said, lines, ok=found.ok, exit_code=0 if found.ok else 1)


@app.command("rehearse")
def rehearse_journeys() -> Answer:
    """Run the main journeys in a temporary office and say how they went."""
    done = rehearse()
    ok = all(one.ok for one in done)
    said = {
        "ok": ok,
        "journeys": [
            {"name": one.name, "ok": one.ok, "seconds": one.seconds, "because": one.because}
            for one in done
        ],
        "not_yet": list(NOT_YET),
    }
    lines = [_rehearsed(one) for one in done]
    lines.append(f"Not in this version yet: {', '.join(NOT_YET)}.")
    return Answer(said, lines, ok=ok, exit_code=0 if ok else 1)


def _rehearsed(one: Journey) -> str:
    """Say how one journey went."""
    how = "done  " if one.ok else "FAILED"
    return f"{how} {one.name} ({one.seconds:.1f} s) {one.because}".rstrip()


@app.command("verify")
def verify(files: list[str]) -> Answer:
    """Check a certificate offline."""
    raise _later(
        "Checking certificates offline", f"Compare {files[0]} with the register meanwhile."
    )


@app.command("backup")
def backup(output: Annotated[Path | None, typer.Option("-o", "--output")] = None) -> Answer:
    """Make a verified backup."""
    where = f" to {output}" if output else ""
    raise _later("Backing up", f"Copy the office's folder{where} while it is closed.")


@app.command("restore")
def restore(file: Path) -> Answer:
    """Restore an office from a backup."""
    raise _later("Restoring", f"Copy {file} back while the office is closed.")


@app.command("recovery-sheet")
def recovery_sheet(output: Annotated[Path, typer.Option("-o", "--output")]) -> Answer:
    """Print what opens an encrypted office when its key is lost."""
    raise _later(
        f"The recovery sheet {output.name}", "This office is not encrypted and needs none."
    )


@app.command("recover")
def recover() -> Answer:
    """Open an encrypted office whose key is lost."""
    raise _later("Recovery", "This office is not encrypted and opens without a key.")


@app.command("pack", context_settings={"ignore_unknown_options": True})
def pack(words: Annotated[list[str], typer.Argument(metavar="export|take …")]) -> Answer:
    """Exchange evidence with an evaluator."""
    raise _later(f"Evaluator packs ({' '.join(words)})", "Use a status report meanwhile.")


def _later(what: str, instead: str) -> Refusal:
    """A refusal for what a later version will do."""
    return Refusal(f"{what} is not in this version yet. {instead}")
