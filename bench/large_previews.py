"""The command's preview of 50,000 people x 12: time beside openpyxl, memory of all processes."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Measure, at_most
from bench.previews import seconds, visit, write_tracker

PEOPLE = 50_000
_TIMES, _MOST_MIB = 1.0, 400e6 / 2**20
_BETWEEN_LOOKS = 0.2
"""Seconds."""


def preview_of_many(people: int = PEOPLE) -> tuple[Measure, ...]:
    """Answer the command in full, against `load_workbook` of the same file, visited."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.xlsx"
        write_tracker(path, people)
        base = seconds(lambda: visit(path))
        began = time.perf_counter()
        mib = _peak_of_the_command(path, Path(folder) / "said.json")
        ours = time.perf_counter() - began
    what = f"preview of {people:,} x 12 by command"
    measures = [at_most(f"{what}, s", ours, _TIMES, base)]
    if mib:
        measures.append(at_most(f"{what}, MiB of all processes", mib, _MOST_MIB))
    return tuple(measures)


def _peak_of_the_command(path: Path, said: Path) -> float:
    """Run it; give the most that it and its children held at a time, 0 where nothing tells."""
    command = [sys.executable, "-m", "certtrack_app", "preview", str(path), "--json"]
    ended, peak = threading.Event(), 0
    with said.open("wb") as file, subprocess.Popen(command, stdout=file) as process:

        def wait() -> None:
            process.wait()
            ended.set()

        threading.Thread(target=wait, daemon=True).start()
        while not ended.wait(_BETWEEN_LOOKS):
            peak = max(peak, sum(map(_held, _with_children(process.pid))))
    if process.returncode:
        raise RuntimeError(f"the command ended with {process.returncode}")
    return peak / 1024


def _with_children(process: int) -> Iterator[int]:
    """Name a process and all below it, where the system keeps such lists."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _with_children(int(child))


def _held(process: int) -> int:
    """The KiB a process holds, its share of what it has in common with others."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it ended a moment ago, or this system has no such file
        return ""


MEASURES = (preview_of_many,)
