"""The locks answer pyproject.toml, name no addresses, and are what stands in this environment."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
WINDOW = "requirements.lock"
CHECKS = "requirements-dev.lock"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Locked:
    """One library of a lock: its exact version, where it applies, and its hashes."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        return next(iter(self.requirement.specifier)).version


def locked(lock: str) -> dict[str, Locked]:
    lines = (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    return {library.requirement.name: library for library in map(_read, lines)}


def _read(line: str) -> Locked:
    words, *hashes = line.split(" --hash=")
    return Locked(Requirement(words), tuple(hashes))


def wanted(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


WANTED = [(WINDOW, each) for each in wanted("build")] + [
    (CHECKS, each) for each in wanted("build", "test")
]


@pytest.mark.parametrize(("lock", "requirement"), WANTED, ids=str)
def test_a_lock_holds_what_the_project_asks_for(lock: str, requirement: Requirement) -> None:
    library = locked(lock).get(canonicalize_name(requirement.name))
    assert library, f"{lock} is stale: run .ci/lock"
    assert requirement.specifier.contains(library.version), f"{lock} is stale: run .ci/lock"


@pytest.mark.parametrize("lock", [WINDOW, CHECKS])
def test_a_lock_holds_only_what_something_asks_for(lock: str) -> None:
    groups = ("build",) if lock == WINDOW else ("build", "test")
    asked = {canonicalize_name(each.name) for each in wanted(*groups)}
    here = {name for name, library in locked(lock).items() if _applies(library.requirement)}
    asked |= {canonicalize_name(each.name) for name in here for each in _needs(name)}
    assert here <= asked, f"{lock} is stale: run .ci/lock"


@pytest.mark.parametrize("lock", [WINDOW, CHECKS])
def test_a_lock_holds_all_that_its_libraries_need(lock: str) -> None:
    libraries = locked(lock)
    for name in libraries:
        for need in _needs(name):
            library = libraries.get(canonicalize_name(need.name))
            assert library, f"{name} needs {need}"
            assert need.specifier.contains(library.version, prereleases=True), f"{name}: {need}"


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate()


def _needs(name: str) -> Iterator[Requirement]:
    """Name what an installed library needs here, its optional extras aside."""
    try:
        needs = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for need in map(Requirement, needs):
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need


def test_the_lock_for_the_checks_holds_the_other_whole() -> None:
    window, checks = locked(WINDOW), locked(CHECKS)
    assert {name: checks[name] for name in window} == window


@pytest.mark.parametrize("lock", [WINDOW, CHECKS])
def test_every_library_is_held_by_its_hashes(lock: str) -> None:
    assert all(library.hashes for library in locked(lock).values())


@pytest.mark.parametrize("lock", [WINDOW, CHECKS])
def test_a_lock_names_no_address(lock: str) -> None:
    text = HASH.sub("", (ROOT / lock).read_text("utf-8"))
    assert not re.search(r"https?:|file:|//|#|@|--|\.\.", text)


def test_what_is_installed_is_what_is_locked() -> None:
    here = {
        name: library.version
        for name, library in locked(CHECKS).items()
        if _applies(library.requirement)
    }
    assert {name: distribution(name).version for name in here} == here
