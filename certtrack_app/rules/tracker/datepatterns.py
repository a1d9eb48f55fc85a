"""How dates are written: patterns over text, months by any word, small words by the vocabulary."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_WORD = r"([^\W\d_][^\s\d/,()\-–—]*)"
_YEAR = r"['’]?(\d{4}|\d{2})(?!\d)"
AROUND = " .,;:()'’"


def _any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of the words, the longest first; it matches nothing without words."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


@dataclass(frozen=True)
class DatePatterns:
    """The patterns of dates with the small words of all languages.

    `to` stand between the ends of a range, `of` between day, month and year, `ordinals` after a
    day's number, `clock` after a time of day.
    """

    to: frozenset[str]
    of: frozenset[str]
    ordinals: frozenset[str]
    clock: frozenset[str]

    @cached_property
    def _time(self) -> str:
        clock = rf"(?:[ap]\.?\s?m\.?|{_any_of(self.clock)})?"
        zone = r"(?:Z|UTC|[+-]\d\d:?\d\d)?"
        return rf"(?:[T,]?\s*\d{{1,2}}[:h.]\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?\s*{clock}\s*{zone})?"

    @cached_property
    def _ordinal(self) -> str:
        return rf"(?:{_any_of(self.ordinals)}|\.)?"

    @cached_property
    def _of(self) -> str:
        return rf"(?:\s*(?:{_any_of(self.of)})(?:\s+|(?<=['’]))|\s*[-/.,]?\s*)"

    @cached_property
    def _dash(self) -> str:
        return rf"\s*(?:[-–—&+]|\b(?:{_any_of(self.to)})(?!\w))\s*"

    @cached_property
    def first_year(self) -> re.Pattern[str]:
        """2024-03-02, 2024/3/2."""
        return _compiled(
            rf"(?<!\d)(\d{{4}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{1,2}}){self._time}(?!\d)"
        )

    @cached_property
    def last_year(self) -> re.Pattern[str]:
        """02/03/2024, 2.3.24, 02 03 2024."""
        return _compiled(
            r"(?<!\d)(\d{1,2})\s*([-/.\s])\s*(\d{1,2})\s*\2\s*['’]?(\d{4}|\d{2})"
            rf"{self._time}(?!\d)"
        )

    @cached_property
    def named_day_first(self) -> re.Pattern[str]:
        """2 March 2024."""
        return _compiled(
            rf"(?<!\d)(\d{{1,2}}){self._ordinal}{self._of}{_WORD}{self._of}{_YEAR}{self._time}"
        )

    @cached_property
    def named_month_first(self) -> re.Pattern[str]:
        """March 2nd, 2024."""
        return _compiled(
            rf"(?<!\w){_WORD}\s*(\d{{1,2}}){self._ordinal}\s*[,.\s/\-]\s*{_YEAR}{self._time}"
        )

    @cached_property
    def named_range(self) -> re.Pattern[str]:
        """6 to 24 July 2026."""
        last = rf"\d{{1,2}}{self._ordinal}{self._of}{_WORD}{self._of}{_YEAR}"
        return _compiled(rf"(?<!\d)\d{{1,2}}{self._ordinal}(?:{self._dash}|\s*[,/]\s*)({last})")

    @cached_property
    def named_range_months(self) -> re.Pattern[str]:
        """28 July to 3 August 2026."""
        last = rf"\d{{1,2}}{self._ordinal}{self._of}{_WORD}{self._of}{_YEAR}"
        return _compiled(rf"(?<!\d)\d{{1,2}}{self._ordinal}{self._of}{_WORD}{self._dash}({last})")

    @cached_property
    def month_first_range(self) -> re.Pattern[str]:
        """July 6-24, 2026."""
        return _compiled(rf"(?<!\w){_WORD}\s*\d{{1,2}}{self._dash}(\d{{1,2}})\s*[,.\s]\s*{_YEAR}")

    @cached_property
    def named_month(self) -> re.Pattern[str]:
        """March 2024, março de 2024."""
        return _compiled(rf"(?<!\w){_WORD}(?:\s+(?:{_any_of(self.of)}))?\s*[-/,.]?\s*{_YEAR}")

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What may stand between the two ends of a range."""
        return _compiled(rf"^{self._dash}$")

    @cached_property
    def yearless(self) -> re.Pattern[str]:
        """10-15 August, June."""
        day = rf"\d{{1,2}}{self._ordinal}"
        return _compiled(rf"^(?:{day}{self._dash})?({day})?{self._of}{_WORD}[.,]?$")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NAMED_YEAR_FIRST = _compiled(rf"(?<!\d)(\d{{4}})[\s,./\-]*{_WORD}[\s./\-]*(\d{{1,2}})(?!\d)")
YEAR_NAMED_MONTH = _compiled(rf"(?<!\d)(\d{{4}})[\s,./\-]+{_WORD}(?!\w)")
MONTH_YEAR = re.compile(r"(?<![\d./\-])(\d{1,2})\s*[-/.]\s*(\d{4})(?![\d./\-])")
YEAR_MONTH = re.compile(r"(?<![\d./\-])(\d{4})\s*[-/.]\s*(\d{1,2})(?![\d./\-])")
YEAR_ALONE = _compiled(r"(?<![\d./\-])(?:FY\s*|Q[1-4]\s*[-/]?\s*)?(\d{4})(?![\d./\-])")
COMPACT = re.compile(r"(?<!\d)((?:19|20|25)\d{2})([01]\d)([0-3]\d)(?!\d)")
DAYS_RANGE = re.compile(
    r"(?<![\d./])\d{1,2}\s*[.]?\s*[-–—+&/,]\s*(\d{1,2})\s*([./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)"
)
DAYS_AND_MONTHS_RANGE = re.compile(
    r"(?<![\d./])\d{1,2}\s*([./])\s*\d{1,2}[./]?\s*[-–—+&]\s*(\d{1,2})\s*\1\s*(\d{1,2})\s*\1\s*(\d{4}|\d{2})(?!\d)"
)
DOTTED = re.compile(r"^\s*(\d{1,2})\.\s?(\d{1,2})\.\s*$")
YEAR_RANGE = re.compile(r"(?<![\d./\-])(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})(?![\d./\-])")
MONTH_RANGE = _compiled(rf"(?<!\w){_WORD}\s*[-–—/&]\s*{_WORD}\s*[-/,.]?\s*{_YEAR}")
