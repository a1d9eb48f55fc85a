from datetime import date

import pytest

from certtrack_app.rules.amounts import CreditWindow
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.requirement import Category
from certtrack_app.rules.vocabulary import DatePrecision
from tests.rules.adding_up import CREDITS, add_up, numbers
from tests.rules.facts import confirmed, hours_rule, paper_rule


def credit(number: int, accepted: float, category: str) -> EvidenceFact:
    return confirmed(number, accepted, category=category)


def test_credits_count_by_category_with_minimum_and_cap() -> None:
    found = add_up(CREDITS, credit(1, 23, "core"), credit(2, 20, "other"))
    assert numbers(found.accepted, found.counted) == (43, 39)
    assert found.missing == (
        "1 CCE of 40 CCE still wanted.",
        "At least 24 CCE of core competencies wanted; 23 CCE confirmed so far.",
        "At least 3 CCE of ethics wanted; 0 CCE confirmed so far.",
    )
    assert found.not_counted == ("4 CCE of resource development beyond the 16 CCE that count.",)


def test_a_category_within_another_counts_there_as_well() -> None:
    found = add_up(CREDITS, credit(1, 21, "core"), credit(2, 3, "ethics"), credit(3, 16, "other"))
    assert found.met


def test_credits_without_a_category_count_to_the_whole_alone() -> None:
    found = add_up(CREDITS, credit(1, 40, ""), credit(2, 5, "unheard of"))
    assert found.counted == 45
    assert not found.met


def test_categories_that_lie_within_each_other_do_not_hang() -> None:
    circle = (Category("a", within="b"), Category("b", within="a"))
    assert add_up(hours_rule(1, categories=circle), credit(1, 1, "a")).counted >= 0


CYCLE = CreditWindow(date(2026, 3, 1), date(2026, 3, 31), "the cycle")


@pytest.mark.parametrize(
    ("happened_on", "precision", "counts"),
    [
        pytest.param(date(2026, 2, 28), DatePrecision.DAY, False, id="the day before"),
        pytest.param(date(2026, 3, 1), DatePrecision.DAY, True, id="first day"),
        pytest.param(date(2026, 3, 31), DatePrecision.DAY, True, id="last day"),
        pytest.param(date(2026, 4, 1), DatePrecision.DAY, False, id="the day after"),
        pytest.param(date(2026, 2, 1), DatePrecision.MONTH, False, id="the month before"),
        pytest.param(date(2026, 1, 1), DatePrecision.YEAR, True, id="that year"),
        pytest.param(date(2025, 1, 1), DatePrecision.YEAR, False, id="the year before"),
    ],
)
def test_credits_outside_the_cycle_do_not_count_and_say_why(
    happened_on: date,
    precision: DatePrecision,
    counts: bool,  # noqa: FBT001 a case of the table
) -> None:
    fact = confirmed(1, 5, happened_on=happened_on, happened_precision=precision)
    found = add_up(hours_rule(5), fact, window=CYCLE)
    assert found.met is counts
    if not counts:
        assert "the cycle runs from 1 Mar 2026 through 31 Mar 2026" in found.not_counted[0]


def test_credits_of_an_unknown_day_are_taken_for_the_day_they_came() -> None:
    fact = confirmed(1, 5, received=70, happened_on=None)
    assert add_up(hours_rule(5), fact, window=CYCLE).met


@pytest.mark.parametrize(
    ("happened_on", "counts"),
    [
        pytest.param(date(2026, 2, 28), False, id="of the cycle before"),
        pytest.param(date(2026, 3, 31), True, id="last day"),
        pytest.param(date(2026, 4, 20), True, id="in grace, with the renewal itself"),
    ],
)
def test_a_declaration_may_come_after_the_cycle_and_not_before_it(
    happened_on: date,
    counts: bool,  # noqa: FBT001 a case of the table
) -> None:
    fact = confirmed(1, None, happened_on=happened_on)
    assert add_up(paper_rule(), fact, window=CYCLE).met is counts
