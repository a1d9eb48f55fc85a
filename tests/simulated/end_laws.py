"""The laws of the whole time: warnings before a lapse, the budget, each thing told once, terms."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.records import Base
from certtrack_app.models.replay import verify
from certtrack_app.rules.renewal import RenewalPolicy, last_day_of_grace
from certtrack_app.rules.vocabulary import (
    CredentialEventKind,
    EvidenceState,
    FlagKind,
    MessageKind,
    MessageState,
)
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.program_facts import renewal_policy
from certtrack_app.workflows.unit import Office, Reader
from tests.simulated.laws import LEFT
from tests.simulated.terms import Awarded, last_valid_day

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Lapsed:
    """A credential that lapsed, and the days on which a check saw it."""

    key: int
    issued_on: date
    expiry: date
    policy: RenewalPolicy
    seen: Sequence[date]

    def was_seen(self, first: date, last: date) -> bool:
        """Whether a check ran within some days."""
        return any(first <= day <= last for day in self.seen)


def warned_before_lapse(reader: Reader, checked: Collection[date]) -> Iterator[str]:
    """Of every lapse: each warning due while a check looked was raised, told or shown as held."""
    told = set(reader.session.scalars(select(MessageSubject.key)))
    flagged = set(reader.session.scalars(select(Flag.key)))
    late = _late_warnings(reader)
    for one in _lapsed(reader, checked):
        yield ""
        named = f"{one.key}:{one.expiry}"
        first = one.expiry - max(one.policy.reminder_days) * _DAY
        if one.was_seen(first, one.expiry) and f"renewal_due:{named}" not in flagged:
            yield f"{named} lapsed and was never flagged as due"
        for days, last in _windows(one):
            due = one.expiry - days * _DAY
            stood_in = any(due - 7 * _DAY < left <= last for left in late[one.key])
            if (
                due > one.issued_on
                and one.was_seen(due, last)
                and f"renewal:{named}:{days}" not in told
                and not stood_in
            ):
                yield f"{named} lapsed without the warning {days} days before"
        grace_end = last_day_of_grace(one.policy, one.expiry)
        if one.was_seen(one.expiry + _DAY, grace_end) and f"grace:{named}" not in told:
            yield f"{named} was in grace and its holder not told"
        if f"lapse:{named}" not in told:
            yield f"{named} lapsed and its holder was not told"


def _windows(one: _Lapsed) -> Iterator[tuple[int, date]]:
    """Each warning with the last day on which it is the latest one reached."""
    steps = one.policy.reminder_days
    for days, following in zip(steps, (*steps[1:], -1), strict=True):
        yield days, one.expiry - (following + 1) * _DAY


def _late_warnings(reader: Reader) -> dict[int | None, list[date]]:
    """When warnings of each credential left."""
    found: dict[int | None, list[date]] = defaultdict(list)
    query = (
        select(MessageSubject.credential_id, Message.sent_on)
        .join(Message, Message.id == MessageSubject.message_id)
        .where(MessageSubject.kind == MessageKind.RENEWAL, Message.state.in_(LEFT))
    )
    for key, sent_on in reader.session.execute(query):
        found[key].append(sent_on or date.min)
    return found


def _lapsed(reader: Reader, checked: Collection[date]) -> Iterator[_Lapsed]:
    query = select(Flag.credential_id).where(Flag.kind == FlagKind.LAPSED).distinct()
    for key in reader.session.scalars(query):
        one = reader.find(Credential, key or 0)
        if one.valid_through is None:
            continue
        away = _off_duty(one)
        seen = [
            day
            for day in sorted(checked)
            if day >= one.issued_on and not any(first <= day <= last for first, last in away)
        ]
        yield _Lapsed(one.id, one.issued_on, one.valid_through, renewal_policy(one.version), seen)


def _off_duty(one: Credential) -> list[tuple[date, date]]:
    """The stretches in which a credential was suspended or revoked, or had been replaced."""
    found: list[tuple[date, date]] = []
    since: date | None = None
    for event in one.events:
        if event.kind is CredentialEventKind.REINSTATED and since is not None:
            found.append((since, event.happened_on))
            since = None
        elif since is None:
            since = event.happened_on
    return [*found, (since, date.max)] if since is not None else found


def within_budget(reader: Reader) -> Iterator[str]:
    """Nobody is written to more often than the budget, outcomes and last warnings excepted."""
    office = office_record(reader)
    sent: dict[int, list[Message]] = defaultdict(list)
    query = select(Message).where(Message.state.in_(LEFT), Message.participant_id.is_not(None))
    for message in reader.session.scalars(query.options(selectinload(Message.subjects))):
        if not all(subject.free_of_budget for subject in message.subjects):
            sent[message.participant_id or 0].append(message)
    for who, messages in sent.items():
        for one in messages:
            yield ""
            free = one.released or any(subject.free_of_budget for subject in one.subjects)
            near = [
                other
                for other in messages
                if other is not one and _gap(other, one) < office.budget_days
            ]
            if near and not free:
                yield f"{who} was written {one.id} on {one.sent_on}, and {near[0].id} before"


def _gap(earlier: Message, later: Message) -> int:
    """Days from one message to a later one; many where it is not later."""
    first, second = earlier.sent_on or date.min, later.sent_on or date.min
    return (second - first).days if (first, earlier.id) < (second, later.id) else 9999


def told_once(reader: Reader, taken: Sequence[int]) -> Iterator[str]:
    """No subject leaves twice, and the coordinator is written to once a day at most.

    `taken` are the messages a mail server took, or may have taken. Whether one whose fate is not
    known goes again is for a person to say.
    """
    for number, count in Counter(taken).items():
        if count > 1 and not reader.find(Message, number).released:
            yield f"message {number} went to the server {count} times"
    query = (
        select(MessageSubject.key)
        .join(Message, Message.id == MessageSubject.message_id)
        .where(Message.state.in_(LEFT) | Message.id.in_(taken))
    )
    for key, count in Counter(reader.session.scalars(query)).items():
        yield f"{key} was told {count} times" if count > 1 else ""
    digests = select(Message.made_on).where(Message.kind == MessageKind.COORDINATOR_DIGEST)
    for day, count in Counter(reader.session.scalars(digests)).items():
        if count > 1:
            yield f"{count} digests on {day}"


def raised_again(reader: Reader) -> Iterator[str]:
    """No exception flickers: none is raised on the day it was cleared, but that its cause is back.

    A cause comes back within a day where evidence handed in is taken back, or rejected.
    """
    last: dict[str, date | None] = {}
    of_no_avail = (EvidenceState.WITHDRAWN, EvidenceState.REJECTED)
    opened_again = select(Evidence.line_id).where(Evidence.state.in_(of_no_avail))
    came_back = set(reader.session.scalars(opened_again))
    for one in reader.session.scalars(select(Flag).order_by(Flag.id)):
        cleared = last.get(one.key)
        again = cleared is not None and one.raised_on <= cleared and one.line_id not in came_back
        yield f"{one.key} was cleared on {cleared} and raised again the same day" if again else ""
        last[one.key] = one.cleared_on


def terms_are_right(reader: Reader) -> Iterator[str]:
    """Every last valid day is the one its convention gives when reckoned a second way."""
    for one in reader.session.scalars(select(Credential).order_by(Credential.id)):
        renewed = reader.find(Credential, one.previous_id) if one.previous_id else None
        program, born = one.version.program.name, one.participant.birth_date
        before = renewed.valid_through if renewed else None
        wanted = last_valid_day(Awarded(program, one.issued_on, born, before))
        right = wanted == one.valid_through
        yield (
            "" if right else f"{one.number} of {program} runs to {one.valid_through}, not {wanted}"
        )


def withdrawn_say_why(reader: Reader) -> Iterator[str]:
    """What was withdrawn says why."""
    withdrawn = select(Message).where(Message.state == MessageState.WITHDRAWN)
    for one in reader.session.scalars(withdrawn):
        yield "" if one.because else f"message {one.id} was withdrawn without a reason"


def journal_holds(office: Office) -> tuple[str, ...]:
    """Replay equals the tables and the chain is whole."""
    with office.database.look() as connection:
        return verify(connection, Base.metadata).findings
