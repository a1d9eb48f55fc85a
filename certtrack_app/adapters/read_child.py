"""The process that reads what came from outside: started for one errand, ended with it.

It knows neither Qt nor the database, so it starts in about a tenth of a second. It talks to its
parent through files in a folder of their own: `errand`, `progress`, `result` and `refusal`.
"""

import gc
import importlib
import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Protocol

from certtrack_app.errors import Refusal
from certtrack_app.rules.tracker.cells import Book

ERRAND = "errand"
PROGRESS = "progress"
COMPLAINT = "complaint"
RESULT = "result"
REFUSAL = "refusal"

REFUSED = 3
"""What the process ends with where `refusal` holds the sentence."""

OUT_OF_MEMORY = 4
"""What it ends with where the system gave it no more."""

STANDARD_ERROR = 2

BETWEEN_TELLINGS = 0.05
"""Seconds."""


@dataclass(frozen=True)
class Errand:
    """What the process is to do: read `paths`, then call `work` on the books.

    `work` is the dotted path of a function, `package.module:name`, called with the books and a
    `Desk`; what it returns is handed over and must be small enough to be unpickled at once.
    Anything large it writes into the desk's folder, for its caller to page through.
    """

    paths: tuple[Path, ...]
    work: str
    folder: Path
    argument: object = None
    files_to: Path | None = None


class Work(Protocol):
    """What is done with the books in the child process."""

    def __call__(self, books: Sequence[Book], desk: "Desk") -> object:
        """Do it; the result is pickled."""


@dataclass
class Desk:
    """Where the work of the child process is done: its folder, its argument, its voice."""

    folder: Path
    argument: object
    tell: Callable[[str, str, float], None] = field(repr=False)

    def say(self, doing: str, share: float) -> None:
        """Tell the parent what is being done and how far it has come, from 0 to 1."""
        self.tell("", doing, share)


class _Voice:
    """Writes lines of progress for the parent, not too many of them."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / PROGRESS).open("a", encoding="utf-8")
        self._next = 0.0

    def say(self, file: str, doing: str, share: float, *, now: bool = False) -> None:
        """Write a line, unless one was written a moment ago; `file` is the one being read."""
        if now or time.monotonic() >= self._next:
            self._next = time.monotonic() + BETWEEN_TELLINGS
            self._file.write(json.dumps([file, doing, round(share, 3)]) + "\n")
            self._file.flush()


def limit(what: str, bound: int) -> None:
    """Let the system hold us to a bound where it has such bounds: not on Windows."""
    try:
        import resource
    except ImportError:
        return
    kind = getattr(resource, what)
    _soft, hard = resource.getrlimit(kind)
    with suppress(ValueError, OSError):  # macOS knows the bound on memory but does not set it
        resource.setrlimit(kind, (bound if hard < 0 else min(bound, hard), hard))


def hand_over(books: Sequence[Book], _desk: Desk) -> object:
    """Hand the books over as they are, packed."""
    from certtrack_app.adapters.hand_over import pack

    return pack(books)


def run(errand: Errand) -> object:
    """Read the files and do the work."""
    voice = _Voice(errand.folder)
    books = [_read(errand, number, voice) for number in range(1, len(errand.paths) + 1)]
    voice.say("", "Understanding the tracker", 0.0, now=True)
    module, _, name = errand.work.partition(":")
    work: Work = getattr(importlib.import_module(module), name)
    return work(books, Desk(errand.folder, errand.argument, voice.say))


def _read(errand: Errand, number: int, voice: _Voice) -> Book:
    from certtrack_app.adapters.workbook import read_book

    path = errand.paths[number - 1]
    doing = f"Reading {path.name}"
    voice.say(path.name, doing, 0.0, now=True)
    return read_book(
        path, f"f{number}", lambda share: voice.say(path.name, doing, share), errand.files_to
    )


def main() -> None:
    """Wait for the folder of an errand, run it, leave the answer there, and end.

    The first word of the command may name a module to have ready. Nobody's errand ends us too:
    our input closes when our parent goes.
    """
    from certtrack_app.adapters import hand_over, workbook  # noqa: F401 - ready before it is asked

    gc.disable()
    if len(sys.argv) > 1 and sys.argv[-1]:
        importlib.import_module(sys.argv[-1])
    folder = sys.stdin.readline().rstrip("\n")
    os._exit(_run_in(Path(folder)) if folder else 0)


def _run_in(folder: Path) -> int:
    with (folder / COMPLAINT).open("w", encoding="utf-8") as complaint:
        os.dup2(complaint.fileno(), STANDARD_ERROR)
    errand, seconds, memory = pickle.loads((folder / ERRAND).read_bytes())  # noqa: S301 - our parent's
    limit("RLIMIT_CPU", ceil(seconds) + 1)
    limit("RLIMIT_AS", memory)
    return _answer(folder, errand)


def _answer(folder: Path, errand: Errand) -> int:
    try:
        answer = pickle.dumps(run(errand), protocol=5)
    except Refusal as refusal:
        (folder / REFUSAL).write_bytes(pickle.dumps(refusal))
        return REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    (folder / RESULT).write_bytes(answer)
    return 0
