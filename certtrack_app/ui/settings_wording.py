"""The office's wordings: each message's template beside what it looks like filled in."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import Template, Wording
from certtrack_app.ui.columns import Chip, Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.inputs import Area, Line
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.settings import WordingRow
from certtrack_app.workflows.wording_preview import wording_preview

_PAUSE_MS = 250
_KINDS = {
    MessageKind.NUDGE: "Nudge about a stall",
    MessageKind.DEADLINE: "Deadline near",
    MessageKind.OUTCOME: "Outcome of evidence",
    MessageKind.RENEWAL: "Renewal due",
    MessageKind.LAPSE: "Grace and lapse",
    MessageKind.CERTIFICATE: "Certificate issued",
    MessageKind.COORDINATOR_DIGEST: "Digest for the coordinator",
}
COLUMNS: tuple[Column[WordingRow], ...] = (
    Column("Message", lambda one: tr(_KINDS[one.kind]), width=150, look=Look.STRONG, stretch=True),
    Column("", lambda one: Chip(tr("Yours")) if one.is_own else None, width=64),
)


class WordingEditor(QWidget):
    """Edits one wording at a time; what will not do is said while it is typed.

    `wanted` carries the kind and its template, `unwanted` the kind to be put back.
    """

    wanted = Signal(object, object)
    unwanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: WordingRow | None = None
        self.table: ListTable[WordingRow] = ListTable(COLUMNS, lambda one: one.kind, self)
        self.view: TableView[WordingRow] = TableView(self.table, "wordings", keeps_choice=True)
        self.view.setAccessibleName(tr("Messages"))
        self.view.horizontalHeader().hide()
        self.view.chosen.connect(self._choose)
        self.subject = Line()
        self.body = Area()
        self._fields = label("", "small", wrap=True)
        self.problem = label("", "error", wrap=True)
        self._shown = QPlainTextEdit()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._ask_example)
        self._lay_out()
        self.subject.textEdited.connect(self._edited)
        self.body.textChanged.connect(self._edited)

    def _lay_out(self) -> None:
        listed = Card(tr("Messages"), padded=False)
        listed.body.addWidget(self.view)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        across = row(listed, self._edit_card(), self._preview_card(), spacing=12)
        for at, share in enumerate((4, 6, 6)):
            across.setStretch(at, share)
        laid.addLayout(across)

    def _edit_card(self) -> Card:
        card = Card(tr("Wording"))
        self.body.setMinimumHeight(160)
        self.body.setMaximumHeight(16_777_215)
        self.save_button = button(tr("&Save wording"), "save", "primary")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self._back = button(tr("&Back to the original"), "rotate-ccw")
        self._back.clicked.connect(self._put_back)
        for words, input_ in ((tr("S&ubject line"), self.subject), (tr("&Text"), self.body)):
            named = QLabel(words)
            named.setProperty("role", "strong")
            named.setBuddy(input_)
            input_.setAccessibleName(words.replace("&", ""))
            card.body.addWidget(named)
            card.body.addWidget(input_, 1 if input_ is self.body else 0)
        card.body.addWidget(self._fields)
        card.body.addWidget(self.problem)
        card.body.addLayout(row(self.save_button, self._back, 1))
        return card

    def _preview_card(self) -> Card:
        card = Card(tr("As it would read"))
        self._head = label("", "strong", wrap=True)
        self.person = Line()
        self.person.setPlaceholderText(tr("Somebody made up; or name a participant"))
        self.person.setAccessibleName(tr("Filled in for"))
        self.person.textEdited.connect(lambda _text: self._soon.start())
        card.body.addWidget(self.person)
        self._shown.setReadOnly(True)
        self._shown.setAccessibleName(tr("Preview of the message"))
        card.body.addWidget(self._head)
        card.body.addWidget(self._shown, 1)
        return card

    @property
    def is_edited(self) -> bool:
        """Whether what stands in the fields is not saved yet."""
        return self._row is not None and self._entered() != self._row.template

    def show_wordings(self, wordings: Sequence[WordingRow]) -> None:
        """Show the wordings; one that is being edited stays as entered."""
        self.table.show_rows(wordings)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not saved."""
        self.problem.setText(refusal.sentence)

    def _choose(self, chosen: WordingRow | None) -> None:
        if chosen is None or (
            self._row is not None and chosen.kind is self._row.kind and self.is_edited
        ):
            return
        self._row = chosen
        self.subject.setText(chosen.template.subject)
        self.body.setPlainText(chosen.template.body)
        known = " ".join(f"{{{one}}}" for one in chosen.fields)
        self._fields.setText(tr("It may name {fields}", fields=known))
        self._edited()

    def _entered(self) -> Template:
        return Template(self.subject.text().strip(), self.body.toPlainText().strip("\n"))

    def _edited(self) -> None:
        self.save_button.setEnabled(self.is_edited)
        self._back.setEnabled(self.is_edited or (self._row is not None and self._row.is_own))
        self._soon.start()

    def _ask_example(self) -> None:
        """Fill it in for an example or for somebody, away from the window."""
        if self._row is None:
            return
        kind, entered, who = self._row.kind, self._entered(), self.person.text()
        job = self._desk.ask(
            self,
            lambda reader: wording_preview(reader, kind, entered, who),
            self._show_example,
        )
        job.refused = self.refuse

    def _show_example(self, made: Wording) -> None:
        self.problem.setText("")
        self._head.setText(made.subject)
        self._shown.setPlainText(made.body)

    def _save(self) -> None:
        if self._row is not None:
            self.wanted.emit(self._row.kind, self._entered())

    def saved(self, kind: MessageKind) -> None:
        """What was entered is saved now: the next reading may show it."""
        if self._row is not None and self._row.kind is kind:
            self._row = None

    def _put_back(self) -> None:
        if self._row is None:
            return
        kept, self._row = self._row, None
        if kept.is_own:
            self.unwanted.emit(kept.kind)
        else:
            self._choose(kept)
