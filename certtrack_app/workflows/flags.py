"""Flags as a person sees them: what stands, put off to a day, or dismissed with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, or_, select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import FlagKind, Severity
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.unit import Reader, Unit

_URGENCY = case(
    {severity.value: rank for rank, severity in enumerate(Severity)}, value=Flag.severity
)


@dataclass(frozen=True)
class FlagRow:
    """One exception: whose, about what, since when, why, and what can be done."""

    id: int
    kind: FlagKind
    severity: Severity
    participant: str | None
    participant_id: int | None
    program: str | None
    requirement: str | None
    credential: str | None
    line_id: int | None
    enrollment_id: int | None
    credential_id: int | None
    evidence_id: int | None
    message_id: int | None
    intake_id: int | None
    since: date
    because: str
    remedy: str
    snoozed_to: date | None


def flag_rows(
    reader: Reader, kind: FlagKind | None = None, participant_id: int | None = None
) -> tuple[FlagRow, ...]:
    """List the flags that stand and are not put off, most urgent and oldest first."""
    query = _query().where(
        Flag.cleared_on.is_(None),
        Flag.dismissed_on.is_(None),
        or_(Flag.snoozed_to.is_(None), Flag.snoozed_to <= reader.today),
    )
    if kind is not None:
        query = query.where(Flag.kind == kind)
    if participant_id is not None:
        query = query.where(Flag.participant_id == participant_id)
    return _rows(reader, query.order_by(_URGENCY, Flag.since, Flag.id))


def flag_rows_by_id(reader: Reader, ids: list[int]) -> tuple[FlagRow, ...]:
    """List flags by their keys, whether they stand or not."""
    return _rows(reader, _query().where(Flag.id.in_(ids)).order_by(Flag.id))


def snooze_flag(unit: Unit, flag: Flag, until: date) -> None:
    """Put a flag off to a day; it comes back by itself if its cause still stands."""
    _refuse_cleared(flag)
    if until <= unit.today:
        raise Refusal(f"{day_in_words(until)} is not ahead. Give a later day.")
    flag.snoozed_to = until
    unit.act(ActionKind.SNOOZED, flag, f"to {day_in_words(until)}")


def dismiss_flag(unit: Unit, flag: Flag, reason: str) -> None:
    """Dismiss a flag for as long as its cause is the same."""
    _refuse_cleared(flag)
    if not reason.strip():
        raise Refusal("Say why the flag is dismissed.")
    flag.dismissed_on, flag.dismissed_because = unit.today, reason.strip()
    unit.act(ActionKind.DISMISSED, flag, reason)


def _refuse_cleared(flag: Flag) -> None:
    """Refuse to put off what no longer stands."""
    if flag.cleared_on is not None:
        raise Refusal(f"This flag was cleared on {day_in_words(flag.cleared_on)}.")
    if flag.dismissed_on is not None:
        raise Refusal(f"This flag was dismissed on {day_in_words(flag.dismissed_on)}.")


def _query() -> Select[*tuple[Any, ...]]:
    """Flags with the names of what they are about."""
    return (
        select(
            Flag,
            Participant.name,
            Program.name,
            Requirement.title,
            Credential.number,
        )
        .outerjoin(Participant, Participant.id == Flag.participant_id)
        .outerjoin(Line, Line.id == Flag.line_id)
        .outerjoin(Requirement, Requirement.id == Line.requirement_id)
        .outerjoin(Credential, Credential.id == Flag.credential_id)
        .outerjoin(Enrollment, Enrollment.id == Flag.enrollment_id)
        .outerjoin(
            ProgramVersion,
            ProgramVersion.id == func.coalesce(Enrollment.version_id, Credential.version_id),
        )
        .outerjoin(Program, Program.id == ProgramVersion.program_id)
    )


def _rows(reader: Reader, query: Select[*tuple[Any, ...]]) -> tuple[FlagRow, ...]:
    """Freeze the rows of a query."""
    return tuple(_row(*row) for row in reader.session.execute(query))


def _row(
    one: Flag,
    participant: str | None,
    program: str | None,
    requirement: str | None,
    credential: str | None,
) -> FlagRow:
    """Freeze one flag."""
    return FlagRow(
        id=one.id,
        kind=one.kind,
        severity=one.severity,
        participant=participant,
        participant_id=one.participant_id,
        program=program,
        requirement=requirement,
        credential=credential,
        line_id=one.line_id,
        enrollment_id=one.enrollment_id,
        credential_id=one.credential_id,
        evidence_id=one.evidence_id,
        message_id=one.message_id,
        intake_id=one.intake_id,
        since=one.since,
        because=one.because,
        remedy=one.remedy,
        snoozed_to=one.snoozed_to,
    )
