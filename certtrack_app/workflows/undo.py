"""Undo: what a person did at the keyboard is taken back, as an errand of its own."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base
from certtrack_app.models.journal import Action, Change
from certtrack_app.models.taking_back import Obstacle, has_lost_its_place, obstacles, take_back
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.unit import Reader, Unit

_NOBODYS = [kind for kind in ActionKind if kind.is_the_clocks or kind.is_the_programs]


@dataclass(frozen=True)
class Undone:
    """Which action was undone, and by which."""

    undone: int
    action: int
    sentence: str
    """What was undone, in words."""


def undo_last(unit: Unit) -> Undone:
    """Undo the last errand of whoever is at the keyboard that still stands.

    Raises Refusal where there is none, or where it cannot be undone.
    """
    action = last_errand(unit, unit.actor)
    if action is None:
        raise Refusal(f"There is nothing of {unit.actor} to undo.")
    return _undo(unit, action)


def undo(unit: Unit, action_id: int) -> Undone:
    """Undo one action.

    Raises Refusal where it went out, was the clock's, or has been built upon.
    """
    return _undo(unit, unit.find(Action, action_id))


def last_errand(reader: Reader, actor: str) -> Action | None:
    """The last thing a person did that still stands."""
    undoing = aliased(Action)
    undone = select(undoing.undoes_id).where(undoing.undoes_id.is_not(None))
    return reader.session.scalars(
        select(Action)
        .where(Action.actor == actor, Action.kind.not_in(_NOBODYS))
        .where(Action.undoes_id.is_(None), Action.id.not_in(undone))
        .order_by(Action.id.desc())
        .limit(1)
    ).first()


def why_not_undoable(reader: Reader, action: Action) -> str:
    """Why an action cannot be undone, and what to do instead; empty if it can be."""
    return _why_its_kind_forbids(action) or _why_its_past_forbids(reader, action)


def told(action: Action) -> str:
    """An action in words; those whose words were erased keep their kind."""
    words = action.words or {}
    return action.kind.told_of(words.get("subject", ""), words.get("remark", ""))


def _undo(unit: Unit, action: Action) -> Undone:
    """Write back what an action found, or refuse."""
    if reason := why_not_undoable(unit, action):
        raise Refusal(f"“{told(action)}” cannot be undone. {reason}")
    unit.act(ActionKind.UNDID, told(action))
    unit.undoes_id = action.id
    if not _comes_back(unit, action):
        raise Refusal(
            f"“{told(action)}” cannot be undone. What was recorded since has taken the place of "
            "what would come back, or removed what it refers to. Change it by hand instead."
        )
    unit.session.expire_all()
    return Undone(action.id, unit.action_id, told(action))


def _comes_back(unit: Unit, action: Action) -> bool:
    """Write back what an action found, as far as the records still have a place for it."""
    connection = unit.session.connection()
    try:
        take_back(connection, Base.metadata, action.id)
    except IntegrityError:
        return False
    return not has_lost_its_place(connection, action.id)


def _why_its_kind_forbids(action: Action) -> str:
    """What its kind alone says against undoing."""
    if action.leaves_office:
        return f"It has left the office. {_instead(action)}"
    if action.kind.is_the_programs:
        return "CertTrack did it to its own file."
    if action.kind.is_the_clocks:
        return "Time did it, not a person. The next check sets right what no longer holds."
    if action.undoes_id is not None:
        return "It took something back itself. Do that anew instead."
    return ""


def _instead(action: Action) -> str:
    """What to do where something has gone out."""
    further = [ActionKind(act["kind"]) for act in (action.words or {}).get("because", [])]
    kinds = [action.kind, *further]
    return next((kind.instead for kind in kinds if kind.leaves_office), "")


def _why_its_past_forbids(reader: Reader, action: Action) -> str:
    """What has happened since, or did not happen at all."""
    session = reader.session
    if undoing := session.scalars(select(Action).where(Action.undoes_id == action.id)).first():
        return f"It was undone already, {_by(undoing)}."
    rebuilt = select(Action).where(Action.kind == ActionKind.MIGRATED, Action.id > action.id)
    if session.scalars(rebuilt.limit(1)).first():
        return "The records have been rebuilt by a newer CertTrack since. Change them by hand."
    changes = select(Change).where(Change.action_id == action.id)
    if session.scalars(changes.limit(1)).first() is None:
        return "It changed no record."
    if session.scalars(changes.where(Change.withheld.is_not(None)).limit(1)).first():
        return "What it recorded has been erased since."
    found = obstacles(session.connection(), Base.metadata, action.id)
    return _why_built_upon(reader, action, found[0]) if found else ""


def _why_built_upon(reader: Reader, action: Action, obstacle: Obstacle) -> str:
    """Name what was built upon it."""
    undoing = aliased(Action)
    undone = select(undoing.undoes_id).where(undoing.undoes_id.is_not(None))
    later = reader.session.scalars(
        select(Action)
        .join(Change, Change.action_id == Action.id)
        .where(Change.record == obstacle.record, Change.row_id == obstacle.row_id)
        .where(Action.id > action.id, Action.undoes_id.is_(None), Action.id.not_in(undone))
        .order_by(Action.id.desc())
        .limit(1)
    ).first()
    if later is None:
        return f"The {obstacle.record.replace('_', ' ')} it concerns was changed since."
    return f"“{told(later)}” came after it, {_by(later)}, and rests on it. Undo that first."


def _by(action: Action) -> str:
    """Who did it and when."""
    return f"by {action.actor} on {day_in_words(action.day)}"
