"""How an errand is named in the journal: who did what, when, and what it led to."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from certtrack_app.models.chain import (
    SealedAction,
    new_salt,
    stored_day,
    stored_moment,
    write_action,
)
from certtrack_app.models.database import next_action_id
from certtrack_app.rules.actions import ActionKind


@dataclass(frozen=True)
class Keyboard:
    """Who sits at it, at which moment, and for which day."""

    actor: str
    at: datetime
    day: date
    day_given: bool = False


@dataclass(frozen=True)
class Act:
    """One thing done, to what."""

    kind: ActionKind
    subject: str
    remark: str = ""
    record: str | None = None
    record_id: int | None = None


def name_errand(
    connection: Connection,
    keyboard: Keyboard,
    acts: Sequence[Act],
    undoes_id: int | None = None,
) -> SealedAction:
    """Write the action under way: the first act names it, the others are what it led to."""
    first, *further = acts
    words = {
        "subject": first.subject,
        "remark": first.remark,
        "because": [
            {"kind": act.kind, "subject": act.subject, "remark": act.remark} for act in further
        ],
    }
    version = connection.exec_driver_sql("PRAGMA user_version").scalar()
    action = SealedAction(
        id=next_action_id(connection),
        at=stored_moment(keyboard.at),
        day=stored_day(keyboard.day),
        day_given=int(keyboard.day_given),
        actor=keyboard.actor,
        kind=first.kind.value,
        record=first.record,
        record_id=first.record_id,
        undoes_id=undoes_id,
        version=int(version or 0),
        leaves_office=int(any(act.kind.leaves_office for act in acts)),
        words=json.dumps(words, ensure_ascii=False),
        salt=new_salt(),
        withheld=None,
        seal="",
    )
    return write_action(connection, action)
