"""Intakes afterwards: listed, confirmed by an evaluator on a stated basis, or taken back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.intake import Harvest, ImportQuestion, Intake
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Program, Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import Decision, EvidenceState
from certtrack_app.rules.words import count_in_words
from certtrack_app.workflows.completion import settle_enrollment
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Reader, Unit
from certtrack_app.workflows.verification import Judgment, record_decision


@dataclass(frozen=True)
class IntakeRow:
    """One import, as listed."""

    id: int
    at: datetime
    files: tuple[str, ...]
    people: int
    facts: int
    withdrawn_on: date | None
    by: str = ""
    program: str = ""
    evidence_files: int = 0
    new_people: int = 0
    unchanged: int = 0
    open_questions: int = 0
    missing_files: int = 0
    unverified: int = 0
    """Pieces of evidence that wait for an evaluator's word."""
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Imported:
    """Which imported evidence is meant: of an intake, a person, a requirement, or their overlap.

    `evidence_id` means a single piece.
    """

    intake_id: int | None = None
    participant_id: int | None = None
    requirement: str | None = None
    evidence_id: int | None = None


@dataclass
class Confirmed:
    """What a confirmation did: keys confirmed, numbers issued, what was refused and why."""

    ids: list[int] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def intake_rows(reader: Reader) -> tuple[IntakeRow, ...]:
    """List the imports, newest first."""
    questions = _counted(reader, ImportQuestion.intake_id, ImportQuestion.settled_on.is_(None))
    missing = _counted(reader, Harvest.intake_id, Harvest.is_missing.is_(True))
    unverified = _counted(
        reader, Evidence.intake_id, Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED
    )
    programs = dict(reader.session.execute(select(Program.id, Program.name)).all())
    return tuple(
        IntakeRow(
            id=one.id,
            at=one.at,
            files=tuple(file["name"] for file in one.files),
            people=one.people,
            facts=one.facts,
            withdrawn_on=one.withdrawn_on,
            by=one.by,
            program=programs.get(one.program_id or 0, ""),
            evidence_files=one.evidence_files,
            new_people=one.new_people,
            unchanged=one.unchanged,
            open_questions=questions.get(one.id, 0),
            missing_files=missing.get(one.id, 0),
            unverified=unverified.get(one.id, 0),
            differences=tuple(
                (kind, said) for kind, sentences in one.differences.items() for said in sentences
            ),
        )
        for one in reader.session.scalars(select(Intake).order_by(Intake.id.desc()))
    )


def _counted(
    reader: Reader, key: InstrumentedAttribute[Any], which: ColumnElement[bool]
) -> dict[int, int]:
    """Count the rows of each intake for which something holds."""
    query = select(key, func.count()).where(which, key.is_not(None)).group_by(key)
    return dict(reader.session.execute(query).all())


def confirm_imported(unit: Unit, chosen: Imported, by: Evaluator, basis: str) -> Confirmed:
    """Record that an evaluator confirmed what a tracker says, singly or many at a time.

    Raises Refusal without a basis, without a choice, or where there is nothing to confirm.
    """
    if not basis.strip():
        raise Refusal("Say on what basis: “checked against the paper file”, for instance.")
    if chosen == Imported():
        raise Refusal("Name an import, a participant or a requirement to confirm.")
    done = Confirmed()
    before = set(unit.session.scalars(select(Credential.number)))
    enrollments: dict[int, Enrollment] = {}
    for evidence in _chosen(unit, chosen):
        _confirm(unit, evidence, by, basis, done)
        enrollments[evidence.line.enrollment_id] = evidence.line.enrollment
    if not done.ids:
        raise Refusal(_nothing_confirmed(done))
    count = count_in_words(len(done.ids), "piece of evidence", "pieces of evidence")
    unit.act(ActionKind.CONFIRMED_IMPORTED, count, f"by {by.name}: {basis}")
    for enrollment in enrollments.values():
        settle_enrollment(unit, enrollment)
    done.issued = sorted(set(unit.session.scalars(select(Credential.number))) - before)
    return done


def _confirm(unit: Unit, evidence: Evidence, by: Evaluator, basis: str, done: Confirmed) -> None:
    """Confirm one piece; its owner is not told, since nothing happened to them today."""
    try:
        record_decision(unit, evidence, by, Judgment(Decision.CONFIRMED, basis=basis))
    except Refusal as refusal:
        done.refused.append((evidence.id, refusal.sentence))
    else:
        done.ids.append(evidence.id)


def _chosen(unit: Unit, chosen: Imported) -> list[Evidence]:
    """The imported evidence that is meant, in the order it came in."""
    query = (
        select(Evidence)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .where(Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED)
        .order_by(Evidence.id)
    )
    if chosen.intake_id is not None:
        query = query.where(Evidence.intake_id == unit.find(Intake, chosen.intake_id).id)
    if chosen.participant_id is not None:
        query = query.where(Enrollment.participant_id == chosen.participant_id)
    if chosen.evidence_id is not None:
        query = query.where(Evidence.id == chosen.evidence_id)
    found = unit.session.scalars(query).all()
    wanted = None if chosen.requirement is None else folded(chosen.requirement)
    return [
        one
        for one in found
        if wanted is None
        or wanted in (folded(one.line.requirement.title), folded(one.line.requirement.code))
    ]


def _nothing_confirmed(done: Confirmed) -> str:
    """Say why nothing was confirmed."""
    if done.refused:
        return done.refused[0][1]
    return "Nothing imported waits to be confirmed there."
