"""Who sits at the command's keyboard: which office, in whose name, for which day."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import typer

from certtrack_app.errors import Refusal
from certtrack_app.workflows.clock import reckoned_day
from certtrack_app.workflows.founding import is_office, open_office, person_here
from certtrack_app.workflows.unit import Office, Reader, Unit

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,12}([.][0-9]{1,6})?")
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters but for tab and line break, and those that turn the direction of writing."""
_LONGEST_WORD = 4_000
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199


@dataclass
class Keyboard:
    """What the words before a command say."""

    folder: Path | None
    actor: str
    given_day: date | None

    @property
    def today(self) -> date:
        """The day the errand is reckoned for."""
        return self.given_day or datetime.now(UTC).astimezone().date()

    def has_office(self) -> bool:
        """Whether there is an office where one is meant."""
        return self.folder is None or is_office(self.folder)

    @contextmanager
    def office(self, *, create: bool = False) -> Iterator[Office]:
        """Open the office for one command."""
        opened = open_office(self.folder, self.actor, create=create, today=self.given_day)
        try:
            yield opened
        finally:
            opened.close()

    @contextmanager
    def unit(self, *, create: bool = False) -> Iterator[Unit]:
        """Open the office for one errand."""
        with self.office(create=create) as office, self.errand(office) as unit:
            yield unit

    def day_at(self, office: Office) -> date:
        """The day to reckon for: a clock set back does not take back what was seen."""
        return reckoned_day(office, self.today)

    @contextmanager
    def errand(self, office: Office) -> Iterator[Unit]:
        """Run one errand in an open office."""
        given = self.given_day is not None
        with office.unit(self.actor, self.day_at(office), day_given=given) as unit:
            yield unit

    @contextmanager
    def by_the_clock(self, office: Office) -> Iterator[Unit]:
        """Run the clock's errand for the very day it shows, even one that was seen before."""
        given = self.given_day is not None
        with office.unit(self.actor, self.today, day_given=given) as unit:
            yield unit

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open the office to look something up."""
        with self.office() as office, office.reading(self.day_at(office)) as reader:
            yield reader


def refuse_unreadable(words: Iterable[str]) -> None:
    """Refuse what nobody could read again: hidden signs, or a word as long as a book."""
    for word in words:
        begins = "".join(char if char.isprintable() else " " for char in word[:40]).strip()
        if _HIDDEN.search(word):
            raise Refusal(f"“{begins}” has invisible control characters in it. Type it anew.")
        if len(word) > _LONGEST_WORD:
            raise Refusal(
                f"“{begins}…” is too long: {len(word):,} signs, and {_LONGEST_WORD:,} are the "
                "most. Put it into a file and hand that in."
            )


def keyboard(context: typer.Context) -> Keyboard:
    """The keyboard set up by the words before the command."""
    found = context.find_object(Keyboard)
    return found or Keyboard(None, person_here(), None)


def a_day(text: str) -> date:
    """Read an ISO day; raises Refusal with how to write one."""
    if not _DAY.fullmatch(text):
        raise Refusal(f"“{text}” is no day. Write it as year-month-day: 2026-03-02.")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"There is no day “{text}”. Check the month and the day.") from None
    if not _EARLIEST_YEAR <= found.year <= _LATEST_YEAR:
        raise Refusal(f"“{text}” is too far from today. Check the year.")
    return found


def day(text: str | None) -> date | None:
    """Read an ISO day where one is given."""
    return None if text is None else a_day(text)


def amount(text: str | None) -> Decimal | None:
    """Read an amount; raises Refusal for what is no number."""
    if text is None:
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise Refusal(f"“{text}” is no number. Give the amount alone, without its unit: 7.5.")
    return Decimal(text.strip())
