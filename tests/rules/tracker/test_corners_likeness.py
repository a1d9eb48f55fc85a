"""Names compared: the same, compatible, similar, or those of different people."""

from difflib import SequenceMatcher

import pytest

from certtrack_app.rules.tracker.likeness import Alike, alike


def ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("john smith", "john smith", Alike.SAME),
        ("john smith", "smith john", Alike.SAME),
        ("maria ngaya an", "maria ngayaan", Alike.SAME),
        ("j smith", "john smith", Alike.COMPATIBLE),
        ("john smith", "john peter smith", Alike.COMPATIBLE),
        ("maria ngaya an", "maria b ngayaan", Alike.COMPATIBLE),
        ("jsmith", "john smith", Alike.COMPATIBLE),
        ("smithj2", "john smith", Alike.COMPATIBLE),
        ("jon smith", "john smith", Alike.SIMILAR),
        ("mary smith", "john smith", Alike.DIFFERENT),
        ("blogin", "john smith", Alike.DIFFERENT),
        ("anna", "anne", Alike.DIFFERENT),
        ("coach 1001", "coach 1002", Alike.DIFFERENT),
        ("", "john smith", Alike.DIFFERENT),
    ],
)
def test_two_names_are_as_alike_as_a_person_would_say(
    one: str, other: str, expected: Alike
) -> None:
    assert alike(one, other, ratio) is expected
    assert alike(other, one, ratio) is expected


def test_without_a_measure_a_slip_of_the_pen_is_another_name() -> None:
    assert alike("jon smith", "john smith") is Alike.DIFFERENT
