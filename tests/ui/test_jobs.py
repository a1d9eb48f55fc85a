"""Work goes on beside the window, comes home once, and leaves no thread behind."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from certtrack_app.errors import Refusal
from certtrack_app.ui.jobs import Job, Jobs, Lane, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.close()


def _count(n: int, _progress: Progress) -> int:
    """Answer with a number."""
    return n


def _ignore(_answer: object) -> None:
    """Want no answer."""


def test_an_answer_comes_home_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[str, int]] = []
    here = threading.get_ident()

    def take(name: str) -> None:
        heard.append((name, threading.get_ident()))

    job = Job(Lane.ASK, None, lambda _p: threading.current_thread().name, take)
    jobs.start(job)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][0].startswith("certtrack-ask")
    assert heard[0][1] == here


def test_reading_goes_on_during_a_long_write(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []
    jobs.start(Job(Lane.DO, None, lambda _p: gate.wait(5), lambda _a: heard.append("written")))
    jobs.start(Job(Lane.ASK, None, lambda _p: 1, lambda _a: heard.append("read")))
    qtbot.waitUntil(lambda: heard == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: heard == ["read", "written"])


def test_errands_of_one_lane_go_one_after_another(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []
    for n in range(5):
        jobs.start(Job(Lane.DO, None, partial(_count, n), heard.append))
    qtbot.waitUntil(lambda: heard == [0, 1, 2, 3, 4])


def test_an_answer_whose_owner_has_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    owner = QObject()
    gate = threading.Event()
    jobs.start(Job(Lane.ASK, owner, lambda _p: gate.wait(5), heard.append))
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert heard == []


def test_a_refusal_is_said_and_no_defect(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise Refusal("That cannot be. Do this.")

    with qtbot.waitSignal(jobs.refused) as said, qtbot.assertNotEmitted(jobs.failed):
        jobs.start(Job(Lane.DO, None, refuse, _ignore))
    assert said.args == ["That cannot be. Do this."]


def test_an_owner_may_take_a_refusal_itself(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise Refusal("No.")

    heard: list[Refusal] = []
    job = Job(Lane.DO, None, refuse, _ignore)
    job.refused = heard.append
    with qtbot.assertNotEmitted(jobs.refused):
        jobs.start(job)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].sentence == "No."


def test_a_defect_comes_home_whole(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.start(Job(Lane.DO, None, lambda _p: 1 // 0, _ignore))
    defect = failed.args[0]
    assert isinstance(defect, ZeroDivisionError)
    assert defect.__traceback__ is not None


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    stopped: list[bool] = []

    def count(progress: Progress) -> str:
        for n in range(10_000):
            progress(n, 10_000)
            threading.Event().wait(0.002)
        return "done"

    job = Job(Lane.DO, None, count, heard.append, "Counting")
    job.stopped = lambda: stopped.append(True)
    jobs.start(job)
    qtbot.waitUntil(lambda: job.progress.done > 2)
    assert job.progress.total == 10_000
    job.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert heard == []


def test_what_was_cancelled_before_its_turn_is_never_begun(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    begun: list[bool] = []
    jobs.start(Job(Lane.ASK, None, lambda _p: gate.wait(5), _ignore))
    second = jobs.start(Job(Lane.ASK, None, lambda _p: begun.append(True), _ignore))
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert begun == []


def test_closing_waits_for_the_write_and_lets_every_thread_go(qtbot: QtBot) -> None:
    lanes = Jobs()
    written: list[bool] = []
    begun = threading.Event()

    def write(_progress: Progress) -> None:
        begun.set()
        threading.Event().wait(0.1)
        written.append(True)

    for lane in Lane:
        lanes.start(Job(lane, None, write if lane is Lane.DO else lambda _p: 1, _ignore))
    begun.wait(5)
    lanes.close()
    assert written == [True]
    assert not [t for t in threading.enumerate() if t.name.startswith("certtrack-")]
    lanes.start(Job(Lane.DO, None, lambda _p: written.append(True), _ignore))
    assert written == [True]
