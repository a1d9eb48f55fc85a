"""The credentials of one person: how each stands, and until when it is valid and why."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.ui.explained import Explained
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.parts import ChipLabel, column, label, row
from certtrack_app.ui.wording import standing_chip

if TYPE_CHECKING:
    from certtrack_app.workflows.register import CredentialRow


class StandingList(QWidget):
    """Shows credentials one under another, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(15, 10, 15, 10)
        self._laid.setSpacing(14)
        self._laid.addStretch(1)

    def show_credentials(self, credentials: "Sequence[CredentialRow]", today: date) -> None:
        """Show other credentials."""
        while self._laid.count() > 1:
            taken = self._laid.takeAt(0)
            if taken is not None and (shown := taken.widget()) is not None:
                shown.deleteLater()
        for at, one in enumerate(credentials):
            self._laid.insertWidget(at, _shown(one))


def _shown(one: "CredentialRow") -> QWidget:
    """Lay out one credential."""
    chip = standing_chip(one.standing)
    number = label(one.number, "strong")
    top = row(number, ChipLabel(chip.text, chip.tone))
    top.insertStretch(1, 1)
    ends = Explained()
    if one.valid_through is not None:
        words = tr("Valid through {day}", day=day_text(one.valid_through))
        ends.say(words, (one.term_because, one.because))
    issued = tr("{title}, issued {day}", title=one.credential, day=day_text(one.issued_on))
    holder = QWidget()
    laid = column(label(issued, "muted", wrap=True), ends, spacing=3)
    laid.insertLayout(0, top)
    holder.setLayout(laid)
    return holder
