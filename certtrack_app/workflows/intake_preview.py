"""A tracker as the window previews it: read in the child, looked at piece by piece, taken in."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from certtrack_app.adapters.tracker_child import Listener, Progress
from certtrack_app.adapters.tracker_reading import Asked, Understood, Viewed
from certtrack_app.adapters.tracker_reading import view_tracker as read_for_viewing
from certtrack_app.adapters.tracker_scratch import Scratch, SheetSize
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import ColumnReading, Place, Reading, SheetReading
from certtrack_app.rules.tracker.set_right import ColumnMeans, SetRight, singly
from certtrack_app.rules.tracker.shapes import as_last_time
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.workflows.intake import Choice, IntakeResult, Preview, import_tracker
from certtrack_app.workflows.intake_program import KnownProgram, known_programs
from certtrack_app.workflows.reading_room import ReadingRoom
from certtrack_app.workflows.telling import Tell, in_part, untold
from certtrack_app.workflows.tracker_memory import KnownShape, known_shapes, own_words
from certtrack_app.workflows.uncollected import uncollected
from certtrack_app.workflows.unit import Reader, Unit

_WHOLE = 100
_LOADED = 10


@dataclass(frozen=True)
class Watching:
    """Who watches a reading: told how much of how much is done; `check` raises to stop it."""

    tell: Tell = untold
    check: Callable[[], None] = lambda: None
    room: ReadingRoom | None = None
    """Where a process may be waiting to read."""


@dataclass(frozen=True)
class Known:
    """What an office knows when a tracker is brought to it: its day, programs, words, shapes."""

    today: date
    programs: tuple[KnownProgram, ...] = ()
    words: Mapping[str, str] | None = None
    shapes: tuple[KnownShape, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Which files are to be read, what was set right in them, and what the office knows."""

    files: tuple[Path, ...]
    known: Known
    corrections: Corrections = Corrections()


@dataclass(frozen=True)
class LastTime:
    """A sheet whose like was read before: what was set right in it then, and in which file."""

    called: str
    kept_on: date
    set_right: tuple[SetRight, ...]
    answers: Mapping[str, str]


@dataclass(frozen=True)
class SeenSheet:
    """A sheet as it is: how it was read and why, its size, what on it is hidden."""

    number: int
    reading: SheetReading
    size: SheetSize

    @property
    def name(self) -> str:
        """Its name in the workbook."""
        return self.reading.name

    @property
    def counts(self) -> Mapping[Meaning, int]:
        """How many cells were taken for what."""
        return self.size.counts

    @cached_property
    def columns(self) -> Mapping[int, ColumnReading]:
        """What its columns were taken for; on a sheet that lies on its side, its rows."""
        return {one.number: one for one in self.reading.columns}

    def column_at(self, place: Place) -> ColumnReading | None:
        """What the column of a cell was taken for."""
        return self.columns.get(place.row if self.reading.turned else place.column)

    @property
    def is_laid_out(self) -> bool:
        """Whether it was read as a table of any kind."""
        return self.reading.layout is not Layout.NONE


@dataclass(frozen=True)
class TrackerView:
    """What files say, as far as it is short; the rest is looked at in the folder's scratch file."""

    viewed: Viewed
    folder: Path
    known: Known
    files: tuple[Path, ...]

    @property
    def reading(self) -> Reading:
        """Requirements, questions, findings, counts; people and facts are looked at."""
        return self.viewed.sketch.reading

    @property
    def no_tracker(self) -> str:
        """The sentence for files in which no tracker was found; nothing where there is one."""
        sketch = self.viewed.sketch
        if sketch.people and self.reading.requirements:
            return ""
        return self.reading.no_tracker

    @property
    def people(self) -> int:
        """How many people it names."""
        return self.viewed.sketch.people

    @property
    def facts(self) -> int:
        """How many facts it states."""
        return self.viewed.sketch.facts

    @property
    def left_out(self) -> int:
        """For how many reasons cells were left out."""
        return self.viewed.sketch.left_out

    def facts_of(self, requirement: int) -> int:
        """How many facts are about a requirement."""
        return self.viewed.sketch.facts_by_requirement.get(requirement, 0)

    def cells_asked(self, question: int) -> int:
        """How many cells a question is about."""
        return self.viewed.sketch.cells_by_question[question]

    @cached_property
    def sheets(self) -> tuple[SeenSheet, ...]:
        """The sheets of all files."""
        read = zip(self.reading.sheets, self.viewed.sketch.sizes, strict=True)
        return tuple(SeenSheet(number, *one) for number, one in enumerate(read))

    @property
    def own_words(self) -> Mapping[str, str]:
        """The office's own words that it holds, and what they stand for."""
        words = self.known.words or {}
        return {word: words[word] for word in self.viewed.own_words}

    @property
    def last_time(self) -> LastTime | None:
        """What was set right where sheets with these headings were read before."""
        found = self.viewed.recognized
        if not found:
            return None
        shapes = [one.shape for one in self.known.shapes]
        made = as_last_time(shapes, found)
        latest = max((self.known.shapes[one.shape] for one in found), key=lambda one: one.kept_on)
        headings = {one.topic: self.known.shapes[one.shape].shape.headings for one in found}
        set_right = tuple(_with_heading(one, headings) for one in singly(made))
        return LastTime(latest.called, latest.kept_on, set_right, made.answers)

    @property
    def scratch(self) -> Path:
        """The file in which the reading lies."""
        return _scratch(self.folder)


def _with_heading(one: SetRight, headings: Mapping[str, Mapping[int, str]]) -> SetRight:
    """Name the column that is meant by its heading."""
    if not isinstance(one, ColumnMeans):
        return one
    return replace(one, heading=headings.get(one.topic, {}).get(one.column, one.heading))


def what_is_known(reader: Reader) -> Known:
    """Gather what the office knows of trackers."""
    return Known(reader.today, known_programs(reader), own_words(reader), known_shapes(reader))


def view_tracker(wanted: Wanted, desk: Path, watching: Watching = Watching()) -> TrackerView:
    """Read files in the child process, with what was set right so far; nothing changes.

    The reading and what is harvested lie in a new folder on the desk, which the caller clears.
    Raises FileRefused where a file will not do.
    """
    folder = Path(tempfile.mkdtemp(dir=desk))
    _harvest(folder).mkdir()
    known = wanted.known
    asked = Asked(
        known.today,
        wanted.corrections,
        words=known.words or {},
        shapes=tuple(one.shape for one in known.shapes),
    )
    child = watching.room.take() if watching.room is not None else None
    viewed = read_for_viewing(
        wanted.files, asked, _scratch(folder), _harvest(folder), _listener(watching), child
    )
    return TrackerView(viewed, folder, known, wanted.files)


def take_in(unit: Unit, view: TrackerView, choice: Choice, tell: Tell = untold) -> IntakeResult:
    """Take what was previewed into the office, as one errand; raising in `tell` stops it whole."""
    tell(0, _WHOLE)
    with uncollected():
        with closing(Scratch(view.scratch)) as scratch:
            reading = scratch.whole(view.viewed.sketch, in_part(tell, 0, _LOADED))
        understood = Understood(reading, view.viewed.corrections)
        preview = Preview(understood, _harvest(view.folder), view.files)
        return import_tracker(unit, preview, choice, in_part(tell, _LOADED, _WHOLE))


def _scratch(folder: Path) -> Path:
    return folder / "reading.db"


def _harvest(folder: Path) -> Path:
    return folder / "harvest"


def _listener(watching: Watching) -> Listener:
    """Hear the child for whoever watches; a check that raises ends it."""

    def cancelled() -> bool:
        watching.check()
        return False

    def on_progress(progress: Progress) -> None:
        watching.tell(round(progress.share * _WHOLE), _WHOLE if progress.share else 0)

    return Listener(on_progress, cancelled)
