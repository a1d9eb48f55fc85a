"""The journal as people read it: who did what, to whom, and whether it can be undone."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from certtrack_app.models import replay
from certtrack_app.models.base import Base
from certtrack_app.models.concern import actions_on_participant
from certtrack_app.models.journal import Action, Change
from certtrack_app.models.soundness import file_troubles
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.undo import told, why_not_undoable
from certtrack_app.workflows.unit import Reader

Verdict = replay.Verdict

_NOT_ASKED = "History says whether it can be undone."


@dataclass(frozen=True)
class ActionRow:
    """One action, as the history lists it."""

    id: int
    at: datetime
    day: date
    day_given: bool
    actor: str
    kind: ActionKind
    subject: str
    remark: str
    sentence: str
    """What was done, in words."""
    because: tuple[str, ...]
    """What the errand led to, in words."""
    undone_by: int | None
    undoes: int | None
    not_undoable: str
    """Why it cannot be undone; empty if it can be."""

    @property
    def undoable(self) -> bool:
        """Whether it can be taken back now."""
        return not self.not_undoable


@dataclass(frozen=True)
class FieldChange:
    """One field of a record, as stored before and after; nothing where there was no record."""

    field: str
    before: str | int | float | None
    after: str | int | float | None


@dataclass(frozen=True)
class ChangeRow:
    """What an action did to one record."""

    record: str
    key: int
    verb: str
    fields: tuple[FieldChange, ...]
    """Only those that differ."""


def history_rows(
    reader: Reader,
    participant_id: int | None = None,
    limit: int | None = 100,
    before: int | None = None,
    *,
    judged: bool = True,
) -> list[ActionRow]:
    """The newest actions first, of everything or of one participant; `before` pages on by id.

    Without a limit all of them.

    Whether an action can be undone costs a look at all it changed: without `judged` nobody asks.
    """
    query = select(Action).order_by(Action.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Action.id < before)
    if participant_id is not None:
        connection = reader.session.connection()
        concerned = actions_on_participant(connection, Base.metadata, participant_id)
        query = query.where(Action.id.in_(concerned))
    return [_row(reader, action, judged=judged) for action in reader.session.scalars(query)]


def action_row(reader: Reader, action_id: int) -> ActionRow:
    """One action.

    Raises Refusal where there is none of that number.
    """
    return _row(reader, reader.find(Action, action_id))


def change_rows(reader: Reader, action_id: int, limit: int = 200) -> list[ChangeRow]:
    """What an action changed, record by record, in the order it happened."""
    query = select(Change).where(Change.action_id == action_id).order_by(Change.id).limit(limit)
    return [_change_row(change) for change in reader.session.scalars(query)]


def verify_journal(reader: Reader) -> Verdict:
    """Look for every trace of tampering: the chain, the triggers, and the records by replay."""
    return replay.verify(reader.session.connection(), Base.metadata)


def verify_file(reader: Reader) -> tuple[str, ...]:
    """What is wrong with the database file itself, in words; nothing where it is sound."""
    return file_troubles(reader.session.connection())


def journal_head(reader: Reader) -> str:
    """The head of the journal, 16 characters: printed on whatever leaves the office."""
    return replay.head(reader.session.connection())


def knows_head(reader: Reader, head: str) -> bool:
    """Whether a head that was printed once is still in the journal, as it must be."""
    return replay.knows_head(reader.session.connection(), head)


def _row(reader: Reader, action: Action, *, judged: bool = True) -> ActionRow:
    """An action as the history lists it."""
    words = action.words or {}
    undone_by = select(Action.id).where(Action.undoes_id == action.id)
    return ActionRow(
        id=action.id,
        at=action.at,
        day=action.day,
        day_given=action.day_given,
        actor=action.actor,
        kind=action.kind,
        subject=words.get("subject", ""),
        remark=words.get("remark", ""),
        sentence=told(action),
        because=tuple(_told_act(act) for act in words.get("because", ())),
        undone_by=reader.session.scalars(undone_by).first(),
        undoes=action.undoes_id,
        not_undoable=why_not_undoable(reader, action) if judged else _NOT_ASKED,
    )


def _told_act(act: dict[str, str]) -> str:
    """Something an errand led to, in words."""
    return ActionKind(act["kind"]).told_of(act["subject"], act["remark"])


def _change_row(change: Change) -> ChangeRow:
    """A change with the fields that differ."""
    before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
    fields = (
        FieldChange(name, before.get(name), after.get(name))
        for name in (after or before)
        if before.get(name) != after.get(name)
    )
    return ChangeRow(change.record, change.row_id, change.verb, tuple(fields))
