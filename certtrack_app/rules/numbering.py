"""The numbers certificates bear, made by the office's pattern."""

import string

YEAR, COUNT = "year", "count"
_LONGEST = 60
_EXAMPLE_YEAR = 2026
_PROBES = (1, 42, 43, 12_345)


def number_by(pattern: str, year: int, count: int) -> str:
    """Make the number of the so-manieth credential of a year: CT-2026-0042."""
    return pattern.format(year=year, count=count)


def pattern_problem(pattern: str) -> str:
    """Say what is wrong with a pattern, and the mend; empty where it will do."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]
        unknown = [name for name in fields if name not in (YEAR, COUNT)]
        made = [number_by(pattern, _EXAMPLE_YEAR, probe) for probe in _PROBES if not unknown]
    except (ValueError, KeyError, IndexError):
        return (
            "A brace in it is not closed, or a format is wrong. Write it as CT-{year}-{count:04}."
        )
    if unknown:
        return f"It knows {{year}} and {{count}}, not {{{unknown[0]}}}. Take that out."
    if COUNT not in fields or len(set(made)) < len(made):
        return "Without {count} two credentials would bear one number. Add {count}."
    return _unprintable(made)


def _unprintable(made: list[str]) -> str:
    """Refuse numbers nobody could print, read out or name a file by."""
    if any(len(number) > _LONGEST for number in made):
        return f"Its numbers would be longer than {_LONGEST} characters. Shorten it."
    if any(not number.isprintable() or number != number.strip() for number in made):
        return "Its numbers would begin or end with a space, or hold what cannot be seen. Mend it."
    if any(mark in number for number in made for mark in '/\\<>:"|?*'):
        return 'A number must not hold / \\ < > : " | ? or *: files are named by it. Use a dash.'
    return ""
