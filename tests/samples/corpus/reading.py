"""Reads samples as `preview --json` does: the same reader and the same rules, in this process."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from certtrack_app.adapters.read_child import Desk
from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.adapters.tracker_work import understood
from certtrack_app.adapters.workbook import read_book
from certtrack_app.rules.tracker.as_json import as_json
from tests.samples.corpus.sample import Sample

TODAY = date(2026, 3, 2)


def read_sample(sample: Sample, folder: Path) -> Mapping[str, Any]:
    """Write the files of a sample and read them."""
    paths = sample.save(folder)
    with tempfile.TemporaryDirectory() as harvest:
        books = [
            read_book(path, f"f{number}", files_to=Path(harvest))
            for number, path in enumerate(paths, start=1)
        ]
    desk = Desk(folder, Asked(TODAY), lambda *_told: None)
    return as_json(understood(books, desk).reading)
