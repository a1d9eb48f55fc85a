"""Exceptions in reports: those of a program or of all, with what may be said of each."""

from collections.abc import Sequence
from datetime import timedelta

from certtrack_app.rules.reports import FLAG_COLUMNS, FlagRow, Section
from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.rules.words import day_in_full
from certtrack_app.workflows.flags import FlagRow as StandingFlag
from certtrack_app.workflows.flags import flag_rows
from certtrack_app.workflows.office import clock_mark
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.scope import people_in_program, program_chosen
from certtrack_app.workflows.reporting.words import Names, flag_mark
from certtrack_app.workflows.unit import Reader

_SAYS_ONLY_DAYS = frozenset(
    {
        FlagKind.STALLED,
        FlagKind.WAITING_FOR_VERIFICATION,
        FlagKind.RETURNED_NOT_RESUBMITTED,
        FlagKind.IMPORTED_NOT_VERIFIED,
        FlagKind.RENEWAL_DUE,
        FlagKind.IN_GRACE,
        FlagKind.LAPSED,
        FlagKind.CLOCK_PROBLEM,
    }
)
"""The flags whose reason holds days and requirements only; the others quote what people wrote."""


def standing_flags(reader: Reader, request: ReportRequest) -> Sequence[StandingFlag]:
    """List the exceptions that stand, of a program or of all; those put off are left out."""
    flags = flag_rows(reader, participant_id=request.participant_id)
    if request.program_id is None:
        return flags
    name = program_chosen(reader, request)
    people = people_in_program(reader, request.program_id)
    return [
        flag
        for flag in flags
        if flag.program == name or (flag.program is None and flag.participant_id in people)
    ]


def flag_section(flags: Sequence[StandingFlag], names: Names) -> Section:
    """Lay the exceptions out, most urgent first."""
    return Section(
        "Exceptions",
        FLAG_COLUMNS,
        [
            FlagRow(
                flag=flag_mark(flag.kind, flag.severity),
                participant=names.participant(flag.participant_id, flag.participant),
                program=flag.program or "",
                about=about(flag, names),
                because=because(flag, names),
                since=flag.since,
            )
            for flag in flags
        ],
        empty="Nothing needs a person.",
    )


def about(flag: StandingFlag, names: Names) -> str:
    """Say what an exception is about: a requirement or a credential."""
    if flag.requirement:
        return flag.requirement
    if flag.credential_id is not None:
        return names.credential(flag.credential_id, flag.credential or "")
    return ""


def because(flag: StandingFlag, names: Names) -> str:
    """Say why an exception stands, without what people wrote where that is left out."""
    if not names.hidden or flag.kind in _SAYS_ONLY_DAYS:
        return flag.because
    if flag.kind is FlagKind.OVERDUE:
        return f"It was due on {day_in_full(flag.since - timedelta(days=1))}."
    return flag.remedy


def check_note(reader: Reader) -> str:
    """Say of which day the exceptions are: the check raises and clears them."""
    mark = clock_mark(reader)
    if mark is None or mark.checked_on is None:
        return "No check has run yet, so no exception has been raised."
    return f"Exceptions as of the check of {day_in_full(mark.checked_on)}."
