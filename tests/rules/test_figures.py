from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.figures import (
    CompletionFact,
    Period,
    Span,
    kaplan_meier_median,
    time_by_requirement,
    time_to_completion,
)
from tests.rules.facts import LAW, away, day

EVER = Period(day(400))


def done(number: int, days: int, start: int = 0) -> CompletionFact:
    return CompletionFact(number, day(start), completed_on=day(start + days))


def on_the_way(number: int, start: int) -> CompletionFact:
    return CompletionFact(number, day(start))


def test_the_median_of_people_who_all_completed_is_the_plain_one() -> None:
    found = time_to_completion([done(1, 30), done(2, 50), done(3, 90)], EVER)
    assert (found.days, found.median_of_completers) == (50, 50.0)
    assert (found.n, found.completed, found.still_on_the_way) == (3, 3, 0)
    assert found.rows == (1, 2, 3)


def test_people_still_on_the_way_are_censored_and_not_left_out() -> None:
    facts = [done(1, 30), done(2, 50), on_the_way(3, 340), on_the_way(4, 300), on_the_way(5, 0)]
    found = time_to_completion(facts, EVER)
    # 1 - 1/5 = 0.8 at 30, then 0.8 x (1 - 1/4) = 0.6 at 50: half never completes.
    assert (found.days, found.median_of_completers) == (None, 40.0)
    assert (found.n, found.completed, found.still_on_the_way) == (5, 2, 3)


def test_the_estimate_of_kaplan_and_meier_on_a_worked_example() -> None:
    # Freireich's 6-MP arm of 21 patients (1963), the textbooks' example: median 23 weeks.
    remissions = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    spans = [Span(-1, week, completed=True) for week in remissions]
    spans += [Span(-1, week, completed=False) for week in censored]
    assert kaplan_meier_median(spans) == 23


def test_nobody_has_no_median() -> None:
    found = time_to_completion([], EVER)
    assert (found.days, found.median_of_completers, found.n) == (None, None, 0)


def test_leave_is_removed() -> None:
    fact = CompletionFact(1, day(0), completed_on=day(60), leaves=(away(10, 29),))
    assert time_to_completion([fact], EVER).days == 40


def test_completion_on_the_day_of_enrollment_is_no_days() -> None:
    assert time_to_completion([done(1, 0)], EVER).days == 0


def test_who_withdrew_is_censored_and_not_on_the_way() -> None:
    gone = CompletionFact(1, day(0), left_on=day(20))
    found = time_to_completion([gone, done(2, 30)], EVER)
    assert (found.days, found.n, found.completed, found.still_on_the_way) == (30, 2, 1, 0)


def test_a_period_counts_what_was_under_way_in_it() -> None:
    facts = [
        done(1, 10),
        done(2, 60, 20),
        CompletionFact(3, day(40), completed_on=day(150)),
        on_the_way(4, 200),
    ]
    found = time_to_completion(facts, Period(day(100), day(50)))
    assert found.rows == (2, 3)
    assert (found.completed, found.still_on_the_way) == (1, 1)


def test_who_completed_before_the_period_does_not_distort_it() -> None:
    # Seen from day 50 on, only those count who were still under way then, and only since then.
    slow = [CompletionFact(number, day(0), completed_on=day(100 + number)) for number in range(3)]
    fast = [done(number, 40, 45) for number in range(10, 14)]
    found = time_to_completion([*slow, *fast], Period(day(200), day(50)))
    assert found.days == 40
    first_day = [CompletionFact(1, day(0), completed_on=day(50))]
    assert time_to_completion(first_day, Period(day(200), day(50))).days == 50


def test_who_began_earlier_is_at_risk_from_the_first_day_of_the_period_and_not_before() -> None:
    # On day 59 the third has worked 49 days; the others were there on their 49th, but unseen.
    facts = [on_the_way(1, 0), on_the_way(2, 0), CompletionFact(3, day(10), day(59))]
    assert time_to_completion(facts, Period(day(100), day(50))).days == 49
    # On their 50th day they were seen, so that three are at risk and one in three completes.
    facts = [on_the_way(1, 0), on_the_way(2, 0), CompletionFact(3, day(10), day(60))]
    assert time_to_completion(facts, Period(day(100), day(50))).days is None


def test_completion_on_the_last_day_of_the_period_counts_in_it() -> None:
    found = time_to_completion([done(1, 30)], Period(day(30)))
    assert (found.completed, found.still_on_the_way) == (1, 0)


def test_imported_enrollments_count_and_are_named() -> None:
    brought = CompletionFact(9, day(0), completed_on=day(30), imported=True)
    assert time_to_completion([brought, done(1, 40)], EVER).imported == (9,)


def test_each_requirement_has_its_own_median() -> None:
    facts = [
        CompletionFact(1, day(0), completed_on=day(10), requirement="Exam"),
        CompletionFact(2, day(0), completed_on=day(40), requirement="Hours"),
        CompletionFact(3, day(0), requirement="Exam"),
    ]
    found = time_by_requirement(facts, EVER)
    assert [(one.requirement, one.days, one.n) for one in found] == [
        ("Exam", 10, 2),
        ("Hours", 40, 1),
    ]


@pytest.mark.parametrize(("count", "inside"), [(4, False), (5, True), (9, True), (10, False)])
def test_a_period_holds_its_first_and_last_day(
    count: int,
    inside: bool,  # noqa: FBT001 a case of the table
) -> None:
    assert Period(day(9), day(5)).holds(day(count)) is inside


spans = st.lists(
    st.builds(Span, enters=st.just(-1), exits=st.integers(0, 50), completed=st.booleans()),
    max_size=12,
)


@LAW
@given(spans, st.integers(0, 50))
def test_censoring_more_people_never_shortens_the_median(found: list[Span], exits: int) -> None:
    before = kaplan_meier_median(found)
    after = kaplan_meier_median([*found, Span(-1, exits, completed=False)])
    assert after is None or (before is not None and before <= after)


@LAW
@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_without_censoring_it_is_the_first_day_by_which_half_completed(times: list[int]) -> None:
    found = kaplan_meier_median([Span(-1, time, completed=True) for time in times])
    assert found == sorted(times)[(len(times) - 1) // 2]


def test_the_last_day_of_a_period_censors_what_came_later() -> None:
    later = CompletionFact(1, date(2026, 1, 1), completed_on=date(2026, 6, 1))
    found = time_to_completion([later], Period(date(2026, 3, 1)))
    assert (found.days, found.completed, found.still_on_the_way) == (None, 0, 1)
