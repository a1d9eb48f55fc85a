"""The command as an outside check calls it: words in, exit code and one JSON object out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtrack_app.cli import run

Command = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def certtrack(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Call the command on an office of the test's own; a day goes before the words."""

    def call(
        *words: object, on: str = "2026-01-05", by: str = "Dana"
    ) -> tuple[int, dict[str, Any]]:
        keyboard = ["--office", str(tmp_path / "office"), "--as", by, "--today", on]
        code = run([*keyboard, *map(str, words), "--json"])
        said = capfdbinary.readouterr()
        assert said.err == b""
        answer = json.loads(said.out)
        assert said.out.count(b"\n") == 1
        return code, answer

    return call
