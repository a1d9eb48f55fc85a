"""The laptop of the simulated office: when it is open, where it is, and what its clock says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

_ZONES = (
    "America/New_York",
    "America/Los_Angeles",
    "Europe/Berlin",
    "Asia/Tokyo",
    "Pacific/Auckland",
)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LaptopDay:
    """One true day: whether the laptop is open, and what its clock shows at its checks."""

    on: date
    is_open: bool
    zone: str
    runs_behind: int
    """Days by which its clock is set back."""
    hours: tuple[int, ...]
    """Hours of the true day, by UTC, at which it checks."""

    def moments(self) -> tuple[datetime, ...]:
        """What the clock says at each check of the day."""
        behind = timedelta(days=self.runs_behind)
        return tuple(datetime.combine(self.on, time(hour, 7), UTC) - behind for hour in self.hours)

    def day_at(self, moment: datetime) -> date:
        """The day this laptop shows at a moment, where it is."""
        return moment.astimezone(ZoneInfo(self.zone)).date()


def laptop_days(first: date, days: int, seed: int) -> Iterator[LaptopDay]:
    """Every day of a laptop's life: closed for stretches, carried abroad, its clock set back."""
    chance = Random(f"laptop {seed}")  # noqa: S311 a simulation, not a secret
    zone, closed, behind = _ZONES[0], 0, 0
    for number in range(days):
        if not closed and number and chance.random() < 0.03:
            closed = chance.choice((2, 4, 7, 12, 21, 24))
        if chance.random() < 0.02:
            zone = chance.choice(_ZONES)
        if not behind and chance.random() < 0.01:
            behind = chance.choice((1, 2, 5, 40))
        elif behind and chance.random() < 0.4:
            behind = 0
        hours = sorted(chance.sample(range(24), chance.choice((1, 1, 1, 2))))
        yield LaptopDay(first + number * _DAY, not closed, zone, behind, tuple(hours))
        closed = max(0, closed - 1)
