"""What happens while the window is closed: each thing shown word for word before it is set up."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.ui.desk import Desk, OfficeSeat
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.workflows.background import (
    Service,
    ServiceRow,
    services,
    set_up_service,
    take_back_service,
)

_WORDS = {
    Service.AT_LOGIN: (
        "Open at login",
        "The window opens when you sign in to this machine.",
    ),
    Service.DAILY_CHECK: (
        "Check every morning",
        (
            "Deadlines and renewals are checked at 7:30 while the window is closed, or as soon as "
            "the machine is on again. Where a mail account is set up, what is queued leaves then."
        ),
    ),
}
_SHOWN_HEIGHT = 132


class ServiceCard(Card):
    """One thing the system may do, what is written for it, and the one button that changes it."""

    def __init__(self, service: Service) -> None:
        title, sentence = _WORDS[service]
        super().__init__(tr(title))
        self.service = service
        self.is_set_up = False
        self.state = label("", "strong")
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setFixedHeight(_SHOWN_HEIGHT)
        self.shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.shown.setAccessibleName(tr("What is written and run"))
        self.change: QPushButton = button("")
        self.problem = label("", "error", wrap=True)
        self.body.addWidget(label(tr(sentence), "muted", wrap=True))
        self.body.addWidget(label(tr("What is written and run, word for word:"), "small"))
        self.body.addWidget(self.shown)
        self.body.addWidget(self.problem)
        self.body.addLayout(row(self.change, self.state, 1, spacing=12))

    def show_service(self, found: ServiceRow) -> None:
        """Show whether it is set up, and what it writes."""
        self.is_set_up = found.is_set_up
        self.shown.setPlainText(found.shown)
        self.change.setText(tr("Take it &back") if found.is_set_up else tr("Set it &up"))
        self.state.setText(tr("Set up") if found.is_set_up else tr("Not set up"))
        self.say_problem("")

    def say_problem(self, sentence: str) -> None:
        """Say why it could not be changed."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class WhileClosed(QWidget):
    """The services of this machine for the office that is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.cards = {service: ServiceCard(service) for service in Service}
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        for service, card in self.cards.items():
            card.change.clicked.connect(lambda _checked, one=service: self._change(one))
            laid.addWidget(card)
        laid.addStretch(1)

    def read(self) -> None:
        """Look at what is set up on this machine."""
        folder = self._folder
        if folder is not None:
            self._desk.run(Lane.SEND, self, lambda _progress: services(folder), self._show)

    @property
    def _folder(self) -> Path | None:
        seat = self._desk.seat
        return seat.office.folder if isinstance(seat, OfficeSeat) else None

    def _show(self, found: Sequence[ServiceRow]) -> None:
        for one in found:
            self.cards[one.service].show_service(one)

    def _change(self, service: Service) -> None:
        folder, card = self._folder, self.cards[service]
        if folder is None:
            return
        act = take_back_service if card.is_set_up else set_up_service
        job = self._desk.run(
            Lane.SEND, self, lambda _progress: act(service, folder), lambda _none: self.read()
        )

        def refused(refusal: Refusal) -> None:
            card.say_problem(refusal.sentence)

        job.refused = refused
