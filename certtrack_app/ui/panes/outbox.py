"""Outbox: what is to be told, what is held back and why, what has left; each readable whole."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabBar, QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import short_day_text, tr, tr_count
from certtrack_app.ui.message_view import MessageView
from certtrack_app.ui.outbox_acts import OutboxActs
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, label, row
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
    buttons = ("save_messages",)

    def build(self) -> None:
        self._reading: Job | None = None
        self._wanted_key: int | None = None
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
        self.view.chosen.connect(self._choose)
        self.table.settled.connect(self._settled)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Which messages"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _tray in Tray:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._show_tray)
        self.reader = MessageView()
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
        listed = Card(padded=False)
        listed.body.setContentsMargins(0, 0, 0, 0)
        listed.body.setSpacing(0)
        tabs = row(self.tabs)
        tabs.setContentsMargins(14, 4, 14, 4)
        listed.body.addLayout(tabs)
        listed.body.addWidget(self.view, 1)
        across = QSplitter()
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        for part in (listed, self.reader):
            part.setMinimumWidth(280)
            across.addWidget(part)
        across.setStretchFactor(1, 1)
        across.setSizes([452, 648])
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
        self._wanted_key = int(key)
        self.desk.ask(self, lambda reader: tray_of(reader, int(key)), self._open_in)

    def _open_in(self, tray: Tray | None) -> None:
        if tray is None or self._wanted_key is None:
            self._wanted_key = None
            return
        self._is_settled_on_tray = True
        if self.tray is not tray:
            self.tabs.setCurrentIndex(list(Tray).index(tray))
        self._settled()

    def _show_tray(self, _index: int) -> None:
        self.table.show_view(self.tray)

    def _settled(self) -> None:
        if self._wanted_key is not None and self.table.rowCount():
            if not self.view.choose(self._wanted_key):
                self._read(self._wanted_key)
            self._wanted_key = None
            return
        chosen = self.view.chosen_row()
        if chosen is not None:
            self._read(chosen.id)
        elif not self.table.rowCount():
            self._show(None)

    def _choose(self, chosen: TrayRow | None) -> None:
        if chosen is not None:
            self._read(chosen.id)

    def _read(self, key: int) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self.desk.ask(
            self, lambda reader: message_rows_by_id(reader, [key]), self._show_found
        )

    def _show_found(self, found: tuple[MessageRow, ...]) -> None:
        self._show(found[0] if found else None)

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


def _waiting(held: int) -> str:
    return tr_count(
        "{n} message is held. Messages of an import wait until you have looked at it.",
        "{n} messages are held. Messages of an import wait until you have looked at it.",
        held,
    )


def _subtitle(state: OutboxState) -> str:
    held, queued = state.counts[Tray.HELD], state.counts[Tray.QUEUED]
    said = [tr("{n} held", n=str(held)), tr("{n} queued", n=str(queued))]
    if failed := state.counts[Tray.FAILED]:
        said.append(tr("{n} not sent", n=str(failed)))
    return " · ".join(said)
