"""Which program and which days the figures are counted over."""

from datetime import date, timedelta
from enum import StrEnum, unique
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certtrack_app.ui.inputs import Choice, DayInput
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import label, row

Days = tuple[date | None, date | None]


@unique
class Span(StrEnum):
    """The periods offered."""

    EVER = "ever"
    THIS_YEAR = "this_year"
    TWELVE_MONTHS = "twelve_months"
    LAST_YEAR = "last_year"
    OTHER = "other"


def days_of(span: Span, today: date, own: Days) -> Days:
    """Say the first and last day of a period; without one it has no such end."""
    match span:
        case Span.EVER:
            return None, None
        case Span.THIS_YEAR:
            return date(today.year, 1, 1), None
        case Span.TWELVE_MONTHS:
            return today - timedelta(days=364), None
        case Span.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        case Span.OTHER:
            return own
        case _:
            assert_never(span)


class PeriodBar(QWidget):
    """Two choices, and two days where neither of the usual periods will do.

    `chosen` says that something else is to be counted.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today: date | None = None
        self.program = Choice({None: tr("All programs")})
        self.program.setAccessibleName(tr("Program"))
        self.span = Choice(
            {
                Span.EVER: tr("Ever since"),
                Span.THIS_YEAR: tr("This year"),
                Span.TWELVE_MONTHS: tr("The last twelve months"),
                Span.LAST_YEAR: tr("Last year"),
                Span.OTHER: tr("Other days"),
            }
        )
        self.span.setAccessibleName(tr("Period"))
        self.first, self.last = DayInput(), DayInput()
        self.first.setAccessibleName(tr("First day"))
        self.last.setAccessibleName(tr("Last day"))
        self.problem = label("", "error")
        self._own = QWidget()
        self._lay_out()
        self.program.currentIndexChanged.connect(lambda _index: self.chosen.emit())
        self.span.currentIndexChanged.connect(lambda _index: self._choose_span())
        for entry in (self.first, self.last):
            entry.setFixedWidth(132)
            entry.editingFinished.connect(self._choose_days)

    def _lay_out(self) -> None:
        words = label(tr("from"), "muted"), label(tr("to"), "muted")
        self._own.setLayout(row(words[0], self.first, words[1], self.last))
        self._own.hide()
        self.setLayout(row(self.program, self.span, self._own, self.problem, 1, spacing=10))

    def show_programs(self, programs: dict[int | None, str], today: date) -> None:
        """Offer the programs there are; the one chosen stays chosen."""
        self._today = today
        self.program.blockSignals(True)
        self.program.offer(programs)
        if self.program.currentIndex() < 0:
            self.program.choose(None)
        self.program.blockSignals(False)

    @property
    def program_id(self) -> int | None:
        """The program chosen; None for all."""
        key = self.program.key()
        return key if isinstance(key, int) else None

    @property
    def days(self) -> Days:
        """The first and the last day chosen."""
        today = self._today or date.max
        return days_of(self.span.key(), today, (self.first.day(), self.last.day()))

    def _choose_span(self) -> None:
        self._own.setVisible(self.span.key() is Span.OTHER)
        self._choose_days()

    def _choose_days(self) -> None:
        self.problem.setText(self._wrong())
        if not self.problem.text():
            self.chosen.emit()

    def _wrong(self) -> str:
        """Say what is wrong with the days entered."""
        for entry in (self.first, self.last):
            if entry.text().strip() and entry.day() is None:
                return tr("“{text}” is no day.", text=entry.text())
        first, last = self.days
        today = self._today or date.max
        if first is not None and first > min(last or today, today):
            return tr("The period ends before it begins.")
        return ""
