"""A reading laid into a scratch file, to be paged through: no window waits for 600,000 cells.

The child process writes it, line by line of each sheet and in chunks of all that is long; its
parent takes from it what is in sight, and the whole piece by piece when the tracker is imported.
Handed over as objects at once, the interpreter stood still for seconds.
"""

import pickle
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from certtrack_app.rules.tracker.cells import Book, Sheet
from certtrack_app.rules.tracker.reading import (
    MEANINGS,
    Fact,
    Ignored,
    Person,
    Place,
    Question,
    Reading,
    SheetReading,
)
from certtrack_app.rules.tracker.seen import SeenValue, seen_value
from certtrack_app.rules.tracker.words import Meaning

T = TypeVar("T")

CHUNK = 64
"""How many of a long list stand in one chunk; a table's page is as long."""
_SHEET = 1 << 32
_SHAPE = """
    CREATE TABLE line (number INTEGER PRIMARY KEY, cells BLOB NOT NULL);
    CREATE TABLE chunk (
        list TEXT NOT NULL, number INTEGER NOT NULL, held BLOB NOT NULL, PRIMARY KEY (list, number)
    ) WITHOUT ROWID;
"""


class LaidCell(NamedTuple):
    """A cell of a line: its column, what it shows, what it was taken for, and by which of these.

    `of` numbers the fact it is part of, the question it is asked under, or the reason for which
    it is left out; None for any other cell.
    """

    column: int
    value: SeenValue
    meaning: Meaning
    of: int | None


@dataclass(frozen=True)
class SheetSize:
    """How large a sheet is and what on it is hidden; `rows` are those that hold something."""

    rows: "array[int]"
    columns: tuple[int, ...]
    is_hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    counts: Mapping[Meaning, int]


@dataclass(frozen=True)
class Sketch:
    """What of a reading is short, and how long the rest is.

    The reading has its sheets, requirements, findings and counts; of the cells of a question or
    requirement it has one; people, facts, evidence, what was left out and what each cell was taken
    for are in the scratch file.
    """

    reading: Reading
    sizes: tuple[SheetSize, ...]
    people: int
    facts: int
    left_out: int
    facts_by_requirement: Mapping[int, int]
    cells_by_question: tuple[int, ...]


def lay(path: Path, books: Sequence[Book], reading: Reading) -> Sketch:
    """Write a reading and the sheets it was read from into a scratch file; sketch it."""
    sheets = [sheet for book in books for sheet in book.sheets]
    reading = replace(reading, facts=tuple(reading.facts))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA journal_mode = OFF")
        database.executescript(f"BEGIN; {_SHAPE}")
        notes = _Notes(reading)
        for number, (sheet, read) in enumerate(zip(sheets, reading.sheets, strict=True)):
            lines = _lines(number, sheet, read, notes)
            database.executemany("INSERT INTO line VALUES (?, ?)", lines)
        for name, held in _lists(reading):
            database.executemany("INSERT INTO chunk VALUES (?, ?, ?)", _chunks(name, held))
        database.execute("COMMIT")
    return _sketched(sheets, reading)


class _Notes:
    """Which fact, question or reason stands behind each cell."""

    def __init__(self, reading: Reading) -> None:
        self._facts = {place: n for n, fact in enumerate(reading.facts) for place in fact.cells}
        self._asked = {place: n for n, one in enumerate(reading.questions) for place in one.cells}
        self._reasons: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
        for number, one in enumerate(reading.ignored):
            for top, left, bottom, right in one.ranges:
                for row in range(top, bottom + 1):
                    spans = self._reasons.setdefault((one.sheet, row), [])
                    spans.append((left, right, number))

    def of(self, place: Place, meaning: Meaning) -> int | None:
        """Number what stands behind a cell."""
        if meaning is Meaning.ASKED:
            return self._asked.get(place)
        if meaning is not Meaning.IGNORED:
            return self._facts.get(place)
        spans = self._reasons.get((place.sheet, place.row), ())
        return next((n for left, right, n in spans if left <= place.column <= right), None)


def _lines(
    number: int, sheet: Sheet, read: SheetReading, notes: _Notes
) -> Iterator[tuple[int, bytes]]:
    line: list[tuple[int, SeenValue, int, int | None]] = []
    row = 0
    for position, cell in enumerate(sheet.cells):
        if cell.row != row and line:
            yield number * _SHEET + row, pickle.dumps(line, protocol=5)
            line = []
        row = cell.row
        mark = read.meanings[position]
        of = notes.of(Place(number, cell.row, cell.column), MEANINGS[mark])
        line.append((cell.column, seen_value(cell), mark, of))
    if line:
        yield number * _SHEET + row, pickle.dumps(line, protocol=5)


def _lists(reading: Reading) -> Iterator[tuple[str, Sequence[object]]]:
    """The long lists of a reading; cells by the thousand go as plain numbers."""
    by_person = Counter(fact.person for fact in reading.facts)
    yield "people", reading.people
    yield "requirements", reading.requirements
    yield "facts_by_person", [by_person[n] for n in range(len(reading.people))]
    yield "facts", reading.facts
    yield "evidence", reading.evidence
    yield "ignored", reading.ignored
    yield "meanings", [sheet.meanings for sheet in reading.sheets]
    yield "settled", reading.settled
    for number, question in enumerate(reading.questions):
        yield f"cells {number}", [tuple(place) for place in question.cells]


def _chunks(name: str, held: Sequence[object]) -> Iterator[tuple[str, int, bytes]]:
    for start in range(0, len(held), CHUNK):
        yield name, start // CHUNK, pickle.dumps(list(held[start : start + CHUNK]), protocol=5)


def _sketched(sheets: Sequence[Sheet], reading: Reading) -> Sketch:
    short = replace(
        reading,
        sheets=tuple(replace(one, meanings=b"") for one in reading.sheets),
        requirements=tuple(
            replace(one, cells=one.cells[-1:], evidence=()) for one in reading.requirements
        ),
        questions=tuple(replace(one, cells=one.cells[:1]) for one in reading.questions),
        people=(),
        facts=(),
        evidence=(),
        ignored=(),
        settled=(),
    )
    return Sketch(
        short,
        tuple(map(_size, sheets, reading.sheets)),
        len(reading.people),
        len(reading.facts),
        len(reading.ignored),
        Counter(fact.requirement for fact in reading.facts),
        tuple(len(one.cells) for one in reading.questions),
    )


def _size(sheet: Sheet, read: SheetReading) -> SheetSize:
    marks = Counter(read.meanings)
    return SheetSize(
        array("I", sorted({cell.row for cell in sheet.cells})),
        tuple(sorted({cell.column for cell in sheet.cells})),
        sheet.hidden,
        sheet.hidden_rows,
        sheet.hidden_columns,
        {MEANINGS[mark]: count for mark, count in marks.items()},
    )


class Scratch:
    """Looks into a scratch file; each thread looks through one of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)

    def line(self, sheet: int, row: int) -> tuple[LaidCell, ...]:
        """Give the cells of a row of a sheet."""
        query = "SELECT cells FROM line WHERE number = ?"
        found = self._database.execute(query, (sheet * _SHEET + row,)).fetchone()
        cells = _unpickled(found[0]) if found else ()
        return tuple(LaidCell(column, v, MEANINGS[mark], of) for column, v, mark, of in cells)

    def chunk(self, name: str, number: int) -> list[Any]:
        """Give one chunk of a long list, empty past its end."""
        query = "SELECT held FROM chunk WHERE list = ? AND number = ?"
        found = self._database.execute(query, (name, number)).fetchone()
        return _unpickled(found[0]) if found else []

    def one(self, name: str, number: int) -> Any:
        """Give one of a long list."""
        return self.chunk(name, number // CHUNK)[number % CHUNK]

    def people(self, number: int) -> list[Person]:
        """Give a chunk of the people."""
        return cast("list[Person]", self.chunk("people", number))

    def fact(self, number: int) -> Fact:
        """Give one fact."""
        return cast("Fact", self.one("facts", number))

    def left_out(self, number: int) -> list[Ignored]:
        """Give a chunk of what was left out, by reason."""
        return cast("list[Ignored]", self.chunk("ignored", number))

    def whole(
        self, sketch: Sketch, tell: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Reading:
        """Give the reading whole, piece by piece, so that other threads come to their turn."""
        return replace(
            sketch.reading,
            people=tuple(self._all("people")),
            facts=tuple(_telling(self._all("facts"), sketch.facts, tell)),
            requirements=tuple(self._all("requirements")),
            evidence=tuple(self._all("evidence")),
            ignored=tuple(self._all("ignored")),
            settled=tuple(self._all("settled")),
            sheets=tuple(
                replace(sheet, meanings=meanings)
                for sheet, meanings in zip(
                    sketch.reading.sheets, self._all("meanings"), strict=True
                )
            ),
            questions=tuple(self._questions(sketch.reading.questions)),
        )

    def _questions(self, questions: Iterable[Question]) -> Iterator[Question]:
        for number, question in enumerate(questions):
            cells = tuple(Place(*place) for place in self._all(f"cells {number}"))
            yield replace(question, cells=cells)

    def _all(self, name: str) -> Iterator[Any]:
        query = "SELECT held FROM chunk WHERE list = ? ORDER BY number"
        for (held,) in self._database.execute(query, (name,)):
            yield from _unpickled(held)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _telling(facts: Iterable[Fact], total: int, tell: Callable[[int, int], None]) -> Iterator[Fact]:
    for number, fact in enumerate(facts):
        if number % CHUNK == 0:
            tell(number, total)
        yield fact


def _unpickled(held: bytes) -> list[Any]:
    return cast("list[Any]", pickle.loads(held))  # noqa: S301 - from our child, under our own account
