"""What a cell was taken for, as the preview marks and names it."""

from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui.intake_meanings import Taken, meaning_in_words, sign, taken_for


def test_every_kind_of_cell_has_a_mark_and_words_of_its_own() -> None:
    signs = [sign(taken) for taken in Taken]
    assert len({one.icon for one in signs}) == len({one.words for one in signs}) == len(signs)
    for meaning in Meaning:
        assert taken_for(meaning) in Taken
        assert meaning_in_words(meaning)
