"""The history as a list: actions newest first, narrowed to a person, an actor or a kind."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, unique
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, or_, select

from certtrack_app.models.base import Base
from certtrack_app.models.concern import actions_on_participant
from certtrack_app.models.journal import Action
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.history import (
    ActionRow,
    ChangeRow,
    action_row,
    change_rows,
    journal_head,
)
from certtrack_app.workflows.undo import told
from certtrack_app.workflows.unit import Reader


@unique
class Shelf(StrEnum):
    """What kinds of actions are listed together."""

    ALL = "all"
    PEOPLE = "people"
    EVIDENCE = "evidence"
    CREDENTIALS = "credentials"
    MESSAGES = "messages"
    OFFICE = "office"

    @property
    def kinds(self) -> frozenset[ActionKind]:
        """The kinds on it; none where all are."""
        return _KINDS.get(self, frozenset())


_K = ActionKind
_KINDS = {
    Shelf.PEOPLE: frozenset(
        {
            _K.ENROLLED, _K.EDITED_PARTICIPANT, _K.RECORDED_LEAVE, _K.EXTENDED, _K.WAIVED,
            _K.EXEMPTED, _K.WITHDREW, _K.SIGNED_OFF, _K.COMPLETED,
        }
    ),
    Shelf.EVIDENCE: frozenset(
        {
            _K.LOGGED_EVIDENCE, _K.EDITED_EVIDENCE, _K.WITHDREW_EVIDENCE, _K.CONFIRMED,
            _K.REJECTED, _K.CONFIRMED_IMPORTED, _K.ADDED_EVALUATOR, _K.EDITED_EVALUATOR,
            _K.RECORDED_CONFLICT,
        }
    ),
    Shelf.CREDENTIALS: frozenset(
        {
            _K.ISSUED, _K.REPLACED_CERTIFICATE, _K.OPENED_RENEWAL, _K.RENEWED, _K.SUSPENDED,
            _K.REVOKED, _K.REINSTATED,
        }
    ),
    Shelf.MESSAGES: frozenset(
        {
            _K.QUEUED_MESSAGE, _K.EDITED_MESSAGE, _K.RELEASED, _K.WITHDREW_MESSAGE, _K.SENT,
            _K.HANDED_OVER, _K.SENDING_FAILED,
        }
    ),
    Shelf.OFFICE: frozenset(
        {
            _K.IMPORTED, _K.ANSWERED, _K.WITHDREW_INTAKE, _K.ADDED_PROGRAM, _K.EDITED_PROGRAM,
            _K.RETIRED_PROGRAM, _K.EDITED_SETTINGS, _K.EDITED_TEMPLATE, _K.EXPORTED,
            _K.EXPORTED_PACK, _K.TOOK_PACK, _K.MADE_SAMPLE, _K.FOUNDED, _K.MIGRATED, _K.MENDED,
            _K.CHECKED, _K.SET_UP_OFFICE,
        }
    ),
}  # fmt: skip


@dataclass(frozen=True)
class HistoryQuestion:
    """Which actions are listed."""

    text: str = ""
    shelf: Shelf = Shelf.ALL
    actor: str = ""
    participant_id: int | None = None


@dataclass(frozen=True)
class DeedRow:
    """An action as listed."""

    id: int
    at: datetime
    given_day: date | None
    """The day it was reckoned for, where somebody gave one."""
    actor: str
    kind: ActionKind
    sentence: str
    led_to: int
    """To how many further things it led."""
    is_undone: bool


@dataclass(frozen=True)
class DeedSheet:
    """An action whole, with what it changed."""

    action: ActionRow
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class HistoryOpening:
    """What the history begins with: how much there is, by whom, and the journal's head."""

    actions: int
    actors: tuple[str, ...]
    head: str


def history_opening(reader: Reader) -> HistoryOpening:
    """Say how much was done in all, and by whom."""
    actors = reader.session.scalars(select(Action.actor).distinct().order_by(Action.actor)).all()
    count = reader.session.scalar(select(func.count(Action.id))) or 0
    return HistoryOpening(count, tuple(actors), journal_head(reader))


def count_actions(reader: Reader, asked: HistoryQuestion) -> int:
    """Count the actions asked for."""
    return reader.session.scalar(_wanted(reader, select(func.count(Action.id)), asked)) or 0


def deed_rows(
    reader: Reader, asked: HistoryQuestion, offset: int, limit: int, before: int | None = None
) -> Sequence[DeedRow]:
    """List actions newest first; before a known one where it is given, else from an offset."""
    query = _wanted(reader, select(Action), asked).order_by(Action.id.desc()).limit(limit)
    query = query.offset(offset) if before is None else query.where(Action.id < before)
    found = reader.session.scalars(query).all()
    undoing = select(Action.undoes_id).where(Action.undoes_id.in_([one.id for one in found]))
    undone = set(reader.session.scalars(undoing))
    return [_row(one, is_undone=one.id in undone) for one in found]


def deed_sheet(reader: Reader, action_id: int) -> DeedSheet:
    """Gather all there is to say of an action: what it led to, what it changed, can it be undone.

    Raises Refusal where there is none of that number.
    """
    return DeedSheet(action_row(reader, action_id), tuple(change_rows(reader, action_id, 60)))


def action_of_intake(reader: Reader, intake_id: int) -> int | None:
    """The action that brought an intake in."""
    return reader.session.scalar(
        select(Action.id)
        .where(Action.record == "intake", Action.record_id == intake_id)
        .order_by(Action.id)
        .limit(1)
    )


def name_of_participant(reader: Reader, participant_id: int) -> str:
    """Whose history it is; Refusal where there is no such participant any more."""
    return reader.find(Participant, participant_id).name


def _wanted(
    reader: Reader, query: Select[*tuple[Any, ...]], asked: HistoryQuestion
) -> Select[*tuple[Any, ...]]:
    if asked.shelf.kinds:
        query = query.where(_is_or_led_to(asked.shelf.kinds))
    if asked.actor:
        query = query.where(Action.actor == asked.actor)
    if asked.participant_id is not None:
        connection = reader.session.connection()
        keys = actions_on_participant(connection, Base.metadata, asked.participant_id)
        query = query.where(Action.id.in_(keys))
    for word in asked.text.split():
        query = query.where(_holds(word))
    return query


def _is_or_led_to(kinds: Collection[ActionKind]) -> ColumnElement[bool]:
    """Whether an action is of these kinds, or led to one: a decision may issue a credential."""
    led = func.json_each(cast(Action.words, String), "$.because").table_valued("value")
    kind = func.json_extract(led.c.value, "$.kind")
    told = exists().select_from(led).where(kind.in_([one.value for one in kinds]))
    return or_(Action.kind.in_(kinds), told)


def _holds(word: str) -> ColumnElement[bool]:
    """Whether an action's words hold a word.

    They are stored as JSON, which spells what is not ASCII; as typed, small and capitalized are
    looked for.
    """
    spellings = {word, word.casefold(), word[:1].upper() + word[1:]}
    stored = cast(Action.words, String)
    looked_for = [
        stored.icontains(spelled, autoescape=True)
        for one in spellings
        for spelled in (one, json.dumps(one)[1:-1])
    ]
    kinds = [kind for kind in ActionKind if word.casefold() in kind.sentence.casefold()]
    return or_(*looked_for, Action.actor.icontains(word, autoescape=True), Action.kind.in_(kinds))


def _row(action: Action, *, is_undone: bool) -> DeedRow:
    return DeedRow(
        id=action.id,
        at=action.at,
        given_day=action.day if action.day_given else None,
        actor=action.actor,
        kind=action.kind,
        sentence=told(action),
        led_to=len((action.words or {}).get("because", ())),
        is_undone=is_undone,
    )
