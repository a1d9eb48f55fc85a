from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.checklist import ChecklistVerdict
from certtrack_app.rules.requirement import Quota, QuotaKind
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceClaim, LineStatus, Phase
from tests.rules.facts import (
    LAW,
    START,
    away,
    confirmed,
    day,
    hours_rule,
    imported,
    line,
    paper_rule,
    submitted,
    verdict,
)

TODAY = day(100)
EXAM = paper_rule("exam", prerequisites=("hours",))


def test_a_line_without_prerequisites_is_open_since_enrollment() -> None:
    (found,) = verdict(line(hours_rule()), today=TODAY).lines
    assert found.opening.since == START
    assert found.opening.because == "Open since enrollment on 1 Jan 2026."


def test_a_renewal_counts_from_its_start_and_says_so() -> None:
    rule = hours_rule(deadline_days=30, phase=Phase.RENEWAL)
    (found,) = verdict(line(rule), today=TODAY, phase=Phase.RENEWAL).lines
    assert found.opening.because == "Open since the start of the renewal on 1 Jan 2026."
    assert found.due is not None
    assert found.due.because == (
        "Due 30 days after the start of the renewal on 1 Jan 2026: 31 Jan 2026.",
    )


def test_a_line_waits_until_its_prerequisites_are_settled() -> None:
    waiting = verdict(line(hours_rule()), line(EXAM, number=2), today=TODAY).lines[1]
    assert waiting.opening.since is None
    assert waiting.opening.waits_for == ("Training hours",)
    assert waiting.opening.because == "Waits for Training hours."
    opened = verdict(
        line(hours_rule(), confirmed(1, 60, received=40)), line(EXAM, number=2), today=TODAY
    ).lines[1]
    assert opened.opening.since == day(41)
    assert opened.opening.because == "Open since 11 Feb 2026, with Training hours settled."


def test_of_several_prerequisites_the_last_to_be_settled_opens_the_line() -> None:
    last = paper_rule("interview", prerequisites=("hours", "exam"))
    found = verdict(
        line(hours_rule(), confirmed(1, 60, received=40)),
        line(paper_rule("exam"), confirmed(2, received=20), number=2),
        line(last, number=3),
        today=TODAY,
    ).lines[2]
    assert found.opening.since == day(41)
    assert found.opening.because == "Open since 11 Feb 2026, with Training hours and Exam settled."


def test_a_prerequisite_a_tracker_claims_is_not_settled() -> None:
    lines = (line(hours_rule(), imported(1)), line(EXAM, number=2))
    assert verdict(*lines, today=TODAY).lines[1].opening.since is None


def test_a_prerequisite_settled_before_enrollment_opens_the_line_at_enrollment() -> None:
    done = line(hours_rule(), confirmed(1, 60, received=-40))
    assert verdict(done, line(EXAM, number=2), today=TODAY).lines[1].opening.since == START


def test_a_prerequisite_that_is_not_on_the_checklist_is_not_waited_for() -> None:
    assert verdict(line(EXAM), today=TODAY).lines[0].opening.since == START


def test_requirements_that_wait_for_each_other_wait_and_do_not_hang() -> None:
    one, other = paper_rule("a", prerequisites=("b",)), paper_rule("b", prerequisites=("a",))
    lines = verdict(line(one), line(other, number=2), today=TODAY).lines
    assert [found.opening.since for found in lines] == [None, None]


def test_a_checklist_is_complete_when_every_line_is_settled() -> None:
    done = verdict(
        line(hours_rule(), confirmed(1, 60)),
        line(paper_rule(), confirmed(2, claim=EvidenceClaim.WAIVER), number=2),
        today=TODAY,
    )
    assert done.complete
    assert done.open_because == ()
    assert [found.settled_on for found in done.lines] == [day(11), day(11)]
    assert [found.because for found in done.lines] == [
        "What is confirmed meets the requirement.",
        "Confirmed as waived, as the tracker said.",
    ]
    assert [found.last_activity_on for found in done.lines] == [day(10), day(10)]


def test_what_a_tracker_says_never_completes_a_checklist() -> None:
    found = verdict(line(paper_rule(), imported(1)), today=TODAY)
    assert not found.complete
    assert found.open_because == (
        "Paper: imported not verified. The tracker says so; no evaluator confirmed it.",
    )


def test_a_checklist_without_requirements_is_never_complete() -> None:
    assert verdict(today=TODAY).open_because == ("The checklist has no requirements.",)


def test_of_two_in_three_the_third_is_no_longer_asked_for() -> None:
    rules = [paper_rule(code, choice="electives", choice_needs=2) for code in "abc"]
    one = verdict(
        line(rules[0], confirmed(1)), line(rules[1]), line(rules[2], number=3), today=TODAY
    )
    assert [found.needed for found in one.lines] == [True, True, True]
    assert not one.complete
    two = verdict(
        line(rules[0], confirmed(1)), line(rules[1], confirmed(2)), line(rules[2]), today=TODAY
    )
    assert [found.needed for found in two.lines] == [True, True, False]
    assert two.complete


@pytest.mark.parametrize(
    ("today", "state"),
    [
        pytest.param(day(29), EnrollmentState.IN_PROGRESS, id="the day before leave"),
        pytest.param(day(30), EnrollmentState.ON_LEAVE, id="first day of leave"),
        pytest.param(day(40), EnrollmentState.ON_LEAVE, id="last day of leave"),
        pytest.param(day(41), EnrollmentState.IN_PROGRESS, id="back"),
    ],
)
def test_an_enrollment_is_on_leave_on_the_days_of_leave(
    today: date, state: EnrollmentState
) -> None:
    found = verdict(line(paper_rule()), leaves=(away(30, 40),), today=today)
    assert found.state is state


@pytest.mark.parametrize("state", [EnrollmentState.COMPLETED, EnrollmentState.WITHDRAWN])
def test_a_closed_checklist_says_what_it_said_on_its_last_day(state: EnrollmentState) -> None:
    recent = Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(60), months=1)
    done = line(hours_rule(quotas=(recent,)), confirmed(1, 60, received=20))
    closed = {"state": state, "closed_on": day(30), "leaves": (away(25),)}
    for today in (day(30), day(400)):
        found = verdict(done, today=today, **closed)
        assert found.state is state
        assert found.lines[0].status is LineStatus.VERIFIED
        assert found.holds_until is None


def test_recent_hours_that_grow_old_open_the_line_again() -> None:
    recent = Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(60), months=1)
    done = line(hours_rule(quotas=(recent,)), confirmed(1, 60, received=20))
    found = verdict(done, today=day(30))
    assert found.complete
    assert found.holds_until == date(2026, 2, 22)
    assert not verdict(done, today=date(2026, 2, 22)).complete


@LAW
@given(st.integers(0, 60), st.integers(0, 30), st.booleans(), st.integers(0, 120))
def test_a_checklist_holds_until_the_day_it_names(
    first: int,
    length: int,
    is_open: bool,  # noqa: FBT001 a drawn value
    count: int,
) -> None:
    recent = Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(5), months=2)
    rule = hours_rule(10, quotas=(recent,), deadline_days=60)
    lines = (line(rule, confirmed(1, 10, received=5)), line(paper_rule(), submitted(2), number=2))
    leaves = (away(first, None if is_open else first + length),)

    def found(today: date) -> ChecklistVerdict:
        return verdict(*lines, today=today, leaves=leaves)

    now = found(day(count))
    for later in range(count + 1, count + 60):
        then = found(day(later))
        if now.holds_until is not None and day(later) >= now.holds_until:
            break
        assert (then.state, then.lines, then.complete) == (now.state, now.lines, now.complete)
