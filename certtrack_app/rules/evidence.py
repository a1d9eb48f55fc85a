"""Evidence as the rules see it."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import assert_never

from certtrack_app.rules.requirement import ZERO
from certtrack_app.rules.vocabulary import DatePrecision, EvidenceClaim, EvidenceState

GONE_STATES = (EvidenceState.REJECTED, EvidenceState.WITHDRAWN)
"""States in which evidence no longer speaks for its line."""
_NO = ("", "0", "no", "false", "none", "[]")


@dataclass(frozen=True)
class EvidenceFact:
    """One piece of evidence and what was decided of it last.

    Amounts are in the unit of the requirement. `accepted` None on a confirmed completion means
    that the evaluator confirmed the requirement as a whole.
    """

    id: int
    received_on: date
    state: EvidenceState = EvidenceState.SUBMITTED
    claim: EvidenceClaim = EvidenceClaim.COMPLETION
    claimed: Decimal | None = None
    accepted: Decimal | None = None
    score: Decimal | None = None
    category: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    """What quotas ask about: {"paid": true}, {"paid": 7.5}, {"client": ["A", "B"]}."""
    happened_on: date | None = None
    happened_precision: DatePrecision = DatePrecision.DAY
    expires_on: date | None = None
    """The last day on which it still speaks for its line."""
    began_on: date | None = None
    """The first day, where the piece covers a stretch of time that ends on `happened_on`."""
    decided_on: date | None = None
    decided_order: int = 0
    """Tells two decisions of one day apart: the key of the verification."""
    imported: bool = False

    @property
    def is_live(self) -> bool:
        """Whether it still speaks for its line."""
        return self.state not in GONE_STATES

    def has_expired(self, today: date) -> bool:
        """Whether it has run out; what nobody has decided on yet is decided on all the same."""
        if self.expires_on is None or self.state is EvidenceState.SUBMITTED:
            return False
        return self.is_live and self.expires_on < today


@dataclass(frozen=True)
class Piece:
    """What one confirmed piece of evidence brings, in the unit of its requirement."""

    fact: EvidenceFact
    amount: Decimal

    @property
    def last_day(self) -> date:
        """The last day it may have happened on; the day it came where none is known."""
        fact = self.fact
        if fact.happened_on is None:
            return fact.received_on
        return precision_end(fact.happened_on, fact.happened_precision)

    @property
    def first_day(self) -> date:
        """The first day of what it covers."""
        fact = self.fact
        return fact.began_on or fact.happened_on or fact.received_on

    def bearing(self, attribute: str) -> Decimal:
        """How much of it bears an attribute; its category counts as one."""
        if not attribute or self.fact.category == attribute:
            return self.amount
        return min(_share(self.fact.attributes.get(attribute), self.amount), self.amount)


def precision_end(day: date, precision: DatePrecision) -> date:
    """The last day that is meant by a date of which only the month or year is known."""
    match precision:
        case DatePrecision.DAY:
            return day
        case DatePrecision.MONTH:
            return day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case DatePrecision.YEAR:
            return day.replace(month=12, day=31)
        case _:
            assert_never(precision)


def _share(value: object, whole: Decimal) -> Decimal:
    """Read an attribute: yes and no as all or nothing, a number as the amount that bears it."""
    if isinstance(value, bool) or value is None:
        return whole if value else ZERO
    if isinstance(value, int | float | Decimal):
        return max(Decimal(str(value)), ZERO)
    return ZERO if str(value).strip().casefold() in _NO else whole
