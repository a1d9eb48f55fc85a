"""The window on a real screen: real drops, a real keyboard, a real window manager."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from certtrack_app.ui.tokens import LIGHT
from tests.journeys.screen import Screen, wait_for
from tests.journeys.xdnd import Dropped, Hand

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drives an X server")

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes.txt"


@pytest.fixture
def window(screen: Screen, tmp_path: Path) -> Iterator[int]:
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.open_demo", str(tmp_path)],
        env=screen.surroundings,
        cwd=HERE,
    )
    found = screen.find_window("^CertTrack – Participants")
    time.sleep(1.0)  # until the rows are painted; nothing outside can tell when
    yield found
    screen.press("ctrl+q")
    assert started.wait(20) == 0


@pytest.fixture
def hand(screen: Screen) -> Iterator[Callable[[Path], Hand]]:
    hands: list[Hand] = []

    def take(file: Path) -> Hand:
        file.write_bytes(b"content")
        hands.append(Hand(screen.display, [file]))
        return hands[-1]

    yield take
    for one in hands:
        one.close()


def _noted(notes: Path, line: str) -> None:
    def look() -> list[int]:
        return [1] if notes.exists() and line in notes.read_text("utf-8").splitlines() else []

    wait_for(look, f"“{line}” in the notes")


def _at(screen: Screen, window: int, across: int, down: int) -> tuple[int, int]:
    left, top, _, _ = screen.place_of(window)
    return left + across, top + down


def test_a_tracker_dropped_from_a_file_manager_is_brought_in(
    screen: Screen,
    window: int,
    hand: Callable[[Path], Hand],
    notes: Path,
    tmp_path: Path,
    pictures: Path,
) -> None:
    dragged = hand(tmp_path / "Tracker ü 2026.xlsx")
    assert dragged.hover(*_at(screen, window, 600, 300), seconds=0.4)
    screen.picture(pictures / "drop-tracker.png")
    assert dragged.drop(*_at(screen, window, 600, 300)) is Dropped.TAKEN
    _noted(notes, "brought Tracker ü 2026.xlsx")


def test_a_paper_dropped_on_a_line_is_evidence_for_it(
    screen: Screen,
    window: int,
    hand: Callable[[Path], Hand],
    notes: Path,
    tmp_path: Path,
    pictures: Path,
) -> None:
    dragged = hand(tmp_path / "ethics.pdf")
    line = _at(screen, window, 1120, 310)
    assert dragged.hover(*line, seconds=0.4)
    screen.picture(pictures / "drop-line.png")
    assert dragged.drop(*line) is Dropped.TAKEN
    _noted(notes, "said Logged ethics.pdf")


def test_a_paper_beside_the_lines_is_refused(
    screen: Screen, window: int, hand: Callable[[Path], Hand], tmp_path: Path
) -> None:
    dragged = hand(tmp_path / "holiday.jpeg")
    assert dragged.drop(*_at(screen, window, 100, 600)) is Dropped.REFUSED


def test_ctrl_k_finds_a_place_and_goes_there(screen: Screen, window: int, pictures: Path) -> None:
    screen.click(window, 600, 700)
    screen.press("ctrl+k")
    screen.write("outb")
    time.sleep(0.4)
    screen.picture(pictures / "palette.png")
    screen.press("Return")
    screen.find_window("^CertTrack – Outbox")


def test_the_real_window_has_the_colors_of_the_table(
    screen: Screen, window: int, pictures: Path
) -> None:
    taken = QImage(str(screen.picture(pictures / "window.png")))
    assert taken.pixelColor(*_at(screen, window, 225, 500)).name() == LIGHT.window
    assert taken.pixelColor(*_at(screen, window, 100, 600)).name() == LIGHT.card
