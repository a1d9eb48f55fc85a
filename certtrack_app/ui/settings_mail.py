"""The mail account as a form: set up, tried before it is kept, and forgotten."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.mail_account import MailAccount, Security, account_faults
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.forms import Field, Form, choice_field, count_field, text_field
from certtrack_app.ui.jobs import Lane, Progress
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.workflows.mail_account import (
    edit_mail_account,
    forget_mail_account,
    try_mail_account,
)

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

_WIDEST = 620
_SECURITIES = {
    Security.STARTTLS: "STARTTLS (usual, port 587)",
    Security.TLS: "TLS from the start (port 465)",
}


class MailAccountForm(QWidget):
    """Edits the account the office sends by; the password goes to the keyring and never back."""

    saved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: MailAccount | None = None
        self.form = Form()
        self.form.setMaximumWidth(_WIDEST)
        self.form.changed.connect(self._edited)
        self.answer = label("", "muted", wrap=True)
        self.answer.setAccessibleName(tr("What the server said"))
        self.save_button = button(tr("&Save account"), "save", "primary")
        self.try_button = button(tr("&Try it"), "play")
        self.forget_button = button(tr("&Forget it"), "trash-2")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self.try_button.clicked.connect(lambda _checked: self._try())
        self.forget_button.clicked.connect(lambda _checked: self._forget())
        self.card = Card(tr("Mail account"))
        words = tr(
            "With an account, queued messages leave by themselves. Without one you save them for "
            "the mail program. The password lies in the keyring of this machine."
        )
        self.card.body.addWidget(label(words, "muted", wrap=True))
        self.card.body.addWidget(self.form)
        self.card.body.addWidget(self.answer)
        buttons = row(self.save_button, self.try_button, self.forget_button, 1)
        self.card.body.addLayout(buttons)
        self.card.body.addStretch(1)

    def show_account(self, account: MailAccount) -> None:
        """Show the account that is set up, unless somebody is in the middle of editing it."""
        if self._read is not None and (account == self._read or self.is_edited):
            return
        self._read = account
        self.form.clear()
        self._add_fields(account)
        self._say("")
        self._edited()

    @property
    def is_edited(self) -> bool:
        """Whether something entered is not saved yet."""
        return self.form.values["password"] != "" or self._entered() != self._read

    def _add_fields(self, now: MailAccount) -> None:
        add = self.form.add
        server = tr("As your provider names it, such as smtp.example.org.")
        add("host", text_field(tr("Mail ser&ver"), now.host, server, self._ruled("host")))
        choices = {one: tr(said) for one, said in _SECURITIES.items()}
        security = choice_field(tr("&Protection"), choices, now.security)
        add("security", security)
        port = add("port", count_field(tr("P&ort"), now.port, rule=self._ruled("port")))
        security.changed.connect(lambda: _offer_port(port, security.value))
        user = tr("Empty where the server wants no sign-in.")
        add("user", text_field(tr("&User name"), now.user, user, self._ruled("user")))
        kept = tr("Empty keeps the one in the keyring.") if now.user else ""
        password = text_field(tr("Pass&word"), "", kept)
        _hide_letters(password)
        add("password", password)
        sender = tr("What participants see as the sender.")
        add(
            "sender", text_field(tr("Sender's &address"), now.sender, sender, self._ruled("sender"))
        )
        copies = tr("Gets a copy of every message; empty for none.")
        add("copy_to", text_field(tr("&Copy to"), now.copy_to, copies, self._ruled("copy_to")))

    def _ruled(self, name: str) -> Callable[[object], str]:
        """What is wrong with a field, by the rules of the account as a whole."""

        def rule(_value: object) -> str:
            account = self._entered()
            if not account.is_set_up:
                return tr("Enter the name of the mail server.") if name == "host" else ""
            faults = (fault.says for fault in account_faults(account) if fault.field == name)
            return next(faults, "")

        return rule

    def _entered(self) -> MailAccount:
        given = self.form.values
        return MailAccount(
            host=given["host"],
            port=given["port"] or 0,
            security=given["security"],
            user=given["user"],
            sender=given["sender"],
            copy_to=given["copy_to"],
        )

    @property
    def _password(self) -> str | None:
        return self.form.values["password"] or None

    def _edited(self) -> None:
        is_set_up = self._read is not None and self._read.is_set_up
        self.save_button.setEnabled(self.is_edited)
        self.forget_button.setEnabled(is_set_up)

    def _save(self) -> None:
        if not self.form.check():
            return
        account, password = self._entered(), self._password

        def work(unit: "Unit") -> None:
            edit_mail_account(unit, account, password)

        notice = tr("Mail account saved. Queued messages leave by themselves from now on.")
        job = self._desk.do(self, work, lambda _none: self._kept(account), notice=notice)
        job.refused = self._refused

    def _kept(self, account: MailAccount) -> None:
        self._read = None
        self.show_account(account)
        self.saved.emit()

    def _try(self) -> None:
        if not self.form.check():
            return
        account, password = self._entered(), self._password
        self._say(tr("Asking {host}…", host=account.host))

        def work(_progress: Progress) -> str:
            return try_mail_account(account, password)

        job = self._desk.run(Lane.SEND, self, work, self._say, title=tr("Trying the account"))
        job.refused = self._refused

    def _forget(self) -> None:
        notice = tr("Mail account forgotten. Save messages for the mail program instead.")
        done = self._desk.do(
            self, forget_mail_account, lambda _none: self._kept(MailAccount()), notice=notice
        )
        done.refused = self._refused

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.sentence, "error")

    def _say(self, sentence: str, role: str = "muted") -> None:
        """Say what came of it below the fields."""
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))
        self.answer.setProperty("role", role)
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)


def _offer_port(port: Field, security: Security) -> None:
    """Put the usual port in the place of the other way's usual port."""
    others = {str(one.usual_port) for one in Security}
    if isinstance(port.input, QLineEdit) and port.input.text() in others:
        port.input.setText(str(security.usual_port))


def _hide_letters(field: Field) -> None:
    if isinstance(field.input, QLineEdit):
        field.input.setEchoMode(QLineEdit.EchoMode.Password)
