"""Settings: the office, its messages, its evaluators, and this machine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.mail_account import MailAccount
from certtrack_app.rules.person import name_problem
from certtrack_app.rules.vocabulary import MessageKind, Topic
from certtrack_app.rules.wording import Frame, Template
from certtrack_app.ui.forms import Form, choice_field, text_field
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.language import tr
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, label, row
from certtrack_app.ui.scroll import Scroll
from certtrack_app.ui.settings_closed import WhileClosed
from certtrack_app.ui.settings_evaluators import EvaluatorList
from certtrack_app.ui.settings_letters import LettersPage
from certtrack_app.ui.settings_mail import MailAccountForm
from certtrack_app.ui.settings_office import OfficeForm
from certtrack_app.ui.settings_trackers import TrackerMemory
from certtrack_app.ui.settings_wording import WordingEditor
from certtrack_app.ui.shell import Shell
from certtrack_app.ui.theme import Appearance
from certtrack_app.workflows.evaluators import EvaluatorRow, evaluator_rows
from certtrack_app.workflows.founding import person_here, set_person_here
from certtrack_app.workflows.frame import (
    FrameRow,
    edit_frame,
    edit_reasons,
    frame_row,
    own_reasons,
    restore_frame,
)
from certtrack_app.workflows.mail_account import mail_account
from certtrack_app.workflows.settings import (
    OfficeSettings,
    WordingRow,
    edit_settings,
    edit_wording,
    office_settings,
    restore_wording,
    wording_rows,
)
from certtrack_app.workflows.tracker_memory import ShapeRow, WordRow, shape_rows, word_rows

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader, Unit

_APPEARANCES = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}


@dataclass(frozen=True)
class Settings:
    """All that the pane shows of the office."""

    office: OfficeSettings
    mail: MailAccount
    wordings: tuple[WordingRow, ...]
    evaluators: tuple[EvaluatorRow, ...]
    year: int
    frame: FrameRow
    reasons: tuple[str, ...]
    words: tuple[WordRow, ...]
    shapes: tuple[ShapeRow, ...]


class SettingsPane(Pane[Settings]):
    """What the office may set; every change is on record and can be undone."""

    shows = frozenset({Topic.OFFICE, Topic.EVALUATORS})

    def build(self) -> None:
        self.office = OfficeForm()
        self.mail = MailAccountForm(self.desk)
        self.closed = WhileClosed(self.desk)
        self.wordings = WordingEditor(self.desk)
        self.letters = LettersPage(self.desk)
        self.evaluators = EvaluatorList(self.desk)
        self.trackers = TrackerMemory(self.desk)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Settings"))
        for page, title in (
            (self.office.card, tr("Office and sending")),
            (Scroll(self.mail.card), tr("Mail account")),
            (self.wordings, tr("Wordings")),
            (self.letters, tr("Greeting and reasons")),
            (self.evaluators, tr("Evaluators")),
            (self.trackers, tr("Trackers")),
            (Scroll(self._machine_card()), tr("This machine")),
            (Scroll(self.closed), tr("While closed")),
        ):
            self.tabs.addTab(_spaced(page), title)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.tabs)
        self.office.wanted.connect(self._save_office)
        self.wordings.wanted.connect(self._save_wording)
        self.wordings.unwanted.connect(self._restore_wording)
        self.letters.frame_wanted.connect(self._save_frame)
        self.letters.frame_unwanted.connect(self._restore_frame)
        self.letters.reasons_wanted.connect(self._save_reasons)

    def _machine_card(self) -> Card:
        card = Card(tr("This machine"))
        self.machine = Form()
        self.machine.setMaximumWidth(620)
        self.machine.add(
            "person",
            text_field(
                tr("&Who sits here"),
                person_here(),
                tr("History keeps this name with everything done from the next start on."),
                name_problem,
            ),
        )
        kept = self.desk.memory.text("appearance", Appearance.SYSTEM.value)
        look = choice_field(
            tr("&Appearance"), {one: tr(_APPEARANCES[one]) for one in Appearance}, Appearance(kept)
        )
        look.changed.connect(lambda: self._use(look.value))
        self.machine.add("appearance", look)
        keep = button(tr("&Keep the name"), "save")
        keep.clicked.connect(lambda _checked: self._keep_person())
        card.body.addWidget(self.machine)
        card.body.addLayout(row(keep, 1))
        card.body.addWidget(label(tr("Neither belongs to the office's records."), "small"))
        card.body.addStretch(1)
        return card

    def fetch(self) -> "Callable[[Reader], Settings]":
        return _settings

    def fill(self, found: Settings) -> None:
        self.say_subtitle(found.office.name)
        self.office.show_settings(found.office, found.year)
        self.mail.show_account(found.mail)
        self.closed.read()
        self.wordings.show_wordings(found.wordings)
        self.letters.show_letters(found.frame, found.reasons)
        self.evaluators.show_evaluators(found.evaluators)
        self.trackers.show_memory(found.words, found.shapes)

    def take_keyboard(self) -> None:
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_office(self, wanted: OfficeSettings) -> None:
        job = self.desk.do(
            self, lambda unit: edit_settings(unit, wanted), notice=tr("Settings saved")
        )
        job.refused = self.office.refuse

    def _save_wording(self, kind: MessageKind, template: Template) -> None:
        def work(unit: "Unit") -> None:
            edit_wording(unit, kind, template)

        job = self.desk.do(
            self, work, lambda _none: self.wordings.saved(kind), notice=tr("Wording saved")
        )
        job.refused = self.wordings.refuse

    def _restore_wording(self, kind: MessageKind) -> None:
        self.desk.do(
            self,
            lambda unit: restore_wording(unit, kind),
            notice=tr("The wording is the original again"),
        )

    def _save_frame(self, frame: Frame) -> None:
        job = self.desk.do(
            self, lambda unit: edit_frame(unit, frame), notice=tr("Greeting and signature saved")
        )
        job.refused = self.letters.refuse

    def _restore_frame(self) -> None:
        notice = tr("Greeting and signature are the original again")
        self.desk.do(self, restore_frame, notice=notice)

    def _save_reasons(self, reasons: tuple[str, ...]) -> None:
        job = self.desk.do(
            self,
            lambda unit: edit_reasons(unit, reasons),
            lambda _none: self.letters.saved_reasons(),
            notice=tr("Reasons saved"),
        )
        job.refused = self.letters.refuse_reasons

    def _keep_person(self) -> None:
        if not self.machine.fields["person"].check():
            return
        name = self.machine.values["person"]
        job = self.desk.run(
            Lane.DO,
            self,
            lambda _progress: set_person_here(name),
            lambda kept: self.desk.say(tr("{name} sits here from the next start on.", name=kept)),
        )
        job.refused = self._refuse_person

    def _refuse_person(self, refusal: Refusal) -> None:
        self.machine.fields["person"].show_problem(refusal.sentence)

    def _use(self, appearance: Appearance) -> None:
        window = self.window()
        if isinstance(window, Shell):
            window.commands.run(f"use_{appearance.value}_colors")


def _settings(reader: "Reader") -> Settings:
    return Settings(
        office_settings(reader),
        mail_account(reader),
        wording_rows(reader),
        evaluator_rows(reader, with_retired=True),
        reader.today.year,
        frame_row(reader),
        own_reasons(reader),
        word_rows(reader),
        shape_rows(reader),
    )


def _spaced(inside: QWidget) -> QWidget:
    """Keep a page off the tabs above it."""
    page = QWidget()
    laid = QVBoxLayout(page)
    laid.setContentsMargins(0, 12, 0, 0)
    laid.addWidget(inside)
    return page
