"""Offices to measure on: many invented people in one program, made in bulk."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import insert

from certtrack_app.adapters.program_files import template_or_file
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import ProgramDefinition
from certtrack_app.rules.sample_people import sample_people
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EnrollmentState,
    EvidenceClaim,
    EvidenceState,
    Phase,
)
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.unit import Office, Unit

TODAY = date(2026, 11, 2)
BENCH = "Bench"
TEMPLATE = "coach-training"
Joined = Callable[[int], int]
"""Days ago, by a person's number."""


def over_three_months(number: int) -> int:
    """Spread the joining days evenly."""
    return number % 90


def office_of(
    folder: Path,
    people: int,
    definition: ProgramDefinition | None = None,
    joined: Joined = over_three_months,
) -> Office:
    """Found an office with so many people under way in the general program, or in another."""
    office = Office.open(folder, create=True, actor=BENCH)
    settle_in(office, BENCH, TODAY, day_given=True)
    with office.unit(BENCH, TODAY, day_given=True) as unit:
        program = add_program(unit, definition or template_or_file(TEMPLATE))
    with office.unit(BENCH, TODAY, day_given=True) as unit:
        version = unit.find(ProgramVersion, program.versions[0].id)
        _enroll(unit, version, people, joined)
        unit.act(ActionKind.ENROLLED, f"{people} people")
    return office


def _enroll(unit: Unit, version: ProgramVersion, count: int, joined: Joined) -> None:
    """Put people, enrollments, lines and one piece of evidence each down in bulk."""
    people: list[dict[str, object]] = [
        {"name": one.name, "email": one.email, "cohort": one.cohort, "note": "", "language": "en",
         "certificate_name": "", "supervisor_email": ""}
        for one in sample_people(count)
    ]  # fmt: skip
    keys = _insert(unit, Participant, people)
    enrollments = [
        {"participant_id": key, "version_id": version.id, "phase": Phase.INITIAL, "reason": "",
         "enrolled_on": TODAY - timedelta(joined(number)), "state": EnrollmentState.IN_PROGRESS}
        for number, key in enumerate(keys)
    ]  # fmt: skip
    asked = [one.id for one in version.requirements if one.phase is Phase.INITIAL]
    lines = [
        {"enrollment_id": key, "requirement_id": requirement, "settled_because": ""}
        for key in _insert(unit, Enrollment, enrollments)
        for requirement in asked
    ]
    line_keys = _insert(unit, Line, lines)
    _insert(unit, Evidence, [_evidence(key) for key in line_keys[:: len(asked)]])


def _evidence(line_id: int) -> dict[str, object]:
    """A confirmed piece for a line."""
    day = TODAY - timedelta(days=line_id % 20)
    return {
        "line_id": line_id, "claim": EvidenceClaim.COMPLETION, "state": EvidenceState.CONFIRMED,
        "title": "Attendance", "claimed": Decimal(12), "accepted": Decimal(12), "unit": "h",
        "category": "", "attributes": {}, "happened_on": day,
        "happened_precision": DatePrecision.DAY, "received_on": day,
        "note": "", "logged_by": BENCH, "named_verifier": "", "named_number": "", "reason": "",
        "remark": "", "decided_on": day,
    }  # fmt: skip


def _insert(unit: Unit, model: type, rows: list[dict[str, object]]) -> list[int]:
    """Write rows in one go, and give their keys in order."""
    added = insert(model).returning(model.id, sort_by_parameter_order=True)  # type: ignore[attr-defined] # every record has a key
    return list(unit.session.scalars(added, rows))
