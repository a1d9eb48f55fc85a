from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.nudging import SendingPolicy
from certtrack_app.rules.program import ProgramRules
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.settings import (
    refuse_nonsense,
    refuse_sending_nonsense,
    renewal_faults,
    term_faults,
)
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, TermConvention
from tests.rules.facts import hours_rule, paper_rule

TERM = TermRule(TermConvention.SAME_DAY, months=36)
FIXED = TermRule(TermConvention.FIXED_DATE)
SOUND = ProgramRules("Coaching", TERM, (hours_rule(60, deadline_days=90), paper_rule()))


def refusal(rules: ProgramRules) -> str:
    with pytest.raises(Refusal) as caught:
        refuse_nonsense(rules)
    return caught.value.sentence


def of(*requirements: RequirementRule) -> ProgramRules:
    return replace(SOUND, requirements=requirements)


def test_sound_settings_are_taken() -> None:
    refuse_nonsense(SOUND)
    refuse_nonsense(replace(SOUND, term=TermRule(TermConvention.NEVER)))
    refuse_nonsense(replace(SOUND, term=FIXED, renewal=RenewalPolicy(opens_days=90)))
    refuse_nonsense(replace(SOUND, term=replace(FIXED, fixed_month=2, fixed_day=29)))
    refuse_nonsense(replace(SOUND, renewal=RenewalPolicy(reminder_days=())))
    refuse_nonsense(replace(SOUND, renewal=RenewalPolicy(reminder_days=(7, 0))))


@pytest.mark.parametrize(
    "settings",
    [
        {"stall_after_days": 1, "flag_after_days": 0},
        {"deadline_days": 14, "near_days": 14},
        {"deadline_days": 0, "near_days": 0},
        {"waiting_limit_days": 0, "returned_limit_days": 0},
        {"pass_mark": Decimal(0), "maximum": Decimal(100)},
        {"pass_mark": Decimal(100), "maximum": Decimal(100)},
        {"quotas": (Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(60), months=1),)},
        {"categories": (Category("a", minimum=Decimal(60), cap=Decimal(60)),)},
        {"effective_from": date(2026, 1, 1), "effective_until": date(2026, 1, 1)},
    ],
)
def test_settings_at_the_edge_of_sense_are_taken(settings: dict[str, Any]) -> None:
    refuse_nonsense(of(replace(hours_rule(60), **settings)))


@pytest.mark.parametrize(
    "term",
    [
        TermRule(TermConvention.SAME_DAY, months=1),
        TermRule(TermConvention.SAME_DAY, months=600),
        TermRule(TermConvention.DAYS, days=1),
        TermRule(TermConvention.FIXED_DATE, fixed_month=1, fixed_day=1),
    ],
)
def test_the_shortest_and_the_longest_terms_are_taken(term: TermRule) -> None:
    refuse_nonsense(replace(SOUND, term=term))


@pytest.mark.parametrize(
    ("settings", "mend"),
    [
        pytest.param({"title": " "}, "It has no name", id="no name"),
        pytest.param({"code": ""}, "It has no name", id="no code"),
        pytest.param({"target": Decimal(0)}, "more than nothing", id="nothing wanted"),
        pytest.param(
            {"stall_after_days": 0}, "at least 1 day without activity", id="nudge at once"
        ),
        pytest.param({"flag_after_days": -1}, "would come before the nudge", id="flag first"),
        pytest.param({"deadline_days": -1}, "Enter 0 or more", id="negative deadline"),
        pytest.param({"waiting_limit_days": -1}, "Enter 0 or more", id="negative waiting"),
        pytest.param({"returned_limit_days": -1}, "Enter 0 or more", id="negative returned"),
        pytest.param({"near_days": -1}, "Enter 0 or more", id="negative reminder"),
        pytest.param(
            {"deadline_days": 10}, "fewer days than the 10 of the deadline", id="reminder too early"
        ),
        pytest.param(
            {"effective_from": date(2027, 1, 1), "effective_until": date(2026, 1, 1)},
            "Swap the two days",
            id="ends before it begins",
        ),
        pytest.param(
            {"pass_mark": Decimal(101), "maximum": Decimal(100)},
            "Lower it, or raise the highest score",
            id="pass mark above the maximum",
        ),
        pytest.param({"pass_mark": Decimal(-1)}, "Marks cannot be less", id="negative mark"),
        pytest.param({"maximum": Decimal(0)}, "Marks cannot be less", id="no scale"),
    ],
)
def test_nonsense_in_a_requirement_is_refused_with_the_mend(
    settings: dict[str, Any], mend: str
) -> None:
    assert mend in refusal(of(replace(hours_rule(60), **settings)))


@pytest.mark.parametrize(
    ("quota", "mend"),
    [
        pytest.param(
            Quota(QuotaKind.AT_LEAST, amount=Decimal(3)), "names nothing to look for", id="no word"
        ),
        pytest.param(Quota(QuotaKind.DISTINCT, "client"), "asks for nothing", id="nothing"),
        pytest.param(
            Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(3)), "number of months", id="no months"
        ),
        pytest.param(
            Quota(QuotaKind.AT_LEAST, "paid", Decimal(75)),
            "asks for 75, more than the target of 60",
            id="more than the target",
        ),
    ],
)
def test_nonsense_in_a_condition_is_refused_with_the_mend(quota: Quota, mend: str) -> None:
    assert mend in refusal(of(hours_rule(60, quotas=(quota,))))


@pytest.mark.parametrize(
    ("categories", "mend"),
    [
        pytest.param((Category("a"), Category("a")), "same code", id="twice"),
        pytest.param(
            (Category("a", minimum=Decimal(5), cap=Decimal(4)),), "Lower the minimum", id="min, cap"
        ),
        pytest.param((Category("a", minimum=Decimal(-5)),), "nothing less than 0", id="negative"),
        pytest.param((Category("a", cap=Decimal(-5)),), "nothing less than 0", id="cap negative"),
        pytest.param((Category("a", within="b"),), "no category around it", id="within nothing"),
        pytest.param(
            (Category("a", within="b"), Category("b", within="a")),
            "no category around it",
            id="within each other",
        ),
        pytest.param(
            (Category("a", minimum=Decimal(40)), Category("b", minimum=Decimal(30))),
            "ask for 70 in all, more than the target of 60",
            id="more than the target",
        ),
    ],
)
def test_nonsense_in_categories_is_refused_with_the_mend(
    categories: tuple[Category, ...], mend: str
) -> None:
    assert mend in refusal(of(hours_rule(60, categories=categories)))


def test_categories_within_categories_are_sound() -> None:
    nested = (Category("a"), Category("b", within="a"), Category("c", within="b"))
    refuse_nonsense(of(hours_rule(60, categories=nested)))
    # A circle further out is told of the categories in it, not of the one that leads there.
    leads = (Category("a", within="b"), Category("b", within="c"), Category("c", within="b"))
    assert refusal(of(hours_rule(60, categories=leads))).count("no category around it") == 2


@pytest.mark.parametrize(
    ("term", "mend"),
    [
        pytest.param(TermRule(TermConvention.SAME_DAY), "36 for three years", id="no months"),
        pytest.param(
            TermRule(TermConvention.YEAR_END, months=9999), "36 for three years", id="too many"
        ),
        pytest.param(TermRule(TermConvention.DAYS), "365 for a year", id="no days"),
        pytest.param(replace(FIXED, fixed_month=13), "no such day", id="no such month"),
        pytest.param(replace(FIXED, fixed_month=2, fixed_day=30), "no such day", id="30 February"),
        pytest.param(replace(FIXED, minimum_days=-1), "less than nothing", id="negative minimum"),
    ],
)
def test_nonsense_in_a_term_is_refused_with_the_mend(term: TermRule, mend: str) -> None:
    assert mend in refusal(replace(SOUND, term=term))


@pytest.mark.parametrize(
    ("policy", "mend"),
    [
        pytest.param(
            RenewalPolicy(reminder_days=(7, 30, 60, 90)), "as 90, 60, 30, 7", id="out of order"
        ),
        pytest.param(RenewalPolicy(reminder_days=(90, 90, 7)), "each once", id="twice"),
        pytest.param(RenewalPolicy(reminder_days=(90, -7)), "in order", id="after the expiry"),
        pytest.param(RenewalPolicy(grace_days=-1), "Enter 0 or more", id="negative grace"),
        pytest.param(RenewalPolicy(late_months=-1), "Enter 0 or more", id="negative late"),
        pytest.param(
            RenewalPolicy(opens_days=60), "Open it earlier than the first warning", id="too late"
        ),
    ],
)
def test_nonsense_in_a_renewal_policy_is_refused_with_the_mend(
    policy: RenewalPolicy, mend: str
) -> None:
    assert mend in refusal(replace(SOUND, renewal=policy))


def test_two_requirements_of_one_checklist_cannot_share_a_code() -> None:
    assert "have the code “hours”" in refusal(of(hours_rule(1), hours_rule(2)))
    refuse_nonsense(of(hours_rule(1), hours_rule(2, phase=Phase.RENEWAL)))


def test_prerequisites_must_exist_and_must_not_go_in_a_circle() -> None:
    alone = of(paper_rule("exam", prerequisites=("hours",)))
    assert "waits for “hours”, which is no requirement of its checklist" in refusal(alone)
    circle = of(
        paper_rule("a", prerequisites=("b",)),
        paper_rule("b", prerequisites=("c",)),
        paper_rule("c", prerequisites=("a",)),
    )
    assert refusal(circle).count("waits for itself in the end") == 3
    diamond = of(
        paper_rule("a"),
        paper_rule("b", prerequisites=("a",)),
        paper_rule("c", prerequisites=("a", "b")),
    )
    refuse_nonsense(diamond)


@pytest.mark.parametrize("needs", [(0, 0), (3, 3), (1, 2)])
def test_a_choice_must_say_how_many_of_how_many(needs: tuple[int, int]) -> None:
    made = [
        paper_rule(code, choice="electives", choice_needs=count)
        for code, count in zip("ab", needs, strict=True)
    ]
    assert "Of “electives”, with 2 requirements" in refusal(of(*made))


def test_a_choice_of_one_in_two_is_sound() -> None:
    made = [paper_rule(code, choice="electives", choice_needs=1) for code in "ab"]
    refuse_nonsense(of(*made))


@pytest.mark.parametrize(
    "policy", [SendingPolicy(budget_days=-1), SendingPolicy(budget_messages=0)]
)
def test_a_budget_that_allows_nothing_is_refused(policy: SendingPolicy) -> None:
    with pytest.raises(Refusal, match="Enter 1 message within 7 days"):
        refuse_sending_nonsense(policy)


def test_a_budget_is_taken() -> None:
    refuse_sending_nonsense(SendingPolicy())
    refuse_sending_nonsense(SendingPolicy(budget_days=0))


@pytest.mark.parametrize(
    "settings",
    [
        {"deadline_days": 99_999_999},
        {"stall_after_days": 99_999_999},
        {"flag_after_days": 99_999_999},
    ],
)
def test_a_clock_of_more_than_a_life_is_refused(settings: dict[str, Any]) -> None:
    assert "more than 50 years" in refusal(of(replace(hours_rule(60), **settings)))


@pytest.mark.parametrize(
    ("policy", "field"),
    [
        (RenewalPolicy(grace_days=99_999), "grace_days"),
        (RenewalPolicy(grace_months=9999), "grace_months"),
        (RenewalPolicy(opens_days=99_999), "opens_days"),
        (RenewalPolicy(reminder_days=(99_999, 7)), "reminder_days"),
    ],
)
def test_a_renewal_further_away_than_a_life_is_refused(policy: RenewalPolicy, field: str) -> None:
    assert [fault.field for fault in renewal_faults(policy)] == [field]


def test_a_fixed_date_further_away_than_a_life_is_refused() -> None:
    far = replace(FIXED, months=9999, minimum_days=99_999)
    assert [fault.field for fault in term_faults(far)] == ["minimum_days", "months"]
