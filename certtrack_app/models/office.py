"""The office itself: its name, how it sends, and what its clock has seen."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.mail_account import Security
from certtrack_app.rules.vocabulary import MessageKind, SendingSwitch, Topic


class Office(Base):
    """The one office of this file and its settings."""

    __tablename__ = "office"
    __table_args__ = kept(Topic.OFFICE)

    name: Mapped[str]
    sending: Mapped[SendingSwitch] = mapped_column(default=SendingSwitch.HOLD_AFTER_IMPORT)
    intake_unreviewed: Mapped[bool] = mapped_column(default=False)
    """Whether an intake's messages still wait for the coordinator to have looked."""
    coordinator: Mapped[str] = mapped_column(default="")
    coordinator_email: Mapped[str] = mapped_column(default="")
    digest: Mapped[bool] = mapped_column(default=True)
    """Whether the coordinator is written to when something needs a person."""
    reply_to: Mapped[str] = mapped_column(default="")
    budget_days: Mapped[int] = mapped_column(default=7)
    """Within so many days a person gets at most `budget_messages`; 0: no limit."""
    budget_messages: Mapped[int] = mapped_column(default=1)
    number_pattern: Mapped[str] = mapped_column(default="CT-{year}-{count:04}")
    rejection_reasons: Mapped[list[Any]] = mapped_column(default=list)
    """Codes the office added to the ones it starts with."""
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """{"frame": {language: {"greeting", "greeting_unnamed", "closing", "signature", …}}}"""
    mail_host: Mapped[str] = mapped_column(default="")
    """The server that takes the office's mail; empty where it sends by hand."""
    mail_port: Mapped[int] = mapped_column(default=587)
    mail_security: Mapped[Security] = mapped_column(default=Security.STARTTLS)
    mail_user: Mapped[str] = mapped_column(default="")
    mail_sender: Mapped[str] = mapped_column(default="")
    mail_copy_to: Mapped[str] = mapped_column(default="")

    def __str__(self) -> str:
        """How sentences call it."""
        return self.name


class MessageTemplate(Base):
    """The office's own wording of a kind of message, in one language."""

    __tablename__ = "message_template"
    __table_args__ = kept(Topic.OFFICE)

    kind: Mapped[MessageKind]
    language: Mapped[str] = mapped_column(default="en")
    subject: Mapped[str]
    body: Mapped[str]


class ClockMark(Base):
    """What the clock has seen: the last check, and the latest day and moment ever."""

    __tablename__ = "clock_mark"
    __table_args__ = kept(Topic.OFFICE, journaled=False)

    checked_at: Mapped[datetime | None]
    checked_on: Mapped[date | None]
    latest_day: Mapped[date | None]
    latest_at: Mapped[datetime | None]
    action_id: Mapped[int] = mapped_column(default=0)
    """The last action the check has taken account of."""
    overview_action_id: Mapped[int] = mapped_column(default=0)
    """The last action the participants list has taken account of."""
    overview_day: Mapped[date | None]
