"""Calendar files (RFC 5545): days that matter, for whichever calendar program people use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//CertTrack//Deadlines and renewals//EN"


@dataclass(frozen=True)
class CalendarDay:
    """A day of a calendar; its mark stays the same, so that a newer file moves it."""

    mark: str
    on: date
    title: str
    words: str


def calendar_file(name: str, days: Iterable[CalendarDay], made_at: datetime) -> bytes:
    """Make a calendar of whole days, which keep nobody from being booked."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day, made_at))
    return bytes(calendar.to_ical())


def _event(day: CalendarDay, made_at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.mark}@certtrack.invalid")
    event.add("dtstamp", made_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("description", day.words)
    event.add("transp", "TRANSPARENT")
    return event
