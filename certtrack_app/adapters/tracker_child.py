"""Starts the process that reads trackers, listens to it, and ends it when it must end."""

import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO, cast

from certtrack_app.adapters.hand_over import PackedBook, unpack
from certtrack_app.adapters.read_child import (
    COMPLAINT,
    ERRAND,
    OUT_OF_MEMORY,
    PROGRESS,
    REFUSAL,
    REFUSED,
    RESULT,
    Errand,
)
from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.rules.tracker.cells import Book

READ_TRACKER = "--read-tracker"
"""By this first word a frozen program knows that it was started as the child."""

START = "from certtrack_app.adapters.read_child import main; main()"

BETWEEN_LOOKS = 0.03
"""Seconds between two looks at the child: how late a cancel or a line of progress can be."""

JUST_BOOKS = "certtrack_app.adapters.read_child:hand_over"

NEW_COPY = "Open it in Excel or LibreOffice, save it as a new .xlsx file and drop that."


class Cancelled(Exception):
    """The person stopped the reading."""


class ChildFailed(Exception):
    """The child ended by itself, with what it wrote before: a defect, or a file that broke it."""


class Progress(NamedTuple):
    """How far the child has come: the file it reads, what it does, the share of that."""

    file: str
    doing: str
    share: float


@dataclass(frozen=True)
class ChildLimits:
    """How long the child may take, in seconds, and how much memory, in bytes."""

    seconds: float = 120.0
    memory: int = 1536 * 1024 * 1024


ORDINARY = ChildLimits()


@dataclass(frozen=True)
class Listener:
    """Who hears of progress, and who says whether to go on."""

    on_progress: Callable[[Progress], None] = lambda _progress: None
    cancelled: Callable[[], bool] = lambda: False


SILENT = Listener()


class Child:
    """A reading process that waits for its one errand.

    Starting one takes a tenth of a second: a window keeps one waiting, so that a dropped file
    finds it ready. `ready` names a module to import ahead, such as the one of the work.
    """

    def __init__(self, ready: str = "") -> None:
        frozen = getattr(sys, "frozen", False)
        command = [sys.executable, READ_TRACKER] if frozen else [sys.executable, "-c", START]
        self.process = subprocess.Popen(
            [*command, ready],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def begin(self, folder: Path) -> None:
        """Hand it the folder of its errand."""
        with suppress(BrokenPipeError), cast("TextIO", self.process.stdin) as ear:
            ear.write(f"{folder}\n")

    @property
    def is_waiting(self) -> bool:
        """Whether it can still take an errand."""
        return self.process.poll() is None

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        with suppress(BrokenPipeError):
            cast("TextIO", self.process.stdin).close()
        self.process.wait()


def read_books_in_child(
    paths: Sequence[Path],
    limits: ChildLimits = ORDINARY,
    listener: Listener = SILENT,
    files_to: Path | None = None,
) -> list[Book]:
    """Read tracker files in a process of its own; they get the keys f1, f2 and so on.

    Raises FileRefused with the sentence to show, and Cancelled where the listener said so.
    """
    with tempfile.TemporaryDirectory(prefix="certtrack-") as folder:
        errand = Errand(tuple(paths), JUST_BOOKS, Path(folder), None, files_to)
        packed = run_in_child(errand, limits, listener)
    return unpack(cast("list[PackedBook]", packed))


def run_in_child(
    errand: Errand,
    limits: ChildLimits = ORDINARY,
    listener: Listener = SILENT,
    child: Child | None = None,
) -> object:
    """Read files and work on them in a process of its own; give what the work returned.

    Raises the Refusal that reading or the work raised, FileRefused where a file broke the child
    or took too much, Cancelled, and ChildFailed where the work itself failed.
    """
    folder = errand.folder
    (folder / ERRAND).write_bytes(pickle.dumps((errand, limits.seconds, limits.memory)))
    for name in (PROGRESS, COMPLAINT):
        (folder / name).touch()
    watch = _Watch(" and ".join(f"“{path.name}”" for path in errand.paths))
    child = child if child is not None and child.is_waiting else Child()
    try:
        child.begin(folder)
        code = watch.wait(child.process, folder, limits.seconds, listener)
    finally:
        child.end()
    return _answer(folder, code, watch)


@dataclass
class _Watch:
    """Looks at the child until it ends; `names` are the files it was given."""

    names: str
    last: Progress = Progress("", "", 0.0)
    line: str = ""

    @property
    def name(self) -> str:
        """Name the file being read, or all of them where none is."""
        return f"“{self.last.file}”" if self.last.file else self.names

    def wait(
        self,
        child: "subprocess.Popen[str]",
        folder: Path,
        seconds: float,
        listener: Listener,
    ) -> int:
        """Wait for the end, relay progress; raise Cancelled, or FileRefused after too long."""
        deadline = time.monotonic() + seconds
        with (folder / PROGRESS).open(encoding="utf-8") as progress:
            while True:
                code = _code(child)
                self._relay(progress, listener)
                if code is not None:
                    return code
                if listener.cancelled():
                    raise Cancelled
                if time.monotonic() > deadline:
                    raise FileRefused(f"{self.name} took too long to read. {NEW_COPY}")

    def _relay(self, progress: TextIO, listener: Listener) -> None:
        while piece := progress.readline():
            self.line += piece
            if self.line.endswith("\n"):
                self.last, self.line = Progress(*json.loads(self.line)), ""
                listener.on_progress(self.last)


def _code(child: "subprocess.Popen[str]") -> int | None:
    try:
        return child.wait(timeout=BETWEEN_LOOKS)
    except subprocess.TimeoutExpired:
        return None


def _answer(folder: Path, code: int, watch: _Watch) -> object:
    if code == 0:
        return _unpickled(folder / RESULT)
    if code == REFUSED:
        raise cast("Refusal", _unpickled(folder / REFUSAL))
    said = ChildFailed((folder / COMPLAINT).read_text(encoding="utf-8", errors="replace"))
    if code == OUT_OF_MEMORY:
        raise FileRefused(f"{watch.name} needs more memory than it may have. {NEW_COPY}") from said
    if watch.last.file:
        raise FileRefused(f"{watch.name} is damaged or no spreadsheet. {NEW_COPY}") from said
    raise said


def _unpickled(answer: Path) -> object:
    return pickle.loads(answer.read_bytes())  # noqa: S301 - from our child, under our own account
