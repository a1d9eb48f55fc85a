"""The reading as the one JSON object that `certtrack preview --json` prints, piece by piece.

A large tracker has 600,000 facts: their JSON is never held whole, and what facts have in common
is written once and used again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

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
from certtrack_app.rules.tracker.text import column_letters, reference

Members = dict[str, object]

_IN_A_PIECE = 512
_REMEMBERED = 8192
_SAID = slice(Fact._fields.index("status"), Fact._fields.index("cells"))
_WRITTEN = slice(Fact._fields.index("raw"), Fact._fields.index("evidence"))
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def json_members(reading: Reading, refusal: str | None) -> Iterator[str]:
    """Give the members of the object as specified, without the braces around them.

    `refusal` is the sentence where there is no tracker.
    """
    names = _Names(reading.sheets)
    yield f'"refusal": {_encoded(refusal)}, "cells": {_encoded(reading.counts._asdict())}'
    lists: Mapping[str, Iterable[str]] = {
        "files": (_encoded(file._asdict()) for file in reading.files),
        "sheets": map(_sheet, reading.sheets),
        "people": (_person(n, person, names) for n, person in enumerate(reading.people)),
        "requirements": (_requirement(n, r, names) for n, r in enumerate(reading.requirements)),
        "facts": (_fact(fact, names) for fact in reading.facts),
        "evidence": (_evidence(n, found, names) for n, found in enumerate(reading.evidence)),
        "questions": (
            _question(n, question, names) for n, question in enumerate(reading.questions)
        ),
        "ignored": (_ignored(ignored, names) for ignored in reading.ignored),
        "findings": (_encoded({"about": f.about, "says": f.says}) for f in reading.findings),
    }
    for name, listed in lists.items():
        yield f', "{name}": ['
        yield from _pieces(listed)
        yield "]"


def _pieces(listed: Iterable[str]) -> Iterator[str]:
    """Join many short texts to fewer long ones."""
    rest, between = iter(listed), ""
    while piece := ", ".join(islice(rest, _IN_A_PIECE)):
        yield f"{between}{piece}"
        between = ", "


def question_key(number: int) -> str:
    """Name a question as answers name it: q1 is the first."""
    return f"q{number + 1}"


def answers_by_topic(reading: Reading, answers: Mapping[str, str]) -> dict[str, str]:
    """Turn answers by key into answers by topic; unknown keys are left out."""
    topics = {question_key(n): question.topic for n, question in enumerate(reading.questions)}
    return {topics[key]: answer for key, answer in answers.items() if key in topics}


class _Names:
    """Names places by file, sheet and reference."""

    def __init__(self, sheets: Sequence[SheetReading]) -> None:
        named = [_inside({"file": one.file, "sheet": one.name}) for one in sheets]
        self._begun = [f'{{{one}, "ref": "' for one in named]

    def cells(self, places: Iterable[Place]) -> str:
        return ", ".join(
            [f'{self._begun[sheet]}{_letters(column)}{row}"}}' for sheet, row, column in places]
        )

    def ranges(self, ignored: Ignored) -> str:
        begun = self._begun[ignored.sheet]
        return ", ".join(f'{begun}{range_reference(bounds)}"}}' for bounds in ignored.ranges)


_letters = lru_cache(maxsize=_REMEMBERED)(column_letters)


def _inside(members: Members) -> str:
    """Encode members, without braces, to go on with others."""
    return _encoded(members)[1:-1]


def _sheet(sheet: SheetReading) -> str:
    return _encoded(
        {
            "file": sheet.file,
            "name": sheet.name,
            "used": sheet.used,
            "layout": sheet.layout.value,
            "header_rows": list(sheet.header_rows),
            "because": sheet.because,
        }
    )


def _person(number: int, person: Person, names: _Names) -> str:
    members: Members = {
        "key": f"p{number + 1}",
        "name": person.name,
        "email": person.email,
        "ids": dict(person.ids),
        "cohort": person.cohort,
        "enrolled_on": person.enrolled_on,
    }
    return f'{{{_inside(members)}, "cells": [{names.cells(person.cells)}]}}'


def _requirement(number: int, requirement: Requirement, names: _Names) -> str:
    members: Members = {
        "key": f"r{number + 1}",
        "title": requirement.title,
        "kind": requirement.kind,
        "target": requirement.target,
        "unit": requirement.unit,
    }
    return f'{{{_inside(members)}, "cells": [{names.cells(requirement.cells)}]}}'


def _fact(fact: Fact, names: _Names) -> str:
    whose = f'{{"person": "p{fact[0] + 1}", "requirement": "r{fact[1] + 1}"'
    said, cells, written = _said(fact[_SAID]), names.cells(fact.cells), _written(fact[_WRITTEN])
    evidence = ", ".join([f'"e{number + 1}"' for number in fact.evidence])
    return f'{whose}, {said}, "cells": [{cells}], {written}, "evidence": [{evidence}]}}'


@lru_cache(maxsize=_REMEMBERED)
def _said(said: tuple[object, ...]) -> str:
    """Encode what a fact says, from its status to its number."""
    return _inside(dict(zip(Fact._fields[_SAID], said, strict=True)))


@lru_cache(maxsize=_REMEMBERED)
def _written(written: tuple[object, ...]) -> str:
    """Encode what stands in the cell, by which rule it was read, and whether it is asked."""
    return _inside(dict(zip(Fact._fields[_WRITTEN], written, strict=True)))


def _evidence(number: int, found: FoundEvidence, names: _Names) -> str:
    members: Members = {
        "key": f"e{number + 1}",
        "kind": found.kind.value,
        "target": found.target,
        "sha256": found.sha256,
    }
    return f'{{{_inside(members)}, "cells": [{names.cells(found.cells)}]}}'


def _question(number: int, question: Question, names: _Names) -> str:
    members: Members = {
        "key": question_key(number),
        "raw": question.raw,
        "about": question.about,
        "choices": list(question.choices),
        "proposed": question.proposed,
    }
    return f'{{{_inside(members)}, "cells": [{names.cells(question.cells)}]}}'


def _ignored(ignored: Ignored, names: _Names) -> str:
    because = _inside({"because": ignored.because})
    return f'{{{because}, "cells": [{names.ranges(ignored)}]}}'


def range_reference(bounds: tuple[int, int, int, int]) -> str:
    """Name a range, or a single cell, as a spreadsheet does."""
    top, first, bottom, last = bounds
    start, end = reference(top, first), reference(bottom, last)
    return start if start == end else f"{start}:{end}"
