"""Messages: what was, is to be, or was held back from being told."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import MessageKind, MessageState, Topic


class Message(Base):
    """One message to one person, all its subjects merged."""

    __tablename__ = "message"
    __table_args__ = kept(Topic.MESSAGES, follows=True)

    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    to: Mapped[str]
    kind: Mapped[MessageKind]
    state: Mapped[MessageState] = mapped_column(index=True)
    because: Mapped[str] = mapped_column(default="")
    """Why it is held, failed or withdrawn."""
    subject: Mapped[str]
    body: Mapped[str]
    due_on: Mapped[date]
    made_on: Mapped[date]
    released: Mapped[bool] = mapped_column(default=False)
    """Whether a person released it from being held."""
    dropped: Mapped[bool] = mapped_column(default=False)
    """Whether a person withdrew it: then what it says is not raised again."""
    sent_at: Mapped[datetime | None]
    sent_on: Mapped[date | None]
    """The day it left, by the office's day: in a rehearsal that is not the machine's."""
    mail_id: Mapped[str] = mapped_column(default="")

    subjects: Mapped[list["MessageSubject"]] = relationship(back_populates="message")

    def __str__(self) -> str:
        """Whom it goes to."""
        return self.to or "nobody"


class MessageSubject(Base):
    """One thing a message tells; its key lets each thing be told once."""

    __tablename__ = "message_subject"
    __table_args__ = kept(Topic.MESSAGES, follows=True)

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), index=True)
    key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[MessageKind]
    words: Mapped[str]
    due_on: Mapped[date]
    free_of_budget: Mapped[bool] = mapped_column(default=False)
    tells_supervisor: Mapped[bool] = mapped_column(default=False)
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"))
    credential_id: Mapped[int | None] = mapped_column(ForeignKey("credential.id"))
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))

    message: Mapped[Message] = relationship(back_populates="subjects")


class Departure(Base):
    """A message on its way to the mail server: what must not be forgotten if we stop meanwhile.

    `since` is set while the server is being given the message. Whoever finds it set and is not the
    one giving it does not know whether the message left.
    """

    __tablename__ = "departure"
    __table_args__ = kept(Topic.MESSAGES, journaled=False)

    message_id: Mapped[int] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), unique=True
    )
    mail_id: Mapped[str]
    since: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    says: Mapped[str] = mapped_column(default="")
    """Why the last attempt failed."""
