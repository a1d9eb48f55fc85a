"""The office's own settings as a form: who it is, how it sends, how it numbers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.nudging import SendingPolicy, budget_in_words
from certtrack_app.rules.numbering import number_by, pattern_problem
from certtrack_app.rules.person import email_problem, name_problem
from certtrack_app.rules.sending_words import switch_in_words
from certtrack_app.rules.vocabulary import SendingSwitch
from certtrack_app.ui.forms import (
    Field,
    Form,
    choice_field,
    count_field,
    must,
    text_field,
    tick_field,
)
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.ui.scroll import Scroll
from certtrack_app.workflows.settings import OfficeSettings

_EXAMPLE = 7
_WIDEST = 620
_NARROW = 110
_SWITCHES = {
    SendingSwitch.HOLD_ALL: "Hold everything back",
    SendingSwitch.HOLD_AFTER_IMPORT: "Hold back after an import",
    SendingSwitch.SEND: "Send by itself",
}


class OfficeForm(QWidget):
    """Edits the settings; `wanted` carries them when Save is pressed and every field will do."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.form.setMaximumWidth(_WIDEST)
        self.form.changed.connect(self._edited)
        self._year = 2026
        self._read: OfficeSettings | None = None
        self.save_button = button(tr("&Save settings"), "save", "primary")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self._undo = button(tr("&Leave as it was"))
        self._undo.clicked.connect(lambda _checked: self._restore())
        self.problem = label("", "error", wrap=True)
        self.card = Card(tr("The office"))
        fields = QWidget()
        across = row(self.form, 1)
        across.setStretch(0, 100)  # as wide as it may be; a row reckons heights for that width
        laid = QVBoxLayout(fields)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addLayout(across)
        laid.addStretch(1)
        scrolled = Scroll(fields)
        for part in (fields, scrolled.viewport()):
            part.setAutoFillBackground(False)  # the card shows through
        self.card.body.addWidget(scrolled, 1)
        self.card.body.addWidget(self.problem)
        self.card.body.addLayout(row(self.save_button, self._undo, 1))

    @property
    def is_edited(self) -> bool:
        """Whether something entered is not saved yet."""
        return self._read is not None and self._entered() != self._read

    def show_settings(self, settings: OfficeSettings, year: int) -> None:
        """Show the office's settings, unless somebody is in the middle of editing them."""
        if self.is_edited and settings == self._read:
            return
        self._year = year
        self._read = settings
        self._restore()

    def refuse(self, refusal: Refusal) -> None:
        """Say why they were not saved; what was entered stays."""
        self.problem.setText(refusal.sentence)
        self._edited()

    def _restore(self) -> None:
        if self._read is None:
            return
        self.form.clear()
        self._add_fields(self._read)
        self.problem.setText("")
        self._edited()

    def _add_fields(self, now: OfficeSettings) -> None:
        add = self.form.add
        add(
            "name",
            text_field(
                tr("&Name of the office"),
                now.name,
                tr("On certificates and under letters."),
                must(tr("The office needs a name.")),
            ),
        )
        add("coordinator", text_field(tr("&Coordinator"), now.coordinator, "", _person))
        add(
            "coordinator_email",
            text_field(
                tr("Coordinator's &mail address"),
                now.coordinator_email,
                tr("Gets the digest, and is the sender of messages."),
                _email,
            ),
        )
        add(
            "digest",
            tick_field(
                tr("&Write to the coordinator when something new needs a person"),
                ticked=now.digest,
                hint=tr("One message a day at most, and none where nothing came up."),
            ),
        )
        add(
            "reply_to",
            text_field(tr("Replies &go to"), now.reply_to, tr("Empty: to the sender."), _email),
        )
        self._add_sending(now)
        self._add_numbering(now)

    def _add_sending(self, now: OfficeSettings) -> None:
        switch = choice_field(
            tr("S&ending"), {one: tr(_SWITCHES[one]) for one in _SWITCHES}, now.sending
        )
        self._explain(switch, lambda: switch_in_words(switch.value))
        days = count_field(
            tr("A person's messages are counted over so many &days"),
            now.budget_days,
            rule=lambda value: "" if _is_whole(value) else tr("Enter whole days, 0 for no limit."),
        )
        most = count_field(
            tr("At most so many &messages in these days"),
            now.budget_messages,
            rule=lambda value: "" if value and _is_whole(value) else tr("Enter 1 or more."),
        )
        days.stand_beside(_NARROW)
        most.stand_beside(_NARROW)
        self._explain(days, lambda: _budget(switch.value, days.value, most.value))
        most.changed.connect(lambda: days.set_hint(_budget(switch.value, days.value, most.value)))
        self.form.add("sending", switch)
        self.form.add("budget_days", days)
        self.form.add("budget_messages", most)

    def _add_numbering(self, now: OfficeSettings) -> None:
        pattern = text_field(
            tr("&Pattern of certificate numbers"), now.number_pattern, "", pattern_problem
        )
        self._explain(pattern, lambda: self._numbered(pattern.value))
        self.form.add("number_pattern", pattern)

    def _explain(self, field: Field, say: Callable[[], str]) -> None:
        """Keep the words below a field true to what is entered in it."""

        def explain() -> None:
            if not field.problem:
                field.set_hint(say())

        field.changed.connect(explain)
        explain()

    def _numbered(self, pattern: str) -> str:
        made = number_by(pattern, self._year, _EXAMPLE)
        return tr("The seventh of {year} would bear {number}.", year=self._year, number=made)

    def _entered(self) -> OfficeSettings | None:
        values = self.form.values
        if not (_is_whole(values["budget_days"]) and _is_whole(values["budget_messages"])):
            return None
        return OfficeSettings(**values)

    def _edited(self) -> None:
        self.save_button.setEnabled(self.is_edited)
        self._undo.setEnabled(self.is_edited)

    def _save(self) -> None:
        entered = self._entered() if self.form.check() else None
        if entered is not None:
            self.problem.setText("")
            self.wanted.emit(entered)


def _is_whole(count: int | None) -> bool:
    return count is not None and count >= 0


def _budget(switch: SendingSwitch, days: int | None, most: int | None) -> str:
    if not _is_whole(days) or not most:
        return ""
    return budget_in_words(SendingPolicy(switch, budget_days=days or 0, budget_messages=most))


def _person(name: str) -> str:
    return name_problem(name) if name else ""


def _email(address: str) -> str:
    if not address:
        return ""
    problem = email_problem(address)
    return problem[:1].upper() + problem[1:]
