from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.renewal import (
    RenewalPolicy,
    last_day_of_grace,
    last_day_to_renew,
    standing,
)
from certtrack_app.rules.vocabulary import CredentialEventKind, Standing
from tests.rules.credentials import EXPIRY, GRACE_2_MONTHS, ISSUED, PLAIN, event, held
from tests.rules.facts import LAW


@pytest.mark.parametrize(
    ("today", "found", "since"),
    [
        pytest.param(ISSUED, Standing.ACTIVE, ISSUED, id="day of issue"),
        pytest.param(date(2028, 3, 16), Standing.ACTIVE, ISSUED, id="91 days before"),
        pytest.param(
            date(2028, 3, 17), Standing.RENEWAL_DUE, date(2028, 3, 17), id="90 days before"
        ),
        pytest.param(EXPIRY, Standing.RENEWAL_DUE, date(2028, 3, 17), id="last valid day"),
        pytest.param(
            date(2028, 6, 16), Standing.IN_GRACE, date(2028, 6, 16), id="first day of grace"
        ),
        pytest.param(
            date(2028, 8, 15), Standing.IN_GRACE, date(2028, 6, 16), id="last day of grace"
        ),
        pytest.param(date(2028, 8, 16), Standing.LAPSED, date(2028, 8, 16), id="lapsed"),
        pytest.param(date(2040, 1, 1), Standing.LAPSED, date(2028, 8, 16), id="long lapsed"),
    ],
)
def test_a_standing_follows_from_dates_and_the_day(
    today: date, found: Standing, since: date
) -> None:
    verdict = standing(held(), today)
    assert (verdict.standing, verdict.since) == (found, since)


@pytest.mark.parametrize(
    ("today", "until"),
    [
        pytest.param(ISSUED, date(2028, 3, 17), id="active until renewal is due"),
        pytest.param(date(2028, 3, 17), date(2028, 6, 16), id="due until it expires"),
        pytest.param(date(2028, 6, 16), date(2028, 8, 16), id="in grace until it lapses"),
        pytest.param(date(2028, 8, 16), None, id="lapsed for good"),
    ],
)
def test_a_standing_says_until_when_it_holds(today: date, until: date | None) -> None:
    assert standing(held(), today).holds_until == until


def test_without_grace_it_lapses_the_day_after_its_last_valid_day() -> None:
    verdict = standing(held(policy=PLAIN), date(2028, 6, 16))
    assert (verdict.standing, verdict.because) == (Standing.LAPSED, "Expired on 15 Jun 2028.")


def test_a_standing_says_why_in_words() -> None:
    assert standing(held(), date(2028, 7, 1)).because == (
        "Expired on 15 Jun 2028; grace ends on 15 Aug 2028."
    )
    assert standing(held(), date(2028, 9, 1)).because == (
        "Expired on 15 Jun 2028, and its grace ended on 15 Aug 2028."
    )


def test_grace_may_be_in_days_as_shrm_has_it() -> None:
    sixty_days = RenewalPolicy(grace_days=60)
    assert last_day_of_grace(sixty_days, date(2028, 7, 31)) == date(2028, 9, 29)
    assert last_day_to_renew(GRACE_2_MONTHS, EXPIRY) == date(2029, 6, 15)


def test_a_credential_that_never_expires_stays_active() -> None:
    verdict = standing(held(valid_through=None), date(2099, 1, 1))
    assert (verdict.standing, verdict.because) == (Standing.ACTIVE, "It does not expire.")
    assert verdict.holds_until is None


def test_without_reminders_a_credential_is_active_until_it_expires() -> None:
    silent = RenewalPolicy(reminder_days=())
    verdict = standing(held(policy=silent), EXPIRY)
    assert (verdict.standing, verdict.holds_until) == (Standing.ACTIVE, date(2028, 6, 16))


def test_a_short_term_is_due_for_renewal_since_the_day_it_was_issued() -> None:
    verdict = standing(held(valid_through=date(2025, 7, 15)), ISSUED)
    assert (verdict.standing, verdict.since) == (Standing.RENEWAL_DUE, ISSUED)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (CredentialEventKind.SUSPENDED, Standing.SUSPENDED),
        (CredentialEventKind.REVOKED, Standing.REVOKED),
        (CredentialEventKind.SUPERSEDED, Standing.SUPERSEDED),
    ],
)
def test_what_is_on_record_stands_before_what_follows_from_dates(
    kind: CredentialEventKind, found: Standing
) -> None:
    on = date(2026, 1, 10)
    verdict = standing(held(event(kind, on)), date(2040, 1, 1))
    assert (verdict.standing, verdict.since) == (found, on)
    assert verdict.because == f"{found.value.capitalize()} on 10 Jan 2026: audit failed."
    bare = standing(held(event(kind, on, "")), date(2040, 1, 1))
    assert bare.because == f"{found.value.capitalize()} on 10 Jan 2026."


def test_a_suspension_counts_from_its_day_and_the_standing_says_when_it_will_change() -> None:
    ahead = held(event(CredentialEventKind.SUSPENDED, date(2026, 1, 10)))
    verdict = standing(ahead, date(2026, 1, 9))
    assert (verdict.standing, verdict.holds_until) == (Standing.ACTIVE, date(2026, 1, 10))
    assert standing(ahead, date(2026, 1, 10)).holds_until is None
    forever = held(event(CredentialEventKind.SUSPENDED, date(2026, 1, 10)), valid_through=None)
    assert standing(forever, date(2026, 1, 9)).holds_until == date(2026, 1, 10)


def test_reinstated_it_stands_by_its_dates_again() -> None:
    back = held(
        event(CredentialEventKind.SUSPENDED, date(2026, 1, 10)),
        event(CredentialEventKind.REINSTATED, date(2026, 1, 10)),
    )
    assert standing(back, date(2026, 1, 10)).standing is Standing.ACTIVE
    assert standing(back, date(2028, 7, 1)).standing is Standing.IN_GRACE
    later = held(
        event(CredentialEventKind.SUSPENDED, date(2026, 1, 10)),
        event(CredentialEventKind.REINSTATED, date(2026, 2, 10)),
        event(CredentialEventKind.REVOKED, date(2026, 3, 10)),
    )
    assert standing(later, date(2026, 2, 20)).standing is Standing.ACTIVE
    assert standing(later, date(2026, 3, 10)).standing is Standing.REVOKED


policies = st.builds(
    RenewalPolicy,
    reminder_days=st.sampled_from([(90, 60, 30, 7), (30,), ()]),
    grace_days=st.integers(0, 60),
    grace_months=st.integers(0, 3),
)
ORDER = [Standing.ACTIVE, Standing.RENEWAL_DUE, Standing.IN_GRACE, Standing.LAPSED]


@LAW
@given(policies, st.integers(0, 1500), st.integers(0, 400))
def test_a_standing_never_improves_by_waiting(
    policy: RenewalPolicy, days: int, waited: int
) -> None:
    now, later = ISSUED + timedelta(days=days), ISSUED + timedelta(days=days + waited)
    before, after = standing(held(policy=policy), now), standing(held(policy=policy), later)
    assert ORDER.index(before.standing) <= ORDER.index(after.standing)
    if before.holds_until is None or later < before.holds_until:
        assert before == after
    else:
        assert before != after
