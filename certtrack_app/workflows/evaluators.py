"""Evaluators: who may decide, and whom they may not judge."""

from dataclasses import dataclass

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Conflict, Evaluator
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.person import clean_email, clean_name
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class EvaluatorRow:
    """An evaluator as shown: name, address, and the participants they may not judge."""

    id: int
    name: str
    email: str
    conflicts: tuple[str, ...]


def add_evaluator(unit: Unit, name: str, email: str = "") -> Evaluator:
    """Name a person who may decide on evidence.

    Raises Refusal where somebody already goes by that name, or the address is none.
    """
    name = clean_name(name)
    names = unit.session.scalars(select(Evaluator.name)).all()
    if folded(name) in {folded(known) for known in names}:
        raise Refusal(f"There is already an evaluator named {name}.")
    evaluator = unit.add(Evaluator(name=name, email=clean_email(email) if email else ""))
    unit.act(ActionKind.ADDED_EVALUATOR, evaluator)
    return evaluator


def declare_conflict(unit: Unit, evaluator: Evaluator, participant: Participant) -> Conflict:
    """Record that an evaluator may not judge a participant."""
    if conflict_between(unit, evaluator, participant):
        raise Refusal(f"{evaluator.name} has already declared a conflict with {participant.name}.")
    conflict = unit.add(Conflict(evaluator_id=evaluator.id, participant_id=participant.id))
    unit.act(ActionKind.RECORDED_CONFLICT, evaluator, f"with {participant.name}")
    return conflict


def conflict_between(reader: Reader, evaluator: Evaluator, participant: Participant) -> bool:
    """Say whether an evaluator may not judge a participant."""
    found = reader.session.scalar(
        select(Conflict.id).where(
            Conflict.evaluator_id == evaluator.id, Conflict.participant_id == participant.id
        )
    )
    return found is not None


def evaluator_rows(reader: Reader) -> tuple[EvaluatorRow, ...]:
    """List the evaluators with their conflicts."""
    evaluators = reader.session.scalars(
        select(Evaluator).where(Evaluator.retired_on.is_(None)).order_by(Evaluator.name)
    ).all()
    return tuple(_row(reader, evaluator) for evaluator in evaluators)


def _row(reader: Reader, evaluator: Evaluator) -> EvaluatorRow:
    """Freeze one evaluator."""
    names = reader.session.scalars(
        select(Participant.name)
        .join(Conflict, Conflict.participant_id == Participant.id)
        .where(Conflict.evaluator_id == evaluator.id)
        .order_by(Participant.name)
    ).all()
    return EvaluatorRow(evaluator.id, evaluator.name, evaluator.email, tuple(names))
