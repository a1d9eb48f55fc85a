"""From process start to what is on screen, with the sample office, beside a bare QWidget.

Every run is a process of its own, started as the window is and ended by what it measured: it prints
the CPU seconds it has taken by then, in all its threads, and the seconds on the wall are counted
until that line is read. Bare and ours take turns, and the least of several counts, since noise only
adds. Each program runs once before it counts, so that Python's bytecode is there, as on any machine
on which it was started before; it is kept aside for the while, whatever the environment says.

The list counts as usable once its rows are painted; it is asked for as soon as the office is open,
as somebody would who presses its shortcut before Today is there.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measure import Measure, at_most, peak_mib

RUNS = 7
PAINT_GOAL = 2.5
LIST_GOAL = 5.0

_TOLD = """
def tell():
    import sys, time
    print(time.process_time(), flush=True)
    if sys.platform != "win32":
        import resource
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""

BARE = f"""{_TOLD}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, told)

def told():
    tell()
    app.quit()

app = QApplication([])
bare = Bare()
bare.resize(1360, 860)
bare.show()
app.exec()
"""

_OURS = f"""{_TOLD}
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from certtrack_app import app

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, told)
        return False

def told():
    tell()
    houses[0].window.close()

houses, painted = [], Painted()
"""

WINDOW = f"""{_OURS}
class House(app.House):
    def open(self):
        houses.append(self)
        self.window.installEventFilter(painted)
        super().open()

app.House = House
app.open_window(sys.argv[1:])
"""

LIST = f"""{_OURS}
def settled():
    listed = houses[0].window.pane("participants").listed
    if listed.table.rowCount():
        listed.table.settled.disconnect(settled)
        listed.view.viewport().installEventFilter(painted)

class House(app.House):
    def open(self):
        houses.append(self)
        make = self.window._make
        def made(name, pane):
            make(name, pane)
            if name == "participants":
                self.window.pane(name).listed.table.settled.connect(settled)
        self.window._make = made
        super().open()

    def _sit_down(self, office, then):
        super()._sit_down(office, lambda: self.window.show_place("participants"))

app.House = House
app.open_window(sys.argv[1:])
"""


@dataclass(frozen=True)
class Taken:
    """What one run took: seconds, and MiB at most where the system keeps count."""

    cpu: float
    wall: float
    mib: float | None


def window_start() -> tuple[Measure, ...]:
    """Start bare, to the first paint, and to the list; CPU is held to goals, the wall is told."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = _surroundings(Path(folder))
        office = Path(folder) / "office"
        _run([sys.executable, "-m", "certtrack_app", "sample", str(office)], surroundings)
        programs = {"bare": BARE, "window": WINDOW, "list": LIST}
        started = {
            name: [sys.executable, "-c", program, "--office", str(office), "--as", "Bench"]
            for name, program in programs.items()
        }
        rounds = [{n: _taken(s, surroundings) for n, s in started.items()} for _ in range(RUNS + 1)]
    bare, window, listed = (_least([one[name] for one in rounds[1:]]) for name in programs)
    measures = (
        at_most("first paint, sample office, CPU s", window.cpu, PAINT_GOAL, bare.cpu),
        at_most("first paint, sample office, wall s", window.wall, None, bare.wall),
        at_most("participants list usable, CPU s", listed.cpu, LIST_GOAL, bare.cpu),
        at_most("participants list usable, wall s", listed.wall, None, bare.wall),
    )
    peaks = (window.mib, window.mib, listed.mib, listed.mib)
    return tuple(replace(one, mib=mib) for one, mib in zip(measures, peaks, strict=True))


def _least(runs: list[Taken]) -> Taken:
    """Give the least of each figure, and the memory of the last run."""
    return Taken(min(one.cpu for one in runs), min(one.wall for one in runs), runs[-1].mib)


def _surroundings(folder: Path) -> dict[str, str]:
    """A home of its own, no display, and bytecode kept in the folder."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    ours = {"CERTTRACK_HOME": folder / "home", "PYTHONPYCACHEPREFIX": folder / "bytecode"}
    return kept | {key: str(path) for key, path in ours.items()} | {"QT_QPA_PLATFORM": "offscreen"}


def _run(command: list[str], surroundings: dict[str, str]) -> None:
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def _taken(command: list[str], surroundings: dict[str, str]) -> Taken:
    """Run once, until it has said how long it took, and let it end."""
    began = time.monotonic()
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        cpu = float(child.stdout.readline())
        wall = time.monotonic() - began
        peak = child.stdout.readline()
        return Taken(cpu, wall, peak_mib(int(peak)) if peak else None)


MEASURES = (window_start,)
