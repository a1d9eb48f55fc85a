"""One errand of the history: who, when, what it led to, what it changed, can it be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from certtrack_app.ui.facts import FactList, scrolled
from certtrack_app.ui.language import day_text, moment_text, tr, tr_count
from certtrack_app.ui.parts import Card, button, hairline, label, row
from certtrack_app.ui.states import Message
from certtrack_app.workflows.history import ActionRow, ChangeRow
from certtrack_app.workflows.history_list import DeedSheet

_MOST_LETTERS = 80
_VERBS = {"insert": "new", "update": "changed", "delete": "removed", "stands": "stands"}


class DeedView(Card):
    """Shows one action whole; `undo_asked` asks to take it back."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.sheet: DeedSheet | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.sentence = label("", "heading", wrap=True)
        self.facts = FactList(84)
        self.led_heading = label(tr("What it led to"), "strong")
        self.led_to = label("", "", wrap=True)
        self.changes_heading = label(tr("What it changed"), "strong")
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(tr("What it changed"))
        self.changes.setStyleSheet("QPlainTextEdit { border: 0; padding: 0; }")
        self.why_not = label("", "small", wrap=True)
        self.undoing = button(tr("&Undo this"), "undo-2", "primary")
        self.undoing.clicked.connect(lambda _checked: self.undo_asked.emit())
        self.nothing = Message()
        self._lay_out()
        self.show_sheet(None)

    def _lay_out(self) -> None:
        self._scroll, laid = scrolled()
        laid.setContentsMargins(15, 14, 15, 10)
        laid.setSpacing(10)
        for part in (self.sentence, self.facts, self.led_heading, self.led_to):
            laid.addWidget(part)
        laid.addWidget(self.changes_heading)
        laid.addWidget(self.changes, 1)
        self._line = hairline()
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 10, 15, 15)
        foot.setSpacing(8)
        foot.addWidget(self.why_not)
        foot.addLayout(row(1, self.undoing))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._line)
        self.body.addLayout(foot)
        self.body.addWidget(self.nothing, 1)

    def show_sheet(self, sheet: DeedSheet | None) -> None:
        """Show an action; None takes everything away."""
        self.sheet = sheet
        for part in (self._scroll, self._line, self.undoing, self.why_not):
            part.setVisible(sheet is not None)
        self.nothing.setVisible(sheet is None)
        if sheet is None:
            self.nothing.say(
                "history", tr("Nothing to show"), tr("No errand fits what you look for."), None
            )
            return
        action = sheet.action
        self.sentence.setText(action.sentence)
        self.facts.show_facts(_facts(action))
        self.led_to.setText("\n".join(action.because))
        for part in (self.led_heading, self.led_to):
            part.setVisible(bool(action.because))
        text = "\n".join(_change_text(one) for one in sheet.changes)
        self.changes.setPlainText(text)
        for shown in (self.changes_heading, self.changes):
            shown.setVisible(bool(text))
        self.why_not.setText(action.not_undoable)
        self.why_not.setVisible(bool(action.not_undoable))
        self.undoing.setEnabled(action.undoable)


def _facts(action: ActionRow) -> tuple[tuple[str, str], ...]:
    undone = tr("By errand {n}", n=str(action.undone_by)) if action.undone_by else ""
    undoes = tr("Errand {n}", n=str(action.undoes)) if action.undoes else ""
    given = day_text(action.day) if action.day_given else ""
    return (
        ("Who", action.actor),
        ("When", moment_text(action.at.astimezone())),
        ("For the day", given),
        ("Number", str(action.id)),
        ("Undone", undone),
        ("Took back", undoes),
    )


def _change_text(change: ChangeRow) -> str:
    """A record's change, a field a line."""
    record = change.record.replace("_", " ")
    head = f"{record} {change.key} · {tr(_VERBS.get(change.verb, change.verb))}"
    if change.verb != "update":
        count = sum(1 for one in change.fields if (one.before or one.after) not in (None, ""))
        return f"{head}, {tr_count('{n} field', '{n} fields', count)}"
    lines = [
        f"    {one.field.replace('_', ' ')}: {_short(one.before)} → {_short(one.after)}"
        for one in change.fields
    ]
    return "\n".join((head, *lines))


def _short(value: object) -> str:
    text = " ".join(str(value).split()) if value not in (None, "") else "–"
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
