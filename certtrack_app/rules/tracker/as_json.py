"""The reading as the one JSON object that `certtrack preview --json` prints."""

from collections.abc import Iterable, Mapping, Sequence

from certtrack_app.rules.tracker.reading import (
    Fact,
    FoundEvidence,
    Ignored,
    Person,
    Place,
    Question,
    Reading,
    Requirement,
    SheetReading,
)
from certtrack_app.rules.tracker.text import reference

Json = dict[str, object]


def as_json(reading: Reading) -> Json:
    """Give the reading as specified; `refusal` is the sentence where there is no tracker."""
    places = _Places(reading.sheets)
    return {
        "refusal": reading.no_tracker or None,
        "files": [
            {
                "key": f.key,
                "name": f.name,
                "sha256": f.sha256,
                "format": f.format,
                "date_system": f.date_system,
            }
            for f in reading.files
        ],
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "people": [_person(n, person, places) for n, person in enumerate(reading.people)],
        "requirements": [_requirement(n, r, places) for n, r in enumerate(reading.requirements)],
        "facts": [_fact(fact, places) for fact in reading.facts],
        "evidence": [_evidence(n, found, places) for n, found in enumerate(reading.evidence)],
        "questions": [
            _question(n, question, places) for n, question in enumerate(reading.questions)
        ],
        "ignored": [_ignored(ignored, places) for ignored in reading.ignored],
        "findings": [{"about": f.about, "says": f.says} for f in reading.findings],
        "cells": reading.counts._asdict(),
    }


def question_key(number: int) -> str:
    """Name a question as answers name it: q1 is the first."""
    return f"q{number + 1}"


def answers_by_topic(reading: Reading, answers: Mapping[str, str]) -> dict[str, str]:
    """Turn answers by key into answers by topic; unknown keys are left out."""
    topics = {question_key(n): question.topic for n, question in enumerate(reading.questions)}
    return {topics[key]: answer for key, answer in answers.items() if key in topics}


class _Places:
    """Names places by file, sheet and reference."""

    def __init__(self, sheets: Sequence[SheetReading]) -> None:
        self._sheets = sheets

    def cell(self, place: Place) -> Json:
        return self.named(place.sheet, place.ref)

    def named(self, sheet: int, ref: str) -> Json:
        return {"file": self._sheets[sheet].file, "sheet": self._sheets[sheet].name, "ref": ref}

    def cells(self, places: Iterable[Place]) -> list[Json]:
        return [self.cell(place) for place in places]


def _sheet(sheet: SheetReading) -> Json:
    return {
        "file": sheet.file,
        "name": sheet.name,
        "used": sheet.used,
        "layout": sheet.layout.value,
        "header_rows": list(sheet.header_rows),
        "because": sheet.because,
    }


def _person(number: int, person: Person, places: _Places) -> Json:
    return {
        "key": f"p{number + 1}",
        "name": person.name,
        "email": person.email,
        "ids": dict(person.ids),
        "cohort": person.cohort,
        "enrolled_on": person.enrolled_on,
        "cells": places.cells(person.cells),
    }


def _requirement(number: int, requirement: Requirement, places: _Places) -> Json:
    return {
        "key": f"r{number + 1}",
        "title": requirement.title,
        "kind": requirement.kind,
        "target": requirement.target,
        "unit": requirement.unit,
        "cells": places.cells(requirement.cells),
    }


def _fact(fact: Fact, places: _Places) -> Json:
    return {
        "person": f"p{fact.person + 1}",
        "requirement": f"r{fact.requirement + 1}",
        "status": fact.status.value,
        "on": fact.on,
        "on_precision": fact.on_precision.value if fact.on_precision else None,
        "expires_on": fact.expires_on,
        "amount": fact.amount,
        "unit": fact.unit,
        "score": fact.score,
        "verified_by": fact.verified_by,
        "number": fact.number,
        "cells": places.cells(fact.cells),
        "raw": fact.raw,
        "rule": fact.rule,
        "asked": fact.asked,
        "evidence": [f"e{number + 1}" for number in fact.evidence],
    }


def _evidence(number: int, found: FoundEvidence, places: _Places) -> Json:
    return {
        "key": f"e{number + 1}",
        "kind": found.kind.value,
        "cells": places.cells(found.cells),
        "target": found.target,
        "sha256": found.sha256,
    }


def _question(number: int, question: Question, places: _Places) -> Json:
    return {
        "key": question_key(number),
        "cells": places.cells(question.cells),
        "raw": question.raw,
        "about": question.about,
        "choices": list(question.choices),
        "proposed": question.proposed,
    }


def _ignored(ignored: Ignored, places: _Places) -> Json:
    return {
        "cells": [
            places.named(ignored.sheet, range_reference(bounds)) for bounds in ignored.ranges
        ],
        "because": ignored.because,
    }


def range_reference(bounds: tuple[int, int, int, int]) -> str:
    """Name a range, or a single cell, as a spreadsheet does."""
    top, first, bottom, last = bounds
    start, end = reference(top, first), reference(bottom, last)
    return start if start == end else f"{start}:{end}"
