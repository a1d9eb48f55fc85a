"""The preview of a tracker of 500 people and 12 requirements, beside openpyxl reading the same."""

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench.measure import Measure, at_most
from bench.offices import TODAY

_GOAL = 2.0
_PEOPLE = 500
_REQUIREMENTS = 12
_ROUNDS = 3
_WINDOW_OPEN = 2.0
"""Seconds the waiting process has had when the file is dropped."""


def preview_of_500() -> Measure:
    """Understand it in the process a window keeps waiting, against `load_workbook`, visited."""
    from certtrack_app.adapters.tracker_reading import Asked, waiting_child
    from certtrack_app.workflows.intake import previewed

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.xlsx"
        write_tracker(path, _PEOPLE)

        def ours() -> float:
            child = waiting_child()
            time.sleep(_WINDOW_OPEN)
            began = time.perf_counter()
            with previewed([path], Asked(TODAY), child=child) as preview:
                assert len(preview.reading.people) == _PEOPLE
                return time.perf_counter() - began

        base = min(seconds(lambda: visit(path)) for _ in range(_ROUNDS))
        return at_most("preview of 500 x 12, s", min(ours() for _ in range(_ROUNDS)), _GOAL, base)


def write_tracker(path: Path, people: int) -> None:
    """Write a tracker of so many people and 12 requirements."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Coach certification tracker"])
    sheet.append([])
    sheet.append(["Name", "Email", *(f"Module {n}" for n in range(1, _REQUIREMENTS + 1))])
    for person in range(people):
        sheet.append([f"Person Number{person}", f"p{person}@example.org", *_days(person)])
    book.save(path)


def _days(person: int) -> list[date | str]:
    """What stands in one person's row: days, and here and there a word."""
    return [
        TODAY - timedelta(days=(person * 7 + n * 13) % 300) if (person + n) % 4 else "In progress"
        for n in range(_REQUIREMENTS)
    ]


def visit(path: Path) -> None:
    """Read a workbook with openpyxl and look at every cell."""
    from openpyxl import load_workbook

    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value


def seconds(work: Callable[[], object]) -> float:
    """Time a piece of work."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


MEASURES = (preview_of_500,)
