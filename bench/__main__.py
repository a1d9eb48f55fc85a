"""Runs every measure in a process of its own and prints a table, or JSON with --json.

A measure is a function without arguments that answers with a Measure. A module of this package
offers its measures as the tuple MEASURES; dropping a module in is all it takes. Words after the
options choose the modules: `python -m bench preview check`.
"""

import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.measure import Measure

ONE = "--one"


def main(words: list[str]) -> int:
    """Measure and print; answer 1 where a measure could not be taken."""
    if words[:1] == [ONE]:
        return _take(words[1], int(words[2]))
    chosen = [word for word in words if not word.startswith("-")]
    taken = [_taken_apart(module, place) for module, place in _measures(chosen)]
    measures = [measure for measure in taken if measure is not None]
    _print(measures, as_json="--json" in words)
    return 0 if len(measures) == len(taken) else 1


def _modules() -> list[str]:
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(each.name for each in found if not each.name.startswith("__"))


def _functions(module: str) -> tuple[Callable[[], Measure], ...]:
    return getattr(importlib.import_module(f"bench.{module}"), "MEASURES", ())


def _measures(chosen: list[str]) -> Iterator[tuple[str, int]]:
    """Name every measure by its module and place; importing a module must cost nothing."""
    for module in _modules():
        if not chosen or module in chosen:
            yield from ((module, place) for place in range(len(_functions(module))))


def _taken_apart(module: str, place: int) -> Measure | None:
    """Take one measure in a fresh process, so that neither memory nor warmth carries over."""
    child = subprocess.run(
        [sys.executable, "-m", "bench", ONE, module, str(place)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if child.returncode:
        sys.stderr.write(f"bench.{module}: measure {place} could not be taken.\n")
        return None
    return Measure(**json.loads(child.stdout.splitlines()[-1]))


def _take(module: str, place: int) -> int:
    """Take one measure here and print it with the peak memory of this process."""
    measure = replace(_functions(module)[place](), mib=_peak_mib())
    sys.stdout.write(f"{json.dumps(measure.as_json())}\n")
    return 0


def _peak_mib() -> float | None:
    """Say what this process or a child of it held at most; Windows keeps no such count."""
    if sys.platform == "win32":
        return None
    import resource

    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(who).ru_maxrss for who in whose)
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _print(measures: list[Measure], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(f"{json.dumps([measure.as_json() for measure in measures])}\n")
        return
    from bench.table import print_table

    print_table(measures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
