"""From files to a reading: what the child process does with the books it has read."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from certtrack_app.adapters.read_child import Desk, Errand
from certtrack_app.adapters.tracker_child import ORDINARY, ChildLimits, Listener, run_in_child
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.reading import Reading

NOBODY = Listener()
_WORK = "certtrack_app.adapters.tracker_reading:understood"


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


def read_tracker(
    paths: Sequence[Path],
    asked: Asked,
    files_to: Path | None = None,
    limits: ChildLimits = ORDINARY,
    listener: Listener = NOBODY,
) -> Understood:
    """Read and understand files in a process of its own.

    Raises FileRefused with the sentence to show, and Cancelled where the listener said so.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-") as folder:
        errand = Errand(tuple(paths), _WORK, Path(folder), asked, files_to)
        return cast("Understood", run_in_child(errand, limits, listener))


def understood(books: Sequence[Book], desk: Desk) -> Understood:
    """Understand books as asked, in the child."""
    from certtrack_app.adapters.vocabularies import shipped_vocabulary
    from certtrack_app.rules.tracker.as_json import answers_by_topic
    from certtrack_app.rules.tracker.understand import understand

    asked = cast("Asked", desk.argument)
    vocabulary, corrections = shipped_vocabulary(), asked.corrections
    reading = understand(books, vocabulary, asked.today, corrections, _likeness)
    if asked.answers:
        answers = answers_by_topic(reading, asked.answers)
        corrections = replace(corrections, answers={**corrections.answers, **answers})
        reading = understand(books, vocabulary, asked.today, corrections, _likeness)
    return Understood(reading, corrections, tuple(books) if asked.with_cells else ())


def _likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    from rapidfuzz.fuzz import WRatio

    return float(WRatio(one, other)) / 100
