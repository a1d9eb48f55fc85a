"""What a person sets right stands singly, the later word on the same thing first."""

from decimal import Decimal

import pytest

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.set_right import (
    AllRead,
    ColumnMeans,
    Defined,
    GoesUnder,
    HeadingAt,
    LaidOut,
    ReadsAs,
    SameAs,
    SetRight,
    TwoThings,
    corrections_of,
    is_whole_row,
    needs_reading,
    singly,
    with_one_more,
)
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.rules.vocabulary import RequirementKind

T = "f1/Tracker"
HOURS = Defined("Mentor hrs", RequirementKind.HOURS, Decimal(60), "h", 90)
LATER = Defined("mentor hrs", RequirementKind.HOURS, Decimal(40), "h", None)
PAIRS: tuple[tuple[SetRight, SetRight], ...] = (
    (HeadingAt(T, 3), HeadingAt(T, 0)),
    (LaidOut(T, Layout.WIDE), LaidOut(T, Layout.NONE)),
    (ColumnMeans(T, 2, Meaning.DATE, "Exam", "x"), ColumnMeans(T, 2, Meaning.NAME, None, "x")),
    (GoesUnder("Mentor hrs", "Mentoring"), GoesUnder("mentor hrs", "Mentor hours")),
    (ReadsAs(T, 4, 2, "completed", "tbc"), ReadsAs(T, 4, 2, "waived", "tbc")),
    (AllRead(T, 2, "TBC", "completed"), AllRead(T, 2, "tbc", "waived")),
    (HOURS, LATER),
    (SameAs("Exam", "E1"), SameAs("exam", "")),
    (TwoThings("Mentor hrs", "Mentor hours"), TwoThings("mentor hours", "mentor hrs")),
)


@pytest.mark.parametrize(("first", "later"), PAIRS)
def test_the_later_word_on_the_same_thing_stands(first: SetRight, later: SetRight) -> None:
    other = HeadingAt("f1/Other", 1)
    assert with_one_more((first, other), later) == (other, later)


def test_what_is_said_of_columns_goes_where_a_sheet_is_turned() -> None:
    elsewhere = ColumnMeans("f1/Other", 2, Meaning.DATE, None, "")
    before = (*(one for one, _ in PAIRS), elsewhere)
    turned = with_one_more(before, LaidOut(T, Layout.TRANSPOSED))
    assert {type(one) for one in before} - {type(one) for one in turned} == {AllRead}
    assert elsewhere in turned
    assert PAIRS[2][0] not in turned


def test_a_reading_obeys_what_was_set_right() -> None:
    made = corrections_of([one for one, _ in PAIRS], {"value/tbc": "completed"})
    assert made == Corrections(
        answers={"value/tbc": "completed"},
        headers={T: 3},
        layouts={T: Layout.WIDE},
        columns={(T, 2): Meaning.DATE},
        titles={(T, 2): "Exam"},
        requirements={"mentor hrs": "Mentoring"},
        cells={(T, 4, 2): "completed"},
        column_values={(T, 2, "tbc"): "completed"},
    )
    assert corrections_of([PAIRS[2][1]], {}).titles == {}


def test_titles_go_under_the_last_of_a_chain_and_a_ring_ends() -> None:
    chain = [GoesUnder("a", "B"), GoesUnder("b", "C")]
    assert corrections_of(chain, {}).requirements == {"a": "C", "b": "C"}
    ring = [GoesUnder("a", "B"), GoesUnder("b", "A")]
    assert corrections_of(ring, {}).requirements == {"a": "A", "b": "B"}


def test_corrections_can_be_taken_apart_and_put_together() -> None:
    made = corrections_of([one for one, _ in PAIRS], {})
    assert corrections_of(singly(made), {}) == made


def test_definitions_need_no_other_reading() -> None:
    read_anew = [needs_reading(one) for one, _ in PAIRS]
    assert read_anew == [True] * 6 + [False] * 3


def test_a_row_is_told_from_a_cell() -> None:
    assert is_whole_row(ReadsAs(T, 4, 0, "ignore", "Total"))
    assert not is_whole_row(ReadsAs(T, 4, 2, "ignore", "Total"))
