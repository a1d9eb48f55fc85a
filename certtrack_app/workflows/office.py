"""The office's own record and settings."""

from sqlalchemy import select

from certtrack_app.models.office import ClockMark, Office
from certtrack_app.workflows.unit import Reader


def office_record(reader: Reader) -> Office:
    """The one office of this file."""
    return reader.session.scalars(select(Office).order_by(Office.id).limit(1)).one()


def clock_mark(reader: Reader) -> ClockMark | None:
    """What the clock has seen; nothing before the first check."""
    return reader.session.scalars(select(ClockMark).order_by(ClockMark.id).limit(1)).first()
