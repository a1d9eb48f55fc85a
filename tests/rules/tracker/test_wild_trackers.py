"""In every language, layout and way of writing: the reader finds the truth, or asks.

A few examples each by default; CERTTRACK_WILD=2000 tries so many of each layout.
"""

import os
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certtrack_app.rules.tracker.cells import Sheet
from certtrack_app.rules.tracker.reading import Fact, Reading
from certtrack_app.rules.tracker.text import fold
from tests.rules.tracker.test_account import accounted
from tests.rules.tracker.tracker_books import read
from tests.rules.tracker.wild_noise import NOISY
from tests.rules.tracker.wild_trackers import LAYOUTS, WildOffice

EXAMPLES = int(os.environ.get("CERTTRACK_WILD", "12"))
SEEDS = settings(max_examples=EXAMPLES, deadline=None)


@pytest.mark.parametrize("layout", [*LAYOUTS, *NOISY], ids=lambda layout: layout.__name__)
def test_a_tracker_of_any_office_is_read_right_or_asked_about(
    layout: Callable[[WildOffice], Sequence[Sheet]],
) -> None:
    @SEEDS
    @given(st.integers(0, 1_000_000))
    def found(seed: int) -> None:
        check(seed, layout)

    found()


def check(seed: int, layout: Callable[[WildOffice], Sequence[Sheet]]) -> None:
    """Read one invented office and compare it with its truth."""
    office = WildOffice.of(seed)
    sheets = layout(office)
    reading = read(*sheets)
    accounted(reading, *sheets)
    stated = {fold(person) for person, _ in office.truth}
    people = {fold(person.name) for person in reading.people}
    assert stated <= people <= {fold(person) for person in office.people}, people
    truth = {(fold(p), fold(t)): fact for (p, t), fact in office.truth.items()}
    told = by_name(reading)
    for key, fact in told.items():
        assert fact.asked or (fact.status.value, fact.on) == truth.get(key), (key, fact)
    unread = [key for key in truth if key not in told]
    assert not unread or any(question.proposed is None for question in reading.questions), unread
    assert len(reading.questions) <= len(office.titles) + 4, reading.questions


def by_name(reading: Reading) -> dict[tuple[str, str], Fact]:
    """The facts by folded names of person and requirement."""
    return {
        (fold(reading.people[f.person].name), fold(reading.requirements[f.requirement].title)): f
        for f in reading.facts
    }
