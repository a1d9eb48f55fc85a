"""A transcript: one participant's requirements, and who verified them on what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator
from certtrack_app.models.participant import Line, Participant
from certtrack_app.models.program import Program
from certtrack_app.rules.reports import (
    TRANSCRIPT_COLUMNS,
    Progress,
    Report,
    ReportKind,
    Section,
    TranscriptRow,
)
from certtrack_app.rules.vocabulary import EvidenceState, LineStatus, Phase
from certtrack_app.rules.words import count_in_words, day_in_full, joined
from certtrack_app.workflows.checklists import ChecklistRow, LineRow, checklist_row
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.lookup import enrollments_of
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.reporting.register import register_section
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import held_credentials
from certtrack_app.workflows.reporting.words import Names, plain, status_mark
from certtrack_app.workflows.review import EvidenceRow
from certtrack_app.workflows.unit import Reader

_SHOWN = (
    EvidenceState.CONFIRMED,
    EvidenceState.SUBMITTED,
    EvidenceState.IMPORTED_NOT_VERIFIED,
)


def transcript_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill the transcript of one participant, in one program or in all.

    Raises Refusal where nobody is named, or the participant is not enrolled.
    """
    if request.participant_id is None:
        raise Refusal("A transcript is of one participant. Name the participant.")
    names = Names(request.without_personal_data)
    participant = reader.find(Participant, request.participant_id)
    rows = _checklists(reader, participant, request.program_id)
    held = held_credentials(reader, request)
    return Report(
        kind=ReportKind.TRANSCRIPT,
        title=f"Transcript: {names.participant(participant.id, participant.name)}",
        office=office_record(reader).name,
        made_on=reader.today,
        period=f"As of {day_in_full(reader.today)}",
        summary=_summary(participant, names),
        sections=(
            *(_section(reader, row, names) for row in rows),
            *([register_section(held, names, "Credentials held")] if held else []),
        ),
        notes=(*_imported_note(rows), *names.notes),
        journal_head=journal_head(reader),
    )


def _checklists(
    reader: Reader, participant: Participant, program_id: int | None
) -> Sequence[ChecklistRow]:
    """Read the checklists a transcript holds, oldest first."""
    program = None if program_id is None else reader.find(Program, program_id)
    enrollments = enrollments_of(reader, participant, program)
    if not enrollments:
        where = f" in {program.name}" if program is not None else ""
        raise Refusal(f"{participant.name} is not enrolled{where}: there is nothing to show.")
    return [checklist_row(reader, one) for one in reversed(enrollments)]


def _summary(participant: Participant, names: Names) -> tuple[str, ...]:
    """Say how to reach the participant, and their cohort."""
    said = [names.free(participant.email), f"Cohort {participant.cohort}"]
    shown = said if participant.cohort else said[:1]
    return tuple(filter(None, (" · ".join(filter(None, shown)),)))


def _section(reader: Reader, row: ChecklistRow, names: Names) -> Section:
    """Lay one checklist out."""
    relieved = _relieved_by(reader, [line.id for line in row.lines])
    what = "renewal" if row.phase is Phase.RENEWAL else "first certification"
    return Section(
        f"{row.program}, {what}",
        TRANSCRIPT_COLUMNS,
        [_row(line, relieved.get(line.id), names) for line in row.lines],
        notes=(f"Enrolled on {day_in_full(row.enrolled_on)}. {plain(row.state)}.",),
        empty="This checklist has no requirements.",
    )


def _row(line: LineRow, relieved_by: str | None, names: Names) -> TranscriptRow:
    shown = [piece for piece in line.evidence if piece.state in _SHOWN]
    deciders = dict.fromkeys(_deciders(line, shown, relieved_by))
    return TranscriptRow(
        requirement=line.requirement,
        progress=_progress(line),
        status=status_mark(line.status),
        verified_on=line.settled_on if line.status.is_settled else None,
        verified_by=joined(list(dict.fromkeys(names.evaluator(name) for name in deciders))),
        evidence=_evidence(shown, names),
    )


def _deciders(
    line: LineRow, shown: Iterable[EvidenceRow], relieved_by: str | None
) -> Iterator[str]:
    """Name whoever settled a line: the evaluators of what is confirmed, or who waived it."""
    if line.status is LineStatus.VERIFIED:
        confirmed = (one for one in shown if one.state is EvidenceState.CONFIRMED)
        yield from (one.decided_by for one in confirmed if one.decided_by)
    elif line.status.is_settled and relieved_by:
        yield relieved_by


def _progress(line: LineRow) -> Progress | None:
    """Say how much was accepted of what is asked for; nothing where no amount is."""
    if line.target is None or not line.kind.adds_up:
        return None
    return Progress(float(line.accepted), float(line.target))


def _evidence(shown: Sequence[EvidenceRow], names: Names) -> str:
    """Name the evidence, or say only how much there is where names are left out."""
    if names.hidden:
        return count_in_words(len(shown), "piece") if shown else ""
    return "; ".join(_title(piece) for piece in shown)


def _title(piece: EvidenceRow) -> str:
    match piece.state:
        case EvidenceState.IMPORTED_NOT_VERIFIED:
            return f"{piece.title} (imported, not verified)"
        case EvidenceState.SUBMITTED:
            return f"{piece.title} (waits for an evaluator)"
        case _:
            return piece.title


def _imported_note(rows: Iterable[ChecklistRow]) -> tuple[str, ...]:
    """Say of how many requirements only a tracker speaks."""
    lines = [line for row in rows for line in row.lines]
    imported = sum(line.status is LineStatus.IMPORTED_NOT_VERIFIED for line in lines)
    if not imported:
        return ()
    said = count_in_words(imported, "requirement is", "requirements are")
    return (f"{said} imported and not verified: a tracker says so, and no evaluator has.",)


def _relieved_by(reader: Reader, line_ids: Sequence[int]) -> Mapping[int, str]:
    """Say who waived lines, or found that they do not apply."""
    query = (
        select(Line.id, Evaluator.name)
        .join(Evaluator, Evaluator.id == Line.settled_by_id)
        .where(Line.id.in_(line_ids))
    )
    return dict(reader.session.execute(query).all())
