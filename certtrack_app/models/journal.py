"""The journal: one action for each errand, one change for each row it changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import Topic

HEAD_LENGTH = 16
"""How many characters of the last seal are printed on what leaves the office."""


class Action(Base):
    """One thing somebody did, sealed together with the action before it and its own changes.

    Its words and salt may be erased later: then `withheld` keeps the digest the seal covers.
    """

    __tablename__ = "action"
    __table_args__ = kept(Topic.HISTORY, journaled=False)

    at: Mapped[datetime]
    """When it happened by the machine's clock."""
    day: Mapped[date]
    """The day it was reckoned for."""
    day_given: Mapped[bool]
    """Whether somebody gave the day, as a rehearsal does."""
    actor: Mapped[str] = mapped_column(index=True)
    """Who sat at the keyboard."""
    kind: Mapped[ActionKind]
    record: Mapped[str | None]
    """The table of its subject, where that is a record."""
    record_id: Mapped[int | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    version: Mapped[int]
    """The version of the records under which it was written."""
    leaves_office: Mapped[bool]
    """Whether it, or anything it led to, went out."""
    words: Mapped[dict[str, Any] | None]
    """{"subject", "remark", "because": [{"kind", "subject", "remark"}]}"""
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    withheld: Mapped[str | None]
    seal: Mapped[str]
    """SHA-256 over the seal before it, its own fields and its changes, in hexadecimal."""


class Change(Base):
    """One row as it was and as it became; written by a trigger and never by anything else.

    The row's values may be erased later one by one: then `withheld` keeps what the seal covers.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_record_row_id", "record", "row_id"),
        Index("ix_change_removed", "record", sqlite_where=text("verb = 'delete'")),
        kept(Topic.HISTORY, journaled=False),
    )

    action_id: Mapped[int] = mapped_column(
        ForeignKey("action.id", deferrable=True, initially="DEFERRED"), index=True
    )
    record: Mapped[str]
    row_id: Mapped[int]
    verb: Mapped[str]
    """insert, update, delete; or stands, where a replay begins."""
    before: Mapped[str | None]
    """The row as JSON, column by column in the table's order."""
    after: Mapped[str | None]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    withheld: Mapped[str | None]
