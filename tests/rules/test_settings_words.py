from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.requirement_settings import requirement_in_words
from certtrack_app.rules.vocabulary import RequirementKind
from tests.rules.facts import amount, hours_rule, paper_rule


def test_a_requirement_is_said_in_words_as_a_person_would() -> None:
    rule = hours_rule(
        100,
        deadline_days=180,
        quotas=(
            Quota(QuotaKind.AT_LEAST, "paid", Decimal(75)),
            Quota(QuotaKind.AT_MOST, "group", Decimal(7)),
            Quota(QuotaKind.ONLY, "specialist", since=date(2027, 1, 1)),
            Quota(QuotaKind.ONLY, "in_person"),
            Quota(QuotaKind.DISTINCT, "client", Decimal(8), title="different clients"),
            Quota(QuotaKind.WITHIN_MONTHS, amount=Decimal(25), months=18),
            Quota(QuotaKind.OVER_MONTHS, months=3),
        ),
        categories=(
            Category("core", "core competencies", Decimal(24), Decimal(90)),
            Category("ethics", within="core"),
        ),
    )
    assert requirement_in_words(rule) == (
        "100 h, added up over confirmed evidence.",
        "At least 75 h paid.",
        "No more than 7 h group counts.",
        "Only what is specialist counts from 1 Jan 2027 on.",
        "Only what is in person counts.",
        "At least 8 different clients.",
        "At least 25 h within the last 18 months.",
        "Over at least 3 months from the first to the last.",
        "core competencies: at least 24 h, at most 90 h counts.",
        "ethics, within core: any amount.",
        "Due 180 days after enrollment; the participant is reminded once, 14 days before.",
        "No activity for 30 days, nudge; 10 days after the nudge was due, flag.",
        "Evidence not decided on for 14 days is flagged as waiting for verification.",
        "Returned evidence not handed in again within 14 days is flagged.",
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            paper_rule(pass_mark=Decimal(70), maximum=Decimal(100)),
            "Passed with 70 of 100 or more.",
        ),
        (paper_rule(pass_mark=Decimal(70)), "Passed with 70 or more."),
        (paper_rule(target=amount(2)), "Satisfied with confirmed evidence: 2."),
        (hours_rule(None), "Satisfied with confirmed evidence: 1."),
    ],
)
def test_what_satisfies_a_requirement_is_said_in_words(rule: RequirementRule, words: str) -> None:
    assert requirement_in_words(rule)[0] == words


def test_clocks_that_do_not_run_are_left_out_of_the_words() -> None:
    rule = paper_rule(
        kind=RequirementKind.ATTESTATION,
        stall_after_days=None,
        waiting_limit_days=None,
        returned_limit_days=None,
    )
    assert requirement_in_words(rule) == (
        "Satisfied with confirmed evidence: 1.",
        "No deadline.",
        "No nudges: this requirement never stalls.",
    )
