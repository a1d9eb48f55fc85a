"""People as lists show them: who they are, and what they are enrolled in."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.participant import Enrollment, ExternalId, Leave, Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.person import clean_email, clean_name
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class EnrollmentRow:
    """One enrollment of a person: the program, since when, and where it stands today."""

    id: int
    program: str
    phase: Phase
    enrolled_on: date
    state: EnrollmentState


@dataclass(frozen=True)
class PersonRow:
    """A person whole, as the command prints them."""

    id: int
    name: str
    certificate_name: str
    email: str
    cohort: str
    language: str
    supervisor_email: str
    birth_date: date | None
    note: str
    external_ids: Mapping[str, str]
    enrollments: tuple[EnrollmentRow, ...]


@dataclass(frozen=True)
class Particulars:
    """What a person may change about a participant; None leaves it as it is."""

    name: str | None = None
    certificate_name: str | None = None
    email: str | None = None
    cohort: str | None = None
    language: str | None = None
    supervisor_email: str | None = None
    birth_date: date | None = None
    note: str | None = None


def person_rows(reader: Reader, ids: Collection[int] | None = None) -> tuple[PersonRow, ...]:
    """List people by name: all of them, or those with these keys."""
    query = select(Participant).order_by(Participant.name, Participant.id)
    if ids is not None:
        query = query.where(Participant.id.in_(ids))
    external, enrollments = _external_ids(reader, ids), _enrollments(reader, ids)
    return tuple(
        PersonRow(
            id=one.id,
            name=one.name,
            certificate_name=one.certificate_name,
            email=one.email,
            cohort=one.cohort,
            language=one.language,
            supervisor_email=one.supervisor_email,
            birth_date=one.birth_date,
            note=one.note,
            external_ids=external[one.id],
            enrollments=tuple(enrollments[one.id]),
        )
        for one in reader.session.scalars(query)
    )


def edit_participant(unit: Unit, participant: Participant, particulars: Particulars) -> None:
    """Change what is known of a participant."""
    changed = _cleaned(particulars)
    for field, value in changed.items():
        setattr(participant, field, value)
    unit.act(ActionKind.EDITED_PARTICIPANT, participant, ", ".join(changed))


def change_cohort(unit: Unit, participants: Sequence[Participant], cohort: str) -> int:
    """Put several participants into a cohort, or into none; says for how many that was new."""
    cohort = " ".join(cohort.split())
    moved = [one for one in participants if one.cohort != cohort]
    if not moved:
        raise Refusal(f"All of them are in {cohort or 'no cohort'} already.")
    for participant in moved:
        participant.cohort = cohort
        unit.act(ActionKind.EDITED_PARTICIPANT, participant, f"cohort {cohort or 'none'}")
    return len(moved)


def _cleaned(particulars: Particulars) -> dict[str, Any]:
    """Check what is to be changed, field by field."""
    given = {field: value for field, value in vars(particulars).items() if value is not None}
    for field in ("name", "certificate_name"):
        if given.get(field):
            given[field] = clean_name(given[field])
    for field in ("email", "supervisor_email"):
        if given.get(field):
            given[field] = clean_email(given[field])
    return given


def _external_ids(reader: Reader, ids: Collection[int] | None) -> Mapping[int, dict[str, str]]:
    """Gather what other systems call each participant."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    query = select(ExternalId.participant_id, ExternalId.kind, ExternalId.value)
    if ids is not None:
        query = query.where(ExternalId.participant_id.in_(ids))
    for participant_id, kind, value in reader.session.execute(query):
        found[participant_id][kind] = value
    return found


def _enrollments(
    reader: Reader, ids: Collection[int] | None
) -> Mapping[int, Sequence[EnrollmentRow]]:
    """Gather each participant's enrollments, oldest first."""
    query = (
        select(
            Enrollment.participant_id,
            Enrollment.id,
            Program.name,
            Enrollment.phase,
            Enrollment.enrolled_on,
            Enrollment.state,
        )
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
        .order_by(Enrollment.enrolled_on, Enrollment.id)
    )
    if ids is not None:
        query = query.where(Enrollment.participant_id.in_(ids))
    away = _on_leave(reader)
    found: dict[int, list[EnrollmentRow]] = defaultdict(list)
    for participant_id, key, program, phase, enrolled_on, state in reader.session.execute(query):
        shown = _state_today(state, away=key in away)
        found[participant_id].append(EnrollmentRow(key, program, phase, enrolled_on, shown))
    return found


def _on_leave(reader: Reader) -> frozenset[int]:
    """The enrollments whose clocks stand still today."""
    return frozenset(
        reader.session.scalars(
            select(Leave.enrollment_id).where(
                Leave.first_day <= reader.today,
                (Leave.last_day.is_(None)) | (Leave.last_day >= reader.today),
            )
        )
    )


def _state_today(state: EnrollmentState, *, away: bool) -> EnrollmentState:
    """An enrollment under way whose participant is away is on leave."""
    if state is EnrollmentState.IN_PROGRESS and away:
        return EnrollmentState.ON_LEAVE
    return state
