"""Reads samples as `preview --json` does: the same reader and the same rules, in this process."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from certtrack_app.adapters.read_child import Desk
from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.adapters.tracker_work import understood
from certtrack_app.adapters.workbook import read_book
from certtrack_app.errors import FileRefused
from certtrack_app.rules.tracker.as_json import json_members
from tests.samples.corpus.sample import Sample

TODAY = date(2026, 3, 2)


NOTHING_READ: Mapping[str, Any] = {
    "sheets": [],
    "people": [],
    "requirements": [],
    "facts": [],
    "evidence": [],
    "questions": [],
    "cells": {"nonempty": 0, "taken": 0, "ignored": 0, "asked": 0},
}


def read_sample(sample: Sample, folder: Path) -> Mapping[str, Any]:
    """Write the files of a sample and read them; a file refused says so in `refusal`."""
    paths = sample.save(folder)
    try:
        return _read(paths, folder)
    except FileRefused as refused:
        return {**NOTHING_READ, "refusal": refused.sentence}


def _read(paths: Sequence[Path], folder: Path) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as harvest:
        books = [
            read_book(path, f"f{number}", files_to=Path(harvest))
            for number, path in enumerate(paths, start=1)
        ]
    desk = Desk(folder, Asked(TODAY), lambda *_told: None)
    reading = understood(books, desk).reading
    said: Mapping[str, Any] = json.loads(
        f"{{{''.join(json_members(reading, reading.no_tracker or None))}}}"
    )
    return said
