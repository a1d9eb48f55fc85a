"""Samples that are not read as they should be yet, each with its reason; the list only shrinks."""

from collections.abc import Mapping

KNOWN_FAULTS: Mapping[str, str] = {
    "only-names-and-one-course-in-the-title": "a list of those who attended is refused",
}

KNOWN_VARIATIONS: Mapping[str, set[str]] = {
    "people in other order": {"frequency-below-the-heading"},
    "days as numbers": {"attendance-under-dates"},
}
"""Samples that are read right as they are, and not yet as the variation writes them."""
