"""What every record has in common: a key that is never used twice, and words stored by value."""

import enum
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Date, Enum, Integer, MetaData, String, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from certtrack_app.rules.vocabulary import Topic


class Amount(TypeDecorator[Decimal]):
    """Hours, sessions, credits and scores: exact, stored as whole thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store thousandths."""
        return None if value is None else int((value * 1000).to_integral_value())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Read thousandths back without trailing zeros."""
        return None if value is None else Decimal(value).scaleb(-3).normalize() + 0


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, stored as ISO text in UTC."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Store ISO text in UTC, so that it sorts as time does; a moment must name its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} names no zone")
        return value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read ISO text back."""
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """A record: its key is assigned once and never reused."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda words: [word.value for word in words],
        ),
        Decimal: Amount,
        datetime: Moment,
        date: Date,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __str__(self) -> str:
        """Whatever the record calls itself; how the journal names it."""
        told = (getattr(self, name, "") for name in _NAMES)
        numbered = f"{self.__tablename__.replace('_', ' ')} {self.id}"
        return next((str(name) for name in told if name), numbered)


_NAMES = ("name", "number", "title", "holder", "subject", "about", "file_name", "code", "to")


def kept(
    topic: Topic, *, journaled: bool = True, derived: bool = False, follows: bool = False
) -> dict[str, Any]:
    """Say of a table what it touches, and how the journal takes it.

    A table that is not journaled is a projection. A derived one is journaled, but a change in it
    does not count as building upon what came before. One that follows goes with the records it
    was made from, as long as only the clock has touched it: a message nobody released or sent.
    """
    info = {"topic": topic, "journal": journaled, "derived": derived, "follows": follows}
    return {"sqlite_autoincrement": True, "info": info}


def is_journaled(table: Table) -> bool:
    """Whether every change of the table's rows is written down."""
    return bool(table.info.get("journal", True))


def is_derived(table: Table) -> bool:
    """Whether the table's rows are reckoned from other records: flags and projections."""
    return bool(table.info.get("derived", False)) or not is_journaled(table)


def follows_its_records(table: Table) -> bool:
    """Whether rows the clock made go along when their records are taken back."""
    return bool(table.info.get("follows", False))


def topic_of(table: Table) -> Topic | None:
    """What a change in the table is announced as."""
    topic: Topic | None = table.info.get("topic")
    return topic
