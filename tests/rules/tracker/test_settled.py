"""Questions that were answered are still told, with their cells and their answers."""

from dataclasses import replace

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import Place, Reading
from certtrack_app.rules.tracker.settled import settled_before, settled_in
from certtrack_app.rules.tracker.understand import understand
from tests.rules.tracker.tracker_books import TODAY, book, sheet

ROWS = (
    ("Name", "Ethics", "Exam"),
    ("Ana Lima", "Completed", "zorble"),
    ("Ben Okoro", "flarp", "Completed"),
    ("Cai Wu", "Completed", "zorble"),
)


def read(corrections: Corrections) -> Reading:
    return understand([book(sheet(ROWS))], shipped_vocabulary(), TODAY, corrections)


def test_an_answer_is_told_with_its_question_and_every_cell() -> None:
    topics = {one.raw: one.topic for one in read(Corrections()).questions}
    answers = {topics["zorble"]: "completed"}
    (settled,) = settled_before(read, Corrections(answers=answers))
    assert (settled.question.raw, settled.answer) == ("zorble", "completed")
    assert settled.question.cells == (Place(0, 2, 3), Place(0, 4, 3))
    assert settled_in(read(Corrections()), {}) == ()


def test_an_answer_that_leads_to_a_further_question_is_told_with_that_one_too() -> None:
    plain = read(Corrections())
    first, second = plain.questions[:2]

    def in_turn(corrections: Corrections) -> Reading:
        asked = (second,) if first.topic in corrections.answers else (first,)
        return replace(plain, questions=asked)

    answers = {first.topic: "completed", second.topic: "in_progress", "nobody asked": "x"}
    settled = settled_before(in_turn, Corrections(answers=answers))
    assert [one.answer for one in settled] == ["completed", "in_progress"]


def test_without_answers_nothing_is_read_again() -> None:
    def never(_corrections: Corrections) -> Reading:
        raise AssertionError

    assert settled_before(never, Corrections()) == ()
