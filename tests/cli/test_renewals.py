"""Renewing early, on time, in grace, late and too late, by the command."""

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Command
from tests.cli.test_stages import complete


@pytest.fixture
def number(certtrack: Command) -> str:
    """A credential valid through 2 Mar 2028, its credits earned, its declaration still open."""
    certtrack("programs", "add", "coach-training")
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    number = complete(certtrack, "2026-03-02")
    for amount, category in (("18", ()), ("2", ("--category", "ethics"))):
        code, logged = certtrack(
            "log", "Ana Lima", "continuing_education", "--amount", amount, *category,
            on="2027-06-01",
        )  # fmt: skip
        assert code == 0
        certtrack("review", "confirm", logged["id"], "--by", "Ruth", on="2027-06-01")
    return number


@pytest.mark.parametrize(
    ("days", "share"),
    [
        pytest.param(-200, None, id="early"),
        pytest.param(0, None, id="on the last valid day"),
        pytest.param(1, "in_grace", id="first day of grace"),
        pytest.param(30, "in_grace", id="last day of grace"),
        pytest.param(31, "late", id="lapsed, and not too late"),
    ],
)
def test_the_last_confirmation_renews_from_the_old_expiry(
    certtrack: Command, number: str, days: int, share: str | None
) -> None:
    on = (date(2028, 3, 2) + timedelta(days=days)).isoformat()
    _, logged = certtrack("log", "Ana Lima", "declaration", on=on)
    code, _ = certtrack("review", "confirm", logged["id"], "--by", "Ruth", on=on)
    assert code == 0
    _, register = certtrack("register", on=on)
    old, new = register["credentials"]
    assert (old["number"], old["standing"]) == (number, "superseded")
    assert (new["issued_on"], new["valid_through"]) == (on, "2030-03-02")
    _, counted = certtrack("figures", on="2028-06-01")
    renewals = counted["on_time_renewal"]
    assert (renewals["n"], renewals["on_time"]) == (1, 0 if share else 1)
    assert share is None or renewals[share] == 1


def test_too_late_is_refused_and_starts_over(certtrack: Command, number: str) -> None:
    code, said = certtrack("renew", number, on="2028-11-01")
    assert code == 1
    assert "Enroll its holder anew" in said["refusal"]
    code, _ = certtrack("enroll", "Ana Lima", "--email", "ana@example.org", on="2028-11-01")
    assert code == 0
