"""A desk at a real office, and panes brought into sight at it."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, OfficeSeat
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.pane import Pane
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.unit import Office

DAY = date(2026, 11, 12)
P = TypeVar("P", bound=Pane[Any])


def seated_desk(office: Office, folder: Path) -> Desk:
    """Sit down at an office that is founded and has its record."""
    settle_in(office, "Dana", DAY, day_given=True)
    desk = Desk(memory=Memory(folder))
    desk.sit(OfficeSeat(office, "Dana", lambda: DAY))
    return desk


def shown_pane(pane: P, qtbot: QtBot) -> P:
    """Bring a pane into sight and wait until it was read."""
    qtbot.addWidget(pane)
    pane.resize(1100, 760)
    with qtbot.waitExposed(pane):
        pane.show()
    settled(pane, qtbot)
    return pane


def settled(pane: Pane[Any], qtbot: QtBot) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not pane._is_stale, timeout=10_000)
    qtbot.waitUntil(lambda: not pane.desk.jobs.under_way, timeout=20_000)
