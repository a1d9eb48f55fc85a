"""The status report: figures, programs, everybody with progress, exceptions, renewals."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from certtrack_app.rules.reports import (
    PARTICIPANT_COLUMNS,
    PROGRAM_COLUMNS,
    ParticipantRow,
    ProgramRow,
    Report,
    ReportKind,
    Section,
)
from certtrack_app.rules.vocabulary import EnrollmentState, FlagKind, Severity, Standing
from certtrack_app.rules.words import count_in_words, day_in_full
from certtrack_app.workflows.figures import figures
from certtrack_app.workflows.flags import FlagRow as StandingFlag
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.programs import program_rows
from certtrack_app.workflows.register import CredentialRow
from certtrack_app.workflows.reporting.cards import figure_cards
from certtrack_app.workflows.reporting.enrollments import JudgedEnrollment, judged_enrollments
from certtrack_app.workflows.reporting.flagged import check_note, flag_section, standing_flags
from certtrack_app.workflows.reporting.renewing import renewal_section
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import held_credentials, program_chosen
from certtrack_app.workflows.reporting.words import Names, period_in_words, state_mark
from certtrack_app.workflows.unit import Reader

CERTIFIED = (Standing.ACTIVE, Standing.RENEWAL_DUE, Standing.IN_GRACE)
"""The standings of somebody who holds a credential that has not lapsed."""


def status_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill the status report of a program, or of all."""
    names = Names(request.without_personal_data)
    counted = figures(reader, request.program_id, request.first, request.last)
    enrollments = judged_enrollments(reader, request)
    first = [one for one in enrollments if not one.is_renewal]
    flags = standing_flags(reader, request)
    held = held_credentials(reader, request)
    chosen = program_chosen(reader, request)
    return Report(
        kind=ReportKind.STATUS,
        title=f"Status report: {chosen}" if chosen else "Status report",
        office=office_record(reader).name,
        made_on=reader.today,
        period=period_in_words(counted.period),
        summary=_summary(first, held, flags),
        figures=figure_cards(counted),
        sections=(
            _program_section(_program_names(reader, chosen), first, held),
            _participant_section(first, flags, held, names),
            flag_section(flags, names),
            renewal_section(held, enrollments, names, reader.today),
        ),
        notes=(check_note(reader), _lists_note(reader), *names.notes),
        journal_head=journal_head(reader),
    )


def _lists_note(reader: Reader) -> str:
    return f"Lists stand as of {day_in_full(reader.today)}; the period is that of the figures."


def _summary(
    enrollments: Sequence[JudgedEnrollment],
    held: Sequence[CredentialRow],
    flags: Sequence[StandingFlag],
) -> tuple[str, ...]:
    """Say the whole in two or three sentences."""
    under_way = len({one.participant_id for one in enrollments if one.is_under_way})
    certified = len({one.participant_id for one in held if one.standing in CERTIFIED})
    urgent = sum(flag.severity is Severity.URGENT for flag in flags)
    people = count_in_words(under_way, "person is", "people are")
    hold = count_in_words(certified, "person holds", "people hold")
    need = count_in_words(len(flags), "exception needs", "exceptions need")
    said = f"{people} under way, {hold} a credential that has not lapsed. {need} somebody"
    return (
        f"{said}, {urgent} of them urgently." if urgent else f"{said}.",
        *_imported_sentence(enrollments),
    )


def _imported_sentence(enrollments: Iterable[JudgedEnrollment]) -> tuple[str, ...]:
    """Say how much only a tracker says, apart from what was verified."""
    imported = [one.imported for one in enrollments if one.imported and one.is_under_way]
    if not imported:
        return ()
    lines = count_in_words(sum(imported), "requirement")
    people = count_in_words(len(imported), "enrollment")
    said = f"Imported, not verified: {lines} in {people}, on no more than a tracker's word"
    return (f"{said}; counted apart, and not as met.",)


def _program_names(reader: Reader, chosen: str) -> list[str]:
    return [chosen] if chosen else [row.name for row in program_rows(reader)]


def _program_section(
    programs: Iterable[str],
    enrollments: Iterable[JudgedEnrollment],
    held: Iterable[CredentialRow],
) -> Section:
    """Lay out each program at a glance."""
    states = Counter((one.program, one.verdict.state) for one in enrollments)
    certified = Counter(one.program for one in held if one.standing in CERTIFIED)
    rows = [
        ProgramRow(
            program=name,
            in_progress=states[name, EnrollmentState.IN_PROGRESS],
            on_leave=states[name, EnrollmentState.ON_LEAVE],
            completed=states[name, EnrollmentState.COMPLETED],
            withdrawn=states[name, EnrollmentState.WITHDRAWN],
            certified=certified[name],
        )
        for name in programs
    ]
    return Section("Programs", PROGRAM_COLUMNS, rows, empty="There is no program yet.")


def _participant_section(
    enrollments: Sequence[JudgedEnrollment],
    flags: Iterable[StandingFlag],
    held: Iterable[CredentialRow],
    names: Names,
) -> Section:
    """Lay out everybody with their progress; an imported completion is not a verified one."""
    kinds = _kinds_by_enrollment(flags)
    standings = {(one.participant_id, one.program): one.standing for one in held}
    rows = [
        ParticipantRow(
            participant=names.participant(one.participant_id, one.participant),
            program=one.program,
            cohort=one.cohort,
            progress=one.progress,
            state=state_mark(
                one.verdict.state,
                kinds.get(one.verdict.facts.id, ()),
                standings.get((one.participant_id, one.program)),
                begun=one.has_begun,
            ),
            last_activity_on=one.last_activity_on,
            next_deadline_on=one.next_deadline_on,
            imported=one.imported,
        )
        for one in ordered(enrollments, names)
    ]
    return Section("Participants", PARTICIPANT_COLUMNS, rows, empty="Nobody is enrolled yet.")


def ordered(enrollments: Sequence[JudgedEnrollment], names: Names) -> Sequence[JudgedEnrollment]:
    """Keep people by name; by number where the order of names would give them away."""
    if not names.hidden:
        return enrollments
    return sorted(enrollments, key=lambda one: (one.participant_id, one.verdict.facts.id))


def _kinds_by_enrollment(
    flags: Iterable[StandingFlag],
) -> Mapping[int | None, Collection[FlagKind]]:
    """Gather the kinds of exceptions that stand for each enrollment."""
    kinds: dict[int | None, set[FlagKind]] = defaultdict(set)
    for flag in flags:
        kinds[flag.enrollment_id].add(flag.kind)
    return kinds
