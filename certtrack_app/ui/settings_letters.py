"""What the office says around every message, and why it returns evidence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.wording import Wording
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.forms import Form, long_text_field, must, text_field
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, column, label, row
from certtrack_app.ui.row_list import FieldRow, RowList
from certtrack_app.workflows.frame import FrameRow, frame_example

_PAUSE_MS = 250


class LettersPage(QWidget):
    """Edits greeting, closing, signature and reasons, with what it would look like.

    `frame_wanted` carries a frame, `frame_unwanted` asks for the original, `reasons_wanted`
    carries the office's own reasons.
    """

    frame_wanted = Signal(object)
    frame_unwanted = Signal()
    reasons_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._frame: FrameRow | None = None
        self._reasons: tuple[str, ...] | None = None
        self._job: Job | None = None
        self.form = Form()
        self.form.changed.connect(self._edited)
        self.problem = label("", "error", wrap=True)
        self.reasons_problem = label("", "error", wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._ask_example)
        across = row(self._frame_card(), self._preview_card(), self._reasons_card(), spacing=12)
        for at, share in enumerate((6, 5, 5)):
            across.setStretch(at, share)
        self.setLayout(across)

    def _frame_card(self) -> Card:
        card = Card(tr("Around every message"))
        self._fields = label("", "small", wrap=True)
        self.save_button = _pressed(tr("&Save greeting"), "save", "primary", self._save_frame)
        self.back_button = _pressed(tr("&Back to the original"), "rotate-ccw", "", self._put_back)
        card.body.addWidget(self.form)
        card.body.addWidget(self._fields)
        card.body.addWidget(self.problem)
        card.body.addStretch(1)
        card.body.addLayout(row(self.save_button, self.back_button, 1))
        return card

    def _preview_card(self) -> Card:
        card = Card(tr("As it would read"))
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(tr("Preview of greeting and signature"))
        card.body.addWidget(self.shown)
        return card

    def _reasons_card(self) -> Card:
        card = Card(tr("Reasons for returning evidence"))
        sentence = tr(
            "Besides those every office has. The participant reads it as: returned, because …"
        )
        card.body.addWidget(label(sentence, "muted", wrap=True))
        self._rows_at = column()
        card.body.addLayout(self._rows_at)
        self.rows = self._reason_rows(())
        self.reasons_button = _pressed(tr("Sa&ve reasons"), "save", "primary", self._save_reasons)
        card.body.addWidget(self.reasons_problem)
        card.body.addStretch(1)
        card.body.addLayout(row(self.reasons_button, 1))
        return card

    @property
    def is_edited(self) -> bool:
        """Whether greeting or signature entered are not saved yet."""
        return self._frame is not None and self._entered() != self._frame

    def show_letters(self, frame: FrameRow, reasons: Sequence[str]) -> None:
        """Show what is in force; what is being edited stays as entered."""
        if not self.is_edited or frame != self._frame:
            self._show_frame(frame)
        if self._reasons is None or self._entered_reasons() == self._reasons:
            self._reasons = tuple(reasons)
            self.rows.hide()
            self.rows.deleteLater()
            self.rows = self._reason_rows(self._reasons)
        self._edited()

    def refuse(self, refusal: Refusal) -> None:
        """Say why greeting or signature will not do."""
        self.problem.setText(refusal.sentence)

    def refuse_reasons(self, refusal: Refusal) -> None:
        """Say why the reasons were not saved."""
        self.reasons_problem.setText(refusal.sentence)

    def saved_reasons(self) -> None:
        """The reasons entered are saved: the next reading may show them."""
        self._reasons = None

    def _show_frame(self, frame: FrameRow) -> None:
        self._frame = frame
        self.form.clear()
        now = frame.frame
        greeting = must(tr("A message needs a greeting."))
        add = self.form.add
        add("greeting", text_field(tr("&Greeting"), now.greeting, "", greeting))
        unnamed = text_field(tr("Greeting &without a name"), now.greeting_unnamed, "", greeting)
        add("greeting_unnamed", unnamed)
        add("closing", long_text_field(tr("&Closing"), now.closing, tr("May stay empty.")))
        add("signature", long_text_field(tr("&Signature"), now.signature, tr("May stay empty.")))
        known = " ".join(f"{{{one}}}" for one in frame.fields)
        self._fields.setText(tr("They may name {fields}", fields=known))

    def _reason_rows(self, reasons: Sequence[str]) -> RowList:
        made = RowList(_reason_row, reasons, (tr("A&dd a reason"), ""))
        made.changed.connect(self._edited)
        self._rows_at.addWidget(made)
        return made

    def _entered(self) -> FrameRow | None:
        if self._frame is None:
            return None
        return replace(self._frame, frame=replace(self._frame.frame, **self.form.values))

    def _entered_reasons(self) -> tuple[str, ...]:
        said = (one.values["reason"] for one in self.rows.rows)
        return tuple(reason for reason in said if reason)

    def _edited(self) -> None:
        self.save_button.setEnabled(self.is_edited)
        self.back_button.setEnabled(
            self.is_edited or (self._frame is not None and self._frame.is_own)
        )
        self.reasons_button.setEnabled(
            self._reasons is not None and self._entered_reasons() != self._reasons
        )
        self.reasons_problem.setText("")
        self._soon.start()

    def _ask_example(self) -> None:
        entered = self._entered()
        if entered is None:
            return
        if self._job is not None:
            self._job.cancel()
        frame = entered.frame
        self._job = self._desk.ask(
            self, lambda reader: frame_example(reader, frame), self._show_example
        )
        self._job.refused = self.refuse

    def _show_example(self, made: Wording) -> None:
        self.problem.setText("")
        self.shown.setPlainText(made.body)

    def _save_frame(self) -> None:
        entered = self._entered() if self.form.check() else None
        if entered is not None:
            self.frame_wanted.emit(entered.frame)

    def _put_back(self) -> None:
        if self._frame is None:
            return
        if self._frame.is_own:
            self.frame_unwanted.emit()
        else:
            self._show_frame(self._frame)
            self._edited()

    def _save_reasons(self) -> None:
        self.reasons_wanted.emit(self._entered_reasons())


def _reason_row(reason: str) -> FieldRow:
    field = text_field(tr("Reason"), reason)
    field.hide_name()
    return FieldRow({"reason": field}, tr("Take this reason away"))


def _pressed(text: str, icon: str, kind: str, do: Callable[[], None]) -> QPushButton:
    made = button(text, icon, kind)
    made.clicked.connect(lambda _checked: do())
    return made
