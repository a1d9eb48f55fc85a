"""Today: what needs a person, and what is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Participant
from certtrack_app.models.watch import Overview
from certtrack_app.rules.checklist import ChecklistVerdict, checklist
from certtrack_app.rules.checklist_flags import running_deadline
from certtrack_app.rules.renewal import CredentialFacts, standing
from certtrack_app.rules.vocabulary import FlagKind, Standing
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.counts import Counts, waiting_counts
from certtrack_app.workflows.facts import checklists, credentials
from certtrack_app.workflows.flags import FlagRow, flag_rows
from certtrack_app.workflows.unit import Reader

DEADLINES_AHEAD = timedelta(days=30)
RENEWALS_AHEAD = timedelta(days=120)
_MOST = 60


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline that comes: whose, of what, when and why then."""

    participant_id: int
    participant: str
    enrollment_id: int
    line_id: int
    requirement: str
    on: date
    because: tuple[str, ...]


@dataclass(frozen=True)
class RenewalRow:
    """A credential whose term ends before long."""

    participant_id: int
    participant: str
    credential_id: int
    number: str
    title: str
    valid_through: date
    because: str


@dataclass(frozen=True)
class TodaySheet:
    """All of Today; what is on its way leaves out what is flagged already."""

    today: date
    people: int
    flags: tuple[FlagRow, ...]
    counts: Counts
    deadlines: tuple[DeadlineRow, ...]
    renewals: tuple[RenewalRow, ...]


def today_sheet(reader: Reader) -> TodaySheet:
    """Gather what needs a person, most urgent first, and what is on its way, soonest first."""
    flags = flag_rows(reader)
    counted = select(func.count(Participant.id))
    return TodaySheet(
        today=reader.today,
        people=reader.session.scalar(counted) or 0,
        flags=flags,
        counts=waiting_counts(reader),
        deadlines=_deadlines(reader, flags),
        renewals=_renewals(reader, flags),
    )


def _deadlines(reader: Reader, flags: Sequence[FlagRow]) -> tuple[DeadlineRow, ...]:
    """Deadlines of the coming weeks: the projection narrows, the rules decide."""
    until = reader.today + DEADLINES_AHEAD
    query = (
        select(Overview.enrollment_id, Overview.participant_id, Overview.name).where(
            Overview.next_deadline_on <= until
        )  # whoever is late has later deadlines, too
    )
    names = {row.enrollment_id: row for row in reader.session.execute(query)}
    flagged = {one.line_id for one in flags if one.kind is FlagKind.DEADLINE_NEAR}
    found = [
        row
        for facts in checklists(reader.session, list(names))
        for row in _of_checklist(checklist(facts, reader.today), names[facts.id], reader.today)
        if row.on <= until and row.line_id not in flagged
    ]
    return tuple(sorted(found, key=lambda row: (row.on, row.participant)))[:_MOST]


def _of_checklist(
    verdict: ChecklistVerdict, whose: Row[*tuple[Any, ...]], today: date
) -> list[DeadlineRow]:
    """The running deadlines of one checklist that have not passed."""
    return [
        DeadlineRow(
            participant_id=whose.participant_id,
            participant=whose.name,
            enrollment_id=whose.enrollment_id,
            line_id=line.line.id,
            requirement=line.line.rule.title,
            on=due.on,
            because=due.because,
        )
        for line in verdict.lines
        if (due := running_deadline(line)) is not None and due.on >= today
    ]


def _renewals(reader: Reader, flags: Sequence[FlagRow]) -> tuple[RenewalRow, ...]:
    """Credentials whose term ends in the coming months and is not flagged yet."""
    flagged = {one.credential_id for one in flags}
    query = (
        select(Credential.id, Credential.title, Participant.id.label("whose"), Participant.name)
        .join(Participant, Participant.id == Credential.participant_id)
        .where(
            Credential.valid_through >= reader.today,
            Credential.valid_through <= reader.today + RENEWALS_AHEAD,
        )
        .order_by(Credential.valid_through, Participant.name)
        .limit(_MOST)
    )
    rows = {row.id: row for row in reader.session.execute(query) if row.id not in flagged}
    found = [
        _renewal(rows[facts.id], facts, facts.valid_through)
        for facts in credentials(reader.session, list(rows))
        if facts.valid_through is not None and _will_end(facts, reader.today)
    ]
    return tuple(sorted(found, key=lambda row: (row.valid_through, row.participant)))


def _will_end(facts: CredentialFacts, today: date) -> bool:
    """Whether it is in force, so that the end of its term matters."""
    return standing(facts, today).standing in (Standing.ACTIVE, Standing.RENEWAL_DUE)


def _renewal(row: Row[*tuple[Any, ...]], facts: CredentialFacts, ends_on: date) -> RenewalRow:
    """Freeze one credential that ends before long."""
    return RenewalRow(
        participant_id=row.whose,
        participant=row.name,
        credential_id=row.id,
        number=facts.number,
        title=row.title,
        valid_through=ends_on,
        because=f"{facts.number} is valid through {day_in_words(ends_on)}.",
    )
