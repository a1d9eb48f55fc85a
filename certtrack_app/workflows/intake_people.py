"""The people of a tracker: found among those the office knows, or taken in; never doubled.

They are matched by an id, then by e-mail, then by the exact name where nothing else contradicts.
New people, enrollments and checklists are written in bulk: a tracker may name fifty thousand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from certtrack_app.models.participant import Enrollment, ExternalId, Line, Participant
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.person import name_problem
from certtrack_app.rules.tracker.reading import Person, Reading
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.intake_days import Joining, joining_days
from certtrack_app.workflows.intake_known import Known, Somebody
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.program_facts import requirement_rule
from certtrack_app.workflows.unit import Reader, Unit

_COLUMNS = {"certificate_name": "", "supervisor_email": "", "language": "en"}


@dataclass(frozen=True)
class TakenIn:
    """What became of the people of a tracker, by their number in it: keys of records."""

    participants: Mapping[int, int]
    enrollments: Mapping[int, int]
    joined: Mapping[int, Joining]
    """When those newly enrolled joined, and how that was told."""
    new: frozenset[int]
    refused: Mapping[int, str]
    """Why somebody was not taken in."""


def take_in_people(
    unit: Unit, reading: Reading, version: ProgramVersion, usual_day: date | None = None
) -> TakenIn:
    """Find or take in everybody the tracker names, and enroll them.

    `usual_day` is when those joined of whom the tracker does not say it.
    """
    refused = _refused(reading)
    taken = {n: one for n, one in enumerate(reading.people) if n not in refused}
    known = Known.gather(unit)
    found = {number: known.find_or_note(person) for number, person in taken.items()}
    new = frozenset(n for n, somebody in found.items() if somebody.first_as is taken[n])
    _write_people(unit, [one for one in dict.fromkeys(found.values()) if not one.id])
    for number, somebody in found.items():
        if somebody.first_as is not taken[number]:
            _fill_gaps(unit, somebody, taken[number])
    participants = {number: somebody.id for number, somebody in found.items()}
    joined = dict(enumerate(joining_days(reading, unit.today, usual_day)))
    enrollments, opened = _enroll(unit, version, participants, joined)
    return TakenIn(participants, enrollments, {n: joined[n] for n in opened}, new, refused)


def _refused(reading: Reading) -> dict[int, str]:
    problems = ((n, name_problem(person.name)) for n, person in enumerate(reading.people))
    return {number: problem for number, problem in problems if problem}


def _write_people(unit: Unit, somebodies: Sequence[Somebody]) -> None:
    """Write down who is new, with their ids in other systems."""
    if not somebodies:
        return
    rows = [_participant(one.first_as) for one in somebodies if one.first_as is not None]
    for somebody, key in zip(somebodies, put_down(unit, Participant, rows), strict=True):
        somebody.id = key
    ids = [
        {"participant_id": one.id, "kind": kind, "value": value}
        for one in somebodies
        if one.first_as is not None
        for kind, value in one.first_as.ids.items()
    ]
    put_down(unit, ExternalId, ids)


def _participant(person: Person) -> dict[str, Any]:
    """A person nobody knows yet, as a row."""
    return {
        **_COLUMNS,
        "name": " ".join(person.name.split()),
        "email": (person.email or "").strip(),
        "cohort": person.cohort or "",
        "note": "\n".join(person.remarks),
    }


def _fill_gaps(unit: Unit, somebody: Somebody, person: Person) -> None:
    """Fill in what the office did not know; what it knows stays."""
    lacking = (not somebody.email and person.email) or (not somebody.cohort and person.cohort)
    unknown = {kind: one for kind, one in person.ids.items() if folded(kind) not in somebody.ids}
    if not lacking and not unknown:
        return
    participant = unit.find(Participant, somebody.id)
    participant.email = participant.email or (person.email or "").strip()
    participant.cohort = participant.cohort or (person.cohort or "")
    for kind, value in unknown.items():
        participant.external_ids.append(ExternalId(kind=kind, value=value))
        somebody.ids[folded(kind)] = folded(value)


def open_enrollments(reader: Reader, program_id: int) -> dict[int, int]:
    """The enrollments under way in a program, by participant."""
    query = (
        select(Enrollment.participant_id, Enrollment.id)
        .join(ProgramVersion)
        .where(
            ProgramVersion.program_id == program_id,
            Enrollment.phase == Phase.INITIAL,
            Enrollment.state == EnrollmentState.IN_PROGRESS,
        )
    )
    return dict(reader.session.execute(query).all())


def _enroll(
    unit: Unit,
    version: ProgramVersion,
    participants: Mapping[int, int],
    joined: Mapping[int, Joining],
) -> tuple[dict[int, int], list[int]]:
    """Enroll whoever is not under way; give all enrollments, and who was enrolled by number."""
    under_way = open_enrollments(unit, version.program_id)
    firsts = {key: n for n, key in reversed(list(participants.items())) if key not in under_way}
    opened = sorted(firsts.values())
    if opened:
        rows = [_enrollment(version, participants[n], joined[n].on) for n in opened]
        keys = put_down(unit, Enrollment, rows)
        under_way |= {participants[n]: key for n, key in zip(opened, keys, strict=True)}
        _write_lines(
            unit, version, [(key, joined[n].on) for n, key in zip(opened, keys, strict=True)]
        )
    return {number: under_way[key] for number, key in participants.items()}, opened


def _enrollment(version: ProgramVersion, participant_id: int, on: date) -> dict[str, Any]:
    return {
        "participant_id": participant_id,
        "version_id": version.id,
        "phase": Phase.INITIAL,
        "enrolled_on": on,
        "state": EnrollmentState.IN_PROGRESS,
        "reason": "",
    }


def _write_lines(unit: Unit, version: ProgramVersion, opened: Sequence[tuple[int, date]]) -> None:
    """Write the checklists of new enrollments: a line for each requirement in force."""
    asked = [
        (one.id, requirement_rule(one))
        for one in version.requirements
        if one.phase is Phase.INITIAL
    ]
    rows = [
        {"enrollment_id": key, "requirement_id": requirement, "settled_because": ""}
        for key, joined in opened
        for requirement, rule in asked
        if rule.in_force(joined)
    ]
    put_down(unit, Line, rows)
