from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.errors import Refusal
from certtrack_app.rules.deadline import (
    DeadlineBase,
    DueDate,
    Extension,
    deadline_in_words,
    due_date,
    leave_within,
    refuse_extension,
)
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.requirement import RequirementRule
from tests.rules.facts import LAW, START, away, day, hours_rule

TODAY = day(0)
IN_90_DAYS = hours_rule(deadline_days=90)


def due(
    rule: RequirementRule,
    *extensions: Extension,
    leaves: tuple[Leave, ...] = (),
    ends_on: date | None = None,
    today: date = TODAY,
) -> DueDate:
    found = due_date(rule, DeadlineBase(START, leaves, ends_on), extensions, today)
    assert found is not None
    return found


def extended(until: int, granted: int = 50) -> Extension:
    return Extension(day(until), "M. Rao", "hospital stay", day(granted))


def test_a_deadline_says_base_fact_and_convention() -> None:
    found = due(IN_90_DAYS)
    assert found.on == date(2026, 4, 1)
    assert found.because == ("Due 90 days after enrollment on 1 Jan 2026: 1 Apr 2026.",)
    assert found.near_on == date(2026, 3, 18)
    assert found.is_own


def test_leave_moves_a_deadline_by_its_length_and_says_so() -> None:
    found = due(IN_90_DAYS, leaves=(away(30, 39),))
    assert found.on == day(100)
    assert found.because == (
        "Due 90 days after enrollment on 1 Jan 2026: 1 Apr 2026.",
        "10 days of leave moved it to 11 Apr 2026.",
    )


def test_leave_after_the_deadline_does_not_move_it() -> None:
    assert due(IN_90_DAYS, leaves=(away(91, 200),)).on == day(90)


def test_open_leave_moves_a_deadline_day_by_day() -> None:
    assert due(IN_90_DAYS, leaves=(away(30),), today=day(39)).on == day(100)
    assert due(IN_90_DAYS, leaves=(away(30),), today=day(40)).on == day(101)


def test_a_deadline_may_be_a_day_the_program_sets() -> None:
    rule = hours_rule(deadline_on=date(2026, 6, 30))
    assert due(rule).because == ("The program sets 30 Jun 2026 as the deadline.",)
    moved = due(rule, leaves=(away(0, 9),))
    assert moved.on == date(2026, 7, 9)


def test_a_day_the_program_set_before_somebody_enrolled_stays_where_it_is() -> None:
    rule = hours_rule(deadline_on=date(2025, 12, 31))
    found = due(rule, leaves=(away(-10, 5),))
    assert found.on == date(2025, 12, 31)
    assert found.because == ("The program sets 31 Dec 2025 as the deadline.",)


def test_an_extension_moves_one_deadline_with_grantor_and_reason() -> None:
    found = due(IN_90_DAYS, extended(120))
    assert found.on == day(120)
    assert found.because[-1] == ("Extended to 1 May 2026 by M. Rao on 20 Feb 2026: hospital stay.")
    assert found.near_on == day(106)


def test_of_several_extensions_the_latest_day_counts_and_all_are_told() -> None:
    found = due(IN_90_DAYS, extended(120), extended(150, 100))
    assert found.on == day(150)
    assert len(found.because) == 3


def test_an_extension_before_the_deadline_changes_nothing() -> None:
    assert due(IN_90_DAYS, extended(80)) == due(IN_90_DAYS)
    assert due(IN_90_DAYS, extended(90)) == due(IN_90_DAYS)


def test_leave_that_began_after_an_extension_was_granted_moves_it_too() -> None:
    found = due(IN_90_DAYS, extended(120, 50), leaves=(away(60, 69),))
    assert found.on == day(130)
    assert found.because[-1] == "10 days of leave moved it to 11 May 2026."


def test_an_extension_ends_on_the_day_named_whatever_leave_lay_ahead_when_it_was_granted() -> None:
    ahead = (away(60, 69),)
    granted = replace(extended(120, 50), leave_days=leave_within(day(50), day(120), ahead))
    assert due(IN_90_DAYS, granted, leaves=ahead).on == day(120)
    more = (*ahead, away(80, 84))
    found = due(IN_90_DAYS, granted, leaves=more)
    assert found.on == day(125)
    assert found.because[-1] == "5 days of leave moved it to 6 May 2026."
    assert due(IN_90_DAYS, granted).on == day(120)


def test_leave_known_when_an_extension_was_granted_is_in_it_already() -> None:
    assert due(IN_90_DAYS, extended(120, 50), leaves=(away(40, 49),)).on == day(120)
    assert due(IN_90_DAYS, extended(120, 50), leaves=(away(50, 54),)).on == day(120)


def test_a_line_without_a_deadline_is_wanted_by_the_end_of_the_whole() -> None:
    found = due(hours_rule(), ends_on=day(200), leaves=(away(10, 20),))
    assert (found.on, found.is_own) == (day(200), False)
    assert found.because == ("Wanted by the day the term ends, 20 Jul 2026.",)
    assert due_date(hours_rule(), DeadlineBase(START), (), TODAY) is None


def test_a_deadline_may_come_without_a_reminder() -> None:
    assert due(hours_rule(deadline_days=90, near_days=None)).near_on is None


@pytest.mark.parametrize(
    ("found", "until", "reason", "refusal"),
    [
        pytest.param(None, 120, "ill", "no deadline", id="nothing to extend"),
        pytest.param(DueDate(day(90), ()), 90, "ill", "a later day", id="the same day"),
        pytest.param(DueDate(day(90), ()), 120, "  ", "Give the reason", id="no reason"),
    ],
)
def test_an_extension_that_extends_nothing_is_refused(
    found: DueDate | None, until: int, reason: str, refusal: str
) -> None:
    with pytest.raises(Refusal, match=refusal):
        refuse_extension(found, day(until), reason)


def test_an_extension_to_a_later_day_with_a_reason_is_taken() -> None:
    refuse_extension(DueDate(day(90), ()), day(91), "ill")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            IN_90_DAYS,
            "Due 90 days after enrollment; the participant is reminded once, 14 days before.",
        ),
        (
            hours_rule(deadline_on=date(2026, 6, 30), near_days=None),
            "Due on 30 Jun 2026, without a reminder.",
        ),
        (hours_rule(), "No deadline."),
    ],
)
def test_a_deadline_is_said_in_words(rule: RequirementRule, words: str) -> None:
    assert deadline_in_words(rule) == words


@LAW
@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 60), st.integers(0, 400))
def test_neither_leave_nor_an_extension_ever_brings_a_deadline_nearer(
    deadline: int, first: int, length: int, until: int
) -> None:
    rule = hours_rule(deadline_days=deadline)
    plain = due(rule).on
    taken = (away(first, first + length),)
    assert due(rule, leaves=taken).on >= plain
    assert due(rule, extended(until, 0)).on == max(plain, day(until))
    assert due(rule, extended(until, 0), leaves=taken).on >= due(rule, leaves=taken).on
