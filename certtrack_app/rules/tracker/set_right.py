"""What a person sets right in a preview, one thing at a time, each of which can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, assert_never

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.mending import WHOLE_ROW
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.rules.vocabulary import RequirementKind


@dataclass(frozen=True)
class HeadingAt:
    """The heading of a sheet stands in this row; 0: it has none."""

    topic: str
    row: int


@dataclass(frozen=True)
class LaidOut:
    """A sheet is laid out like this; none: it is not used."""

    topic: str
    layout: Layout


@dataclass(frozen=True)
class ColumnMeans:
    """A column means this, and tells of the requirement named; None leaves its title as it is."""

    topic: str
    column: int
    meaning: Meaning
    title: str | None
    heading: str


@dataclass(frozen=True)
class GoesUnder:
    """What is titled so goes under another title: a name changed, or two requirements made one."""

    was: str
    title: str


@dataclass(frozen=True)
class ReadsAs:
    """One cell, or a whole row where the column is 0, is read as this; `shown` stands there."""

    topic: str
    row: int
    column: int
    reading: str
    shown: str


@dataclass(frozen=True)
class AllRead:
    """All cells of a column that say the same are read as this."""

    topic: str
    column: int
    shown: str
    reading: str


@dataclass(frozen=True)
class Defined:
    """How a requirement that the tracker brings is defined; it goes into the program so."""

    title: str
    kind: RequirementKind
    target: Decimal | None
    unit: str
    deadline_days: int | None


@dataclass(frozen=True)
class SameAs:
    """A requirement of the tracker is the one of the program with this code; empty: a new one."""

    title: str
    code: str


@dataclass(frozen=True)
class TwoThings:
    """Two titles are alike and yet name two requirements."""

    one: str
    other: str


S = TypeVar("S")
SetRight = (
    HeadingAt | LaidOut | ColumnMeans | GoesUnder | ReadsAs | AllRead | Defined | SameAs | TwoThings
)
_READ_ANEW = (HeadingAt, LaidOut, ColumnMeans, GoesUnder, ReadsAs, AllRead)
_TURNED = (Layout.TRANSPOSED, Layout.FORM)


def needs_reading(one: SetRight) -> bool:
    """Whether the tracker must be read anew for it; else it is minded when it is imported."""
    return isinstance(one, _READ_ANEW)


def about(one: SetRight) -> tuple[object, ...]:
    """Say what is set right: of two that are about the same, the later one stands."""
    match one:
        case HeadingAt() | LaidOut():
            return type(one), one.topic
        case ColumnMeans():
            return type(one), one.topic, one.column
        case GoesUnder():
            return type(one), fold(one.was)
        case ReadsAs():
            return type(one), one.topic, one.row, one.column
        case AllRead():
            return type(one), one.topic, one.column, fold(one.shown)
        case Defined() | SameAs():
            return type(one), fold(one.title)
        case TwoThings():
            return type(one), *sorted((fold(one.one), fold(one.other)))
        case _:
            assert_never(one)


def with_one_more(set_right: Sequence[SetRight], more: SetRight) -> tuple[SetRight, ...]:
    """Add one; it replaces what was said of the same.

    What was said of columns is let go where a sheet is turned: its columns are rows then.
    """
    kept = [one for one in set_right if about(one) != about(more)]
    if isinstance(more, LaidOut) and more.layout in _TURNED:
        kept = [one for one in kept if not _is_of_columns(one, more.topic)]
    return (*kept, more)


def _is_of_columns(one: SetRight, topic: str) -> bool:
    return isinstance(one, ColumnMeans | AllRead) and one.topic == topic


def corrections_of(set_right: Sequence[SetRight], answers: Mapping[str, str]) -> Corrections:
    """Give what a reading obeys."""
    columns = _all(ColumnMeans, set_right)
    return Corrections(
        answers=dict(answers),
        headers={one.topic: one.row for one in _all(HeadingAt, set_right)},
        layouts={one.topic: one.layout for one in _all(LaidOut, set_right)},
        columns={(one.topic, one.column): one.meaning for one in columns},
        titles={(one.topic, one.column): one.title for one in columns if one.title is not None},
        requirements=_ends({fold(one.was): one.title for one in _all(GoesUnder, set_right)}),
        cells={(o.topic, o.row, o.column): o.reading for o in _all(ReadsAs, set_right)},
        column_values={
            (one.topic, one.column, fold(one.shown)): one.reading
            for one in _all(AllRead, set_right)
        },
    )


def _all(kind: type[S], set_right: Sequence[SetRight]) -> list[S]:
    return [one for one in set_right if isinstance(one, kind)]


def _ends(under: Mapping[str, str]) -> dict[str, str]:
    """Follow titles that go under titles that go under others."""
    return {was: _end(was, under) for was in under}


def _end(was: str, under: Mapping[str, str]) -> str:
    seen = {was}
    title = under[was]
    while fold(title) in under and fold(title) not in seen:
        seen.add(fold(title))
        title = under[fold(title)]
    return title


def singly(corrections: Corrections) -> tuple[SetRight, ...]:
    """Give corrections one by one; answers are not among them."""
    columns = corrections.columns.items()
    return (
        *(HeadingAt(topic, row) for topic, row in corrections.headers.items()),
        *(LaidOut(topic, layout) for topic, layout in corrections.layouts.items()),
        *(ColumnMeans(*at, meaning, corrections.titles.get(at), "") for at, meaning in columns),
        *(GoesUnder(was, title) for was, title in corrections.requirements.items()),
        *(ReadsAs(*at, reading, "") for at, reading in corrections.cells.items()),
        *(AllRead(*at, reading) for at, reading in corrections.column_values.items()),
    )


def is_whole_row(one: ReadsAs) -> bool:
    """Whether it is about a row, not a cell."""
    return one.column == WHOLE_ROW
