"""From process start to the first paint of the window, in CPU seconds beside a bare QWidget.

Each run is a process of its own, that ends as soon as it has painted; the least of several counts,
since noise only adds.
"""

import os
import resource
import subprocess
import sys
import tempfile

from bench.measure import Measure, at_most

RUNS = 7
GOAL = 2.5

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)

app = QApplication([])
bare = Bare()
bare.resize(1360, 860)
bare.show()
app.exec()
"""

SHELL = """
from PySide6.QtWidgets import QApplication
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window

app = QApplication([])
theme = Theme(app)
window = Window(Desk(), theme)
window.painted.connect(app.quit)
window.wait_for_place("today")
window.show()
app.exec()
"""


def first_paint() -> Measure:
    """Open the window's shell, before any office is read."""
    return at_most("first paint, CPU s", least_cpu(SHELL), GOAL, least_cpu(BARE))


def least_cpu(program: str) -> float:
    """Run a program several times and answer with the least CPU seconds it took."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "CERTTRACK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        return min(_cpu(program, surroundings) for _ in range(RUNS))


def _cpu(program: str, surroundings: dict[str, str]) -> float:
    """Run once, in a process that has ended when this returns."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], env=surroundings, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


MEASURES = (first_paint,)
