"""Intakes: imports of a tracker, and the cell behind every fact that came in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import Topic


class Intake(Base):
    """One import of a tracker."""

    __tablename__ = "intake"
    __table_args__ = kept(Topic.INTAKES)

    at: Mapped[datetime]
    files: Mapped[list[Any]]
    """[{"name", "sha256"}]"""
    program_id: Mapped[int | None] = mapped_column(ForeignKey("program.id"))
    people: Mapped[int] = mapped_column(default=0)
    facts: Mapped[int] = mapped_column(default=0)
    evidence_files: Mapped[int] = mapped_column(default=0)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ignored: Mapped[list[Any]] = mapped_column(default=list)
    findings: Mapped[list[Any]] = mapped_column(default=list)
    withdrawn_on: Mapped[date | None]

    def __str__(self) -> str:
        """The files it read."""
        return ", ".join(one["name"] for one in self.files)


class Source(Base):
    """The cell a fact came from: workbook, sheet, cell, raw text, and the rule that read it."""

    __tablename__ = "source"
    __table_args__ = (Index("ix_source_record", "record", "record_id"), kept(Topic.INTAKES))

    intake_id: Mapped[int] = mapped_column(ForeignKey("intake.id"), index=True)
    record: Mapped[str]
    """The table of the record this cell became."""
    record_id: Mapped[int]
    sha256: Mapped[str]
    sheet: Mapped[str]
    ref: Mapped[str]
    raw: Mapped[str]
    rule: Mapped[str] = mapped_column(default="")


class ImportQuestion(Base):
    """A question of an intake that nobody has answered yet, or its answer."""

    __tablename__ = "import_question"
    __table_args__ = kept(Topic.INTAKES)

    intake_id: Mapped[int] = mapped_column(ForeignKey("intake.id"), index=True)
    about: Mapped[str]
    raw: Mapped[str]
    cells: Mapped[list[Any]]
    choices: Mapped[list[Any]] = mapped_column(default=list)
    proposed: Mapped[str | None]
    answer: Mapped[str | None]
    settled_on: Mapped[date | None]
