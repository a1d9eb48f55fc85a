"""History: everything that was done, by whom and when, what it led to; undo; and the proof."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.columns import Column, Look, Marked
from certtrack_app.ui.deed_view import DeedView
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.language import day_text, moment_text, tr, tr_count
from certtrack_app.ui.list_beside import Following, beside, listed_card, shelf_tabs
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import button, row
from certtrack_app.ui.proof import ProofCard
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.history_list import (
    DeedRow,
    DeedSheet,
    HistoryOpening,
    HistoryQuestion,
    Shelf,
    action_of_intake,
    count_actions,
    deed_rows,
    deed_sheet,
    history_opening,
    name_of_participant,
)
from certtrack_app.workflows.safety import SelfCheck, self_check
from certtrack_app.workflows.undo import Undone, undo

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

_SHELVES = {
    Shelf.ALL: "Everything",
    Shelf.PEOPLE: "People",
    Shelf.EVIDENCE: "Evidence",
    Shelf.CREDENTIALS: "Credentials",
    Shelf.MESSAGES: "Messages",
    Shelf.OFFICE: "Office",
}


def _done(deed: DeedRow) -> object:
    if deed.is_undone:
        return Marked("undo-2", deed.sentence, Tone.NEUTRAL)
    return deed.sentence


def _when(deed: DeedRow) -> str:
    """The moment; where the day was given, that day."""
    if deed.given_day is not None:
        return day_text(deed.given_day)
    return moment_text(deed.at.astimezone())


COLUMNS: tuple[Column[DeedRow], ...] = (
    Column(
        "When",
        _when,
        width=156,
        look=Look.MUTED,
        tip=lambda d: tr("Written {at}", at=moment_text(d.at.astimezone())),
    ),
    Column("Who", lambda d: d.actor, width=128),
    Column(
        "What was done",
        _done,
        width=200,
        look=Look.STRONG,
        stretch=True,
        tip=lambda d: d.sentence,
    ),
    Column("Led to", lambda d: d.led_to or None, width=72, look=Look.FIGURE),
)


@dataclass(frozen=True)
class _Asked(Wanted):
    """Which errands, besides the words searched."""

    actor: str = ""
    participant_id: int | None = None


class _Source:
    """Pages of the history."""

    def count(self, reader: "Reader", wanted: Wanted) -> int:
        return count_actions(reader, _question(wanted))

    def page(
        self, reader: "Reader", wanted: Wanted, offset: int, limit: int, after: DeedRow | None
    ) -> Sequence[DeedRow]:
        before = after.id if after is not None else None
        return deed_rows(reader, _question(wanted), offset, limit, before)


def _question(wanted: Wanted) -> HistoryQuestion:
    shelf = Shelf(wanted.view) if wanted.view else Shelf.ALL
    if isinstance(wanted, _Asked):
        return HistoryQuestion(wanted.text, shelf, wanted.actor, wanted.participant_id)
    return HistoryQuestion(wanted.text, shelf)


class HistoryPane(Pane[HistoryOpening]):
    """Everything done, newest first; the chosen errand whole, and undone where it can be."""

    shows = frozenset({Topic.HISTORY})
    search_hint = "Search what was done"

    def build(self) -> None:
        self.table: PagedTable[DeedRow] = PagedTable(
            COLUMNS, lambda d: d.id, _Source(), self.desk.asker(self), self
        )
        self.table.wanted = _Asked(view=Shelf.ALL)
        self.view = TableView(self.table, "history", self.desk.memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Errands"))
        names = [tr(name) for name in _SHELVES.values()]
        self.tabs = shelf_tabs(names, tr("Which errands"), self._narrow)
        self.actors = Choice({"": tr("Everybody")}, "")
        self.actors.setAccessibleName(tr("By whom"))
        self.actors.currentIndexChanged.connect(self._narrow)
        self.whose = button("", "x", "quiet")
        self.whose.clicked.connect(lambda _checked: self._show_participant(None))
        self.whose.hide()
        self.deed = DeedView()
        self.following = Following(
            self.desk, self.view, _sheet_of, self.deed.show_sheet, self._show_none
        )
        self.deed.undo_asked.connect(self._undo_asked)
        self.proof = ProofCard()
        self.proof.asked.connect(self.run_self_check)
        self._lay_cards()

    def _lay_cards(self) -> None:
        listed = listed_card(row(self.tabs, 1, self.whose, self.actors), self.view)
        across = beside({listed: 740, self.deed: 352}, growing=0)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        laid.addWidget(across, 1)
        laid.addWidget(self.proof)

    def fetch(self) -> "Callable[[Reader], HistoryOpening]":
        return history_opening

    def fill(self, found: HistoryOpening) -> None:
        self.proof.show_head(found.head, found.actions)
        self._offer_actors(found.actors)
        self.say_subtitle(tr_count("{n} errand", "{n} errands", found.actions))
        self.table.refresh()

    def _offer_actors(self, actors: Sequence[str]) -> None:
        self.actors.blockSignals(True)
        self.actors.offer({"": tr("Everybody")} | {name: name for name in actors})
        self.actors.blockSignals(False)

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show the errands about a person (Whom), or how an import came in (its key)."""
        if isinstance(key, Whom):
            self._show_participant(key.participant_id)
        else:
            self.desk.ask(
                self, lambda reader: action_of_intake(reader, int(key)), self.following.go_to
            )

    def _show_participant(self, participant_id: int | None) -> None:
        self.whose.setVisible(participant_id is not None)
        wanted = self._asked()
        self.table.open(replace(wanted, participant_id=participant_id))
        if participant_id is not None:
            self.desk.ask(
                self, lambda reader: name_of_participant(reader, participant_id), self._say_whose
            )

    def _say_whose(self, name: str) -> None:
        self.whose.setText(tr("About {who}", who=name))
        self.whose.setAccessibleDescription(tr("Press to see everybody's again."))

    def _show_none(self) -> None:
        self.deed.show_sheet(None)

    def _asked(self) -> _Asked:
        wanted = self.table.wanted
        return wanted if isinstance(wanted, _Asked) else _Asked(wanted.text, wanted.view)

    def _narrow(self, _index: int = 0) -> None:
        shelf = list(_SHELVES)[self.tabs.currentIndex()]
        self.table.open(replace(self._asked(), view=shelf, actor=self.actors.key() or ""))

    def why_not_undo_chosen(self) -> str:
        """What has left the office, or was built upon, stays."""
        if self.deed.sheet is None:
            return tr("Choose an errand first.")
        return self.deed.sheet.action.not_undoable

    def undo_chosen(self) -> None:
        """Take the chosen errand back."""
        if self.deed.sheet is not None:
            key = self.deed.sheet.action.id
            self.desk.do(self, lambda unit: undo(unit, key), notice=_undone)

    def _undo_asked(self) -> None:
        if reason := self.why_not_undo_chosen():
            self.desk.refuse(reason)
        else:
            self.undo_chosen()

    def run_self_check(self) -> None:
        """Verify the journal, the files and the database, and say what was found."""
        self.proof.begin()
        job = self.desk.do(self, self_check, self._checked, title=tr("Verifying everything"))
        job.failed = lambda _defect: self.proof.end()
        job.stopped = self.proof.end

    def _checked(self, check: SelfCheck) -> None:
        self.proof.end()
        self.proof.show_check(check)


def _sheet_of(key: int) -> "Callable[[Reader], DeedSheet]":
    return lambda reader: deed_sheet(reader, key)


def _undone(done: Undone) -> str:
    return tr("Undone: {what}", what=done.sentence)
