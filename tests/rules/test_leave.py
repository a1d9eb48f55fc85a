from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.leave import (
    Leave,
    days_past_leave,
    first_day_back,
    leave_changes_on,
    leave_days_between,
    on_leave,
)
from tests.rules.facts import LAW, START, away, day, days_from_start

leaves = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 60)).map(
        lambda span: away(span[0], span[0] + span[1])
    ),
    max_size=4,
).map(tuple)


def test_without_leave_days_are_plain_days() -> None:
    assert days_past_leave(START, 30, (), day(0)).on == day(30)


@pytest.mark.parametrize(
    ("leave", "on", "leave_days"),
    [
        pytest.param(away(10, 19), 40, 10, id="leave within the days"),
        pytest.param(away(30, 39), 40, 10, id="leave begins on the day itself"),
        pytest.param(away(31, 40), 30, 0, id="leave begins after"),
        pytest.param(away(-20, -5), 30, 0, id="leave before"),
        pytest.param(away(-5, 4), 34, 4, id="leave that had begun before"),
        pytest.param(away(30, 30), 31, 1, id="one day of leave, on the day itself"),
    ],
)
def test_leave_moves_a_day_by_its_length(leave: Leave, on: int, leave_days: int) -> None:
    reckoned = days_past_leave(START, 30, (leave,), day(100))
    assert (reckoned.on, reckoned.leave_days) == (day(on), leave_days)


def test_leaves_that_overlap_count_each_day_once() -> None:
    assert days_past_leave(START, 30, (away(10, 19), away(15, 24)), day(0)).on == day(45)
    assert days_past_leave(START, 30, (away(10, 24), away(12, 14)), day(0)).on == day(45)


def test_a_second_leave_counts_when_the_first_moved_the_day_into_it() -> None:
    assert days_past_leave(START, 30, (away(10, 19), away(35, 36)), day(0)).on == day(42)


def test_leave_without_a_last_day_moves_the_day_on_day_by_day() -> None:
    open_leave = (away(10),)
    assert days_past_leave(START, 30, open_leave, day(5)).on == day(30)
    assert days_past_leave(START, 30, open_leave, day(9)).on == day(30)
    assert days_past_leave(START, 30, open_leave, day(10)).on == day(31)
    assert days_past_leave(START, 30, open_leave, day(20)).on == day(41)


def test_the_days_of_leave_are_first_and_last_included() -> None:
    assert [on_leave([away(3, 4)], day(count)) for count in (2, 3, 4, 5)] == [
        False,
        True,
        True,
        False,
    ]
    assert on_leave([away(3)], day(300))


def test_the_first_day_back_is_the_day_itself_unless_it_is_leave() -> None:
    taken = (away(3, 4), away(5, 9), away(20, 22))
    assert first_day_back(day(2), taken, day(50)) == day(2)
    assert first_day_back(day(4), taken, day(50)) == day(10)
    assert first_day_back(day(12), taken, day(50)) == day(12)
    assert first_day_back(day(12), (away(11),), day(50)) == day(51)


def test_leave_changes_on_its_first_day_and_on_the_day_after_its_last() -> None:
    assert leave_changes_on([away(3, 4)], day(0)) == day(3)
    assert leave_changes_on([away(3, 4)], day(3)) == day(5)
    assert leave_changes_on([away(3, 4)], day(5)) is None
    assert leave_changes_on([away(3)], day(0)) == day(3)
    assert leave_changes_on([away(3)], day(7)) == day(8)


@LAW
@given(leaves, st.integers(0, 100), days_from_start)
def test_exactly_the_wanted_number_of_days_without_leave_go_by(
    taken: tuple[Leave, ...], wanted: int, today: date
) -> None:
    on = days_past_leave(START, wanted, taken, today).on
    span = (on - START).days
    worked = [not on_leave(taken, START + timedelta(days=count)) for count in range(1, span + 1)]
    assert sum(worked) == wanted
    assert not worked or worked[-1] or wanted == 0
    assert leave_days_between(START, on, taken, today) == span - wanted
