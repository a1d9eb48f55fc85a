"""What the clock of an office has seen, for whoever asks when the next check is due."""

from datetime import date

from certtrack_app.rules.due import ClockMarks
from certtrack_app.workflows.office import clock_mark
from certtrack_app.workflows.unit import Office, Reader


def clock_marks(reader: Reader) -> ClockMarks:
    """The last check, and the latest day and moment ever seen."""
    seen = clock_mark(reader)
    if seen is None:
        return ClockMarks()
    return ClockMarks(seen.checked_at, seen.checked_on, seen.latest_day, seen.latest_at)


def reckoned_day(office: Office, day: date) -> date:
    """The day to reckon for: never one before the latest day the office's check has seen."""
    with office.reading(day) as reader:
        latest = clock_marks(reader).latest_day
    return day if latest is None else max(day, latest)
