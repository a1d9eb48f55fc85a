"""Participants: the list, the checklist of the chosen person, and the flags under the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.checklist_view import ChecklistView
from certtrack_app.ui.drops import Files
from certtrack_app.ui.flag_card import FlagCard, flags_in_words
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.participant_acts import ParticipantActs
from certtrack_app.ui.participant_list import ParticipantList
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.flags import FlagRow, flag_rows
from certtrack_app.workflows.participants import ListQuery, cohorts, count_participants

if TYPE_CHECKING:
    from certtrack_app.workflows.checklists import LineRow
    from certtrack_app.workflows.person_sheet import PersonSheet
    from certtrack_app.workflows.unit import Reader

_IN_PASSING_MS = 60
"""Whoever is chosen for a shorter time, by typing or by a held arrow key, is not read."""


@dataclass(frozen=True)
class Around:
    """What stands around the list: how many there are in all, the flags, the cohorts."""

    today: date
    people: int
    flags: tuple[FlagRow, ...]
    cohorts: tuple[str, ...]


def _around(reader: "Reader") -> Around:
    return Around(
        reader.today,
        count_participants(reader, ListQuery()),
        flag_rows(reader),
        cohorts(reader),
    )


def _sheet(reader: "Reader", participant_id: int) -> "PersonSheet":
    """Read a person whole; what that takes is imported in the lane, behind the list."""
    from certtrack_app.workflows.person_sheet import person_sheet

    return person_sheet(reader, participant_id)


class ParticipantsPane(ParticipantActs, Pane[Around]):
    """Everybody under way, whoever needs somebody, and how far each has come."""

    shows = frozenset(
        {
            Topic.PARTICIPANTS,
            Topic.CHECKLISTS,
            Topic.EVIDENCE,
            Topic.CREDENTIALS,
            Topic.FLAGS,
            Topic.PROGRAMS,
        }
    )
    search_hint = "Search name, program or status"
    buttons = ("import_tracker", "new_participant")

    def build(self) -> None:
        self._shown_id: int | None = None
        self._meant: Whom | None = None
        self._read_soon = QTimer(self)
        self._read_soon.setSingleShot(True)
        self._read_soon.setInterval(_IN_PASSING_MS)
        self._read_soon.timeout.connect(self._read_person)
        self.listed = ParticipantList(self.desk, self)
        self.listed.chosen.connect(self._choose_person)
        self.listed.table.settled.connect(self._begin_somewhere)
        self.listed.view.opened.connect(lambda _row: self.checklist.steps.setFocus())
        self.flags = FlagCard(self.desk, tr("Flagged exceptions"), compact=True)
        self.checklist = ChecklistView()
        self.checklist.handed_in.connect(self._hand_in)
        self.checklist.asked_for.connect(self.run_by_name)
        self.checklist.detail.opened.connect(self._open_evidence)
        self.dress_more_menu()
        self._lay_cards()

    def _lay_cards(self) -> None:
        self._left = _split(Qt.Orientation.Vertical, self.listed, self.flags)
        self._left.setSizes([520, 240])
        self._across = _split(Qt.Orientation.Horizontal, self._left, self.checklist)
        self._across.setStretchFactor(0, 1)
        self._across.setSizes([760, 340])
        self.listed.setMinimumSize(300, 150)
        self.flags.setMinimumHeight(110)
        self.checklist.setMinimumWidth(290)
        for name, split in (("left", self._left), ("across", self._across)):
            kept = self.desk.memory.layout(f"participants/{name}")
            if not kept.isEmpty():
                split.restoreState(kept)
            split.splitterMoved.connect(partial(self._keep_split, name, split))
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self._across)

    def _keep_split(self, name: str, split: QSplitter, _at: int, _index: int) -> None:
        self.desk.memory.keep_layout(f"participants/{name}", split.saveState())

    def fetch(self) -> "Callable[[Reader], Around]":
        self.listed.table.refresh()  # before what stands around it
        return _around

    def fill(self, found: Around) -> None:
        self.flags.show_flags(found.flags, found.today)
        self.listed.offer_cohorts(found.cohorts)
        self._say_how_many(found)
        self._read_person()
        if not found.people:
            self.show_empty(
                tr("Nobody is enrolled yet"),
                tr("Drop your tracker on this window, or enroll the first participant."),
                (tr("&New participant…"), self.new_participant),
                "users",
            )

    def _say_how_many(self, found: Around) -> None:
        count = tr_count("{n} person", "{n} people", found.people)
        people = count if found.people else tr("Nobody yet")
        flags = flags_in_words(len(found.flags)) if found.flags else tr("nothing needs you")
        self.say_subtitle(f"{people} · {flags}")

    def search(self, text: str) -> None:
        self.listed.table.search(text)

    def open(self, key: Any) -> None:
        """Show a participant: by key, or whom and which line is meant."""
        self._meant = key if isinstance(key, Whom) else Whom(int(key))
        self._shown_id = self._meant.participant_id
        self._read_person()
        self.listed.go_to(self._meant.participant_id)

    def _begin_somewhere(self) -> None:
        """Choose the first row where nobody is chosen yet."""
        view = self.listed.view
        rows = self.listed.table.rowCount()
        if rows and not view.currentIndex().isValid() and self._meant is None:
            view.choose_number(0)
        if not rows and self._meant is None:
            self._shown_id = None
            self.checklist.say_nobody(tr("Nobody is in this view."))

    def _choose_person(self, participant_id: int) -> None:
        """Read whom the list stays on; the list itself comes first."""
        if participant_id != self._shown_id:
            self._shown_id, self._meant = participant_id, None
            self._read_soon.start()

    def _read_person(self) -> None:
        """Read the chosen person again; an answer about another one is dropped."""
        self._read_soon.stop()
        key = self._shown_id
        if key is None:
            return
        job = self.desk.ask(self, partial(_sheet, participant_id=key), self._show_person)
        job.refused = self._is_gone

    def _show_person(self, sheet: "PersonSheet") -> None:
        if sheet.person.id == self._shown_id:
            self.checklist.show_sheet(sheet, self._meant)
            self._meant = None

    def _is_gone(self, refusal: Refusal) -> None:
        self._shown_id = self._meant = None
        self.checklist.say_nobody(refusal.sentence)

    def _hand_in(self, line: "LineRow", files: Files) -> None:
        self.acts.log_evidence(line.id, files)

    def _open_evidence(self, evidence: Any) -> None:
        if evidence is not None:
            self.desk.go("review", evidence.id)


def _split(orientation: Qt.Orientation, *parts: Any) -> QSplitter:
    made = QSplitter(orientation)
    made.setHandleWidth(12)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    return made
