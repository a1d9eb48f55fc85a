from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.checklist import ChecklistFacts, checklist
from certtrack_app.rules.checklist_flags import checklist_flags
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.flags import Flags, RaisedFlag, StandingFlag, flag_changes
from certtrack_app.rules.issuing import IssuingFacts, issuing_verdict
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState, FlagKind, Severity
from tests.rules.facts import (
    LAW,
    away,
    confirmed,
    day,
    facts,
    hours_rule,
    imported,
    line,
    paper_rule,
    rejected,
    submitted,
)

QUIET = {"stall_after_days": None}


def flags(whole: ChecklistFacts, today: date, *, signoff: bool = False) -> Flags:
    verdict = checklist(whole, today)
    issuing = issuing_verdict(IssuingFacts(verdict, "Ada", signoff_required=signoff))
    return checklist_flags(verdict, today, issuing)


def kinds(whole: ChecklistFacts, today: date) -> list[FlagKind]:
    return [flag.kind for flag in flags(whole, today).standing]


def only(whole: ChecklistFacts, today: date) -> StandingFlag:
    (found,) = flags(whole, today).standing
    return found


def one(
    rule: RequirementRule, *evidence: EvidenceFact, leaves: tuple[Leave, ...] = ()
) -> ChecklistFacts:
    return facts(line(rule, *evidence, number=5), leaves=leaves)


@pytest.mark.parametrize(
    ("count", "found"),
    [
        pytest.param(75, [], id="15 days before"),
        pytest.param(76, [FlagKind.DEADLINE_NEAR], id="14 days before"),
        pytest.param(90, [FlagKind.DEADLINE_NEAR], id="the day it is due"),
        pytest.param(91, [FlagKind.OVERDUE], id="the day after"),
    ],
)
def test_a_deadline_is_near_and_then_overdue(count: int, found: list[FlagKind]) -> None:
    assert kinds(one(hours_rule(deadline_days=90, **QUIET)), day(count)) == found


def test_an_overdue_flag_says_how_the_deadline_was_reckoned() -> None:
    found = only(one(hours_rule(deadline_days=90, **QUIET)), day(95))
    assert found.key == f"overdue:5:{day(90)}"
    assert (found.since, found.severity) == (day(91), Severity.URGENT)
    assert found.because == "Due 90 days after enrollment on 1 Jan 2026: 1 Apr 2026."
    assert (found.subject.participant_id, found.subject.enrollment_id) == (3, 7)
    assert found.subject.line_id == 5


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(submitted(1, 60), id="all that is wanted waits for an evaluator"),
        pytest.param(imported(1), id="the tracker says it is done"),
        pytest.param(confirmed(1, 60), id="verified"),
    ],
)
def test_a_deadline_no_longer_presses_when_the_participant_did_their_part(
    evidence: EvidenceFact,
) -> None:
    rule = hours_rule(deadline_days=90, waiting_limit_days=None, **QUIET)
    assert FlagKind.OVERDUE not in kinds(one(rule, evidence), day(200))


def test_a_deadline_presses_on_while_what_waits_is_not_enough() -> None:
    rule = hours_rule(deadline_days=90, waiting_limit_days=None, **QUIET)
    assert kinds(one(rule, submitted(1, 12)), day(200)) == [FlagKind.OVERDUE]


def test_a_deadline_without_reminder_is_only_ever_overdue() -> None:
    rule = hours_rule(deadline_days=90, near_days=None, **QUIET)
    assert kinds(one(rule), day(90)) == []
    assert kinds(one(rule), day(91)) == [FlagKind.OVERDUE]


def test_a_deadline_that_was_near_when_leave_began_is_not_raised_again_after_it() -> None:
    whole = one(hours_rule(deadline_days=85, **QUIET), leaves=(away(80, 82),))
    keys = {only(whole, day(count)).key for count in range(74, 89)}
    assert keys == {f"deadline_near:5:{day(88)}"}


def test_on_leave_no_deadline_nears_but_what_was_overdue_stays_so() -> None:
    rule = hours_rule(deadline_days=90, **QUIET)
    assert kinds(one(rule, leaves=(away(80, 99),)), day(99)) == []
    assert kinds(one(rule, leaves=(away(95, 120),)), day(100)) == [FlagKind.OVERDUE]


def test_the_end_of_a_term_is_flagged_on_the_credential_and_not_on_every_line() -> None:
    whole = facts(line(hours_rule(**QUIET)), ends_on=day(90))
    assert kinds(whole, day(91)) == []


def test_a_stall_is_flagged_10_days_after_the_nudge_was_due() -> None:
    assert kinds(one(hours_rule()), day(39)) == []
    found = only(one(hours_rule()), day(40))
    assert (found.kind, found.since) == (FlagKind.STALLED, day(40))
    assert found.key == f"stalled:5:{day(0)}"


def test_leave_clears_a_stall_and_the_return_raises_it_as_another() -> None:
    whole = one(hours_rule(), leaves=(away(50, 60),))
    assert kinds(whole, day(55)) == []
    found = only(whole, day(61))
    assert (found.key, found.since) == (f"stalled:5:{day(0)}:{day(61)}", day(61))


def test_leave_recorded_late_moves_a_stall_without_making_it_another() -> None:
    before = only(one(hours_rule()), day(60))
    after = only(one(hours_rule(), leaves=(away(20, 24),)), day(60))
    assert (after.key, after.since) == (before.key, day(45))


@pytest.mark.parametrize(
    ("count", "found"),
    [
        pytest.param(23, [], id="13 days in the queue"),
        pytest.param(24, [FlagKind.WAITING_FOR_VERIFICATION], id="14 days in the queue"),
    ],
)
def test_evidence_that_waits_too_long_for_an_evaluator_is_flagged(
    count: int, found: list[FlagKind]
) -> None:
    assert kinds(one(paper_rule(), submitted(1, received=10)), day(count)) == found


def test_of_all_that_waits_the_oldest_is_named() -> None:
    whole = one(paper_rule(), submitted(1, received=12), submitted(2, received=10))
    found = only(whole, day(60))
    assert (found.subject.evidence_id, found.since) == (2, day(24))
    assert found.because == "Handed in on 11 Jan 2026 and not decided on since."


def test_what_evaluators_disagree_on_does_not_wait_for_a_first_decision() -> None:
    reopened = replace(submitted(1, received=10), decided_order=7)
    assert kinds(one(paper_rule(), reopened), day(60)) == []
    assert kinds(one(paper_rule(), reopened, submitted(2, received=20)), day(60)) == [
        FlagKind.WAITING_FOR_VERIFICATION
    ]


def test_waiting_may_have_no_limit() -> None:
    whole = one(paper_rule(waiting_limit_days=None), submitted(1, received=12))
    assert kinds(whole, day(300)) == []


@pytest.mark.parametrize(
    ("count", "found"),
    [
        pytest.param(24, [], id="13 days after"),
        pytest.param(25, [FlagKind.RETURNED_NOT_RESUBMITTED], id="14 days after"),
        pytest.param(200, [FlagKind.RETURNED_NOT_RESUBMITTED], id="and it is not stalled besides"),
    ],
)
def test_evidence_returned_and_not_handed_in_again_is_flagged(
    count: int, found: list[FlagKind]
) -> None:
    assert kinds(one(paper_rule(), rejected(1, 10)), day(count)) == found


def test_leave_moves_the_day_by_which_returned_evidence_should_be_back() -> None:
    whole = one(paper_rule(), rejected(1, 10), leaves=(away(15, 19), away(40, 45)))
    assert kinds(whole, day(29)) == []
    assert kinds(whole, day(30)) == [FlagKind.RETURNED_NOT_RESUBMITTED]
    assert kinds(whole, day(42)) == []
    found = only(whole, day(46))
    assert (found.key, found.since) == (f"returned_not_resubmitted:1:{day(46)}", day(46))


def test_without_a_limit_for_returned_evidence_its_line_stalls() -> None:
    whole = one(paper_rule(returned_limit_days=None), rejected(1, 10))
    assert kinds(whole, day(51)) == [FlagKind.STALLED]


def test_all_that_a_tracker_says_is_one_flag_a_person() -> None:
    whole = facts(
        line(paper_rule("a"), imported(1, received=12)),
        line(paper_rule("b"), imported(2, received=11), number=2),
    )
    found = only(whole, day(300))
    assert (found.kind, found.key) == (FlagKind.IMPORTED_NOT_VERIFIED, "imported_not_verified:7")
    assert found.because == "2 lines imported and not verified: A and B."
    assert found.since == day(11)


def test_what_only_waits_for_a_sign_off_is_ready_to_issue() -> None:
    whole = one(paper_rule(), confirmed(1, received=10))
    assert flags(whole, day(20)).standing == ()
    (found,) = flags(whole, day(20), signoff=True).standing
    assert (found.kind, found.since) == (FlagKind.READY_TO_ISSUE, day(11))
    assert found.because == (
        "All requirements are met. The program asks for the coordinator's sign-off first."
    )


def test_without_an_issuing_verdict_nothing_is_ready() -> None:
    whole = checklist(one(paper_rule(), confirmed(1)), day(20))
    assert checklist_flags(whole, day(20)).standing == ()


@pytest.mark.parametrize("state", [EnrollmentState.COMPLETED, EnrollmentState.WITHDRAWN])
def test_a_closed_checklist_raises_nothing_and_never_will(state: EnrollmentState) -> None:
    rule = hours_rule(deadline_days=90)
    whole = facts(line(rule, submitted(1)), state=state, closed_on=day(50))
    assert flags(whole, day(300)) == Flags(())


MAKERS: tuple[Callable[..., EvidenceFact], ...] = (submitted, rejected, confirmed, imported)
histories = st.builds(
    lambda made, first, length, gap, is_open, deadline: facts(
        line(
            hours_rule(20, deadline_days=deadline, stall_after_days=20, flag_after_days=5),
            *[
                kind(number + 1, received=received, claimed=Decimal(8))
                for number, (kind, received) in enumerate(made)
            ],
        ),
        line(paper_rule("exam", prerequisites=("hours",)), number=2),
        line(paper_rule("plan", returned_limit_days=9), rejected(90, -3), number=3),
        leaves=(
            away(first, first + length),
            away(first + length + gap, None if is_open else first + length + gap + length),
        ),
    ),
    made=st.lists(st.tuples(st.sampled_from(MAKERS), st.integers(-40, 0)), max_size=3),
    first=st.integers(5, 90),
    length=st.integers(0, 30),
    gap=st.integers(1, 40),
    is_open=st.booleans(),
    deadline=st.none() | st.integers(0, 80),
)


def by_key(found: Flags) -> dict[str, StandingFlag]:
    return {flag.key: flag for flag in found.standing}


@LAW
@given(histories)
def test_flags_hold_until_the_day_they_name(whole: ChecklistFacts) -> None:
    now = flags(whole, day(1))
    for count in range(2, 130):
        found = flags(whole, day(count))
        assert found.holds_until is None or found.holds_until > day(count)
        if now.holds_until is not None and day(count) >= now.holds_until:
            now = found
        assert found.standing == now.standing


@LAW
@given(histories, st.integers(1, 100), st.integers(1, 40))
def test_a_laptop_closed_for_weeks_finds_the_flags_open_days_would_have_left(
    whole: ChecklistFacts, closed_on: int, length: int
) -> None:
    def run(standing: list[RaisedFlag], count: int) -> tuple[list[RaisedFlag], list[str]]:
        found = flags(whole, day(count)).standing
        changes = flag_changes(found, standing)
        left = [RaisedFlag(one.key, one.severity, one.because) for one in found]
        return left, [one.key for one in changes.raised]

    daily: list[RaisedFlag] = []
    raised: list[str] = []
    for count in range(closed_on + length + 1):
        daily, new = run(daily, count)
        raised += new
        assert run(daily, count) == (daily, [])
    closed, _ = run([], closed_on)
    closed, _ = run(closed, closed_on + length)
    assert closed == daily
    assert len(raised) == len(set(raised))
