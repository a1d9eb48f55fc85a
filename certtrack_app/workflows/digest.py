"""The digest: what newly needs the coordinator, in one message a day at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message
from certtrack_app.models.office import Office
from certtrack_app.models.participant import Line, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.rules.nudging import digest_is_due
from certtrack_app.rules.vocabulary import MessageKind, MessageState, SendingSwitch, Severity
from certtrack_app.rules.wording import Telling, Wording, merged
from certtrack_app.workflows.letters import office_wordings
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

_NEEDING = (Severity.URGENT, Severity.SOON)
_MOST_NAMED = 20
_ENGLISH = "en"
_HELD = "The office holds all messages until they are released."


def tell_coordinator(unit: Unit, day: date) -> Message | None:
    """Write the digest, where something came up since the last one and nobody has settled it.

    Nothing where the office has no address for its coordinator, or wishes no digest.
    """
    office = office_record(unit)
    if not (office.digest and office.coordinator_email):
        return None
    last = _last_digest_on(unit)
    new = _new_flags(unit, last, day)
    if not digest_is_due(len(new), last, day):
        return None
    wording = _wording(unit, office, new)
    held = office.sending is SendingSwitch.HOLD_ALL
    return unit.add(
        Message(
            to=office.coordinator_email,
            kind=MessageKind.COORDINATOR_DIGEST,
            state=MessageState.HELD if held else MessageState.QUEUED,
            because=_HELD if held else "",
            subject=wording.subject,
            body=wording.body,
            due_on=day,
            made_on=day,
        )
    )


def _last_digest_on(reader: Reader) -> date | None:
    digests = Message.kind == MessageKind.COORDINATOR_DIGEST
    return reader.session.scalar(select(func.max(Message.made_on)).where(digests))


@dataclass(frozen=True)
class _Exception:
    """A flag, and whom and what it is about."""

    flag: Flag
    name: str
    about: str

    def fields(self, office: str) -> dict[str, str]:
        """What the template's line says of it: about whom and what, of which kind, and why."""
        whom = ", ".join(filter(None, (self.name or office, self.about)))
        because = self.flag.because.removeprefix(f"{self.name} ")
        if because == self.flag.because:
            because = f"{self.flag.kind.value.replace('_', ' ')}. {because}"
        return {"participant": whom, "because": because}


def _new_flags(reader: Reader, last: date | None, day: date) -> Sequence[_Exception]:
    """What was raised, or became pressing, since the last digest and stands, most urgent first."""
    query = (
        select(Flag, Participant.name, Requirement.title, Credential.number)
        .outerjoin(Participant, Participant.id == Flag.participant_id)
        .outerjoin(Line, Line.id == Flag.line_id)
        .outerjoin(Requirement, Requirement.id == Line.requirement_id)
        .outerjoin(Credential, Credential.id == Flag.credential_id)
        .where(
            Flag.cleared_on.is_(None),
            Flag.dismissed_on.is_(None),
            (Flag.snoozed_to.is_(None)) | (Flag.snoozed_to <= day),
            Flag.severity.in_(_NEEDING),
        )
        .order_by(Flag.id)
    )
    if last is not None:
        query = query.where(func.coalesce(Flag.pressing_on, Flag.raised_on) > last)
    found = [
        _Exception(flag, name or "", title or number or "")
        for flag, name, title, number in reader.session.execute(query)
    ]
    return sorted(found, key=lambda one: _NEEDING.index(one.flag.severity))


def _wording(reader: Reader, office: Office, new: Sequence[_Exception]) -> Wording:
    common = {
        "name": office.coordinator,
        "program": "",
        "office": office.name,
        "coordinator": office.coordinator,
        "count": str(len(new)),
    }
    tellings = [
        Telling(
            MessageKind.COORDINATOR_DIGEST,
            {**common, **one.fields(office.name)},
        )
        for one in new[:_MOST_NAMED]
    ]
    if len(new) > _MOST_NAMED:
        more = {"participant": f"And {len(new) - _MOST_NAMED} more", "because": "see Today."}
        tellings.append(Telling(MessageKind.COORDINATOR_DIGEST, {**common, **more}))
    recipient = {**common, "reply_to": office.reply_to}
    return merged(office_wordings(reader, _ENGLISH), recipient, tellings)
