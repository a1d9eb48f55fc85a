"""The bench: what is measured, held to its goal, and said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import Measure, at_least, at_most

ROOT = Path(__file__).parents[2]
FIELDS = ["name", "ours", "base", "ratio", "goal", "met", "mib"]
MODULE = """
from bench.measure import Measure, at_least, at_most

def slow() -> Measure:
    held = bytearray(96 << 20)
    return at_most("slow", 3.0, goal=2.0, base=1.0)

def broken() -> Measure:
    raise RuntimeError("no such file")

def paired() -> tuple[Measure, ...]:
    return at_most("cpu", 1.0, goal=2.0), at_most("wall", 1.5, goal=None)

MEASURES = (slow, broken, paired)
"""


def test_less_is_better_up_to_the_goal() -> None:
    assert at_most("first paint", 2.5, goal=2.5, base=1.0).met
    assert not at_most("first paint", 2.6, goal=2.5, base=1.0).met


def test_more_is_better_from_the_goal_on() -> None:
    assert at_least("certificates", 300, goal=0.1, base=3000).met
    assert not at_least("certificates", 299, goal=0.1, base=3000).met


def test_without_a_base_the_goal_is_held_against_ours() -> None:
    assert at_most("check", 0.15, goal=0.15) == Measure("check", 0.15, None, None, 0.15, met=True)
    assert not at_most("check", 0.151, goal=0.15).met


def test_what_has_no_goal_is_never_missed() -> None:
    assert at_most("keystroke, 50,000 people", 9.0, goal=None).met


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose bench holds one measure that works and one that breaks."""
    (tmp_path / "bench").mkdir()
    for name in ("__init__", "__main__", "measure", "table"):
        source = ROOT / "bench" / f"{name}.py"
        (tmp_path / "bench" / source.name).write_text(source.read_text("utf-8"), "utf-8")
    (tmp_path / "bench" / "example.py").write_text(MODULE, "utf-8")
    return tmp_path


def bench(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", *words]
    return subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)


def test_a_program_gets_one_list_with_the_agreed_fields(checkout: Path) -> None:
    measure, *_ = json.loads(bench(checkout, "--json").stdout)
    assert list(measure) == FIELDS
    assert (measure["ratio"], measure["met"]) == (3.0, False)


def test_the_peak_memory_is_that_of_the_measuring_process(checkout: Path) -> None:
    measure, *_ = json.loads(bench(checkout, "--json").stdout)
    assert 96 < measure["mib"] < 160


def test_what_is_measured_together_is_told_apart(checkout: Path) -> None:
    _slow, *paired = json.loads(bench(checkout, "--json").stdout)
    assert [(one["name"], one["ours"]) for one in paired] == [("cpu", 1.0), ("wall", 1.5)]


def test_a_measure_that_breaks_is_named_and_the_others_stand(checkout: Path) -> None:
    answer = bench(checkout)
    assert answer.returncode == 1
    assert "bench.example: measure 1 could not be taken." in answer.stderr
    assert "slow" in answer.stdout


def test_only_the_modules_asked_for_are_measured(checkout: Path) -> None:
    answer = bench(checkout, "other", "--json")
    assert (answer.returncode, json.loads(answer.stdout)) == (0, [])
