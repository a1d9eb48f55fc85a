"""The mail account: what is refused, and when a message is tried again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.mail_account import (
    RETRY_AFTER,
    MailAccount,
    Security,
    account_faults,
    next_attempt,
    refuse_account_nonsense,
)

ACCOUNT = MailAccount("smtp.example.org", 587, Security.STARTTLS, "office", "office@example.org")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_an_account_that_is_not_set_up_is_no_fault() -> None:
    assert not MailAccount().is_set_up
    refuse_account_nonsense(MailAccount())


def test_a_usual_account_is_taken() -> None:
    assert list(account_faults(ACCOUNT)) == []
    assert list(account_faults(replace(ACCOUNT, host="::1", copy_to="me@example.org"))) == []


@pytest.mark.parametrize(
    ("field", "value", "mend"),
    [
        ("host", "https://smtp.example.org/", "the name alone"),
        ("host", "smtp.example.org\r\nRSET", "the name alone"),
        ("host", "a" * 254, "the name alone"),
        ("port", 0, "587"),
        ("port", 70000, "465"),
        ("sender", "", "address"),
        ("sender", "a@example.org, b@example.org", "address"),
        ("copy_to", "nobody", "address"),
        ("user", "off\nice", "Type it anew"),
    ],
)
def test_nonsense_is_refused_with_the_mend(field: str, value: object, mend: str) -> None:
    wrong = replace(ACCOUNT, **{field: value})  # type: ignore[arg-type]
    assert [fault.field for fault in account_faults(wrong)] == [field]
    with pytest.raises(Refusal, match=mend):
        refuse_account_nonsense(wrong)


def test_each_way_of_protection_has_its_port() -> None:
    assert (Security.TLS.usual_port, Security.STARTTLS.usual_port) == (465, 587)


def test_gaps_between_attempts_grow() -> None:
    assert all(earlier < later for earlier, later in pairwise(RETRY_AFTER))
    assert next_attempt(1, NOW) == NOW + timedelta(minutes=5)
    assert next_attempt(len(RETRY_AFTER), NOW) == NOW + timedelta(hours=24)


def test_after_the_last_attempt_a_person_must_look() -> None:
    assert next_attempt(len(RETRY_AFTER) + 1, NOW) is None
