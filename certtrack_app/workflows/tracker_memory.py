"""What the office has taught the reading of trackers: kept at an import, forgotten at will."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from certtrack_app.models.tracker import TrackerShape, TrackerWord
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.shapes import Shape, record_of, shape_of_record, shapes_of
from certtrack_app.rules.tracker.statuses import STATUS_CHOICES, value_topic
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class WordRow:
    """A word of the office's own, as listed."""

    id: int
    word: str
    stands_for: str
    learned_on: date

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class ShapeRow:
    """A sheet that was set right once, as listed."""

    id: int
    called: str
    headings: str
    kept_on: date

    def __str__(self) -> str:
        return self.called


@dataclass(frozen=True)
class KnownShape:
    """What was set right in a sheet, the files it was read from, and the day it was kept."""

    shape: Shape
    called: str
    kept_on: date


def word_rows(reader: Reader) -> tuple[WordRow, ...]:
    """List the office's own words, by the alphabet."""
    return tuple(
        WordRow(one.id, one.word, one.stands_for, one.learned_on)
        for one in reader.session.scalars(select(TrackerWord).order_by(TrackerWord.word))
    )


def own_words(reader: Reader) -> Mapping[str, str]:
    """Give what the office's own words stand for."""
    return {one.word: one.stands_for for one in word_rows(reader)}


def known_shapes(reader: Reader) -> tuple[KnownShape, ...]:
    """List what was set right in earlier trackers, the latest first."""
    kept = select(TrackerShape).order_by(TrackerShape.id.desc())
    return tuple(
        KnownShape(shape_of_record(one.shape), one.called, one.kept_on)
        for one in reader.session.scalars(kept)
    )


def shape_rows(reader: Reader) -> tuple[ShapeRow, ...]:
    """List the sheets that were set right, the latest first."""
    return tuple(
        ShapeRow(one.id, one.called, one.headings, one.kept_on)
        for one in reader.session.scalars(select(TrackerShape).order_by(TrackerShape.id.desc()))
    )


def forget_shape(unit: Unit, key: int) -> None:
    """Forget what was set right in a sheet: its next copy is read anew."""
    shape = unit.find(TrackerShape, key)
    unit.session.delete(shape)
    unit.act(ActionKind.EDITED_SETTINGS, str(shape), "the next copy is read anew")


def forget_word(unit: Unit, word: str) -> None:
    """Forget a word of the office's own: the next tracker asks what it means."""
    for one in unit.session.scalars(select(TrackerWord).where(TrackerWord.word == word)):
        unit.session.delete(one)
        unit.act(ActionKind.EDITED_SETTINGS, str(one), "it is asked about again")


def remember(unit: Unit, reading: Reading, corrections: Corrections, called: str) -> None:
    """Keep what a person answered and set right, for trackers to come; part of an import."""
    known = {one.word: one for one in unit.session.scalars(select(TrackerWord))}
    for word, means in _answered_words(corrections).items():
        if word in known:
            known[word].stands_for, known[word].learned_on = means, unit.today
        else:
            unit.add(TrackerWord(word=word, stands_for=means, learned_on=unit.today))
    for shape in shapes_of(reading, corrections):
        _keep_shape(unit, shape, called)


def _answered_words(corrections: Corrections) -> Mapping[str, str]:
    """The words answered about wherever they stand, not for one sheet alone."""
    start = value_topic("")
    return {
        topic.removeprefix(start): answer
        for topic, answer in corrections.answers.items()
        if topic.startswith(start) and "/" not in topic[len(start) :] and answer in STATUS_CHOICES
    }


def _keep_shape(unit: Unit, shape: Shape, called: str) -> None:
    headings = " | ".join(shape.headings[number] for number in sorted(shape.headings))
    query = select(TrackerShape).where(TrackerShape.headings == headings)
    kept = unit.session.scalars(query).first()
    if kept is None:
        kept = TrackerShape(headings=headings)
        unit.session.add(kept)
    kept.shape, kept.called, kept.kept_on = record_of(shape), called, unit.today
