"""Runs every measure in a process of its own and prints a table, or JSON with --json.

A measure is a function without arguments that answers with a Measure, or with several that are best
taken together. A module of this package
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

from bench.measure import Measure, peak_mib

ONE = "--one"


def main(words: list[str]) -> int:
    """Measure and print; answer 1 where a measure could not be taken."""
    if words[:1] == [ONE]:
        return _take(words[1], int(words[2]))
    chosen = [word for word in words if not word.startswith("-")]
    taken = [_taken_apart(module, place) for module, place in _measures(chosen)]
    _print([measure for measures in taken for measure in measures], as_json="--json" in words)
    return 0 if all(taken) else 1


def _modules() -> list[str]:
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(each.name for each in found if not each.name.startswith("__"))


def _functions(module: str) -> tuple[Callable[[], Measure | tuple[Measure, ...]], ...]:
    return getattr(importlib.import_module(f"bench.{module}"), "MEASURES", ())


def _measures(chosen: list[str]) -> Iterator[tuple[str, int]]:
    """Name every measure by its module and place; importing a module must cost nothing."""
    for module in _modules():
        if not chosen or module in chosen:
            yield from ((module, place) for place in range(len(_functions(module))))


def _taken_apart(module: str, place: int) -> list[Measure]:
    """Measure in a fresh process, so that neither memory nor warmth carries over; [] on failure."""
    child = subprocess.run(
        [sys.executable, "-m", "bench", ONE, module, str(place)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if child.returncode:
        sys.stderr.write(f"bench.{module}: measure {place} could not be taken.\n")
        return []
    return [Measure(**fields) for fields in json.loads(child.stdout.splitlines()[-1])]


def _take(module: str, place: int) -> int:
    """Measure here and print it, with the peak memory of this process where none was told."""
    found = _functions(module)[place]()
    measures = found if isinstance(found, tuple) else (found,)
    told = [replace(one, mib=one.mib or _peak_mib()).as_json() for one in measures]
    sys.stdout.write(f"{json.dumps(told)}\n")
    return 0


def _peak_mib() -> float | None:
    """Say what this process or a child of it held at most; Windows keeps no such count."""
    if sys.platform == "win32":
        return None
    import resource

    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return peak_mib(max(resource.getrusage(who).ru_maxrss for who in whose))


def _print(measures: list[Measure], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(f"{json.dumps([measure.as_json() for measure in measures])}\n")
        return
    from bench.table import print_table

    print_table(measures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
