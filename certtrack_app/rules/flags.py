"""Flags: the exceptions that should stand, given the facts and the day.

Each has a key that makes it the same exception on another day, so that it is raised once, and
days said outright in its reason, so that nothing about it changes while nothing changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.vocabulary import FlagKind, Severity

_REMEDIES: Mapping[FlagKind, str] = {
    FlagKind.DEADLINE_NEAR: "Remind the participant, or extend the deadline.",
    FlagKind.OVERDUE: "Extend the deadline, waive the requirement, or ask the participant.",
    FlagKind.STALLED: "Ask the participant, record leave, or waive the requirement.",
    FlagKind.WAITING_FOR_VERIFICATION: "Have the evidence decided on.",
    FlagKind.RETURNED_NOT_RESUBMITTED: "Ask the participant for better evidence.",
    FlagKind.READY_TO_ISSUE: "Sign off and issue the credential.",
    FlagKind.RENEWAL_DUE: "Open the renewal with its holder.",
    FlagKind.IN_GRACE: "Have it renewed before its grace ends.",
    FlagKind.LAPSED: "Renew it late where the program allows, or let it rest.",
    FlagKind.UNREACHABLE: "Enter a mail address that works.",
    FlagKind.IMPORTED_NOT_VERIFIED: "Name an evaluator who confirms what the tracker says.",
    FlagKind.IMPORT_QUESTION: "Answer the question.",
    FlagKind.EVIDENCE_MISSING: "Restore the file from a backup, or ask for it again.",
    FlagKind.MESSAGE_FAILED: "Look at why, and send it again.",
    FlagKind.EVALUATORS_DISAGREE: "Have the evaluators agree.",
    FlagKind.CLOCK_PROBLEM: "Set this computer's date right.",
}
_SEVERITIES: Mapping[FlagKind, Severity] = {
    FlagKind.DEADLINE_NEAR: Severity.NOTE,
    FlagKind.OVERDUE: Severity.URGENT,
    FlagKind.STALLED: Severity.SOON,
    FlagKind.WAITING_FOR_VERIFICATION: Severity.SOON,
    FlagKind.RETURNED_NOT_RESUBMITTED: Severity.SOON,
    FlagKind.READY_TO_ISSUE: Severity.SOON,
    FlagKind.RENEWAL_DUE: Severity.NOTE,
    FlagKind.IN_GRACE: Severity.URGENT,
    FlagKind.LAPSED: Severity.URGENT,
    FlagKind.UNREACHABLE: Severity.SOON,
    FlagKind.IMPORTED_NOT_VERIFIED: Severity.NOTE,
    FlagKind.IMPORT_QUESTION: Severity.SOON,
    FlagKind.EVIDENCE_MISSING: Severity.URGENT,
    FlagKind.MESSAGE_FAILED: Severity.SOON,
    FlagKind.EVALUATORS_DISAGREE: Severity.SOON,
    FlagKind.CLOCK_PROBLEM: Severity.URGENT,
}


@dataclass(frozen=True)
class FlagSubject:
    """Whom and what an exception is about."""

    participant_id: int | None = None
    enrollment_id: int | None = None
    line_id: int | None = None
    credential_id: int | None = None
    evidence_id: int | None = None
    message_id: int | None = None
    intake_id: int | None = None


@dataclass(frozen=True)
class StandingFlag:
    """An exception that should stand; the key makes it the same one on another day."""

    key: str
    kind: FlagKind
    severity: Severity
    since: date
    because: str
    remedy: str
    subject: FlagSubject


@dataclass(frozen=True)
class Flags:
    """The flags of one subject, and the first day on which time alone may change them."""

    standing: tuple[StandingFlag, ...]
    holds_until: date | None = None


@dataclass(frozen=True)
class FlagChanges:
    """What a check must do about the flags of the subjects it looked at."""

    raised: tuple[StandingFlag, ...]
    cleared: tuple[str, ...]
    """Keys."""
    reworded: tuple[StandingFlag, ...]
    """The same exception in other words, or more pressing."""


@dataclass(frozen=True)
class RaisedFlag:
    """A flag that stands in the records now."""

    key: str
    severity: Severity
    because: str


def flag(
    kind: FlagKind, about: str, since: date, because: str, subject: FlagSubject
) -> StandingFlag:
    """Make an exception of a kind about something, with the severity and remedy of its kind."""
    key = f"{kind.value}:{about}"
    return StandingFlag(key, kind, _SEVERITIES[kind], since, because, _REMEDIES[kind], subject)


def flag_changes(should: Iterable[StandingFlag], standing: Iterable[RaisedFlag]) -> FlagChanges:
    """Compare the flags that should stand with those that do; twice changes nothing."""
    wanted = {one.key: one for one in should}
    there = {one.key: one for one in standing}
    return FlagChanges(
        raised=tuple(one for key, one in wanted.items() if key not in there),
        cleared=tuple(key for key in there if key not in wanted),
        reworded=tuple(
            one for key, one in wanted.items() if key in there and _differs(one, there[key])
        ),
    )


def is_on_view(snoozed_to: date | None, dismissed_on: date | None, today: date) -> bool:
    """Whether a flag is shown: not dismissed, and not snoozed to a later day."""
    return dismissed_on is None and (snoozed_to is None or snoozed_to <= today)


def _differs(wanted: StandingFlag, there: RaisedFlag) -> bool:
    return (wanted.because, wanted.severity) != (there.because, there.severity)
