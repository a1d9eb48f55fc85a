"""What one cell says, once its column has had its say."""

from enum import IntEnum
from typing import NamedTuple

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.days import Day
from certtrack_app.rules.vocabulary import FactStatus


class Strength(IntEnum):
    """How outright a status is said, from not at all to by a word.

    DATED by a bare day, LOGGED by an amount that only adds to something, FINISHED by a day under
    a heading that says it is that of completion, MEASURED by an amount against its target.
    """

    NONE = 0
    DEDUCED = 1
    DATED = 2
    LOGGED = 3
    FINISHED = 4
    MEASURED = 5
    OUTRIGHT = 6


class Said(NamedTuple):
    """What a cell says of a requirement.

    `ask` is the question it leaves open, `ignored` why it says nothing. `strength` tells how
    far the status is said outright; `settled_by_status`: the question falls away where it is.
    """

    status: FactStatus | None = None
    on: Day | None = None
    expires: Day | None = None
    amount: float | None = None
    unit: str = ""
    target: float | None = None
    score: float | None = None
    verifier: str | None = None
    number: str | None = None
    link: str | None = None
    remark: str | None = None
    rule: str = ""
    ask: Ask | None = None
    ignored: str = ""
    strength: Strength = Strength.NONE
    settled_by_status: bool = False

    @property
    def explicit(self) -> bool:
        """Whether the status is said outright, by a word or mark."""
        return self.strength is Strength.OUTRIGHT

    @property
    def makes_a_fact(self) -> bool:
        """Whether enough is said, or proposed, for a fact."""
        return self.status is not None or self.amount is not None or self.score is not None
