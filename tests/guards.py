"""What no test may leave behind: threads, running timers, log lines, a person's settings."""

import gc
import logging
import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

# Windows are drawn in memory; a journey gives the program it starts an X server of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_SECONDS_TO_END = 2.0


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what this machine remembers out of the person's own settings."""
    folder = tmp_path_factory.mktemp("settings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CERTTRACK_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    leaked = _still_running(set(threading.enumerate()) - before)
    if leaked:
        pytest.fail(f"Left running: thread {', '.join(leaked)}.", pytrace=False)


def _still_running(threads: set[threading.Thread]) -> list[str]:
    """Name the threads that do not end by themselves; one that is just ending gets its time."""
    ours = [thread for thread in threads if not _is_foreign(thread)]
    deadline = time.monotonic() + _SECONDS_TO_END
    for thread in ours:
        thread.join(max(0.0, deadline - time.monotonic()))
    return sorted(thread.name for thread in ours if thread.is_alive())


def _is_foreign(thread: threading.Thread) -> bool:
    """Say whether Qt started the thread: Python counts such a one as alive for ever."""
    return isinstance(thread, threading._DummyThread)  # noqa: SLF001 it has no public name


@pytest.fixture(autouse=True)
def _no_leaked_timers(request: pytest.FixtureRequest) -> Iterator[None]:
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.freeze()  # so that only what this test makes is looked through afterwards
    yield
    leaked = _active_timers()
    gc.unfreeze()
    if leaked:
        pytest.fail(f"Left running: {', '.join(map(_described, leaked))}.", pytrace=False)


def _active_timers() -> "list[QTimer]":
    """Find every running QTimer that Python knows, once Qt has deleted what was closed."""
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer)]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]


def _described(timer: "QTimer") -> str:
    return f"timer of {timer.parent()!r}, every {timer.interval()} ms"


class _Listener(logging.Handler):
    """Keeps every line logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_stray_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    meant = [mark.args[0] for mark in request.node.iter_markers("logs")]
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if stray := [line for line in listener.lines if not _is_meant(line, meant)]:
        pytest.fail("Stray log line: " + "\n".join(stray), pytrace=False)
    if missing := [mark for mark in meant if not _was_logged(mark, listener.lines)]:
        pytest.fail(f"Never logged: {', '.join(missing)}.", pytrace=False)


def _is_meant(line: str, meant: list[str]) -> bool:
    return any(re.search(pattern, line) for pattern in meant)


def _was_logged(pattern: str, lines: list[str]) -> bool:
    return any(re.search(pattern, line) for line in lines)
