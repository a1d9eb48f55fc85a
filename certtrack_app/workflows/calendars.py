"""Deadlines and renewal dates as a calendar: of one participant, of a program, of the office."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Select, select

from certtrack_app.adapters.calendar_file import CalendarDay, calendar_file
from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.journal import Action
from certtrack_app.models.participant import Enrollment, Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.checklist import ChecklistVerdict, checklist
from certtrack_app.rules.checklist_flags import running_deadline
from certtrack_app.rules.renewal import CredentialFacts, last_day_of_grace, standing
from certtrack_app.rules.vocabulary import EnrollmentState, Standing
from certtrack_app.rules.words import count_in_words, day_in_words
from certtrack_app.workflows.facts import checklists, credentials, in_batches
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

SUFFIX = ".ics"
_RUNNING = (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE)


@dataclass(frozen=True)
class CalendarOf:
    """Whose days: of one participant, of one program, or of everybody."""

    participant_id: int | None = None
    program_id: int | None = None


def save_calendar(unit: Unit, of: CalendarOf, path: Path) -> int:
    """Save the days that lie ahead; gives how many there are.

    Raises Refusal where the file cannot be one, or there are no such days.
    """
    if path.suffix.lower() != SUFFIX:
        raise Refusal(f"“{path.name}” is no calendar. Give the file a name that ends in {SUFFIX}.")
    days = calendar_days(unit, of)
    if not days:
        raise Refusal("No deadline or renewal date lies ahead: there is nothing for a calendar.")
    name = _name(unit, of)
    write_whole(path, [calendar_file(name, days, unit.now)])
    said = f"the calendar of {name}, {count_in_words(len(days), 'day')}"
    whose = unit.find(Participant, of.participant_id) if of.participant_id is not None else said
    unit.act(ActionKind.EXPORTED, whose, "" if whose is said else said)
    return len(days)


def calendar_days(reader: Reader, of: CalendarOf) -> tuple[CalendarDay, ...]:
    """The deadlines and renewal dates that lie ahead, soonest first."""
    found = [*_deadlines(reader, of), *_renewals(reader, of)]
    return tuple(sorted(found, key=lambda day: (day.on, day.title)))


def _deadlines(reader: Reader, of: CalendarOf) -> Iterator[CalendarDay]:
    query = _narrowed(
        select(Enrollment.id, Participant.name)
        .join(Participant, Participant.id == Enrollment.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .where(Enrollment.state.in_(_RUNNING)),
        of,
    )
    names = dict(reader.session.execute(query).all())
    for batch in in_batches(names):
        for facts in checklists(reader.session, batch):
            verdict = checklist(facts, reader.today)
            yield from _of_checklist(reader, verdict, names[facts.id])


def _of_checklist(reader: Reader, verdict: ChecklistVerdict, whose: str) -> Iterator[CalendarDay]:
    for line in verdict.lines:
        due = running_deadline(line)
        if due is not None and due.on >= reader.today:
            title = f"{whose}: {line.line.rule.title} is due"
            mark = _mark(reader, "line", line.line.id)
            yield CalendarDay(mark, due.on, title, "\n".join(due.because))


def _renewals(reader: Reader, of: CalendarOf) -> Iterator[CalendarDay]:
    query = _narrowed(
        select(Credential.id, Participant.name)
        .join(Participant, Participant.id == Credential.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Credential.version_id)
        .where(Credential.valid_through.is_not(None)),
        of,
    )
    names = dict(reader.session.execute(query).all())
    for batch in in_batches(names):
        for facts in credentials(reader.session, batch):
            day = _of_credential(reader, facts, names[facts.id])
            if day is not None and day.on >= reader.today:
                yield day


def _of_credential(reader: Reader, facts: CredentialFacts, whose: str) -> CalendarDay | None:
    """The end of a term, or of the days of grace where it has ended."""
    mark, stands = _mark(reader, "credential", facts.id), standing(facts, reader.today).standing
    if facts.valid_through is None:
        return None
    if stands in (Standing.ACTIVE, Standing.RENEWAL_DUE):
        words = f"{facts.number} is valid through {day_in_words(facts.valid_through)}."
        return CalendarDay(mark, facts.valid_through, f"{whose}: credential ends", words)
    if stands is Standing.IN_GRACE:
        last = last_day_of_grace(facts.policy, facts.valid_through)
        words = f"{facts.number} ended on {day_in_words(facts.valid_through)}."
        return CalendarDay(mark, last, f"{whose}: last day of grace", words)
    return None


def _narrowed(query: Select[int, str], of: CalendarOf) -> Select[int, str]:
    if of.participant_id is not None:
        query = query.where(Participant.id == of.participant_id)
    if of.program_id is not None:
        query = query.where(ProgramVersion.program_id == of.program_id)
    return query


def _mark(reader: Reader, what: str, key: int) -> str:
    """A name for a day that no other office gives: made of the seal it was founded under."""
    founded = reader.session.scalars(select(Action.seal).order_by(Action.id).limit(1)).one()
    return f"{founded[:16]}-{what}-{key}"


def _name(reader: Reader, of: CalendarOf) -> str:
    """What the calendar program lists it as."""
    named: Sequence[str] = ()
    if of.participant_id is not None:
        named = (*named, reader.find(Participant, of.participant_id).name)
    if of.program_id is not None:
        named = (*named, reader.find(Program, of.program_id).name)
    return ", ".join(named) or office_record(reader).name
