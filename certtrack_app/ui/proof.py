"""The proof that nobody altered the records: the journal's head, and a check of everything."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.parts import Card, ChipLabel, button, icon_button, label
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.safety import SelfCheck

_MOST_FINDINGS = 6


class ProofCard(Card):
    """Shows the head of the journal and what the last self-check found; `asked` runs one."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(15, 12, 15, 12)
        self._head = ""
        self.words = label("", "", wrap=True)
        self.found = label("", "small", wrap=True)
        self.chip = ChipLabel()
        self.chip.hide()
        self.found.hide()
        self.copy = icon_button("copy", tr("Copy the journal's head"))
        self.copy.clicked.connect(lambda _checked: QGuiApplication.clipboard().setText(self._head))
        self.verify = button(tr("&Verify everything"), "badge-check")
        self.verify.clicked.connect(lambda _checked: self.asked.emit())
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.words, 1)
        for part in (self.chip, self.copy, self.verify):
            top.addWidget(part)
        laid = QVBoxLayout()
        laid.setSpacing(6)
        laid.addLayout(top)
        laid.addWidget(self.found)
        self.body.addLayout(laid)

    def show_head(self, head: str, actions: int) -> None:
        """Show how long the journal is, and its head, which stands on whatever left the office."""
        self._head = head
        count = tr_count("{n} errand", "{n} errands", actions)
        self.words.setText(tr("Journal: {count}, head {head}", count=count, head=head))

    def show_check(self, check: SelfCheck) -> None:
        """Say in words what a self-check found."""
        self.chip.say(tr("All sound") if check.ok else tr("Look here"), _tone(check))
        self.chip.show()
        self.found.setText(check_in_words(check))
        self.found.show()

    def begin(self) -> None:
        """A check runs: another need not be asked for."""
        self.verify.setEnabled(False)

    def end(self) -> None:
        """The check has ended, well or not."""
        self.verify.setEnabled(True)


def _tone(check: SelfCheck) -> Tone:
    return Tone.GOOD if check.ok else Tone.BAD


def check_in_words(check: SelfCheck) -> str:
    """Say what a self-check found, sentence by sentence."""
    if not check.ok:
        more = len(check.because) - _MOST_FINDINGS
        said = list(check.because[:_MOST_FINDINGS])
        if more > 0:
            said.append(tr("And {n} more.", n=str(more)))
        return "\n".join(said)
    return " ".join(
        (
            tr_count(
                "The seals of {n} errand follow one another unbroken.",
                "The seals of {n} errands follow one another unbroken.",
                check.actions,
            ),
            tr("Replaying them gives the records as they stand."),
            tr_count(
                "{n} file is what was handed in or issued.",
                "{n} files are what was handed in or issued.",
                check.files,
            ),
            tr("The database is sound."),
        )
    )
