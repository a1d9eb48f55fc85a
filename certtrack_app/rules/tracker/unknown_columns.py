"""Columns whose heading is no known word, explained by what stands in them and beside them."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning

_FEW_WORDS, _LONGEST_CODE = 6, 3
_MOSTLY = 0.5
_NAMES = frozenset({Meaning.REQUIREMENT})
_UNREAD = frozenset({Meaning.UNKNOWN, Meaning.PARTICULAR})


def is_titled(column: Column) -> bool:
    """Tell whether a column tells of a requirement that it names itself."""
    return column.meaning.tells_of_a_requirement and bool(column.title)


def unknown_words(columns: Sequence[Column]) -> list[Column]:
    """Take a few words that come again in other columns for words of status unknown here."""
    few = [c for c in columns if c.meaning is Meaning.UNKNOWN and _has_few_words(c)]
    seen = Counter(fold(text) for column in few for text in set(column.profile.texts))
    return [
        replace(column, meaning=Meaning.VALUE, title=column.head.stem or column.head.text)
        if column in few and all(seen[fold(text)] > 1 for text in column.profile.texts)
        else column
        for column in columns
    ]


def coded_alike(columns: Sequence[Column]) -> list[Column]:
    """Read columns of the same codes alike: none is left out while its sibling is asked about."""
    telling = [c for c in columns if c.meaning is Meaning.VALUE and c.title]
    codes = {fold(text) for column in telling for text in column.profile.texts}
    return [
        replace(column, meaning=Meaning.VALUE, title=column.head.stem or column.head.text)
        if column.meaning in _UNREAD
        and column.head.text
        and column.profile.texts
        and _are_of(column.profile.texts, codes)
        else column
        for column in columns
    ]


def _are_of(texts: Sequence[str], codes: AbstractSet[str]) -> bool:
    """Tell texts that are among known ones, or single letters some of which are: grades."""
    known = [fold(text) in codes for text in texts]
    letters = all(len(text.strip()) == 1 for text in texts)
    return all(known) or (letters and any(len(code) <= _LONGEST_CODE for code in codes))


def unheaded_days(columns: Sequence[Column]) -> list[Column]:
    """Read days under no heading, right after a requirement, as the days of that requirement."""
    settled: list[Column] = []
    for column in columns:
        before = settled[-1] if settled else None
        beside = before is not None and before.number == column.number - 1
        worded = before is not None and before.profile.share(Sort.WORD) > _MOSTLY
        dated = column.profile.total or (column.head.is_day and worded)
        if before and beside and dated and is_titled(before) and _has_days_unheaded(column):
            settled.append(replace(column, meaning=Meaning.DATE, title="", doubtful=False))
        else:
            settled.append(column)
    return settled


def _has_days_unheaded(column: Column) -> bool:
    """Tell days under no heading, or under a day they are expected by, as Moodle writes it."""
    days = column.profile.share(Sort.DATE) > _MOSTLY or not column.profile.total
    headed = bool(column.head.text) and not (
        column.head.is_day and column.title == column.head.text
    )
    return days and not headed and column.meaning is Meaning.VALUE


def _has_few_words(column: Column) -> bool:
    texts = column.profile.texts
    codes = all(len(text.strip()) <= _LONGEST_CODE for text in texts)
    most = _FEW_WORDS if codes else min(_FEW_WORDS, column.profile.total / 2)
    return bool(column.head.text) and 0 < len(texts) <= most


def with_titles(columns: Sequence[Column], vocabulary: Vocabulary) -> Sequence[Column]:
    """Find what names the requirement of each row where no heading says so outright.

    Names under a heading of scores, as Theory under Exam, do; so does a code where status or
    date stand in columns of their own.
    """
    aspects = [c for c in columns if c.untitled_aspect and c.profile.says_how_far > _MOSTLY]
    if not aspects or any(c.meaning is Meaning.REQUIREMENT or is_titled(c) for c in columns):
        return columns
    named = [c for c in columns if _names_what(c, vocabulary)]
    coded = [c for c in columns if c.meaning is Meaning.CODE]
    found = next((found[0] for found in (named, coded) if len(found) == 1), None)
    return [replace(c, meaning=Meaning.REQUIREMENT, title="") if c is found else c for c in columns]


def _names_what(column: Column, vocabulary: Vocabulary) -> bool:
    """Tell names under a heading that says what sort of thing they are: Theory under Exam."""
    words = fold(column.head.text).split()
    known = any(w in vocabulary.kinds or vocabulary.is_phrase("titles", w) for w in words)
    known = known or any(vocabulary.headers.get(w, (None, ""))[0] in _NAMES for w in words)
    named = column.meaning is Meaning.SCORE or (column.meaning in _UNREAD and known)
    return named and column.profile.share(Sort.TEXT) > _MOSTLY
