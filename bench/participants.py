"""A keystroke in the window's search field over the participants list: from the key to the paint.

The window is the real one over a real office. Words are typed key by key with the pauses of a quick
typist, so that keys also fall into the reading of whoever the list stayed on. The clock runs from
the key press until the rows found have been painted; no waiting is left out.
"""

import os
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure, at_most
from bench.offices import BENCH, TODAY, office_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from certtrack_app.ui.window import Window
    from certtrack_app.workflows.unit import Office

_GOAL_MS = 50.0
_WORDS = ("ana", "wójcik", "okafor", "lin", "spring", "stalled")
_ROUNDS = 4
_PAUSES = (0.08, 0.21, 0.13, 0.25, 0.1, 0.17, 0.15)
"""Seconds between two keys, over and over."""
_ERASE = ""
_BREATH = 0.0005
"""Seconds in which the lanes get their turn, as they do while a window waits for events."""


def keystroke_with_5_000() -> Measure:
    """Held to its goal."""
    return at_most("keystroke, 5,000 people, ms at p95", _keystroke(5_000), _GOAL_MS)


def keystroke_with_50_000() -> Measure:
    """Measured to be known."""
    return at_most("keystroke, 50,000 people, ms at p95", _keystroke(50_000), None)


def _keystroke(people: int) -> float:
    """Milliseconds that 95 of 100 keystrokes do not pass."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from certtrack_app.workflows.overview import refresh_overview

    with tempfile.TemporaryDirectory() as folder:
        office = office_of(Path(folder) / "office", people)
        try:
            with office.unit(BENCH, TODAY, day_given=True) as unit:
                refresh_overview(unit)
            times = sorted(_typed(office))
        finally:
            office.close()
    return times[int(len(times) * 0.95)]


def _typed(office: "Office") -> list[float]:
    """Open the window at the list, and type."""
    from PySide6.QtWidgets import QApplication

    from certtrack_app.ui.desk import Desk, OfficeSeat
    from certtrack_app.ui.theme import Theme
    from certtrack_app.ui.window import Window

    app = QApplication([])
    desk = Desk()
    desk.sit(OfficeSeat(office, BENCH, lambda: TODAY))
    window = Window(desk, Theme(app))
    window.show()
    window.show_place("participants")
    try:
        typist = Typist(app, window)
        return [typist.press(*one) for one in zip(_keys(), cycle(_PAUSES))]
    finally:
        window.close()


def _keys() -> list[str]:
    """Every word letter by letter, then erased."""
    return [key for _ in range(_ROUNDS) for word in _WORDS for key in (*word, _ERASE)]


class Typist:
    """Presses keys in the search field and waits for what they find."""

    def __init__(self, app: "QApplication", window: "Window") -> None:
        from certtrack_app.ui.panes.participants import ParticipantsPane

        self._app, self._field = app, window.header.search
        self._until(lambda: window.pane("participants") is not None)
        pane = window.pane("participants")
        assert isinstance(pane, ParticipantsPane)
        self._table, self._view = pane.listed.table, pane.listed.view
        self._until(lambda: self._table.rowCount() > 0)
        self._table.settled.connect(self._settle)
        self._settled = self._painted = True
        self._watch_paint()

    def press(self, key: str, pause: float) -> float:
        """Press a key after a pause; answer with the milliseconds until its rows are painted."""
        ends = time.perf_counter() + pause
        self._until(lambda: time.perf_counter() >= ends)
        self._settled = self._painted = False
        began = time.perf_counter()
        self._send(key)
        self._until(lambda: self._painted)
        return (time.perf_counter() - began) * 1000

    def _send(self, key: str) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        code = Qt.Key.Key_Escape if key == _ERASE else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key)
            self._app.sendEvent(self._field, event)

    def _settle(self) -> None:
        """Rows came; they count when they are those of what now stands in the field."""
        self._settled = self._table.wanted.text == self._field.text()

    def _watch_paint(self) -> None:
        from PySide6.QtCore import QEvent, QObject

        typist = self

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
                if event.type() == QEvent.Type.Paint and typist._settled:
                    typist._painted = True
                return False

        self._watch = Watch()
        self._view.viewport().installEventFilter(self._watch)

    def _until(self, holds: Callable[[], bool]) -> None:
        """Let the window live as it does under a person, until something holds."""
        deadline = time.monotonic() + 60
        while not holds():
            self._app.processEvents()
            time.sleep(_BREATH)
            if time.monotonic() > deadline:
                raise TimeoutError("the list did not answer")


MEASURES = (keystroke_with_5_000, keystroke_with_50_000)
