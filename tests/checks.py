"""Every check of the project, one after the other, pytest last: `python -m tests.checks`."""

import subprocess
import sys

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy --strict": ["-m", "mypy"],
    "import contracts": [
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])",
    ],
}
TESTS = ["-m", "coverage", "run", "-m", "pytest", "-p", "tests.ground.rules_coverage"]


def main(words: list[str]) -> int:
    """Run every check; with words, only pytest with them. Answer 0 where all held."""
    if words:
        return _run(["-m", "pytest", *words])
    failed = [title for title, arguments in CHECKS.items() if not _holds(title, arguments)]
    title = "pytest" + (f" (these failed: {', '.join(failed)})" if failed else "")
    return 0 if _holds(title, TESTS) and not failed else 1


def _holds(title: str, arguments: list[str]) -> bool:
    print(f"\n== {title}", flush=True)
    return _run(arguments) == 0


def _run(arguments: list[str]) -> int:
    return subprocess.run([sys.executable, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
