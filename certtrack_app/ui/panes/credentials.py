"""Credentials: who holds what, until when, how it stands, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QVBoxLayout

from certtrack_app.rules.vocabulary import Standing, Topic
from certtrack_app.ui import icons
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.commands import COMMANDS
from certtrack_app.ui.credential_acts import CredentialActs
from certtrack_app.ui.credential_detail import CredentialDetail
from certtrack_app.ui.fitting import Fitting
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.list_beside import Following, beside, listed_card, shelf_tabs
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import button, row
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
    Column("Number", lambda c: c.number, order="number", width=126, look=Look.MUTED),
    Column(
        "Holder",
        lambda c: c.participant,
        order="holder",
        width=172,
        look=Look.STRONG,
        stretch=True,
    ),
    Column("Program", lambda c: c.program, order="program", width=128, look=Look.MUTED),
    Column("Issued", lambda c: c.issued_on, order="issued", width=108, look=Look.MUTED),
    Column("Valid through", lambda c: c.valid_through, order="valid", width=114, look=Look.MUTED),
    Column("Standing", lambda c: standing_chip(c.standing), width=118, tip=lambda c: c.because),
)
_GIVE_WAY = ("Issued", "Program")
"""Which columns go, in this order, where there is no room for all of them."""
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
        self.table: PagedTable[CredentialRow] = PagedTable(
            COLUMNS, lambda c: c.id, _Source(), self.desk.asker(self), self
        )
        self.view = TableView(self.table, "credentials", self.desk.memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Credentials"))
        self.fitting = Fitting(self.view, COLUMNS, _GIVE_WAY, self.desk.memory)
        self.tabs = shelf_tabs([""] * len(_FILTERS), tr("Which credentials"), self._show_filter)
        self.detail = CredentialDetail(self.desk)
        self.following = Following(
            self.desk, self.view, _sheet_of, self.detail.show_sheet, self._show_none
        )
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
        listed = listed_card(row(self.tabs), self.view)
        across = beside({listed: 714, self.detail: 378}, growing=0)
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
        if self.tabs.currentIndex():
            self.tabs.setCurrentIndex(0)
        self.following.go_to(key.credential_id if isinstance(key, Whom) else int(key))

    def _show_none(self) -> None:
        self.detail.show_sheet(None)

    def _show_filter(self, index: int) -> None:
        self.table.show_view(_FILTERS[index] or "")

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


def _sheet_of(key: int) -> "Callable[[Reader], CredentialSheet]":
    return lambda reader: credential_sheet(reader, key)


def _subtitle(counts: Counts, total: int) -> str:
    if not total:
        return tr("None yet")
    said = [tr_count("{n} credential", "{n} credentials", total)]
    ending = sum(counts.get(one, 0) for one in (Standing.RENEWAL_DUE, Standing.IN_GRACE))
    if ending:
        said.append(tr_count("{n} to be renewed", "{n} to be renewed", ending))
    return " · ".join(said)
