"""Errands in an order nobody expects: refused in one sentence, or done right."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.test_refusals import refusal
from tests.cli.test_stages import complete

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def office(certtrack: Command) -> None:
    """An office with the general program, an evaluator, and one participant."""
    certtrack("programs", "add", "coach-training")
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")


def enroll(certtrack: Command, on: str) -> tuple[int, dict[str, Any]]:
    """Enroll Ana once more."""
    return certtrack("enroll", "Ana Lima", "--email", "ana@example.org", on=on)


def states(certtrack: Command, on: str) -> list[str]:
    """How Ana's enrollments stand."""
    _, people = certtrack("people", "Ana Lima", on=on)
    return [one["state"] for one in people["people"][0]["enrollments"]]


def test_what_is_verified_is_neither_waived_nor_extended(certtrack: Command) -> None:
    _, logged = certtrack("log", "Ana Lima", "attendance", "--score", "95")
    certtrack("review", "confirm", logged["id"], "--by", "Ruth")
    waive = ("waive", "Ana Lima", "attendance", "--by", "Ruth", "--reason", "prior learning")
    assert refusal(certtrack(*waive)) == (
        "“Attendance” is verified already; nothing more is asked."
    )
    extend = ("extend", "Ana Lima", "attendance", "--to", "2027-03-01", "--reason", "ill")
    assert refusal(certtrack(*extend)).startswith("“Attendance” is verified already")


def test_what_is_waived_is_not_waived_again(certtrack: Command) -> None:
    waive = ("waive", "Ana Lima", "attendance", "--by", "Ruth", "--reason", "prior learning")
    assert certtrack(*waive)[0] == 0
    assert refusal(certtrack(*waive)).startswith("“Attendance” is waived already")


def test_leave_that_was_over_before_they_joined_is_refused(certtrack: Command) -> None:
    over = ("leave", "Ana Lima", "--from", "2025-12-01", "--to", "2026-01-04")
    assert refusal(certtrack(*over)) == "Ana Lima joined on 5 Jan 2026, after that leave."
    assert certtrack("leave", "Ana Lima", "--from", "2025-12-01", "--to", "2026-01-05")[0] == 0


def test_whoever_holds_a_credential_that_stands_is_not_certified_anew(certtrack: Command) -> None:
    number = complete(certtrack, "2026-03-02")
    assert refusal(enroll(certtrack, "2026-04-01")) == (
        f"Ana Lima holds {number} already, and it is active. Valid through 2 Mar 2028. "
        "It is renewed, not issued anew."
    )
    certtrack("suspend", number, "--reason", "fee", on="2026-04-01")
    assert "it is suspended" in refusal(enroll(certtrack, "2026-04-02"))


@pytest.mark.parametrize("how", ["lapsed", "revoked"])
def test_whose_credential_no_longer_stands_starts_over_and_the_open_renewal_ends(
    certtrack: Command, how: str
) -> None:
    number = complete(certtrack, "2026-03-02")
    day = "2029-01-01" if how == "lapsed" else "2026-05-01"
    if how == "revoked":
        certtrack("revoke", number, "--reason", "fraud", on=day)
    code, _ = enroll(certtrack, day)
    assert code == 0
    assert sorted(states(certtrack, day)) == ["completed", "in_progress", "withdrawn"]
    _, row = certtrack("checklist", "Ana Lima", on=day)
    assert (row["phase"], row["enrolled_on"]) == ("initial", day)


def test_the_founding_of_the_office_is_not_undone(certtrack: Command) -> None:
    _, history = certtrack("history")
    (founding,) = [one for one in history["actions"] if one["kind"] == "set_up_office"]
    assert not founding["undoable"]
    assert "cannot be undone" in refusal(certtrack("undo", founding["id"]))


def test_a_sample_office_is_not_made_in_the_place_of_a_file(
    certtrack: Command, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is a file. Name a new folder" in refusal(certtrack("sample", tmp_path / "file"))


def test_the_history_is_told_whole(certtrack: Command) -> None:
    for hour in range(101):
        certtrack("log", "Ana Lima", "instruction", "--amount", hour + 1)
    _, history = certtrack("history")
    assert [one["id"] for one in history["actions"]] == list(range(len(history["actions"]), 0, -1))
    assert len(history["actions"]) > 101
    _, newest = certtrack("history", "--newest", 2)
    assert newest["actions"] == history["actions"][:2]


def test_the_program_may_be_left_out_where_only_one_is_still_open(certtrack: Command) -> None:
    certtrack("programs", "add", "bcc")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org", "--program", "BCC")
    assert "name one of BCC, Coach training" in refusal(certtrack("checklist", "Ana Lima"))
    certtrack("withdraw", "Ana Lima", "--program", "BCC", "--reason", "moved")
    assert certtrack("checklist", "Ana Lima")[1]["program"] == "Coach training"
    assert certtrack("checklist", "Ana Lima", "--program", "BCC")[1]["state"] == "withdrawn"


def test_whoever_is_ready_and_cannot_be_issued_is_flagged_with_the_reason(
    certtrack: Command,
) -> None:
    certtrack("programs", "add", "shrm-cp")
    certtrack("enroll", "Bo Ek", "--email", "bo@example.org", "--program", "SHRM-CP")
    _, logged = certtrack("log", "Bo Ek", "exam")
    certtrack("review", "confirm", logged["id"], "--by", "Ruth")
    _, checked = certtrack("check")
    (flag,) = checked["raised"]
    assert (flag["kind"], flag["participant"]) == ("ready_to_issue", "Bo Ek")
    assert "no birth date is on record" in flag["because"]
    assert checked["issued"] == []
    _, again = certtrack("check")
    assert again["raised"] == again["cleared"] == []
