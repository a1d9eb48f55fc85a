"""Watching: what the rules say of whole people, gathered for many at a time.

A person is judged whole, since their messages are merged: all their open checklists and all
their credentials, whichever of them woke the clock.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from sqlalchemy import select

from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.checklist import ChecklistVerdict, checklist
from certtrack_app.rules.checklist_flags import checklist_flags
from certtrack_app.rules.credential_flags import credential_flags
from certtrack_app.rules.flags import StandingFlag
from certtrack_app.rules.issuing import IssuingVerdict, issuing_verdict
from certtrack_app.rules.subjects import Subject, checklist_subjects, credential_subjects
from certtrack_app.workflows.facts import checklists, credentials
from certtrack_app.workflows.issuing import issuing_facts
from certtrack_app.workflows.unit import Reader

NEVER = date.max


@dataclass
class Watched:
    """What stands for one person on a day, what is due to be told, and what holds until when."""

    participant_id: int
    verdicts: list[ChecklistVerdict] = field(default_factory=list)
    flags: list[StandingFlag] = field(default_factory=list)
    due: list[Subject] = field(default_factory=list)
    ready: list[int] = field(default_factory=list)
    """Enrollments whose credential can be issued now."""
    enrollments_wake: dict[int, date | None] = field(default_factory=dict)
    credentials_wake: dict[int, date | None] = field(default_factory=dict)


def watch_people(
    reader: Reader,
    participant_ids: Collection[int],
    day: date,
    stuck: Mapping[int, str] = MappingProxyType({}),
) -> list[Watched]:
    """Judge at most a batch of people on a day.

    `stuck` are enrollments that are complete and could not be issued, and why.
    """
    people = {key: Watched(key) for key in sorted(participant_ids)}
    for facts in checklists(reader.session, _ids(reader, Enrollment, participant_ids)):
        verdict = checklist(facts, day)
        issuing = _issuing(reader, verdict, stuck) if verdict.complete else None
        _watch_checklist(people[facts.participant_id], verdict, issuing, day)
    for credential in credentials(reader.session, _ids(reader, Credential, participant_ids)):
        person = people[credential.participant_id]
        flags = credential_flags(credential, day)
        subjects = credential_subjects(credential, day)
        person.flags += flags.standing
        person.due += subjects.due
        person.credentials_wake[credential.id] = earliest(flags.holds_until, subjects.holds_until)
    return list(people.values())


def earliest(*days: date | None) -> date | None:
    """The first of some days, of which any may be missing."""
    return min((day for day in days if day is not None), default=None)


def _issuing(reader: Reader, verdict: ChecklistVerdict, stuck: Mapping[int, str]) -> IssuingVerdict:
    """Say whether what a complete checklist leads to can be issued."""
    facts = issuing_facts(reader, verdict)
    if verdict.facts.id in stuck:
        facts = replace(facts, obstacles=(*facts.obstacles, stuck[verdict.facts.id]))
    return issuing_verdict(facts)


def _watch_checklist(
    person: Watched, verdict: ChecklistVerdict, ready: IssuingVerdict | None, day: date
) -> None:
    """Judge one checklist: its flags, what is due to be told, and whether it is ready."""
    flags = checklist_flags(verdict, day, ready)
    subjects = checklist_subjects(verdict, day)
    person.verdicts.append(verdict)
    person.flags += flags.standing
    person.due += subjects.due
    if ready is not None and ready.ready:
        person.ready.append(verdict.facts.id)
    key = verdict.facts.id
    person.enrollments_wake[key] = earliest(
        verdict.holds_until, flags.holds_until, subjects.holds_until
    )


def _ids(
    reader: Reader, model: type[Enrollment] | type[Credential], participant_ids: Collection[int]
) -> Sequence[int]:
    """The keys of everything of a kind that these people have."""
    query = select(model.id).where(model.participant_id.in_(participant_ids))
    return reader.session.scalars(query.order_by(model.id)).all()
