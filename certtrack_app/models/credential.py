"""Credentials, what is recorded of them later, and their certificates."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from certtrack_app.models.base import Base, kept
from certtrack_app.models.participant import Enrollment, Participant
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.vocabulary import CredentialEventKind, Topic


class Credential(Base):
    """What a participant holds once all is verified."""

    __tablename__ = "credential"
    __table_args__ = kept(Topic.CREDENTIALS)

    number: Mapped[str] = mapped_column(unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("program_version.id"), index=True)
    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    holder: Mapped[str]
    """The name as issued."""
    title: Mapped[str]
    issued_on: Mapped[date]
    valid_through: Mapped[date | None] = mapped_column(index=True)
    term_because: Mapped[str] = mapped_column(default="")
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("credential.id"), index=True)

    participant: Mapped[Participant] = relationship()
    version: Mapped[ProgramVersion] = relationship()
    enrollment: Mapped[Enrollment] = relationship(foreign_keys=[enrollment_id])
    events: Mapped[list["CredentialEvent"]] = relationship(
        back_populates="credential", order_by="CredentialEvent.id"
    )

    def __str__(self) -> str:
        """How sentences call it."""
        return f"{self.number} of {self.holder}"


class CredentialEvent(Base):
    """A suspension, revocation, supersession or reinstatement, with its day and reason."""

    __tablename__ = "credential_event"
    __table_args__ = kept(Topic.CREDENTIALS)

    credential_id: Mapped[int] = mapped_column(ForeignKey("credential.id"), index=True)
    kind: Mapped[CredentialEventKind]
    happened_on: Mapped[date]
    reason: Mapped[str]

    credential: Mapped[Credential] = relationship(back_populates="events")


class Certificate(Base):
    """The document of a credential as issued: replaced, never edited."""

    __tablename__ = "certificate"
    __table_args__ = kept(Topic.CREDENTIALS)

    credential_id: Mapped[int] = mapped_column(ForeignKey("credential.id"), index=True)
    sha256: Mapped[str]
    file_name: Mapped[str]
    issued_on: Mapped[date]
    face: Mapped[dict[str, Any]]
    """Everything printed on it."""
    replaced_on: Mapped[date | None]

    credential: Mapped[Credential] = relationship()
