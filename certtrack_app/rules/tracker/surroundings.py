"""What a table, its sheet and the whole intake tell each column."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.context import Surroundings, kind_of
from certtrack_app.rules.tracker.dating import habit_of
from certtrack_app.rules.tracker.days import Order
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.profile import Profile
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind

_LONGEST_MARK = 2
_YEAR = re.compile(r"(?<!\d)(20\d\d|19[5-9]\d)(?!\d)")
_FEW_SCORES = 2
_LONGEST_SYMBOL, _LONGEST_MEANING = 12, 40
_MOST_CODES, _HIGHEST_CODE, _ENOUGH_COLUMNS = 7, 9, 4
_PASS_MARK = re.compile(r"^\s*([^\d:=≥>]+?)\s*[:=≥>]*\s*(\d{1,3})\s*%?\s*$")
_DAY_FIRST, _MONTH_FIRST = re.compile(r"^\W*d", re.IGNORECASE), re.compile(r"^\W*m", re.IGNORECASE)


def surroundings_of(
    table: Table, vocabulary: Vocabulary, order: Order, legend: Mapping[str, FactStatus]
) -> Surroundings:
    """Gather what a table tells each of its columns."""
    columns = [c for c in table.columns if c.meaning.tells_of_a_requirement]
    return Surroundings(
        marks=_marks(columns, vocabulary),
        legend=legend,
        codes=_codes(columns),
        order=order,
        pass_mark=_pass_mark(table.grid, vocabulary),
        many_scores=_many_scores(columns, vocabulary),
        year=_year(table),
    )


def _marks(columns: Iterable[Column], vocabulary: Vocabulary) -> frozenset[str]:
    """The marks that stand in a table: x, o, ✓."""
    texts = {
        fold(text)
        for column in columns
        for text in column.profile.texts
        if len(text.strip()) <= _LONGEST_MARK
    }
    statuses = vocabulary.statuses
    return frozenset(t for t in texts if t == "o" or (t in statuses and statuses[t].mark))


def _codes(columns: Iterable[Column]) -> frozenset[float]:
    """The bare numbers that many columns use in the same way: levels 0 to 4, say."""
    sets = [
        frozenset(float(str(value)) for _, value in column.profile.counts)
        for column in columns
        if column.profile.counts
        and column.head.quantity is None
        and all(kind is CellKind.NUMBER for kind, _ in column.profile.counts)
    ]
    together = frozenset().union(*sets) if sets else frozenset()
    small = all(n.is_integer() and abs(n) <= _HIGHEST_CODE for n in together)
    if len(sets) < _ENOUGH_COLUMNS or not small or not 2 < len(together) <= _MOST_CODES:  # noqa: PLR2004
        return frozenset()
    return together


def _year(table: Table) -> int | None:
    """Read the year of a sheet off its name or the titles above its heading."""
    texts = [table.grid.sheet.name]
    above = [row for row in table.grid.row_numbers if row < table.header.first_row]
    texts += [shown(cell) for row in above for cell in table.grid.row(row).values()]
    years = {int(found) for text in texts for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _many_scores(columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Tell whether so many columns hold scores that one question for all is kinder."""
    scored = [c for c in columns if c.profile.total and _is_scored(c, vocabulary)]
    return len(scored) > _FEW_SCORES


def _is_scored(column: Column, vocabulary: Vocabulary) -> bool:
    kind = kind_of(column.title or column.head.text, vocabulary)
    return column.meaning is Meaning.SCORE or kind is RequirementKind.ASSESSMENT


def _pass_mark(grid: Grid, vocabulary: Vocabulary) -> float | None:
    """Find a pass mark stated on the sheet: Pass mark: 70 %, in one cell or in two."""
    for row in grid.row_numbers[:_HEAD_ROWS]:
        texts = [shown(cell) for cell in grid.row(row).values()]
        for text in (*texts, *(f"{a} {b}" for a, b in pairwise(texts))):
            match = _PASS_MARK.match(text) if len(text) <= _LONGEST_MEANING else None
            if match and " " in match[1] + " " and vocabulary.is_phrase("pass_mark", match[1]):
                return float(match[2])
    return None


_HEAD_ROWS = 12


def likely_order(tables: Sequence[Table]) -> Order:
    """Say in which order dates are likely written where a column leaves it open.

    Other columns decide, then the formats of real dates, then the language of the headings.
    """
    votes: Counter[Order] = Counter()
    for table in tables:
        for column in table.columns:
            votes.update(_decided(column.profile))
    if votes:
        return votes.most_common(1)[0][0]
    formats = Counter(order for table in tables for order in _formats(table))
    if formats:
        return formats.most_common(1)[0][0]
    languages = {c.head.language for table in tables for c in table.columns if c.head.language}
    return Order.DMY if languages - {"en"} else Order.MDY


def settled_order(table: Table) -> Order | None:
    """Give the order in which all columns of a table write dates, where some leave no choice."""
    votes = {order for column in table.columns for order in _decided(column.profile)}
    return votes.pop() if len(votes) == 1 else None


def _decided(profile: Profile) -> Iterator[Order]:
    texts = [sense.date for sense in profile.senses.values() if sense.date and sense.date.ordered]
    order = habit_of([text for text in texts if not text.year_first], ()).order if texts else None
    if order is not None:
        yield order


_SAMPLE_ROWS = 50


def _formats(table: Table) -> Iterator[Order]:
    for row in table.body[:_SAMPLE_ROWS]:
        for cell in table.grid.row(row).values():
            if cell.kind is CellKind.DATE:
                if _DAY_FIRST.match(cell.number_format):
                    yield Order.DMY
                elif _MONTH_FIRST.match(cell.number_format):
                    yield Order.MDY
