"""Sheets written as a person sees them: one line a row, cells between bars.

A cell is text, or a number where it looks like one. `@2024-03-02` is a real date, `!TRUE` a real
truth value, `!#N/A` an error, `%85` a real percentage, `:0:13:44` a real duration, `=SUM(A1)` a
formula nobody has reckoned, `'12` text whatever it looks like. `␣` is a space that stays, `⏎` a
line break, `~` alone an empty row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType

from openpyxl.utils.cell import coordinate_to_tuple

NOTHING: Mapping[str, str] = MappingProxyType({})

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")

DAY_FORMAT, TIME_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"

Plain = str | int | float | bool | datetime | timedelta


@dataclass(frozen=True)
class Written:
    """A cell as it is to be written: its value, or a formula or an error, and its format."""

    value: Plain
    number_format: str = "General"
    is_formula: bool = False
    is_error: bool = False

    def shown(self) -> str:
        """How a text file shows it."""
        match self.value:
            case datetime() as at if self.number_format == TIME_FORMAT:
                return f"{at:%Y-%m-%d %H:%M}"
            case datetime() as at:
                return f"{at:%Y-%m-%d}"
            case bool():
                return str(self.value).upper()
            case float() if "%" in self.number_format:
                return f"{self.value:.0%}"
            case _:
                return str(self.value)


@dataclass(frozen=True)
class Tab:
    """One sheet: its rows, what is about single cells by reference, and what it is.

    `used` is None where it may be used or not: it names people, and nothing they did.
    """

    name: str
    rows: str
    used: bool | None = True
    layout: str = ""
    formats: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    merges: tuple[str, ...] = ()
    hidden: bool = False
    hidden_columns: str = ""
    hidden_rows: tuple[int, ...] = ()

    @cached_property
    def cells(self) -> dict[tuple[int, int], Written]:
        """Its cells by row and column, both from 1; ranges and columns give their formats."""
        made = {}
        for row, line in enumerate(self.rows.strip("\n").split("\n"), start=1):
            for column, said in enumerate(line.split("|"), start=1):
                written = written_of(said)
                if written is not None:
                    made[row, column] = written
        for ref, number_format in self.formats.items():
            place = coordinate_to_tuple(ref)
            made[place] = replace(made[place], number_format=number_format)
        return made


def tab(rows: str, name: str = "Sheet1", layout: str = "", **about: object) -> Tab:
    """Write a sheet; `about` are further fields of a Tab."""
    return Tab(name, rows, layout=layout, **about)  # type: ignore[arg-type]  # each by its name


def beside(name: str, rows: str, **about: object) -> Tab:
    """Write a sheet that is not the tracker."""
    return Tab(name, rows, **{"used": False, **about})  # type: ignore[arg-type]  # by its name


def written_of(said: str) -> Written | None:
    """Read one cell between its bars."""
    stripped = said.strip()
    if stripped in {"", "~"}:
        return None
    mark, rest = stripped[0], stripped[1:]
    if mark in MARKS and rest.strip() and (mark == "'" or not rest[0].isspace()):
        return MARKS[mark](rest)
    if NUMBER.fullmatch(stripped):
        return Written(float(stripped) if "." in stripped else int(stripped))
    return Written(_text(stripped))


def _day(said: str) -> Written:
    return Written(datetime.fromisoformat(said), TIME_FORMAT if "T" in said else DAY_FORMAT)


def _duration(said: str) -> Written:
    hours, minutes, seconds = map(int, said.split(":"))
    return Written(timedelta(hours=hours, minutes=minutes, seconds=seconds), "[h]:mm:ss")


def _truth_or_error(said: str) -> Written:
    return Written(said, is_error=True) if said.startswith("#") else Written(said == "TRUE")


MARKS: Mapping[str, Callable[[str], Written]] = {
    "@": _day,
    "!": _truth_or_error,
    "%": lambda said: Written(float(said) / 100, "0%"),
    ":": _duration,
    "=": lambda said: Written(f"={said}", is_formula=True),
    "'": lambda said: Written(_text(said)),
}


def _text(said: str) -> str:
    return said.replace("␣", " ").replace("⏎", "\n")


def serial_of(value: datetime | date, *, is_1904: bool = False) -> float:
    """Reckon the number a workbook keeps for a day."""
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)
    at = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return (at - start) / timedelta(days=1)
