"""The reports on offer: each with what it holds, and the files it can become."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from certtrack_app.rules.reports import ReportKind
from certtrack_app.ui.inputs import DayInput, Line, Tick
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button, hairline, label

PREVIEW = "preview"
_FILES = ((".pdf", "PDF"), (".xlsx", "Excel"), (".csv", "CSV"))


@dataclass(frozen=True)
class Offered:
    """A report on offer: its name and one sentence on what it holds."""

    kind: ReportKind
    title: str
    sentence: str


OFFERED = (
    Offered(
        ReportKind.STATUS,
        "Status report",
        "The four figures, programs, everybody with their progress, exceptions, renewals.",
    ),
    Offered(
        ReportKind.EXCEPTIONS,
        "Exceptions",
        "What needs a person, most urgent first, each with its reason.",
    ),
    Offered(
        ReportKind.REGISTER,
        "Register",
        "Every credential issued by a day, and how it stood on that day.",
    ),
    Offered(
        ReportKind.TRANSCRIPT,
        "Transcript",
        "One participant's requirements: who verified each, when, on what evidence.",
    ),
    Offered(
        ReportKind.HANDOVER,
        "Handover",
        "Everything somebody else must carry on with, and what it waits for.",
    ),
)


class ReportList(Card):
    """Lists the reports; `wanted` gives the kind asked for, and the kind of file or a preview."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Reports"))
        self.buttons: dict[tuple[ReportKind, str], Any] = {}
        self.without_names = Tick(tr("&Leave personal data out"))
        self.without_names.setToolTip(
            tr("People stand as numbers; names, addresses, notes and evidence names are left out.")
        )
        self.person = Line()
        self.person.setPlaceholderText(tr("Whose? Name or e-mail"))
        self.person.setAccessibleName(tr("Participant of the transcript"))
        self.day = DayInput()
        self.day.setPlaceholderText(tr("On which day? Today"))
        self.day.setAccessibleName(tr("Day of the register"))
        self._people: dict[str, int] = {}
        self._known = QStringListModel(self)
        self._complete()
        self.body.setSpacing(12)
        self.body.addWidget(self.without_names)
        for offered in OFFERED:
            self.body.addWidget(hairline())
            self.body.addLayout(self._row(offered))
        self.body.addStretch(1)

    def show_people(self, people: dict[str, int]) -> None:
        """Offer the names there are while one is typed."""
        if people != self._people:
            self._people = people
            self._known.setStringList(list(people))

    @property
    def participant(self) -> int | str:
        """The participant of the transcript: their key, or what was typed for them."""
        typed = self.person.text().strip()
        return self._people.get(typed, typed)

    def _complete(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)

    def _row(self, offered: Offered) -> QVBoxLayout:
        laid = QVBoxLayout()
        laid.setSpacing(4)
        laid.addWidget(label(tr(offered.title), "strong"))
        laid.addWidget(label(tr(offered.sentence), "small", wrap=True))
        field = {ReportKind.TRANSCRIPT: self.person, ReportKind.REGISTER: self.day}
        if offered.kind in field:
            laid.addWidget(field[offered.kind])
        laid.addLayout(self._buttons(offered))
        return laid

    def _buttons(self, offered: Offered) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self._button(offered, PREVIEW, tr("Preview"), "eye"))
        for suffix, name in _FILES:
            across.addWidget(self._button(offered, suffix, name))
        across.addStretch(1)
        return across

    def _button(self, offered: Offered, form: str, text: str, icon: str = "") -> QWidget:
        made = button(text, icon, "" if form == PREVIEW else "quiet")
        made.setAccessibleName(f"{tr(offered.title)}: {text}")
        made.clicked.connect(lambda _checked: self.wanted.emit(offered.kind.value, form))
        self.buttons[offered.kind, form] = made
        return made
