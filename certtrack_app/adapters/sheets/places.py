"""Where a cell stands: E5 and A1:F9 as numbers and back."""

import re
from collections.abc import Iterator

from certtrack_app.rules.tracker.cells import Span

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class _Columns(dict[str, int]):
    """Column letters to numbers, reckoned once each."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        if not 1 <= number <= LAST_COLUMN:
            raise ValueError(f"there is no column {letters}")
        self[letters] = number
        return number


COLUMN = _Columns()


def place_of(reference: str) -> tuple[int, int]:
    """Give row and column of a reference such as E5. Raises ValueError where it is none."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is no cell")
    row = int(found[2])
    if not 1 <= row <= LAST_ROW:
        raise ValueError(f"there is no row {row}")
    return row, COLUMN[found[1]]


def span_of(reference: str) -> Span:
    """Give the span of a reference such as A1:F9, or of a single cell."""
    first, _, last = reference.partition(":")
    first_row, first_column = place_of(first)
    last_row, last_column = place_of(last or first)
    return Span(
        min(first_row, last_row),
        min(first_column, last_column),
        max(first_row, last_row),
        max(first_column, last_column),
    )


def letters_of(column: int) -> str:
    """Write a column number as letters."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def reference_of(row: int, column: int) -> str:
    """Write a place as E5."""
    return f"{letters_of(column)}{row}"


def spans_of(references: str) -> Iterator[Span]:
    """Give the spans of a list such as "A1:B2 D4"."""
    return map(span_of, references.split())
