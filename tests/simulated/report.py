"""What the simulated years print: counts, laws, and the messages of a few people, to be read."""

import sys
from collections.abc import Mapping

from sqlalchemy import func, select

from certtrack_app.models.credential import Credential, CredentialEvent
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message
from certtrack_app.models.participant import Participant
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.workflows.unit import Reader
from tests.simulated.years import Years

_MOST_TOLD = 20
_DIGESTS = 25


def print_years(years: Years, seconds: float) -> None:
    """Print what was done and refused, and each law with how often it was tried."""
    span = years.span
    _say(f"{span.people} people, {span.days} days, seed {span.seed}: {seconds:.0f} s")
    _counts("Done", years.done)
    _counts("Refused", dict(years.refused.most_common(15)))
    _counts("Laws tried", years.laws.tried)
    _say(f"\nLaws broken: {len(years.laws.broken)}")
    for trouble in years.laws.broken[:_MOST_TOLD]:
        _say(f"  {trouble}")


def print_records(reader: Reader) -> None:
    """Print how many flags, credentials and messages there came to be, by kind."""
    for title, column in (
        ("Flags raised", Flag.kind),
        ("Credential events", CredentialEvent.kind),
        ("Messages", Message.state),
    ):
        counted = reader.session.execute(select(column, func.count()).group_by(column)).all()
        _counts(title, {kind.value: count for kind, count in counted})
    credentials = reader.session.scalar(select(func.count(Credential.id)))
    _say(f"\nCredentials issued: {credentials}")


def print_people(reader: Reader, count: int) -> None:
    """Print every message to those who got most, and to the coordinator, in order."""
    query = (
        select(Message.participant_id)
        .where(Message.participant_id.is_not(None))
        .group_by(Message.participant_id)
        .order_by(func.count().desc())
    )
    people = reader.session.scalars(query).all()
    for key in people[:: max(1, len(people) // max(count, 1))][:count]:
        _say(f"\n=== {reader.find(Participant, key or 0).name}")
        _messages(reader, Message.participant_id == key)
    if count:
        _say("\n=== The coordinator")
        digests = Message.kind == MessageKind.COORDINATOR_DIGEST
        _messages(reader, digests, _DIGESTS)


def _messages(reader: Reader, which: object, most: int = 400) -> None:
    query = select(Message).where(which).order_by(Message.made_on, Message.id).limit(most)  # type: ignore[arg-type]
    for one in reader.session.scalars(query):
        left = f", left {one.sent_on}" if one.sent_on else ""
        _say(f"\n--- {one.made_on} {one.state.value}{left} {one.because}")
        _say(f"{one.subject}\n\n{one.body}")


def _counts(title: str, counts: Mapping[str, int]) -> None:
    _say(f"\n{title}")
    for what, count in counts.items():
        _say(f"  {count:>7}  {what}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
