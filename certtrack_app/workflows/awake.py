"""Whom a check must look at: people whose day has come, and people whom somebody touched.

What was touched is read from the journal, so that nothing escapes.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, func, insert, select, text

from certtrack_app.models.journal import Action
from certtrack_app.models.office import ClockMark
from certtrack_app.models.participant import Participant
from certtrack_app.models.watch import Watch
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.office import clock_mark
from certtrack_app.workflows.unit import Reader, Unit

ENROLLMENT = "enrollment"
CREDENTIAL = "credential"

_RULES_CHANGED = """
    SELECT 1 FROM change WHERE action_id > :since
    AND record IN ('requirement', 'program_version') LIMIT 1
"""
_TOUCHED_PEOPLE = """
    WITH touched(record, row_id, content) AS (
        SELECT record, row_id, coalesce("after", "before") FROM change WHERE action_id > :since
    ), touched_evidence(id) AS (
        SELECT content ->> '$.evidence_id' FROM touched WHERE record = 'verification'
    ), touched_line(id) AS (
        SELECT row_id FROM touched WHERE record = 'line'
        UNION SELECT content ->> '$.line_id' FROM touched WHERE record IN ('extension', 'evidence')
        UNION SELECT v.line_id FROM evidence v JOIN touched_evidence t ON t.id = v.id
    ), touched_enrollment(id) AS (
        SELECT row_id FROM touched WHERE record = 'enrollment'
        UNION SELECT content ->> '$.enrollment_id' FROM touched WHERE record IN ('leave', 'line')
        UNION SELECT l.enrollment_id FROM line l JOIN touched_line t ON t.id = l.id
    ), touched_credential(id) AS (
        SELECT row_id FROM touched WHERE record = 'credential'
        UNION SELECT content ->> '$.credential_id' FROM touched WHERE record = 'credential_event'
    ), touched_person(id) AS (
        SELECT row_id FROM touched WHERE record = 'participant'
        UNION SELECT content ->> '$.participant_id' FROM touched
            WHERE record IN ('enrollment', 'credential')
        UNION SELECT e.participant_id FROM enrollment e JOIN touched_enrollment t ON t.id = e.id
        UNION SELECT c.participant_id FROM credential c JOIN touched_credential t ON t.id = c.id
    )
    SELECT p.id FROM participant p JOIN touched_person t ON t.id = p.id
"""
_FLAGGED_PEOPLE = """
    SELECT f.participant_id FROM change c JOIN flag f ON f.id = c.row_id
    WHERE c.action_id > :since AND c.record = 'flag' AND f.participant_id IS NOT NULL
"""
_WOKEN_PEOPLE = """
    SELECT e.participant_id FROM watch w JOIN enrollment e ON e.id = w.subject_id
    WHERE w.subject = 'enrollment' AND w.wakes_on <= :day
    UNION SELECT c.participant_id FROM watch w JOIN credential c ON c.id = w.subject_id
    WHERE w.subject = 'credential' AND w.wakes_on <= :day
"""


def people_awake(unit: Unit, day: date) -> list[int]:
    """Say whom a check on this day must look at: touched by somebody, or due by the clock."""
    woken = unit.session.execute(text(_WOKEN_PEOPLE), {"day": day.isoformat()}).scalars()
    return sorted(people_touched(unit, mark(unit).action_id).union(woken))


def people_touched(reader: Reader, action_id: int) -> set[int]:
    """Whom any action after this one touched; everybody, where rules changed."""
    since = {"since": action_id}
    if reader.session.execute(text(_RULES_CHANGED), since).first() is not None:
        return set(reader.session.scalars(select(Participant.id)))
    return set(reader.session.execute(text(_TOUCHED_PEOPLE), since).scalars())


def people_flagged(reader: Reader, action_id: int) -> set[int]:
    """Whose flags any action after this one raised, cleared or put off."""
    return set(reader.session.execute(text(_FLAGGED_PEOPLE), {"since": action_id}).scalars())


def let_sleep(unit: Unit, subject: str, wakes_on: Mapping[int, date | None]) -> None:
    """Note on which day each of these must be looked at again."""
    for batch in in_batches(wakes_on):
        gone = delete(Watch).where(Watch.subject == subject, Watch.subject_id.in_(batch))
        unit.session.execute(gone)
    rows = [
        {"subject": subject, "subject_id": key, "wakes_on": day} for key, day in wakes_on.items()
    ]
    if rows:
        unit.session.execute(insert(Watch), rows)


def mark(unit: Unit) -> ClockMark:
    """What the clock has seen; made before the first check."""
    return clock_mark(unit) or unit.add(ClockMark(action_id=0, overview_action_id=0))


def last_action(reader: Reader) -> int:
    """The key of the latest action there is."""
    return reader.session.scalar(select(func.max(Action.id))) or 0
