"""Columns read by their cells, and the bare numbers in them."""

from collections.abc import Sequence

import pytest

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.columns import columns_of
from certtrack_app.rules.tracker.context import Context, Surroundings
from certtrack_app.rules.tracker.grid import grid_of
from certtrack_app.rules.tracker.header import header_at
from certtrack_app.rules.tracker.heads import head_of
from certtrack_app.rules.tracker.numbers import NumberUse, use_of_numbers
from certtrack_app.rules.tracker.profile import profile_of
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.words import Meaning, Mode
from tests.rules.tracker.corners import PEOPLE
from tests.rules.tracker.tracker_books import TODAY, Value, cell, sheet

WORDS = shipped_vocabulary()
READER = Interpreter(WORDS, TODAY)


def second(head: str, values: Sequence[Value]) -> Column:
    rows: list[list[Value]] = [["Name", head]]
    rows += [[who, value] for who, value in zip(PEOPLE, values, strict=False)]
    grid = grid_of(0, "f1", sheet(rows))
    body = grid.row_numbers[1:]
    return columns_of(grid, header_at(grid, 1, READER), body, READER, {})[1]


def test_a_few_unknown_words_among_words_of_status_leave_a_requirement() -> None:
    one = second("Zorbing", ["Completed", "Completed", "Completed", *["wug"] * 5])
    assert (one.meaning, one.title) == (Meaning.VALUE, "Zorbing")


def test_a_heading_of_particulars_over_words_of_status_is_a_requirement() -> None:
    one = second("Cohort", ["Completed", "In progress", "Completed"])
    assert (one.meaning, one.title) == (Meaning.VALUE, "Cohort")


@pytest.mark.parametrize(
    ("head", "mode"), [("Mandatory training", Mode.REQUIRED), ("Forecast", Mode.PLANNED)]
)
def test_a_heading_that_is_a_word_of_mode_sets_the_mode(head: str, mode: Mode) -> None:
    assert second(head, []).mode is mode
    assert second("Zorbing", []).mode is Mode.DONE


def use(*values: Value) -> NumberUse:
    head = head_of("Zorbing", WORDS)
    profile = profile_of([cell(n, 1, value) for n, value in enumerate(values, 1)], READER)
    return use_of_numbers(
        Context(
            topic="t", sheet_topic="s", title="Zorbing", meaning=Meaning.VALUE, mode=Mode.DONE,
            head=head, profile=profile, date_system=1900, interpreter=READER,
            corrections=Corrections(), surroundings=Surroundings(),
        )
    )  # fmt: skip


def test_bare_years_are_days_unless_amounts_with_units_stand_among_them() -> None:
    assert use(2017, 2018) is NumberUse.DATE
    assert use(2017, 2018, "5 hrs") is NumberUse.ASKED
