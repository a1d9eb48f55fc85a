"""The domain's words as people read them on screen, each with its sign and tone."""

from decimal import Decimal

from certtrack_app.rules.overview import OverviewWord
from certtrack_app.rules.vocabulary import (
    EnrollmentState,
    EvidenceState,
    FlagKind,
    LineStatus,
    Severity,
    Standing,
)
from certtrack_app.rules.words import amount_in_words
from certtrack_app.ui.columns import Chip
from certtrack_app.ui.language import number_text, tr
from certtrack_app.ui.tokens import Tone

_STATUS = {
    OverviewWord.LAPSED: ("Lapsed", Tone.BAD),
    OverviewWord.IN_GRACE: ("In grace", Tone.BAD),
    OverviewWord.REVOKED: ("Revoked", Tone.BAD),
    OverviewWord.SUSPENDED: ("Suspended", Tone.WARN),
    OverviewWord.OVERDUE: ("Overdue", Tone.BAD),
    OverviewWord.STALLED: ("Stalled", Tone.WARN),
    OverviewWord.RENEWAL_DUE: ("Renewal due", Tone.INFO),
    OverviewWord.RETURNED: ("Returned", Tone.WARN),
    OverviewWord.READY: ("Ready", Tone.GOOD),
    OverviewWord.IN_REVIEW: ("To verify", Tone.INFO),
    OverviewWord.NOT_VERIFIED: ("Not verified", Tone.WARN),
    OverviewWord.ON_LEAVE: ("On leave", Tone.NEUTRAL),
    OverviewWord.NEW: ("New", Tone.NEUTRAL),
    OverviewWord.ON_TRACK: ("On track", Tone.GOOD),
    OverviewWord.CERTIFIED: ("Certified", Tone.GOOD),
    OverviewWord.WITHDRAWN: ("Withdrawn", Tone.NEUTRAL),
}
_FLAGS = {
    FlagKind.DEADLINE_NEAR: "Deadline near",
    FlagKind.OVERDUE: "Overdue",
    FlagKind.STALLED: "Stalled",
    FlagKind.WAITING_FOR_VERIFICATION: "To verify",
    FlagKind.RETURNED_NOT_RESUBMITTED: "Returned",
    FlagKind.READY_TO_ISSUE: "Ready",
    FlagKind.RENEWAL_DUE: "Renewal due",
    FlagKind.IN_GRACE: "In grace",
    FlagKind.LAPSED: "Lapsed",
    FlagKind.UNREACHABLE: "Unreachable",
    FlagKind.IMPORTED_NOT_VERIFIED: "Not verified",
    FlagKind.IMPORT_QUESTION: "Question",
    FlagKind.EVIDENCE_MISSING: "File missing",
    FlagKind.MESSAGE_FAILED: "Not sent",
    FlagKind.EVALUATORS_DISAGREE: "Disagreement",
    FlagKind.CLOCK_PROBLEM: "Clock",
}
_SEVERITIES = {Severity.URGENT: Tone.BAD, Severity.SOON: Tone.WARN, Severity.NOTE: Tone.INFO}
_LINES = {
    LineStatus.NOT_STARTED: ("circle-dashed", "Not started", Tone.NEUTRAL),
    LineStatus.IN_PROGRESS: ("circle", "In progress", Tone.INFO),
    LineStatus.PENDING_VERIFICATION: ("clock", "Waiting for verification", Tone.INFO),
    LineStatus.RETURNED: ("rotate-ccw", "Returned", Tone.WARN),
    LineStatus.IMPORTED_NOT_VERIFIED: ("file-input", "Imported, not verified", Tone.WARN),
    LineStatus.VERIFIED: ("circle-check", "Verified", Tone.GOOD),
    LineStatus.WAIVED: ("circle-slash", "Waived", Tone.GOOD),
    LineStatus.EXEMPT: ("circle-slash", "Exempt", Tone.GOOD),
}
_EVIDENCE = {
    EvidenceState.SUBMITTED: ("clock", "Waiting for verification", Tone.INFO),
    EvidenceState.CONFIRMED: ("circle-check", "Confirmed", Tone.GOOD),
    EvidenceState.REJECTED: ("circle-x", "Rejected", Tone.WARN),
    EvidenceState.WITHDRAWN: ("undo-2", "Withdrawn", Tone.NEUTRAL),
    EvidenceState.IMPORTED_NOT_VERIFIED: ("file-input", "Imported, not verified", Tone.WARN),
}
_ENROLLMENTS = {
    EnrollmentState.IN_PROGRESS: ("In progress", Tone.INFO),
    EnrollmentState.ON_LEAVE: ("On leave", Tone.NEUTRAL),
    EnrollmentState.COMPLETED: ("Completed", Tone.GOOD),
    EnrollmentState.WITHDRAWN: ("Withdrawn", Tone.NEUTRAL),
}
_STANDINGS = {
    Standing.ACTIVE: ("Active", Tone.GOOD),
    Standing.RENEWAL_DUE: ("Renewal due", Tone.INFO),
    Standing.IN_GRACE: ("In grace", Tone.BAD),
    Standing.LAPSED: ("Lapsed", Tone.BAD),
    Standing.SUSPENDED: ("Suspended", Tone.WARN),
    Standing.REVOKED: ("Revoked", Tone.BAD),
    Standing.SUPERSEDED: ("Superseded", Tone.NEUTRAL),
}


def status_chip(word: OverviewWord) -> Chip:
    """Give the chip beside a person in the list."""
    text, tone = _STATUS[word]
    return Chip(tr(text), tone)


def flag_chip(kind: FlagKind, severity: Severity) -> Chip:
    """Give the chip of a flag, in the tone of how soon it wants somebody."""
    return Chip(tr(_FLAGS[kind]), _SEVERITIES[severity])


def flag_text(kind: FlagKind) -> str:
    """Name a kind of flag."""
    return tr(_FLAGS[kind])


def line_sign(status: LineStatus) -> tuple[str, str, Tone]:
    """Give the icon, the words and the tone of a line's status."""
    icon, text, tone = _LINES[status]
    return icon, tr(text), tone


def evidence_sign(state: EvidenceState) -> tuple[str, str, Tone]:
    """Give the icon, the words and the tone of what became of a piece of evidence."""
    icon, text, tone = _EVIDENCE[state]
    return icon, tr(text), tone


def enrollment_chip(state: EnrollmentState) -> Chip:
    """Give the chip of where an enrollment stands."""
    text, tone = _ENROLLMENTS[state]
    return Chip(tr(text), tone)


def standing_chip(standing: Standing) -> Chip:
    """Give the chip of how a credential stands."""
    text, tone = _STANDINGS[standing]
    return Chip(tr(text), tone)


def amount_text(amount: Decimal | None, unit: str) -> str:
    """Write an amount with its unit; nothing where there is none."""
    return "" if amount is None else amount_in_words(amount, unit)


def share_text(accepted: Decimal, target: Decimal, unit: str) -> str:
    """Write how much of a target is there: 12 / 60 h."""
    return f"{number_text(accepted)} / {number_text(target)} {unit}".strip()
