"""Answers too long to be held: written by the reader, copied out, or left unread."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PEOPLE = 3000


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker whose JSON is longer than any pipe holds."""
    path = tmp_path / "tracker.csv"
    rows = [f"Person Number{n};Completed" for n in range(PEOPLE)]
    path.write_text("\n".join(["Name;Ethics", *rows]), "utf-8")
    return path


def begun(words: Sequence[object]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "certtrack_app", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_long_preview_comes_whole_and_leaves_nothing_behind(
    tracker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.setenv("TMPDIR", str(desk))
    with begun(["preview", tracker, "--json"]) as process:
        out, error = process.communicate(timeout=60)
    said = json.loads(out)
    assert (process.returncode, error, out.count(b"\n")) == (0, b"", 1)
    assert (len(said["people"]), len(said["facts"])) == (PEOPLE, PEOPLE)
    assert list(desk.iterdir()) == []


def test_whoever_stops_listening_is_told_of_no_defect(tracker: Path) -> None:
    with begun(["preview", tracker, "--json"]) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10) == b'{"refusal"'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


def test_an_office_adds_how_it_differs(certtrack: Command, tracker: Path) -> None:
    _, alone = certtrack("preview", tracker)
    certtrack("import", tracker, "--new-program", "Coaching")
    code, said = certtrack("preview", tracker)
    assert code == 0
    assert "differences" not in alone
    assert {**alone, "differences": said["differences"]} == said
