"""The participants list: one projection row an enrollment, kept up with the journal and the day.

What a list sorts or filters by is computed, so it stands in a table of its own that is never
journaled: its rows are rebuilt for whoever was touched or flagged since, and for whose day came.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, insert, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment, Leave, Participant
from certtrack_app.models.watch import Overview
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.overview import overview_word
from certtrack_app.rules.renewal import standing
from certtrack_app.rules.vocabulary import FlagKind, LineStatus, Standing, Topic
from certtrack_app.workflows.awake import last_action, mark, people_flagged, people_touched
from certtrack_app.workflows.facts import checklists, credentials, in_batches
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.office import clock_mark
from certtrack_app.workflows.unit import Reader, Unit

_IN_FORCE = (Standing.ACTIVE, Standing.RENEWAL_DUE, Standing.IN_GRACE)


def overview_is_stale(reader: Reader) -> bool:
    """Whether anything was done, or a day has passed, since the list was made."""
    seen = clock_mark(reader)
    if seen is None or seen.overview_day != reader.today:
        return True
    return seen.overview_action_id < last_action(reader)


def refresh_overview(unit: Unit) -> int:
    """Bring the list up to date; says how many people's rows were made anew."""
    seen = mark(unit)
    came = seen.overview_day != unit.today
    stale = _whose_day_came(unit, seen.overview_day) if came else set()
    since = seen.overview_action_id
    stale |= people_touched(unit, since) | people_flagged(unit, since)
    for batch in in_batches(sorted(stale)):
        _rebuild(unit, batch)
    seen.overview_action_id, seen.overview_day = last_action(unit), unit.today
    if stale:
        unit.touch(Topic.PARTICIPANTS)
    return len(stale)


def _whose_day_came(unit: Unit, since: date | None) -> set[int]:
    """Whose row time alone may have changed: those under way, and holders whose word changes."""
    if since is None:
        return set(unit.session.scalars(select(Participant.id)))
    holding = select(Credential.participant_id).join(
        Overview, Overview.participant_id == Credential.participant_id
    )
    ending = holding.where(Credential.valid_through.is_not(None))
    away = select(Leave.enrollment_id).where(
        (Leave.first_day > since) | (Leave.last_day.is_not(None) & (Leave.last_day >= since))
    )
    on_leave = select(Enrollment.participant_id).where(Enrollment.id.in_(away))
    return set(unit.session.scalars(ending)) | set(unit.session.scalars(on_leave))


def _rebuild(unit: Unit, participant_ids: Sequence[int]) -> None:
    """Make the rows of a batch of people anew."""
    session = unit.session
    session.execute(delete(Overview).where(Overview.participant_id.in_(participant_ids)))
    query = select(Participant).where(Participant.id.in_(participant_ids))
    people = {one.id: one for one in session.scalars(query)}
    flags, standings = _flags(unit, participant_ids), _standings(unit, participant_ids)
    rows = [
        _row(people[way[0].facts.participant_id], way, flags, standings)
        | {"computed_on": unit.today}
        for way in _ways(unit, participant_ids)
    ]
    if rows:
        session.execute(insert(Overview), rows)


def _ways(reader: Reader, participant_ids: Collection[int]) -> list[list[ChecklistVerdict]]:
    """The checklist of each enrollment, and after it those of the renewals it led to."""
    query = select(Enrollment.id, Enrollment.renews_id).where(
        Enrollment.participant_id.in_(participant_ids)
    )
    renewed = {row.id: row.renews_id for row in reader.session.execute(query)}
    first = _first_enrollments(reader, participant_ids)
    found: dict[int, list[ChecklistVerdict]] = defaultdict(list)
    for facts in sorted(checklists(reader.session, sorted(renewed)), key=lambda one: one.id):
        found[first.get(renewed[facts.id] or 0, facts.id)].append(checklist(facts, reader.today))
    return list(found.values())


def _row(
    person: Participant,
    way: Sequence[ChecklistVerdict],
    flags: Mapping[int | None, Collection[FlagKind]],
    standings: Mapping[int, Standing],
) -> dict[str, object]:
    """One row of the list."""
    verdict = way[0]
    asked = [line for line in verdict.lines if line.needed]
    key = verdict.facts.id
    stands = standings.get(key)
    begun = any(line.status is not LineStatus.NOT_STARTED for line in asked)
    word = overview_word(verdict.state, flags.get(key, ()), stands, begun=begun)
    further = _renewal_lines(way)
    activity = [line.last_activity_on for line in (*asked, *further)]
    wanted = (*asked, *further) if stands in _IN_FORCE else asked
    due = [line.due.on for line in wanted if line.is_open and line.due is not None]
    return {
        "enrollment_id": key,
        "participant_id": person.id,
        "name": person.name,
        "sort_name": folded(person.name),
        "email": person.email,
        "cohort": person.cohort,
        "program": verdict.facts.program,
        "settled": sum(line.status.is_settled for line in asked),
        "lines": len(asked),
        "status": word.value,
        "unverified": sum(line.status is LineStatus.IMPORTED_NOT_VERIFIED for line in asked),
        "last_activity_on": max((day for day in activity if day is not None), default=None),
        "next_deadline_on": min(due, default=None),
        "search": folded(
            f"{person.name} {person.email} {person.cohort} {verdict.facts.program} "
            f"{word.value.replace('_', ' ')}"
        ),
    }


def _renewal_lines(way: Sequence[ChecklistVerdict]) -> list[LineVerdict]:
    """What renewing asks for: as much a sign of life, and as much due, as the way there."""
    return [line for renewal in way[1:] for line in renewal.lines if line.needed]


def _flags(
    reader: Reader, participant_ids: Collection[int]
) -> Mapping[int | None, Collection[FlagKind]]:
    """The kinds of flags that stand on each enrollment."""
    query = select(Flag.enrollment_id, Flag.kind).where(
        Flag.participant_id.in_(participant_ids),
        Flag.cleared_on.is_(None),
        Flag.dismissed_on.is_(None),
    )
    found: dict[int | None, set[FlagKind]] = defaultdict(set)
    for enrollment_id, kind in reader.session.execute(query):
        found[enrollment_id].add(kind)
    return found


def _standings(reader: Reader, participant_ids: Collection[int]) -> Mapping[int, Standing]:
    """How the credential of each enrollment stands; of one renewed, how the latest does."""
    first = _first_enrollments(reader, participant_ids)
    verdicts = {
        one.id: standing(one, reader.today).standing
        for one in credentials(reader.session, list(first))
    }
    return {enrollment_id: verdicts[key] for key, enrollment_id in first.items()}


def _first_enrollments(reader: Reader, participant_ids: Collection[int]) -> Mapping[int, int]:
    """By credential, oldest first: the enrollment that led to it or to the one it renews."""
    rows = reader.session.execute(
        select(Credential.id, Credential.enrollment_id, Credential.previous_id)
        .where(Credential.participant_id.in_(participant_ids))
        .order_by(Credential.id)
    )
    found: dict[int, int] = {}
    for key, enrollment_id, previous_id in rows:
        found[key] = found.get(previous_id or 0, enrollment_id)
    return found
