"""One piece of evidence with all an evaluator should know, and the decision on it as an errand."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator, Evidence, Verification
from certtrack_app.models.intake import Intake, Source
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import LineVerdict, checklist
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.vocabulary import Decision, EvidenceState, RejectionReason
from certtrack_app.workflows.asked import Asked, asked_for
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.intakes import Imported, confirm_imported
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.review import EvidenceRow, evidence_rows
from certtrack_app.workflows.unit import Reader, Unit
from certtrack_app.workflows.verification import Judgment, decide, refuse_evaluator


@dataclass(frozen=True)
class Judge:
    """An evaluator as a choice; `barred` says why they may not decide on this piece."""

    id: int
    name: str
    barred: str
    is_here: bool
    """Whether they sit at the keyboard themselves."""


@dataclass(frozen=True)
class SourceCell:
    """The cell of a tracker that a piece of evidence came from."""

    workbook: str
    sheet: str
    ref: str
    raw: str


@dataclass(frozen=True)
class EarlierDecision:
    """What an evaluator said of this piece before."""

    evaluator: str
    on: date
    decision: Decision
    reason: str
    """In words; empty where it was confirmed."""
    remark: str


@dataclass(frozen=True)
class ReviewCase:
    """A piece of evidence whole: what was asked, how far its line is, and who may decide."""

    evidence: EvidenceRow
    asked: Asked
    line: LineVerdict
    judges: tuple[Judge, ...]
    earlier: tuple[EarlierDecision, ...]
    cells: tuple[SourceCell, ...]
    reasons: tuple[tuple[str, str], ...]
    """Codes of a rejection with their words."""
    intake_id: int | None
    today: date

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody's word."""
        return self.evidence.state in (
            EvidenceState.SUBMITTED,
            EvidenceState.IMPORTED_NOT_VERIFIED,
        )


@dataclass(frozen=True)
class Decided:
    """What a decision led to."""

    sentence: str
    led_to: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """All of it, as it is said."""
        return " ".join((self.sentence, *self.led_to))


@dataclass(frozen=True)
class Spread:
    """How much imported evidence shares the person, the requirement or the intake of one piece."""

    of_person: int
    of_requirement: int
    of_intake: int


def review_case(reader: Reader, evidence_id: int, actor: str) -> ReviewCase:
    """Gather all an evaluator should know of a piece of evidence.

    Raises Refusal where there is none any more.
    """
    evidence = reader.find(Evidence, evidence_id)
    (row,) = evidence_rows(reader, [evidence_id])
    (facts,) = checklists(reader.session, [evidence.line.enrollment_id])
    verdict = checklist(facts, reader.today)
    return ReviewCase(
        evidence=row,
        asked=asked_for(reader, evidence.line_id),
        line=next(one for one in verdict.lines if one.line.id == evidence.line_id),
        judges=_judges(reader, evidence, actor),
        earlier=_earlier(reader, evidence_id),
        cells=_cells(reader, evidence_id),
        reasons=rejection_reasons(reader),
        intake_id=evidence.intake_id,
        today=reader.today,
    )


def rejection_reasons(reader: Reader) -> tuple[tuple[str, str], ...]:
    """The reasons evidence may be rejected for, the office's own last."""
    codes = [str(one.value) for one in RejectionReason if one is not RejectionReason.OTHER]
    codes += [*office_record(reader).rejection_reasons, RejectionReason.OTHER.value]
    return tuple((code, reason_in_words(code)) for code in codes)


def decide_on(unit: Unit, evidence_id: int, evaluator_id: int, judgment: Judgment) -> Decided:
    """Record an evaluator's decision on one piece of evidence.

    What a tracker named is confirmed without a message: nothing happened to its owner today.
    """
    evidence, by = unit.find(Evidence, evidence_id), unit.find(Evaluator, evaluator_id)
    imported = evidence.state is EvidenceState.IMPORTED_NOT_VERIFIED
    if imported and judgment.decision is Decision.CONFIRMED and judgment.accepted is None:
        confirm_imported(unit, Imported(evidence_id=evidence_id), by, judgment.basis)
    else:
        decide(unit, evidence, by, judgment)
    told = tuple(f"{act.kind.told_of(act.subject)}." for act in unit.acts[1:])
    sentence = f"{ActionKind.of(judgment.decision).told_of(str(evidence))}."
    return Decided(sentence, told)


def how_much_imported(reader: Reader, case: ReviewCase) -> Spread:
    """Count what could be confirmed together with one imported piece."""
    row = case.evidence
    return Spread(
        of_person=_count(reader, Enrollment.participant_id == row.participant_id),
        of_requirement=_count(reader, Requirement.title == row.requirement),
        of_intake=_count(reader, Evidence.intake_id == case.intake_id) if case.intake_id else 0,
    )


def _count(reader: Reader, *conditions: ColumnElement[bool]) -> int:
    query = (
        select(func.count(Evidence.id))
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Requirement, Requirement.id == Line.requirement_id)
        .where(Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED, *conditions)
    )
    return reader.session.scalar(query) or 0


def _judges(reader: Reader, evidence: Evidence, actor: str) -> tuple[Judge, ...]:
    """Everybody who decides in this office, with why one may not."""
    evaluators = reader.session.scalars(
        select(Evaluator).where(Evaluator.retired_on.is_(None)).order_by(Evaluator.name)
    )
    return tuple(
        Judge(one.id, one.name, _barred(reader, evidence, one), folded(one.name) == folded(actor))
        for one in evaluators
    )


def _barred(reader: Reader, evidence: Evidence, by: Evaluator) -> str:
    try:
        refuse_evaluator(reader, evidence, by)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _earlier(reader: Reader, evidence_id: int) -> tuple[EarlierDecision, ...]:
    query = (
        select(Verification)
        .where(Verification.evidence_id == evidence_id)
        .order_by(Verification.id)
    )
    return tuple(
        EarlierDecision(
            one.evaluator.name,
            one.decided_on,
            one.decision,
            reason_in_words(one.reason) if one.reason else "",
            one.remark,
        )
        for one in reader.session.scalars(query)
    )


def _cells(reader: Reader, evidence_id: int) -> tuple[SourceCell, ...]:
    query = (
        select(Source, Intake)
        .join(Intake, Intake.id == Source.intake_id)
        .where(Source.record == Evidence.__tablename__, Source.record_id == evidence_id)
        .order_by(Source.id)
    )
    return tuple(
        SourceCell(_workbook(intake, one.sha256), one.sheet, one.ref, one.raw)
        for one, intake in reader.session.execute(query)
    )


def _workbook(intake: Intake, sha256: str) -> str:
    named = (one["name"] for one in intake.files if one["sha256"] == sha256)
    return next(named, str(intake))
