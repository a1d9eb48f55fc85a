"""The rows a figure was counted from: whose they are, and how each counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import Any, assert_never

from sqlalchemy import Select, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.rates import RenewalRates
from certtrack_app.rules.reports import Figure, Mark, Tone
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.figures import Figures, figures
from certtrack_app.workflows.reporting.cards import figure_cards, pooled
from certtrack_app.workflows.reporting.words import period_in_words, plain
from certtrack_app.workflows.unit import Reader


@unique
class FigureName(StrEnum):
    """The four figures."""

    COMPLETION = "completion"
    STALLS = "stalls"
    RENEWALS = "renewals"
    REJECTIONS = "rejections"


@dataclass(frozen=True)
class CountedRow:
    """One thing a figure was counted from: whose, what, and how it counted."""

    key: int
    participant_id: int
    participant: str
    program: str
    about: str
    outcome: Mark
    on: date | None
    is_imported: bool


@dataclass(frozen=True)
class FiguresPage:
    """The four figures in words and charts, with what their rows are found by."""

    period: str
    cards: tuple[tuple[FigureName, Figure], ...]
    counted: Figures


def figures_page(
    reader: Reader,
    program_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> FiguresPage:
    """Count the four figures for a page that shows them."""
    counted = figures(reader, program_id, first, last)
    cards = tuple(zip(FigureName, figure_cards(counted), strict=True))
    return FiguresPage(period_in_words(counted.period, day_in_words), cards, counted)


def counted_rows(reader: Reader, name: FigureName, counted: Figures) -> tuple[CountedRow, ...]:
    """List what a figure was counted from, by name of participant."""
    match name:
        case FigureName.COMPLETION:
            rows = _completions(reader, counted)
        case FigureName.STALLS:
            rows = _stalls(reader, counted)
        case FigureName.RENEWALS:
            rows = _renewals(reader, counted.renewals)
        case FigureName.REJECTIONS:
            rows = _rejections(reader, counted)
        case _:
            assert_never(name)
    return tuple(sorted(rows, key=lambda row: (row.participant.casefold(), row.key)))


def _completions(reader: Reader, counted: Figures) -> Iterator[CountedRow]:
    """Enrollments, completed by the last day of the period or not."""
    query = _owned(
        select(Enrollment.id, Enrollment, Participant, Program.name).select_from(Enrollment)
    )
    last = counted.period.last_day
    imported = frozenset(counted.completion.imported)
    for key, one, person, program in _found(reader, query, Enrollment.id, counted.completion.rows):
        outcome, ended_on = _outcome(one, last)
        yield CountedRow(
            key=key,
            participant_id=person.id,
            participant=person.name,
            program=program,
            about=f"Enrolled {day_in_words(one.enrolled_on)}",
            outcome=outcome,
            on=ended_on,
            is_imported=key in imported,
        )


def _outcome(enrollment: Enrollment, last: date) -> tuple[Mark, date | None]:
    """What had become of an enrollment by a day, and when."""
    if enrollment.completed_on is not None and enrollment.completed_on <= last:
        return Mark("Completed", Tone.GOOD), enrollment.completed_on
    if enrollment.withdrawn_on is not None and enrollment.withdrawn_on <= last:
        return Mark("Withdrawn"), enrollment.withdrawn_on
    return Mark("Still on the way", Tone.WAITING), None


def _stalls(reader: Reader, counted: Figures) -> Iterator[CountedRow]:
    """Lines that could be worked on, stalled at least once or never."""
    rate = pooled(counted.stalls)
    stalled, imported = frozenset(rate.rows), frozenset(rate.imported)
    query = _owned(
        select(Line.id, Requirement.title, Participant, Program.name)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Requirement, Requirement.id == Line.requirement_id),
    )
    for key, title, person, program in _found(reader, query, Line.id, rate.all_rows):
        yield CountedRow(
            key=key,
            participant_id=person.id,
            participant=person.name,
            program=program,
            about=title,
            outcome=Mark("Stalled", Tone.WARNING) if key in stalled else Mark("Went on", Tone.GOOD),
            on=None,
            is_imported=key in imported,
        )


def _renewals(reader: Reader, rates: RenewalRates) -> Iterator[CountedRow]:
    """Credentials whose term ended, by what became of them."""
    outcomes = _renewal_outcomes(rates)
    query = (
        select(Credential.id, Credential, Participant, Program.name)
        .join(Participant, Participant.id == Credential.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Credential.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
    )
    imported = frozenset(rates.on_time.imported)
    for key, one, person, program in _found(reader, query, Credential.id, rates.on_time.all_rows):
        yield CountedRow(
            key=key,
            participant_id=person.id,
            participant=person.name,
            program=program,
            about=one.number,
            outcome=outcomes[key],
            on=one.valid_through,
            is_imported=key in imported,
        )


def _renewal_outcomes(rates: RenewalRates) -> dict[int, Mark]:
    marks = (
        (rates.on_time, Mark("Renewed on time", Tone.GOOD)),
        (rates.in_grace, Mark("Renewed in grace", Tone.WAITING)),
        (rates.late, Mark("Renewed later", Tone.WARNING)),
        (rates.still_in_grace, Mark("In grace still", Tone.WARNING)),
        (rates.lapsed, Mark("Lapsed", Tone.URGENT)),
    )
    return {key: mark for rate, mark in marks for key in rate.rows}


def _rejections(reader: Reader, counted: Figures) -> Iterator[CountedRow]:
    """Decided pieces of evidence, rejected in the end or confirmed."""
    rate = counted.rejections.in_the_end
    rejected, imported = frozenset(rate.rows), frozenset(rate.imported)
    query = _owned(
        select(Evidence.id, Evidence, Participant, Program.name, Requirement.title)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Requirement, Requirement.id == Line.requirement_id),
    )
    for key, one, person, program, title in _found(reader, query, Evidence.id, rate.all_rows):
        why = f"Rejected: {plain(one.reason).lower()}" if one.reason else "Rejected"
        yield CountedRow(
            key=key,
            participant_id=person.id,
            participant=person.name,
            program=program,
            about=title,
            outcome=Mark(why, Tone.WARNING) if key in rejected else Mark("Confirmed", Tone.GOOD),
            on=one.decided_on,
            is_imported=key in imported,
        )


def _owned(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Join what hangs on an enrollment to its participant and program."""
    return (
        query.join(Participant, Participant.id == Enrollment.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
    )


def _found(
    reader: Reader, query: Select[*tuple[Any, ...]], key: Any, ids: Iterable[int]
) -> Iterator[Any]:
    """Run a query for as many keys as there are."""
    for batch in in_batches(ids):
        yield from reader.session.execute(query.where(key.in_(batch)))
