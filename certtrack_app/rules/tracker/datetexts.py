"""Dates found in text, in any order, with month names of all the vocabulary's languages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from certtrack_app.rules.tracker.datepatterns import (
    AROUND,
    COMPACT,
    DAYS_AND_MONTHS_RANGE,
    DAYS_RANGE,
    DOTTED,
    MONTH_RANGE,
    MONTH_YEAR,
    NAMED_YEAR_FIRST,
    YEAR_ALONE,
    YEAR_MONTH,
    YEAR_NAMED_MONTH,
    YEAR_RANGE,
    DatePatterns,
)
from certtrack_app.rules.tracker.days import (
    DateText,
    Day,
    Order,
    certain,
    day_of,
    is_buddhist,
    month_of,
    whole_year,
    year_of,
)
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.text import fold

_MONTHS, _DAYS = 12, 31


class FoundDate(NamedTuple):
    """A date within a text, and where it stands there."""

    start: int
    end: int
    date: DateText


class Yearless(NamedTuple):
    """A month, perhaps with a day, of a year that is not said."""

    month: int
    day: int | None

    def in_year(self, year: int) -> Day | None:
        """Give the day or month in that year."""
        if self.day is None:
            return month_of(year, self.month)
        return day_of(year, self.month, self.day)


@dataclass(frozen=True)
class DateFinder:
    """Finds dates in text; `today` completes short years and bounds what is believable.

    `apart` are words that list days instead of spanning them: 2 March and 5 March.
    """

    months: Mapping[str, int]
    today: date
    patterns: DatePatterns
    weekdays: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    @classmethod
    def of(cls, vocabulary: Vocabulary, today: date) -> "DateFinder":
        """Make the finder that knows the words of a vocabulary."""
        patterns = DatePatterns(
            to=vocabulary.as_spelled("to") | vocabulary.as_spelled("and"),
            of=vocabulary.as_spelled("of"),
            ordinals=vocabulary.as_spelled("ordinals"),
            clock=vocabulary.as_spelled("clock"),
        )
        weekdays = vocabulary.phrases.get("weekdays", frozenset())
        apart = vocabulary.as_spelled("and") | {"&", "+"}
        return cls(vocabulary.months, today, patterns, weekdays, apart)

    def whole(self, text: str) -> DateText | None:
        """Read a text that is a date and nothing else."""
        found = self.within(text)
        if len(found) != 1:
            return None
        rest = text[: found[0].start] + text[found[0].end :]
        return found[0].date if not rest.strip(AROUND) or fold(rest) in self.weekdays else None

    def within(self, text: str) -> list[FoundDate]:
        """Find all dates of a text, left to right; a range counts as one, by its last day."""
        if not any(character.isdigit() for character in text):
            return []
        found: list[FoundDate] = []
        for pattern, read in self._ways():
            for match in pattern.finditer(text):
                taken = any(
                    match.start() < other.end and other.start < match.end() for other in found
                )
                date_text = None if taken else read(match)
                if date_text is not None:
                    found.append(FoundDate(match.start(), match.end(), date_text))
        return self._joined_ranges(text, sorted(found))

    def _joined_ranges(self, text: str, found: list[FoundDate]) -> list[FoundDate]:
        joined: list[FoundDate] = []
        for date_found in found:
            between = text[joined[-1].end : date_found.start] if joined else ""
            if between and self._spans(between):
                first = joined.pop()
                last = DateText(
                    date_found.date.readings,
                    "end of a range",
                    date_found.date.ordered,
                    date_found.date.buddhist,
                )
                joined.append(FoundDate(first.start, date_found.end, last))
            else:
                joined.append(date_found)
        return joined

    def _spans(self, between: str) -> bool:
        """Tell whether words between two dates make them the ends of one range."""
        joins = bool(self.patterns.between.match(between))
        return joins and between.strip().casefold() not in self.apart

    def _ways(
        self,
    ) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateText | None]], ...]:
        return (
            (self.patterns.named_range_months, lambda m: self._range(m[2])),
            (self.patterns.named_range, lambda m: self._range(m[1])),
            (self.patterns.month_first_range, self._month_first_range),
            (DAYS_AND_MONTHS_RANGE, lambda m: self._days(m[2], m[3], m[4])),
            (DAYS_RANGE, lambda m: self._days(m[1], m[3], m[4])),
            (self.patterns.first_year, self._year_first),
            (self.patterns.last_year, self._year_last),
            (self.patterns.named_day_first, self._day_month_name),
            (self.patterns.named_month_first, self._month_name_day),
            (NAMED_YEAR_FIRST, self._year_month_name_day),
            (MONTH_RANGE, self._month_range),
            (self.patterns.named_month, self._month_name),
            (YEAR_NAMED_MONTH, self._year_month_name),
            (COMPACT, self._compact),
            (MONTH_YEAR, lambda m: self._month(m[1], m[2])),
            (YEAR_RANGE, self._year_range),
            (YEAR_MONTH, lambda m: self._month(m[2], m[1])),
            (YEAR_ALONE, self._year_alone),
        )

    def _named(
        self, day: str, month: str, year: str, rule: str = "month by name"
    ) -> DateText | None:
        number = self.months.get(fold(month))
        if number is None:
            return None
        full = self._year(year, thai=_is_thai(month))
        return _one(day_of(full, number, int(day)), rule, buddhist=_counts_buddhist(year, month))

    def _year(self, year: str, *, thai: bool = False) -> int | None:
        if thai and len(year) == len("67"):
            return whole_year(2500 + int(year), self.today)
        return whole_year(int(year), self.today, short=len(year) == len("24"))

    def _range(self, last_part: str) -> DateText | None:
        last = self.whole(last_part)
        if last is None or (day := last.read(None)) is None:
            return None
        return certain(day, "end of a range", buddhist=last.buddhist)

    def _month_first_range(self, match: re.Match[str]) -> DateText | None:
        return self._named(match[2], match[1], match[3], "end of a range")

    def _day_month_name(self, match: re.Match[str]) -> DateText | None:
        return self._named(match[1], match[2], match[3])

    def _month_name_day(self, match: re.Match[str]) -> DateText | None:
        return self._named(match[2], match[1], match[3])

    def _year_month_name_day(self, match: re.Match[str]) -> DateText | None:
        return self._named(match[3], match[2], match[1])

    def _month_name(self, match: re.Match[str]) -> DateText | None:
        number = self.months.get(fold(match[1]))
        if number is None:
            return None
        year = self._year(match[2], thai=_is_thai(match[1]))
        return _one(
            month_of(year, number), "month and year", buddhist=_counts_buddhist(match[2], match[1])
        )

    def _month_range(self, match: re.Match[str]) -> DateText | None:
        first, last = self.months.get(fold(match[1])), self.months.get(fold(match[2]))
        if first is None or last is None:
            return None
        return _one(month_of(self._year(match[3]), last), "end of a range")

    def yearless(self, text: str) -> Yearless | None:
        """Read a day or month whose year is left to the sheet: 10-15 August, June."""
        match = self.patterns.yearless.match(text.strip())
        month = self.months.get(fold(match[2])) if match else None
        if match is None or month is None:
            return None
        digits = re.sub(r"\D", "", match[1] or "")
        return Yearless(month, int(digits) if digits else None)

    def dotted(self, text: str) -> Yearless | None:
        """Read 14.03., a day and month as they are written where a full stop ends each."""
        match = DOTTED.match(text)
        valid = match is not None and 1 <= int(match[2]) <= _MONTHS and 1 <= int(match[1]) <= _DAYS
        return Yearless(int(match[2]), int(match[1])) if match is not None and valid else None

    def _year_month_name(self, match: re.Match[str]) -> DateText | None:
        number = self.months.get(fold(match[2]))
        return _one(month_of(self._year(match[1]), number), "month and year") if number else None

    def _year_first(self, match: re.Match[str]) -> DateText:
        year, first, second = self._year(match[1]), int(match[3]), int(match[4])
        if _is_iso(match):
            return _one(
                day_of(year, first, second), "date as text", buddhist=is_buddhist(int(match[1]))
            )
        readings = {Order.YMD: day_of(year, first, second), Order.YDM: day_of(year, second, first)}
        possible = {order: day for order, day in readings.items() if day}
        return DateText(
            possible,
            "date as text",
            ordered=True,
            buddhist=is_buddhist(int(match[1])),
            year_first=True,
        )

    def _year_last(self, match: re.Match[str]) -> DateText | None:
        first, second, last = int(match[1]), int(match[3]), match[4]
        if match[2].isspace() and len(last) != len("2024"):
            return None
        year = self._year(last)
        readings = {Order.DMY: day_of(year, second, first), Order.MDY: day_of(year, first, second)}
        if len(last) == len("24"):
            readings[Order.YMD] = day_of(self._year(match[1].zfill(2)), second, int(last))
        possible = {order: day for order, day in readings.items() if day}
        return DateText(possible, "date as text", ordered=True, buddhist=is_buddhist(int(last)))

    def _days(self, day: str, month: str, year: str) -> DateText:
        """Read the last day of 10-12.02.2025: days before their month are written day first."""
        last = day_of(self._year(year), int(month), int(day))
        return DateText({Order.DMY: last} if last else {}, "end of a range", ordered=True)

    def _compact(self, match: re.Match[str]) -> DateText | None:
        return _one(day_of(self._year(match[1]), int(match[2]), int(match[3])), "compact date")

    def _month(self, month: str, year: str) -> DateText | None:
        day = month_of(self._year(year), int(month))
        return day and certain(day, "month and year", buddhist=is_buddhist(int(year)))

    def _year_range(self, match: re.Match[str]) -> DateText | None:
        first, last = self._year(match[1]), self._year(match[2])
        follows = first is not None and last is not None and 0 <= last - first <= 1
        return certain(year_of(last), "end of a range") if follows and last else None

    def _year_alone(self, match: re.Match[str]) -> DateText | None:
        year = self._year(match[1])
        return certain(year_of(year), "year", buddhist=is_buddhist(int(match[1]))) if year else None


def _one(day: Day | None, rule: str, *, buddhist: bool = False) -> DateText:
    return certain(day, rule, buddhist=buddhist) if day else DateText({}, "impossible date")


def _is_iso(match: re.Match[str]) -> bool:
    """Tell the standard's way (ISO 8601), which leaves no choice of order: 2024-05-20."""
    return match[2] == "-" and len(match[3]) == len(match[4]) == len("05")


def _is_thai(word: str) -> bool:
    return any("\u0e00" <= character <= "\u0e7f" for character in word)


def _counts_buddhist(year: str, month: str) -> bool:
    return is_buddhist(int(year)) or _is_thai(month)
