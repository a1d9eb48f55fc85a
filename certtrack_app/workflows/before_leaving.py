"""Before messages leave: what happened since the check is heeded, so that nothing untrue goes out.

Evidence may have come in since a nudge was queued, an address may have changed, and "7 days left"
is true for a day only. Nothing new is told here: that is for the check.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from certtrack_app.models.message import Message
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import ChecklistVerdict
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.letters import Scribe
from certtrack_app.workflows.office import clock_mark
from certtrack_app.workflows.outbox import subject_of, tell_people
from certtrack_app.workflows.unit import Reader, Unit
from certtrack_app.workflows.watching import watch_people


def look_before_leaving(unit: Unit) -> None:
    """Withdraw what events have overtaken, and let the rest say what is true today."""
    day = _day(unit)
    for batch in in_batches(_waiting(unit)):
        watched = watch_people(unit, batch, day)
        known = _queued_keys(unit, batch)
        due = {
            person.participant_id: [one for one in person.due if one.key in known]
            for person in watched
        }
        verdicts = [verdict for person in watched for verdict in person.verdicts]
        tell_people(unit, due, verdicts, day)
        _reword(unit, batch, verdicts, day)


def name_the_look(unit: Unit) -> None:
    """Name the errand where looking changed anything and nothing else has named it."""
    if not unit.acts and unit.has_changes():
        unit.act(ActionKind.CHECKED, "the queued messages", "what had changed since was heeded")


def _day(reader: Reader) -> date:
    """Today, and never a day before the latest the check has seen."""
    seen = clock_mark(reader)
    return max(reader.today, (seen and seen.latest_day) or reader.today)


def _waiting(reader: Reader) -> Collection[int]:
    """Participants to whom something is queued."""
    query = select(Message.participant_id).where(
        Message.state == MessageState.QUEUED, Message.participant_id.is_not(None)
    )
    return sorted({key for key in reader.session.scalars(query) if key is not None})


def _unsent(reader: Reader, participant_ids: Collection[int]) -> Collection[Message]:
    query = (
        select(Message)
        .where(
            Message.state.in_((MessageState.QUEUED, MessageState.HELD)),
            Message.participant_id.in_(participant_ids),
        )
        .options(selectinload(Message.subjects))
        .order_by(Message.id)
    )
    return reader.session.scalars(query).all()


def _queued_keys(reader: Reader, participant_ids: Collection[int]) -> set[str]:
    """What the unsent messages to some people tell."""
    return {one.key for message in _unsent(reader, participant_ids) for one in message.subjects}


def _reword(
    unit: Unit, participant_ids: Collection[int], verdicts: Collection[ChecklistVerdict], day: date
) -> None:
    """Write anew what was written on an earlier day: amounts and days left have moved on."""
    scribe = Scribe(unit, verdicts)
    for message in _unsent(unit, participant_ids):
        if message.subjects and message.state is MessageState.QUEUED and message.made_on < day:
            participant = unit.find(Participant, message.participant_id or 0)
            subjects = [subject_of(one, participant.id) for one in message.subjects]
            letter = scribe.letter(participant, subjects)
            message.subject, message.body = letter.subject, letter.body
