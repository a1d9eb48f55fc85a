"""A short stretch of the simulated years: every law holds, and was really tried."""

from datetime import date

import pytest

from tests.simulated.years import Span, years_of

BEFORE_A_LEAP_DAY = date(2027, 10, 12)
MOST_DAYS = 60
"""Checks in the stretch, at least."""


@pytest.mark.parametrize("seed", [11, 12])
def test_every_law_holds_over_five_months(seed: int) -> None:
    with years_of(Span(10, 140, seed, BEFORE_A_LEAP_DAY)) as years:
        assert years.laws.broken == []
        tried = years.laws.tried
    assert tried["twice changes nothing"] >= MOST_DAYS
    assert tried["closed as open"] > 0
    assert tried["what leaves is true"] > 0
    done = years.done
    assert min(done[what] for what in ("raised", "cleared", "queued", "held", "sent", "saved")) > 0
