"""The check as the system starts it: never beside the window, and what is queued leaves after."""

from pathlib import Path

import pytest

from certtrack_app.workflows.watch_hold import watch_hold
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def _somebody_quiet(certtrack: Command) -> None:
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")


def test_a_scheduled_check_is_a_check(certtrack: Command) -> None:
    code, said = certtrack("check", "--scheduled", on="2026-06-01")
    assert code == 0
    assert said["queued"]
    assert said["sent"] == []
    assert certtrack("check", "--scheduled", on="2026-06-01")[1]["queued"] == []


def test_an_open_window_is_left_to_watch(certtrack: Command, tmp_path: Path) -> None:
    hold = watch_hold(tmp_path / "office")
    assert hold.take()
    code, said = certtrack("check", "--scheduled", on="2026-06-01")
    assert (code, list(said)) == (0, ["skipped"])
    assert certtrack("flags", on="2026-06-01")[1]["flags"] == []
    hold.let_go()
    assert certtrack("check", "--scheduled", on="2026-06-01")[1]["queued"]
