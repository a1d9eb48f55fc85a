"""The outbox: messages planned by the rules, held back with the reason, released, handed over."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import selectinload

from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.participant import Participant
from certtrack_app.rules.checklist import ChecklistVerdict
from certtrack_app.rules.late_warning import Warned
from certtrack_app.rules.nudging import (
    Contact,
    PlannedMessage,
    Restated,
    SendingPolicy,
    Unsent,
    counts_against_budget,
    message_plan,
)
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import EvidenceState, MessageKind, MessageState
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.letters import Scribe
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

Row = dict[str, Any]
UNSENT = (MessageState.HELD, MessageState.QUEUED)
LEFT = (MessageState.SENT, MessageState.HANDED_OVER)
TOLD = (*LEFT, MessageState.FAILED)
_HOLDS_TO_LOOK_AT = """
    WITH touched(record, row_id) AS (
        SELECT DISTINCT record, row_id FROM change WHERE action_id > :since
    )
    SELECT DISTINCT participant_id FROM message AS waiting
    WHERE state IN ('held', 'queued') AND participant_id IS NOT NULL AND (
        EXISTS (SELECT 1 FROM touched WHERE record = 'office')
        OR participant_id IN (SELECT row_id FROM touched WHERE record = 'participant')
        OR id IN (SELECT row_id FROM touched WHERE record = 'message')
        OR EXISTS (
            SELECT 1 FROM message AS told WHERE told.participant_id = waiting.participant_id
            AND told.sent_on >= :told_after
        )
    )
"""


class Moved(NamedTuple):
    """A message that is new, or newly queued or held."""

    id: int
    state: MessageState


def tell_people(
    unit: Unit,
    due: Mapping[int, Sequence[Subject]],
    verdicts: Iterable[ChecklistVerdict],
    day: date,
) -> tuple[Moved, ...]:
    """Plan and write down the messages of some people, given all the clock has due for each.

    Gives those that are new, and those that are newly queued or held.
    """
    judged = list(verdicts)
    policy, scribe = sending_policy(unit), Scribe(unit, judged)
    contacts = _with_moot(contacts_of(unit, due), judged)
    plans = [message_plan(contacts[key], due[key], (), policy, day) for key in due]
    people = _people(unit, [one.message.participant_id for one in plans if one.message])
    made: list[tuple[Row, PlannedMessage]] = []
    moved: list[Message] = []
    for plan in plans:
        moved += _restate_all(unit, plan.restated)
        if plan.message is not None:
            person = people[plan.message.participant_id]
            made.append((_composed(person, plan.message, scribe, day), plan.message))
    _readdress(unit, contacts.values())
    return (*_put_down(unit, made), *(Moved(one.id, one.state) for one in moved))


def tell_news(unit: Unit, news: Subject) -> Message | None:
    """Plan the message that tells one person of one thing that somebody just did."""
    contact = contacts_of(unit, [news.participant_id])[news.participant_id]
    plan = message_plan(contact, None, (news,), sending_policy(unit), unit.today)
    _restate_all(unit, plan.restated)
    if plan.message is None:
        return None
    person = unit.find(Participant, news.participant_id)
    ((key, _),) = _put_down(
        unit, [(_composed(person, plan.message, Scribe(unit), unit.today), plan.message)]
    )
    return unit.find(Message, key)


def look_at_holds(unit: Unit, day: date, since: int) -> tuple[Moved, ...]:
    """Let go of held messages whose reason has passed, and hold queued ones that got a reason.

    Gives those that are newly queued or held.

    A reason can only have changed for whom somebody touched after the action `since`, for
    everybody where the office did, and for whoever was told something within the budget's days.
    """
    policy = sending_policy(unit)
    told_after = day - timedelta(days=policy.budget_days + 1)
    given = {"since": since, "told_after": told_after.isoformat()}
    waiting = unit.session.execute(text(_HOLDS_TO_LOOK_AT), given).scalars().all()
    contacts = contacts_of(unit, waiting).values()
    plans = [message_plan(contact, None, (), policy, day) for contact in contacts]
    moved = [message for plan in plans for message in _restate_all(unit, plan.restated)]
    _readdress(unit, contacts)
    return tuple(Moved(one.id, one.state) for one in moved)


def sending_policy(reader: Reader) -> SendingPolicy:
    """How the office sends, as the rules see it."""
    office = office_record(reader)
    return SendingPolicy(
        office.sending, office.intake_unreviewed, office.budget_days, office.budget_messages
    )


def contacts_of(reader: Reader, participant_ids: Collection[int]) -> dict[int, Contact]:
    """What each of some people was told and when, and what is still unsent."""
    messages: dict[int, list[Message]] = defaultdict(list)
    query = (
        select(Message)
        .where(Message.participant_id.in_(participant_ids))
        .options(selectinload(Message.subjects))
        .order_by(Message.id)
    )
    for message in reader.session.scalars(query):
        messages[message.participant_id or 0].append(message)
    people = select(Participant.id, Participant.email).where(Participant.id.in_(participant_ids))
    return {
        key: _contact(key, email, messages.get(key, ()))
        for key, email in reader.session.execute(people)
    }


def _with_moot(
    contacts: Mapping[int, Contact], verdicts: Iterable[ChecklistVerdict]
) -> dict[int, Contact]:
    """Note of each person which returned evidence need not come again."""
    moot: dict[int, set[int]] = defaultdict(set)
    for verdict in verdicts:
        closed = (line for line in verdict.lines if not line.is_open)
        moot[verdict.facts.participant_id] |= {
            fact.id
            for line in closed
            for fact in line.line.evidence
            if fact.state is EvidenceState.REJECTED
        }
    return {key: replace(one, moot=frozenset(moot[key])) for key, one in contacts.items()}


def subject_of(stored: MessageSubject, participant_id: int) -> Subject:
    """Read a stored subject as the rules see it."""
    return Subject(
        key=stored.key,
        kind=stored.kind,
        participant_id=participant_id,
        due_on=stored.due_on,
        because=stored.words,
        free_of_budget=stored.free_of_budget,
        enrollment_id=stored.enrollment_id,
        line_id=stored.line_id,
        credential_id=stored.credential_id,
        evidence_id=stored.evidence_id,
        tells_supervisor=stored.tells_supervisor,
    )


def _contact(participant_id: int, email: str, messages: Sequence[Message]) -> Contact:
    """One person as messages see them.

    What a person withdrew counts as told; so does what failed, which waits for a person: it may
    have arrived, or would fail again.
    """
    left = [one for one in messages if one.state in LEFT]
    told = [one for one in messages if one.state in TOLD or one.dropped]
    return Contact(
        participant_id=participant_id,
        email=email,
        told=frozenset(subject.key for one in told for subject in one.subjects),
        told_on=tuple(
            _left_on(one)
            for one in left
            if counts_against_budget(subject_of(stored, participant_id) for stored in one.subjects)
        ),
        unsent=tuple(_unsent(one, participant_id) for one in messages if one.state in UNSENT),
        warned=tuple(
            Warned(subject.credential_id, subject.due_on, _left_on(one))
            for one in left
            for subject in one.subjects
            if subject.kind is MessageKind.RENEWAL
        ),
    )


def _left_on(message: Message) -> date:
    """The day a message left the office."""
    return message.sent_on or message.made_on


def _unsent(message: Message, participant_id: int) -> Unsent:
    """A message that has not left, as the rules see it."""
    return Unsent(
        id=message.id,
        state=message.state,
        subjects=tuple(subject_of(one, participant_id) for one in message.subjects),
        because=message.because,
        released=message.released,
    )


def _restate_all(unit: Unit, restated: Iterable[Restated]) -> list[Message]:
    """Give unsent messages their new states and reasons; gives those newly queued or held."""
    moved = []
    for one in restated:
        message = unit.find(Message, one.message_id)
        if one.state is not message.state and one.state in UNSENT:
            moved.append(message)
        message.state, message.because = one.state, one.because
    return moved


def _readdress(unit: Unit, contacts: Iterable[Contact]) -> None:
    """Let what has not left go to the address that is on record now."""
    for contact in contacts:
        for one in contact.unsent:
            message = unit.find(Message, one.id)
            if message.state in UNSENT and message.to != contact.email:
                message.to = contact.email


def _people(reader: Reader, ids: Collection[int]) -> Mapping[int, Participant]:
    """The participants with some keys, looked up in one go."""
    query = select(Participant).where(Participant.id.in_(ids))
    return {one.id: one for one in reader.session.scalars(query)}


def _composed(participant: Participant, planned: PlannedMessage, scribe: Scribe, day: date) -> Row:
    """Compose the row of a planned message, with its words."""
    letter = scribe.letter(participant, planned.subjects)
    return {
        "participant_id": participant.id,
        "to": participant.email,
        "kind": planned.kind,
        "state": planned.state,
        "because": planned.because,
        "subject": letter.subject,
        "body": letter.body,
        "due_on": planned.due_on,
        "made_on": day,
        "released": False,
        "dropped": False,
        "mail_id": "",
    }


def _put_down(unit: Unit, made: Sequence[tuple[Row, PlannedMessage]]) -> Iterator[Moved]:
    """Write messages down with their subjects, however many there are, in two statements."""
    keys = put_down(unit, Message, [row for row, _ in made])
    subjects = [
        _stored(subject, key)
        for key, (_, planned) in zip(keys, made, strict=True)
        for subject in planned.subjects
    ]
    put_down(unit, MessageSubject, subjects)
    return (Moved(key, row["state"]) for key, (row, _) in zip(keys, made, strict=True))


def _stored(subject: Subject, message_id: int) -> Row:
    """Make the row of a subject."""
    return {
        "message_id": message_id,
        "key": subject.key,
        "kind": subject.kind,
        "words": subject.because,
        "due_on": subject.due_on,
        "free_of_budget": subject.free_of_budget,
        "tells_supervisor": subject.tells_supervisor,
        "enrollment_id": subject.enrollment_id,
        "line_id": subject.line_id,
        "credential_id": subject.credential_id,
        "evidence_id": subject.evidence_id,
    }
