"""Evaluators: who may decide, and whom they may not judge."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Conflict, Evaluator
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.person import clean_email, clean_name
from certtrack_app.rules.words import joined
from certtrack_app.workflows.lookup import find_participant, folded
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class EvaluatorRow:
    """An evaluator as shown: name, address, and the participants they may not judge."""

    id: int
    name: str
    email: str
    conflicts: tuple[str, ...]
    conflict_ids: tuple[int, ...] = ()
    """The participants of the conflicts, by their keys."""
    retired_on: date | None = None


def add_evaluator(unit: Unit, name: str, email: str = "") -> Evaluator:
    """Name a person who may decide on evidence.

    Raises Refusal where somebody already goes by that name, or the address is none.
    """
    name = clean_name(name)
    _refuse_namesake(unit, name)
    evaluator = unit.add(Evaluator(name=name, email=clean_email(email) if email else ""))
    unit.act(ActionKind.ADDED_EVALUATOR, evaluator)
    return evaluator


def edit_evaluator(unit: Unit, evaluator: Evaluator, name: str, email: str) -> None:
    """Set an evaluator's name or address right; decisions of before show the new name too.

    Raises Refusal where somebody else goes by that name, or nothing is new.
    """
    name, email = clean_name(name), clean_email(email) if email.strip() else ""
    if (name, email) == (evaluator.name, evaluator.email):
        raise Refusal("Name and address are these already.")
    _refuse_namesake(unit, name, evaluator.id)
    before = evaluator.name
    evaluator.name, evaluator.email = name, email
    unit.act(ActionKind.EDITED_EVALUATOR, evaluator, f"was {before}" if name != before else "")


def retire_evaluator(unit: Unit, evaluator: Evaluator) -> None:
    """Let somebody decide no more; what they decided stands."""
    if evaluator.retired_on is not None:
        raise Refusal(f"{evaluator.name} has retired already.")
    evaluator.retired_on = unit.today
    unit.act(ActionKind.EDITED_EVALUATOR, evaluator, "decides no more")


def bring_back_evaluator(unit: Unit, evaluator: Evaluator) -> None:
    """Let somebody who retired decide again."""
    if evaluator.retired_on is None:
        raise Refusal(f"{evaluator.name} decides already.")
    evaluator.retired_on = None
    unit.act(ActionKind.EDITED_EVALUATOR, evaluator, "decides again")


def declare_conflict(unit: Unit, evaluator: Evaluator, participant: Participant) -> Conflict:
    """Record that an evaluator may not judge a participant."""
    if conflict_between(unit, evaluator, participant):
        raise Refusal(f"{evaluator.name} has already declared a conflict with {participant.name}.")
    conflict = unit.add(Conflict(evaluator_id=evaluator.id, participant_id=participant.id))
    unit.act(ActionKind.RECORDED_CONFLICT, evaluator, f"with {participant.name}")
    return conflict


def end_conflict(unit: Unit, evaluator: Evaluator, participant: Participant) -> None:
    """Take a conflict back; decisions may be theirs again from now on."""
    conflict = _conflict(unit, evaluator, participant)
    if conflict is None:
        raise Refusal(f"{evaluator.name} has no conflict with {participant.name}.")
    unit.session.delete(conflict)
    remark = f"no conflict with {participant.name} any more"
    unit.act(ActionKind.EDITED_EVALUATOR, evaluator, remark)


def change_conflicts(unit: Unit, evaluator: Evaluator, another: str, ended: Collection[int]) -> str:
    """Take conflicts back by their participants' keys and declare another, as one errand.

    Answers with what was done. Raises Refusal where nothing would change.
    """
    said = []
    for key in ended:
        participant = unit.find(Participant, key)
        end_conflict(unit, evaluator, participant)
        said.append(f"may judge {participant.name} again")
    if another.strip():
        participant = find_participant(unit, another)
        declare_conflict(unit, evaluator, participant)
        said.append(f"may not judge {participant.name}")
    if not said:
        raise Refusal("Name another participant, or untick one who may be judged again.")
    return joined(said)


def conflict_between(reader: Reader, evaluator: Evaluator, participant: Participant) -> bool:
    """Say whether an evaluator may not judge a participant."""
    return _conflict(reader, evaluator, participant) is not None


def evaluator_rows(reader: Reader, *, with_retired: bool = False) -> tuple[EvaluatorRow, ...]:
    """List the evaluators with their conflicts; those who retired last, if they are wanted."""
    query = select(Evaluator).order_by(Evaluator.retired_on.is_not(None), Evaluator.name)
    if not with_retired:
        query = query.where(Evaluator.retired_on.is_(None))
    return tuple(_row(reader, evaluator) for evaluator in reader.session.scalars(query).all())


def _conflict(reader: Reader, evaluator: Evaluator, participant: Participant) -> Conflict | None:
    return reader.session.scalar(
        select(Conflict).where(
            Conflict.evaluator_id == evaluator.id, Conflict.participant_id == participant.id
        )
    )


def _refuse_namesake(unit: Unit, name: str, but_id: int = 0) -> None:
    """Refuse a second evaluator of one name."""
    known = unit.session.scalars(select(Evaluator).where(Evaluator.id != but_id))
    for one in known:
        if folded(one.name) == folded(name):
            mend = " They have retired: bring them back." if one.retired_on else ""
            raise Refusal(f"There is already an evaluator named {name}.{mend}")


def _row(reader: Reader, evaluator: Evaluator) -> EvaluatorRow:
    """Freeze one evaluator."""
    barred = reader.session.execute(
        select(Participant.id, Participant.name)
        .join(Conflict, Conflict.participant_id == Participant.id)
        .where(Conflict.evaluator_id == evaluator.id)
        .order_by(Participant.name)
    ).all()
    return EvaluatorRow(
        evaluator.id,
        evaluator.name,
        evaluator.email,
        tuple(name for _, name in barred),
        tuple(key for key, _ in barred),
        evaluator.retired_on,
    )
