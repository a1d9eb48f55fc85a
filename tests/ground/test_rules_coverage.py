"""The gate of the rules room: a branch nobody tried fails the run and is named."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULE = """
from typing import Literal, assert_never

def sign(word: Literal["up", "down"]) -> int:
    match word:
        case "up":
            return 1
        case "down":
            return -1
        case _:
            assert_never(word)
"""
HALF = "from certtrack_app.rules.sign import sign\ndef test_up(): assert sign('up') == 1\n"
WHOLE = HALF + "def test_down(): assert sign('down') == -1\n"
BROKEN = HALF + "def test_down(): assert sign('down') == 0\n"


def run(folder: Path, test: str) -> tuple[int, str]:
    """Run one test under the gate, with the project's settings for coverage."""
    room = folder / "certtrack_app" / "rules"
    room.mkdir(parents=True)
    for package in (room.parent, room):
        (package / "__init__.py").touch()
    (room / "sign.py").write_text(RULE, "utf-8")
    (folder / "test_sign.py").write_text(test, "utf-8")
    gate = ["-p", "tests.ground.rules_coverage", "-p", "no:cacheprovider"]
    measure = ["coverage", "run", f"--rcfile={ROOT / 'pyproject.toml'}", "-m", "pytest", *gate]
    answer = subprocess.run(
        [sys.executable, "-m", *measure, "test_sign.py"],
        cwd=folder,
        env={"PYTHONPATH": f"{folder}:{ROOT}", "COVERAGE_FILE": str(folder / ".coverage")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return answer.returncode, answer.stdout


def test_a_branch_nobody_tried_fails_the_run_and_is_named(tmp_path: Path) -> None:
    code, said = run(tmp_path, HALF)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "every branch must be tried" in said
    assert "sign.py" in said


def test_assert_never_need_not_be_tried(tmp_path: Path) -> None:
    code, said = run(tmp_path, WHOLE)
    assert code == pytest.ExitCode.OK
    assert "all branches tried" in said


def test_pytest_speaks_last(tmp_path: Path) -> None:
    _, said = run(tmp_path, WHOLE)
    assert "2 passed" in said.splitlines()[-1]


def test_a_failed_test_stays_the_first_thing_to_look_at(tmp_path: Path) -> None:
    code, said = run(tmp_path, BROKEN)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "branches tried" not in said
