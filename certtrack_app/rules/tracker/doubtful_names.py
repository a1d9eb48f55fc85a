"""Cells that should name one person and name two, or cannot be read as a name."""

import re

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import raw, shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.persons import looks_like_a_person
from certtrack_app.rules.tracker.statuses import IGNORE
from certtrack_app.rules.tracker.text import reference, tidy
from certtrack_app.rules.tracker.words import Meaning

_BETWEEN_NAMES = re.compile(r"\s*[;\n|]\s*|\s+[/&+]\s+")
_MAY_BE_SEVERAL = re.compile(r"[;\n|/&+<]")
"""The signs without which a text has neither markup nor a second name."""
_ADDRESS = re.compile(r"[^\s;,<>()|/]+@[^\s;,<>()|/]+\.[^\s;,<>()|/]{2,}")
_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>")
_NAMES = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME})


def doubt_about(cell: Cell, meaning: Meaning, topic: str, vocabulary: Vocabulary) -> Ask | None:
    """Give the question a cell of names or addresses leaves open; nobody is guessed from it."""
    if meaning is Meaning.EMAIL:
        text = shown(cell)
        several = text.count("@") > 1
        return _asked(cell, topic, "two addresses", _addresses(text)) if several else None
    if meaning not in _NAMES:
        return None
    if cell.kind is CellKind.TEXT and not _MAY_BE_SEVERAL.search(str(cell.value)):
        return None
    if cell.kind is CellKind.UNCOMPUTED:
        return _question(cell, topic, "formula without a value", (IGNORE,))
    if _MARKUP.search(shown(cell)):
        return _question(cell, topic, "name with markup", (IGNORE,))
    return _asked(cell, topic, "two people in one row", _people(str(cell.value), vocabulary))


def _asked(cell: Cell, topic: str, about: str, named: tuple[str, ...]) -> Ask | None:
    return _question(cell, topic, about, (*named, IGNORE)) if len(named) > 1 else None


def _question(cell: Cell, topic: str, about: str, choices: tuple[str, ...]) -> Ask:
    return Ask(f"who/{topic}/{reference(cell.row, cell.column)}", raw(cell), about, choices, None)


def _addresses(text: str) -> tuple[str, ...]:
    found = (address.removeprefix("mailto:") for address in _ADDRESS.findall(text))
    return tuple({address.casefold(): address for address in found}.values())


def _people(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    parts = tuple(filter(None, map(tidy, _BETWEEN_NAMES.split(text.strip()))))
    several = len(parts) > 1
    return parts if several and all(looks_like_a_person(p, vocabulary) for p in parts) else ()
