"""The window while a tracker of 5,000 people and 12 requirements is previewed and imported.

How long its event loop stands still at most, how soon it shows progress, how soon Cancel is done.
The window is drawn in memory. Noise of the machine only adds, so the least of several runs counts.
"""

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from bench.measure import Measure, at_most
from bench.offices import TODAY
from bench.previews import write_tracker

_PEOPLE = 5_000
_ROUNDS = 2
_TICK_MS = 2
_LONGEST = 300.0
_GAP_MS, _PROGRESS_S, _CANCEL_S = 50.0, 0.3, 0.5


class _Window:
    """A window at an office of its own, with a clock that notes how long it stands still."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["CERTTRACK_HOME"] = str(folder / "home")
        from PySide6.QtCore import QSize, QTimer
        from PySide6.QtWidgets import QApplication

        from certtrack_app.ui.desk import Desk, OfficeSeat
        from certtrack_app.ui.memory import Memory
        from certtrack_app.ui.theme import Appearance, Theme
        from certtrack_app.ui.window import Window
        from certtrack_app.workflows.founding import settle_in
        from certtrack_app.workflows.unit import Office

        self.app = cast("QApplication", QApplication.instance() or QApplication([]))
        self.theme = Theme(self.app, Appearance.LIGHT)
        self.office = Office.open(folder / "office", create=True)
        settle_in(self.office, "Dana", TODAY, day_given=True)
        self.desk = Desk(memory=Memory(folder))
        self.desk.sit(OfficeSeat(self.office, "Dana", lambda: TODAY))
        self.window = Window(self.desk, self.theme)
        self.window.resize(QSize(1360, 860))
        self.window.show()
        self.gap, self._last = 0.0, time.perf_counter()
        self._ticks = QTimer()
        self._ticks.timeout.connect(self._tick)
        self._ticks.start(_TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gap, self._last = max(self.gap, now - self._last), now

    def begin(self, path: Path) -> Any:
        """Bring a tracker; answers with its preview."""
        from certtrack_app.ui.intake_flow import IntakeFlow
        from certtrack_app.ui.tracker_preview import TrackerPreview

        IntakeFlow(self.window, _no_office, has_office=True).begin((path,))
        return next(one for one in self.window.findChildren(TrackerPreview) if one.isVisible())

    def wait(self, until: Callable[[], object]) -> float:
        """Let the window run until something is so; answers with the seconds it took."""
        began = time.perf_counter()
        while not until() and time.perf_counter() - began < _LONGEST:
            self.app.processEvents()
            time.sleep(0.0005)
        return time.perf_counter() - began

    def still(self, act: Callable[[], object], until: Callable[[], object]) -> float:
        """Do something; answers with the milliseconds the window stood still at most."""
        self.wait_a_while()
        self.gap, self._last = 0.0, time.perf_counter()
        act()
        self.wait(until)
        return self.gap * 1000

    def wait_a_while(self) -> None:
        """Let what is still under way come to rest."""
        rest = time.perf_counter() + 0.5
        self.wait(lambda: time.perf_counter() > rest and not self.desk.jobs.under_way)

    def close(self) -> None:
        """Let the lanes and the office go."""
        self.window.close()
        self.desk.jobs.close()
        self.office.close()


def _no_office(*_: object, **__: object) -> None:
    raise RuntimeError("an office is open already")


def _least(measured: Callable[["_Window", Path], float]) -> float:
    """Measure in a new office several times; give the least."""
    found = []
    for _round in range(_ROUNDS):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "tracker.xlsx"
            write_tracker(path, _PEOPLE)
            window = _Window(Path(folder))
            with suppress(StopIteration):
                found.append(measured(window, path))
            window.close()
    return min(found)


def still_while_previewed() -> Measure:
    """From the drop until the sheet is shown."""

    def measured(window: _Window, path: Path) -> float:
        previews: list[Any] = []
        shown = window.still(
            lambda: previews.append(window.begin(path)), lambda: previews[0].shown is not None
        )
        previews[0].reject()
        return shown

    return at_most("window still, preview of 5,000, ms", _least(measured), _GAP_MS)


def still_while_imported() -> Measure:
    """From Import until it is in the office."""

    def measured(window: _Window, path: Path) -> float:
        preview = window.begin(path)
        window.wait(lambda: preview.shown is not None)
        return window.still(preview.import_button.click, lambda: not preview.isVisible())

    return at_most("window still, import of 5,000, ms", _least(measured), _GAP_MS)


def progress_after() -> Measure:
    """From the drop until the dialog says how it goes on."""
    from PySide6.QtWidgets import QProgressBar

    def measured(window: _Window, path: Path) -> float:
        began = time.perf_counter()
        preview = window.begin(path)
        bar = preview.findChild(QProgressBar)
        window.wait(lambda: preview.isVisible() and bar is not None and bar.isVisible())
        window.app.processEvents()
        seconds = time.perf_counter() - began
        preview.reject()
        return seconds

    return at_most("progress of a preview, s", _least(measured), _PROGRESS_S)


def cancel_after() -> Measure:
    """From Cancel in the middle of a reading until nothing is under way any more."""

    def measured(window: _Window, path: Path) -> float:
        preview = window.begin(path)
        middle = time.perf_counter() + 1.0
        window.wait(lambda: time.perf_counter() > middle)
        preview.closing_button.click()
        return window.wait(lambda: not window.desk.jobs.under_way)

    return at_most("cancel of a preview, s", _least(measured), _CANCEL_S)


def cancel_of_import() -> Measure:
    """From Stop in the middle of an import until everything is as it was."""

    def measured(window: _Window, path: Path) -> float:
        preview = window.begin(path)
        window.wait(lambda: preview.shown is not None)
        preview.import_button.click()
        middle = time.perf_counter() + 2.0
        window.wait(lambda: time.perf_counter() > middle)
        preview.strip.cancel.click()
        return window.wait(lambda: not window.desk.jobs.under_way)

    return at_most("cancel of an import, s", _least(measured), _CANCEL_S)


MEASURES = (
    still_while_previewed,
    still_while_imported,
    progress_after,
    cancel_after,
    cancel_of_import,
)
