"""A message as its reader will see it, before it goes."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.ui.facts import FactList
from certtrack_app.ui.language import day_text, moment_text, tr
from certtrack_app.ui.parts import Card, ChipLabel, hairline, label, row
from certtrack_app.ui.states import Message
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.messages import MessageRow

_STATES = {
    MessageState.HELD: ("Held", Tone.WARN),
    MessageState.QUEUED: ("Queued", Tone.INFO),
    MessageState.SENT: ("Sent", Tone.GOOD),
    MessageState.HANDED_OVER: ("Handed over", Tone.GOOD),
    MessageState.FAILED: ("Not sent", Tone.BAD),
    MessageState.WITHDRAWN: ("Withdrawn", Tone.NEUTRAL),
}


class MessageView(Card):
    """Shows one message whole."""

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.message: MessageRow | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.subject = label("", "heading", wrap=True)
        self.state = ChipLabel()
        self.because = label("", "", wrap=True)
        self.facts = FactList(84)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setProperty("kind", "letter")
        self.text.setStyleSheet("QPlainTextEdit { border: 0; padding: 0 4px; }")
        self.text.setAccessibleName(tr("The message"))
        self.nothing = Message()
        self._lay_out()
        self.show_message(None)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 14)
        head.setSpacing(10)
        top = row(self.subject, self.state)
        top.setStretch(0, 1)
        head.addLayout(top)
        head.addWidget(self.because)
        head.addWidget(self.facts)
        self.line = hairline()
        self.body.addLayout(head)
        self.body.addWidget(self.line)
        letter = QVBoxLayout()
        letter.setContentsMargins(14, 12, 6, 12)
        letter.addWidget(self.text)
        self.body.addLayout(letter, 1)
        self.body.addWidget(self.nothing, 1)

    def show_message(self, message: MessageRow | None, sentence: str = "") -> None:
        """Show a message, or why there is none."""
        self.message = message
        for part in (self.subject, self.state, self.facts, self.line, self.text, self.because):
            part.setVisible(message is not None)
        self.nothing.setVisible(message is None)
        if message is None:
            self.nothing.say("mail", tr("Nothing here"), sentence, None)
            return
        self.subject.setText(message.subject)
        words, tone = _STATES[message.state]
        self.state.say(tr(words), tone)
        self.because.setText(message.because)
        self.because.setVisible(bool(message.because))
        self.facts.show_facts(_facts(message))
        if self.text.toPlainText() != message.body:
            self.text.setPlainText(message.body)


def _facts(message: MessageRow) -> tuple[tuple[str, str], ...]:
    named = f"{message.participant} <{message.to}>" if message.to else message.participant or ""
    return (
        ("To", named if message.participant else message.to),
        ("About", "\n".join(dict.fromkeys(message.subjects))),
        ("Written", day_text(message.made_on)),
        ("Left", moment_text(message.sent_at.astimezone()) if message.sent_at else ""),
    )
