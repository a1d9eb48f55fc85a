"""Credentials: who holds what, until when, how it stands, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QSplitter, QTabBar, QVBoxLayout

from certtrack_app.rules.vocabulary import Standing, Topic
from certtrack_app.ui import icons
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.commands import COMMANDS
from certtrack_app.ui.credential_acts import CredentialActs
from certtrack_app.ui.credential_detail import CredentialDetail
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, row
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.wording import standing_chip
from certtrack_app.workflows.credential_list import (
    CredentialQuestion,
    count_credentials,
    listed_credentials,
    standing_counts,
)
from certtrack_app.workflows.credential_sheet import CredentialSheet, credential_sheet
from certtrack_app.workflows.register import CredentialRow

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

Counts = Mapping[Standing, int]

COLUMNS: tuple[Column[CredentialRow], ...] = (
    Column("Number", lambda c: c.number, order="number", width=128, look=Look.MUTED),
    Column("Holder", lambda c: c.participant, order="holder", width=144, look=Look.STRONG),
    Column(
        "Program", lambda c: c.program, order="program", width=84, look=Look.MUTED, stretch=True
    ),
    Column("Issued", lambda c: c.issued_on, order="issued", width=108, look=Look.MUTED),
    Column("Valid through", lambda c: c.valid_through, order="valid", width=114, look=Look.MUTED),
    Column("Standing", lambda c: standing_chip(c.standing), width=118, tip=lambda c: c.because),
)
_FILTERS: tuple[Standing | None, ...] = (
    None,
    Standing.RENEWAL_DUE,
    Standing.IN_GRACE,
    Standing.LAPSED,
    Standing.SUSPENDED,
    Standing.REVOKED,
)
_MORE = (
    "save_certificate",
    "renew_credential",
    "suspend_credential",
    "revoke_credential",
    "reinstate_credential",
    "replace_certificate",
)


class _Source:
    """Pages of credentials."""

    def count(self, reader: "Reader", wanted: Wanted) -> int:
        return count_credentials(reader, _question(wanted))

    def page(
        self, reader: "Reader", wanted: Wanted, offset: int, limit: int, after: object
    ) -> Sequence[CredentialRow]:
        return listed_credentials(reader, _question(wanted), offset, limit)


def _question(wanted: Wanted) -> CredentialQuestion:
    stands = Standing(wanted.view) if wanted.view else None
    return CredentialQuestion(wanted.text, stands, wanted.order, wanted.descending)


class CredentialsPane(CredentialActs, Pane[Counts]):
    """Every credential with its standing; the chosen one whole beside it."""

    shows = frozenset(
        {Topic.CREDENTIALS, Topic.EVIDENCE, Topic.CHECKLISTS, Topic.PARTICIPANTS, Topic.PROGRAMS}
    )
    search_hint = "Search number, holder or program"
    buttons = ("issue_ready",)

    def build(self) -> None:
        self._reading: Job | None = None
        self._wanted_key: int | None = None
        self.table: PagedTable[CredentialRow] = PagedTable(
            COLUMNS, lambda c: c.id, _Source(), self.desk.asker(self), self
        )
        self.view = TableView(self.table, "credentials", self.desk.memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Credentials"))
        self.view.chosen.connect(self._choose)
        self.table.settled.connect(self._settled)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Which credentials"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _stands in _FILTERS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._show_filter)
        self.detail = CredentialDetail(self.desk)
        self.detail.opened.connect(self._open_line)
        self._add_buttons()
        self._lay_cards()

    def _add_buttons(self) -> None:
        printing = button(tr("&Print certificate…"), "printer", "primary")
        printing.clicked.connect(lambda _checked: self._run("print_certificate"))
        more = button(tr("M&ore"), "ellipsis")
        self._menu = QMenu(more)
        self._menu.setToolTipsVisible(True)
        for name in _MORE:
            command = next(one for one in COMMANDS if one.name == name)
            act = self._menu.addAction(icons.icon(command.icon, icons.MUTED), tr(command.text))
            act.setObjectName(name)
            act.triggered.connect(lambda _checked, name=name: self._run(name))
        self._menu.aboutToShow.connect(self._dim)
        more.setMenu(self._menu)
        foot = row(more, printing, spacing=10)
        foot.setContentsMargins(15, 10, 15, 15)
        foot.setStretch(1, 1)
        self.detail.body.addLayout(foot)

    def _lay_cards(self) -> None:
        listed = Card(padded=False)
        listed.body.setContentsMargins(0, 0, 0, 0)
        listed.body.setSpacing(0)
        tabs = row(self.tabs)
        tabs.setContentsMargins(14, 4, 14, 0)
        listed.body.addLayout(tabs)
        listed.body.addWidget(self.view, 1)
        across = QSplitter()
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        across.addWidget(listed)
        across.addWidget(self.detail)
        across.setStretchFactor(0, 1)
        across.setSizes([714, 378])
        listed.setMinimumWidth(300)
        self.detail.setMinimumWidth(300)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

    def fetch(self) -> "Callable[[Reader], Counts]":
        return standing_counts

    def fill(self, found: Counts) -> None:
        total = sum(found.values())
        for at, stands in enumerate(_FILTERS):
            name = tr("All") if stands is None else standing_chip(stands).text
            count = total if stands is None else found.get(stands, 0)
            self.tabs.setTabText(at, f"{name} {count}" if count else name)
        if not total:
            self.show_empty(
                tr("No credential has been issued yet"),
                tr("The first appears here when the last line of a checklist is verified."),
                icon="award",
            )
        self.say_subtitle(_subtitle(found, total))
        self.table.refresh()

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show one credential, whatever the list was narrowed to."""
        self._wanted_key = key.credential_id if isinstance(key, Whom) else int(key)
        if self.tabs.currentIndex():
            self.tabs.setCurrentIndex(0)
        self._settled()

    def _settled(self) -> None:
        if self._wanted_key is not None and self.table.rowCount():
            if not self.view.choose(self._wanted_key):
                self._read_sheet(self._wanted_key)
            self._wanted_key = None
            return
        chosen = self.view.chosen_row()
        if chosen is not None:
            self._read_sheet(chosen.id)
        elif not self.table.rowCount():
            self.detail.show_sheet(None)

    def _show_filter(self, index: int) -> None:
        self.table.show_view(_FILTERS[index] or "")

    def _choose(self, chosen: CredentialRow | None) -> None:
        if chosen is None:
            return
        if self.detail.sheet is None or self.detail.sheet.row.id != chosen.id:
            self._read_sheet(chosen.id)

    def _read_sheet(self, key: int) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self.desk.ask(
            self, lambda reader: credential_sheet(reader, key), self._show_sheet
        )

    def _show_sheet(self, sheet: CredentialSheet) -> None:
        self.detail.show_sheet(sheet)

    def _open_line(self, line_id: int) -> None:
        shown = self._sheet.row
        self.desk.go("participants", Whom(shown.participant_id, line_id=line_id))

    def _run(self, name: str) -> None:
        """Do a command of this pane, or say why it cannot be done."""
        if reason := self._why_not_run(name):
            self.desk.refuse(reason)
        else:
            getattr(self, name)()

    def _why_not_run(self, name: str) -> str:
        return str(getattr(self, f"why_not_{name}")())

    def _dim(self) -> None:
        """What cannot run is dimmed, its tip saying why."""
        for act in self._menu.actions():
            reason = self._why_not_run(act.objectName())
            act.setEnabled(not reason)
            act.setToolTip(reason)


def _subtitle(counts: Counts, total: int) -> str:
    said = [tr_count("{n} credential", "{n} credentials", total)]
    ending = sum(counts.get(one, 0) for one in (Standing.RENEWAL_DUE, Standing.IN_GRACE))
    if ending:
        said.append(tr_count("{n} to be renewed", "{n} to be renewed", ending))
    return " · ".join(said)
