"""What one column cannot know alone: which of several names counts, whose titles are shared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.persons import share_of_people
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode

_MOSTLY = 0.6
_SAMPLE = 60
_SHORTENED = frozenset({Meaning.STATUS, Meaning.DATE, Meaning.PLANNED, Meaning.EXPIRY, Meaning.DUE})


def settled(
    columns: Sequence[Column], vocabulary: Vocabulary, corrected: Mapping[int, Meaning]
) -> tuple[Column, ...]:
    """Settle the columns of a table among each other, then as the person corrected them."""
    settled_columns = _names(list(columns), vocabulary)
    settled_columns = _first_only(settled_columns, Meaning.EMAIL)
    settled_columns = [_corrected(column, corrected) for column in settled_columns]
    settled_columns = [_parted(column, settled_columns) for column in settled_columns]
    settled_columns = [_applied(column, settled_columns, vocabulary) for column in settled_columns]
    shared: dict[str, int] = {}
    for column in settled_columns:
        shared[fold(column.title)] = shared.get(fold(column.title), 0) + 1
    return tuple(_own_title(column, shared) for column in settled_columns)


def _corrected(column: Column, corrected: Mapping[int, Meaning]) -> Column:
    meaning = corrected.get(column.number)
    if meaning is None:
        return column
    title = column.title or (column.head.text if meaning is Meaning.VALUE else "")
    return replace(column, meaning=meaning, title=title if meaning.tells_of_a_requirement else "")


def _parted(column: Column, columns: Sequence[Column]) -> Column:
    """Part a heading as its neighbors are parted: Final exam | Date beside Final exam | Status."""
    if not column.meaning.tells_of_a_requirement and column.meaning is not Meaning.PARTICULAR:
        return column
    titles = {fold(c.title): c.title for c in columns if c.title and c is not column}
    whole = fold(column.head.bare)
    if column.head.meaning is not None and column.head.stem and whole in titles:
        return replace(column, meaning=Meaning.VALUE, title=column.head.bare)
    if column.title and fold(column.title) in titles:
        return column
    for meaning, stem in column.head.others:
        if fold(stem) in titles:
            return replace(column, meaning=meaning, title=titles[fold(stem)])
    return column


def _applied(column: Column, columns: Sequence[Column], vocabulary: Vocabulary) -> Column:
    """Read Fire Safety required beside Fire Safety completed as what applies to the person."""
    words = column.head.text.split()
    if column.meaning is not Meaning.VALUE or column.profile.share(Sort.WORD) <= _MOSTLY:
        return column
    titles = {fold(other.title): other.title for other in columns if other is not column}
    for edge, rest in ((words[-1], words[:-1]), (words[0], words[1:])) if words else ():
        stem = fold(" ".join(rest))
        if stem in titles and vocabulary.modes.get(fold(edge)) is Mode.REQUIRED:
            mode = Mode.REQUIRED
            return replace(column, meaning=Meaning.APPLIES, title=titles[stem], mode=mode)
    return column


def _own_title(column: Column, shared: Mapping[str, int]) -> Column:
    """Keep the whole heading as title where no other column tells of the same requirement."""
    lonely = column.title and shared[fold(column.title)] == 1 and column.head.stem
    if lonely and column.head.meaning is not None and column.head.meaning not in _SHORTENED:
        return replace(column, title=column.head.text)
    return column


def _names(columns: list[Column], vocabulary: Vocabulary) -> list[Column]:
    """Find the columns that say who: one full name, or its two parts."""
    named = [column for column in columns if column.meaning is Meaning.NAME]
    if named:
        columns = _first_only(columns, Meaning.NAME)
        return _parts_of_names(columns, named[0])
    first = [column for column in columns if column.meaning is Meaning.FIRST_NAME]
    last = [column for column in columns if column.meaning is Meaning.LAST_NAME]
    if len(first) + len(last) == 1:
        return _changed(columns, (first or last)[0], Meaning.NAME)
    if first or last:
        return columns
    found = _unknown_names(columns, vocabulary)
    return _changed(columns, found, Meaning.NAME) if found else columns


def _parts_of_names(columns: list[Column], name: Column) -> list[Column]:
    """Read Name beside Surname as first name, beside First name as last, where it is one word."""
    first = any(column.meaning is Meaning.FIRST_NAME for column in columns)
    last = any(column.meaning is Meaning.LAST_NAME for column in columns)
    words = [len(text.split()) for text in name.profile.texts[:_SAMPLE]]
    short = bool(words) and sum(count == 1 for count in words) > _MOSTLY * len(words)
    if first == last or not short:
        return columns
    return _changed(columns, name, Meaning.LAST_NAME if first else Meaning.FIRST_NAME)


def _unknown_names(columns: list[Column], vocabulary: Vocabulary) -> Column | None:
    """Find names under a heading that is no known word: texts that look like people's names."""
    for column in columns:
        if column.meaning in (Meaning.UNKNOWN, Meaning.LOOKUP) and column.profile.texts:
            texts = column.profile.texts[:_SAMPLE]
            if share_of_people(texts, vocabulary) >= _MOSTLY:
                return column
    return None


def _changed(columns: list[Column], changed: Column, meaning: Meaning) -> list[Column]:
    return [
        replace(column, meaning=meaning, title="") if column is changed else column
        for column in columns
    ]


def _first_only(columns: list[Column], meaning: Meaning) -> list[Column]:
    """Keep the first column of a meaning; the others are particulars."""
    seen = False
    kept = []
    for column in columns:
        if column.meaning is meaning and seen:
            kept.append(replace(column, meaning=Meaning.PARTICULAR, title=""))
        else:
            kept.append(column)
        seen = seen or column.meaning is meaning
    return kept


def renamed(column: Column, title: str | None) -> Column:
    """Give the column the title a person named, or mark that it has to be asked for."""
    if title is None:
        return replace(column, unheaded=True)
    return replace(column, title=title, doubtful=False)
