"""What somebody wants a report of."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.reports import ReportKind


@dataclass(frozen=True)
class ReportRequest:
    """Which report, of whom, over which days, and whether it may name people.

    `first` and `last` are the period its figures are counted over; for the register, `last` is
    the day asked about. Without days: ever since, and up to today.
    """

    kind: ReportKind
    program_id: int | None = None
    participant_id: int | None = None
    first: date | None = None
    last: date | None = None
    without_personal_data: bool = False
