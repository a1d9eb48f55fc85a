"""Messages day by day by the command: merged, within the budget, by the office's own day."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.test_stages import complete

pytestmark = pytest.mark.usefixtures("program")


@pytest.fixture
def program(certtrack: Command) -> None:
    """An office with the general program and one participant who does nothing."""
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")


def waiting(certtrack: Command, on: str) -> list[dict[str, Any]]:
    """The messages that are held or queued."""
    _, outbox = certtrack("outbox", "list", on=on)
    return [one for one in outbox["messages"] if one["state"] in ("held", "queued")]


def test_after_weeks_asleep_one_message_tells_all_and_none_follows_the_next_day(
    certtrack: Command, tmp_path: Path
) -> None:
    certtrack("check", on="2026-01-10")
    _, late = certtrack("check", on="2026-04-20")
    (message,) = late["queued"]
    assert len(message["subjects"]) == 2
    assert message["due_on"] == "2026-04-05"
    certtrack("outbox", "save", tmp_path / "out", on="2026-04-20")
    for day in ("2026-04-21", "2026-04-22", "2026-04-26"):
        _, run = certtrack("check", on=day)
        assert run["queued"] == run["held"] == []
    assert waiting(certtrack, "2026-04-26") == []


def test_the_budget_counts_the_days_of_the_office_not_of_the_machine(
    certtrack: Command, tmp_path: Path
) -> None:
    certtrack("programs", "add", "icf-acc")
    certtrack(
        "enroll", "Ana Lima", "--email", "ana@example.org",
        "--program", "ICF ACC", "--on", "2025-12-25",
    )  # fmt: skip
    certtrack("check", on="2026-02-04")
    certtrack("outbox", "save", tmp_path / "out", on="2026-02-04")
    _, run = certtrack("check", on="2026-02-08")
    assert run["queued"] == []
    (held,) = run["held"]
    assert held["because"] == (
        "At most 1 message to a person within 7 days: the last left on 4 Feb 2026, so this one "
        "may go on 11 Feb 2026."
    )
    certtrack("check", on="2026-02-10")
    assert [one["state"] for one in waiting(certtrack, "2026-02-10")] == ["held"]
    _, freed = certtrack("check", on="2026-02-11")
    assert [one["kind"] for one in freed["queued"]] == ["nudge"]
    assert [one["state"] for one in waiting(certtrack, "2026-02-11")] == ["queued"]


def test_a_deadline_extended_to_a_day_is_due_on_that_day_though_leave_lies_ahead(
    certtrack: Command,
) -> None:
    certtrack("leave", "Ana Lima", "--from", "2026-02-01", "--to", "2026-02-28")
    certtrack(
        "extend", "Ana Lima", "instruction", "--to", "2026-12-31", "--reason", "parental leave"
    )
    _, row = certtrack("checklist", "Ana Lima")
    assert row["lines"][0]["due_on"] == "2026-12-31"


def test_a_warning_told_late_is_not_told_again_the_next_day(
    certtrack: Command, tmp_path: Path
) -> None:
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")
    complete(certtrack, "2026-03-02")
    out = tmp_path / "out"
    certtrack("outbox", "save", out, on="2026-03-02")
    for day in ("2027-12-03", "2028-02-23"):
        _, told = certtrack("check", on=day)
        assert [one["kind"] for one in told["queued"]] == ["renewal"]
        certtrack("outbox", "save", out, on=day)
    _, next_day = certtrack("check", on="2028-02-24")
    assert next_day["queued"] == next_day["held"] == []
    _, ended = certtrack("check", on="2028-03-03")
    assert [one["kind"] for one in ended["queued"]] == ["lapse"]
