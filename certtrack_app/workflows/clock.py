"""What the clock of an office has seen, for whoever asks when the next check is due.

It reads columns and no record: every question of the window begins here, and the first one is not
to wait until SQLAlchemy has put all the records' relations in order.
"""

from datetime import date

from sqlalchemy import select

from certtrack_app.models.office import ClockMark
from certtrack_app.rules.due import ClockMarks
from certtrack_app.workflows.unit import Office, Reader

_SEEN = ClockMark.__table__.c
_MARKS = (_SEEN.checked_at, _SEEN.checked_on, _SEEN.latest_day, _SEEN.latest_at)


def clock_marks(reader: Reader) -> ClockMarks:
    """The last check, and the latest day and moment ever seen."""
    seen = reader.session.execute(select(*_MARKS).order_by(_SEEN.id).limit(1)).first()
    return ClockMarks() if seen is None else ClockMarks(*seen)


def reckoned_day(office: Office, day: date) -> date:
    """The day to reckon for: never one before the latest day the office's check has seen."""
    with office.reading(day) as reader:
        latest = clock_marks(reader).latest_day
    return day if latest is None else max(day, latest)
