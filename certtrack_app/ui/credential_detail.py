"""The chosen credential: its certificate, how it stands and why, its renewal, what became of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from certtrack_app.rules.vocabulary import CredentialEventKind, Standing
from certtrack_app.ui.canvas import Fit
from certtrack_app.ui.checklist_words import line_step
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.explained import Explained
from certtrack_app.ui.facts import FactList, scrolled
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.paper_view import PaperView
from certtrack_app.ui.parts import Card, ChipLabel, hairline, label, row
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.wording import standing_chip
from certtrack_app.workflows.credential_sheet import CredentialSheet, EventRow

_STEP = 46
_PAPER = 330
_EVENTS = {
    CredentialEventKind.SUSPENDED: ("pause", "Suspended", Tone.WARN),
    CredentialEventKind.REVOKED: ("ban", "Revoked", Tone.BAD),
    CredentialEventKind.SUPERSEDED: ("redo-2", "Superseded", Tone.NEUTRAL),
    CredentialEventKind.REINSTATED: ("play", "Reinstated", Tone.GOOD),
}


class CredentialDetail(Card):
    """Shows one credential whole; `opened` asks for the line of its renewal that was opened."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(padded=False)
        self.sheet: CredentialSheet | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._make_parts(desk)
        self._lay_out()
        self.show_sheet(None)

    def _make_parts(self, desk: Desk) -> None:
        self.number = label("", "heading")
        self.holder = label("", "muted", wrap=True)
        self.standing = ChipLabel()
        self.paper = PaperView(desk)
        self.paper.setFixedHeight(_PAPER)
        self.paper.viewer.fit(Fit.PAGE)
        self.because = label("", "", wrap=True)
        self.term = Explained()
        self.facts = FactList()
        self.renewal_heading = label(tr("Renewal"), "strong")
        self.renewal_words = label("", "small", wrap=True)
        self.renewal = _steps(tr("Renewal checklist"))
        self.renewal.opened.connect(lambda step: self.opened.emit(step.key))
        self.events_heading = label(tr("What became of it"), "strong")
        self.events = _steps(tr("What became of it"))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(15, 12, 15, 10)
        head.setSpacing(2)
        head.addLayout(row(self.number, 1, self.standing))
        head.addWidget(self.holder)
        self.body.addLayout(head)
        self.body.addWidget(hairline())
        self._scroll, laid = scrolled()
        laid.setContentsMargins(15, 12, 15, 15)
        laid.setSpacing(10)
        laid.addWidget(self.paper)
        for part in (self.because, self.term, self.facts):
            laid.addWidget(part)
        for heading, *parts in (
            (self.renewal_heading, self.renewal_words, self.renewal),
            (self.events_heading, self.events),
        ):
            laid.addSpacing(4)
            laid.addWidget(heading)
            for beneath in parts:
                laid.addWidget(beneath)
        laid.addStretch(1)
        self.body.addWidget(self._scroll, 1)

    def show_sheet(self, sheet: CredentialSheet | None) -> None:
        """Show a credential; None takes everything away."""
        before, self.sheet = self.sheet, sheet
        for part in (self._scroll, self.number, self.holder, self.standing):
            part.setVisible(sheet is not None)
        if sheet is None:
            return
        same = before is not None and before.row.id == sheet.row.id
        self._show_head(sheet)
        if not same or before is None or before.certificates != sheet.certificates:
            self.paper.show_paper(sheet.paper)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
            self.term.button.setChecked(False)

    def _show_head(self, sheet: CredentialSheet) -> None:
        shown = sheet.row
        self.number.setText(shown.number)
        self.holder.setText(f"{shown.participant} · {shown.credential}")
        chip = standing_chip(shown.standing)
        self.standing.say(chip.text, chip.tone)
        self.because.setText(shown.because)
        self.because.setVisible(shown.standing is not Standing.ACTIVE)
        through = shown.valid_through
        words = tr("Valid through {day}", day=day_text(through)) if through else tr("Never ends")
        self.term.say(words, (shown.term_because,) if shown.term_because else ())
        self.facts.show_facts(_facts(sheet))
        self._show_renewal(sheet)
        self._show_events(sheet)

    def _show_renewal(self, sheet: CredentialSheet) -> None:
        renewal = sheet.renewal
        steps = [line_step(one, sheet.today) for one in renewal.lines] if renewal else []
        _show_steps(self.renewal, steps)
        self.renewal_words.setText(sheet.renewal_stands)

    def _show_events(self, sheet: CredentialSheet) -> None:
        told = [_event_step(one) for one in sheet.events]
        told += [
            _replaced_step(one.holder, one.replaced_on)
            for one in sheet.certificates
            if one.replaced_on is not None
        ]
        _show_steps(self.events, told)
        self.events_heading.setVisible(bool(told))


def _steps(name: str) -> StepList:
    steps = StepList()
    steps.setAccessibleName(name)
    steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return steps


def _show_steps(steps: StepList, told: list[Step]) -> None:
    """Show steps in a list that is as tall as they are: the whole scrolls, not the list."""
    steps.show_steps(told)
    heights = (steps.sizeHintForRow(number) for number in range(len(told)))
    steps.setFixedHeight(sum(heights) + 4)
    steps.setVisible(bool(told))


def _facts(sheet: CredentialSheet) -> tuple[tuple[str, str], ...]:
    shown = sheet.row
    differs = sheet.name_now != shown.participant
    return (
        ("Program", shown.program),
        ("Issued", day_text(shown.issued_on)),
        ("Name on record", sheet.name_now if differs else ""),
    )


def _event_step(event: EventRow) -> Step:
    icon, words, tone = _EVENTS[event.kind]
    return Step(icon, tr(words), event.reason, tone, aside=day_text(event.on))


def _replaced_step(holder: str, on: date) -> Step:
    note = tr("It named {holder}.", holder=holder)
    return Step("redo-2", tr("Certificate replaced"), note, aside=day_text(on))
