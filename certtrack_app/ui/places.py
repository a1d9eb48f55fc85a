"""The places of the window, in one table: adding one adds a file and a line."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.pane import Pane


@dataclass(frozen=True)
class Place:
    """A place at the left: its name, title, icon, and the pane that is loaded when first shown.

    `pane` is written `package.module:Class`; a place at the foot stands below the others.
    """

    name: str
    title: str
    icon: str
    pane: str
    shortcut: str = ""
    at_foot: bool = False


_PANES = "certtrack_app.ui.panes"

PLACES: tuple[Place, ...] = (
    Place("today", "T&oday", "sun", f"{_PANES}.today:TodayPane", "Ctrl+1"),
    Place(
        "participants",
        "&Participants",
        "users",
        f"{_PANES}.participants:ParticipantsPane",
        "Ctrl+2",
    ),
    Place("review", "&Review", "clipboard-check", f"{_PANES}.review:ReviewPane", "Ctrl+3"),
    Place(
        "credentials", "&Credentials", "award", f"{_PANES}.credentials:CredentialsPane", "Ctrl+4"
    ),
    Place("outbox", "Out&box", "send", f"{_PANES}.outbox:OutboxPane", "Ctrl+5"),
    Place("reports", "Repor&ts", "chart-column", f"{_PANES}.reports:ReportsPane", "Ctrl+6"),
    Place("programs", "Pro&grams", "list-checks", f"{_PANES}.programs:ProgramsPane", "Ctrl+7"),
    Place("imports", "I&mports", "file-input", f"{_PANES}.imports:ImportsPane", "Ctrl+9"),
    Place("history", "Hi&story", "history", f"{_PANES}.history:HistoryPane", "Ctrl+8"),
    Place(
        "settings",
        "S&ettings",
        "settings",
        f"{_PANES}.settings:SettingsPane",
        "Ctrl+,",
        at_foot=True,
    ),
    Place("help", "&Help", "circle-question-mark", f"{_PANES}.help:HelpPane", "F1", at_foot=True),
)


def load(place: Place) -> Callable[[Desk], Pane[Any]]:
    """Import a place's pane; this may bring in what is too heavy for the window's start."""
    module, _, name = place.pane.partition(":")
    pane: Callable[[Desk], Pane[Any]] = getattr(import_module(module), name)
    return pane
