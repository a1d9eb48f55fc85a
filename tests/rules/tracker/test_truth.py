"""Whatever the layout and the way of writing: the reader finds the truth, or asks."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certtrack_app.rules.tracker.cells import Sheet
from tests.rules.tracker.test_account import accounted
from tests.rules.tracker.tracker_books import read
from tests.rules.tracker.truths import LAYOUTS, Office

SEEDS = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_truth_is_found_or_asked_about(
    layout: Callable[[Office], Sheet | Sequence[Sheet]],
) -> None:
    @SEEDS
    @given(st.integers(0, 1_000_000))
    def found(seed: int) -> None:
        check(seed, layout)

    found()


def check(seed: int, layout: Callable[[Office], Sheet | Sequence[Sheet]]) -> None:
    """Read one invented office and compare it with its truth."""
    office = Office.of(seed)
    made = layout(office)
    sheets = [made] if isinstance(made, Sheet) else list(made)
    reading = read(*sheets)
    accounted(reading, *sheets)
    told = {
        (reading.people[f.person].name, reading.requirements[f.requirement].title): f
        for f in reading.facts
    }
    stated = {person for person, _ in office.truth}
    assert stated <= {person.name for person in reading.people} <= set(office.people)
    for key, fact in told.items():
        assert fact.asked or (fact.status.value, fact.on) == office.truth.get(key), (key, fact)
    missing = [key for key in office.truth if key not in told]
    assert not missing
    assert len(reading.questions) <= 2 * len(office.titles) + 4
