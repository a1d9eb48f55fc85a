"""Everybody who is or was under way, judged as of today, for the lists of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from certtrack_app.models.participant import Enrollment, Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.reports import Progress
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus, Phase
from certtrack_app.workflows.facts import checklists, in_batches
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class JudgedEnrollment:
    """One enrollment with whose it is, and what its checklist has come to."""

    participant_id: int
    participant: str
    cohort: str
    program: str
    renews_id: int | None
    verdict: ChecklistVerdict

    @property
    def is_renewal(self) -> bool:
        """Whether it is the renewal of a credential, not a first certification."""
        return self.verdict.facts.phase is Phase.RENEWAL

    @property
    def is_under_way(self) -> bool:
        """Whether it has neither been completed nor withdrawn."""
        return self.verdict.state in (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE)

    @property
    def needed(self) -> Sequence[LineVerdict]:
        """The lines the whole asks for."""
        return [line for line in self.verdict.lines if line.needed]

    @property
    def progress(self) -> Progress:
        """How many of its requirements are settled; what only a tracker says is not."""
        return Progress(sum(line.status.is_settled for line in self.needed), len(self.needed))

    @property
    def imported(self) -> int:
        """How many of its requirements only a tracker says are done."""
        return sum(line.status is LineStatus.IMPORTED_NOT_VERIFIED for line in self.needed)

    @property
    def has_begun(self) -> bool:
        """Whether anything of it has moved."""
        return any(line.status is not LineStatus.NOT_STARTED for line in self.verdict.lines)

    @property
    def last_activity_on(self) -> date | None:
        """When the participant last did something for it."""
        days = (line.last_activity_on for line in self.verdict.lines)
        return max((day for day in days if day is not None), default=None)

    @property
    def next_deadline_on(self) -> date | None:
        """By when the next of its open requirements is wanted."""
        if not self.is_under_way:
            return None
        return min((line.due.on for line in self.needed if line.is_open and line.due), default=None)


def judged_enrollments(reader: Reader, request: ReportRequest) -> tuple[JudgedEnrollment, ...]:
    """Judge the enrollments a report is about, by name."""
    rows = {row.id: row for row in reader.session.execute(_query(request))}
    verdicts = _verdicts(reader, rows)
    return tuple(
        JudgedEnrollment(
            participant_id=row.participant_id,
            participant=row.participant,
            cohort=row.cohort,
            program=row.program,
            renews_id=row.renews_id,
            verdict=verdicts[row.id],
        )
        for row in sorted(rows.values(), key=_by_name)
    )


def _query(request: ReportRequest) -> Select[*tuple[Any, ...]]:
    """Enrollments with whose they are, of one program or participant, or of all."""
    query = (
        select(
            Enrollment.id,
            Enrollment.participant_id,
            Enrollment.renews_id,
            Participant.name.label("participant"),
            Participant.cohort,
            Program.name.label("program"),
        )
        .join(Participant, Participant.id == Enrollment.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
    )
    if request.program_id is not None:
        query = query.where(Program.id == request.program_id)
    if request.participant_id is not None:
        query = query.where(Participant.id == request.participant_id)
    return query


def _verdicts(reader: Reader, ids: Mapping[int, object]) -> Mapping[int, ChecklistVerdict]:
    """Judge many checklists."""
    return {
        facts.id: checklist(facts, reader.today)
        for batch in in_batches(ids)
        for facts in checklists(reader.session, batch)
    }


def _by_name(row: Any) -> tuple[str, str, int]:
    return row.participant.casefold(), row.program.casefold(), row.id
