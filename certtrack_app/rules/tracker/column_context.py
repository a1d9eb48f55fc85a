"""What the columns of a table mean beside each other: which tell of requirements, which do not."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.unknown_columns import (
    coded_alike,
    is_titled,
    unheaded_days,
    unknown_words,
    with_titles,
)
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus

_ENOUGH = 3
_MOSTLY, _MOSTLY_FLAGS, _ALMOST_ALL = 0.5, 0.7, 0.9
_OF_THE_ROW = frozenset({Meaning.STATUS, Meaning.DATE})
_OF_THE_PERSON = frozenset({Meaning.REMARK, Meaning.VERIFIER, Meaning.NUMBER})
_SAID_BESIDE = frozenset({Meaning.STATUS, Meaning.DATE, Meaning.SCORE, Meaning.AMOUNT})


def in_context(columns: Sequence[Column], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Settle columns that only their neighbors explain."""
    columns = with_titles(unheaded_days(coded_alike(unknown_words(columns))), vocabulary)
    columns = [_without_progress(column) for column in columns]
    if _is_long(columns):
        return tuple(_beside_titles(column, columns) for column in columns)
    columns = _overall(_without_flags(columns), vocabulary)
    return tuple(_doubted(column, columns, vocabulary) for column in columns)


def _is_long(columns: Sequence[Column]) -> bool:
    has_titles = any(column.meaning is Meaning.REQUIREMENT for column in columns)
    aspects = sum(column.untitled_aspect for column in columns)
    own = sum(is_titled(column) and column.profile.total > 0 for column in columns)
    return has_titles and own <= max(1, aspects)


def _without_progress(column: Column) -> Column:
    """Leave out an aspect whose cells say nothing of progress: a grade of pay, Active."""
    telling = column.meaning in (Meaning.SCORE, Meaning.STATUS, Meaning.DATE)
    if not telling or column.title or not column.profile.total:
        return column
    if column.meaning is Meaning.STATUS and column.profile.says_how_far:
        return column
    if column.profile.says_how_far < _MOSTLY and column.meaning is not Meaning.STATUS:
        return replace(column, meaning=Meaning.PARTICULAR, title="")
    return column


def _beside_titles(column: Column, columns: Sequence[Column]) -> Column:
    """Read a column of its own heading in a table of one row per requirement.

    Where status or date stand in columns of their own it tells nothing more; otherwise it may be
    what tells how far the person has come, and is asked about.
    """
    if column.meaning is Meaning.START and _starts_a_course(column, columns):
        return replace(column, meaning=Meaning.PARTICULAR)
    if column.meaning is Meaning.COMPUTED and _is_progress(column, columns):
        return replace(column, meaning=Meaning.STATUS)
    if not is_titled(column) or column.head.meaning is not None:
        return column
    if _says_what_applies(column):
        return replace(column, meaning=Meaning.APPLIES, title="")
    if any(c.meaning in _SAID_BESIDE and c.untitled_aspect for c in columns):
        return replace(column, meaning=Meaning.PARTICULAR, title="")
    return replace(column, title="", doubtful=True)


def _says_what_applies(column: Column) -> bool:
    """Tell a column that says only whether a requirement applies to the person."""
    words = [sense.word for sense in column.profile.senses.values() if sense.word is not None]
    said = {word.status for word in words if word.status is not None}
    whole = column.profile.share(Sort.WORD) > _ALMOST_ALL
    return whole and bool(said) and said <= {FactStatus.REQUIRED, FactStatus.NOT_APPLICABLE}


def _is_progress(column: Column, columns: Sequence[Column]) -> bool:
    """Tell a share completed of the row's own requirement: its status, where no other is given."""
    given = any(c.meaning is Meaning.STATUS and c.untitled_aspect for c in columns)
    return "%" in column.head.text and not given and column.profile.share(Sort.QUANTITY) > _MOSTLY


def _starts_a_course(column: Column, columns: Sequence[Column]) -> bool:
    """Tell the start of the row's own course from the one day a person enrolled."""
    titles = [c for c in columns if c.meaning is Meaning.REQUIREMENT]
    several = any(len(c.profile.texts) > 1 for c in titles)
    return several and column.number > min(c.number for c in titles)


def _overall(columns: Sequence[Column], vocabulary: Vocabulary) -> list[Column]:
    """Tell status and date of one requirement from those that sum up all: they stand alone.

    They belong to the titled column before them where it is the only one, where others are
    followed in the same way, or where they stand right between it and the next and add to it.
    """
    columns = [_as_title(column, columns, vocabulary) for column in columns]
    titled = [column for column in columns if is_titled(column)]
    followed = _followed(columns)
    if titled:
        columns = [_of_its_own(column, columns, followed, vocabulary) for column in columns]
    if len(titled) <= 1:
        return list(columns)
    last = max(column.number for column in titled)
    settled: list[Column] = []
    owner: Column | None = None
    for column in columns:
        if is_titled(column):
            owner = column
        elif column.untitled_aspect and not (
            owner is not None
            and (_follows_a_pattern(owner, followed) or _adds_to(column, settled[-1], last))
        ):
            settled.append(_summing_up(column))
            continue
        settled.append(column)
    return settled


def _as_title(column: Column, columns: Sequence[Column], vocabulary: Vocabulary) -> Column:
    """Doubt a status by a word that names a requirement as well: Compliance among Ethics, Law."""
    usual = vocabulary.is_phrase("edges", column.head.text)
    if column.meaning is not Meaning.STATUS or column.title or usual or not column.head.text:
        return column
    alike = [c for c in columns if is_titled(c) and c.profile.share(Sort.WORD) > _MOSTLY]
    if len(alike) < 2 or column.number > max(c.number for c in alike):  # noqa: PLR2004
        return column
    title = column.head.text
    return replace(column, meaning=Meaning.VALUE, title=title, doubtful=True)


def _follows_a_pattern(owner: Column, followed: Sequence[Column]) -> bool:
    return len(followed) > 1 and owner in followed


def _adds_to(column: Column, before: Column, last: int) -> bool:
    """Tell an aspect that says of the column right before it what that does not say itself."""
    between = before.number == column.number - 1 and column.number < last
    if not between or before.overall or not before.meaning.tells_of_a_requirement:
        return False
    if column.meaning is Meaning.STATUS:
        return before.profile.share(Sort.WORD) <= _MOSTLY
    return column.meaning is not Meaning.DATE or before.profile.share(Sort.DATE) <= _MOSTLY


def _without_flags(columns: Sequence[Column]) -> Sequence[Column]:
    """Leave out columns of ones and zeros behind a day or status of the row's own.

    Such a row is one event with its particulars, not one person's requirements.
    """
    titled = [c for c in columns if is_titled(c) and c.profile.total]
    own = [c for c in columns if c.untitled_aspect and c.meaning in _OF_THE_ROW and c.profile.total]
    flags = [c for c in titled if _is_flags(c)]
    leads = bool(own) and bool(flags) and own[0].number < flags[0].number
    if not leads or len(flags) < _MOSTLY_FLAGS * len(titled):
        return columns
    return [
        replace(c, meaning=Meaning.PARTICULAR, title="") if is_titled(c) else c for c in columns
    ]


def _is_flags(column: Column) -> bool:
    return all(value in (0, 1) for _, value in column.profile.counts)


def _followed(columns: Sequence[Column]) -> list[Column]:
    """The titled columns that have a column of another aspect right after them."""
    return [
        one
        for one, following in pairwise(columns)
        if is_titled(one) and (following.untitled_aspect or _tells_more(following, one))
    ]


def _tells_more(column: Column, before: Column) -> bool:
    """Tell whether a column names the requirement of the one before again: Ethics, Ethics date."""
    same = fold(column.title) == fold(before.title) and column.meaning is not before.meaning
    return is_titled(column) and same


def _of_its_own(
    column: Column, columns: Sequence[Column], followed: Sequence[Column], vocabulary: Vocabulary
) -> Column:
    """Read an amount or score that no pattern ties to a title as a requirement: CPD hours."""
    if column.title or not _may_be_of_its_own(column, vocabulary):
        return column
    before = columns[columns.index(column) - 1]
    if before.profile.share(Sort.QUANTITY) > _MOSTLY and column.meaning is Meaning.AMOUNT:
        return replace(column, title=column.head.text)
    tied = before in followed and (len(followed) > 1 or " " not in column.head.text)
    return column if tied else replace(column, title=column.head.text)


def _may_be_of_its_own(column: Column, vocabulary: Vocabulary) -> bool:
    """Tell hours, and scores whose heading says of what: exam score, not Score."""
    if column.meaning is Meaning.SCORE:
        words = [w for w in fold(column.head.text).split() if w in vocabulary.kinds]
        return any(not vocabulary.is_phrase("score", word) for word in words)
    return column.meaning is Meaning.AMOUNT


def _summing_up(column: Column) -> Column:
    """Read an aspect of no single requirement: said of the person, or a sum of the others."""
    kept = column.meaning if column.meaning in _OF_THE_PERSON else Meaning.COMPUTED
    return replace(column, meaning=kept, overall=True)


def _doubted(column: Column, columns: Sequence[Column], vocabulary: Vocabulary) -> Column:
    """Doubt a lonely column whose heading is no known word: it may be no requirement at all."""
    if column.meaning is not Meaning.VALUE or column.head.meaning is not None:
        return column
    alike = [c for c in columns if is_titled(c) and c.profile.total]
    settled = column.mode is not Mode.DONE or column.head.quantity is not None
    settled = settled or _says_how_much_of_how_much(column)
    if settled or len(alike) >= _ENOUGH or _has_sibling(column, alike):
        return column
    return (
        column if _sounds_like_a_requirement(column, vocabulary) else replace(column, doubtful=True)
    )


def _has_sibling(column: Column, alike: Sequence[Column]) -> bool:
    """Tell whether another column holds the same sort of thing: the same words, or days."""
    words = set(column.profile.texts)
    for other in (c for c in alike if c is not column and not c.overall):
        dated = [one.profile.share(Sort.DATE, Sort.MIXED) > _MOSTLY for one in (column, other)]
        if all(dated) or words & set(other.profile.texts) or _are_flags(column, other):
            return True
    return False


def _says_how_much_of_how_much(column: Column) -> bool:
    """Tell amounts that name what they are of: 5 of 6."""
    quantities = [sense.quantity for sense in column.profile.senses.values()]
    return bool(quantities) and all(q is not None and q.target is not None for q in quantities)


def _are_flags(*columns: Column) -> bool:
    """Tell columns of nothing but true and false."""
    return all(column.profile.counts and _is_true_or_false(column) for column in columns)


def _is_true_or_false(column: Column) -> bool:
    return all(kind is CellKind.BOOLEAN for kind, _ in column.profile.counts)


def _sounds_like_a_requirement(column: Column, vocabulary: Vocabulary) -> bool:
    words = fold(column.head.text).split()
    titles = vocabulary.phrases.get("titles", frozenset())
    known = any(word in titles or word in vocabulary.kinds for word in words)
    mixed = column.profile.share(Sort.WORD) > _MOSTLY and len(column.profile.texts) > 2  # noqa: PLR2004
    return known or mixed or not column.profile.total
