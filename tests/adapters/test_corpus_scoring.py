"""The score of the corpus sees every kind of fault: a reading is spoiled, and it must say so."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.samples.corpus.sample import Sample, Theme
from tests.samples.corpus.scoring import score
from tests.samples.corpus.tabs import tab

SAMPLE = Theme("theme").sheet(
    "sample",
    tab("Name | Ethics | Exam\nAda Novak | 04/03/2025 | 12/60", layout="wide"),
    "| Ethics | Exam\nAda Novak | c 2025-03-04? | ip 12h",
    "Ada Novak <ada@x.org>",
)


def cell(ref: str) -> dict[str, str]:
    return {"file": "f1", "sheet": "Sheet1", "ref": ref}


def fact(requirement: str, ref: str, status: str, **more: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("on", "expires_on", "amount", "unit", "score", "number"))
    said = {"person": "p1", "requirement": requirement, "status": status, "raw": "", "asked": False}
    return {**nothing, "verified_by": None, **said, "cells": [cell(ref)], **more}


RIGHT: dict[str, Any] = {
    "refusal": None,
    "sheets": [{"used": True, "layout": "wide"}],
    "people": [
        {"key": "p1", "name": "Novak, Ada", "email": "ada@x.org", "ids": {}, "cells": [cell("A2")]}
    ],
    "requirements": [
        {"key": "r1", "title": "Ethics", "cells": [cell("B1")]},
        {"key": "r2", "title": "EXAM", "cells": [cell("C1")]},
    ],
    "facts": [
        fact("r1", "B2", "completed", on="2025-04-03", asked=True),
        fact("r2", "C2", "in_progress", amount=12, unit="h"),
    ],
    "questions": [{"about": "date order", "raw": "04/03/2025", "cells": [cell("B2")]}],
    "evidence": [],
    "cells": {"nonempty": 6, "taken": 5, "ignored": 0, "asked": 1},
}


def faults_of(said: dict[str, Any], sample: Sample = SAMPLE) -> set[str]:
    return set(score(sample, said).wrong)


def test_what_is_right_or_asked_about_is_no_fault() -> None:
    scored = score(SAMPLE, RIGHT)

    assert scored.faults == []
    assert scored.right["amounts"] == 2
    assert scored.asked["dates"] == scored.asked["statuses"] == 1


SPOILED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "somebody is missing": (lambda said: said["people"].clear(), "people"),
    "another e-mail": (lambda said: said["people"][0].update(email="bo@x.org"), "people"),
    "nobody read as a person": (
        lambda said: said["people"].append(
            {"key": "p2", "name": "Total", "ids": {}, "cells": [cell("A9")]}
        ),
        "people",
    ),
    "another status": (lambda said: said["facts"][1].update(status="completed"), "statuses"),
    "not asked": (lambda said: said["facts"][0].update(asked=False), "statuses"),
    "a fact is missing": (lambda said: said["facts"].pop(), "statuses"),
    "a fact too many": (lambda said: said["facts"].append(said["facts"][1]), "statuses"),
    "a day from nowhere": (lambda said: said["facts"][1].update(on="2025-01-01"), "dates"),
    "another amount": (lambda said: said["facts"][1].update(amount=60), "amounts"),
    "another layout": (lambda said: said["sheets"][0].update(layout="long"), "sheets"),
    "a sheet left out": (lambda said: said["sheets"][0].update(used=False), "sheets"),
    "asked twice": (lambda said: said["questions"].extend(said["questions"]), "questions"),
    "a cell unaccounted for": (lambda said: said["cells"].update(taken=4), "cells"),
    "a cell nobody saw": (lambda said: said["cells"].update(nonempty=5, taken=4), "cells"),
    "refused": (lambda said: said.update(refusal="No tracker."), "people"),
}


@pytest.mark.parametrize(("spoil", "aspect"), SPOILED.values(), ids=list(SPOILED))
def test_each_kind_of_fault_is_seen(spoil: Callable[[dict[str, Any]], object], aspect: str) -> None:
    said = deepcopy(RIGHT)
    spoil(said)

    assert aspect in faults_of(said)


def test_a_table_that_is_no_tracker_must_be_refused() -> None:
    nothing = Theme("theme").nothing("nothing", *SAMPLE.tabs)

    assert faults_of(RIGHT, nothing) == {"people"}
    assert faults_of({**RIGHT, "refusal": "No tracker."}, nothing) == set()
