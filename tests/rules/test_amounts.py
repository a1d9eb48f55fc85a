from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.rules.evidence import precision_end
from certtrack_app.rules.requirement import QuotaKind
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EvidenceClaim,
    EvidenceState,
    RequirementKind,
)
from tests.rules.adding_up import add_up, numbers, quota
from tests.rules.facts import (
    amount,
    confirmed,
    hours_rule,
    imported,
    paper_rule,
    piece,
    rejected,
    submitted,
)


def test_hours_of_many_pieces_add_up_to_the_target() -> None:
    found = add_up(hours_rule(60), confirmed(1, 12), confirmed(2, 30.5))
    assert numbers(found.claimed, found.accepted, found.counted) == (42.5, 42.5, 42.5)
    assert not found.met
    assert found.missing == ("17.5 h of 60 h still wanted.",)


def test_the_target_is_met_when_it_is_reached_exactly() -> None:
    found = add_up(hours_rule(60), confirmed(1, 30), confirmed(2, 30))
    assert found.met
    assert found.missing == ()


def test_only_what_was_accepted_counts_of_what_was_claimed() -> None:
    found = add_up(hours_rule(60), confirmed(1, 50, claimed=Decimal(60)))
    assert numbers(found.claimed, found.accepted) == (60, 50)
    assert not found.met


def test_a_confirmation_without_an_amount_accepts_what_was_claimed() -> None:
    found = add_up(hours_rule(60), confirmed(1, claimed=Decimal(12)))
    assert numbers(found.accepted) == (12,)
    assert found.met is False


def test_evidence_rejected_or_withdrawn_is_not_claimed_any_more() -> None:
    gone = piece(2, state=EvidenceState.WITHDRAWN, claimed=Decimal(9))
    found = add_up(hours_rule(60), rejected(1, claimed=Decimal(5)), gone, submitted(3, 7))
    assert numbers(found.claimed, found.accepted) == (7, 0)


def test_what_a_tracker_says_is_claimed_and_not_counted() -> None:
    found = add_up(hours_rule(60), imported(1, EvidenceClaim.PROGRESS, claimed=Decimal(12)))
    assert numbers(found.claimed, found.accepted, found.counted) == (12, 0, 0)


def test_three_times_twenty_minutes_are_an_hour() -> None:
    third = "0.333"
    found = add_up(hours_rule(1), *(confirmed(number, third) for number in (1, 2, 3)))
    assert found.met


def test_a_confirmed_completion_without_any_amount_is_the_evaluators_word_for_the_whole() -> None:
    rule = hours_rule(60, quotas=(quota(QuotaKind.AT_LEAST, "paid", 30),))
    found = add_up(rule, confirmed(1, 12), confirmed(2))
    assert found.met
    assert numbers(found.claimed, found.accepted, found.counted) == (60, 60, 60)


def test_an_evaluators_word_for_the_whole_takes_nothing_from_what_was_counted() -> None:
    found = add_up(hours_rule(10), confirmed(1, 12, claimed=Decimal(15)), confirmed(2))
    assert numbers(found.claimed, found.accepted, found.counted) == (15, 12, 12)
    assert found.covered


def test_a_confirmed_beginning_without_an_amount_adds_nothing() -> None:
    found = add_up(hours_rule(60), confirmed(1, claim=EvidenceClaim.PROGRESS))
    assert numbers(found.accepted) == (0,)
    assert found.met is False


def test_hours_without_a_target_are_met_by_any_that_are_confirmed() -> None:
    assert add_up(hours_rule(None)).missing == ("Nothing is confirmed yet.",)
    assert add_up(hours_rule(None)).target is None
    assert add_up(hours_rule(None), confirmed(1, 0.5)).met
    assert add_up(hours_rule(None), confirmed(1)).met


def test_a_document_is_met_by_one_confirmed_piece() -> None:
    assert add_up(paper_rule()).missing == ("1 of 1 to confirm.",)
    found = add_up(paper_rule(), confirmed(1))
    assert found.met
    assert numbers(found.target, found.accepted) == (1, 1)


def test_two_recordings_are_two_pieces() -> None:
    rule = paper_rule(target=Decimal(2))
    assert add_up(rule, confirmed(1)).missing == ("1 of 2 to confirm.",)
    assert add_up(rule, confirmed(1), confirmed(2)).met
    assert add_up(rule, confirmed(1, 2)).met


def test_one_document_is_one_piece_whatever_amount_came_with_it() -> None:
    found = add_up(paper_rule(), confirmed(1, 3))
    assert numbers(found.claimed, found.accepted, found.counted) == (1, 1, 1)


def test_a_beginning_is_no_piece() -> None:
    assert not add_up(paper_rule(), confirmed(1, claim=EvidenceClaim.PROGRESS)).met


@pytest.mark.parametrize(
    ("score", "met"),
    [
        pytest.param(69, False, id="a point short"),
        pytest.param(70, True, id="the pass mark itself"),
        pytest.param(None, True, id="no score, so the evaluator's word"),
    ],
)
def test_a_score_below_the_pass_mark_does_not_count(score: int | None, met: bool) -> None:  # noqa: FBT001 a case of the table
    rule = paper_rule("exam", kind=RequirementKind.ASSESSMENT, pass_mark=Decimal(70))
    found = add_up(rule, confirmed(1, score=amount(score)))
    assert found.met is met
    said = () if met else ("A score of 69 does not reach the pass mark of 70.",)
    assert found.not_counted == said


def test_a_failed_retake_takes_nothing_from_a_passed_exam() -> None:
    rule = paper_rule("exam", kind=RequirementKind.ASSESSMENT, pass_mark=Decimal(70))
    assert add_up(rule, confirmed(1, score=Decimal(80)), confirmed(2, score=Decimal(40))).met


def test_a_vague_date_ends_with_its_month_or_year() -> None:
    assert precision_end(date(2024, 2, 1), DatePrecision.MONTH) == date(2024, 2, 29)
    assert precision_end(date(2024, 1, 1), DatePrecision.YEAR) == date(2024, 12, 31)


def test_what_waits_may_cover_the_rest_of_the_target() -> None:
    short = add_up(hours_rule(60), confirmed(1, 12), submitted(2, 40))
    assert (short.met, short.covered) == (False, False)
    enough = add_up(hours_rule(60), confirmed(1, 12), submitted(2, 48))
    assert (enough.met, enough.covered) == (False, True)
    assert not add_up(hours_rule(60)).covered
    assert add_up(hours_rule(60), submitted(1)).covered
    assert add_up(paper_rule(), submitted(1)).covered
