from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.credential_flags import credential_flags
from certtrack_app.rules.renewal import (
    CredentialEvent,
    CredentialFacts,
    RenewalPolicy,
)
from certtrack_app.rules.subjects import (
    OutcomeFact,
    Subject,
    certificate_subject,
    checklist_subjects,
    credential_subjects,
    outcome_subject,
)
from certtrack_app.rules.vocabulary import (
    CredentialEventKind,
    Decision,
    EnrollmentState,
    FlagKind,
    MessageKind,
    Severity,
)
from tests.rules.facts import (
    LAW,
    away,
    confirmed,
    day,
    hours_rule,
    line,
    paper_rule,
    submitted,
    verdict,
)

EXPIRY = date(2028, 6, 15)


def told(*lines: Any, today: date, **settings: Any) -> list[str]:
    whole = verdict(*lines, today=today, **settings)
    return [subject.key for subject in checklist_subjects(whole, today).due]


@pytest.mark.parametrize(
    ("count", "keys"),
    [
        pytest.param(29, [], id="29 days"),
        pytest.param(30, [f"nudge:1:{day(0)}"], id="30 days: nudge"),
        pytest.param(75, [f"nudge:1:{day(0)}"], id="15 days before the deadline"),
        pytest.param(
            76, [f"nudge:1:{day(0)}", f"deadline:1:{day(90)}"], id="14 days before the deadline"
        ),
        pytest.param(
            90, [f"nudge:1:{day(0)}", f"deadline:1:{day(90)}"], id="the day of the deadline"
        ),
        pytest.param(91, [f"nudge:1:{day(0)}"], id="after it nobody is reminded"),
    ],
)
def test_a_stall_and_a_deadline_that_nears_are_told(count: int, keys: list[str]) -> None:
    assert told(line(hours_rule(deadline_days=90)), today=day(count)) == keys


def test_a_subject_says_what_it_is_about_and_since_when_it_is_due() -> None:
    whole = verdict(line(hours_rule(deadline_days=90)), today=day(80))
    nudge, deadline = checklist_subjects(whole, day(80)).due
    assert nudge == Subject(
        key=f"nudge:1:{day(0)}",
        kind=MessageKind.NUDGE,
        participant_id=3,
        due_on=day(30),
        because=(
            "Training hours: No activity since 1 Jan 2026; after 30 days without any, a nudge "
            "was due on 31 Jan 2026."
        ),
        enrollment_id=7,
        line_id=1,
    )
    assert (deadline.kind, deadline.due_on) == (MessageKind.DEADLINE, day(76))
    assert deadline.because == "Training hours is due on 1 Apr 2026."


def test_after_new_activity_a_stall_is_another_subject() -> None:
    rule = hours_rule(60)
    again = told(line(rule, confirmed(1, 5, received=40)), today=day(90))
    assert again == [f"nudge:1:{day(41)}"]


def test_nobody_is_told_while_on_leave() -> None:
    leaves = (away(84, 89),)
    assert told(line(hours_rule(deadline_days=90)), today=day(85), leaves=leaves) == []


def test_a_line_handed_in_whole_is_not_reminded_of() -> None:
    assert told(line(hours_rule(deadline_days=90), submitted(1, 60)), today=day(80)) == []


@pytest.mark.parametrize("state", [EnrollmentState.COMPLETED, EnrollmentState.WITHDRAWN])
def test_a_closed_checklist_tells_nothing(state: EnrollmentState) -> None:
    whole = verdict(line(paper_rule()), today=day(80), state=state, closed_on=day(2))
    assert checklist_subjects(whole, day(80)).due == ()


@LAW
@given(st.integers(0, 60), st.integers(0, 30), st.none() | st.integers(0, 80))
def test_subjects_hold_until_the_day_they_name(
    first: int, length: int, deadline: int | None
) -> None:
    def found(count: int) -> tuple[tuple[Subject, ...], date | None]:
        whole = verdict(
            line(hours_rule(deadline_days=deadline)),
            today=day(count),
            leaves=(away(first, first + length),),
        )
        subjects = checklist_subjects(whole, day(count))
        return subjects.due, subjects.holds_until

    due, until = found(0)
    for count in range(1, 150):
        now, next_until = found(count)
        assert next_until is None or next_until > day(count)
        if until is not None and day(count) >= until:
            due, until = now, next_until
        assert now == due


def held(policy: RenewalPolicy | None = None, *events: CredentialEvent) -> CredentialFacts:
    policy = policy or RenewalPolicy(grace_months=2, tells_supervisor=True)
    return CredentialFacts(4, "CT-4", date(2025, 6, 15), EXPIRY, policy, events, 3)


def before(days: int) -> date:
    return EXPIRY - timedelta(days=days)


@pytest.mark.parametrize(
    ("today", "key"),
    [
        pytest.param(before(91), None, id="91 days before"),
        pytest.param(before(90), f"renewal:4:{EXPIRY}:90", id="90 days before"),
        pytest.param(before(31), f"renewal:4:{EXPIRY}:60", id="two missed, the last is told"),
        pytest.param(before(0), f"renewal:4:{EXPIRY}:7", id="last valid day"),
        pytest.param(before(-1), f"grace:4:{EXPIRY}", id="in grace"),
        pytest.param(date(2028, 8, 15), f"grace:4:{EXPIRY}", id="last day of grace"),
        pytest.param(date(2028, 8, 16), f"lapse:4:{EXPIRY}", id="lapsed"),
    ],
)
def test_the_holder_is_told_the_latest_warning_then_grace_then_lapse(
    today: date, key: str | None
) -> None:
    found = [subject.key for subject in credential_subjects(held(), today).due]
    assert found == ([key] if key else [])


def test_a_warning_that_was_due_before_the_credential_was_issued_is_not_told() -> None:
    late = replace(held(), issued_on=before(60))
    assert credential_subjects(late, before(59)).due == ()
    (found,) = credential_subjects(late, before(30)).due
    assert found.key == f"renewal:4:{EXPIRY}:30"


@pytest.mark.parametrize(
    ("today", "kind", "free", "due_on"),
    [
        pytest.param(before(60), MessageKind.RENEWAL, False, before(60), id="a warning"),
        pytest.param(before(3), MessageKind.RENEWAL, True, before(7), id="the last warning"),
        pytest.param(before(-9), MessageKind.LAPSE, True, before(-1), id="before it lapses"),
        pytest.param(date(2029, 1, 1), MessageKind.LAPSE, False, date(2028, 8, 16), id="lapsed"),
    ],
)
def test_the_last_warnings_before_lapse_are_free_of_the_budget(
    today: date,
    kind: MessageKind,
    free: bool,  # noqa: FBT001 a case of the table
    due_on: date,
) -> None:
    (found,) = credential_subjects(held(), today).due
    assert (found.kind, found.free_of_budget, found.due_on) == (kind, free, due_on)
    assert (found.participant_id, found.credential_id) == (3, 4)


def test_the_supervisor_is_told_at_the_last_step_where_the_program_names_one() -> None:
    def tells(days: int, policy: RenewalPolicy | None = None) -> bool:
        (found,) = credential_subjects(held(policy), before(days)).due
        return found.tells_supervisor

    assert [tells(90), tells(7), tells(7, RenewalPolicy())] == [False, True, False]


@pytest.mark.parametrize(
    "kind",
    [
        CredentialEventKind.SUSPENDED,
        CredentialEventKind.REVOKED,
        CredentialEventKind.SUPERSEDED,
    ],
)
def test_nobody_is_warned_of_a_credential_that_is_suspended_revoked_or_superseded(
    kind: CredentialEventKind,
) -> None:
    gone = held(None, CredentialEvent(kind, date(2026, 1, 1)))
    assert credential_subjects(gone, before(5)).due == ()
    assert credential_flags(gone, before(5)).standing == ()


def test_a_credential_that_never_expires_warns_nobody() -> None:
    forever = CredentialFacts(4, "CT-4", date(2025, 6, 15), None)
    assert credential_subjects(forever, before(5)).due == ()
    assert credential_flags(forever, before(5)).standing == ()


@pytest.mark.parametrize(
    ("today", "kind", "severity"),
    [
        pytest.param(before(91), None, None, id="91 days before"),
        pytest.param(before(90), FlagKind.RENEWAL_DUE, Severity.NOTE, id="90 days before"),
        pytest.param(before(60), FlagKind.RENEWAL_DUE, Severity.NOTE, id="60 days before"),
        pytest.param(before(30), FlagKind.RENEWAL_DUE, Severity.SOON, id="30 days before"),
        pytest.param(before(7), FlagKind.RENEWAL_DUE, Severity.URGENT, id="7 days before"),
        pytest.param(before(-1), FlagKind.IN_GRACE, Severity.URGENT, id="in grace"),
        pytest.param(date(2028, 8, 16), FlagKind.LAPSED, Severity.URGENT, id="lapsed"),
    ],
)
def test_a_term_that_ends_is_flagged_more_pressing_the_nearer_its_end(
    today: date, kind: FlagKind | None, severity: Severity | None
) -> None:
    found = credential_flags(held(), today).standing
    assert [(flag.kind, flag.severity) for flag in found] == ([(kind, severity)] if kind else [])
    assert all(flag.key.endswith(f":4:{EXPIRY}") for flag in found)


@LAW
@given(
    st.builds(
        RenewalPolicy,
        reminder_days=st.sampled_from([(90, 60, 30, 7), (14,), ()]),
        grace_months=st.integers(0, 2),
    )
)
def test_what_is_told_and_flagged_of_a_credential_holds_until_the_day_it_names(
    policy: RenewalPolicy,
) -> None:
    credential = held(policy)
    flags = credential_flags(credential, before(120))
    subjects = credential_subjects(credential, before(120))
    for days in range(119, -100, -1):
        today = before(days)
        new_flags, new_subjects = (
            credential_flags(credential, today),
            credential_subjects(credential, today),
        )
        if flags.holds_until is not None and today >= flags.holds_until:
            flags = new_flags
        if subjects.holds_until is not None and today >= subjects.holds_until:
            subjects = new_subjects
        assert new_flags.standing == flags.standing
        assert new_subjects.due == subjects.due


def test_an_outcome_is_a_subject_of_its_own() -> None:
    fact = OutcomeFact(21, 5, Decision.REJECTED, day(9), "“log.pdf” was returned: not legible.")
    found = outcome_subject(fact, 3, 7, 1)
    assert (found.key, found.kind, found.free_of_budget) == (
        "outcome:21:5",
        MessageKind.OUTCOME,
        True,
    )
    assert found.because == "“log.pdf” was returned: not legible."


def test_a_certificate_is_told_once() -> None:
    found = certificate_subject(held(), "Your certificate is here.")
    assert (found.key, found.kind) == ("certificate:4", MessageKind.CERTIFICATE)
    assert found.free_of_budget
