"""Commands about imports: listed, reported, what they left open, and the files they name."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from certtrack_app.cli.answers import Answer
from certtrack_app.cli.keyboard import keyboard
from certtrack_app.errors import Refusal
from certtrack_app.workflows import intakes as intake_work
from certtrack_app.workflows.intake_answers import answer_questions, question_rows, read_again
from certtrack_app.workflows.intake_differences import Differences
from certtrack_app.workflows.intake_files import MissingFile, bring_files, missing_files
from certtrack_app.workflows.intake_papers import SUFFIXES, intake_paper, save_intake_paper

app = typer.Typer(help="Imports of trackers: listed, reported, completed.")
Key = Annotated[int, typer.Argument(metavar="ID")]


@app.callback(invoke_without_command=True)
def _intakes(context: typer.Context) -> Answer | None:
    return intakes_list(context) if context.invoked_subcommand is None else None


@app.command("list")
def intakes_list(context: typer.Context) -> Answer:
    """List the imports."""
    with keyboard(context).reading() as reader:
        rows = intake_work.intake_rows(reader)
    return Answer(
        {"intakes": [_row(row) for row in rows]},
        [f"{row.id:>5}  {row.at:%Y-%m-%d}  {', '.join(row.files)}" for row in rows],
    )


@app.command("report")
def report(
    context: typer.Context,
    key: Key,
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.pdf or FILE.xlsx.")],
) -> Answer:
    """Report an import as PDF, or as the tracker itself with a note in each cell."""
    at, suffix = keyboard(context), output.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refusal(f"“{output.name}” ends neither in .pdf nor in .xlsx. Choose one of them.")
    with at.office() as office:
        with office.reading(at.day_at(office)) as reader:
            made = intake_paper(reader, key, suffix)
        with at.errand(office) as unit:
            save_intake_paper(unit, made, output)
    return Answer({"id": key, "file": str(output)}, [f"Saved {output}."])


@app.command("questions")
def questions(context: typer.Context, key: Key) -> Answer:
    """List the questions of an import with their answers."""
    with keyboard(context).reading() as reader:
        rows = question_rows(reader, key)
    listed = [
        {
            "id": row.id,
            "about": row.about,
            "raw": row.raw,
            "where": row.where,
            "choices": list(row.choices),
            "proposed": row.proposed,
            "answer": row.answer,
            "answered_by": row.answered_by or None,
            "open": row.is_open,
        }
        for row in rows
    ]
    return Answer(
        {"questions": listed},
        [f"{row.id:>5}  {row.about}: {row.raw} ({row.where})" for row in rows if row.is_open],
    )


@app.command("answer")
def answer(
    context: typer.Context,
    key: Key,
    answers: Annotated[Path, typer.Option(help="Answers, as JSON by the id of the question.")],
) -> Answer:
    """Answer questions an import left open; what waited for the answers is taken in."""
    at, given = keyboard(context), _answers(answers)
    with (
        at.office() as office,
        office.reading(at.day_at(office)) as reader,
        read_again(reader, key, given) as preview,
        at.errand(office) as unit,
    ):
        result = answer_questions(unit, key, given, preview)
    made = {"answered": len(given), "facts": result.facts, "people": result.people}
    return Answer(made, [f"{len(given)} answered; {result.facts} facts taken in."])


@app.command("missing")
def missing(context: typer.Context, key: Key) -> Answer:
    """List the files an import names that nobody has brought."""
    with keyboard(context).reading() as reader:
        rows = missing_files(reader, key)
    return Answer({"missing": [as_missing(row) for row in rows]}, [row.name for row in rows])


@app.command("evidence")
def evidence(
    context: typer.Context,
    key: Key,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
) -> Answer:
    """Look in a folder for the files an import names, and keep those found."""
    with keyboard(context).unit() as unit:
        brought = bring_files(unit, key, folder)
    made = {"files": brought.files, "missing": [as_missing(one) for one in brought.missing]}
    said = f"{brought.files} files kept; {len(brought.missing)} still missing."
    return Answer(made, [said, *(one.name for one in brought.missing)])


def as_missing(row: MissingFile) -> dict[str, Any]:
    """A file that is missing, for a script."""
    cells = [{"sheet": sheet, "ref": ref} for sheet, ref in row.cells]
    return {
        "id": row.id,
        "name": row.name,
        "target": row.target,
        "of": row.of,
        "cells": cells,
        "alike": list(row.alike),
    }


def _row(row: intake_work.IntakeRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "files": list(row.files),
        "people": row.people,
        "facts": row.facts,
        "withdrawn": row.withdrawn_on.isoformat() if row.withdrawn_on else None,
        "by": row.by,
        "evidence_files": row.evidence_files,
        "open_questions": row.open_questions,
        "missing_files": row.missing_files,
    }


def _answers(path: Path) -> Mapping[int, str]:
    """Read answers by the id of their question."""
    try:
        read = json.loads(path.read_text("utf-8-sig"))
        return {int(key): str(value) for key, value in read.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise Refusal(
            f"“{path.name}” does not hold answers by question. Write one JSON object: "
            '{"3": "2025-04-03"}.'
        ) from error


def as_differences(found: Differences) -> dict[str, Any]:
    """How a newer copy differs from earlier ones, for a script."""
    lists = ("new_facts", "changed", "disagrees", "gone")
    return {
        "copy_of": found.copy_of or None,
        "identical": found.identical,
        "new_people": found.new_people,
        "new_requirements": found.new_requirements,
        "gone_people": found.gone_people,
        "unchanged": found.unchanged,
        **{name: [asdict(one) for one in getattr(found, name)] for name in lists},
    }
