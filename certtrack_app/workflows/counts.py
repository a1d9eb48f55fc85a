"""How much waits for a person: what the badges beside the places say."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message
from certtrack_app.rules.vocabulary import EvidenceState, MessageState, Severity
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class Counts:
    """Flags that stand, those of them urgent, evidence to decide, messages to look at."""

    flags: int
    urgent: int
    to_review: int
    unsent: int


def waiting_counts(reader: Reader) -> Counts:
    """Count what waits for a person."""
    standing = select(func.count(Flag.id)).where(
        Flag.cleared_on.is_(None),
        Flag.dismissed_on.is_(None),
        or_(Flag.snoozed_to.is_(None), Flag.snoozed_to <= reader.today),
    )
    waiting = select(func.count(Evidence.id)).where(Evidence.state == EvidenceState.SUBMITTED)
    unsent = select(func.count(Message.id)).where(
        Message.state.in_((MessageState.HELD, MessageState.QUEUED, MessageState.FAILED))
    )
    session = reader.session
    return Counts(
        flags=session.scalar(standing) or 0,
        urgent=session.scalar(standing.where(Flag.severity == Severity.URGENT)) or 0,
        to_review=session.scalar(waiting) or 0,
        unsent=session.scalar(unsent) or 0,
    )
