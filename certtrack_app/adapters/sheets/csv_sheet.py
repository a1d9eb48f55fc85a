"""Comma-, semicolon-, tab- or bar-separated text as one sheet, its values as they are written."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal, TextIO

from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.reading import Contents, Step
from certtrack_app.adapters.sheets.text_encoding import TextEncoding, encoding_of
from certtrack_app.adapters.sheets.unreadable import damaged, enormous
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet

SEPARATORS = "\t;|,"
"""In the order in which they are preferred where two would divide the rows equally well."""

ANNOUNCEMENT = re.compile(r"sep=.", re.IGNORECASE)

LINES_WEIGHED = 200
LONGEST_LINE = 1_000_000

END = "\ue000the end"
"""A last record of our own: where it does not come out alone, a quotation mark was left open."""

OPEN_QUOTE = (
    "A quotation mark in the file is never closed, so quotation marks were read as they stand."
)


def read_csv(path: Path, step: Step) -> Contents:
    """Read a text file as a sheet named by the file's stem.

    Every value is a text exactly as the file has it: what it means is for the rules to say.
    Raises Unreadable where the file is damaged or too large.
    """
    encoding = encoding_of(path)
    try:
        lines = _first_lines(path, encoding)
        separator = _announced(lines) or _separator_of(lines)
        cells, closed = _cells(path, encoding, separator, step)
    except (UnicodeDecodeError, csv.Error) as error:
        raise damaged("its text") from error
    remarks = [encoding.remark, "" if closed else OPEN_QUOTE]
    sheet = Sheet(name=path.stem, cells=tuple(cells))
    return Contents((sheet,), notes=tuple(remark for remark in remarks if remark))


def _open(path: Path, encoding: TextEncoding) -> TextIO:
    return path.open(encoding=encoding.codec, newline="")


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise enormous("one of its lines has more than a million characters")
        yield line


def _first_lines(path: Path, encoding: TextEncoding) -> list[str]:
    with _open(path, encoding) as file:
        return list(islice(_lines(file), LINES_WEIGHED))


def _announced(lines: list[str]) -> str:
    """Give the separator named by a first line such as `sep=;`, which Excel writes for itself."""
    first = lines[0].strip().strip('"') if lines else ""
    return first[-1] if ANNOUNCEMENT.fullmatch(first) else ""


def _separator_of(lines: list[str]) -> str:
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator))


def _evenness(lines: list[str], separator: str) -> float:
    """Say which share of the filled rows are divided alike, into more than one field."""
    rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    widths = Counter(len(row) for row in rows)
    divided = [count for width, count in widths.items() if width > 1]
    return round(max(divided, default=0) / max(len(rows), 1), 2)


def _cells(
    path: Path, encoding: TextEncoding, separator: str, step: Step
) -> tuple[list[Cell], bool]:
    """Read the cells, and say whether every quotation mark was closed."""
    try:
        cells = _cells_quoted(path, encoding, separator, csv.QUOTE_MINIMAL, step)
    except csv.Error:
        cells = None
    if cells is not None:
        return cells, True
    return _cells_quoted(path, encoding, separator, csv.QUOTE_NONE, step) or [], False


def _cells_quoted(
    path: Path, encoding: TextEncoding, separator: str, quoting: Literal[0, 3], step: Step
) -> list[Cell] | None:
    cells: list[Cell] = []
    with _open(path, encoding) as file:
        lines = step.counted_lines(_without_announcement(_lines(file)))
        records = csv.reader(_ended(lines), delimiter=separator, quoting=quoting)
        record: list[str] = []
        for number, record in enumerate(records, start=1):
            cells.extend(_row(number, record))
            if len(cells) > LIMITS.cells:
                raise too_many_cells()
    if record != [END]:
        return None
    cells.pop()
    return cells


def _row(number: int, record: list[str]) -> Iterator[Cell]:
    for column, value in enumerate(record, start=1):
        if value:
            yield Cell(number, column, CellKind.TEXT, value)


def _without_announcement(lines: Iterator[str]) -> Iterator[str]:
    for first in lines:
        if not _announced([first]):
            yield first
        break
    yield from lines


def _ended(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith(("\n", "\r")) else f"{line}\n"
    yield END
