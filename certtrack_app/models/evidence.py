"""Evidence, the evaluators who judge it, and what they decided."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from certtrack_app.models.base import Base, kept
from certtrack_app.models.participant import Line
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    Decision,
    EvidenceClaim,
    EvidenceState,
    Topic,
)


class Evaluator(Base):
    """A named person who decides on evidence."""

    __tablename__ = "evaluator"
    __table_args__ = kept(Topic.EVALUATORS)

    name: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(default="")
    retired_on: Mapped[date | None]

    conflicts: Mapped[list["Conflict"]] = relationship(back_populates="evaluator")

    def __str__(self) -> str:
        """How sentences call them."""
        return self.name


class Conflict(Base):
    """A participant whom an evaluator may not judge."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("evaluator_id", "participant_id"), kept(Topic.EVALUATORS))

    evaluator_id: Mapped[int] = mapped_column(ForeignKey("evaluator.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)

    evaluator: Mapped[Evaluator] = relationship(back_populates="conflicts")


class Evidence(Base):
    """What was handed in for a line, and what was decided of it last."""

    __tablename__ = "evidence"
    __table_args__ = kept(Topic.EVIDENCE)

    line_id: Mapped[int] = mapped_column(ForeignKey("line.id"), index=True)
    claim: Mapped[EvidenceClaim] = mapped_column(default=EvidenceClaim.COMPLETION)
    state: Mapped[EvidenceState] = mapped_column(default=EvidenceState.SUBMITTED, index=True)
    title: Mapped[str] = mapped_column(default="")
    claimed: Mapped[Decimal | None]
    accepted: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(default="")
    score: Mapped[Decimal | None]
    category: Mapped[str] = mapped_column(default="")
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What quotas ask about: paid, client, one_to_one …"""
    happened_on: Mapped[date | None]
    happened_precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.DAY)
    began_on: Mapped[date | None]
    """The first day, where it covers a stretch of time that ends on `happened_on`."""
    expires_on: Mapped[date | None]
    received_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    logged_by: Mapped[str]
    """Who sat at the keyboard."""
    named_verifier: Mapped[str] = mapped_column(default="")
    """Whom a tracker named as having verified it: a fact, not a decision."""
    named_number: Mapped[str] = mapped_column(default="")
    """The certificate number a tracker gave."""
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intake.id"), index=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("evaluator.id"))
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    line: Mapped[Line] = relationship()
    decided_by: Mapped[Evaluator | None] = relationship()
    files: Mapped[list["EvidenceFile"]] = relationship(back_populates="evidence")
    links: Mapped[list["EvidenceLink"]] = relationship(back_populates="evidence")
    verifications: Mapped[list["Verification"]] = relationship(back_populates="evidence")

    def __str__(self) -> str:
        """How sentences call it."""
        return f"“{self.title}” of {self.line.enrollment.participant.name}"


class EvidenceFile(Base):
    """A file of the evidence store, by fingerprint, under the name it came with."""

    __tablename__ = "evidence_file"
    __table_args__ = kept(Topic.EVIDENCE)

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size: Mapped[int]
    """Bytes."""

    evidence: Mapped[Evidence] = relationship(back_populates="files")


class EvidenceLink(Base):
    """A link or note that came with a piece of evidence; the kind says how it hung on its cell."""

    __tablename__ = "evidence_link"
    __table_args__ = kept(Topic.EVIDENCE)

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    kind: Mapped[str] = mapped_column(default="hyperlink")
    target: Mapped[str]
    author: Mapped[str] = mapped_column(default="")

    evidence: Mapped[Evidence] = relationship(back_populates="links")


class Verification(Base):
    """One evaluator's decision on one piece of evidence, and who typed it in."""

    __tablename__ = "verification"
    __table_args__ = kept(Topic.EVIDENCE)

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    evaluator_id: Mapped[int] = mapped_column(ForeignKey("evaluator.id"))
    decision: Mapped[Decision]
    accepted: Mapped[Decimal | None]
    reason: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    """What the decision rests on, where the coordinator typed it in or it was imported."""
    decided_on: Mapped[date]
    typed_by: Mapped[str]

    evidence: Mapped[Evidence] = relationship(back_populates="verifications")
    evaluator: Mapped[Evaluator] = relationship()
