"""The laws of every day: what must hold after a check, whatever happened before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select, text

from certtrack_app.models.flag import Flag
from certtrack_app.models.journal import Action
from certtrack_app.models.message import Message
from certtrack_app.models.participant import Participant
from certtrack_app.rules.person import email_problem
from certtrack_app.rules.vocabulary import FlagKind, MessageKind, MessageState, SendingSwitch
from certtrack_app.workflows.clock import clock_marks
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.office_flags import office_flags, person_flags
from certtrack_app.workflows.outbox import subject_of
from certtrack_app.workflows.unit import Reader
from certtrack_app.workflows.watching import watch_people
from tests.simulated.office import SimulatedOffice

_BY_THE_CLOCK = (
    MessageKind.NUDGE,
    MessageKind.DEADLINE,
    MessageKind.RENEWAL,
    MessageKind.LAPSE,
)
LEFT = (MessageState.SENT, MessageState.HANDED_OVER)
_UNSENT = (MessageState.HELD, MessageState.QUEUED)


@dataclass
class Laws:
    """How often each law was tried, and where it was broken."""

    tried: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def hold(self, law: str, troubles: Iterable[str]) -> None:
        """Try a law: each trouble is a place where it is broken; an empty one, where it holds."""
        found = list(troubles)
        self.tried[law] += max(1, len(found))
        self.broken += (f"{law}: {trouble}" for trouble in found if trouble)


def raised_once(reader: Reader) -> list[str]:
    """No flag stands twice under one key."""
    query = (
        select(Flag.key)
        .where(Flag.cleared_on.is_(None))
        .group_by(Flag.key)
        .having(func.count() > 1)
    )
    return [f"{reader.today}: {key} stands twice" for key in reader.session.scalars(query)]


def twice_changes_nothing(one: SimulatedOffice) -> list[str]:
    """A second check right after the first writes no action and reports nothing."""
    before = _actions(one)
    again = one.check()
    did = [*again.raised, *again.cleared, *again.queued, *again.held, *again.issued]
    if _actions(one) == before and not did and not again.reworded:
        return []
    return [f"{one.today}: a second check did {again}"]


def _actions(one: SimulatedOffice) -> int:
    with one.reading() as reader:
        return reader.session.scalar(select(func.count(Action.id))) or 0


def flags_have_their_cause(reader: Reader) -> list[str]:
    """Everybody judged anew, awake or asleep, gives the flags that stand, and no others."""
    people = reader.session.scalars(select(Participant.id)).all()
    watched = watch_people(reader, people, reader.today)
    should = {flag.key for person in watched for flag in person.flags}
    should |= {f"{FlagKind.READY_TO_ISSUE}:{key}" for person in watched for key in person.ready}
    should |= {flag.key for flag in person_flags(reader, people)}
    should |= {flag.key for flag in office_flags(reader)}
    query = select(Flag.key).where(Flag.cleared_on.is_(None), Flag.kind != FlagKind.CLOCK_PROBLEM)
    stand = set(reader.session.scalars(query))
    return [
        *(f"{reader.today}: {key} should stand" for key in sorted(should - stand)),
        *(f"{reader.today}: {key} should not stand" for key in sorted(stand - should)),
    ]


def settled_lines_are_quiet(reader: Reader) -> list[str]:
    """By the tables alone: nothing is flagged of what is over, settled, renewed or reachable."""
    found = [
        f"{reader.today}: {key} stands on what is over"
        for key in reader.session.execute(text(_OVER), {"day": reader.today.isoformat()}).scalars()
    ]
    query = select(Participant.id, Participant.email).join(
        Flag, Flag.participant_id == Participant.id
    )
    unreachable = query.where(Flag.kind == FlagKind.UNREACHABLE, Flag.cleared_on.is_(None))
    for key, email in reader.session.execute(unreachable):
        if not email_problem(email):
            found.append(f"{reader.today}: {key} is flagged as out of reach at {email}")
    return found


_OVER = """
    SELECT f.key FROM flag f JOIN enrollment e ON e.id = f.enrollment_id
    WHERE f.cleared_on IS NULL AND e.state <> 'in_progress'
    AND f.kind <> 'evaluators_disagree'
    UNION ALL
    SELECT f.key FROM flag f JOIN line l ON l.id = f.line_id
    WHERE f.cleared_on IS NULL AND l.settled_as IS NOT NULL
    AND f.kind IN ('stalled', 'overdue', 'deadline_near', 'returned_not_resubmitted')
    UNION ALL
    SELECT f.key FROM flag f JOIN evidence v ON v.line_id = f.line_id
    WHERE f.cleared_on IS NULL AND f.kind = 'stalled'
    AND v.intake_id IS NULL AND v.state <> 'withdrawn'
    AND v.received_on > date(:day, '-40 days')
    UNION ALL
    SELECT f.key FROM flag f JOIN credential c ON c.previous_id = f.credential_id
    WHERE f.cleared_on IS NULL
    UNION ALL
    SELECT f.key FROM flag f JOIN credential c ON c.id = f.credential_id
    WHERE f.cleared_on IS NULL AND f.kind = 'renewal_due' AND c.valid_through < :day
    UNION ALL
    SELECT f.key FROM flag f JOIN credential c ON c.id = f.credential_id
    WHERE f.cleared_on IS NULL AND f.kind IN ('lapsed', 'in_grace') AND c.valid_through >= :day
"""


def unsent_say_why(reader: Reader) -> list[str]:
    """Whatever is held says why, truly; one message at most waits for anybody."""
    office = office_record(reader)
    found = []
    waiting: Counter[int] = Counter()
    for one in reader.session.scalars(select(Message).where(Message.state.in_(_UNSENT))):
        if one.participant_id is None:
            continue
        waiting[one.participant_id] += not one.released
        email = reader.find(Participant, one.participant_id).email
        if one.to != email:
            found.append(f"{reader.today}: {one.id} goes to {one.to!r}, not {email!r}")
        wanted = _reason(one, email, office.sending, unreviewed=office.intake_unreviewed)
        if one.released:
            wanted = "" if one.state is MessageState.QUEUED else "nothing: it was released"
        if wanted is not None and not (
            one.because.startswith(wanted) and bool(wanted) == bool(one.because)
        ):
            found.append(
                f"{reader.today}: {one.id} is {one.state} ({one.because!r}), not {wanted!r}"
            )
    found += [
        f"{reader.today}: {count} messages wait for {who}"
        for who, count in waiting.items()
        if count > 1
    ]
    return found


def _reason(one: Message, email: str, sending: SendingSwitch, *, unreviewed: bool) -> str | None:
    """How the reason must begin; None where only the budget decides."""
    if email_problem(email):
        return "Cannot be sent"
    if sending is SendingSwitch.HOLD_ALL:
        return "The office holds all"
    if sending is SendingSwitch.HOLD_AFTER_IMPORT and unreviewed:
        return "Messages wait until"
    if any(subject.free_of_budget for subject in one.subjects):
        return ""
    return "At most" if one.state is MessageState.HELD else ""


def overtaken_in_queue(reader: Reader) -> list[str]:
    """What is queued though events have overtaken it."""
    query = select(Message).where(
        Message.state == MessageState.QUEUED, Message.participant_id.is_not(None)
    )
    found = []
    for one in reader.session.scalars(query):
        who = one.participant_id or 0
        (person,) = watch_people(reader, [who], reader.today)
        due = {subject.key for subject in person.due}
        found += [
            f"{one.id}: {subject.key}"
            for subject in (subject_of(stored, who) for stored in one.subjects)
            if subject.kind in _BY_THE_CLOCK and subject.key not in due
        ]
    return found


def left_true(reader: Reader, overtaken: Iterable[str]) -> list[str]:
    """Of what had been overtaken in the queue, that which left all the same."""
    return [
        f"{reader.today}: {one} was overtaken and left"
        for one in overtaken
        if reader.find(Message, int(one.partition(":")[0])).state in LEFT
    ]


def clock_is_told(reader: Reader, shown: date, *, runs_behind: bool) -> list[str]:
    """A clock set back is flagged while it is; traveling is no clock set back."""
    latest = clock_marks(reader).latest_day or shown
    standing = Flag.cleared_on.is_(None), Flag.kind == FlagKind.CLOCK_PROBLEM
    flagged = reader.session.scalar(select(func.count(Flag.id)).where(*standing))
    if shown < latest - timedelta(days=1) and not flagged:
        return [f"{shown}: the clock ran behind {latest}, and nobody was told"]
    if not runs_behind and shown >= latest - timedelta(days=1) and flagged:
        return [f"{shown}: the clock is right ({latest} was seen), and flagged"]
    return []


def standing_flags(reader: Reader) -> set[tuple[str, ...]]:
    """Which flags stand, in words that two offices share; each sends its own messages."""
    rows = reader.session.execute(text(_STANDING))
    return {
        (kind, str(who), code, phase, *(part for part in key.split(":") if part.count("-") == 2))
        for kind, who, code, phase, key in rows
    }


_STANDING = """
    SELECT f.kind, f.participant_id, coalesce(r.code, ''), coalesce(r.phase, ''), f.key FROM flag f
    LEFT JOIN line l ON l.id = f.line_id LEFT JOIN requirement r ON r.id = l.requirement_id
    WHERE f.cleared_on IS NULL AND f.kind <> 'message_failed'
"""
