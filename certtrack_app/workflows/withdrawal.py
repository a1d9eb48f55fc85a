"""Taking an intake back: what nobody has touched since goes, the rest is kept and listed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Table, delete, select, text, update

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base
from certtrack_app.models.flag import Flag
from certtrack_app.models.intake import ImportQuestion, Intake, Source
from certtrack_app.models.journal import Action
from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.taking_back import changed_by_people_since
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.rules.words import count_in_words, day_in_words
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Unit

_OF_THE_INTAKE = ("intake", "source", "import_question")
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
    action_id = _action_of(unit, intake)
    brought = _brought(unit, action_id)
    touched = _touched(unit, brought, action_id)
    kept = tuple(_kept(unit, touched))
    program_id, intake.program_id = intake.program_id, None
    unit.session.flush()
    gone = _take_back(unit, brought, touched)
    if program_id not in gone.get("program", ()):
        intake.program_id = program_id
    _forget_sources(unit, intake_id, gone)
    _close(unit, intake)
    count = sum(len(ids) for ids in gone.values())
    unit.act(ActionKind.WITHDREW_INTAKE, intake, f"{count_in_words(count, 'record')} taken back")
    return TakenBack(count, kept)


def _action_of(unit: Unit, intake: Intake) -> int:
    """The action by which an intake came in."""
    found = unit.session.scalar(
        select(Action.id).where(
            Action.kind == ActionKind.IMPORTED,
            Action.record == Intake.__tablename__,
            Action.record_id == intake.id,
        )
    )
    if found is None:
        raise Refusal(f"The journal does not say how intake {intake.id} came in; it stays.")
    return found


def _touched(unit: Unit, brought: dict[str, set[int]], action_id: int) -> dict[str, set[int]]:
    """Those of the rows that somebody, not the clock, has changed since."""
    connection = unit.session.connection()
    return {
        record: changed_by_people_since(connection, record, keys, action_id)
        for record, keys in brought.items()
    }


def _brought(unit: Unit, action_id: int) -> dict[str, set[int]]:
    """The rows that came in, by table, those of the intake's own record left out."""
    unit.session.flush()
    found: dict[str, set[int]] = defaultdict(set)
    for record, key in unit.session.execute(text(_BROUGHT), {"action": action_id}):
        if record not in _OF_THE_INTAKE and record not in (*_DERIVED, "message"):
            found[record].add(key)
    return found


def _kept(unit: Unit, touched: dict[str, set[int]]) -> Iterator[Kept]:
    """Say what was edited since, by whom last."""
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        for key in sorted(touched.get(str(table), ())):
            record = unit.session.get(mapper.class_, key)
            if record is not None:
                what = str(table).replace("_", " ")
                yield Kept(f"{what} {record}", f"It was changed {_by_whom(unit, str(table), key)}.")


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


def _close(unit: Unit, intake: Intake) -> None:
    """Mark an intake as taken back; its questions need no answer any more."""
    intake.withdrawn_on = unit.today
    unit.session.execute(
        update(ImportQuestion)
        .where(ImportQuestion.intake_id == intake.id, ImportQuestion.settled_on.is_(None))
        .values(settled_on=unit.today)
    )
    office_record(unit).intake_unreviewed = False
