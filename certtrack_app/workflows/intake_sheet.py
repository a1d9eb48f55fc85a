"""One import whole, as the window shows it: what came in, what is open, what is missing."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.intake import Intake
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.rules.reports import Column, Report, ReportKind, Section
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.rules.words import count_in_words, joined
from certtrack_app.workflows.evaluators import EvaluatorRow, evaluator_rows
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.intake_answers import QuestionRow, question_rows
from certtrack_app.workflows.intake_files import MissingFile, missing_files
from certtrack_app.workflows.intakes import IntakeRow, intake_rows
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader

_MOST_NAMED = 3


@dataclass(frozen=True)
class IntakeSheet:
    """An import with all that hangs on it; `waiting` counts by requirement what is unverified."""

    row: IntakeRow
    questions: tuple[QuestionRow, ...]
    missing: tuple[MissingFile, ...]
    waiting: tuple[tuple[str, int], ...]
    evaluators: tuple[EvaluatorRow, ...]
    basis: str


@dataclass(frozen=True)
class WaitingOfPerson:
    """What was imported of one person and waits for an evaluator: by requirement, how much."""

    participant_id: int
    name: str
    waiting: tuple[tuple[str, int], ...]
    evaluators: tuple[EvaluatorRow, ...]
    basis: str


def waiting_of_person(reader: Reader, participant_id: int) -> WaitingOfPerson:
    """Gather what of a person nobody has verified. Raises Refusal where there is no such person."""
    person = reader.find(Participant, participant_id)
    titles = (
        select(Requirement.title)
        .join(Line, Line.requirement_id == Requirement.id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Evidence, Evidence.line_id == Line.id)
        .where(
            Enrollment.participant_id == participant_id,
            Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED,
        )
    )
    return WaitingOfPerson(
        participant_id,
        person.name,
        tuple(sorted(Counter(reader.session.scalars(titles)).items())),
        evaluator_rows(reader),
        proposed_basis(reader, participant_id=participant_id),
    )


def intake_sheet(reader: Reader, intake_id: int) -> IntakeSheet:
    """Gather one import. Raises Refusal where there is none."""
    reader.find(Intake, intake_id)
    row = next(one for one in intake_rows(reader) if one.id == intake_id)
    titles = select(Evidence.title).where(
        Evidence.intake_id == intake_id, Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED
    )
    return IntakeSheet(
        row,
        question_rows(reader, intake_id),
        missing_files(reader, intake_id),
        tuple(sorted(Counter(reader.session.scalars(titles)).items())),
        evaluator_rows(reader),
        proposed_basis(reader, intake_id=intake_id),
    )


def proposed_basis(
    reader: Reader, *, intake_id: int | None = None, participant_id: int | None = None
) -> str:
    """Propose a basis from the verifiers a tracker names: they are a fact, and decide nothing."""
    query = select(Evidence).where(
        Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED, Evidence.named_verifier != ""
    )
    if intake_id is not None:
        query = query.where(Evidence.intake_id == intake_id)
    named = Counter(
        one.named_verifier
        for one in reader.session.scalars(query)
        if participant_id in (None, one.line.enrollment.participant_id)
    )
    if not named:
        return ""
    names = [name for name, _ in named.most_common(_MOST_NAMED)]
    return f"The tracker names {joined(names)} as having verified it."


def missing_report(reader: Reader, intake_id: int) -> Report:
    """The files an import names and nobody has brought, as a report."""
    intake = reader.find(Intake, intake_id)
    rows = [
        (one.name, one.of, "; ".join(f"{sheet} {ref}" for sheet, ref in one.cells))
        for one in missing_files(reader, intake_id)
    ]
    columns = (Column("File named", weight=2), Column("Of", weight=2), Column("Where", weight=1))
    return Report(
        kind=ReportKind.INTAKE,
        title=f"Missing evidence of import {intake_id}",
        office=office_record(reader).name,
        made_on=reader.today,
        period=str(intake),
        summary=(f"{count_in_words(len(rows), 'file')} named in the tracker are not here.",),
        sections=(Section("Missing files", columns, rows, empty="Nothing is missing."),),
        journal_head=journal_head(reader),
    )
