"""Taking an intake back: what nobody has touched since goes, the rest is kept and listed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, delete, select, text, update

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base, is_journaled
from certtrack_app.models.flag import Flag
from certtrack_app.models.intake import Harvest, ImportQuestion, Intake, Source
from certtrack_app.models.journal import Action, Change
from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.taking_back import (
    changed_by_people_since,
    put_back_updates,
    rows_resting_on,
)
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.rules.words import count_in_words, day_in_words
from certtrack_app.workflows.check import settle_lost_files, settle_questions
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Unit

_OF_THE_INTAKE = ("intake", "source", "harvest", "import_question")
_RESTORED = ("participant", "evidence", "line", "enrollment", "requirement")
"""Records that a newer copy may have changed, which come back as they were."""
_COPIES = (ActionKind.IMPORTED, ActionKind.ANSWERED, ActionKind.WITHDREW_INTAKE)
_DERIVED = ("flag", "message_subject")
_BROUGHT = """
    SELECT record, row_id FROM change WHERE action_id = :action AND verb = 'insert'
"""


@dataclass(frozen=True)
class Kept:
    """What stays although it came in with the intake, and why."""

    what: str
    because: str


@dataclass(frozen=True)
class TakenBack:
    """How many records went, and what was kept."""

    reversed: int
    kept: tuple[Kept, ...]


def withdraw_intake(unit: Unit, intake_id: int) -> TakenBack:
    """Take an intake back; every record that somebody has edited or built upon since is kept.

    Raises Refusal where it was taken back before.
    """
    intake = unit.find(Intake, intake_id)
    if intake.withdrawn_on is not None:
        raise Refusal(f"Intake {intake_id} was taken back on {day_in_words(intake.withdrawn_on)}.")
    actions = _actions_of(unit, intake)
    brought = _brought(unit, actions)
    touched = _touched(unit, brought, actions[0])
    kept = [*_kept(unit, touched), *_built_upon(unit, brought, touched)]
    program_id, intake.program_id = intake.program_id, None
    unit.session.flush()
    restored = _restore(unit, actions)
    gone = _take_back(unit, brought, touched)
    if program_id not in gone.get("program", ()):
        intake.program_id = program_id
    _forget_sources(unit, intake_id, gone)
    _close(unit, intake)
    count = sum(len(ids) for ids in gone.values()) + restored
    unit.act(ActionKind.WITHDREW_INTAKE, intake, f"{count_in_words(count, 'record')} taken back")
    return TakenBack(count, tuple(kept))


def _actions_of(unit: Unit, intake: Intake) -> Sequence[int]:
    """The actions by which an intake came in: the import, and answers that brought more."""
    found = unit.session.scalars(
        select(Action.id)
        .where(
            Action.kind.in_((ActionKind.IMPORTED, ActionKind.ANSWERED)),
            Action.record == Intake.__tablename__,
            Action.record_id == intake.id,
        )
        .order_by(Action.id)
    ).all()
    if not found:
        raise Refusal(f"The journal does not say how intake {intake.id} came in; it stays.")
    return found


def _touched(unit: Unit, brought: dict[str, set[int]], first: int) -> dict[str, set[int]]:
    """Those of the rows that somebody has edited since: not the clock, not another copy."""
    connection = unit.session.connection()
    return {
        record: changed_by_people_since(connection, record, keys, first, _COPIES)
        for record, keys in brought.items()
    }


def _brought(unit: Unit, actions: Sequence[int]) -> dict[str, set[int]]:
    """The rows that came in, by table, those of the intake's own record left out."""
    unit.session.flush()
    found: dict[str, set[int]] = defaultdict(set)
    for action_id in actions:
        for record, key in unit.session.execute(text(_BROUGHT), {"action": action_id}):
            if record not in _OF_THE_INTAKE and record not in (*_DERIVED, "message"):
                found[record].add(key)
    return found


def _restore(unit: Unit, actions: Sequence[int]) -> int:
    """Bring back what gave way to this copy, and take out what it filled in; count the rows."""
    unit.session.flush()
    connection, count = unit.session.connection(), 0
    for action_id in reversed(actions):
        kept = {
            record: set(_changed_by(unit, action_id, record)) & edited
            for record in _RESTORED
            for edited in [_edited_since(unit, record, action_id)]
        }
        others = set(_updated_tables(unit, action_id)) - set(_RESTORED)
        kept |= {record: set(_changed_by(unit, action_id, record)) for record in others}
        back = put_back_updates(connection, Base.metadata, action_id, kept)
        count += sum(map(len, back.values()))
    unit.session.expire_all()
    return count


def _edited_since(unit: Unit, record: str, action_id: int) -> set[int]:
    """Rows somebody has changed after an action, by hand or with another copy."""
    keys = _changed_by(unit, action_id, record)
    return changed_by_people_since(unit.session.connection(), record, keys, action_id)


def _changed_by(unit: Unit, action_id: int, record: str) -> Sequence[int]:
    query = select(Change.row_id).where(Change.action_id == action_id, Change.record == record)
    return unit.session.scalars(query.distinct()).all()


def _updated_tables(unit: Unit, action_id: int) -> Sequence[str]:
    query = select(Change.record).where(Change.action_id == action_id, Change.verb == "update")
    return unit.session.scalars(query.distinct()).all()


def _kept(unit: Unit, touched: dict[str, set[int]]) -> Iterator[Kept]:
    """Say what was edited since, by whom last."""
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        for key in sorted(touched.get(str(table), ())):
            record = unit.session.get(mapper.class_, key)
            if record is not None:
                what = str(table).replace("_", " ")
                yield Kept(f"{what} {record}", f"It was changed {_by_whom(unit, str(table), key)}.")


def _built_upon(
    unit: Unit, brought: dict[str, set[int]], touched: dict[str, set[int]]
) -> Iterator[Kept]:
    """Say what stays because something that did not come with the intake rests on it."""
    resting = rows_resting_on(unit.session.connection(), Base.metadata, brought)
    seen: set[tuple[str, int]] = set()
    for table, parent, child, key in resting:
        weightless = table.name in (*_OF_THE_INTAKE, *_DERIVED, "message")
        if weightless or child in brought.get(table.name, ()) or not is_journaled(table):
            continue
        if key not in touched.get(parent, ()) and (parent, key) not in seen:
            seen.add((parent, key))
            record = unit.session.get(_class_of(parent), key)
            what = f"{parent.replace('_', ' ')} {record}"
            rests = table.name.replace("_", " ")
            yield Kept(what, f"What was recorded since rests on it: {rests} {child}.")


def _class_of(name: str) -> type[Base]:
    return next(one.class_ for one in Base.registry.mappers if str(one.local_table) == name)


def _by_whom(unit: Unit, record: str, key: int) -> str:
    """Who changed a row last, and when."""
    actor, day = unit.session.execute(
        text(
            "SELECT a.actor, a.day FROM change c JOIN action a ON a.id = c.action_id "
            "WHERE c.record = :record AND c.row_id = :key ORDER BY a.id DESC LIMIT 1"
        ),
        {"record": record, "key": key},
    ).one()
    return f"by {actor} on {str(day)[:10]}"


def _take_back(
    unit: Unit, brought: dict[str, set[int]], touched: dict[str, set[int]]
) -> dict[str, set[int]]:
    """Delete what came in, children first; what somebody edited, or what that rests on, stays."""
    gone: dict[str, set[int]] = {}
    for table in reversed(Base.metadata.sorted_tables):
        going = brought.get(table.name, set()) - touched.get(table.name, set())
        if going:
            _forget_derived(unit, table, going)
            gone[table.name] = going - _still_named(unit, table, going)
            _delete(unit, table, gone[table.name])
    unit.session.expire_all()
    return gone


def _still_named(unit: Unit, table: Table, ids: Collection[int]) -> set[int]:
    """Which of some rows other rows still point to."""
    named: set[int] = set()
    for other in Base.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table:
                for batch in in_batches(ids):
                    query = select(key.parent).where(key.parent.in_(batch)).distinct()
                    named.update(unit.session.scalars(query))
    return named


def _forget_derived(unit: Unit, table: Table, ids: Collection[int]) -> None:
    """Take away the flags and unsent messages that hang on rows about to go."""
    for batch in in_batches(ids):
        for derived in _DERIVED:
            _delete_pointing(unit, Base.metadata.tables[derived], table, batch)
        if table.name == "participant":
            unsent = (Message.participant_id.in_(batch)) & Message.state.in_(
                (MessageState.HELD, MessageState.QUEUED, MessageState.WITHDRAWN)
            )
            keys = unit.session.scalars(select(Message.id).where(unsent)).all()
            unit.session.execute(delete(Flag).where(Flag.message_id.in_(keys)))
            unit.session.execute(delete(MessageSubject).where(MessageSubject.message_id.in_(keys)))
            unit.session.execute(delete(Message).where(Message.id.in_(keys)))


def _delete_pointing(unit: Unit, derived: Table, table: Table, ids: Collection[int]) -> None:
    """Delete the rows of a derived table that point to these rows."""
    for key in derived.foreign_keys:
        if key.column.table is table:
            unit.session.execute(delete(derived).where(key.parent.in_(ids)))


def _delete(unit: Unit, table: Table, ids: Collection[int]) -> None:
    """Delete rows by their keys."""
    for batch in in_batches(ids):
        unit.session.execute(delete(table).where(table.c.id.in_(batch)))


def _forget_sources(unit: Unit, intake_id: int, gone: dict[str, set[int]]) -> None:
    """Let go of the cells behind records that went; those of what stays are kept."""
    for record, ids in gone.items():
        for batch in in_batches(ids):
            unit.session.execute(
                delete(Source).where(
                    Source.intake_id == intake_id,
                    Source.record == record,
                    Source.record_id.in_(batch),
                )
            )
            unit.session.execute(
                update(Harvest)
                .where(Harvest.record == record, Harvest.record_id.in_(batch))
                .values(record="", record_id=None)
            )


def _close(unit: Unit, intake: Intake) -> None:
    """Mark an intake as taken back; its questions need no answer any more."""
    intake.withdrawn_on = unit.today
    unit.session.execute(
        update(ImportQuestion)
        .where(ImportQuestion.intake_id == intake.id, ImportQuestion.settled_on.is_(None))
        .values(settled_on=unit.today)
    )
    unit.session.execute(
        update(Harvest)
        .where(Harvest.intake_id == intake.id, Harvest.is_missing)
        .values(is_missing=False, given_up="The import was taken back.")
    )
    unit.session.flush()
    settle_questions(unit)
    settle_lost_files(unit, frozenset())
    office_record(unit).intake_unreviewed = False
