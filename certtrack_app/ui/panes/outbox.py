"""Outbox: what is to be told, what is held back and why, what has left; each readable whole."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.language import number_text, short_day_text, tr, tr_count
from certtrack_app.ui.list_beside import Following, beside, listed_card, shelf_tabs
from certtrack_app.ui.message_view import MessageView
from certtrack_app.ui.outbox_acts import OutboxActs
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import button, label, row
from certtrack_app.workflows.messages import MessageRow, message_rows_by_id
from certtrack_app.workflows.outbox_list import (
    OutboxState,
    Tray,
    TrayRow,
    count_messages,
    outbox_state,
    tray_of,
    tray_rows,
)

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

_TRAYS = {
    Tray.HELD: ("Held", "pause"),
    Tray.QUEUED: ("Queued", "hourglass"),
    Tray.FAILED: ("Not sent", "mail-x"),
    Tray.GONE: ("Left", "send"),
    Tray.WITHDRAWN: ("Withdrawn", "undo-2"),
}
_NOTHING = {
    Tray.HELD: "No message is held back.",
    Tray.QUEUED: "No message waits to be sent or saved for the mail program.",
    Tray.FAILED: "Every message that was sent could be.",
    Tray.GONE: "No message has left the office yet.",
    Tray.WITHDRAWN: "No message was withdrawn.",
}


class _Source:
    """Pages of a tray."""

    def count(self, reader: "Reader", wanted: Wanted) -> int:
        return count_messages(reader, Tray(wanted.view), wanted.text)

    def page(
        self, reader: "Reader", wanted: Wanted, offset: int, limit: int, after: TrayRow | None
    ) -> Sequence[TrayRow]:
        known = after.id if after is not None else None
        return tray_rows(reader, Tray(wanted.view), wanted.text, (offset, limit), known)


class OutboxPane(OutboxActs, Pane[OutboxState]):
    """Messages by where they are on their way; nothing leaves without somebody's word."""

    shows = frozenset({Topic.MESSAGES, Topic.OFFICE, Topic.PARTICIPANTS})
    search_hint = "Search name, address or words"
    buttons = ("send_messages", "save_messages")

    def build(self) -> None:
        self._is_settled_on_tray = False
        self.state = OutboxState({}, waits_for_import=False, today=date.min)
        self.table: PagedTable[TrayRow] = PagedTable(
            entry_columns("Message", self._entry),
            lambda one: one.id,
            _Source(),
            self.desk.asker(self),
            self,
        )
        self.table.wanted = Wanted(view=Tray.HELD)
        self.view = EntryView(self.table, "outbox", many=True)
        self.view.setAccessibleName(tr("Messages"))
        self.tabs = shelf_tabs([""] * len(Tray), tr("Which messages"), self._show_tray)
        self.reader = MessageView()
        self.following = Following(
            self.desk, self.view, _message_of, self._show, lambda: self._show(None)
        )
        self._add_buttons()
        self._make_banner()
        self._lay_cards()

    def _entry(self, one: TrayRow) -> Entry:
        day = one.left_on or one.made_on
        _name, icon = _TRAYS[self.tray]
        return Entry(one.who, one.subject, short_day_text(day, self.state.today), icon)

    def _add_buttons(self) -> None:
        self.withdrawing = button(tr("&Withdraw…"), "undo-2")
        self.releasing = button(tr("&Release"), "send", "primary")
        self.withdrawing.clicked.connect(lambda _checked: self._run("withdraw_messages"))
        self.releasing.clicked.connect(lambda _checked: self._run("release_messages"))
        self._foot = QFrame()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(20, 10, 15, 15)
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.withdrawing)
        foot.addWidget(self.releasing)
        self.reader.body.addWidget(self._foot)

    def _make_banner(self) -> None:
        """What holds messages after an import, and the one word that lets them go."""
        self.banner = QFrame()
        self.banner.setProperty("kind", "strip")
        self.banner_words = label("", wrap=True)
        looked = button(tr("I have &looked at the import"), "eye")
        looked.clicked.connect(lambda _checked: self._run("look_at_import"))
        laid = QHBoxLayout(self.banner)
        laid.setContentsMargins(15, 8, 10, 8)
        laid.addWidget(self.banner_words, 1)
        laid.addWidget(looked)
        self.banner.hide()

    def _lay_cards(self) -> None:
        listed = listed_card(row(self.tabs), self.view)
        across = beside({listed: 452, self.reader: 648}, growing=1, least=280)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        laid.addWidget(self.banner)
        laid.addWidget(across, 1)

    @property
    def tray(self) -> Tray:
        """Which messages are in sight."""
        return list(Tray)[self.tabs.currentIndex()]

    def chosen_messages(self) -> list[TrayRow]:
        return self.view.chosen_rows()

    def fetch(self) -> "Callable[[Reader], OutboxState]":
        return outbox_state

    def fill(self, found: OutboxState) -> None:
        self.state = found
        for at, tray in enumerate(Tray):
            name, count = tr(_TRAYS[tray][0]), found.counts[tray]
            self.tabs.setTabText(at, f"{name} {count}" if count else name)
            self.tabs.setTabVisible(at, bool(count) or tray is not Tray.FAILED)
        self.banner.setVisible(found.waits_for_import)
        self.banner_words.setText(_waiting(found.counts[Tray.HELD]))
        self.say_subtitle(_subtitle(found))
        if not any(found.counts.values()):
            self.show_empty(
                tr("No messages yet"),
                tr("Reminders and outcomes appear here before anything leaves the office."),
                icon="send",
            )
            return
        if not self._is_settled_on_tray:
            self._is_settled_on_tray = True
            first = next((tray for tray in Tray if found.counts[tray]), Tray.HELD)
            self.tabs.setCurrentIndex(list(Tray).index(first))
        self.table.refresh()

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show one message, in whichever tray it lies."""
        self.following.wanted = int(key)
        self.desk.ask(self, lambda reader: tray_of(reader, int(key)), self._open_in)

    def _open_in(self, tray: Tray | None) -> None:
        if tray is None or self.following.wanted is None:
            self.following.wanted = None
            return
        self._is_settled_on_tray = True
        if self.tray is not tray:
            self.tabs.setCurrentIndex(list(Tray).index(tray))
        self.following.settle()

    def _show_tray(self, _index: int) -> None:
        self.table.show_view(self.tray)

    def _show(self, message: MessageRow | None) -> None:
        self.reader.show_message(message, tr(_NOTHING[self.tray]))
        self._foot.setVisible(
            message is not None and self.tray in (Tray.HELD, Tray.QUEUED, Tray.FAILED)
        )
        self.releasing.setVisible(self.tray is not Tray.QUEUED)

    def _run(self, name: str) -> None:
        """Do a command of this pane, or say why it cannot be done."""
        if reason := getattr(self, f"why_not_{name}")():
            self.desk.refuse(reason)
        else:
            getattr(self, name)()


def _message_of(key: int) -> "Callable[[Reader], MessageRow | None]":
    return lambda reader: next(iter(message_rows_by_id(reader, [key])), None)


def _waiting(held: int) -> str:
    return tr_count(
        "{n} message is held. Messages of an import wait until you have looked at it.",
        "{n} messages are held. Messages of an import wait until you have looked at it.",
        held,
    )


def _subtitle(state: OutboxState) -> str:
    held, queued = state.counts[Tray.HELD], state.counts[Tray.QUEUED]
    failed = state.counts[Tray.FAILED]
    counted = (
        (held, tr("{n} held", n=number_text(held))),
        (queued, tr("{n} queued", n=number_text(queued))),
        (failed, tr("{n} not sent", n=number_text(failed))),
    )
    return " · ".join(said for count, said in counted if count) or tr("Nothing waits to be sent")
