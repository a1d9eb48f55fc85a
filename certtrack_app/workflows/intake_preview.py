"""A tracker as the window previews it: read in the child, seen cell by cell, then taken in."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from certtrack_app.adapters.tracker_child import Listener, Progress
from certtrack_app.adapters.tracker_reading import Asked, Understood, read_tracker
from certtrack_app.errors import NoTracker
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from certtrack_app.rules.tracker.reading import Reading, SheetReading
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.workflows.intake import Choice, IntakeResult, Preview, import_tracker
from certtrack_app.workflows.reading_room import ReadingRoom
from certtrack_app.workflows.unit import Unit

Position = tuple[int, int]
"""A row and a column, counted from 1."""
SeenValue = str | int | float | bool | date | None
_WHOLE = 100


@dataclass(frozen=True)
class Watching:
    """Who watches a reading: told how much of how much is done; `check` raises to stop it."""

    tell: Callable[[int, int], None] = lambda _done, _total: None
    check: Callable[[], None] = lambda: None
    room: ReadingRoom | None = None
    """Where a process may be waiting to read."""


class SeenCell(NamedTuple):
    """A cell as it stands in the sheet, and what it was taken for."""

    value: SeenValue
    meaning: Meaning


@dataclass(frozen=True)
class SeenSheet:
    """A sheet as it is: its cells by position, and why it was used or left out."""

    name: str
    file: str
    used: bool
    because: str
    cells: Mapping[Position, SeenCell]
    last_row: int
    last_column: int


@dataclass(frozen=True)
class TrackerView:
    """What files say, every cell of them, and what is needed to take them in."""

    preview: Preview
    sheets: tuple[SeenSheet, ...]

    @property
    def reading(self) -> Reading:
        """People, requirements, facts, questions."""
        return self.preview.reading


def view_tracker(
    paths: Sequence[Path],
    today: date,
    answers: Mapping[str, str],
    desk: Path,
    watching: Watching = Watching(),
) -> TrackerView:
    """Read files in the child process, with the answers given so far by topic; nothing changes.

    What is harvested lies in a new folder on the desk, which the caller clears. Raises FileRefused
    where a file will not do, and NoTracker where there is none in it.
    """
    harvest = Path(tempfile.mkdtemp(dir=desk))
    asked = Asked(today, Corrections(answers=dict(answers)), with_cells=True)
    child = watching.room.take() if watching.room is not None else None
    understood = read_tracker(paths, asked, harvest, listener=_listener(watching), child=child)
    if understood.reading.no_tracker:
        raise NoTracker(understood.reading.no_tracker)
    return TrackerView(Preview(understood, harvest), tuple(_sheets(understood)))


def take_in(unit: Unit, view: TrackerView, choice: Choice) -> IntakeResult:
    """Take what was previewed into the office, as one errand."""
    return import_tracker(unit, view.preview, choice)


def _listener(watching: Watching) -> Listener:
    """Hear the child for whoever watches; a check that raises ends it."""

    def cancelled() -> bool:
        watching.check()
        return False

    def on_progress(progress: Progress) -> None:
        watching.tell(round(progress.share * _WHOLE), _WHOLE if progress.file else 0)

    return Listener(on_progress, cancelled)


def _sheets(understood: Understood) -> Iterator[SeenSheet]:
    """Lay what was read of each sheet on the sheet itself."""
    sheets = (sheet for book in understood.books for sheet in book.sheets)
    for sheet, reading in zip(sheets, understood.reading.sheets, strict=True):
        yield _seen(sheet, reading)


def _seen(sheet: Sheet, reading: SheetReading) -> SeenSheet:
    cells = {
        (cell.row, cell.column): SeenCell(_value(cell), reading.meaning(position))
        for position, cell in enumerate(sheet.cells)
    }
    return SeenSheet(
        name=sheet.name,
        file=reading.file,
        used=reading.used,
        because=reading.because,
        cells=cells,
        last_row=max((row for row, _ in cells), default=0),
        last_column=max((column for _, column in cells), default=0),
    )


def _value(cell: Cell) -> SeenValue:
    """The value as a spreadsheet shows it: a day without a time, a share in percent."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if cell.kind is CellKind.NUMBER and isinstance(value, float) and "%" in cell.number_format:
        return f"{value * 100:g} %"
    return value if isinstance(value, str | int | float | bool) else str(value)
