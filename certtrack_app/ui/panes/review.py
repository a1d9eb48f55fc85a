"""Review: what waits at the left, the document in the middle, the decision at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.decision import DecisionCard
from certtrack_app.ui.desk import OfficeSeat
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.evidence_view import EvidenceView
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, row
from certtrack_app.ui.review_acts import ReviewActs
from certtrack_app.ui.wording import amount_text
from certtrack_app.workflows.review_case import (
    ReviewCase,
    review_case,
)
from certtrack_app.workflows.review_queue import (
    Queue,
    QueueCounts,
    QueuedRow,
    count_queued,
    queue_counts,
    queue_of,
    queued_rows,
)

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

_QUEUES = (Queue.WAITING, Queue.IMPORTED)


class _Source:
    """Pages of a queue."""

    def count(self, reader: "Reader", wanted: Wanted) -> int:
        return count_queued(reader, Queue(wanted.view), wanted.text)

    def page(
        self, reader: "Reader", wanted: Wanted, offset: int, limit: int, after: QueuedRow | None
    ) -> Sequence[QueuedRow]:
        return queued_rows(reader, Queue(wanted.view), wanted.text, (offset, limit), after)


def _entry(row: QueuedRow) -> Entry:
    note = " · ".join(filter(None, (row.requirement, amount_text(row.claimed, row.unit))))
    icon = "paperclip" if row.files else "file"
    aside = tr("{n} d", n=str(row.waits_days)) if row.is_waiting else ""
    return Entry(row.participant, note, aside, icon)


class ReviewPane(ReviewActs, Pane[QueueCounts]):
    """Evidence to decide on: confirm, reject with a reason, next; the keyboard is enough."""

    shows = frozenset(
        {Topic.EVIDENCE, Topic.EVALUATORS, Topic.CHECKLISTS, Topic.INTAKES, Topic.OFFICE}
    )
    search_hint = "Search name, requirement or title"

    def build(self) -> None:
        self.counts = QueueCounts(0, 0)
        self.is_deciding = False
        self._reading: Job | None = None
        self._wanted_key: int | None = None
        self.table: PagedTable[QueuedRow] = PagedTable(
            entry_columns("Evidence", _entry),
            lambda row: row.id,
            _Source(),
            self.desk.asker(self),
            self,
        )
        self.table.wanted = Wanted(view=Queue.WAITING)
        self.view = EntryView(self.table, "review")
        self.view.setAccessibleName(tr("Evidence to decide on"))
        self.view.chosen.connect(self._choose)
        self.view.on_enter(lambda: self.run("confirm_evidence"))
        self.table.settled.connect(self._settled)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Which evidence"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _queue in _QUEUES:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._show_queue)
        self.papers = EvidenceView(self.desk)
        self.decision = DecisionCard()
        self.decision.confirmed.connect(lambda: self.run("confirm_evidence"))
        self.decision.rejecting.connect(lambda: self.run("reject_evidence"))
        self._lay_cards()

    def _lay_cards(self) -> None:
        shown = Card()
        shown.body.setContentsMargins(15, 12, 15, 15)
        shown.body.addWidget(self.papers)
        across = QSplitter()
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        for part in (self._queue_card(), shown, self.decision):
            across.addWidget(part)
            part.setMinimumWidth(200)
        self.decision.setMinimumWidth(250)
        across.setStretchFactor(1, 1)
        across.setSizes([310, 470, 310])
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

    def _queue_card(self) -> Card:
        card = Card(padded=False)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        tabs = row(self.tabs)
        tabs.setContentsMargins(14, 4, 14, 4)
        card.body.addLayout(tabs)
        card.body.addWidget(self.view, 1)
        self.more = button(tr("Confirm &several…"), "list-checks")
        self.more.clicked.connect(lambda _checked: self.run("confirm_imported"))
        foot = row(self.more)
        foot.setContentsMargins(14, 10, 14, 14)
        card.body.addLayout(foot)
        self.more.hide()
        return card

    @property
    def queue(self) -> Queue:
        """Which of the two lists is in sight."""
        return _QUEUES[self.tabs.currentIndex()]

    def fetch(self) -> "Callable[[Reader], QueueCounts]":
        return queue_counts

    def fill(self, found: QueueCounts) -> None:
        self.counts = found
        self.tabs.setTabText(0, tr("Waiting {n}", n=str(found.waiting)))
        self.tabs.setTabText(1, tr("Imported, not verified {n}", n=str(found.imported)))
        self.say_subtitle(_subtitle(found))
        if not found.waiting and not found.imported:
            self.show_empty(
                tr("Nothing waits for a decision"),
                tr("Evidence appears here as soon as it is logged on a checklist line."),
            )
            return
        if not found.waiting and self._wanted_key is None and self.queue is Queue.WAITING:
            self.tabs.setCurrentIndex(1)
        self.table.refresh()

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show one piece of evidence, in whichever list it is."""
        self._wanted_key = int(key)
        self.desk.ask(self, lambda reader: queue_of(reader, int(key)), self._open_in)

    def _open_in(self, queue: Queue | None) -> None:
        key = self._wanted_key
        if key is None or queue is None:
            self._wanted_key = None
            self.desk.refuse(tr("That piece of evidence has been decided on."))
            return
        if self.queue is not queue:
            self.tabs.setCurrentIndex(_QUEUES.index(queue))
        self._settled()

    def _settled(self) -> None:
        """The list has been read: go to what was asked for; show what stands there now."""
        if self._wanted_key is not None and self.table.rowCount():
            if not self.view.choose(self._wanted_key):
                self._read_case(self._wanted_key)
            self._wanted_key = None
            return
        chosen = self.view.chosen_row()
        if chosen is None and not self.table.rowCount():
            self._choose(None)
        elif chosen is not None:
            self._read_case(chosen.id)

    def _show_queue(self, _index: int) -> None:
        self.more.setVisible(self.queue is Queue.IMPORTED)
        self.table.show_view(self.queue)

    def _choose(self, chosen: QueuedRow | None) -> None:
        if chosen is None:
            self.decision.show_case(None)
            if not self.table.rowCount():
                self.papers.show_nothing(
                    tr("Nothing here waits for a decision"),
                    tr("Choose the other list above, or clear the search."),
                )
            return
        if self.decision.case is None or self.decision.case.evidence.id != chosen.id:
            self._read_case(chosen.id)

    def _read_case(self, key: int) -> None:
        if self._reading is not None:
            self._reading.cancel()
        actor = self._actor()
        self._reading = self.desk.ask(
            self, lambda reader: review_case(reader, key, actor), self._show_case
        )

    def _show_case(self, case: ReviewCase) -> None:
        before = self.decision.case
        self.decision.show_case(case)
        if before is None or before.evidence != case.evidence:
            self.papers.show_evidence(case.evidence)

    def _actor(self) -> str:
        seat = self.desk.seat
        return seat.actor if isinstance(seat, OfficeSeat) else ""


def _subtitle(counts: QueueCounts) -> str:
    waiting = tr_count("{n} waits for a decision", "{n} wait for a decision", counts.waiting)
    if not counts.imported:
        return waiting
    imported = tr_count("{n} imported, not verified", "{n} imported, not verified", counts.imported)
    return f"{waiting} · {imported}"
