"""What stands beside a clock setting: an example with days, true to what is entered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from certtrack_app.rules import setting_examples as examples
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, TermConvention
from certtrack_app.rules.words import day_in_words
from tests.rules.facts import hours_rule

TODAY = date(2027, 4, 2)
NEVER = TermRule(TermConvention.NEVER)
YEARS = TermRule(TermConvention.SAME_DAY, months=36)
UNTIL = date(2030, 4, 2)
HALF = hours_rule(60, deadline_days=60)
QUIET = hours_rule(
    60, near_days=None, stall_after_days=None, waiting_limit_days=None, returned_limit_days=None
)


def said(days: int) -> str:
    return day_in_words(TODAY + timedelta(days=days))


def test_a_deadline_is_said_for_somebody_who_joins_today() -> None:
    today = day_in_words(TODAY)
    assert examples.deadline_example(HALF, TODAY) == f"Who joins today, {today}: due on {said(60)}."
    renewal = replace(HALF, phase=Phase.RENEWAL)
    assert examples.deadline_example(renewal, TODAY).startswith("Whose renewal begins today")
    fixed = hours_rule(60, deadline_on=date(2027, 6, 1))
    assert "for everybody, whenever they began" in examples.deadline_example(fixed, TODAY)
    assert "never overdue" in examples.deadline_example(QUIET, TODAY)
    of_the_term = examples.deadline_example(replace(QUIET, phase=Phase.RENEWAL), TODAY)
    assert "last valid day of the credential" in of_the_term


def test_a_reminder_is_said_with_the_line_it_names() -> None:
    fixed = hours_rule(60, deadline_on=date(2027, 6, 1))
    assert examples.near_example(fixed, TODAY) == (
        f"A line due on {day_in_words(date(2027, 6, 1))} is named once, "
        f"on {day_in_words(date(2027, 5, 18))}."
    )
    assert "No reminder" in examples.near_example(replace(HALF, near_days=None), TODAY)
    assert "nothing to remind of" in examples.near_example(QUIET, TODAY)


def test_a_stall_is_said_as_nudge_and_flag() -> None:
    assert examples.stall_example(HALF, TODAY) == (
        f"No activity for 30 days: nudge. Last active today, nudged on {said(30)}."
    )
    assert examples.stall_flag_example(HALF, TODAY) == (
        f"10 days after the nudge: flag. Last active today, flagged on {said(40)}."
    )
    assert "never stalls" in examples.stall_example(QUIET, TODAY)
    assert "no flag" in examples.stall_flag_example(QUIET, TODAY)


def test_limits_are_said_with_the_day_of_the_flag() -> None:
    assert examples.waiting_example(HALF, TODAY).endswith(f"flagged on {said(14)}.")
    assert examples.returned_example(HALF, TODAY).endswith(f"flagged on {said(14)}.")
    assert "however long" in examples.waiting_example(QUIET, TODAY)
    assert "No flag" in examples.returned_example(QUIET, TODAY)


def test_who_is_held_to_a_requirement_is_said_by_the_day_they_join() -> None:
    assert examples.in_force_example(HALF) == "Asked of everybody under these rules."
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    both = examples.in_force_example(replace(HALF, effective_from=first, effective_until=last))
    assert f"from {day_in_words(first)} on and through {day_in_words(last)}" in both
    ended = examples.in_force_example(replace(HALF, effective_until=last))
    assert f"join through {day_in_words(last)};" in ended
    assert f"join from {day_in_words(first)} on;" in examples.in_force_example(
        replace(HALF, effective_from=first)
    )


def test_a_term_is_said_for_a_credential_issued_today() -> None:
    assert examples.term_example(YEARS, TODAY).endswith(f"valid through {day_in_words(UNTIL)}.")
    assert "does not expire" in examples.term_example(NEVER, TODAY)
    birth = examples.term_example(TermRule(TermConvention.BIRTH_MONTH_END, months=36), TODAY)
    assert birth.endswith(f"born in July: valid through {day_in_words(date(2030, 7, 31))}.")


def test_warnings_grace_and_lapse_are_said_with_their_days() -> None:
    policy = RenewalPolicy((60, 30), grace_months=2, late_months=10, opens_days=180)
    told = examples.reminders_example(YEARS, policy, TODAY)
    steps = (day_in_words(UNTIL - timedelta(days=days)) for days in (60, 30))
    assert told.endswith(f"told on {' and '.join(steps)}.")
    assert day_in_words(date(2030, 6, 3)) in examples.grace_example(YEARS, policy, TODAY)
    assert day_in_words(date(2031, 4, 2)) in examples.late_example(YEARS, policy, TODAY)
    opens = day_in_words(UNTIL - timedelta(days=180))
    assert f"from {opens} on" in examples.opens_example(YEARS, policy, TODAY)
    none = RenewalPolicy(())
    assert "Nobody is told" in examples.reminders_example(YEARS, none, TODAY)
    assert "enrolls anew" in examples.late_example(YEARS, none, TODAY)
    assert "at any time" in examples.opens_example(YEARS, none, TODAY)


@pytest.mark.parametrize(
    ("keeps", "ends"), [(True, date(2033, 4, 2)), (False, date(2033, 2, 2))], ids=["kept", "moved"]
)
def test_an_early_renewal_says_what_becomes_of_the_expiry(*, keeps: bool, ends: date) -> None:
    policy = RenewalPolicy(early_renewal_keeps_expiry=keeps)
    assert examples.early_example(YEARS, policy, TODAY).endswith(f"through {day_in_words(ends)}.")


@pytest.mark.parametrize(
    ("keeps", "ends"), [(True, date(2033, 4, 2)), (False, date(2033, 5, 2))], ids=["kept", "moved"]
)
def test_a_late_renewal_says_what_becomes_of_the_expiry(*, keeps: bool, ends: date) -> None:
    policy = RenewalPolicy(grace_months=3, late_renewal_keeps_expiry=keeps)
    said_late = examples.late_base_example(YEARS, policy, TODAY)
    assert said_late.endswith(f"through {day_in_words(ends)}.")
    assert "Nobody can renew" in examples.late_base_example(YEARS, RenewalPolicy(), TODAY)


def test_what_never_expires_needs_no_clocks() -> None:
    policy = RenewalPolicy(grace_months=3)
    for example in (
        examples.reminders_example,
        examples.grace_example,
        examples.late_example,
        examples.early_example,
        examples.late_base_example,
    ):
        assert "does not expire" in example(NEVER, policy, TODAY)
    assert "at any time" in examples.opens_example(NEVER, policy, TODAY)


def test_credits_in_grace_and_issuing_are_said() -> None:
    assert "no days of grace" in examples.grace_credits_example(RenewalPolicy())
    counting = RenewalPolicy(grace_days=60, grace_credits_count=True)
    assert "counts towards" in examples.grace_credits_example(counting)
    assert "does not count" in examples.grace_credits_example(RenewalPolicy(grace_months=1))
    assert "You sign off" in examples.signoff_example(signoff_required=True)
    assert "by itself" in examples.signoff_example(signoff_required=False)
