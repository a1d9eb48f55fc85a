"""Programs: versions of rules with the day they take effect, and their requirements."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention, Topic


class Program(Base):
    """A certification program: what it awards, and how its certificate reads."""

    __tablename__ = "program"
    __table_args__ = kept(Topic.PROGRAMS)

    name: Mapped[str] = mapped_column(unique=True)
    """The short name people use for it."""
    title: Mapped[str]
    """The credential's title as printed on the certificate."""
    source: Mapped[str] = mapped_column(default="")
    as_of: Mapped[date | None]
    wording: Mapped[str] = mapped_column(default="")
    signatories: Mapped[list[Any]] = mapped_column(default=list)
    """[{"name", "role", "image": fingerprint or null}]"""
    logo: Mapped[str | None]
    """Fingerprint of the logo in the evidence store."""
    accent: Mapped[str] = mapped_column(default="")
    retired_on: Mapped[date | None]

    versions: Mapped[list["ProgramVersion"]] = relationship(
        back_populates="program", order_by="ProgramVersion.effective_on"
    )

    def __str__(self) -> str:
        """How sentences call it."""
        return self.name


class ProgramVersion(Base):
    """The rules of a program from one day on: its term, its renewal, its requirements."""

    __tablename__ = "program_version"
    __table_args__ = kept(Topic.PROGRAMS)

    program_id: Mapped[int] = mapped_column(ForeignKey("program.id"), index=True)
    effective_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    term_convention: Mapped[TermConvention] = mapped_column(default=TermConvention.SAME_DAY)
    term_months: Mapped[int | None]
    term_days: Mapped[int | None]
    term_fixed_month: Mapped[int | None]
    term_fixed_day: Mapped[int | None]
    term_minimum_days: Mapped[int | None]
    reminder_days: Mapped[list[Any]] = mapped_column(default=lambda: [90, 60, 30, 7])
    """Days before the term ends on which holder and coordinator are told, farthest first."""
    grace_days: Mapped[int] = mapped_column(default=0)
    grace_months: Mapped[int] = mapped_column(default=0)
    late_months: Mapped[int] = mapped_column(default=0)
    """Months after grace in which a lapsed credential can still be renewed."""
    opens_days: Mapped[int | None]
    """Days before the last valid day from which a renewal is taken; None: at any time."""
    early_renewal_keeps_expiry: Mapped[bool] = mapped_column(default=True)
    late_renewal_keeps_expiry: Mapped[bool] = mapped_column(default=True)
    grace_credits_count: Mapped[bool] = mapped_column(default=False)
    signoff_required: Mapped[bool] = mapped_column(default=False)
    tells_supervisor: Mapped[bool] = mapped_column(default=False)

    program: Mapped[Program] = relationship(back_populates="versions")
    requirements: Mapped[list["Requirement"]] = relationship(
        back_populates="version", order_by="Requirement.position"
    )


class Requirement(Base):
    """One thing a participant must satisfy under one version of a program's rules."""

    __tablename__ = "requirement"
    __table_args__ = (UniqueConstraint("version_id", "phase", "code"), kept(Topic.PROGRAMS))

    version_id: Mapped[int] = mapped_column(ForeignKey("program_version.id"), index=True)
    phase: Mapped[Phase] = mapped_column(default=Phase.INITIAL)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str]
    title: Mapped[str]
    kind: Mapped[RequirementKind]
    target: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(default="")
    pass_mark: Mapped[Decimal | None]
    maximum: Mapped[Decimal | None]
    asks_for: Mapped[str] = mapped_column(default="")
    """What sort of evidence is expected, in words."""
    deadline_days: Mapped[int | None]
    """Days from enrollment (or from the opening of a renewal) to the deadline."""
    deadline_on: Mapped[date | None]
    stall_after_days: Mapped[int | None]
    flag_after_days: Mapped[int] = mapped_column(default=10)
    near_days: Mapped[int | None] = mapped_column(default=14)
    waiting_limit_days: Mapped[int | None] = mapped_column(default=14)
    returned_limit_days: Mapped[int | None] = mapped_column(default=14)
    prerequisites: Mapped[list[Any]] = mapped_column(default=list)
    """Codes of requirements that must be settled first."""
    quotas: Mapped[list[Any]] = mapped_column(default=list)
    categories: Mapped[list[Any]] = mapped_column(default=list)
    choice: Mapped[str] = mapped_column(default="")
    """The name of a group of which only `choice_needs` must be satisfied."""
    choice_needs: Mapped[int] = mapped_column(default=0)
    effective_from: Mapped[date | None]
    effective_until: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")

    version: Mapped[ProgramVersion] = relationship(back_populates="requirements")
