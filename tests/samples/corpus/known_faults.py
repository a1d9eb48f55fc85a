"""Samples that are not read as they should be yet, each with its reason; the list only shrinks."""

from collections.abc import Mapping

KNOWN_FAULTS: Mapping[str, str] = {
    "frequency-below-the-heading": "how often is taken for a person",
    "person-above-their-courses": "names above their rows are not seen",
    "courses-by-year": "years below courses are not seen as a heading",
    "seminar-list-with-venue-and-cost": "days attended are left out",
    "compliance-with-a-percent-row": "a row of shares is taken for a person",
    "two-tables-side-by-side": "the second table is not seen",
    "due-dates-beside-status": "to whom a course is assigned is not seen as the person",
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
