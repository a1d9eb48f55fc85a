"""Saving deadlines and renewal dates for a calendar program."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.choosing import ask_where
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.calendars import CalendarOf, save_calendar


class CalendarActs:
    """Asks where a calendar goes, and saves it; whose it is, the place says."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk, self._owner = desk, owner

    def ask(self, of: CalendarOf, name: str) -> None:
        """Let the person say where the calendar of somebody or something goes."""
        ask_where(
            self._owner.window(),
            tr("Save the calendar"),
            f"{name}.ics".replace("/", "-"),
            lambda path: self.save(of, path),
            tr("Calendars (*.ics)"),
        )

    def save(self, of: CalendarOf, path: Path) -> None:
        """Save a calendar."""
        self._desk.do(
            self._owner,
            lambda unit: save_calendar(unit, of, path),
            notice=lambda days: tr_count(
                "Saved {n} day. Open the file in the calendar program.",
                "Saved {n} days. Open the file in the calendar program.",
                days,
            ),
        )
