from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.line import LineState, line_state
from certtrack_app.rules.requirement import Quota, QuotaKind, RequirementRule
from certtrack_app.rules.vocabulary import EvidenceClaim, EvidenceState, LineStatus
from tests.rules.facts import (
    confirmed,
    day,
    hours_rule,
    imported,
    line,
    paper_rule,
    submitted,
)


def state(rule: RequirementRule, *evidence: EvidenceFact, today: date) -> LineState:
    return line_state(line(rule, *evidence), None, today)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        pytest.param(day(50), LineStatus.VERIFIED, id="its last day"),
        pytest.param(day(51), LineStatus.IN_PROGRESS, id="the day after"),
    ],
)
def test_a_verified_line_opens_again_when_its_evidence_runs_out(
    today: date, status: LineStatus
) -> None:
    found = state(paper_rule(), confirmed(1, expires_on=day(50)), today=today)
    assert found.status is status
    assert (found.settled_on is None) == (status is LineStatus.IN_PROGRESS)


def test_it_says_when_it_ran_out_and_when_the_next_will() -> None:
    evidence = confirmed(1, expires_on=day(50)), confirmed(2, expires_on=day(80))
    found = state(paper_rule(), *evidence, today=day(51))
    assert found.status is LineStatus.VERIFIED
    assert found.progress.not_counted == ("Evidence expired on 20 Feb 2026.",)
    assert found.progress.holds_until == day(81)
    gone = state(paper_rule(), *evidence, today=day(81))
    assert "expired on 22 Mar 2026" in gone.because
    assert gone.progress.holds_until is None


def test_a_day_that_comes_sooner_is_the_one_it_holds_until() -> None:
    rule = hours_rule(10, quotas=recent_hours())
    sooner = state(rule, confirmed(1, 10, expires_on=day(400)), today=day(20))
    later = state(rule, confirmed(1, 10, expires_on=day(25)), today=day(20))
    assert sooner.progress.holds_until is not None
    assert sooner.progress.holds_until < day(400)
    assert later.progress.holds_until == day(26)


def recent_hours() -> tuple[Quota, ...]:
    """Five hours of the last year."""
    return (Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(5), months=12),)


def test_hours_that_ran_out_are_wanted_again() -> None:
    found = state(
        hours_rule(10), confirmed(1, 6, expires_on=day(50)), confirmed(2, 4), today=day(60)
    )
    assert found.status is LineStatus.IN_PROGRESS
    assert found.progress.accepted == 4
    assert "6" in found.progress.missing[0]


def test_what_a_tracker_says_has_run_out_is_not_imported_as_done() -> None:
    ran_out = imported(1, expires_on=day(-10))
    assert state(paper_rule(), ran_out, today=day(0)).status is LineStatus.IN_PROGRESS


def test_a_waiver_of_the_tracker_can_run_out_too() -> None:
    waiver = confirmed(1, claim=EvidenceClaim.WAIVER, expires_on=day(50))
    assert state(paper_rule(), waiver, today=day(51)).status is LineStatus.IN_PROGRESS


def test_what_waits_for_an_evaluator_is_decided_on_whatever_its_expiry() -> None:
    waiting = submitted(1, expires_on=day(5))
    assert state(paper_rule(), waiting, today=day(60)).status is LineStatus.PENDING_VERIFICATION
    rejected = confirmed(1, state=EvidenceState.REJECTED, expires_on=day(5))
    assert not rejected.has_expired(day(60))
