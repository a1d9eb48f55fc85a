"""The entry: a command where the first word is one, otherwise the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

_READ_TRACKER = "--read-tracker"
"""A frozen program starts itself with this word to read what came from outside."""
_WITH_A_VALUE = ("--office", "--as", "--today")


def main() -> None:
    """Start what the words ask for."""
    sys.exit(start(sys.argv[1:]))


def start(words: Sequence[str]) -> int:
    """Run a command, or open the window and bring the files named into it."""
    if words and words[0] == _READ_TRACKER:
        return _read_tracker()
    first = _first_word(words)
    if first is None and not _asks_for_help(words):
        return _window(words)
    from certtrack_app.cli import command_names, run, tell_defects

    if _asks_for_help(words) or first in command_names() or not _is_file(first):
        tell_defects(as_json="--json" in words)
        return run(words)
    return _window(words)


def _read_tracker() -> int:
    from certtrack_app.adapters import read_child

    read_child.main()
    return 0


def _first_word(words: Sequence[str]) -> str | None:
    """The first word that is no option and no option's value."""
    rest = iter(words)
    for word in rest:
        if word in _WITH_A_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return None


def _asks_for_help(words: Sequence[str]) -> bool:
    return "--help" in words


def _is_file(word: str | None) -> bool:
    return word is not None and (Path(word).exists() or "." in Path(word).name)


def _window(words: Sequence[str]) -> int:
    """Open the window; what it was started with is brought in once it is there."""
    from certtrack_app.app import open_window
    from certtrack_app.errors import Refusal

    try:
        return open_window(words)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return refusal.exit_code


if __name__ == "__main__":
    main()
