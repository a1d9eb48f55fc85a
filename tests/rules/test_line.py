from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.line import LineState, Relief, line_state
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EvidenceClaim,
    EvidenceState,
    LineStatus,
)
from tests.rules.facts import (
    LAW,
    confirmed,
    day,
    hours_rule,
    imported,
    line,
    paper_rule,
    piece,
    rejected,
    submitted,
)

TODAY = day(300)
WITHDRAWN = piece(90, 5, state=EvidenceState.WITHDRAWN)


def state(rule: RequirementRule, *evidence: EvidenceFact, today: date = TODAY) -> LineState:
    return line_state(line(rule, *evidence), None, today)


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        pytest.param((), LineStatus.NOT_STARTED, id="nothing"),
        pytest.param((WITHDRAWN,), LineStatus.NOT_STARTED, id="withdrawn only"),
        pytest.param((submitted(1),), LineStatus.PENDING_VERIFICATION, id="submitted"),
        pytest.param((confirmed(1),), LineStatus.VERIFIED, id="confirmed"),
        pytest.param((rejected(1),), LineStatus.RETURNED, id="rejected"),
        pytest.param((imported(1),), LineStatus.IMPORTED_NOT_VERIFIED, id="imported done"),
        pytest.param(
            (imported(1, EvidenceClaim.PROGRESS),), LineStatus.IN_PROGRESS, id="imported begun"
        ),
        pytest.param(
            (imported(1, EvidenceClaim.WAIVER),),
            LineStatus.IMPORTED_NOT_VERIFIED,
            id="imported waiver",
        ),
        pytest.param(
            (imported(1, EvidenceClaim.EXEMPTION),),
            LineStatus.IMPORTED_NOT_VERIFIED,
            id="imported exemption",
        ),
        pytest.param(
            (confirmed(1, claim=EvidenceClaim.WAIVER),), LineStatus.WAIVED, id="waiver confirmed"
        ),
        pytest.param(
            (confirmed(1, claim=EvidenceClaim.EXEMPTION),),
            LineStatus.EXEMPT,
            id="exemption confirmed",
        ),
        pytest.param(
            (rejected(1), submitted(2, received=11)),
            LineStatus.PENDING_VERIFICATION,
            id="handed in again on the day it was returned",
        ),
        pytest.param(
            (rejected(1, 10), confirmed(2, received=20)), LineStatus.VERIFIED, id="confirmed then"
        ),
        pytest.param(
            (confirmed(1, received=10), rejected(2, 20)), LineStatus.VERIFIED, id="rejected after"
        ),
        pytest.param(
            (rejected(1), imported(2)), LineStatus.IMPORTED_NOT_VERIFIED, id="rejected, imported"
        ),
        pytest.param(
            (rejected(1), imported(2, EvidenceClaim.PROGRESS, 11)),
            LineStatus.IN_PROGRESS,
            id="begun again after it was returned",
        ),
        pytest.param(
            (imported(1, EvidenceClaim.PROGRESS, 5), rejected(2, 10)),
            LineStatus.RETURNED,
            id="begun before it was returned",
        ),
        pytest.param(
            (rejected(1), submitted(2), imported(3)),
            LineStatus.PENDING_VERIFICATION,
            id="all at once",
        ),
        pytest.param((rejected(1), WITHDRAWN), LineStatus.RETURNED, id="rejected, withdrawn"),
    ],
)
def test_the_status_of_a_document_follows_from_its_evidence(
    evidence: tuple[EvidenceFact, ...], status: LineStatus
) -> None:
    assert state(paper_rule(), *evidence).status is status


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        pytest.param((confirmed(1, 12),), LineStatus.IN_PROGRESS, id="12 of 60"),
        pytest.param((confirmed(1, 60),), LineStatus.VERIFIED, id="60 of 60"),
        pytest.param(
            (confirmed(1, 12), submitted(2, 5)), LineStatus.PENDING_VERIFICATION, id="and more"
        ),
        pytest.param(
            (confirmed(1, 60), submitted(2, 5)), LineStatus.VERIFIED, id="more than enough"
        ),
        pytest.param(
            (confirmed(1, 12), rejected(2, 20)), LineStatus.RETURNED, id="the last was returned"
        ),
        pytest.param(
            (rejected(1, 10), confirmed(2, 12, received=20)),
            LineStatus.IN_PROGRESS,
            id="some confirmed after one was returned",
        ),
        pytest.param(
            (imported(1, EvidenceClaim.PROGRESS, claimed=Decimal(12)),),
            LineStatus.IN_PROGRESS,
            id="a tracker's 12 of 60",
        ),
        pytest.param(
            (imported(1, EvidenceClaim.PROGRESS, claimed=Decimal(60)),),
            LineStatus.IMPORTED_NOT_VERIFIED,
            id="a tracker's 60 of 60",
        ),
    ],
)
def test_the_status_of_hours_follows_from_what_adds_up(
    evidence: tuple[EvidenceFact, ...], status: LineStatus
) -> None:
    assert state(hours_rule(60), *evidence).status is status


def test_of_two_decisions_on_one_day_the_later_tells() -> None:
    first = rejected(1, 10, decided_order=5)
    second = confirmed(2, 12, received=10, decided_order=4)
    assert state(hours_rule(60), first, second).status is LineStatus.RETURNED
    after = confirmed(2, 12, received=10, decided_order=6)
    assert state(hours_rule(60), first, after).status is LineStatus.IN_PROGRESS


def test_a_failed_score_is_in_progress_and_says_why() -> None:
    found = state(paper_rule("exam", pass_mark=Decimal(70)), confirmed(1, score=Decimal(65)))
    assert found.status is LineStatus.IN_PROGRESS
    assert "A score of 65 does not reach the pass mark of 70." in found.because


@pytest.mark.parametrize("evidence", [(), (submitted(1),), (rejected(1),), (confirmed(1),)])
def test_a_waiver_stands_before_everything(evidence: tuple[EvidenceFact, ...]) -> None:
    relief = Relief(LineStatus.WAIVED, day(30), "M. Rao", "trained elsewhere")
    found = line_state(line(paper_rule(), *evidence, relief=relief), None, TODAY)
    assert (found.status, found.settled_on) == (LineStatus.WAIVED, day(30))
    assert found.because == "Waived by M. Rao on 31 Jan 2026: trained elsewhere."


def test_an_exemption_without_particulars_is_said_shortly() -> None:
    relief = Relief(LineStatus.EXEMPT, day(30))
    found = line_state(line(paper_rule(), relief=relief), None, TODAY)
    assert found.because == "Exempt on 31 Jan 2026."


def test_a_line_is_settled_on_the_day_of_the_decision_that_reached_the_target() -> None:
    pieces = [confirmed(number, 30, received=10 * number) for number in (1, 2, 3)]
    assert state(hours_rule(60), *pieces).settled_on == day(21)
    assert state(hours_rule(60), *pieces[:1]).settled_on is None
    waiver = confirmed(9, received=40, claim=EvidenceClaim.WAIVER)
    assert state(hours_rule(60), waiver).settled_on == day(41)


def test_activity_is_what_the_participant_did_last_and_not_what_was_decided() -> None:
    found = state(paper_rule(), rejected(1, 10), WITHDRAWN)
    assert (found.last_activity_on, found.decided_on) == (day(10), day(11))
    assert state(paper_rule()).last_activity_on is None
    several = state(hours_rule(60), confirmed(1, 5, received=30), rejected(2, 10))
    assert (several.last_activity_on, several.decided_on) == (day(30), day(31))


@pytest.mark.parametrize(
    ("happened_on", "precision", "activity"),
    [
        pytest.param(day(-300), DatePrecision.DAY, day(-300), id="the day it happened"),
        pytest.param(None, DatePrecision.DAY, None, id="no day, and none is guessed"),
        pytest.param(date(2025, 2, 1), DatePrecision.MONTH, date(2025, 2, 28), id="that month"),
        pytest.param(date(2026, 1, 1), DatePrecision.YEAR, day(10), id="this year, not beyond"),
    ],
)
def test_activity_a_tracker_tells_of_was_on_the_day_it_happened(
    happened_on: date | None, precision: DatePrecision, activity: date | None
) -> None:
    fact = imported(1, happened_on=happened_on, happened_precision=precision)
    assert state(paper_rule(), fact).last_activity_on == activity


MAKERS: tuple[Callable[..., EvidenceFact], ...] = (submitted, rejected, confirmed, imported)
kinds = st.sampled_from(MAKERS)
mixed = st.lists(st.tuples(kinds, st.integers(0, 100)), max_size=5).map(
    lambda made: [kind(n + 1, received=received) for n, (kind, received) in enumerate(made)]
)


@LAW
@given(mixed)
def test_every_combination_has_a_status_a_reason_and_a_day_if_settled(
    evidence: list[EvidenceFact],
) -> None:
    for rule in (paper_rule(), hours_rule(60), hours_rule(None)):
        found = state(rule, *evidence)
        assert found.because
        assert (found.settled_on is not None) is found.status.is_settled
        submitted_some = any(fact.state is EvidenceState.SUBMITTED for fact in evidence)
        if found.status is LineStatus.NOT_STARTED:
            assert not evidence
        if submitted_some:
            assert found.status in (LineStatus.PENDING_VERIFICATION, LineStatus.VERIFIED)


def test_nothing_a_tracker_says_ever_verifies_a_line() -> None:
    for claim, claimed in product(EvidenceClaim, (None, Decimal(1), Decimal(999))):
        for rule in (paper_rule(), hours_rule(60), hours_rule(None)):
            found = state(rule, imported(1, claim, claimed=claimed))
            assert not found.status.is_settled
            assert found.progress.counted == 0
