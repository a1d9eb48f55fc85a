"""What the reading process does with the books it has read; imported ahead while it waits."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from rapidfuzz.fuzz import WRatio

from certtrack_app.adapters.read_child import Desk
from certtrack_app.adapters.tracker_reading import Asked, Understood
from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.as_json import answers_by_topic
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.understand import understand


def understood(books: Sequence[Book], desk: Desk) -> Understood:
    """Understand books as asked."""
    asked = cast("Asked", desk.argument)
    vocabulary, corrections = shipped_vocabulary(), asked.corrections
    reading = understand(books, vocabulary, asked.today, corrections, likeness)
    if asked.answers:
        answers = answers_by_topic(reading, asked.answers)
        corrections = replace(corrections, answers={**corrections.answers, **answers})
        reading = understand(books, vocabulary, asked.today, corrections, likeness)
    return Understood(reading, corrections, tuple(books) if asked.with_cells else ())


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    return float(WRatio(one, other)) / 100


shipped_vocabulary()
