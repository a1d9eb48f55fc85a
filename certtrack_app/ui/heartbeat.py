"""A beat every half minute that notices sleep, midnight and times that have come.

Qt's timers do not count the time a laptop sleeps, so each beat compares the clock on the wall with
the one that never goes back.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

BEAT = timedelta(seconds=30)
_SLEPT = timedelta(seconds=90)


def wall_clock() -> datetime:
    """Say what the clock on the wall shows."""
    return datetime.now().astimezone()


class Heartbeat(QObject):
    """Beats while the window is open.

    `woke` carries the seconds slept through, `midnight` the new day, `due` tells that the time
    given to `set_due` has come, `set_back` by how many seconds the wall clock was set back.
    """

    woke = Signal(float)
    midnight = Signal(object)
    due = Signal()
    set_back = Signal(float)

    def __init__(
        self,
        wall: Callable[[], datetime] = wall_clock,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._monotonic = monotonic
        self._last_wall = wall()
        self._last_monotonic = monotonic()
        self._day = self._last_wall.date()
        self._due_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(int(BEAT.total_seconds() * 1000))
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def set_due(self, moment: datetime | None) -> None:
        """Say when to tell that something is due; None for never."""
        self._due_at = moment

    def beat(self) -> None:
        """Compare the clocks and tell what has happened since the last beat."""
        wall, monotonic = self._wall(), self._monotonic()
        drift = (wall - self._last_wall).total_seconds() - (monotonic - self._last_monotonic)
        self._last_wall, self._last_monotonic = wall, monotonic
        if drift > _SLEPT.total_seconds():
            self.woke.emit(drift)
        elif drift < -_SLEPT.total_seconds():
            self.set_back.emit(-drift)
        self._tell_day(wall)
        self._tell_due(wall)

    def _tell_day(self, wall: datetime) -> None:
        """Tell of a day only when it is later than any day told before."""
        if wall.date() > self._day:
            self._day = wall.date()
            self.midnight.emit(self._day)

    def _tell_due(self, wall: datetime) -> None:
        """Tell once that the time has come; whoever hears it says when the next one is."""
        if self._due_at is not None and wall >= self._due_at:
            self._due_at = None
            self.due.emit()
