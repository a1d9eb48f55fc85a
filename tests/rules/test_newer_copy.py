import pytest

from certtrack_app.rules.newer_copy import (
    CellPlace,
    Fate,
    LineComparison,
    SaidEarlier,
    SaidNow,
    compare_line,
)
from certtrack_app.rules.vocabulary import EvidenceState

IMPORTED = EvidenceState.IMPORTED_NOT_VERIFIED


def earlier(
    says: str, ref: str, state: EvidenceState | None = IMPORTED, sheet: str = "Tracker"
) -> SaidEarlier:
    return SaidEarlier(says, (CellPlace(sheet, ref),), 1 if state else None, state)


def now(says: str, ref: str, number: int = 0, sheet: str = "Tracker") -> SaidNow:
    return SaidNow(number, says, (CellPlace(sheet, ref),))


def fates(compared: LineComparison) -> list[Fate]:
    return [one.fate for one in compared.facts]


def test_what_nobody_said_before_is_new() -> None:
    assert fates(compare_line([now("4 h", "E5")], [])) == [Fate.NEW]


def test_the_same_word_is_unchanged_wherever_its_row_has_moved() -> None:
    compared = compare_line([now("4 h", "E9")], [earlier("4 h", "E5")])
    assert fates(compared) == [Fate.UNCHANGED]
    assert compared.gone == ()


def test_another_word_in_the_same_cell_takes_its_place() -> None:
    compared = compare_line([now("9 h", "E5")], [earlier("4 h", "E5")])
    assert fates(compared) == [Fate.CHANGED]
    assert compared.facts[0].earlier == earlier("4 h", "E5")


def test_so_it_does_where_somebody_was_added_in_a_row_above() -> None:
    assert fates(compare_line([now("9 h", "E6")], [earlier("4 h", "E5")])) == [Fate.CHANGED]


def test_the_sheet_of_another_year_takes_the_place_of_nothing() -> None:
    this_year = now("9 h", "E5", sheet="2026")
    assert fates(compare_line([this_year], [earlier("4 h", "E5", sheet="2025")])) == [Fate.NEW]


def test_a_log_that_grew_brings_only_its_new_row() -> None:
    before = [earlier("2 h", "C2"), earlier("3 h", "C3")]
    after = [now("2 h", "C2", 0), now("3 h", "C3", 1), now("1 h", "C4", 2)]
    assert fates(compare_line(after, before)) == [Fate.UNCHANGED, Fate.UNCHANGED, Fate.NEW]


def test_two_sessions_of_the_same_length_are_two() -> None:
    before = [earlier("2 h", "C2")]
    after = [now("2 h", "C7", 0), now("2 h", "C2", 1)]
    compared = compare_line(after, before)
    assert sorted(fates(compared)) == [Fate.NEW, Fate.UNCHANGED]


def test_several_changed_rows_of_a_log_are_not_guessed_together() -> None:
    before = [earlier("2 h", "C2"), earlier("3 h", "C3")]
    after = [now("5 h", "C9", 0), now("6 h", "C10", 1)]
    compared = compare_line(after, before)
    assert fates(compared) == [Fate.NEW, Fate.NEW]
    assert len(compared.gone) == 2


def test_what_nothing_says_any_more_is_gone() -> None:
    compared = compare_line([], [earlier("4 h", "E5")])
    assert compared.gone == (earlier("4 h", "E5"),)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        pytest.param(EvidenceState.CONFIRMED, Fate.DISPUTED, id="confirmed"),
        pytest.param(EvidenceState.SUBMITTED, Fate.DISPUTED, id="evaluators disagree"),
        pytest.param(EvidenceState.REJECTED, Fate.NEW, id="rejected, so handed in again"),
        pytest.param(EvidenceState.WITHDRAWN, Fate.NEW, id="withdrawn by a person"),
        pytest.param(None, Fate.CHANGED, id="no more than planned"),
    ],
)
def test_a_judged_word_is_not_replaced_by_another(state: EvidenceState | None, fate: Fate) -> None:
    assert fates(compare_line([now("9 h", "E5")], [earlier("4 h", "E5", state)])) == [fate]


def test_what_a_person_withdrew_does_not_come_back_with_the_next_copy() -> None:
    withdrawn = earlier("4 h", "E5", EvidenceState.WITHDRAWN)
    compared = compare_line([now("4 h", "E5")], [withdrawn])
    assert fates(compared) == [Fate.UNCHANGED]
