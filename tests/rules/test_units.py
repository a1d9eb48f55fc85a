from decimal import Decimal

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.units import canonical_unit, in_unit, same_unit


@pytest.mark.parametrize("word", ["h", "hrs", "Hours", " hr. ", "HOUR"])
def test_all_words_for_hours_are_one_unit(word: str) -> None:
    assert canonical_unit(word) == "h"
    assert same_unit(word, "hours")


def test_a_word_nobody_knows_stays_its_own_unit() -> None:
    assert canonical_unit("CCE") == "cce"
    assert not same_unit("CCE", "credits")


@pytest.mark.parametrize(
    ("amount", "unit", "wanted", "found"),
    [
        ("90", "minutes", "h", "1.5"),
        ("20", "min", "h", "0.333"),
        ("1.5", "hours", "min", "90"),
        ("3", "", "sessions", "3"),
        ("3", "Sessions", "sessions", "3"),
    ],
)
def test_an_amount_is_turned_into_the_unit_that_is_wanted(
    amount: str, unit: str, wanted: str, found: str
) -> None:
    assert in_unit(Decimal(amount), unit, wanted) == Decimal(found)


@pytest.mark.parametrize(("unit", "wanted"), [("sessions", "h"), ("h", "sessions"), ("h", "")])
def test_an_amount_in_the_wrong_unit_is_refused_and_named(unit: str, wanted: str) -> None:
    with pytest.raises(Refusal, match=f"“3 {unit}” cannot be counted here"):
        in_unit(Decimal(3), unit, wanted)
