"""What the reading process does with the books it has read; imported ahead while it waits."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import cast

from certtrack_app.adapters.likeness import likeness
from certtrack_app.adapters.read_child import Desk
from certtrack_app.adapters.tracker_reading import Asked, Told, ToTell, Understood, Viewed
from certtrack_app.adapters.tracker_scratch import lay
from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.errors import Refusal
from certtrack_app.rules.tracker.as_json import answers_by_topic, json_members, question_key
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Book, CellKind
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.settled import settled_before
from certtrack_app.rules.tracker.shapes import Recognized, Shape, recognized
from certtrack_app.rules.tracker.statuses import value_topic
from certtrack_app.rules.tracker.stray_files import stray_files
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.understand import understand


def understood(books: Sequence[Book], desk: Desk) -> Understood:
    """Understand books as asked."""
    return _understood(books, cast("Asked", desk.argument))


def viewed(books: Sequence[Book], desk: Desk) -> Viewed:
    """Understand books as asked, and lay the reading into the scratch file."""
    asked, scratch = cast("tuple[Asked, Path]", desk.argument)
    done = _understood(books, asked)
    sketch = lay(scratch, books, done.reading)
    words = tuple(sorted(done.corrections.values))
    return Viewed(sketch, done.corrections, words, _recognized(books, asked.shapes))


def told(books: Sequence[Book], desk: Desk) -> Told:
    """Understand books as asked, and write what they say."""
    to_tell = cast("ToTell", desk.argument)
    reading = _understood(books, to_tell.asked).reading
    desk.say("Writing it down", 0.8)
    refusal = reading.no_tracker or stray_files(reading) or None
    with to_tell.members.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(json_members(reading, refusal))
    return Told(
        members=to_tell.members,
        refusal=refusal,
        people=len(reading.people),
        requirements=len(reading.requirements),
        facts=len(reading.facts),
        cells=reading.counts,
        questions=tuple(
            f"{question_key(number)}: {one.about}: {one.raw}"
            for number, one in enumerate(reading.questions)
        ),
        reading=reading if to_tell.with_reading else None,
    )


def _understood(books: Sequence[Book], asked: Asked) -> Understood:
    vocabulary, corrections = shipped_vocabulary(), asked.corrections
    if asked.answers:
        plain = understand(books, vocabulary, asked.today, corrections, likeness)
        refuse_answers(plain, asked.answers)
        answers = answers_by_topic(plain, asked.answers)
        corrections = replace(corrections, answers={**corrections.answers, **answers})
    if asked.words:
        corrections = replace(corrections, values=_values(books, asked.words, corrections))

    def read(obeyed: Corrections) -> Reading:
        return understand(books, vocabulary, asked.today, obeyed, likeness)

    reading = replace(read(corrections), settled=settled_before(read, corrections))
    return Understood(reading, corrections)


def _values(
    books: Sequence[Book], words: Mapping[str, str], corrections: Corrections
) -> Mapping[str, str]:
    """The office's words that stand in the books, but for those that were answered about anew."""
    met = words.keys() & _words_of(books)
    own = {word: words[word] for word in met if value_topic(word) not in corrections.answers}
    return {**own, **corrections.values}


def _words_of(books: Sequence[Book]) -> AbstractSet[str]:
    """The distinct texts of all cells, folded."""
    texts = {
        cell.value
        for book in books
        for sheet in book.sheets
        for cell in sheet.cells
        if cell.kind is CellKind.TEXT
    }
    return {fold(str(text)) for text in texts}


def _recognized(books: Sequence[Book], shapes: Sequence[Shape]) -> tuple[Recognized, ...]:
    if not shapes:
        return ()
    sheets = [(book, sheet) for book in books for sheet in book.sheets]
    return recognized([grid_of(n, b.key, s) for n, (b, s) in enumerate(sheets)], shapes)


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


shipped_vocabulary()
