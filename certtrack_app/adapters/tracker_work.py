"""What the reading process does with the books it has read; imported ahead while it waits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from rapidfuzz.fuzz import WRatio

from certtrack_app.adapters.read_child import Desk
from certtrack_app.adapters.tracker_reading import Asked, Understood
from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.errors import Refusal
from certtrack_app.rules.tracker.as_json import answers_by_topic, question_key
from certtrack_app.rules.tracker.cells import Book
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.understand import understand


def understood(books: Sequence[Book], desk: Desk) -> Understood:
    """Understand books as asked."""
    asked = cast("Asked", desk.argument)
    vocabulary, corrections = shipped_vocabulary(), asked.corrections
    reading = understand(books, vocabulary, asked.today, corrections, likeness)
    if asked.answers:
        refuse_answers(reading, asked.answers)
        answers = answers_by_topic(reading, asked.answers)
        corrections = replace(corrections, answers={**corrections.answers, **answers})
        reading = understand(books, vocabulary, asked.today, corrections, likeness)
    return Understood(reading, corrections, tuple(books) if asked.with_cells else ())


def refuse_answers(reading: Reading, answers: Mapping[str, str]) -> None:
    """Refuse an answer to a question nobody asked, or one that is none of its choices."""
    asked = {question_key(number): one for number, one in enumerate(reading.questions)}
    for key, answer in answers.items():
        if key not in asked:
            known = f"The questions are {', '.join(asked)}." if asked else "Nothing is asked."
            raise Refusal(f"There is no question “{key}”. {known}")
        choices = asked[key].choices
        if choices and answer not in choices:
            raise Refusal(f"“{answer}” is no answer to {key}. Choose one of: {', '.join(choices)}.")


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    return float(WRatio(one, other)) / 100


shipped_vocabulary()
