"""A keystroke in the filter of the participants list: the window's model over SQL, and paint."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import Measure, at_most
from bench.offices import BENCH, TODAY, office_of

_GOAL_MS = 50.0
_TYPED = ("a", "an", "ana", "an", "w", "wó", "o", "okafor", "", "li", "lin", "spring", "s")
_ROUNDS = 3
_BREATH = 0.0005
"""Seconds in which the lanes get their turn, as they do while a window waits for events."""


def keystroke_with_5_000() -> Measure:
    """Held to its goal."""
    return at_most("keystroke, 5,000 people, ms at p95", _keystroke(5_000), _GOAL_MS)


def keystroke_with_50_000() -> Measure:
    """Measured to be known."""
    return at_most("keystroke, 50,000 people, ms at p95", _keystroke(50_000), None)


def _keystroke(people: int) -> float:
    """From the query a keystroke starts to the painted rows, the pause before it left out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from certtrack_app.workflows.overview import refresh_overview

    with tempfile.TemporaryDirectory() as folder:
        office = office_of(Path(folder) / "office", people)
        try:
            with office.unit(BENCH, TODAY, day_given=True) as unit:
                refresh_overview(unit)
            return _typed(office)
        finally:
            office.close()


def _typed(office: object) -> float:
    from PySide6.QtWidgets import QApplication

    from certtrack_app.ui.desk import Desk, OfficeSeat
    from certtrack_app.ui.memory import Memory
    from certtrack_app.ui.paging import PagedTable, Wanted
    from certtrack_app.ui.panes.participants import ParticipantsPane
    from certtrack_app.ui.table_view import TableView
    from certtrack_app.ui.theme import Theme

    app = QApplication.instance() or QApplication([])
    Theme(app)  # type: ignore[arg-type] # the one there is, or the one just made
    desk = Desk(memory=Memory())
    desk.sit(OfficeSeat(office, BENCH, lambda: TODAY))  # type: ignore[arg-type]
    pane = ParticipantsPane(desk)
    pane.resize(1360, 860)
    pane.show()
    view = next(one for one in pane.findChildren(TableView) if isinstance(one.model(), PagedTable))
    _until(app, lambda: view.model().rowCount() > 0)
    times = sorted(_one(app, view, Wanted(text=text)) for _ in range(_ROUNDS) for text in _TYPED)
    pane.close()
    desk.jobs.close()
    return times[int(len(times) * 0.95)]


def _one(app: object, view: object, wanted: object) -> float:
    """One keystroke: ask, wait for the answer, paint."""
    _pause(app)
    answered: list[bool] = []
    connection = view.model().modelReset.connect(lambda: answered.append(True))  # type: ignore[attr-defined]
    began = time.perf_counter()
    view.model().open(wanted)  # type: ignore[attr-defined]
    _until(app, lambda: bool(answered))
    view.viewport().repaint()  # type: ignore[attr-defined]
    spent = (time.perf_counter() - began) * 1000
    view.model().modelReset.disconnect(connection)  # type: ignore[attr-defined]
    return spent


def _pause(app: object) -> None:
    """Let the window live through the pause the list waits for after a key, as a typist does."""
    from certtrack_app.ui.paging import DEBOUNCE_MS

    ends = time.monotonic() + DEBOUNCE_MS / 1000
    _until(app, lambda: time.monotonic() >= ends)


def _until(app: object, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(_BREATH)
        if time.monotonic() > deadline:
            raise TimeoutError("the list did not answer")


MEASURES = (keystroke_with_5_000, keystroke_with_50_000)
