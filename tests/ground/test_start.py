"""start.py: one command that sets up, hands over, and stays out of the way."""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, signal, sys
if sys.argv[1:] == ["wait"]:
    signal.signal(signal.SIGINT, lambda *_: sys.exit(42))
    print("waiting", flush=True)
    signal.pause()
print(json.dumps({"words": sys.argv[1:], "stdin": sys.stdin.read()}))
sys.exit(3)
"""
MOST_SECONDS = 0.5
STUBS = {
    "apt-get": 'echo "apt-get $DEBIAN_FRONTEND $*" >> "$0.log"',
    "dpkg": 'echo "dpkg $*" >> "$0.log"',
    "dpkg-query": "echo 'installed libcups2t64, libcups2 (= 2.4)'; echo 'not-installed qpdf, '",
    "sudo": '[ "$1" = -n ] && shift && exec "$@"',
    "uv": "exit 1",
}

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither exec nor these signals")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a program that answers its words, and an environment that can run it."""
    for name in ("start.py", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "certtrack_app").mkdir()
    (tmp_path / "certtrack_app" / "__main__.py").write_text(PROGRAM, "utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    return tmp_path


@pytest.fixture
def start(checkout: Path) -> ModuleType:
    """The start.py of that checkout."""
    spec = importlib.util.spec_from_file_location("start_of_checkout", checkout / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PATH, to be filled with the tools a test wants this machine to have."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def give(tools: Path, *names: str) -> None:
    for name in names:
        (tools / name).write_text(f"#!/bin/sh\n{STUBS[name]}\n", "utf-8")
        (tools / name).chmod(0o755)


@pytest.fixture
def ready(start: ModuleType, checkout: Path, tools: Path) -> dict[str, str]:
    """The surroundings of a checkout that is set up already, on a machine without apt."""
    start.remember(set(), start.CHECKS_LOCK)
    return {"PATH": str(tools), "PYTHONPATH": str(checkout)}


def started(checkout: Path, ready: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, checkout / "start.py", *words],
        env=ready,
        input="",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@posix
def test_words_and_exit_code_pass_and_nothing_else_is_said(
    checkout: Path, ready: dict[str, str]
) -> None:
    answer = started(checkout, ready, "preview", "tracker.xlsx", "--json")
    assert json.loads(answer.stdout)["words"] == ["preview", "tracker.xlsx", "--json"]
    assert (answer.returncode, answer.stderr) == (3, "")


@posix
def test_once_set_up_it_costs_next_to_nothing(checkout: Path, ready: dict[str, str]) -> None:
    before = os.times()
    started(checkout, ready, "figures")
    after = os.times()
    spent = sum(after[2:4]) - sum(before[2:4])
    assert spent < MOST_SECONDS


@posix
def test_a_closed_stdin_is_an_empty_one(checkout: Path, ready: dict[str, str]) -> None:
    command = ["/bin/sh", "-c", '"$0" "$1" outbox <&-', sys.executable, str(checkout / "start.py")]
    answer = subprocess.run(command, env=ready, capture_output=True, encoding="utf-8", check=False)
    assert json.loads(answer.stdout)["stdin"] == ""


@posix
def test_an_interrupt_is_the_programs_own(checkout: Path, ready: dict[str, str]) -> None:
    command = [sys.executable, str(checkout / "start.py"), "wait"]
    with subprocess.Popen(command, env=ready, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 42


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 14, 0)], ids=["too old", "too new"])
def test_another_python_is_told_which_one_it_takes(
    start: ModuleType,
    version: tuple[int, int, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    assert start.main([]) == 1
    assert "needs Python 3.11, 3.12 or 3.13" in capsys.readouterr().err


def test_a_changed_lock_is_installed_again(start: ModuleType, checkout: Path) -> None:
    start.remember(set(), start.WINDOW_LOCK)
    assert start.is_ready(set(), start.WINDOW_LOCK)
    (checkout / "requirements.lock").write_text("six==1.17.0\n", "utf-8")
    assert not start.is_ready(set(), start.WINDOW_LOCK)


def test_the_lock_for_the_checks_serves_the_window_too(start: ModuleType) -> None:
    start.remember(set(), start.CHECKS_LOCK)
    assert start.is_ready(set(), start.WINDOW_LOCK)


def test_the_window_alone_does_not_serve_the_checks(start: ModuleType) -> None:
    start.remember(set(), start.WINDOW_LOCK)
    assert not start.is_ready(set(), start.CHECKS_LOCK)


def test_an_environment_whose_python_went_away_is_not_ready(
    start: ModuleType, checkout: Path
) -> None:
    start.remember(set(), start.WINDOW_LOCK)
    (checkout / ".venv" / "bin" / "python").unlink()
    assert not start.is_ready(set(), start.WINDOW_LOCK)


def test_a_note_cut_short_counts_for_nothing(start: ModuleType) -> None:
    start.READY.write_text('{"packages": [', "utf-8")
    assert not start.is_ready(set(), start.WINDOW_LOCK)


def test_two_starts_do_not_set_up_at_once(start: ModuleType, checkout: Path) -> None:
    lock = checkout / ".venv.lock"
    with lock.open("a") as first, lock.open("a") as second:
        assert start.took(first)
        assert not start.took(second)
    with lock.open("a") as third:
        assert start.took(third)


def test_a_package_counts_by_any_name_it_provides(start: ModuleType, tools: Path) -> None:
    give(tools, "dpkg-query")
    assert start.installed_packages() == {"libcups2t64", "libcups2"}


def test_where_nobody_may_install_the_line_to_run_is_printed(
    start: ModuleType,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    give(tools, "dpkg-query")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert start.add_system_packages({"libcups2", "qpdf", "xvfb"}) == {"qpdf", "xvfb"}
    line = "sudo apt-get install -y --no-install-recommends qpdf xvfb\n"
    assert capsys.readouterr().err.endswith(line)


@pytest.mark.parametrize(("person", "needs"), [(0, ()), (1000, ("sudo",))], ids=["root", "sudo"])
def test_who_may_install_gets_just_what_is_missing(
    start: ModuleType,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
    person: int,
    needs: tuple[str, ...],
) -> None:
    give(tools, "dpkg-query", "dpkg", "apt-get", *needs)
    (tools / "true").symlink_to("/usr/bin/true")
    monkeypatch.setattr(os, "geteuid", lambda: person)
    assert start.add_system_packages({"libcups2", "qpdf"}) == set()
    assert (tools / "apt-get.log").read_text("utf-8").splitlines() == [
        "apt-get noninteractive update -qq",
        "apt-get noninteractive install -y --no-install-recommends qpdf -qq",
    ]


def test_apt_is_left_alone_when_all_is_in_place(start: ModuleType, tools: Path) -> None:
    give(tools, "dpkg-query", "apt-get")
    assert start.add_system_packages({"libcups2"}) == set()
    assert not (tools / "apt-get.log").exists()


def test_an_interrupted_set_up_starts_over(
    start: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.UNFINISHED.touch()
    made: list[list[str]] = []

    def run(command: list[str], **_: object) -> int:
        made.append(command)
        return 0

    monkeypatch.setattr(start, "run", run)
    assert start.environment_serves("sys", ["make"])
    assert made == [["make"]]
    assert not (checkout / ".venv").exists()


def test_a_whole_environment_is_kept(start: ModuleType) -> None:
    assert start.environment_serves("sys", ["false"])
    assert start.PYTHON.exists()


def test_an_environment_without_the_tool_that_adds_to_it_is_made_anew(start: ModuleType) -> None:
    assert not start.environment_serves("no_such_tool", ["false"])
    assert not start.PYTHON.exists()


def test_pip_takes_over_where_uv_cannot(
    start: ModuleType, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(tools, "uv")
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> int:
        asked.append(command[1:3])
        if "venv" in command:
            start.VENV.mkdir()
        return int(Path(command[0]).name == "uv")

    monkeypatch.setattr(start, "run", run)
    start.add_libraries(start.WINDOW_LOCK)
    pip = ["-m", "pip"]
    assert asked[1:] == [["pip", "install"], ["-m", "venv"], pip, pip]
    assert not start.UNFINISHED.exists()


def test_what_cannot_be_installed_is_said_in_words(
    start: ModuleType,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert not list(tools.glob("uv"))
    monkeypatch.setattr(start, "run", lambda *_, **__: 1)
    assert start.main(["people"]) == 1
    assert "could not be set up: the libraries could not be installed" in capsys.readouterr().err
