from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.due import (
    ClockMarks,
    ClockVerdict,
    check_is_due,
    clock,
    clock_flag,
    next_check_at,
)
from certtrack_app.rules.vocabulary import FlagKind, Severity
from tests.rules.facts import LAW

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 5, 10)


def at(hour: int, minute: int = 0, day: int = 10, zone: ZoneInfo = PARIS) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=zone)


CHECKED = ClockMarks(at(9), TODAY, TODAY, at(9))


@pytest.mark.parametrize(
    ("marks", "now", "due"),
    [
        pytest.param(ClockMarks(), at(9), True, id="never checked"),
        pytest.param(ClockMarks(at(9)), at(9), True, id="no day on record"),
        pytest.param(CHECKED, at(9), False, id="just now"),
        pytest.param(CHECKED, at(9, 1), False, id="a minute ago"),
        pytest.param(CHECKED, at(14, 59), False, id="not quite six hours ago"),
        pytest.param(CHECKED, at(15), True, id="six hours ago"),
        pytest.param(ClockMarks(at(23, 59), TODAY, TODAY), at(0, 1, 11), True, id="midnight"),
        pytest.param(CHECKED, at(9, 0, 31), True, id="laptop closed for three weeks"),
        pytest.param(CHECKED, at(8), True, id="the clock went back"),
    ],
)
def test_a_check_is_due_by_the_wall_clock(
    marks: ClockMarks,
    now: datetime,
    due: bool,  # noqa: FBT001 a case of the table
) -> None:
    assert check_is_due(marks, now) is due


def test_the_next_check_is_after_the_interval_or_at_midnight() -> None:
    assert next_check_at(ClockMarks(), at(9)) == at(9)
    assert next_check_at(CHECKED, at(10)) == at(15)
    assert next_check_at(ClockMarks(at(22), TODAY, TODAY), at(23)) == at(0, 0, 11)
    assert next_check_at(CHECKED, at(16)) == at(16)


def test_the_hour_that_comes_twice_in_autumn_is_no_clock_set_back() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    second = first.replace(fold=1)
    marks = ClockMarks(first.astimezone(UTC), first.date(), first.date())
    assert not check_is_due(marks, second.astimezone(timezone(timedelta(hours=1))))


def test_today_is_the_day_of_the_clock() -> None:
    assert clock(ClockMarks(), TODAY) == ClockVerdict(TODAY, set_back=False)
    assert clock(CHECKED, TODAY) == ClockVerdict(TODAY, set_back=False)
    later = date(2026, 6, 1)
    assert clock(CHECKED, later) == ClockVerdict(later, set_back=False)


def test_a_clock_set_back_keeps_the_latest_day_seen_and_is_flagged() -> None:
    found = clock(CHECKED, date(2026, 4, 1))
    assert (found.today, found.set_back) == (TODAY, True)
    assert found.because == (
        "This computer says 1 Apr 2026, but the office has already seen 10 May 2026. "
        "Everything is reckoned for 10 May 2026 meanwhile."
    )
    flagged = clock_flag(found)
    assert flagged is not None
    assert (flagged.kind, flagged.severity) == (FlagKind.CLOCK_PROBLEM, Severity.URGENT)
    assert flagged.key == "clock_problem:2026-05-10"


def test_a_clock_that_is_right_raises_no_flag() -> None:
    assert clock_flag(clock(CHECKED, TODAY)) is None


def test_traveling_west_over_midnight_is_no_clock_set_back() -> None:
    half_past = at(0, 30, 11)
    after_midnight = ClockMarks(half_past, half_past.date(), half_past.date(), half_past)
    in_new_york = at(1, 0, 11).astimezone(ZoneInfo("America/New_York"))
    found = clock(after_midnight, in_new_york.date(), in_new_york)
    assert found == ClockVerdict(date(2026, 5, 11), set_back=False)


@pytest.mark.parametrize(
    ("day", "now"),
    [
        pytest.param(date(2026, 5, 9), at(8, 0, 9), id="a day back"),
        pytest.param(date(2026, 5, 9), None, id="a day back, no moment known"),
        pytest.param(date(2026, 5, 8), at(12), id="two days back are no journey"),
    ],
)
def test_a_day_that_comes_back_without_a_journey_is_a_clock_set_back(
    day: date, now: datetime | None
) -> None:
    assert clock(CHECKED, day, now).set_back


def test_a_second_look_at_a_clock_set_back_by_a_day_finds_it_set_back_still() -> None:
    yesterday = at(8, 0, 9)
    looked_at = ClockMarks(yesterday, yesterday.date(), TODAY, at(9))
    assert clock(looked_at, yesterday.date(), yesterday + timedelta(hours=1)).set_back
    assert not clock(looked_at, TODAY, at(10)).set_back


@LAW
@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 1, 1)), min_size=1))
def test_the_day_reckoned_with_never_goes_back(days: list[date]) -> None:
    marks = ClockMarks()
    for day in days:
        found = clock(marks, day)
        assert found.today >= (marks.latest_day or found.today)
        assert found.set_back is (day < found.today)
        marks = ClockMarks(None, found.today, found.today)
