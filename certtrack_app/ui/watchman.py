"""The watchman: runs the stall and renewal checks by itself, after sleep and at midnight too."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from certtrack_app.rules.due import ClockMarks, check_is_due, next_check_at
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.heartbeat import Heartbeat, wall_clock
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.window import Window
from certtrack_app.workflows.clock import clock_marks
from certtrack_app.workflows.counts import Counts, waiting_counts
from certtrack_app.workflows.watch_hold import watch_hold

if TYPE_CHECKING:
    from certtrack_app.workflows.check import CheckResult
    from certtrack_app.workflows.unit import Reader, Unit

_SETTLE_MS = 1500
"""After something was done, so long nothing more, before the check looks at what it changed."""
_FIRST_LOOK_MS = 400
"""After the office was opened, what the person opened it for is read first."""
_CHECKED = frozenset({Topic.INTAKES, Topic.EVIDENCE, Topic.CHECKLISTS, Topic.CREDENTIALS})
_COUNTED = frozenset({Topic.FLAGS, Topic.EVIDENCE, Topic.MESSAGES, Topic.INTAKES, Topic.OFFICE})


class Watchman(QObject):
    """Looks at the clock for one office, and keeps the counts at the left and the foot true."""

    def __init__(self, window: Window, folder: Path, given_day: date | None = None) -> None:
        super().__init__(window)
        self._hold = watch_hold(folder)
        self._window = window
        self._desk = window.desk
        self._given_day = given_day
        self._checking: Job | None = None
        self._marks = ClockMarks()
        self._beat = Heartbeat(parent=self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._check_what_was_done)
        self._first_look = QTimer(self)
        self._first_look.setSingleShot(True)
        self._first_look.setInterval(_FIRST_LOOK_MS)
        self._first_look.timeout.connect(self._look_first)
        for signal in (self._beat.woke, self._beat.midnight, self._beat.due, self._beat.set_back):
            signal.connect(self._look)

    def start(self) -> None:
        """Begin to watch: catch up on whatever came due while nobody looked."""
        self._hold.take()
        self._desk.announced.connect(self._announced)
        self._beat.start()
        self._first_look.start()

    def _look_first(self) -> None:
        self._look()
        self._count()

    def stop(self) -> None:
        """Watch no more."""
        self._hold.let_go()
        self._beat.stop()
        self._settled.stop()
        self._first_look.stop()
        self._desk.announced.disconnect(self._announced)
        self.deleteLater()

    def check_now(self) -> None:
        """Run the check at somebody's wish, and say what it found."""
        self._run(tell=True)

    def _look(self, *_told: object) -> None:
        """Ask whether a check is due, and run it if it is."""
        self._desk.ask(self, clock_marks, self._looked)

    def _looked(self, marks: ClockMarks) -> None:
        self._marks = marks
        if self._is_due(marks):
            self._run(tell=False)
        else:
            self._say_when()

    def _is_due(self, marks: ClockMarks) -> bool:
        """Whether a check is due; for a given day, one a day is."""
        if self._given_day is not None:
            return marks.checked_on is None or marks.checked_on < self._given_day
        return check_is_due(marks, wall_clock())

    def _check_what_was_done(self) -> None:
        """Let flags clear and rise by what somebody just did, not only by the clock."""
        self._run(tell=False)

    def _run(self, *, tell: bool) -> None:
        if self._checking is not None:
            return
        self._checking = self._desk.do_by_the_clock(
            self,
            _check,
            self._checked_and_tell if tell else self._checked,
            title=tr("Checking deadlines and renewals"),
        )

    def _checked_and_tell(self, result: "CheckResult") -> None:
        self._desk.say(_in_words(result))
        self._checked(result)

    def _checked(self, _result: "CheckResult") -> None:
        self._checking = None
        self._desk.ask(self, clock_marks, self._looked_again)

    def _looked_again(self, marks: ClockMarks) -> None:
        self._marks = marks
        self._say_when()

    def _say_when(self) -> None:
        """Say at the foot when the last check ran and when the next will."""
        now = wall_clock()
        upcoming = next_check_at(self._marks, now)
        self._beat.set_due(upcoming)
        last = self._marks.checked_at
        if last is not None:
            shown = last.astimezone(now.tzinfo)
            self._window.sidebar.say_foot(
                tr(
                    "Last check {last} · next {next}",
                    last=f"{shown:%H:%M}",
                    next=f"{upcoming:%H:%M}",
                )
            )

    def _announced(self, topics: frozenset[Topic]) -> None:
        if topics & _COUNTED:
            self._count()
        if topics & _CHECKED:
            self._settled.start()
        self._desk.ask(self, _list_is_stale, self._refresh)

    def _refresh(self, is_stale: bool) -> None:  # noqa: FBT001 an answer brought home
        if is_stale:
            self._desk.do(self, _bring_up_to_date)

    def _count(self) -> None:
        self._desk.ask(self, waiting_counts, self._counted)

    def _counted(self, counts: Counts) -> None:
        tone = Tone.BAD if counts.urgent else Tone.WARN
        self._window.sidebar.show_badge("today", counts.flags, tone)
        self._window.sidebar.show_badge("review", counts.to_review)
        self._window.sidebar.show_badge("outbox", counts.unsent)


# What these take is imported in the lanes, and only once they are done: the window comes first.
def _check(unit: "Unit") -> "CheckResult":
    from certtrack_app.workflows.check import run_check

    return run_check(unit)


def _list_is_stale(reader: "Reader") -> bool:
    from certtrack_app.workflows.overview import overview_is_stale

    return overview_is_stale(reader)


def _bring_up_to_date(unit: "Unit") -> int:
    from certtrack_app.workflows.overview import refresh_overview

    return refresh_overview(unit)


def _in_words(result: "CheckResult") -> str:
    """Say what a check found."""
    if not (result.raised or result.cleared or result.queued or result.held or result.issued):
        return tr("Checked. Nothing new.")
    return tr(
        "Checked: {raised} raised, {cleared} cleared, {messages} messages, {issued} issued.",
        raised=str(len(result.raised)),
        cleared=str(len(result.cleared)),
        messages=str(len(result.queued) + len(result.held)),
        issued=str(len(result.issued)),
    )
