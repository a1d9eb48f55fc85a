"""Laws of the journal: whatever is done in whatever order, replay equals the records."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import delete, select, update

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.flag import Flag
from certtrack_app.models.journal import Action
from certtrack_app.models.journal_triggers import image, journaled_tables
from certtrack_app.models.participant import ExternalId, Line, Participant
from certtrack_app.models.replay import verify
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import FlagKind, Severity
from certtrack_app.workflows.undo import undo, undo_last, why_not_undoable
from certtrack_app.workflows.unit import Office, Unit, UnnamedErrand
from tests.builders import a_participant, a_program, an_enrollment, some_evidence
from tests.office_fixtures import NOON, TODAY

ACTORS = st.sampled_from(["Cora", "Dana"])
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)

State = dict[str, list[str]]


class JournalMachine(RuleBasedStateMachine):
    """People come, are renamed, removed, checked; errands fail and are undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = Office.open(self.folder, create=True, clock=lambda: NOON)
        with self.office.unit("Cora", TODAY) as unit:
            an_enrollment(unit, a_participant(unit), a_program(unit))
            unit.act(ActionKind.ENROLLED, "Ada Lind")
        self.before_last: State | None = None

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    @rule(actor=ACTORS, names=st.lists(NAMES, min_size=1, max_size=3))
    def enroll(self, actor: str, names: list[str]) -> None:
        self.before_last = self.state()
        with self.office.unit(actor, TODAY) as unit:
            for name in names:
                person = a_participant(unit, name, "")
                unit.add(ExternalId(participant_id=person.id, kind="lms", value=name))
            unit.act(ActionKind.ENROLLED, ", ".join(names))

    @rule(actor=ACTORS, name=NAMES)
    def rename_everybody(self, actor: str, name: str) -> None:
        self.before_last = self.state()
        with self.office.unit(actor, TODAY) as unit:
            unit.session.execute(update(Participant).values(name=name, note=Participant.name))
            unit.act(ActionKind.EDITED_PARTICIPANT, "everybody")

    @rule(actor=ACTORS)
    def log_evidence(self, actor: str) -> None:
        self.before_last = self.state()
        with self.office.unit(actor, TODAY) as unit:
            for line in unit.session.scalars(select(Line).limit(1)):
                unit.act(ActionKind.LOGGED_EVIDENCE, some_evidence(unit, line))
            if not unit.acts:
                unit.act(ActionKind.EDITED_SETTINGS, "nothing")

    @rule(actor=ACTORS)
    def remove_whoever_has_no_enrollment(self, actor: str) -> None:
        self.before_last = self.state()
        with self.office.unit(actor, TODAY) as unit:
            enrolled = Participant.id == 1
            unit.session.execute(delete(Flag).where(Flag.participant_id != 1))
            unit.session.execute(delete(ExternalId))
            unit.session.execute(delete(Participant).where(~enrolled))
            unit.act(ActionKind.WITHDREW, "whoever is not enrolled")

    @rule()
    def check(self) -> None:
        with self.office.unit("Cora", TODAY) as unit:
            for person in unit.session.scalars(select(Participant)):
                unit.session.add(a_flag(person))
            unit.act(ActionKind.CHECKED, "the office")

    @rule(actor=ACTORS)
    def fail(self, actor: str) -> None:
        before = self.state()
        try:
            with self.office.unit(actor, TODAY) as unit:
                unit.session.execute(delete(Evidence))
                a_participant(unit)
        except UnnamedErrand:
            pass
        assert self.state() == before

    @precondition(lambda self: self.before_last is not None)
    @rule()
    def undo_the_newest(self) -> None:
        """Undoing what was just done gives the records back as they were, but for flags."""
        with self.office.unit("Cora", TODAY) as unit:
            newest = newest_action(unit)
            if newest.kind is ActionKind.CHECKED or why_not_undoable(unit, newest):
                unit.act(ActionKind.EDITED_SETTINGS, "nothing")
                self.before_last = None
                return
            undo(unit, newest.id)
        assert without_flags(self.state()) == without_flags(self.before_last or {})
        self.before_last = None

    @rule(actor=ACTORS)
    def undo_ones_last(self, actor: str) -> None:
        self.before_last = None
        try:
            with self.office.unit(actor, TODAY) as unit:
                undo_last(unit)
        except Refusal as refused:
            assert refused.sentence.endswith(".")  # noqa: PT017 - a refusal is allowed, not awaited

    @rule(actor=ACTORS, number=st.integers(1, 12))
    def undo_any(self, actor: str, number: int) -> None:
        self.before_last = None
        try:
            with self.office.unit(actor, TODAY) as unit:
                undo(unit, number)
        except Refusal as refused:
            assert refused.sentence.endswith(".")  # noqa: PT017 - likewise

    @invariant()
    def replay_equals_the_records(self) -> None:
        with self.office.database.look() as connection:
            assert verify(connection, Base.metadata).findings == ()

    def state(self) -> State:
        """Every journaled row there is."""
        with self.office.database.look() as connection:
            return {
                table.name: [
                    row
                    for (row,) in connection.exec_driver_sql(
                        f'SELECT {image(table, table.name)} FROM "{table.name}" ORDER BY id'  # noqa: S608 - our own tables
                    )
                ]
                for table in journaled_tables(Base.metadata)
            }


def newest_action(unit: Unit) -> Action:
    return unit.session.scalars(select(Action).order_by(Action.id.desc()).limit(1)).one()


def without_flags(state: State) -> State:
    return {name: rows for name, rows in state.items() if name != "flag"}


def a_flag(person: Participant) -> Flag:
    return Flag(
        key=f"unreachable:{person.id}",
        kind=FlagKind.UNREACHABLE,
        severity=Severity.NOTE,
        participant_id=person.id,
        since=TODAY,
        because="No address.",
        raised_on=TODAY,
    )


JournalMachine.TestCase.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, database=None
)
TestJournal = JournalMachine.TestCase
