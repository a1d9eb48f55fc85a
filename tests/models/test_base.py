"""What every record has in common."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from certtrack_app.models.base import Amount, Base, Moment, is_journaled
from certtrack_app.models.flag import Flag
from certtrack_app.models.journal_triggers import journaled_tables, triggers
from certtrack_app.models.participant import Leave, Participant
from certtrack_app.models.watch import Watch
from certtrack_app.workflows.unit import Office

DIALECT = sqlite.dialect()


@pytest.mark.parametrize("amount", ["0", "12", "0.5", "60", "1234.125", "100000"])
def test_an_amount_comes_back_as_it_went(amount: str) -> None:
    stored = Amount().process_bind_param(Decimal(amount), DIALECT)
    assert isinstance(stored, int)
    assert str(Amount().process_result_value(stored, DIALECT)) == amount


def test_a_moment_is_stored_in_utc_so_that_text_sorts_as_time() -> None:
    there = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    stored = Moment().process_bind_param(there, DIALECT)
    assert stored == "2026-03-03T04:30:00+00:00"
    assert Moment().process_result_value(stored, DIALECT) == there
    assert stored < str(
        Moment().process_bind_param(datetime(2026, 3, 3, 4, 31, tzinfo=UTC), DIALECT)
    )


def test_a_moment_that_names_no_zone_is_a_defect() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        Moment().process_bind_param(datetime(2026, 3, 2), DIALECT)


def test_nothing_stays_nothing() -> None:
    for column_type in (Amount(), Moment()):
        assert column_type.process_bind_param(None, DIALECT) is None
        assert column_type.process_result_value(None, DIALECT) is None


def test_a_record_calls_itself_by_its_name_or_by_its_table_and_number() -> None:
    assert str(Participant(id=3, name="Ada Lind")) == "Ada Lind"
    assert str(Leave(id=3)) == "leave 3"


def test_every_table_but_projections_and_the_journal_itself_is_journaled() -> None:
    spared = {table.name for table in Base.metadata.sorted_tables if not is_journaled(table)}
    beside = {"clock_mark", "departure", "overview", Watch.__tablename__}
    assert spared == {"action", "change", *beside}
    assert Flag.__table__ in journaled_tables(Base.metadata)


@pytest.mark.parametrize(
    ("columns", "trouble"),
    [
        ([Column("code", Integer, primary_key=True)], "needs the one key id"),
        ([Column("id", Integer, primary_key=True), Column("scan", LargeBinary)], "holds bytes"),
    ],
    ids=["another key", "bytes"],
)
def test_a_table_the_journal_cannot_hold_is_a_defect(
    columns: list[Column[int]], trouble: str
) -> None:
    metadata = MetaData()
    Table("strange", metadata, *columns)
    with pytest.raises(TypeError, match=trouble):
        triggers(metadata)


def test_a_database_without_tables_needs_only_the_journals_own_triggers() -> None:
    assert len(triggers(MetaData())) == 5


def test_a_write_outside_an_errand_fails(office: Office) -> None:
    with office.database.writing.connect() as connection:
        for statement in (
            "INSERT INTO evaluator (name, email) VALUES ('Eve', '')",
            """INSERT INTO action (at, day, day_given, actor, kind, version, leaves_office, seal)
            VALUES ('', '2026-03-02', 0, 'Eve', 'enrolled', 1, 0, '')""",
        ):
            with pytest.raises(DBAPIError, match="user-defined function raised exception"):
                connection.exec_driver_sql(statement)
        connection.rollback()
