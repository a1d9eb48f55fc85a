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
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.reading import Reading

NOBODY = Listener()
_WORK = "certtrack_app.adapters.tracker_work"


@dataclass(frozen=True)
class Asked:
    """What the child is asked for: the day, what the person set right, and whether cells too.

    `answers` are by the key of a question (q1); they are kept by its topic from then on.
    """

    today: date
    corrections: Corrections = field(default_factory=Corrections)
    answers: Mapping[str, str] = field(default_factory=dict)
    with_cells: bool = False


@dataclass(frozen=True)
class Understood:
    """A reading, and the books themselves where somebody wants to look at the cells."""

    reading: Reading
    corrections: Corrections
    books: tuple[Book, ...] = ()


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
