"""The preview itself: the account of cells, the sheet, questions, what was set right, lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import Counts, Place
from certtrack_app.rules.tracker.set_right import (
    SameAs,
    SetRight,
    corrections_of,
    needs_reading,
    with_one_more,
)
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.intake_contents import Contents
from certtrack_app.ui.intake_definitions import DefinitionsPanel
from certtrack_app.ui.intake_questions import QuestionPanel
from certtrack_app.ui.intake_set_right import SetRightPanel
from certtrack_app.ui.intake_sheet_card import SheetCard
from certtrack_app.ui.language import day_text, number_text, tr, tr_count
from certtrack_app.ui.parts import Card, ChipLabel, button, label, row
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_preview import LastTime, TrackerView
from certtrack_app.workflows.intake_program import KnownProgram

_SIDE = 430


@dataclass(frozen=True)
class Said:
    """All that the person said at a preview."""

    answers: dict[str, str]
    set_right: tuple[SetRight, ...] = ()

    @property
    def corrections(self) -> Corrections:
        """What a reading obeys."""
        return corrections_of(self.set_right, self.answers)


class PreviewRoom(QWidget):
    """Shows one reading; `wanted_again` asks for another one with all that was said.

    `forgotten` names a word of the office's own that is to be asked about again.
    """

    wanted_again = Signal()
    forgotten = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said: tuple[SetRight, ...] = ()
        self._view: TrackerView | None = None
        self._last_time: LastTime | None = None
        self._program: KnownProgram | None = None
        self._is_pointing = True
        self._figures = row(spacing=8)
        self._banner = self._last_time_banner()
        self._across = row(spacing=12)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addLayout(self._figures)
        laid.addWidget(self._banner)
        laid.addLayout(self._across, 1)
        self._to_build = [
            self._add_sheet,
            self._add_lists,
            self._add_questions,
            self._add_definitions,
            self._add_set_right,
            self._listen,
        ]

    def build_on(self) -> None:
        """Build the next of its parts; made all at once they would hold the window up."""
        if self._to_build:
            self._to_build.pop(0)()

    def complete(self) -> None:
        """Build what is missing."""
        while self._to_build:
            self.build_on()

    def _add_sheet(self) -> None:
        self.card = SheetCard()
        self.sheet = self.card.sheet
        self._across.addWidget(self.card, 4)

    def _add_lists(self) -> None:
        card = Card(padded=False)
        card.setMinimumWidth(_SIDE)
        card.body.setContentsMargins(12, 4, 4, 8)
        self._across.addWidget(card, 3)
        self.contents = Contents(self._desk)
        self.tabs: QTabWidget = self.contents
        card.body.addWidget(self.tabs, 1)
        self.again = button(tr("Read a&gain with these answers"), "refresh-cw")
        self.again.clicked.connect(lambda _checked: self.wanted_again.emit())
        self.again.hide()
        card.body.addWidget(self.again)

    def _add_questions(self) -> None:
        self.questions = QuestionPanel()
        self.tabs.insertTab(0, self.questions, tr("Questions"))

    def _add_definitions(self) -> None:
        self.definitions = DefinitionsPanel()
        self.definitions.show_program(self._program)
        self.tabs.insertTab(1, self.definitions, tr("Requirements"))

    def _add_set_right(self) -> None:
        self.set_right = SetRightPanel()
        self.tabs.addTab(self.set_right, tr("Set right"))

    def _listen(self) -> None:
        for panel in (self.questions, self.definitions, self.contents):
            panel.pointed.connect(self._point)
        self.questions.answered.connect(self._answered)
        self.card.set_right.connect(self.say)
        self.definitions.set_right.connect(self.say)
        self.definitions.told.connect(self._name_tabs)
        self.set_right.unwanted.connect(self._take_back)
        self.set_right.all_unwanted.connect(lambda: self._replace(()))
        self.set_right.forgotten.connect(self.forgotten)

    def _last_time_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("kind", "card")
        self._last_words = label("", wrap=True)
        self.as_last_time = button(tr("Read as &last time"), "history")
        self.as_last_time.clicked.connect(lambda _checked: self._read_as_last_time())
        anew = button(tr("Read it anew"), kind="quiet")
        anew.clicked.connect(lambda _checked: banner.hide())
        laid = QHBoxLayout(banner)
        laid.setContentsMargins(15, 8, 11, 8)
        laid.addWidget(self._last_words, 1)
        laid.addWidget(anew)
        laid.addWidget(self.as_last_time)
        banner.hide()
        return banner

    @property
    def said(self) -> Said:
        """What the person said so far."""
        return Said(self.questions.answers, self._said)

    def show_sheets(self, view: TrackerView) -> None:
        """Show the sheets of what was read, and the account of their cells."""
        self.complete()
        self._is_pointing = False
        self.card.show_view(view)
        self._show_figures(view)

    def show_lists(self, view: TrackerView) -> None:
        """Show the lists of what was read; questions asked before keep their answers."""
        again = self._view is not None
        self._view = view
        self.questions.ask(view)
        self.definitions.show_view(view, self._said)
        self.contents.show_view(view)
        self.again.hide()
        if not again:
            self.tabs.setCurrentIndex(0 if view.reading.questions else 1)
            self._offer_last_time(view.last_time)
            if view.reading.questions:
                self.point_at(view.reading.questions[0].cells[0])
        self._is_pointing = True
        self._name_tabs()

    def show_program(self, program: KnownProgram | None) -> None:
        """Match requirements to those of the program chosen; codes mean nothing in another one."""
        if program == self._program:
            return
        self._program = program
        self._said = tuple(one for one in self._said if not isinstance(one, SameAs))
        if not self._to_build:
            self.definitions.show_program(program)
            if self._view is not None:
                self.definitions.show_view(self._view, self._said)
                self._name_tabs()

    def go_back_to(self, said: Said) -> None:
        """Take up again what was said before, where a reading with more was given up."""
        self._said = said.set_right
        if self._view is not None:
            self.definitions.show_view(self._view, self._said)
        self._name_tabs()

    def let_go(self) -> None:
        """Let go of the preview's file."""
        if not self._to_build:
            self.card.let_go()

    def point_at(self, place: Place) -> None:
        """Show a cell, on whichever sheet it stands."""
        self.card.point_at(place)

    def say(self, more: Sequence[SetRight]) -> None:
        """Take what the person set right, and read anew where that needs it."""
        said = self._said
        for one in more:
            said = with_one_more(said, one)
        self._replace(said)

    def _replace(self, said: tuple[SetRight, ...]) -> None:
        changed = set(said) ^ set(self._said)
        self._said = said
        if self._view is not None:
            self.definitions.show_view(self._view, said)
        self._name_tabs()
        if any(map(needs_reading, changed)):
            self.wanted_again.emit()

    def _take_back(self, unwanted: SetRight) -> None:
        self._replace(tuple(one for one in self._said if one != unwanted))

    def _offer_last_time(self, last: LastTime | None) -> None:
        self._last_time = last
        self._banner.setVisible(last is not None)
        if last is not None:
            words = tr(
                "Sheets with these headings were set right before, in {called} on {day}.",
                called=last.called,
                day=day_text(last.kept_on),
            )
            self._last_words.setText(words)

    def _read_as_last_time(self) -> None:
        self._banner.hide()
        if self._last_time is None:
            return
        self.questions.know(dict(self._last_time.answers))
        before = self._said
        self.say(self._last_time.set_right)
        if self._said == before or not any(map(needs_reading, self._last_time.set_right)):
            self.wanted_again.emit()

    def _point(self, place: Place) -> None:
        """Show where something stands, unless lists are only being filled."""
        if self._is_pointing:
            self.point_at(place)

    def _answered(self) -> None:
        self.again.show()
        self._name_tabs()

    def _name_tabs(self) -> None:
        left = self.questions.left_open
        words = tr("Questions {n}", n=number_text(left)) if left else tr("Questions")
        self.tabs.setTabText(self.tabs.indexOf(self.questions), words)
        count = self.set_right.show_lines(self._said, self._view.own_words if self._view else {})
        words = tr("Set right {n}", n=number_text(count)) if count else tr("Set right")
        self.tabs.setTabText(self.tabs.indexOf(self.set_right), words)

    def _show_figures(self, view: TrackerView) -> None:
        while (part := self._figures.takeAt(0)) is not None:
            if (widget := part.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        said = " · ".join(
            (
                tr_count("{n} person", "{n} people", view.people),
                tr_count("{n} requirement", "{n} requirements", len(view.reading.requirements)),
                tr_count("{n} fact", "{n} facts", view.facts),
            )
        )
        self._figures.addWidget(label(view.no_tracker or said, "strong", wrap=True), 1)
        for figure in _account(view.reading.counts):
            self._figures.addWidget(figure)


def _account(counts: Counts) -> list[QWidget]:
    """Say what became of the cells: taken, left out and asked about add up to all of them."""
    return [
        ChipLabel(tr("{n} taken", n=number_text(counts.taken)), Tone.GOOD),
        label("+", "muted"),
        ChipLabel(tr("{n} left out", n=number_text(counts.ignored))),
        label("+", "muted"),
        ChipLabel(
            tr("{n} asked about", n=number_text(counts.asked)),
            Tone.WARN if counts.asked else Tone.NEUTRAL,
        ),
        label("=", "muted"),
        label(
            tr_count(
                "{n} cell that holds something", "{n} cells that hold something", counts.nonempty
            ),
            "muted",
        ),
    ]
