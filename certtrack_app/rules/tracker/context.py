"""What is known of a column when its cells are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.days import Order
from certtrack_app.rules.tracker.heads import Head
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.profile import Profile
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind

_UNIT_KINDS = {
    "h": RequirementKind.HOURS,
    "sessions": RequirementKind.SESSIONS,
    "credits": RequirementKind.CREDITS,
}


@dataclass(frozen=True)
class Surroundings:
    """What a table tells its columns: marks in use, a legend, how dates are likely written.

    `codes` are bare numbers that stand for something in many columns; `many_scores`: pass marks
    are asked for once for the sheet; `scored`: bare numbers are scores. `settled_order`: all
    dates of the sheet are written by one system, and this is how.
    """

    marks: frozenset[str] = frozenset()
    legend: Mapping[str, FactStatus] = field(default_factory=dict)
    codes: frozenset[float] = frozenset()
    order: Order = Order.MDY
    pass_mark: float | None = None
    many_scores: bool = False
    year: int | None = None
    scored: bool = False
    settled_order: Order | None = None


@dataclass(frozen=True)
class Context:
    """One column, or a row of a sheet turned on its side, as its cells are read."""

    topic: str
    sheet_topic: str
    title: str
    meaning: Meaning
    mode: Mode
    head: Head
    profile: Profile
    date_system: int
    interpreter: Interpreter
    corrections: Corrections
    surroundings: Surroundings
    doubtful: bool = False
    unheaded: bool = False
    target: float | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of trackers."""
        return self.interpreter.vocabulary

    @property
    def today(self) -> date:
        """The day of the reading."""
        return self.interpreter.today

    @cached_property
    def kind(self) -> RequirementKind | None:
        """What the title and heading say the requirement asks for."""
        if self.head.quantity and self.head.quantity.unit in _UNIT_KINDS:
            return _UNIT_KINDS[self.head.quantity.unit]
        return kind_of(self.title, self.vocabulary) or kind_of(self.head.text, self.vocabulary)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The distinct bare numbers of the column, those kept as text among them."""
        return self.profile.numbers


def kind_of(title: str, vocabulary: Vocabulary) -> RequirementKind | None:
    """Read off a title what it asks for, its last telling word deciding."""
    words = fold(title).split()
    for last in range(len(words), 0, -1):
        for length in (2, 1):
            kind = vocabulary.kinds.get(" ".join(words[max(0, last - length) : last]))
            if kind is not None:
                return kind
    return None
