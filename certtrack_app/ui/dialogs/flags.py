"""What can be said of a flag: not now, or never mind."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.flag_words import WEEK, flag_name
from certtrack_app.ui.forms import day_field, must, text_field
from certtrack_app.ui.language import day_text, tr
from certtrack_app.workflows.flags import FlagRow, dismiss_flag, snooze_flag
from certtrack_app.workflows.lookup import find_flag

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class SnoozeDialog(ErrandDialog):
    """Puts a flag off to a day; it comes back by itself if its cause still stands."""

    def __init__(self, desk: Desk, row: FlagRow, today: date, parent: QWidget | None) -> None:
        super().__init__(desk, tr("Snooze “{flag}”", flag=flag_name(row)), row.because, parent)
        self._row = row
        self.form.add(
            "until",
            day_field(
                tr("&Until"),
                today + WEEK,
                tr("It comes back that day, if its cause still stands."),
                must(tr("Give the day it shall come back.")),
            ),
        )
        self.offer(tr("&Snooze"), "clock")

    def errand(self) -> "Callable[[Unit], Any]":
        key, until = self._row.id, self.form.values["until"]
        return lambda unit: snooze_flag(unit, find_flag(unit, key), until)

    def notice(self) -> str:
        until = day_text(self.form.values["until"])
        return tr("“{flag}” comes back on {day}.", flag=flag_name(self._row), day=until)


class DismissDialog(ErrandDialog):
    """Dismisses a flag for as long as its cause is the same."""

    def __init__(self, desk: Desk, row: FlagRow, parent: QWidget | None) -> None:
        super().__init__(desk, tr("Dismiss “{flag}”", flag=flag_name(row)), row.because, parent)
        self._row = row
        self.form.add(
            "reason",
            text_field(
                tr("&Reason"),
                hint=tr("It stays away for as long as its cause is the same."),
                rule=must(tr("Say why the flag is dismissed.")),
            ),
        )
        self.offer(tr("&Dismiss"), "x")

    def errand(self) -> "Callable[[Unit], Any]":
        key, reason = self._row.id, self.form.values["reason"]
        return lambda unit: dismiss_flag(unit, find_flag(unit, key), reason)

    def notice(self) -> str:
        return tr("Dismissed “{flag}”.", flag=flag_name(self._row))
