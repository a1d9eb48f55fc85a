"""Who a row is about, as far as the row itself says."""

import re
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.days import Day
from certtrack_app.rules.tracker.text import fold, tidy

_COMMA_NAME = re.compile(r"^([^,]+),\s*([^,]+)$")
_CODE = r"[A-Za-z]{0,4}-?\d{2,}"
_NUMBER_LAST = re.compile(rf"^([^\W\d].*\S)\s*[(\[]\s*#?({_CODE})\s*[)\]]$")
_NUMBER_FIRST = re.compile(rf"^({_CODE})\s*[-–:]\s+([^\W\d].*)$")
_CREDENTIALS = re.compile(r"^(?:[A-Z]{2,5}|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?|II|III)$")


@dataclass
class Subject:
    """A person as one row, column or sheet names them, before they are joined with others."""

    sheet: int
    name: str = ""
    email: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    cohort: str = ""
    enrolled_on: Day | None = None
    remarks: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    asked: bool = False

    @property
    def name_key(self) -> str:
        """The name as it is compared: Last, First and First Last are one."""
        return name_key(self.name)


def name_key(name: str) -> str:
    """Fold a name for comparison."""
    return fold(straight_name(name))


def parted_name(text: str) -> tuple[str, str]:
    """Part a name from a number written beside it: Ruth Adler (4001), 4001 - Ruth Adler."""
    match = _NUMBER_LAST.match(text)
    if match is not None:
        return match[1], match[2]
    match = _NUMBER_FIRST.match(text)
    return (match[2], match[1]) if match is not None else (text, "")


def straight_name(name: str) -> str:
    """Give a name as it is said, first name first."""
    name = tidy(name)
    match = _COMMA_NAME.match(name)
    if match is None or (" " in match[1] and _CREDENTIALS.match(match[2])):
        return name
    return f"{match[2]} {match[1]}"
