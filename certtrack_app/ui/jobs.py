"""Lanes: where work that must not hold up the window runs, one thread each.

Work gets values and gives values; no widget, QObject or record crosses. This is the one module
that catches everything: a refusal and a defect both travel home as results.
"""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from certtrack_app.errors import Refusal

T = TypeVar("T")

_WATCH_MS = 100


@unique
class Lane(StrEnum):
    """Who waits for whom: errands of one lane run one after another."""

    DO = "do"
    ASK = "ask"
    SEND = "send"
    READ_TRACKER = "read_tracker"


class CancelledError(Exception):
    """Raised inside work that the person no longer wants; its unit is rolled back."""


class Progress:
    """How far work has come; called by the work, read by the window.

    Handed on to workflows as a plain function of (done, total). Calling it raises CancelledError
    once the person has cancelled.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_cancelled = False

    def __call__(self, done: int, total: int) -> None:
        """Say how much is done of how much."""
        self.done, self.total = done, total
        self.check()

    def check(self) -> None:
        """Stop here if the person has cancelled."""
        if self.is_cancelled:
            raise CancelledError


Work = Callable[[Progress], T]


@dataclass(frozen=True)
class Outcome:
    """What came of a job: an answer, or what was raised."""

    answer: Any = None
    raised: Exception | None = None


class Job:
    """One piece of work in a lane; `title` names it to the person when it takes long.

    `refused`, `failed` and `stopped` may be set to take care of what else comes of it.
    """

    def __init__(
        self,
        lane: Lane,
        owner: QObject | None,
        work: Work[Any],
        then: Callable[[Any], None],
        title: str = "",
    ) -> None:
        self.lane = lane
        self.title = title
        self.progress = Progress()
        self.started_at = time.monotonic()
        self.refused: Callable[[Refusal], None] | None = None
        self.failed: Callable[[Exception], None] | None = None
        self.stopped: Callable[[], None] | None = None
        self._owner = owner
        self._work = work
        self._then = then

    def cancel(self) -> None:
        """Stop the work where it next says how far it is; its answer is dropped."""
        self.progress.is_cancelled = True

    @property
    def owner_is_there(self) -> bool:
        """Whether whoever asked has not been closed meanwhile."""
        return self._owner is None or shiboken6.isValid(self._owner)

    @property
    def seconds(self) -> float:
        """For how long it has been asked for."""
        return time.monotonic() - self.started_at

    def attempt(self) -> Outcome:
        """Do the work, in the lane's thread."""
        try:
            self.progress.check()
            return Outcome(answer=self._work(self.progress))
        except Exception as raised:  # noqa: BLE001 the one place: whatever it is, the person hears
            return Outcome(raised=raised)

    def deliver(self, answer: Any) -> None:
        """Hand the answer over, in the window's thread."""
        self._then(answer)


class Jobs(QObject):
    """The four lanes. `refused` and `failed` tell what no owner took care of itself.

    `working` says that the list of jobs under way changed, or how far they are.
    """

    refused = Signal(str)
    failed = Signal(object)
    working = Signal()
    _home = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.under_way: list[Job] = []
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._is_closed = False
        # A lane may hold a job a moment longer than we do. Kept here, what the job refers to is let
        # go in this thread, where widgets may be deleted.
        self._recent: deque[Job] = deque(maxlen=16)
        # Queued also within one thread: work may be done before `start` returns, and an answer must
        # not come before its asker knows the job.
        self._home.connect(self._come_home, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.working)

    def start(self, job: Job) -> Job:
        """Put a job into its lane; once closed, nothing starts any more."""
        if self._is_closed:
            job.cancel()
            return job
        self.under_way.append(job)
        self._watch.start()
        self._lane(job.lane).submit(job.attempt).add_done_callback(self._sender(job))
        return job

    def close(self) -> None:
        """Cancel what can be cancelled, wait for the rest, and let the threads go."""
        self._is_closed = True
        self._watch.stop()
        for job in self.under_way:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self.under_way.clear()
        self._recent.clear()

    def _lane(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"certtrack-{lane}")
        return self._lanes[lane]

    def _sender(self, job: Job) -> Callable[[Future[Outcome]], None]:
        """Send the outcome home from the lane's thread, by the one signal."""

        def send(future: Future[Outcome]) -> None:
            if not future.cancelled() and not self._is_closed:
                self._home.emit(job, future.result())

        return send

    def _come_home(self, job: Job, outcome: Outcome) -> None:
        if job not in self.under_way:
            return
        self.under_way.remove(job)
        if not self.under_way:
            self._watch.stop()
        self._recent.append(job)
        self.working.emit()
        self._settle(job, outcome)

    def _settle(self, job: Job, outcome: Outcome) -> None:
        match outcome.raised:
            case CancelledError():
                self._stop(job)
            case Refusal() as refusal:
                self._refuse(job, refusal)
            case Exception() as defect:
                self._fail(job, defect)
            case None if job.progress.is_cancelled:
                self._stop(job)
            case None if job.owner_is_there:
                job.deliver(outcome.answer)

    def _stop(self, job: Job) -> None:
        if job.stopped is not None and job.owner_is_there:
            job.stopped()

    def _refuse(self, job: Job, refusal: Refusal) -> None:
        """Say a refusal even where its owner has gone: the person asked for it."""
        if job.refused is not None and job.owner_is_there:
            job.refused(refusal)
        else:
            self.refused.emit(refusal.sentence)

    def _fail(self, job: Job, defect: Exception) -> None:
        self.failed.emit(defect)
        if job.failed is not None and job.owner_is_there:
            job.failed(defect)
