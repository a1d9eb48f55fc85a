"""A second start hands its files to the first and leaves."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.ui.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from certtrack_app.ui.instance import Instance
app = QCoreApplication([])
second = Instance(Path(sys.argv[1]))
assert not second.claim()
sys.exit(0 if second.hand_over(tuple(Path(file) for file in sys.argv[2:])) else 5)
"""
DIES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from certtrack_app.ui.instance import Instance
app = QCoreApplication([])
assert Instance(Path(sys.argv[1])).claim()
os._exit(1)
"""


def _start(program: str, *words: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", program, *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


def test_the_first_start_gets_the_office(qtbot: QtBot, folder: Path) -> None:
    first, second = Instance(folder), Instance(folder)
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_offices_do_not_stand_in_each_others_way(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = Instance(tmp_path / "one"), Instance(tmp_path / "other")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()


@pytest.mark.parametrize("files", [(), ("Tracker ü.xlsx", "b.csv")], ids=["none", "two"])
def test_a_second_start_hands_its_files_over(
    qtbot: QtBot, folder: Path, tmp_path: Path, files: tuple[str, ...]
) -> None:
    first = Instance(folder)
    assert first.claim()
    first.listen()
    brought = tuple(tmp_path / file for file in files)
    with qtbot.waitSignal(first.brought, timeout=15_000) as told:
        second = _start(SECOND, folder, *brought)
    assert told.args == [brought]
    ended = threading.Event()
    while second.poll() is None and not ended.wait(0.02):
        qtbot.wait(5)
    assert second.returncode == 0
    first.release()


def test_a_start_that_died_does_not_lock_the_office(qtbot: QtBot, folder: Path) -> None:
    assert _start(DIES, folder).wait(30) == 1
    first = Instance(folder)
    assert first.claim()
    first.release()


def test_nobody_listening_is_noticed(qtbot: QtBot, folder: Path) -> None:
    first = Instance(folder)
    assert first.claim()
    assert not Instance(folder).hand_over(())
    first.release()
