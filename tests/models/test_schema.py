"""The shape of the file: founded as it would be migrated, migrated without losing the journal."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, String, select, text

from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.models import safe_copy
from certtrack_app.models.base import Base
from certtrack_app.models.database import Database, connect, driver_connection
from certtrack_app.models.errand import Keyboard
from certtrack_app.models.journal_triggers import triggers
from certtrack_app.models.migrations.run import upgrade
from certtrack_app.models.office_folder import open_folder
from certtrack_app.models.participant import Participant
from certtrack_app.models.replay import verify
from certtrack_app.models.schema import MIGRATIONS, SHAPE, VERSION, Shape, revision_of
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant, a_program, an_enrollment
from tests.models.first_tables import TARGET, statements, written
from tests.office_fixtures import NOON, TODAY

KEYBOARD = Keyboard("Cora", datetime(2027, 1, 4, 9, tzinfo=UTC), TODAY)

SECOND_STEP = '''
"""People say how they are spoken of; cohorts are always known."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("participant", recreate="always") as table:
        table.add_column(sa.Column("pronouns", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE participant SET pronouns = 'they'")
'''


def tables_of(database: Database) -> dict[str, str]:
    with database.look() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql <> ''")
        return {name: " ".join(sql.split()) for name, sql in rows}


@pytest.fixture
def next_shape(tmp_path: Path) -> Shape:
    """The records of a program one version newer: participants have pronouns."""
    steps = tmp_path / "newer % steps"
    (steps / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/0001_first_tables.py", "versions/0001_first_tables.sql"):
        (steps / name).write_bytes((MIGRATIONS / name).read_bytes())
    (steps / "versions" / "0002_pronouns.py").write_text(SECOND_STEP, encoding="utf-8")
    metadata = MetaData()
    for table in Base.metadata.sorted_tables:
        table.to_metadata(metadata)
    pronouns = Column("pronouns", String, nullable=False, server_default="")
    metadata.tables["participant"].append_column(pronouns)
    return Shape(metadata, 2, steps)


def enroll(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        an_enrollment(unit, a_participant(unit), a_program(unit))
        unit.act(ActionKind.ENROLLED, "Ada Lind")


def version_and_people(office: Office) -> tuple[int, list[str]]:
    with office.reading(TODAY) as reader:
        version = reader.session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
        return version, list(reader.session.scalars(select(Participant.name)))


def test_the_first_migration_is_what_the_mapped_classes_say() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(statements()), (
        "run python -m tests.models.first_tables"
    )


def test_a_founded_office_equals_a_migrated_one(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "migrated.db"
    file.touch()
    migrated = connect(file)
    with migrated.writing.begin() as connection:
        upgrade(connection, MIGRATIONS, revision_of(VERSION))
    founded = {
        name: sql
        for name, sql in tables_of(office.database).items()
        if name not in triggers(Base.metadata)
    }
    alembics_own = {"alembic_version"}
    assert {name: founded[name] for name in founded.keys() - alembics_own} == {
        name: sql for name, sql in tables_of(migrated).items() if name not in alembics_own
    }
    for database in (office.database, migrated):
        with database.look() as connection:
            assert connection.execute(text("SELECT * FROM alembic_version")).all() == [("0001",)]
    migrated.close()


def test_the_newest_step_is_the_version_the_program_knows() -> None:
    steps = sorted(path.stem[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert steps[-1] == revision_of(VERSION)


def test_alembic_finds_nothing_left_to_migrate(office: Office) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with office.database.look() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_up_to_date_office_opens_without_alembic(office: Office) -> None:
    office.close()
    program = (
        "import sys; from pathlib import Path; from certtrack_app.workflows.unit import Office; "
        "Office.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, office.folder], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize("key", [None, b"\x07" * 32], ids=["plain", "encrypted"])
def test_a_migration_keeps_records_journal_and_triggers(
    tmp_path: Path, next_shape: Shape, key: bytes | None
) -> None:
    office = Office.open(tmp_path / "office", create=True, key=key)
    enroll(office)
    office.close()
    database = open_folder(office.folder, KEYBOARD, key=key, shape=next_shape)
    with database.look() as connection:
        assert verify(connection, next_shape.metadata).findings == ()
        people = connection.exec_driver_sql("SELECT id, name, pronouns FROM participant").all()
        action = connection.exec_driver_sql(
            "SELECT kind, actor, version FROM action ORDER BY id DESC LIMIT 1"
        ).one()
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 2
        lines = connection.exec_driver_sql("SELECT count(*) FROM line").scalar()
    assert people == [(1, "Ada Lind", "they")]
    assert (tuple(action), lines) == (("migrated", "Cora", 2), 2)
    with database.errand_of("Cora") as connection:
        connection.exec_driver_sql("DELETE FROM line")
        assert connection.exec_driver_sql(
            "SELECT count(*) FROM change WHERE verb = 'delete'"
        ).scalar()
        connection.rollback()
    database.close()
    (office.folder / "office.db").unlink()


def test_what_lies_before_a_migration_is_neither_undone_nor_shown_as_known(
    office: Office, next_shape: Shape
) -> None:
    enroll(office)
    office.close()
    step = next_shape.migrations / "versions" / "0002_pronouns.py"
    step.write_text(SECOND_STEP.partition("    with op")[0] + "    pass\n", encoding="utf-8")
    same_tables = Shape(Base.metadata, 2, next_shape.migrations)
    later = replace(KEYBOARD, day=TODAY + timedelta(days=30))
    newer = Office(
        office.folder, open_folder(office.folder, later, shape=same_tables), lambda: NOON
    )
    with (
        pytest.raises(Refusal, match="rebuilt by a newer CertTrack"),
        newer.unit("Cora", TODAY) as unit,
    ):
        undo_last(unit)
    with (
        pytest.raises(Refusal, match="before the records were rebuilt"),
        newer.as_known(TODAY, TODAY),
    ):
        pass
    with newer.as_known(later.day, TODAY) as reader:
        assert reader.session.scalars(select(Participant.name)).all() == ["Ada Lind"]
    newer.close()


def test_a_copy_is_made_before_a_migration_and_verified(office: Office, next_shape: Shape) -> None:
    enroll(office)
    office.close()
    open_folder(office.folder, KEYBOARD, shape=next_shape).close()
    (copy,) = office.backups_folder.iterdir()
    assert copy.name == "before-migration-from-0001.db"
    kept = driver_connection(copy, None)
    assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    assert kept.execute("SELECT name FROM participant").fetchall() == [("Ada Lind",)]
    kept.close()
    (office.folder / "office.db").unlink()


def test_without_a_copy_that_reads_back_nothing_is_migrated(
    office: Office, next_shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    enroll(office)
    office.close()
    told = iter([{"participant": 1}, {"participant": 0}])
    monkeypatch.setattr(safe_copy, "_contents", lambda _connection: next(told))
    with pytest.raises(Refusal, match="does not hold what the office holds"):
        open_folder(office.folder, KEYBOARD, shape=next_shape)
    again = Office.open(office.folder)
    assert version_and_people(again) == (1, ["Ada Lind"])
    again.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    office: Office, next_shape: Shape
) -> None:
    enroll(office)
    office.close()
    step = next_shape.migrations / "versions" / "0002_pronouns.py"
    broken = SECOND_STEP.replace(
        "UPDATE participant SET pronouns = 'they'", "DELETE FROM enrollment"
    )
    step.write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError, match="leads nowhere"):
        open_folder(office.folder, KEYBOARD, shape=next_shape)
    reopened = Office.open(office.folder)
    with reopened.reading(TODAY) as reader:
        assert reader.session.scalars(select(Participant.name)).all() == ["Ada Lind"]
    with reopened.unit("Cora", TODAY) as unit:
        assert unit.session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        undo_last(unit)
    reopened.close()


def test_a_file_of_a_newer_program_is_refused_in_words(office: Office, next_shape: Shape) -> None:
    office.close()
    open_folder(office.folder, KEYBOARD, shape=next_shape).close()
    with pytest.raises(Refusal, match="newer CertTrack .*version 2.*knows version 1.*Update"):
        Office.open(office.folder)
    (office.folder / "office.db").unlink()


@pytest.mark.tampers
@pytest.mark.parametrize(
    ("revisions", "words"),
    [
        pytest.param(["0002"], "records of version 2; this one knows version 1", id="newer"),
        pytest.param(["ae1027a6acf"], "does not say which version", id="unknown"),
        pytest.param(["0000"], "does not say which version", id="older than the header"),
        pytest.param(["0001", "0000"], "does not say which version", id="two at once"),
    ],
)
def test_an_office_whose_revision_is_not_known_is_refused_in_words(
    office: Office, revisions: list[str], words: str
) -> None:
    office.close()
    connection = driver_connection(office.database.file, None)
    connection.execute("DELETE FROM alembic_version")
    connection.executemany("INSERT INTO alembic_version VALUES (?)", [(one,) for one in revisions])
    connection.close()
    with pytest.raises(Refusal, match=words):
        open_folder(office.folder, KEYBOARD)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office.db"
    file.touch()
    other = driver_connection(file, None)
    other.execute("CREATE TABLE bookmark (id INTEGER)")
    other.close()
    with pytest.raises(FileRefused, match="not an office of CertTrack"):
        Office.open(tmp_path, create=True)


def test_the_shape_of_this_program_is_whole() -> None:
    assert SHAPE.metadata is Base.metadata
    assert {"action", "change", "participant", "flag"} <= SHAPE.metadata.tables.keys()
