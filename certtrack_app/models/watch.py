"""Projections: rebuilt from the records at any time, never journaled."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import Topic


class Watch(Base):
    """When the clock must next look at an enrollment or a credential.

    `wakes_on` is the first day on which time alone changes a verdict; no day means that it waits
    for a person: what a person touched is read from the journal.
    """

    __tablename__ = "watch"
    __table_args__ = (
        Index("ix_watch_subject", "subject", "subject_id", unique=True),
        Index("ix_watch_wakes_on", "wakes_on"),
        kept(Topic.FLAGS, journaled=False),
    )

    subject: Mapped[str]
    """enrollment or credential"""
    subject_id: Mapped[int]
    wakes_on: Mapped[date | None]


class Overview(Base):
    """One row of the participants list: what is computed of an enrollment, stamped with its day."""

    __tablename__ = "overview"
    __table_args__ = kept(Topic.PARTICIPANTS, journaled=False)

    enrollment_id: Mapped[int] = mapped_column(unique=True)
    participant_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(index=True)
    sort_name: Mapped[str] = mapped_column(index=True)
    email: Mapped[str]
    cohort: Mapped[str]
    program: Mapped[str]
    settled: Mapped[int]
    lines: Mapped[int]
    status: Mapped[str]
    """What the list's chip says: new, on_track, behind, stalled, ready, certified, renewal_due …"""
    unverified: Mapped[int]
    """Lines imported and not verified."""
    last_activity_on: Mapped[date | None]
    next_deadline_on: Mapped[date | None]
    search: Mapped[str]
    """Folded text the filter looks in."""
    computed_on: Mapped[date]
