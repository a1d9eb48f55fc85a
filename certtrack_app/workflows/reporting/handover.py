"""The handover: everything somebody else must carry on with, each with what it waits for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from certtrack_app.models.flag import Flag
from certtrack_app.rules.checklist import LineVerdict
from certtrack_app.rules.reports import (
    HANDOVER_COLUMNS,
    HandoverRow,
    Report,
    ReportKind,
    Section,
)
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus
from certtrack_app.rules.words import count_in_words, day_in_full
from certtrack_app.workflows.flags import FlagRow as StandingFlag
from certtrack_app.workflows.flags import flag_rows_by_id
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.messages import UNSENT, message_rows
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.reporting.enrollments import JudgedEnrollment, judged_enrollments
from certtrack_app.workflows.reporting.flagged import about, check_note, standing_flags
from certtrack_app.workflows.reporting.renewing import renewing
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import (
    held_credentials,
    people_in_program,
    program_chosen,
)
from certtrack_app.workflows.reporting.words import Names, plain
from certtrack_app.workflows.review import EvidenceRow, evidence_to_decide
from certtrack_app.workflows.unit import Reader

_AHEAD = timedelta(days=30)
"""How far ahead deadlines are handed over."""


def handover_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill the handover of a program, or of the whole office."""
    names, chosen = Names(request.without_personal_data), program_chosen(reader, request)
    enrollments = judged_enrollments(reader, request)
    sections = (
        _section("Exceptions", _exceptions(standing_flags(reader, request), names)),
        _section("Evidence to decide on", _evidence(reader, enrollments, names)),
        _section("Deadlines ahead", _deadlines(enrollments, names, reader.today)),
        _section("Renewals", _renewals(reader, request, names)),
        _section("On leave", _leaves(enrollments, names, reader.today)),
        _section("Messages not sent", _messages(reader, request, names)),
        _section("Put off", _put_off(reader, request, names)),
    )
    count = sum(len(section.rows) for section in sections)
    return Report(
        kind=ReportKind.HANDOVER,
        title=f"Handover: {chosen}" if chosen else "Handover",
        office=office_record(reader).name,
        made_on=reader.today,
        period=f"As of {day_in_full(reader.today)}",
        summary=(f"{count_in_words(count, 'thing', 'things')} to carry on with.",),
        sections=sections,
        notes=(
            f"{check_note(reader)} Deadlines are those of the next {_AHEAD.days} days.",
            *names.notes,
        ),
        journal_head=journal_head(reader),
    )


def _section(title: str, rows: Iterable[HandoverRow]) -> Section:
    return Section(title, HANDOVER_COLUMNS, tuple(rows), empty="Nothing.")


def _exceptions(flags: Iterable[StandingFlag], names: Names) -> Iterator[HandoverRow]:
    for flag in flags:
        concerned = about(flag, names)
        yield HandoverRow(
            participant=names.participant(flag.participant_id, flag.participant),
            program=flag.program or "",
            what=f"{plain(flag.kind)}: {concerned}" if concerned else plain(flag.kind),
            waits_for=flag.remedy,
            since=flag.since,
            due_on=None,
        )


def _evidence(
    reader: Reader, enrollments: Sequence[JudgedEnrollment], names: Names
) -> Iterator[HandoverRow]:
    """What an evaluator must decide on, longest waiting first."""
    of_lines = {line.line.id: one for one in enrollments for line in one.verdict.lines}
    for piece in evidence_to_decide(reader):
        if piece.line_id in of_lines:
            yield HandoverRow(
                participant=names.participant(piece.participant_id, piece.participant),
                program=of_lines[piece.line_id].program,
                what=_evidence_words(piece, names),
                waits_for=names.evaluator(piece.named_verifier) or "An evaluator",
                since=piece.received_on,
                due_on=None,
            )


def _evidence_words(piece: EvidenceRow, names: Names) -> str:
    title = names.free(piece.title)
    is_named = title and not title.startswith(piece.requirement)
    return f"{piece.requirement}: {title}" if is_named else title or piece.requirement


def _deadlines(
    enrollments: Iterable[JudgedEnrollment], names: Names, today: date
) -> Iterator[HandoverRow]:
    """What is wanted within the next weeks, or already was, the earliest first."""
    due = (
        (line.due.on, one, line)
        for one in enrollments
        if one.is_under_way
        for line in one.needed
        if line.is_open and line.due is not None and line.due.on <= today + _AHEAD
    )
    for on, one, line in sorted(due, key=lambda found: found[0]):
        yield HandoverRow(
            participant=names.participant(one.participant_id, one.participant),
            program=one.program,
            what=line.line.rule.title,
            waits_for=_waits_for(line),
            since=line.opening.since,
            due_on=on,
        )


def _waits_for(line: LineVerdict) -> str:
    """Say whose move it is on an open line."""
    if line.status in (LineStatus.PENDING_VERIFICATION, LineStatus.IMPORTED_NOT_VERIFIED):
        return "An evaluator"
    if line.opening.waits_for:
        return line.opening.because
    return "The participant"


def _renewals(reader: Reader, request: ReportRequest, names: Names) -> Iterator[HandoverRow]:
    for one in renewing(held_credentials(reader, request)):
        yield HandoverRow(
            participant=names.participant(one.participant_id, one.participant),
            program=one.program,
            what=f"{plain(one.standing)}: {names.credential(one.id, one.number)}",
            waits_for="The holder",
            since=one.since,
            due_on=one.valid_through,
        )


def _leaves(
    enrollments: Iterable[JudgedEnrollment], names: Names, today: date
) -> Iterator[HandoverRow]:
    """Who is away, and back when."""
    for one in enrollments:
        if one.verdict.state is not EnrollmentState.ON_LEAVE:
            continue
        leaves = [leave for leave in one.verdict.facts.leaves if leave.first_day <= today]
        now = max(leaves, key=lambda leave: leave.first_day)
        yield HandoverRow(
            participant=names.participant(one.participant_id, one.participant),
            program=one.program,
            what="On leave: its clocks stand still",
            waits_for="Their return",
            since=now.first_day,
            due_on=now.last_day,
        )


def _messages(reader: Reader, request: ReportRequest, names: Names) -> Iterator[HandoverRow]:
    """What was written and has not left, with the reason; the oldest first."""
    program_id = request.program_id
    people = None if program_id is None else people_in_program(reader, program_id)
    for one in reversed(message_rows(reader, UNSENT)):
        if people is None or one.participant_id in people:
            yield HandoverRow(
                participant=names.participant(one.participant_id, one.participant),
                program="",
                what=names.free(one.subject) or f"A message: {plain(one.kind).lower()}",
                waits_for=names.free(one.because) or plain(one.state),
                since=one.made_on,
                due_on=one.due_on,
            )


def _put_off(reader: Reader, request: ReportRequest, names: Names) -> Iterator[HandoverRow]:
    """Exceptions that come back on a day, if their cause still stands."""
    query = select(Flag.id).where(
        Flag.cleared_on.is_(None), Flag.dismissed_on.is_(None), Flag.snoozed_to > reader.today
    )
    chosen = program_chosen(reader, request)
    for flag in flag_rows_by_id(reader, list(reader.session.scalars(query))):
        if not chosen or flag.program == chosen:
            yield HandoverRow(
                participant=names.participant(flag.participant_id, flag.participant),
                program=flag.program or "",
                what=f"{plain(flag.kind)}: {about(flag, names)}".removesuffix(": "),
                waits_for="The day it comes back",
                since=flag.since,
                due_on=flag.snoozed_to,
            )
