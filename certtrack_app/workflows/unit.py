"""The unit of work: one errand of one person, written whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.orm import ORMExecuteState, Session

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base, topic_of
from certtrack_app.models.database import Database, next_action_id
from certtrack_app.models.errand import Act, Keyboard, name_errand
from certtrack_app.models.office_folder import BACKUPS, CERTIFICATES, EVIDENCE, open_folder
from certtrack_app.models.past import last_action_of, rebuilt
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import Topic

Record = TypeVar("Record", bound=Base)
Announcement = Callable[[frozenset[Topic]], None]

_LARGEST_KEY = 2**63 - 1
_writing: ContextVar[frozenset[Path]] = ContextVar("_writing", default=frozenset())


class UnnamedErrand(Exception):
    """A defect: records were changed and nobody said what the errand was. It was rolled back."""


class Reader:
    """A look at the records of one moment, for one day."""

    def __init__(self, session: Session, today: date, now: datetime, folder: Path) -> None:
        self.session = session
        self.today = today
        self.now = now
        self.folder = folder
        """The office's folder, for what lies beside its records."""

    def find(self, model: type[Record], key: int) -> Record:
        """The record with this key.

        Raises Refusal where there is none.
        """
        record = self.session.get(model, key) if 0 < key <= _LARGEST_KEY else None
        if record is None:
            raise Refusal(f"There is no {model.__tablename__.replace('_', ' ')} {key}.")
        return record


class Unit(Reader):
    """One errand: what it changes is written at its end, under the name it gave itself."""

    def __init__(self, session: Session, keyboard: Keyboard, folder: Path) -> None:
        super().__init__(session, keyboard.day, keyboard.at, folder)
        self.keyboard = keyboard
        self.acts: list[Act] = []
        self.undoes_id: int | None = None
        self.touched: set[Topic] = set()
        event.listen(session, "after_flush", self._note_flush)
        event.listen(session, "do_orm_execute", self._note_statement)

    @property
    def actor(self) -> str:
        """Who sits at the keyboard."""
        return self.keyboard.actor

    def add(self, record: Record) -> Record:
        """Put a new record down at once, so that it has its key."""
        self.session.add(record)
        self.session.flush()
        return record

    def add_all(self, records: Iterable[Base]) -> None:
        """Put many new records down in one go."""
        self.session.add_all(records)
        self.session.flush()

    def act(self, kind: ActionKind, subject: Base | str, remark: str = "") -> None:
        """Name the errand. The first name stands; later ones say what it led to."""
        if isinstance(subject, str):
            self.acts.append(Act(kind, subject, remark))
            return
        self.session.flush()
        act = Act(kind, str(subject), remark, subject.__tablename__, subject.id)
        self.acts.append(act)

    @property
    def can_be_undone(self) -> bool:
        """Whether what was done so far is a person's to take back: nothing left by it."""
        kinds = [act.kind for act in self.acts]
        if not kinds or self.undoes_id is not None:
            return False
        is_a_persons = not (kinds[0].is_the_clocks or kinds[0].is_the_programs)
        return is_a_persons and not any(kind.leaves_office for kind in kinds)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the errand that may fail by itself: then it leaves neither rows nor words."""
        named = len(self.acts)
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            del self.acts[named:]
            raise

    @property
    def action_id(self) -> int:
        """The key its action will have."""
        return next_action_id(self.session.connection())

    def touch(self, topic: Topic) -> None:
        """Announce what the flush cannot see, such as a statement in plain SQL."""
        self.touched.add(topic)

    def has_changes(self) -> bool:
        """Whether this errand has changed any journaled record yet."""
        self.session.flush()
        return _unnamed_change(self.session.connection()) is not None

    def finish(self, connection: Connection) -> None:
        """Write everything down and the action last.

        Raises UnnamedErrand where records were changed under no name.
        """
        self.session.flush()
        if self.acts:
            self.touched.add(Topic.HISTORY)
            action = name_errand(connection, self.keyboard, self.acts, self.undoes_id)
            self._note_journal(connection, action.id)
        elif changed := _unnamed_change(connection):
            raise UnnamedErrand(f"a change of {changed} belongs to no named errand")

    def _note_flush(self, session: Session, _context: object) -> None:
        """Note what a flush writes."""
        changed = (record for record in session.dirty if session.is_modified(record))
        for record in (*session.new, *changed, *session.deleted):
            self._note_table(record.__tablename__)

    def _note_statement(self, state: ORMExecuteState) -> None:
        """Note what a bulk statement writes."""
        if not state.is_select and (mapper := state.bind_mapper) is not None:
            self._note_table(str(mapper.local_table))

    def _note_journal(self, connection: Connection, action_id: int) -> None:
        """Note what the triggers saw: cascades and statements in plain SQL, too."""
        for (table,) in connection.exec_driver_sql(
            "SELECT DISTINCT record FROM change WHERE action_id = ?", (action_id,)
        ):
            self._note_table(table)

    def _note_table(self, name: str) -> None:
        """Note the topic of a table."""
        topic = topic_of(Base.metadata.tables[name])
        if topic is not None:
            self.touched.add(topic)


@dataclass
class Office:
    """An open office: where its files lie, and the way to read and to change its records."""

    folder: Path
    database: Database
    clock: Callable[[], datetime]
    on_commit: list[Announcement] = field(default_factory=list)
    """Told after each commit what it touched, on the thread that wrote."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = False,
        key: bytes | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        actor: str = "CertTrack",
    ) -> Self:
        """Open the office in a folder, founding it there if that is asked for.

        `actor` is in whose name a new office is founded or an older one brought up to date.
        Raises Refusal where there is none, or where the folder or the file will not do.
        """
        at = clock()
        keyboard = Keyboard(actor, at, at.astimezone().date())
        return cls(folder, open_folder(folder, keyboard, create=create, key=key), clock)

    @property
    def evidence_folder(self) -> Path:
        """Where the evidence store lies."""
        return self.folder / EVIDENCE

    @property
    def backups_folder(self) -> Path:
        """Where backups go."""
        return self.folder / BACKUPS

    @property
    def certificates_folder(self) -> Path:
        """Where issued certificates lie."""
        return self.folder / CERTIFICATES

    @contextmanager
    def unit(self, actor: str, today: date, *, day_given: bool = False) -> Iterator[Unit]:
        """An errand: committed at the end, rolled back whole if anything is raised.

        Raises UnnamedErrand where it changed records and was never named, and RuntimeError
        within another unit: a workflow is handed the unit that is open.
        """
        if not actor.strip():
            raise Refusal("Say who is at the keyboard: the journal keeps who did what.")
        keyboard = Keyboard(actor.strip(), self.clock(), today, day_given)
        with self._alone(), self.database.errand_of(keyboard.actor) as connection:
            session = Session(connection, expire_on_commit=False)
            unit = Unit(session, keyboard, self.folder)
            try:
                yield unit
                unit.finish(connection)
            finally:
                session.close()
        self._announce(frozenset(unit.touched))

    @contextmanager
    def reading(self, today: date) -> Iterator[Reader]:
        """A look at the records as they are now; it sees no later commit and changes nothing."""
        with self.database.look() as connection:
            session = Session(connection, autoflush=False)
            try:
                yield Reader(session, today, self.clock(), self.folder)
            finally:
                session.close()

    @contextmanager
    def as_known(self, known_on: date, today: date) -> Iterator[Reader]:
        """A look at the records as they were known at the end of a day; projections are empty.

        Raises Refusal where the journal does not reach back so far.
        """
        with self.database.look() as connection:
            upto = last_action_of(connection, known_on.isoformat())
            past = rebuilt(connection, Base.metadata, upto)
        try:
            with Session(past, autoflush=False) as session:
                yield Reader(session, today, self.clock(), self.folder)
        finally:
            past.dispose()

    def close(self) -> None:
        """Let go of the file; an open look or errand ends first."""
        self.database.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold a unit out of a unit of the same office, where it would wait for itself."""
        if self.folder in _writing.get():
            raise RuntimeError("a unit is open already; hand it on instead of opening another")
        token = _writing.set(_writing.get() | {self.folder})
        try:
            yield
        finally:
            _writing.reset(token)

    def _announce(self, topics: frozenset[Topic]) -> None:
        """Tell whoever listens what was touched."""
        for announcement in self.on_commit if topics else ():
            announcement(topics)


def _unnamed_change(connection: Connection) -> str | None:
    """The table of a change that no action will claim."""
    changed = connection.exec_driver_sql(
        "SELECT record FROM change WHERE action_id = ? LIMIT 1", (next_action_id(connection),)
    ).scalar()
    return None if changed is None else str(changed)
