"""Samples that are not read as they should be yet, each with its reason; the list only shrinks."""

from collections.abc import Mapping

KNOWN_FAULTS: Mapping[str, str] = {
    "person-above-their-courses": "names above their rows are not seen",
    "courses-by-year": "years below courses are not seen as a heading",
    "two-tables-side-by-side": "the second table is not seen",
    "pay-and-leave": "numbers about people are asked about, whatever their headings",
}

KNOWN_VARIATIONS: Mapping[str, set[str]] = {
    "moved": {"no-heading-at-all"},
    "shouted": {"same-people-last-name-first"},
    "days as words": {"attendance-under-dates"},
    "days as text": {"attendance-under-dates"},
    "days as numbers": {"attendance-under-dates"},
    "as csv": {"attendance-under-dates", "truth-values"},
}
"""Samples that are read right as they are, and not yet as the variation writes them."""
