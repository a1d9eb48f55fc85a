"""Review: what waits at the left, the document in the middle, the decision at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.decision import DecisionCard
from certtrack_app.ui.desk import OfficeSeat
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.evidence_view import EvidenceView
from certtrack_app.ui.language import number_text, tr, tr_count
from certtrack_app.ui.list_beside import Following, beside, listed_card, shelf_tabs
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
        self.view.on_enter(lambda: self.run("confirm_evidence"))
        self.tabs = shelf_tabs([""] * len(_QUEUES), tr("Which evidence"), self._show_queue)
        self.following = Following(
            self.desk, self.view, self._case_of, self._show_case, self._show_none
        )
        self.papers = EvidenceView(self.desk)
        self.decision = DecisionCard()
        self.decision.confirmed.connect(lambda: self.run("confirm_evidence"))
        self.decision.rejecting.connect(lambda: self.run("reject_evidence"))
        self._lay_cards()

    def _lay_cards(self) -> None:
        shown = Card()
        shown.body.setContentsMargins(15, 12, 15, 15)
        shown.body.addWidget(self.papers)
        self.decision.setMinimumWidth(250)
        widths = {self._queue_card(): 310, shown: 470, self.decision: 310}
        across = beside(widths, growing=1, least=200)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

    def _queue_card(self) -> Card:
        card = listed_card(row(self.tabs), self.view)
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
        for at, (name, count) in enumerate(
            ((tr("Waiting"), found.waiting), (tr("Imported, not verified"), found.imported))
        ):
            self.tabs.setTabText(at, f"{name} {number_text(count)}" if count else name)
        self.say_subtitle(_subtitle(found))
        if not found.waiting and not found.imported:
            self.show_empty(
                tr("Nothing waits for a decision"),
                tr("Evidence appears here as soon as it is logged on a checklist line."),
            )
            return
        if not found.waiting and self.following.wanted is None and self.queue is Queue.WAITING:
            self.tabs.setCurrentIndex(1)
        self.table.refresh()

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show one piece of evidence, in whichever list it is."""
        self.following.wanted = int(key)
        self.desk.ask(self, lambda reader: queue_of(reader, int(key)), self._open_in)

    def _open_in(self, queue: Queue | None) -> None:
        key = self.following.wanted
        if key is None or queue is None:
            self.following.wanted = None
            self.desk.refuse(tr("That piece of evidence has been decided on."))
            return
        if self.queue is not queue:
            self.tabs.setCurrentIndex(_QUEUES.index(queue))
        self.following.settle()

    def _show_queue(self, _index: int) -> None:
        self.more.setVisible(self.queue is Queue.IMPORTED)
        self.table.show_view(self.queue)

    def _show_none(self) -> None:
        self.decision.show_case(None)
        self.papers.show_nothing(
            tr("Nothing here waits for a decision"),
            tr("Choose the other list above, or clear the search."),
        )

    def _case_of(self, key: int) -> "Callable[[Reader], ReviewCase]":
        actor = self._actor()
        return lambda reader: review_case(reader, key, actor)

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
    imported = tr_count("{n} imported, not verified", "{n} imported, not verified", counts.imported)
    counted = ((counts.waiting, waiting), (counts.imported, imported))
    return " · ".join(said for count, said in counted if count) or tr("All is decided")
