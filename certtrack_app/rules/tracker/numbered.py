"""Columns that come in numbered groups: Training 1, Date 1, Training 2, Date 2."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning

_NUMBERED = re.compile(r"^(.*\D) ?(\d{1,2})$")
_FEWEST, _MOSTLY = 2, 0.5


class Group(NamedTuple):
    """One numbered group: the column that names a requirement, and those that say of it."""

    titles: Column
    aspects: tuple[Column, ...]


def numbered_groups(table: Table, vocabulary: Vocabulary) -> tuple[Table, tuple[Group, ...]]:
    """Find the numbered groups of a table; gives it with their columns understood, or none."""
    known = {column.number: _numbered(column, vocabulary) for column in table.columns}
    titles = {n for m, n in filter(None, known.values()) if m is Meaning.REQUIREMENT}
    if len(titles) < _FEWEST:
        return table, ()
    changed = {
        number: replace(table.by_number[number], meaning=one[0], title="", doubtful=False)
        for number, one in known.items()
        if one is not None and one[1] in titles
    }
    columns = tuple(changed.get(column.number, column) for column in table.columns)
    groups = tuple(_group(changed, known, number) for number in sorted(titles))
    return replace(table, columns=columns), groups


def _numbered(column: Column, vocabulary: Vocabulary) -> tuple[Meaning, int] | None:
    """Read what a numbered heading means: the name of a requirement must be a text beneath."""
    match = _NUMBERED.match(fold(column.head.text))
    known = vocabulary.headers.get(match[1].strip()) if match else None
    if match is None or known is None:
        return None
    named = known[0] is Meaning.REQUIREMENT and column.profile.share(Sort.TEXT) > _MOSTLY
    return (known[0], int(match[2])) if named or known[0].tells_of_a_requirement else None


def _group(
    columns: Mapping[int, Column], known: Mapping[int, tuple[Meaning, int] | None], number: int
) -> Group:
    own = [c for n, c in columns.items() if (one := known[n]) is not None and one[1] == number]
    titles = next(c for c in own if c.meaning is Meaning.REQUIREMENT)
    return Group(titles, tuple(c for c in own if c is not titles))
