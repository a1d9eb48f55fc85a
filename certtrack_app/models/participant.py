"""Participants, their enrollments, and the checklist each enrollment owns."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from certtrack_app.models.base import Base, kept
from certtrack_app.models.program import ProgramVersion, Requirement
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus, Phase, Topic


class Participant(Base):
    """A person on the way to a credential, or holding one."""

    __tablename__ = "participant"
    __table_args__ = kept(Topic.PARTICIPANTS)

    name: Mapped[str] = mapped_column(index=True)
    certificate_name: Mapped[str] = mapped_column(default="")
    """The name to print, where it differs."""
    email: Mapped[str] = mapped_column(default="", index=True)
    cohort: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    supervisor_email: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    external_ids: Mapped[list["ExternalId"]] = relationship(back_populates="participant")
    enrollments: Mapped[list["Enrollment"]] = relationship(back_populates="participant")

    def __str__(self) -> str:
        """How sentences call them."""
        return self.name


class ExternalId(Base):
    """What another system calls a participant: an LMS login, a CRM number."""

    __tablename__ = "external_id"
    __table_args__ = (Index("ix_external_id_kind_value", "kind", "value"), kept(Topic.PARTICIPANTS))

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]

    participant: Mapped[Participant] = relationship(back_populates="external_ids")


class Enrollment(Base):
    """A participant in a program under one version of its rules.

    A renewal is an enrollment too, of the renewal phase. Being on leave is not stored: it
    follows from the leaves and the day.
    """

    __tablename__ = "enrollment"
    __table_args__ = kept(Topic.PARTICIPANTS)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("program_version.id"), index=True)
    phase: Mapped[Phase] = mapped_column(default=Phase.INITIAL)
    enrolled_on: Mapped[date]
    state: Mapped[EnrollmentState] = mapped_column(default=EnrollmentState.IN_PROGRESS)
    completed_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    signed_off_on: Mapped[date | None]
    renews_id: Mapped[int | None] = mapped_column(
        ForeignKey("credential.id", use_alter=True), index=True
    )

    participant: Mapped[Participant] = relationship(back_populates="enrollments")
    version: Mapped[ProgramVersion] = relationship()
    lines: Mapped[list["Line"]] = relationship(back_populates="enrollment", order_by="Line.id")
    leaves: Mapped[list["Leave"]] = relationship(back_populates="enrollment")

    def __str__(self) -> str:
        """How sentences call it."""
        return f"{self.participant.name} in {self.version.program.name}"


class Leave(Base):
    """Days on which an enrollment's clocks stand still; open-ended until the return is known."""

    __tablename__ = "leave"
    __table_args__ = kept(Topic.PARTICIPANTS)

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")

    enrollment: Mapped[Enrollment] = relationship(back_populates="leaves")


class Line(Base):
    """One requirement of one enrollment.

    Only what a person decided is stored: a waiver or an exemption. Everything else a line shows
    follows from its evidence and the day.
    """

    __tablename__ = "line"
    __table_args__ = kept(Topic.CHECKLISTS)

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id"), index=True)
    settled_as: Mapped[LineStatus | None]
    """Waived or exempt, by an evaluator's decision."""
    settled_on: Mapped[date | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("evaluator.id"))
    settled_because: Mapped[str] = mapped_column(default="")

    enrollment: Mapped[Enrollment] = relationship(back_populates="lines")
    requirement: Mapped[Requirement] = relationship()
    extensions: Mapped[list["Extension"]] = relationship(back_populates="line")

    def __str__(self) -> str:
        """How sentences call it."""
        return f"{self.requirement.title} of {self.enrollment.participant.name}"


class Extension(Base):
    """A later day for one deadline, with who granted it and why."""

    __tablename__ = "extension"
    __table_args__ = kept(Topic.CHECKLISTS)

    line_id: Mapped[int] = mapped_column(ForeignKey("line.id"), index=True)
    until: Mapped[date]
    reason: Mapped[str]
    grantor: Mapped[str]
    granted_on: Mapped[date]
    leave_days: Mapped[int] = mapped_column(default=0)
    """Days of leave within it that were on record when it was granted."""

    line: Mapped[Line] = relationship(back_populates="extensions")
