"""What a cell of a tracker was taken for, as the preview shows it: a mark, a wash, words."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import assert_never

from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui.language import tr
from certtrack_app.ui.tokens import Tone


@unique
class Taken(StrEnum):
    """The few ways a person tells cells apart; their marks say it without color, too."""

    WHO = "who"
    HEADING = "heading"
    FACT = "fact"
    LOOKUP = "lookup"
    ASKED = "asked"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Sign:
    """How cells of one kind look: an icon, the wash of a tone (none where left out), words."""

    icon: str
    tone: Tone | None
    words: str


_WHO = frozenset(
    {
        Meaning.NAME,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.ID,
        Meaning.COHORT,
        Meaning.START,
        Meaning.PARTICULAR,
    }
)
_LEFT_OUT = frozenset({Meaning.IGNORED, Meaning.ORDINAL, Meaning.COMPUTED, Meaning.UNKNOWN})


def taken_for(meaning: Meaning) -> Taken:
    """Say to which of the few kinds a meaning belongs."""
    if meaning in _WHO:
        return Taken.WHO
    if meaning in _LEFT_OUT:
        return Taken.LEFT_OUT
    match meaning:
        case Meaning.HEADING:
            return Taken.HEADING
        case Meaning.LOOKUP:
            return Taken.LOOKUP
        case Meaning.ASKED:
            return Taken.ASKED
        case _:
            return Taken.FACT


def sign(taken: Taken) -> Sign:
    """Give the look of a kind of cell."""
    match taken:
        case Taken.WHO:
            return Sign("user", Tone.INFO, tr("Who it is"))
        case Taken.HEADING:
            return Sign("list-checks", Tone.NEUTRAL, tr("Heading"))
        case Taken.FACT:
            return Sign("check", Tone.GOOD, tr("What they did"))
        case Taken.LOOKUP:
            return Sign("book-open", Tone.NEUTRAL, tr("Look-up list"))
        case Taken.ASKED:
            return Sign("circle-question-mark", Tone.WARN, tr("Asked about"))
        case Taken.LEFT_OUT:
            return Sign("circle-slash", None, tr("Left out"))
        case _:
            assert_never(taken)


_WORDS = {
    Meaning.NAME: "a name",
    Meaning.FIRST_NAME: "a first name",
    Meaning.LAST_NAME: "a last name",
    Meaning.EMAIL: "a mail address",
    Meaning.ID: "an id",
    Meaning.COHORT: "a cohort",
    Meaning.START: "a day of enrollment",
    Meaning.REQUIREMENT: "a requirement",
    Meaning.CODE: "a code",
    Meaning.VALUE: "what was done",
    Meaning.STATUS: "a status",
    Meaning.DATE: "a day it was done",
    Meaning.PLANNED: "a day it is planned for",
    Meaning.DUE: "a deadline",
    Meaning.APPLIES: "whether it is asked of them",
    Meaning.EXPIRY: "a last valid day",
    Meaning.AMOUNT: "an amount",
    Meaning.TARGET: "a target",
    Meaning.SCORE: "a score",
    Meaning.LINK: "a link to evidence",
    Meaning.REMARK: "a remark",
    Meaning.VERIFIER: "who verified it",
    Meaning.NUMBER: "a number",
    Meaning.ORDINAL: "a running number",
    Meaning.COMPUTED: "a computed total",
    Meaning.PARTICULAR: "a particular of the person",
    Meaning.UNKNOWN: "nothing that is known",
    Meaning.HEADING: "a heading",
    Meaning.LOOKUP: "part of a look-up list",
}


def meaning_in_words(meaning: Meaning) -> str:
    """Say what a cell was taken for: “taken for a name”."""
    if meaning is Meaning.ASKED:
        return tr("asked about")
    if meaning is Meaning.IGNORED:
        return tr("left out")
    return tr("taken for {what}", what=tr(_WORDS[meaning]))


COLUMN_MEANINGS: tuple[tuple[str, tuple[Meaning, ...]], ...] = (
    (
        "Who it is",
        (
            Meaning.NAME,
            Meaning.FIRST_NAME,
            Meaning.LAST_NAME,
            Meaning.EMAIL,
            Meaning.ID,
            Meaning.COHORT,
            Meaning.START,
        ),
    ),
    (
        "What they did",
        (
            Meaning.VALUE,
            Meaning.STATUS,
            Meaning.DATE,
            Meaning.PLANNED,
            Meaning.DUE,
            Meaning.EXPIRY,
            Meaning.AMOUNT,
            Meaning.SCORE,
            Meaning.LINK,
            Meaning.REMARK,
            Meaning.VERIFIER,
            Meaning.NUMBER,
            Meaning.REQUIREMENT,
        ),
    ),
)
"""What a person can say of a column, in two groups; or that it is left out."""

_COLUMN_WORDS = {
    Meaning.NAME: "Name",
    Meaning.FIRST_NAME: "First name",
    Meaning.LAST_NAME: "Last name",
    Meaning.EMAIL: "Mail address",
    Meaning.ID: "Id",
    Meaning.COHORT: "Cohort",
    Meaning.START: "Day of enrollment",
    Meaning.VALUE: "A requirement, whatever its cells say",
    Meaning.STATUS: "Status",
    Meaning.DATE: "Day it was done",
    Meaning.PLANNED: "Day it is planned for",
    Meaning.DUE: "Deadline",
    Meaning.EXPIRY: "Last valid day",
    Meaning.AMOUNT: "Amount",
    Meaning.SCORE: "Score",
    Meaning.LINK: "Link to evidence",
    Meaning.REMARK: "Remark",
    Meaning.VERIFIER: "Who verified it",
    Meaning.NUMBER: "Number",
    Meaning.REQUIREMENT: "Title of the requirement, row by row",
}


def column_meaning_in_words(meaning: Meaning) -> str:
    """Say what a column holds, as a menu does; what a menu does not offer, as a cell is told of."""
    if meaning in _COLUMN_WORDS:
        return tr(_COLUMN_WORDS[meaning])
    return tr("Left out") if meaning is Meaning.IGNORED else meaning_in_words(meaning)
