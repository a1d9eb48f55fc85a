"""What the import contracts cannot say of the rooms."""

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "certtrack_app"
LINES = 300
OUR_PACKAGES = {"certtrack_app", "bench", "tests"}
COMES_ALONG = {"shiboken6", "gi"}  # with PySide6, with the system's python3-gi

KNOW_QT = {"ui", "app", "__main__"}
KNOW_DOCUMENTS = {"adapters"}
KINDS = {
    "openpyxl": "workbooks",
    "python_calamine": "workbooks",
    "reportlab": "paper",
    "uharfbuzz": "paper",
    "pypdfium2": "paper",
    "pyhanko": "signatures",
    "keyring": "keys",
    "smtplib": "mail",
    "icalendar": "calendars",
    "filelock": "locks",
}

MODULES = sorted(PACKAGE.rglob("*.py"))
OURS = [*MODULES, *sorted((ROOT / "bench").rglob("*.py")), ROOT / "start.py"]
OURS += sorted((ROOT / "tests").rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def libraries(path: Path) -> set[str]:
    return {module.partition(".")[0] for module in imported(path)}


def contract(title: str) -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["name"].startswith(title))


def rooms() -> set[str]:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    found |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return found - {"__init__"}


@pytest.mark.parametrize(
    ("title", "exempt"),
    [("Only the window", KNOW_QT), ("Documents, mail and keys", KNOW_DOCUMENTS)],
    ids=["Qt", "documents"],
)
def test_every_room_is_under_the_contract_or_named_exempt(title: str, exempt: set[str]) -> None:
    under = {each.removeprefix("certtrack_app.") for each in contract(title)["source_modules"]}
    assert under == rooms() - exempt


def test_rules_know_only_the_standard_library() -> None:
    known = sys.stdlib_module_names | {"certtrack_app"}
    rules = (PACKAGE / "rules").rglob("*.py")
    assert {name(path): foreign for path in rules if (foreign := libraries(path) - known)} == {}


def asked(*groups: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = list(project["project"]["dependencies"])
    lines += [line for group in groups for line in project["dependency-groups"][group]]
    return {canonicalize_name(Requirement(line).name) for line in lines}


@pytest.mark.parametrize(
    ("modules", "groups"), [(MODULES, ()), (OURS, ("test",))], ids=["the program", "the checks"]
)
def test_every_library_that_is_imported_is_asked_for(
    modules: list[Path], groups: tuple[str, ...]
) -> None:
    foreign = {each for path in modules for each in libraries(path)} - sys.stdlib_module_names
    known = asked(*groups)
    assert {
        each for each in foreign - OUR_PACKAGES - COMES_ALONG if not makers(each) & known
    } == set()


def makers(library: str) -> set[str]:
    return {canonicalize_name(each) for each in installed().get(library, [])}


@cache
def installed() -> Mapping[str, list[str]]:
    return packages_distributions()


def test_an_adapter_knows_one_kind_of_library() -> None:
    adapters = (PACKAGE / "adapters").rglob("*.py")
    assert {name(path): found for path in adapters if len(found := kinds(path)) > 1} == {}


def kinds(path: Path) -> set[str]:
    return {KINDS[library] for library in libraries(path) if library in KINDS}


def test_every_exception_is_caught_in_one_module_at_most() -> None:
    catching = [name(path) for path in MODULES if _catches_everything(path)]
    assert len(catching) <= 1


def _catches_everything(path: Path) -> bool:
    handlers = (
        node.type
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
    )
    return any(
        caught is None
        or "Exception" in {part.id for part in ast.walk(caught) if isinstance(part, ast.Name)}
        for caught in handlers
    )


def test_every_file_can_be_read_in_one_sitting() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in OURS}
    assert {path: length for path, length in lengths.items() if length >= LINES} == {}
