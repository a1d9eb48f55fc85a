"""The checklist of a chosen person: its lines, what stands behind each, and the timeline."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from certtrack_app.ui.checklist_words import (
    about_enrollment,
    action_step,
    enrollment_name,
    line_step,
)
from certtrack_app.ui.drops import Files, Offer
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.language import tr
from certtrack_app.ui.line_detail import LineDetail
from certtrack_app.ui.parts import Card, ChipLabel, button, hairline, icon_button, label, row
from certtrack_app.ui.standing_list import StandingList
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.wording import enrollment_chip

if TYPE_CHECKING:
    from certtrack_app.workflows.checklists import LineRow
    from certtrack_app.workflows.person_sheet import EnrollmentSheet, PersonSheet
    from certtrack_app.workflows.review import EvidenceRow

_SIDE = 15


class ChecklistView(Card):
    """Shows one person; `handed_in` gives a line and files to be logged as evidence for it."""

    handed_in = Signal(object, object)
    asked_for = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet: PersonSheet | None = None
        self.enrollment: EnrollmentSheet | None = None
        self.body.setContentsMargins(0, 12, 0, 12)
        self.body.setSpacing(4)
        self._lay_head()
        self._lay_pages()
        self._lay_foot()
        self.say_nobody(tr("Choose somebody in the list to see their checklist."))

    def _lay_head(self) -> None:
        self.person = label("", "heading", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.state = ChipLabel()
        self.more = icon_button("ellipsis", tr("More for this person"), "quiet")
        self.more.setMenu(QMenu(self.more))
        self.switch = Choice({})
        self.switch.setAccessibleName(tr("Enrollment"))
        self.switch.currentIndexChanged.connect(self._switched)
        self.tabs = _tabs()
        self.tabs.currentChanged.connect(self._show_page)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 0, _SIDE - 4, 0)
        head.setSpacing(4)
        top = row(self.person, self.state, self.more)
        top.setStretch(0, 1)
        head.addLayout(top)
        head.addWidget(self.about)
        head.addWidget(self.switch)
        head.addWidget(self.tabs)
        self.body.addLayout(head)
        self.body.addWidget(hairline())

    def _lay_pages(self) -> None:
        self.steps = StepList()
        self.steps.offer = self._offer
        self.steps.chosen.connect(lambda _step: self._show_line())
        self.steps.opened.connect(lambda _step: self.asked_for.emit("log_evidence"))
        self.detail = LineDetail()
        self.standings = StandingList()
        self.timeline = StepList()
        self.timeline.setAccessibleName(tr("Timeline"))
        self.nobody = label("", "muted", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nobody.setContentsMargins(24, 24, 24, 24)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        split.addWidget(_inset(self.steps))
        split.addWidget(_scrolled(self.detail))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([340, 230])
        self.pages = QStackedWidget()
        for page in (
            split,
            _scrolled(self.standings),
            _inset(self.timeline),
            self.nobody,
        ):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)

    def _lay_foot(self) -> None:
        self.issue = button(tr("&Issue…"), "award")
        self.log = button(tr("&Log evidence…"), "paperclip", "primary")
        self.issue.clicked.connect(lambda: self.asked_for.emit("issue_credential"))
        self.log.clicked.connect(lambda: self.asked_for.emit("log_evidence"))
        self.foot = QWidget()
        laid = QHBoxLayout(self.foot)
        laid.setContentsMargins(_SIDE, 8, _SIDE, 0)
        laid.setSpacing(10)
        laid.addWidget(self.issue, 1)
        laid.addWidget(self.log, 1)
        self.body.addWidget(self.foot)

    def say_nobody(self, sentence: str) -> None:
        """Show that nobody is chosen, and what to do."""
        self.sheet = self.enrollment = None
        self.nobody.setText(sentence)
        self.pages.setCurrentIndex(3)
        for part in (self.person, self.about, self.state, self.more, self.switch, self.tabs):
            part.hide()
        self.foot.hide()

    def show_sheet(self, sheet: "PersonSheet", whom: Whom | None = None) -> None:
        """Show a person; the enrollment and line meant, or those that were in sight."""
        same = self.sheet is not None and self.sheet.person.id == sheet.person.id
        kept = self.enrollment.checklist.enrollment_id if same and self.enrollment else None
        self.sheet = sheet
        self.person.setText(sheet.person.name)
        for part in (self.person, self.about, self.more, self.tabs):
            part.show()
        self._fill_switch(sheet)
        self.timeline.show_steps([action_step(one, sheet.today) for one in sheet.timeline])
        self.standings.show_credentials(sheet.credentials, sheet.today)
        self.tabs.setTabVisible(1, bool(sheet.credentials))
        if whom is not None:
            self.tabs.setCurrentIndex(0)
        self._show_page(self.tabs.currentIndex())
        self._show_enrollment(_meant(sheet, whom, kept))
        if whom is not None and whom.line_id is not None:
            self.steps.choose(whom.line_id)

    def chosen_line(self) -> "LineRow | None":
        """Give the line the keyboard is on."""
        step = self.steps.chosen_step()
        return self._line(step.key) if step is not None else None

    def chosen_evidence(self) -> "EvidenceRow | None":
        """Give the piece of evidence chosen under the line."""
        return self.detail.chosen_evidence()

    def _line(self, key: int) -> "LineRow | None":
        lines = self.enrollment.checklist.lines if self.enrollment else ()
        return next((line for line in lines if line.id == key), None)

    def _fill_switch(self, sheet: "PersonSheet") -> None:
        """Offer the other enrollments, where there are any."""
        names = {one.checklist.enrollment_id: enrollment_name(one) for one in sheet.enrollments}
        self.switch.blockSignals(True)
        self.switch.offer(names)
        self.switch.blockSignals(False)
        self.switch.setVisible(len(names) > 1)

    def _switched(self, _index: int) -> None:
        key = self.switch.key()
        if self.sheet is not None and key is not None:
            self._show_enrollment(
                next(o for o in self.sheet.enrollments if o.checklist.enrollment_id == key)
            )

    def _show_enrollment(self, shown: "EnrollmentSheet | None") -> None:
        self.enrollment = shown
        self.state.setVisible(shown is not None)
        if shown is None or self.sheet is None:
            self.about.setText(tr("Not enrolled in any program."))
            self.foot.hide()
            self.steps.show_steps(())
            self.detail.show_line(None, None)
            return
        chip = enrollment_chip(shown.checklist.state)
        self.state.say(chip.text, chip.tone)
        self.about.setText(about_enrollment(shown))
        self.switch.blockSignals(True)
        self.switch.choose(shown.checklist.enrollment_id)
        self.switch.blockSignals(False)
        today = self.sheet.today
        self.steps.show_steps([line_step(line, today) for line in shown.checklist.lines])
        if self.steps.chosen_step() is None and shown.checklist.lines:
            self.steps.choose(_first_open(shown))
        self.foot.setVisible(shown.is_open)
        self._show_line()

    def _show_line(self) -> None:
        today = self.sheet.today if self.sheet is not None else None
        self.detail.show_line(self.chosen_line(), today)

    def _show_page(self, index: int) -> None:
        if self.sheet is not None:
            self.pages.setCurrentIndex(index)

    def _offer(self, step: Step, files: Files) -> Offer | None:
        """Say what files dropped on a line would do."""
        line = self._line(step.key)
        if line is None or self.enrollment is None:
            return None
        refusal = why_not_hand_in(line, self.enrollment)
        if refusal:
            return Offer(refusal)
        named = files[0].name if len(files) == 1 else tr("{n} files", n=str(len(files)))
        sentence = tr("Log {files} as evidence for “{line}”", files=named, line=line.requirement)
        return Offer(sentence, partial(self._hand_in, line))

    def _hand_in(self, line: "LineRow", files: Files) -> None:
        """Stand on the line that files were dropped on, and pass them on."""
        self.steps.choose(line.id)
        self.handed_in.emit(line, files)


def why_not_hand_in(line: "LineRow", enrollment: "EnrollmentSheet") -> str:
    """Say why nothing can be handed in for a line; empty where it can."""
    who = enrollment.checklist.participant
    if not enrollment.is_open:
        return tr("{who}'s enrollment has ended. Nothing more can be handed in.", who=who)
    if line.status.is_settled and line.status.value != "verified":
        return tr("“{line}” is waived for {who}.", line=line.requirement, who=who)
    return ""


def _meant(sheet: "PersonSheet", whom: Whom | None, kept: int | None) -> "EnrollmentSheet | None":
    """The enrollment to show: the one meant, the one in sight before, or the one to begin with."""
    tests: list[Callable[[EnrollmentSheet], Any]] = []
    if whom is not None:
        tests = [
            lambda one: any(line.id == whom.line_id for line in one.checklist.lines),
            lambda one: one.checklist.enrollment_id == whom.enrollment_id,
            lambda one: whom.credential_id is not None and one.renews_id == whom.credential_id,
        ]
    elif kept is not None:
        tests = [lambda one: one.checklist.enrollment_id == kept]
    for test in tests:
        if (found := next(filter(test, sheet.enrollments), None)) is not None:
            return found
    from certtrack_app.workflows.person_sheet import first_shown

    return first_shown(sheet)


def _first_open(shown: "EnrollmentSheet") -> int:
    """The first line that still asks for something."""
    lines = shown.checklist.lines
    return next((line.id for line in lines if not line.status.is_settled), lines[0].id)


def _tabs() -> QTabBar:
    """Make the tabs over what is shown of a person."""
    made = QTabBar()
    made.setAccessibleName(tr("What is shown of the person"))
    made.setDrawBase(False)
    made.setExpanding(False)
    for title in (tr("Checklist"), tr("Credentials"), tr("Timeline")):
        made.addTab(title)
    return made


def _inset(widget: QWidget) -> QWidget:
    """Keep a list off the card's edge."""
    holder = QWidget()
    laid = QVBoxLayout(holder)
    laid.setContentsMargins(9, 4, 9, 0)
    laid.addWidget(widget)
    holder.setMinimumHeight(96)
    return holder


def _scrolled(widget: QWidget) -> QScrollArea:
    """Let a part scroll that may be higher than its room."""
    widget.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setMinimumHeight(72)
    return area
