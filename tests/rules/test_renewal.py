from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.renewal import (
    CredentialFacts,
    RenewalPolicy,
    WindowStep,
    credit_window,
    may_reinstate,
    may_renew,
    next_step_on,
    policy_in_words,
    renewal_in_words,
    renewed_term,
    window_step,
)
from certtrack_app.rules.term import TermFacts, TermRule
from certtrack_app.rules.vocabulary import CredentialEventKind, TermConvention
from tests.rules.credentials import EXPIRY, ISSUED, PLAIN, event, held
from tests.rules.facts import LAW


@pytest.mark.parametrize(
    ("today", "step"),
    [
        pytest.param(date(2028, 3, 16), None, id="91 days before"),
        pytest.param(date(2028, 3, 17), 90, id="90 days before"),
        pytest.param(date(2028, 4, 15), 90, id="61 days before"),
        pytest.param(date(2028, 4, 16), 60, id="60 days before"),
        pytest.param(date(2028, 5, 16), 30, id="30 days before"),
        pytest.param(date(2028, 6, 8), 7, id="7 days before"),
        pytest.param(EXPIRY, 7, id="last valid day"),
        pytest.param(date(2028, 6, 16), None, id="expired"),
    ],
)
def test_of_the_warnings_the_latest_reached_is_due(today: date, step: int | None) -> None:
    found = window_step(PLAIN, EXPIRY, today)
    assert (found.days_before if found else None) == step


def test_a_warning_knows_when_it_fell_due_and_whether_it_is_the_last() -> None:
    assert window_step(PLAIN, EXPIRY, EXPIRY) == WindowStep(7, date(2028, 6, 8), is_last=True)
    early = window_step(PLAIN, EXPIRY, date(2028, 4, 1))
    assert early == WindowStep(90, date(2028, 3, 17), is_last=False)
    assert next_step_on(PLAIN, EXPIRY, date(2028, 4, 1)) == date(2028, 4, 16)
    assert next_step_on(PLAIN, EXPIRY, date(2028, 6, 8)) is None


@pytest.mark.parametrize(
    ("today", "allowed", "because"),
    [
        pytest.param(ISSUED, True, "It can be renewed until 15 Jun 2029.", id="at once"),
        pytest.param(date(2028, 8, 16), True, "until 15 Jun 2029", id="lapsed, but not too late"),
        pytest.param(date(2029, 6, 15), True, "until 15 Jun 2029", id="the last day"),
        pytest.param(date(2029, 6, 16), False, "Enroll its holder anew", id="too late"),
    ],
)
def test_a_credential_can_be_renewed_until_late_renewal_ends(
    today: date,
    allowed: bool,  # noqa: FBT001 a case of the table
    because: str,
) -> None:
    found = may_renew(held(), today)
    assert found.allowed is allowed
    assert because in found.because


@pytest.mark.parametrize(
    ("credential", "today", "is_complete", "said"),
    [
        pytest.param(held(), ISSUED, True, "Renewal comes up on 17 Mar 2028.", id="issued today"),
        pytest.param(
            held(), date(2028, 3, 16), False, "Renewal comes up on 17 Mar 2028.", id="day before"
        ),
        pytest.param(
            held(),
            date(2028, 3, 17),
            False,
            "Once this is complete, it can be renewed, until 15 Jun 2029.",
            id="it has come up",
        ),
        pytest.param(held(), EXPIRY, True, "It can be renewed until 15 Jun 2029.", id="complete"),
        pytest.param(
            held(policy=RenewalPolicy(opens_days=300)),
            ISSUED,
            True,
            "Renewal opens on 20 Aug 2027.",
            id="the program opens it late",
        ),
        pytest.param(
            held(policy=RenewalPolicy(reminder_days=())),
            ISSUED,
            True,
            "It can be renewed until 15 Jun 2028.",
            id="nobody is warned",
        ),
        pytest.param(
            held(valid_through=None),
            ISSUED,
            True,
            "It does not expire: nothing to renew.",
            id="never ends",
        ),
    ],
)
def test_a_credential_says_when_its_renewal_comes_up(
    credential: CredentialFacts,
    today: date,
    is_complete: bool,  # noqa: FBT001 a case of the table
    said: str,
) -> None:
    assert renewal_in_words(credential, today, is_complete=is_complete) == said


def test_renewal_may_open_late_in_the_term() -> None:
    ten_months = held(policy=RenewalPolicy(opens_days=300))
    early = may_renew(ten_months, date(2027, 8, 19))
    assert (early.allowed, early.because) == (False, "Renewal opens on 20 Aug 2027.")
    assert may_renew(ten_months, date(2027, 8, 20)).allowed


def test_what_never_expires_cannot_be_renewed() -> None:
    assert not may_renew(held(valid_through=None), ISSUED).allowed


@pytest.mark.parametrize(
    "kind",
    [
        CredentialEventKind.SUSPENDED,
        CredentialEventKind.REVOKED,
        CredentialEventKind.SUPERSEDED,
    ],
)
def test_what_is_suspended_revoked_or_superseded_cannot_be_renewed(
    kind: CredentialEventKind,
) -> None:
    on = date(2026, 1, 10)
    found = may_renew(held(event(kind, on)), on)
    assert (found.allowed, found.because) == (
        False,
        f"{kind.value.capitalize()} on 10 Jan 2026: audit failed.",
    )


def test_only_a_suspension_or_revocation_can_be_lifted() -> None:
    suspended = held(event(CredentialEventKind.SUSPENDED, date(2026, 1, 10)))
    assert may_reinstate(suspended, date(2026, 2, 1)).allowed
    found = may_reinstate(held(), date(2030, 1, 1))
    assert not found.allowed
    assert "neither suspended nor revoked" in found.because


SAME_DAY = TermRule(TermConvention.SAME_DAY, months=36)
DAY_BEFORE = TermRule(TermConvention.DAY_BEFORE, months=36)


@pytest.mark.parametrize(
    ("rule", "policy", "done_on", "expiry", "found"),
    [
        pytest.param(
            SAME_DAY, PLAIN, date(2028, 4, 1), EXPIRY, date(2031, 6, 15), id="early keeps expiry"
        ),
        pytest.param(
            SAME_DAY,
            RenewalPolicy(early_renewal_keeps_expiry=False),
            date(2028, 4, 1),
            EXPIRY,
            date(2031, 4, 1),
            id="early from the day of renewal",
        ),
        pytest.param(
            SAME_DAY, PLAIN, EXPIRY, EXPIRY, date(2031, 6, 15), id="on the last valid day"
        ),
        pytest.param(
            SAME_DAY, PLAIN, date(2028, 8, 1), EXPIRY, date(2031, 6, 15), id="late keeps expiry"
        ),
        pytest.param(
            SAME_DAY,
            RenewalPolicy(late_renewal_keeps_expiry=False),
            date(2028, 8, 1),
            EXPIRY,
            date(2031, 8, 1),
            id="late from the day of renewal",
        ),
        pytest.param(
            TermRule(TermConvention.PREVIOUS_EXPIRY, months=36),
            RenewalPolicy(late_renewal_keeps_expiry=False),
            date(2028, 8, 1),
            EXPIRY,
            date(2031, 6, 15),
            id="previous expiry, whatever the policy",
        ),
        pytest.param(
            DAY_BEFORE,
            PLAIN,
            date(2028, 4, 1),
            date(2028, 6, 14),
            date(2031, 6, 14),
            id="the day before loses no day",
        ),
        pytest.param(
            TermRule(TermConvention.YEAR_END, months=36),
            PLAIN,
            date(2028, 10, 1),
            date(2028, 12, 31),
            date(2031, 12, 31),
            id="31 December to 31 December",
        ),
        pytest.param(
            TermRule(TermConvention.FIXED_DATE, fixed_month=8, fixed_day=31),
            PLAIN,
            date(2028, 7, 1),
            date(2028, 8, 31),
            date(2029, 8, 31),
            id="from one fixed date to the next",
        ),
        pytest.param(
            SAME_DAY, PLAIN, date(2028, 4, 1), None, date(2031, 4, 1), id="no expiry to keep"
        ),
    ],
)
def test_a_renewed_term_runs_from_the_base_the_program_names(
    rule: TermRule, policy: RenewalPolicy, done_on: date, expiry: date | None, found: date
) -> None:
    facts = TermFacts(done_on, previous_expiry=expiry)
    assert renewed_term(rule, policy, facts, renewal_done_on=done_on).valid_through == found


def test_credits_count_within_the_term_and_in_grace_only_where_the_program_says_so() -> None:
    window = credit_window(held())
    assert (window.first_day, window.last_day) == (ISSUED, EXPIRY)
    assert window.title == "the cycle of CT-2025-0004"
    counting = RenewalPolicy(grace_months=2, grace_credits_count=True)
    assert credit_window(held(policy=counting)).last_day == date(2028, 8, 15)
    assert credit_window(held(valid_through=None)).last_day == date.max


def test_a_renewal_policy_is_said_in_words() -> None:
    assert policy_in_words(RenewalPolicy()) == (
        "Holder and coordinator are told 90, 60, 30 and 7 days before the last valid day.",
        "It lapses the day after its last valid day.",
        "A lapsed credential cannot be renewed; its holder enrolls anew.",
    )
    full = RenewalPolicy(
        reminder_days=(30,),
        grace_months=2,
        grace_days=5,
        late_months=10,
        grace_credits_count=True,
        tells_supervisor=True,
    )
    assert policy_in_words(full) == (
        (
            "Holder and coordinator are told 30 days before the last valid day. The supervisor "
            "is told at the last."
        ),
        "2 months and 5 days of grace follow; credits earned in grace count.",
        "A lapsed credential can be renewed for 10 months more.",
    )
    assert policy_in_words(RenewalPolicy(reminder_days=(), grace_days=1))[:2] == (
        "Nobody is told before a credential lapses.",
        "1 day of grace follow; credits earned in grace do not count.",
    )


@LAW
@given(st.integers(1, 200), st.integers(0, 300))
def test_a_later_renewal_in_time_never_gives_a_shorter_term(early: int, more: int) -> None:
    facts = TermFacts(ISSUED, previous_expiry=EXPIRY)
    first, second = ISSUED + timedelta(days=early), ISSUED + timedelta(days=early + more)
    one = renewed_term(SAME_DAY, PLAIN, facts, renewal_done_on=first).valid_through
    other = renewed_term(SAME_DAY, PLAIN, facts, renewal_done_on=second).valid_through
    assert one == other == date(2031, 6, 15)
