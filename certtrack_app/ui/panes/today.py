"""Today: what needs a person, most urgent first; then what is on its way; then nothing else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.flag_acts import FlagActs
from certtrack_app.ui.flag_card import FlagCard, flags_in_words
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.upcoming import UpcomingCard

if TYPE_CHECKING:
    from certtrack_app.workflows.today import TodaySheet
    from certtrack_app.workflows.unit import Reader

_BESIDE_FROM = 860


def _sheet(reader: "Reader") -> "TodaySheet":
    """Read the day; what that takes is imported in the lane, and only where Today is in sight."""
    from certtrack_app.workflows.today import today_sheet

    return today_sheet(reader)


class TodayPane(FlagActs, Pane["TodaySheet"]):
    """What the coordinator opens on."""

    shows = frozenset(
        {
            Topic.FLAGS,
            Topic.EVIDENCE,
            Topic.MESSAGES,
            Topic.PARTICIPANTS,
            Topic.CHECKLISTS,
            Topic.CREDENTIALS,
        }
    )
    search_hint = "Search flags"
    buttons = ("import_tracker", "new_participant")

    def build(self) -> None:
        self.flags = FlagCard(self.desk, tr("Needs you"))
        self.upcoming = UpcomingCard(self.desk)
        self._laid = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.content)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(12)
        self._laid.addWidget(self.flags, 5)
        self._laid.addWidget(self.upcoming, 3)
        self.upcoming.setMinimumWidth(270)

    def fetch(self) -> "Callable[[Reader], TodaySheet]":
        return _sheet

    def fill(self, found: "TodaySheet") -> None:
        self.flags.show_flags(found.flags, found.today)
        self.upcoming.show_sheet(found)
        self.say_subtitle(_subtitle(found))
        if not found.people:
            self.show_empty(
                tr("An office without participants yet"),
                tr("Drop your tracker on this window, or enroll the first participant."),
                (tr("&New participant…"), self.new_participant),
            )

    def search(self, text: str) -> None:
        self.flags.search(text)

    def open(self, key: Any) -> None:
        """Choose a flag by its key."""
        self.flags.list.choose(int(key))

    def new_participant(self) -> None:
        """Take somebody in."""
        self.flags.acts.new()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is on its way stands beside where there is room, else below."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE_FROM
        direction = QBoxLayout.Direction
        self._laid.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _subtitle(found: "TodaySheet") -> str:
    said = flags_in_words(len(found.flags)) if found.flags else tr("Nothing needs you")
    return f"{day_text(found.today)} · {said}"
