"""What stands behind a line of a checklist: its deadline explained, what is missing, evidence."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certtrack_app.ui.checklist_words import due_note, evidence_step, line_amount
from certtrack_app.ui.explained import Explained
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.parts import hairline, label
from certtrack_app.ui.steps import StepList
from certtrack_app.ui.wording import line_sign

if TYPE_CHECKING:
    from certtrack_app.workflows.checklists import LineRow
    from certtrack_app.workflows.review import EvidenceRow

_STEP = 46


class LineDetail(QWidget):
    """Shows one line; `opened` gives the evidence double-clicked or entered."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: LineRow | None = None
        self._line_above = hairline()
        self.title = label("", "strong", wrap=True)
        self.because = label("", "small", wrap=True)
        self.due = Explained()
        self.evidence = StepList()
        self.evidence.setAccessibleName(tr("Evidence"))
        self.evidence.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.evidence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.evidence.opened.connect(lambda _step: self.opened.emit(self.chosen_evidence()))
        self.none = label(tr("No evidence yet. Drop a file on the line, or log it."), "small")
        self.none.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        for part in (self.title, self.because, self.none):
            part.setContentsMargins(15, 0, 15, 0)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 4)
        laid.setSpacing(5)
        laid.addWidget(self._line_above)
        laid.addWidget(self.title)
        laid.addWidget(self.because)
        inset = QVBoxLayout()
        inset.setContentsMargins(7, 0, 7, 0)
        inset.setSpacing(4)
        inset.addWidget(self.due)
        inset.addWidget(self.evidence)
        laid.addLayout(inset)
        laid.addWidget(self.none)
        laid.addStretch(1)

    def show_line(self, line: "LineRow | None", today: date | None) -> None:
        """Show what stands behind a line; nothing without one."""
        same = line is not None and self._line is not None and line.id == self._line.id
        self._line = line
        shown = line is not None and today is not None
        for part in (self._line_above, self.title, self.because, self.evidence, self.none):
            part.setVisible(shown)
        if line is None or today is None:
            self.due.say("", ())
            return
        amount = line_amount(line)
        self.title.setText(f"{line.requirement} – {amount}" if amount else line.requirement)
        self.because.setText(_because(line))
        if not same:
            self.due.button.setChecked(False)
        self._show_due(line, today)
        self._show_evidence(line, today)

    def chosen_evidence(self) -> "EvidenceRow | None":
        """Give the piece of evidence the keyboard is on."""
        step = self.evidence.chosen_step()
        if step is None or self._line is None:
            return None
        return next((one for one in self._line.evidence if one.id == step.key), None)

    def _show_due(self, line: "LineRow", today: date) -> None:
        if line.due_on is None:
            self.due.say("", ())
            return
        day = day_text(line.due_on)
        words = due_note(line, today)
        late = line.due_on < today and bool(words)
        self.due.say(
            tr("Was due {day}", day=day) if late else tr("Due {day}", day=day),
            line.due_because,
        )

    def _show_evidence(self, line: "LineRow", today: date) -> None:
        steps = [evidence_step(one, today) for one in reversed(line.evidence)]
        self.evidence.show_steps(steps)
        self.evidence.setFixedHeight(len(steps) * _STEP + 2)
        self.evidence.setVisible(bool(steps))
        self.none.setVisible(not steps and not line.status.is_settled)


def _because(line: "LineRow") -> str:
    """Say how the line stands and what is missing, each thing once."""
    _icon, words, _tone = line_sign(line.status)
    tracker = () if line.status.is_settled else line.tracker_says
    told = [tr("The tracker says: {what}.", what=one) for one in tracker]
    said = (f"{words}.", line.because, *line.missing, *line.not_counted, *told)
    return " ".join(dict.fromkeys(filter(None, said)))
