"""What stands on the sample papers: who it is about, what was done, who signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

_HALF = Decimal("0.5")
_INITIALS = "ABCDEFGHJKLMNPRSTVW"


@dataclass(frozen=True)
class SamplePaper:
    """One paper: `seed` decides everything on it that looks made by hand."""

    holder: str
    subject: str
    """What it is about: the name of a module, of a kind of session."""
    amount: str
    """In words: "12 hours"."""
    on: date
    issuer: str = "Northbridge Coaching School"
    signer: str = "Ruth Adeyemi"
    role: str = "Lead trainer"
    seed: int = 1


@dataclass(frozen=True)
class LogEntry:
    """One line of a coaching log, in hours."""

    on: date
    client: str
    kind: str
    paid: Decimal
    pro_bono: Decimal


def log_entries(hours: Decimal, last_day: date, clients: int = 8, seed: int = 1) -> list[LogEntry]:
    """Invent a log that adds up to so many hours, its last session on a day, about 3/4 paid."""
    chance = Random(seed)  # noqa: S311 a sample, not a secret
    names = [f"{a}. {b}." for a in _INITIALS for b in _INITIALS]
    chance.shuffle(names)
    lengths = list(_lengths(hours, chance))
    days = sorted(last_day - timedelta(days=chance.randrange(1, 150)) for _ in lengths[1:])
    return [
        _entry(day, names[number % clients], length, chance)
        for number, (day, length) in enumerate(zip([*days, last_day], lengths, strict=True))
    ]


def _lengths(hours: Decimal, chance: Random) -> Iterator[Decimal]:
    while hours > 0:
        length = min(hours, chance.choice((Decimal(1), Decimal(1), Decimal("1.5"), _HALF)))
        hours -= length
        yield length


def _entry(day: date, client: str, length: Decimal, chance: Random) -> LogEntry:
    is_paid = chance.random() < 0.75  # noqa: PLR2004 the share ICF asks for
    kind = "Group" if chance.random() < 0.15 else "Individual"  # noqa: PLR2004 a usual share
    nothing = Decimal(0)
    paid, pro_bono = (length, nothing) if is_paid else (nothing, length)
    return LogEntry(day, client, kind, paid, pro_bono)
