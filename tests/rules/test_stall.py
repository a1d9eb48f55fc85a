from datetime import date

import pytest

from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.leave import Leave
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.stall import StallVerdict, stall, stall_in_words
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceClaim
from tests.rules.facts import (
    away,
    confirmed,
    day,
    hours_rule,
    imported,
    line,
    paper_rule,
    rejected,
    submitted,
    verdict,
)

CANNOT = StallVerdict()


def stalled(
    *evidence: EvidenceFact,
    today: date,
    rule: RequirementRule | None = None,
    leaves: tuple[Leave, ...] = (),
) -> StallVerdict:
    """Whether the one line of somebody enrolled on day 0 has stalled: 30 days, then 10 more."""
    whole = verdict(line(rule or hours_rule(), *evidence), today=today, leaves=leaves)
    return stall(whole.lines[0], whole, today)


@pytest.mark.parametrize(
    ("count", "nudge_due", "flagged"),
    [
        pytest.param(29, False, False, id="29 days without activity"),
        pytest.param(30, True, False, id="30 days: nudge"),
        pytest.param(39, True, False, id="9 days after the nudge was due"),
        pytest.param(40, True, True, id="10 days after the nudge was due: flag"),
        pytest.param(400, True, True, id="a year later"),
    ],
)
def test_no_activity_for_30_days_is_nudged_and_10_days_later_flagged(
    count: int,
    nudge_due: bool,  # noqa: FBT001 a case of the table
    flagged: bool,  # noqa: FBT001 a case of the table
) -> None:
    found = stalled(today=day(count))
    assert (found.nudge_due, found.stalled) == (nudge_due, flagged)
    assert (found.nudge_on, found.flag_on, found.base) == (day(30), day(40), day(0))


def test_a_stall_says_since_when_and_when_the_nudge_was_due() -> None:
    assert stalled(today=day(50)).because == (
        "No activity since 1 Jan 2026; after 30 days without any, a nudge was due on 31 Jan 2026."
    )


def test_activity_starts_the_clock_anew() -> None:
    found = stalled(confirmed(1, 12, received=25), today=day(60))
    assert found.base == day(26)
    assert (found.nudge_on, found.flag_on) == (day(56), day(66))


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(submitted(1), id="waits for an evaluator"),
        pytest.param(imported(1), id="waits for somebody to confirm the tracker"),
        pytest.param(confirmed(1, 60), id="verified"),
        pytest.param(confirmed(1, claim=EvidenceClaim.WAIVER), id="waived"),
    ],
)
def test_a_line_that_does_not_wait_for_its_participant_cannot_stall(
    evidence: EvidenceFact,
) -> None:
    found = stalled(evidence, today=day(300))
    assert found == CANNOT
    assert (found.nudge_due, found.stalled, found.stands_since) == (False, False, None)


def test_a_returned_line_stalls_from_the_day_it_was_returned() -> None:
    assert stalled(rejected(1, 20), today=day(60)).nudge_on == day(51)


def test_a_line_whose_prerequisites_are_not_met_cannot_stall() -> None:
    waits = paper_rule("exam", prerequisites=("hours",))
    whole = verdict(line(hours_rule()), line(waits, number=2), today=day(300))
    assert stall(whole.lines[1], whole, day(300)) == CANNOT
    done = line(hours_rule(), confirmed(1, 60, received=99))
    opened = verdict(done, line(waits, number=2), today=day(300))
    assert stall(opened.lines[1], opened, day(300)).nudge_on == day(130)


def test_a_requirement_may_never_stall() -> None:
    assert stalled(today=day(300), rule=hours_rule(stall_after_days=None)) == CANNOT


def test_what_enough_of_its_choice_makes_needless_cannot_stall() -> None:
    rules = [paper_rule(code, choice="one", choice_needs=1) for code in "ab"]
    whole = verdict(line(rules[0], confirmed(1)), line(rules[1], number=2), today=day(300))
    assert stall(whole.lines[1], whole, day(300)) == CANNOT


@pytest.mark.parametrize("state", [EnrollmentState.COMPLETED, EnrollmentState.WITHDRAWN])
def test_a_closed_enrollment_cannot_stall(state: EnrollmentState) -> None:
    whole = verdict(line(hours_rule()), today=day(300), state=state, closed_on=day(200))
    assert stall(whole.lines[0], whole, day(300)) == CANNOT


@pytest.mark.parametrize(
    ("leave", "nudge", "flag"),
    [
        pytest.param(away(10, 19), 40, 50, id="before the nudge"),
        pytest.param(away(35, 44), 30, 50, id="between nudge and flag"),
        pytest.param(away(25, 34), 40, 50, id="over the nudge"),
        pytest.param(away(45, 60), 30, 40, id="after the flag"),
    ],
)
def test_leave_stops_the_clock_by_its_length(leave: Leave, nudge: int, flag: int) -> None:
    found = stalled(today=day(100), leaves=(leave,))
    assert (found.nudge_on, found.flag_on) == (day(nudge), day(flag))


def test_on_leave_nothing_is_due() -> None:
    found = stalled(today=day(50), leaves=(away(45, 60),))
    assert (found.nudge_due, found.stalled) == (False, False)


def test_a_stall_that_outlasts_a_leave_begun_after_it_stands_again_on_return() -> None:
    assert stalled(today=day(60), leaves=(away(45, 60),)).again_on is None
    found = stalled(today=day(61), leaves=(away(45, 60),))
    assert (found.stalled, found.flag_on, found.again_on) == (True, day(40), day(61))


def test_on_open_leave_the_nudge_moves_on_with_the_days() -> None:
    assert stalled(today=day(200), leaves=(away(10),)).nudge_on == day(30 + 191)


def test_the_stall_clock_is_said_in_words() -> None:
    assert stall_in_words(hours_rule()) == (
        "No activity for 30 days, nudge; 10 days after the nudge was due, flag."
    )
    never = hours_rule(stall_after_days=None)
    assert stall_in_words(never) == "No nudges: this requirement never stalls."
