"""Evidence as the rules see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from certtrack_app.rules.vocabulary import DatePrecision, EvidenceClaim, EvidenceState


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
    began_on: date | None = None
    """The first day, where the piece covers a stretch of time that ends on `happened_on`."""
    decided_on: date | None = None
    decided_order: int = 0
    """Tells two decisions of one day apart: the key of the verification."""
    imported: bool = False
