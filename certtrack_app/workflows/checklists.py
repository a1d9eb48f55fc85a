"""Checklists as a person reads them: each line with its amounts, deadline, reasons and evidence."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.models.flag import Flag
from certtrack_app.models.intake import Source
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.vocabulary import (
    EnrollmentState,
    FlagKind,
    LineStatus,
    Phase,
    RequirementKind,
)
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.review import EvidenceRow, evidence_of_lines
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class LineRow:
    """One line of a checklist; amounts are in `unit`, every date opens to its explanation."""

    id: int
    code: str
    requirement: str
    kind: RequirementKind
    status: LineStatus
    because: str
    claimed: Decimal
    accepted: Decimal
    target: Decimal | None
    unit: str
    missing: tuple[str, ...]
    not_counted: tuple[str, ...]
    due_on: date | None
    due_because: tuple[str, ...]
    last_activity_on: date | None
    settled_on: date | None
    waits_for: tuple[str, ...]
    categories: tuple[str, ...]
    flags: tuple[FlagKind, ...]
    evidence: tuple[EvidenceRow, ...]
    tracker_says: tuple[str, ...] = ()
    """What a tracker says of it that is no evidence: planned for a day, not started."""


@dataclass(frozen=True)
class ChecklistRow:
    """The checklist of one enrollment as it stands today."""

    enrollment_id: int
    participant_id: int
    participant: str
    program: str
    cohort: str
    phase: Phase
    enrolled_on: date
    state: EnrollmentState
    complete: bool
    open_because: tuple[str, ...]
    lines: tuple[LineRow, ...]


def checklist_row(reader: Reader, enrollment: Enrollment) -> ChecklistRow:
    """Say how one enrollment's checklist stands today."""
    (facts,) = checklists(reader.session, [enrollment.id])
    return judged_row(reader, enrollment, checklist(facts, reader.today))


def judged_row(reader: Reader, enrollment: Enrollment, verdict: ChecklistVerdict) -> ChecklistRow:
    """Say how one enrollment's checklist stands, by a verdict already reached."""
    ids = [one.line.id for one in verdict.lines]
    flags, evidence, said = _flags(reader, ids), _evidence(reader, ids), _said(reader, ids)
    return ChecklistRow(
        enrollment_id=enrollment.id,
        participant_id=enrollment.participant_id,
        participant=enrollment.participant.name,
        program=enrollment.version.program.name,
        cohort=enrollment.participant.cohort,
        phase=enrollment.phase,
        enrolled_on=enrollment.enrolled_on,
        state=verdict.state,
        complete=verdict.complete,
        open_because=verdict.open_because,
        lines=tuple(
            replace(
                _line(one, flags[one.line.id], evidence[one.line.id]),
                tracker_says=said.get(one.line.id, ()),
            )
            for one in verdict.lines
        ),
    )


def _line(
    verdict: LineVerdict,
    flags: Collection[FlagKind],
    evidence: Collection[EvidenceRow],
) -> LineRow:
    """Freeze one line with its verdict."""
    rule, progress = verdict.line.rule, verdict.progress
    return LineRow(
        id=verdict.line.id,
        code=rule.code,
        requirement=rule.title,
        kind=rule.kind,
        status=verdict.status,
        because=verdict.because,
        claimed=progress.claimed,
        accepted=progress.accepted,
        target=rule.target,
        unit=rule.unit,
        missing=progress.missing,
        not_counted=progress.not_counted,
        due_on=verdict.due.on if verdict.due else None,
        due_because=verdict.due.because if verdict.due else (),
        last_activity_on=verdict.last_activity_on,
        settled_on=verdict.settled_on,
        waits_for=verdict.opening.waits_for,
        categories=tuple(category.code for category in rule.categories),
        flags=tuple(flags),
        evidence=tuple(evidence),
    )


def _flags(reader: Reader, line_ids: Collection[int]) -> Mapping[int | None, list[FlagKind]]:
    """Gather the flags that stand on each line."""
    found: dict[int | None, list[FlagKind]] = defaultdict(list)
    query = (
        select(Flag.line_id, Flag.kind)
        .where(Flag.line_id.in_(line_ids), Flag.cleared_on.is_(None))
        .order_by(Flag.id)
    )
    for line_id, kind in reader.session.execute(query):
        found[line_id].append(kind)
    return found


def _said(reader: Reader, line_ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """What the latest import that speaks of each line says without bringing evidence."""
    query = (
        select(Source.record_id, Source.intake_id, Source.says)
        .where(Source.record == Line.__tablename__, Source.record_id.in_(line_ids))
        .order_by(Source.intake_id, Source.id)
    )
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for line_id, intake_id, says in reader.session.execute(query):
        latest, words = found.get(line_id, (intake_id, ()))
        words = words if latest == intake_id else ()
        found[line_id] = (intake_id, tuple(dict.fromkeys((*words, says))))
    return {line_id: words for line_id, (_, words) in found.items()}


def _evidence(reader: Reader, line_ids: Collection[int]) -> Mapping[int, list[EvidenceRow]]:
    """Gather the evidence of each line."""
    found: dict[int, list[EvidenceRow]] = defaultdict(list)
    for row in evidence_of_lines(reader, line_ids):
        found[row.line_id].append(row)
    return found
