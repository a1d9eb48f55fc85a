"""One measured figure, and how it is held to its goal."""

import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Measure:
    """What was measured: ours beside the base, in one unit, and whether the goal was met.

    The goal speaks of the ratio where there is a base, else of ours. What has no goal is measured
    to be known, and is never missed. `mib` is the peak memory of the process that measured.
    """

    name: str
    ours: float
    base: float | None
    ratio: float | None
    goal: float | None
    met: bool
    mib: float | None = None

    def as_json(self) -> dict[str, str | float | bool | None]:
        """Answer with the fields a program reads, rounded to what was really measured."""
        fields = asdict(self)
        return {key: _rounded(value) for key, value in fields.items()}


def at_most(name: str, ours: float, goal: float | None, base: float | None = None) -> Measure:
    """Hold ours, or its ratio to the base, to a goal it may not pass; less is better."""
    ratio = None if base is None else ours / base
    reached = ours if ratio is None else ratio
    return Measure(name, ours, base, ratio, goal, met=goal is None or reached <= goal)


def at_least(name: str, ours: float, goal: float | None, base: float | None = None) -> Measure:
    """Hold ours, or its ratio to the base, to a goal it must reach; more is better."""
    ratio = None if base is None else ours / base
    reached = ours if ratio is None else ratio
    return Measure(name, ours, base, ratio, goal, met=goal is None or reached >= goal)


def peak_mib(peak: int) -> float:
    """Turn what the system calls a process's largest size into MiB."""
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rounded(value: str | float | None) -> str | float | None:
    return float(f"{value:.4g}") if isinstance(value, float) else value
