"""The exceptions as a report: what needs a person, most urgent first."""

from collections import Counter
from collections.abc import Sequence

from certtrack_app.rules.reports import Report, ReportKind
from certtrack_app.rules.words import count_in_words, day_in_full, joined
from certtrack_app.workflows.flags import FlagRow as StandingFlag
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.reporting.flagged import check_note, flag_section, standing_flags
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import program_chosen
from certtrack_app.workflows.reporting.words import Names, plain
from certtrack_app.workflows.unit import Reader


def exceptions_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill the list of exceptions that stand, of a program or of all."""
    names, flags = Names(request.without_personal_data), standing_flags(reader, request)
    chosen = program_chosen(reader, request)
    return Report(
        kind=ReportKind.EXCEPTIONS,
        title=f"Exceptions: {chosen}" if chosen else "Exceptions",
        office=office_record(reader).name,
        made_on=reader.today,
        period=f"As of {day_in_full(reader.today)}",
        summary=_summary(flags),
        sections=(flag_section(flags, names),),
        notes=(
            f"{check_note(reader)} What was put off to a later day or dismissed is not listed.",
            *names.notes,
        ),
        journal_head=journal_head(reader),
    )


def _summary(flags: Sequence[StandingFlag]) -> tuple[str, ...]:
    if not flags:
        return ()
    kinds = Counter(flag.kind for flag in flags).most_common()
    said = joined([f"{count} {plain(kind).lower()}" for kind, count in kinds])
    need = count_in_words(len(flags), "exception needs", "exceptions need")
    return (f"{need} somebody: {said}.",)
