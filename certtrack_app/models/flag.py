"""Flags: exceptions a person must look at."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import FlagKind, Severity, Topic


class Flag(Base):
    """One exception: raised once, cleared by itself when its cause goes."""

    __tablename__ = "flag"
    __table_args__ = kept(Topic.FLAGS, derived=True)

    key: Mapped[str] = mapped_column(index=True)
    """What makes it the same exception on another day."""
    kind: Mapped[FlagKind]
    severity: Mapped[Severity]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"), index=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"))
    credential_id: Mapped[int | None] = mapped_column(ForeignKey("credential.id"), index=True)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"))
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intake.id"))
    since: Mapped[date]
    because: Mapped[str]
    remedy: Mapped[str] = mapped_column(default="")
    raised_on: Mapped[date]
    pressing_on: Mapped[date | None]
    """The day it became more or less pressing than it was raised."""
    cleared_on: Mapped[date | None] = mapped_column(index=True)
    snoozed_to: Mapped[date | None]
    dismissed_on: Mapped[date | None]
    dismissed_because: Mapped[str] = mapped_column(default="")

    def __str__(self) -> str:
        """How sentences call it."""
        return f"{self.kind.value.replace('_', ' ')}: {self.because}"
