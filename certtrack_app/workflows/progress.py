"""Progress: evidence handed in for a line makes it pending verification."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from certtrack_app.adapters.evidence_store import StoredFile
from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evidence, EvidenceFile, EvidenceLink
from certtrack_app.models.participant import Line
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, LineStatus
from certtrack_app.rules.words import amount_in_words, day_in_words
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class Submission:
    """What is handed in for a line: an amount, the day it happened, files, links, a note.

    `amount` is in the unit of the requirement.
    """

    amount: Decimal | None = None
    score: Decimal | None = None
    category: str = ""
    on: date | None = None
    note: str = ""
    files: Sequence[Path] = ()
    links: Sequence[str] = ()
    attributes: dict[str, Any] = field(default_factory=dict)


def log_evidence(unit: Unit, line: Line, submission: Submission) -> Evidence:
    """Take in evidence for a line; the line waits for an evaluator from now on.

    Raises Refusal where the enrollment has ended, the line was waived, the day lies ahead, or
    the amount, score or category does not fit the requirement.
    """
    _refuse_closed(line)
    _refuse_unfit(line, submission, unit.today)
    store = evidence_store(unit)
    stored = [store.keep(path) for path in submission.files]
    evidence = unit.add(_evidence(unit, line, submission, stored))
    for one in stored:
        unit.add(
            EvidenceFile(evidence_id=evidence.id, sha256=one.sha256, name=one.name, size=one.size)
        )
    for link in submission.links:
        unit.add(EvidenceLink(evidence_id=evidence.id, target=link))
    unit.act(ActionKind.LOGGED_EVIDENCE, evidence, f"for {line.requirement.title}")
    return evidence


def withdraw_evidence(unit: Unit, evidence: Evidence, reason: str) -> None:
    """Take back evidence that nobody has decided on yet."""
    if evidence.state is not EvidenceState.SUBMITTED:
        raise Refusal(
            f"“{evidence.title}” is {evidence.state.value}; it can no longer be withdrawn."
        )
    evidence.state = EvidenceState.WITHDRAWN
    evidence.remark = reason
    unit.act(ActionKind.WITHDREW_EVIDENCE, evidence, reason)


def _evidence(
    unit: Unit, line: Line, submission: Submission, stored: Sequence[StoredFile]
) -> Evidence:
    """Make the record of a submission."""
    return Evidence(
        line_id=line.id,
        title=_title(line, submission, stored),
        claimed=submission.amount,
        unit=line.requirement.unit,
        score=submission.score,
        category=_category_code(line, submission.category),
        attributes=dict(submission.attributes),
        happened_on=submission.on or unit.today,
        received_on=unit.today,
        note=submission.note,
        logged_by=unit.actor,
    )


def _title(line: Line, submission: Submission, stored: Sequence[StoredFile]) -> str:
    """Call the evidence by its file, or by what it is for."""
    if stored:
        return stored[0].name
    if submission.amount is not None:
        return (
            f"{line.requirement.title}: {amount_in_words(submission.amount, line.requirement.unit)}"
        )
    return line.requirement.title


def _refuse_closed(line: Line) -> None:
    """Refuse evidence where nothing more is asked for."""
    who, program = line.enrollment.participant.name, line.enrollment.version.program.name
    if line.enrollment.state is EnrollmentState.COMPLETED:
        raise Refusal(f"{who} has completed {program}; nothing more can be handed in for it.")
    if line.enrollment.state is EnrollmentState.WITHDRAWN:
        raise Refusal(f"{who} was withdrawn from {program}. Enroll them again first.")
    if line.settled_as is not None:
        raise Refusal(f"“{line.requirement.title}” is {LineStatus(line.settled_as)} for {who}.")


def _refuse_unfit(line: Line, submission: Submission, today: date) -> None:
    """Refuse an amount, score, day or category that does not fit the requirement."""
    _refuse_amount(line, submission.amount)
    _refuse_score(line, submission.score)
    _category_code(line, submission.category)
    if submission.on is not None and submission.on > today:
        raise Refusal(f"{day_in_words(submission.on)} has not come yet. Give the day it happened.")


def _refuse_amount(line: Line, amount: Decimal | None) -> None:
    """Refuse an amount that is missing, nothing, or not asked for."""
    asked = line.requirement
    if asked.kind.adds_up and asked.target is not None and amount is None:
        unit = asked.unit or asked.kind.value
        raise Refusal(f"“{asked.title}” adds up: say how many ({unit}) this evidence shows.")
    if amount is not None and not asked.kind.adds_up:
        raise Refusal(f"“{asked.title}” takes no amount. Leave it out.")
    if amount is not None and (not amount.is_finite() or amount <= 0):
        raise Refusal(f"{amount} is no amount. Give a number above zero.")


def _refuse_score(line: Line, score: Decimal | None) -> None:
    """Refuse a score out of range."""
    highest = line.requirement.maximum
    if score is None:
        return
    if not score.is_finite() or score < 0 or (highest is not None and score > highest):
        limit = f"from 0 to {highest}" if highest is not None else "of 0 or more"
        raise Refusal(f"{score} is no score for “{line.requirement.title}”. Give one {limit}.")


def _category_code(line: Line, words: str) -> str:
    """Find the category meant by its code or title."""
    known = line.requirement.categories
    if not words:
        return ""
    for category in known:
        if words.casefold() in (category["code"].casefold(), category.get("title", "").casefold()):
            return str(category["code"])
    if not known:
        raise Refusal(f"“{line.requirement.title}” has no categories. Leave the category out.")
    names = ", ".join(category["code"] for category in known)
    raise Refusal(f"“{words}” is no category of “{line.requirement.title}”. It has: {names}.")
