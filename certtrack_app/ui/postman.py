"""The postman: sends queued messages by mail, at somebody's word and by itself after a pause."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.heartbeat import wall_clock
from certtrack_app.ui.jobs import Job, Lane, Progress
from certtrack_app.ui.language import tr, tr_count

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from certtrack_app.workflows.posting import Sending
    from certtrack_app.workflows.unit import Reader, Unit

PAUSE = 600.0
"""Seconds after the last change to a message before anything leaves by itself: till then it can be
undone, and what comes next goes with it."""
AFTER_TROUBLE = 300.0
_LOOK_MS = 20_000
_CHANGES = frozenset({Topic.MESSAGES, Topic.OFFICE})


class Postman(QObject):
    """Sends for one office; what could not leave is tried again when its time has come.

    With `by_itself` false only somebody's word sends: so it is on a day that was given.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        by_itself: bool = True,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._not_before = clock() + PAUSE
        self._sending: Job | None = None
        self._last_trouble = ""
        self._by_itself = by_itself
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look at the queue."""
        self._desk.announced.connect(self._announced)
        if self._by_itself:
            self._looking.start()

    def stop(self) -> None:
        """Send nothing more; what is on its way arrives."""
        self._looking.stop()
        self._desk.announced.disconnect(self._announced)
        if self._sending is not None:
            self._sending.cancel()
        self.deleteLater()

    def look(self) -> None:
        """Ask whether something is to leave, unless the pause is not over."""
        if self._sending is None and self._clock() >= self._not_before:
            self._desk.ask(self, _next_sending_at, self._looked)

    def send_now(self) -> None:
        """Send at somebody's word, and say what came of it."""
        self._send(self._tell)

    @property
    def is_sending(self) -> bool:
        """Whether messages are on their way at this moment."""
        return self._sending is not None

    def _looked(self, due: datetime | None) -> None:
        if due is not None and due <= wall_clock():
            self._send(self._sent)

    def _send(self, then: "Callable[[Sending], None]") -> None:
        seat = self._desk.seat
        if self._sending is not None or seat is None:
            return

        def work(progress: Progress) -> "Sending":
            return _send_queue(seat.writing, progress)

        job = self._desk.run(Lane.SEND, self, work, then, title=tr("Sending messages"))
        job.refused = lambda refusal: then(_nothing_sent(refusal))
        job.failed = lambda _defect: self._ended()
        job.stopped = self._ended
        self._sending = job

    def _sent(self, done: "Sending") -> None:
        """Say it only where there is news: something left, or the trouble is another one."""
        self._ended()
        if done.trouble:
            self._not_before = self._clock() + AFTER_TROUBLE
        if done.trouble and done.trouble != self._last_trouble:
            self._desk.refuse(done.trouble)
        elif done.sent:
            self._desk.say(in_words(done))
        self._last_trouble = done.trouble

    def _tell(self, done: "Sending") -> None:
        self._last_trouble = ""
        self._sent(done)
        if not done.sent and not done.trouble:
            self._desk.say(in_words(done))

    def _ended(self) -> None:
        self._sending = None

    def _announced(self, topics: frozenset[Topic]) -> None:
        if topics & _CHANGES and self._sending is None:
            self._not_before = self._clock() + PAUSE


# What these take is imported in the lanes, and only once something may leave.
def _next_sending_at(reader: "Reader") -> datetime | None:
    from certtrack_app.workflows.posting import next_sending_at

    return next_sending_at(reader)


def _send_queue(errand: "Callable[[], AbstractContextManager[Unit]]", told: Progress) -> "Sending":
    from certtrack_app.workflows.posting import send_queue

    return send_queue(errand, told)


def _nothing_sent(refusal: Refusal) -> "Sending":
    from certtrack_app.workflows.posting import Sending

    return Sending(trouble=refusal.sentence)


def in_words(done: "Sending") -> str:
    """Say what became of the queue."""
    if not (done.sent or done.waiting or done.failed):
        return tr("Nothing is queued that could leave now.")
    said = [tr_count("Sent {n} message.", "Sent {n} messages.", len(done.sent))]
    if done.waiting:
        waiting = "{n} waits for another attempt.", "{n} wait for another attempt."
        said.append(tr_count(*waiting, len(done.waiting)))
    if done.failed:
        said.append(tr_count("{n} could not be sent.", "{n} could not be sent.", len(done.failed)))
    return " ".join(said)
