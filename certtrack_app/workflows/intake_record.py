"""The record of an intake: files kept as they came, what was decided, asked, answered, left out."""

import base64
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from certtrack_app.adapters.tracker_reading import Understood
from certtrack_app.errors import FileRefused
from certtrack_app.models.intake import ImportQuestion, Intake
from certtrack_app.models.program import Requirement as RequirementRecord
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import MEANINGS, Question, Reading, Settled, SheetReading
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.workflows.intake_cells import CellNames
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Unit

_WORDS = {"columns": Meaning, "layouts": Layout}
"""What the values of corrections are, where they are words."""
_ASKED_AGAIN = "asked again by a newer copy"


def new_intake(unit: Unit, understood: Understood) -> Intake:
    """Make the record of an import, with every cell that was left out and why."""
    reading = understood.reading
    intake = Intake(
        at=unit.now,
        read_on=unit.today,
        by=unit.actor,
        files=[{"key": f.key, "name": f.name, "sha256": f.sha256} for f in reading.files],
    )
    note_reading(intake, understood)
    return unit.add(intake)


def note_reading(intake: Intake, understood: Understood) -> None:
    """Put down how the files were read: sheets, meanings, cells left out, findings, counts."""
    reading = understood.reading
    intake.answers = dict(understood.corrections.answers)
    intake.corrections = _corrections_json(understood.corrections)
    intake.sheets = [_sheet(sheet) for sheet in reading.sheets]
    intake.counts = reading.counts._asdict()
    intake.ignored = [_ignored(reading, number) for number in range(len(reading.ignored))]
    intake.findings = [{"about": one.about, "says": one.says} for one in reading.findings]


def note_requirements(
    intake: Intake,
    reading: Reading,
    requirements: Mapping[int, RequirementRecord],
    known: Iterable[int],
) -> None:
    """Put down which requirement of the program each one of the tracker was taken for."""
    names, before = CellNames(reading), set(known)
    intake.requirements = [
        {
            "title": asked.title,
            "into": requirements[number].title,
            "kind": requirements[number].kind.value,
            "target": asked.target,
            "unit": asked.unit or "",
            "added": requirements[number].id not in before,
            "cells": names.ranges(asked.cells),
        }
        for number, asked in enumerate(reading.requirements)
    ]


def keep_originals(unit: Unit, reading: Reading, paths: Sequence[Path]) -> None:
    """Keep the files themselves as evidence is kept: by fingerprint, as they came.

    Raises FileRefused where one has changed since it was read.
    """
    store = evidence_store(unit)
    for file, path in zip(reading.files, paths, strict=True):
        if store.keep(path).sha256 != file.sha256:
            raise FileRefused(
                f"“{file.name}” has changed since it was read. Close it, and drop it again."
            )


def corrections_of(intake: Intake) -> Corrections:
    """All that was answered and set right of an intake, to read its files the same way again."""
    kept: dict[str, Any] = {
        name: {_key(key): _WORDS.get(name, str)(value) for key, value in pairs}
        for name, pairs in intake.corrections.items()
    }
    kept |= {name: {k: int(v) for k, v in kept[name].items()} for name in ("headers",)}
    return Corrections(answers=dict(intake.answers), **kept)


def _key(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key


def _corrections_json(corrections: Corrections) -> dict[str, Any]:
    return {
        one.name: [
            [list(key) if isinstance(key, tuple) else key, value]
            for key, value in getattr(corrections, one.name).items()
        ]
        for one in fields(corrections)
        if one.name != "answers"
    }


def _sheet(sheet: SheetReading) -> dict[str, Any]:
    return {
        "file": sheet.file,
        "name": sheet.name,
        "used": sheet.used,
        "layout": sheet.layout.value,
        "header_rows": list(sheet.header_rows),
        "because": sheet.because,
        "meanings": base64.b64encode(zlib.compress(sheet.meanings)).decode("ascii"),
        "words": [meaning.value for meaning in MEANINGS],
    }


def meanings_of(sheet: Mapping[str, Any]) -> list[Meaning]:
    """What each cell of a kept sheet was taken for, in the order of its cells."""
    words = [Meaning(word) for word in sheet["words"]]
    return [words[number] for number in zlib.decompress(base64.b64decode(sheet["meanings"]))]


def _ignored(reading: Reading, number: int) -> dict[str, object]:
    """One reason for leaving cells out, with the ranges, for the record."""
    one = reading.ignored[number]
    cells = sum(
        (last_row - row + 1) * (last_column - column + 1)
        for row, column, last_row, last_column in one.ranges
    )
    return {
        "file": reading.sheets[one.sheet].file,
        "sheet": reading.sheets[one.sheet].name,
        "ranges": [list(span) for span in one.ranges],
        "because": one.because,
        "cells": cells,
    }


def note_questions(
    unit: Unit, intake: Intake, understood: Understood, *, accept_proposed: bool
) -> None:
    """Keep every question with its answer and who gave it; what is open stands as a flag."""
    names, reading = CellNames(understood.reading), understood.reading
    kept = _of_intake(unit, intake)
    for settled in understood.reading.settled:
        _note_answer(unit, intake, kept, settled, names)
    for question in reading.questions:
        answer = question.proposed if accept_proposed else None
        if question.topic not in kept:
            unit.session.add(_question(unit, intake, question, names, answer))
    unit.session.flush()


def _of_intake(unit: Unit, intake: Intake) -> dict[str, ImportQuestion]:
    query = select(ImportQuestion).where(ImportQuestion.intake_id == intake.id)
    return {one.topic: one for one in unit.session.scalars(query) if one.topic}


def _note_answer(
    unit: Unit,
    intake: Intake,
    kept: Mapping[str, ImportQuestion],
    settled: Settled,
    names: CellNames,
) -> None:
    """Note an answer on the question it was kept under, or with the question itself."""
    question = kept.get(settled.question.topic)
    if question is None:
        unit.session.add(_question(unit, intake, settled.question, names, settled.answer))
    elif question.settled_on is None:
        question.answer, question.answered_by = settled.answer, unit.actor
        question.settled_on = unit.today


def _question(
    unit: Unit, intake: Intake, asked: Question, names: CellNames, answer: str | None
) -> ImportQuestion:
    return ImportQuestion(
        intake_id=intake.id,
        topic=asked.topic,
        about=asked.about,
        raw=asked.raw,
        cells=names.ranges(asked.cells),
        choices=list(asked.choices),
        proposed=asked.proposed,
        answer=answer,
        answered_by=unit.actor if answer is not None else "",
        settled_on=unit.today if answer is not None else None,
    )


def note_refused_names(
    unit: Unit, intake: Intake, reading: Reading, refused: Mapping[int, str]
) -> None:
    """Keep as questions whose names could not be taken as they stand."""
    names = CellNames(reading)
    asked = {one.raw for one in _of_intake(unit, intake).values()}
    for number, problem in refused.items():
        person = reading.people[number]
        topic = f"name/{'/'.join(place.ref for place in person.cells[:1])}/{person.name}"
        if topic not in asked:
            unit.session.add(
                ImportQuestion(
                    intake_id=intake.id,
                    topic=topic,
                    about=f"name: {problem}",
                    raw=person.name,
                    cells=names.ranges(person.cells),
                )
            )


def settle_asked_again(unit: Unit, intake: Intake) -> None:
    """Close what earlier copies left open where this one asks the same, or answers it."""
    topics = set(_of_intake(unit, intake)) | set(intake.answers)
    unit.session.execute(
        update(ImportQuestion)
        .where(
            ImportQuestion.intake_id != intake.id,
            ImportQuestion.settled_on.is_(None),
            ImportQuestion.topic.in_(topics),
            ImportQuestion.topic != "",
        )
        .values(settled_on=unit.today, answered_by=_ASKED_AGAIN)
    )
