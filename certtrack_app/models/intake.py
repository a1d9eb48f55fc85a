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
    read_on: Mapped[date]
    """The day the files were read for: which days lie ahead depends on it."""
    by: Mapped[str] = mapped_column(default="")
    files: Mapped[list[Any]]
    """[{"key", "name", "sha256"}]; each file lies in the evidence store as it came."""
    program_id: Mapped[int | None] = mapped_column(ForeignKey("program.id"))
    people: Mapped[int] = mapped_column(default=0)
    new_people: Mapped[int] = mapped_column(default=0)
    facts: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    evidence_files: Mapped[int] = mapped_column(default=0)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    corrections: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What else was set right at the preview: [[key, value], …] by the name of its kind."""
    sheets: Mapped[list[Any]] = mapped_column(default=list)
    """[{"file", "name", "used", "layout", "header_rows", "because", "meanings"}]; what each cell
    was taken for, in the order of the cells, as numbers, packed and in base 64."""
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """{"nonempty", "taken", "ignored", "asked"}: cells."""
    requirements: Mapped[list[Any]] = mapped_column(default=list)
    """[{"title", "into", "kind", "target", "unit", "added", "cells"}]"""
    ignored: Mapped[list[Any]] = mapped_column(default=list)
    """[{"sheet", "file", "ranges": [[row, column, last row, last column]], "because", "cells"}]"""
    findings: Mapped[list[Any]] = mapped_column(default=list)
    differences: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was different from what earlier copies said: {kind: [sentence]}."""
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
    says: Mapped[str] = mapped_column(default="")
    """What the cell says where that became no evidence: planned for a day, not started."""


class Harvest(Base):
    """What hung on cells of a tracker: a link, a note, a file, or no more than a file's name."""

    __tablename__ = "harvest"
    __table_args__ = (Index("ix_harvest_record", "record", "record_id"), kept(Topic.INTAKES))

    intake_id: Mapped[int] = mapped_column(ForeignKey("intake.id"), index=True)
    kind: Mapped[str]
    target: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    said_at: Mapped[str] = mapped_column(default="")
    cells: Mapped[list[Any]]
    """[{"sha256", "sheet", "ref"}]"""
    sha256: Mapped[str | None] = mapped_column(index=True)
    """The file in the evidence store; None for what is no file, or one that is not at hand."""
    name: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    record: Mapped[str] = mapped_column(default="")
    """The table of the record it belongs to: evidence, participant or requirement."""
    record_id: Mapped[int | None]
    is_missing: Mapped[bool] = mapped_column(default=False)
    """Whether it names a file that nobody has brought yet."""
    given_up: Mapped[str] = mapped_column(default="")
    """Why nobody looks for the file any more."""


class ImportQuestion(Base):
    """A question of an intake that nobody has answered yet, or its answer."""

    __tablename__ = "import_question"
    __table_args__ = kept(Topic.INTAKES)

    intake_id: Mapped[int] = mapped_column(ForeignKey("intake.id"), index=True)
    topic: Mapped[str] = mapped_column(default="")
    """The same at every reading of the same files; empty where no answer changes the reading."""
    about: Mapped[str]
    raw: Mapped[str]
    cells: Mapped[list[Any]]
    """[{"sha256", "sheet", "ref"}], ranges where cells lie together."""
    choices: Mapped[list[Any]] = mapped_column(default=list)
    proposed: Mapped[str | None]
    answer: Mapped[str | None]
    answered_by: Mapped[str] = mapped_column(default="")
    settled_on: Mapped[date | None]
