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
from certtrack_app.rules.claims import Claim, checked_claim
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, LineStatus
from certtrack_app.rules.words import amount_in_words
from certtrack_app.workflows.program_facts import requirement_rule
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class Submission:
    """What is handed in for a line: an amount, the day it happened, files, links, a note.

    An amount in another unit is taken over where that can be reckoned.
    """

    amount: Decimal | None = None
    unit: str = ""
    """Of the amount, where it was said; else the requirement's."""
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
    claim = _checked(line, submission, unit.today)
    store = evidence_store(unit)
    stored = [store.keep(path) for path in submission.files]
    evidence = unit.add(_evidence(unit, line, (submission, claim), stored))
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
    unit: Unit, line: Line, given: tuple[Submission, Claim], stored: Sequence[StoredFile]
) -> Evidence:
    """Make the record of what was handed in and of what it claims."""
    submission, claim = given
    return Evidence(
        line_id=line.id,
        title=_title(line, submission, stored),
        claimed=claim.amount,
        unit=line.requirement.unit,
        score=claim.score,
        category=claim.category,
        attributes=dict(submission.attributes),
        happened_on=claim.happened_on or unit.today,
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


def _checked(line: Line, submission: Submission, today: date) -> Claim:
    """Take an amount, score, category and day that fit the requirement, or refuse them."""
    asked = line.requirement
    if asked.kind.adds_up and asked.target is not None and submission.amount is None:
        unit = asked.unit or asked.kind.value
        raise Refusal(f"“{asked.title}” adds up: say how many ({unit}) this evidence shows.")
    if submission.amount is not None and not asked.kind.adds_up:
        raise Refusal(f"“{asked.title}” takes no amount. Leave it out.")
    category = _category_code(line, submission.category)
    claim = Claim(submission.amount, submission.unit, submission.score, category, submission.on)
    return checked_claim(requirement_rule(asked), claim, today)


def _category_code(line: Line, words: str) -> str:
    """Find the category meant by its code or title; a condition's word may stand for one."""
    wanted = words.strip().casefold()
    if not wanted:
        return ""
    known = line.requirement.categories or _conditions(line)
    for category in known:
        if wanted in (category["code"].casefold(), category.get("title", "").casefold()):
            return str(category["code"])
    if not known:
        raise Refusal(f"“{line.requirement.title}” has no categories. Leave the category out.")
    names = ", ".join(category["code"] for category in known)
    raise Refusal(f"“{words}” is no category of “{line.requirement.title}”. It has: {names}.")


def _conditions(line: Line) -> list[dict[str, str]]:
    """What the conditions of a requirement ask about: paid, one-to-one."""
    return [
        {"code": quota["attribute"], "title": quota.get("title", "")}
        for quota in line.requirement.quotas
        if quota.get("attribute")
    ]
