"""What is on its way: evidence and messages that wait, deadlines and renewals that come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.language import short_day_text, tr, tr_count
from certtrack_app.ui.parts import Card, label
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.whom import Whom

if TYPE_CHECKING:
    from certtrack_app.workflows.today import DeadlineRow, RenewalRow, TodaySheet

_WEEK = 7
_STEP = 46


@dataclass(frozen=True)
class _Way:
    """A line of the list, and where it leads."""

    step: Step
    place: str
    key: object = None


class UpcomingCard(Card):
    """A quiet list; what is opened leads to where it belongs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("On its way"), padded=False)
        self._desk = desk
        self._ways: list[_Way] = []
        self.steps = StepList()
        self.steps.setAccessibleName(tr("On its way"))
        self.steps.opened.connect(self._open)
        self.steps.clicked.connect(lambda index: self._go(index.row()))
        self.calm = label(
            tr("No other deadline within 30 days, no other term that ends within 120."), "muted"
        )
        self.calm.setWordWrap(True)
        self.calm.setContentsMargins(9, 4, 9, 12)
        self.calm.hide()
        self.heading_row.addStrut(30)
        self.body.setContentsMargins(7, 0, 7, 8)
        self.body.addWidget(self.steps, 1)
        self.body.addWidget(self.calm)
        self.body.addStretch()

    def show_sheet(self, sheet: "TodaySheet") -> None:
        """Show what waits quietly, then what comes, soonest first."""
        dated = [
            *((row.on, _deadline(row, sheet.today)) for row in sheet.deadlines),
            *((row.valid_through, _renewal(row, sheet.today)) for row in sheet.renewals),
        ]
        coming = [way for _day, way in sorted(dated, key=lambda one: one[0])]
        self._ways = [*_waiting(sheet), *coming]
        self.steps.show_steps([way.step for way in self._ways])
        self.calm.setVisible(not coming)
        self.steps.setVisible(bool(self._ways))
        self.steps.setMaximumHeight(len(self._ways) * _STEP + 4)

    def _open(self, step: Step) -> None:
        self._go(next(at for at, way in enumerate(self._ways) if way.step == step))

    def _go(self, at: int) -> None:
        way = self._ways[at]
        self._desk.go(way.place, way.key)


def _waiting(sheet: "TodaySheet") -> Sequence[_Way]:
    """Evidence to decide and messages to look at."""
    found = []
    if to_review := sheet.counts.to_review:
        title = tr_count("{n} piece of evidence to decide", "{n} pieces to decide", to_review)
        step = Step("clipboard-check", title, tr("Open review"), Tone.INFO)
        found.append(_Way(step, "review"))
    if unsent := sheet.counts.unsent:
        title = tr_count("{n} message not sent", "{n} messages not sent", unsent)
        found.append(_Way(Step("mail", title, tr("Open outbox"), Tone.INFO), "outbox"))
    return found


def _deadline(row: "DeadlineRow", today: date) -> _Way:
    near = (row.on - today).days <= _WEEK
    step = Step(
        icon="calendar-clock",
        title=row.participant,
        note=tr("{line} is due", line=row.requirement),
        tone=Tone.WARN if near else Tone.GOOD,
        key=row.line_id,
        aside=short_day_text(row.on, today),
    )
    return _Way(step, "participants", Whom(row.participant_id, row.enrollment_id, row.line_id))


def _renewal(row: "RenewalRow", today: date) -> _Way:
    step = Step(
        icon="award",
        title=row.participant,
        note=tr("{number} ends", number=row.number),
        tone=Tone.GOOD,
        key=-row.credential_id,
        aside=short_day_text(row.valid_through, today),
    )
    return _Way(step, "participants", Whom(row.participant_id, credential_id=row.credential_id))
