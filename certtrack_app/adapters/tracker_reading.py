"""From files to a reading: what the child process does with the books it has read."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from certtrack_app.adapters.read_child import Errand
from certtrack_app.adapters.tracker_child import (
    ORDINARY,
    Child,
    ChildLimits,
    Listener,
    run_in_child,
)
from certtrack_app.adapters.tracker_scratch import Sketch
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import Counts, Reading
from certtrack_app.rules.tracker.shapes import Recognized, Shape

NOBODY = Listener()
_WORK = "certtrack_app.adapters.tracker_work"


@dataclass(frozen=True)
class Asked:
    """What the child is asked for: the day, what the person set right, what the office knows.

    `answers` are by the key of a question (q1), as a preview that knows no office numbers them;
    they are kept by its topic from then on. `words` are the office's own, by folded text; `shapes`
    are looked for among the sheets.
    """

    today: date
    corrections: Corrections = field(default_factory=Corrections)
    answers: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Understood:
    """A reading, and what it was made with."""

    reading: Reading
    corrections: Corrections


@dataclass(frozen=True)
class Viewed:
    """A reading laid into a scratch file: its sketch, the office's words and shapes met in it."""

    sketch: Sketch
    corrections: Corrections
    own_words: tuple[str, ...]
    recognized: tuple[Recognized, ...]


@dataclass(frozen=True)
class Told:
    """What files say as text: the members of their JSON object, and what a person is told.

    `members` is the file they stand in, in UTF-8 and without the braces around them; `reading`
    is there where it was asked for.
    """

    members: Path
    refusal: str | None
    people: int
    requirements: int
    facts: int
    cells: Counts
    questions: tuple[str, ...]
    reading: Reading | None


@dataclass(frozen=True)
class ToTell:
    """Files to be told of: what is asked, where the text goes, whether the reading is wanted."""

    asked: Asked
    members: Path
    with_reading: bool = False


def waiting_child() -> Child:
    """Start a process that waits for a tracker, with everything it needs imported ahead."""
    return Child(_WORK)


def read_tracker(
    paths: Sequence[Path],
    asked: Asked,
    files_to: Path | None = None,
    limits: ChildLimits = ORDINARY,
    listener: Listener = NOBODY,
    child: Child | None = None,
) -> Understood:
    """Read and understand files in a process of its own, or in the one that waits for them.

    Raises FileRefused with the sentence to show, and Cancelled where the listener said so.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-") as folder:
        errand = Errand(tuple(paths), f"{_WORK}:understood", Path(folder), asked, files_to)
        return cast("Understood", run_in_child(errand, limits, listener, child))


def tell_tracker(paths: Sequence[Path], to_tell: ToTell, files_to: Path) -> Told:
    """Read and understand files as `read_tracker` does, but let the child write what they say.

    Nothing but counts is handed over, unless the reading is asked for.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-") as folder:
        errand = Errand(tuple(paths), f"{_WORK}:told", Path(folder), to_tell, files_to)
        return cast("Told", run_in_child(errand))


def view_tracker(
    paths: Sequence[Path],
    asked: Asked,
    scratch: Path,
    files_to: Path,
    listener: Listener = NOBODY,
    child: Child | None = None,
) -> Viewed:
    """Read and understand files as `read_tracker` does, but lay the reading into a scratch file."""
    with tempfile.TemporaryDirectory(prefix="certtrack-") as folder:
        work = f"{_WORK}:viewed"
        errand = Errand(tuple(paths), work, Path(folder), (asked, scratch), files_to)
        return cast("Viewed", run_in_child(errand, ORDINARY, listener, child))
