"""The review's two queues, read page by page: what waits for an evaluator, what was imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_

from certtrack_app.models.evidence import Evidence, EvidenceFile
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.models.watch import Overview
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Reader


@unique
class Queue(StrEnum):
    """Which evidence is listed."""

    WAITING = "waiting"
    IMPORTED = "imported"

    @property
    def state(self) -> EvidenceState:
        """The state of the evidence in it."""
        waiting = self is Queue.WAITING
        return EvidenceState.SUBMITTED if waiting else EvidenceState.IMPORTED_NOT_VERIFIED


@dataclass(frozen=True)
class QueuedRow:
    """A piece of evidence in a queue; the amount is in `unit`."""

    id: int
    participant_id: int
    participant: str
    requirement: str
    title: str
    claimed: Decimal | None
    unit: str
    received_on: date
    waits_days: int
    is_waiting: bool
    """Whether an evaluator is asked; what was imported waits for nobody in particular."""
    files: int


@dataclass(frozen=True)
class QueueCounts:
    """How much there is in each queue."""

    waiting: int
    imported: int


def queue_counts(reader: Reader) -> QueueCounts:
    """Count what is in each queue."""
    return QueueCounts(count_queued(reader, Queue.WAITING), count_queued(reader, Queue.IMPORTED))


def queue_of(reader: Reader, evidence_id: int) -> Queue | None:
    """Say in which queue a piece of evidence is; in none, once it is decided."""
    state = reader.session.scalar(select(Evidence.state).where(Evidence.id == evidence_id))
    return next((queue for queue in Queue if queue.state is state), None)


def count_queued(reader: Reader, queue: Queue, text: str = "") -> int:
    """Count the evidence in a queue that holds every word."""
    query = _wanted(reader, select(func.count(Evidence.id)), queue, text)
    return reader.session.scalar(query) or 0


def queued_rows(
    reader: Reader,
    queue: Queue,
    text: str,
    page: tuple[int, int],
    after: QueuedRow | None = None,
) -> Sequence[QueuedRow]:
    """List evidence of a queue, `page` being (offset, limit): the longest waiting first.

    What was imported stands together by person. After a known row, the offset is not looked at.
    """
    offset, limit = page
    order = (
        (Evidence.received_on, Evidence.id)
        if queue is Queue.WAITING
        else (Participant.name, Evidence.id)
    )
    query = _wanted(reader, _rows(), queue, text).order_by(*order).limit(limit)
    if after is None:
        query = query.offset(offset)
    else:
        first = after.received_on if queue is Queue.WAITING else after.participant
        query = query.where(tuple_(*order) > tuple_(first, after.id))
    return [_row(row, reader.today) for row in reader.session.execute(query)]


def _rows() -> Select[*tuple[Any, ...]]:
    files = (
        select(func.count(EvidenceFile.id))
        .where(EvidenceFile.evidence_id == Evidence.id)
        .scalar_subquery()
    )
    return select(Evidence, Participant.id, Participant.name, Requirement, files)


def _wanted(
    reader: Reader, query: Select[*tuple[Any, ...]], queue: Queue, text: str
) -> Select[*tuple[Any, ...]]:
    joined = (
        query.select_from(Evidence)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Participant, Participant.id == Enrollment.participant_id)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .where(Evidence.state == queue.state)
    )
    for word in folded(text).split():
        joined = joined.where(_holds(reader, word))
    return joined


def _holds(reader: Reader, word: str) -> ColumnElement[bool]:
    """Whether a person's name or address, a requirement or a title holds a word.

    Names are looked for in the list's folded words too: SQLite folds the case of ASCII only.
    """
    titles = reader.session.execute(select(Requirement.id, Requirement.title)).all()
    asked = [key for key, title in titles if word in folded(title)]
    people = select(Overview.participant_id).where(Overview.search.contains(word, autoescape=True))
    return or_(
        Participant.name.icontains(word, autoescape=True),
        Evidence.title.icontains(word, autoescape=True),
        Participant.id.in_(people),
        Requirement.id.in_(asked),
    )


def _row(row: Any, today: date) -> QueuedRow:
    one, participant_id, participant, requirement, files = row
    return QueuedRow(
        id=one.id,
        participant_id=participant_id,
        participant=participant,
        requirement=requirement.title,
        title=one.title,
        claimed=one.claimed,
        unit=one.unit or requirement.unit,
        received_on=one.received_on,
        waits_days=max((today - one.received_on).days, 0),
        is_waiting=one.state is EvidenceState.SUBMITTED,
        files=files,
    )
