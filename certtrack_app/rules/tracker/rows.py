"""What each row beneath a heading is: a person's, a total, a section, a note, a heading again."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.table import Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning

_SAME = 0.7
_NOTE_LENGTH = 60
_LONGEST_SYMBOL = 3
_DESCRIBING = frozenset(
    {Meaning.PARTICULAR, Meaning.EXPIRY, Meaning.CODE, Meaning.REQUIREMENT, Meaning.COHORT}
)


class RowSort(Enum):
    """What sort of row it is."""

    ENTRY = auto()
    CONTINUED = auto()
    TOTAL = auto()
    TARGETS = auto()
    SECTION = auto()
    NOTE = auto()
    HEADING = auto()
    BLANK = auto()
    ATTRIBUTE = auto()
    UNNAMED = auto()
    REPEATED = auto()
    LEGEND = auto()
    NOBODY = auto()


@dataclass(frozen=True)
class RowReader:
    """Tells the rows of one table apart."""

    table: Table
    vocabulary: Vocabulary

    def sort(self, row: int) -> RowSort:
        """Say what the row is."""
        cells = self.table.grid.rows[row]
        if not any(shown(cell) or cell.kind is not CellKind.TEXT for cell in cells.values()):
            return RowSort.BLANK
        if self._repeats_heading(cells):
            return RowSort.HEADING
        who = self._who(cells)
        if who and all(is_ditto(cell, self.vocabulary) for cell in who):
            return RowSort.CONTINUED
        counted = bool(who) and shown(who[0]).isdecimal()
        label = shown(who[0]) if who and not counted else self._label(cells)
        if self.table.grid.turned and self._is_attribute(label):
            return RowSort.ATTRIBUTE
        known = self._by_label(row, fold(label), cells)
        if known is not None:
            return known
        if not who:
            return RowSort.NOTE if len(cells) == 1 else RowSort.UNNAMED
        return self._of_people(row, cells, who)

    def _of_people(self, row: int, cells: Mapping[int, Cell], who: list[Cell]) -> RowSort:
        """Tell the row of a person from one that only stands where people do."""
        label = shown(who[0])
        if self._is_above_people(row) or self._describes_requirements(row, label, cells):
            return RowSort.NOTE
        nobody = self._nobody(cells, who)
        if nobody is not None:
            return nobody
        return self._lone(row, who) if len(cells) == len(who) == 1 else RowSort.ENTRY

    def _who(self, cells: Mapping[int, Cell]) -> list[Cell]:
        """Give the cells that say who the row is about, a name still to be reckoned among them."""
        named = [(c, cells[c.number]) for c in self.table.who if c.number in cells]
        return [
            cell
            for column, cell in named
            if shown(cell) or (cell.kind is CellKind.UNCOMPUTED and column in self.table.names)
        ]

    def _is_attribute(self, label: str) -> bool:
        """Tell a column of a sheet on its side that describes requirements, as Links or Hours."""
        known = self.vocabulary.headers.get(fold(label))
        return known is not None and not known[0].tells_who

    def _label(self, cells: Mapping[int, Cell]) -> str:
        return next((text for cell in cells.values() if (text := shown(cell))), "")

    def _by_label(self, row: int, label: str, cells: Mapping[int, Cell]) -> RowSort | None:
        rows = self.vocabulary.rows
        if label in rows["test_people"]:
            return RowSort.TARGETS if label in rows["target"] else RowSort.TOTAL
        if self._is_note(label, cells):
            return RowSort.NOTE
        if not self._are_sums(cells):
            return None
        if label in rows["target"]:
            return RowSort.TARGETS
        begins = label.split(" ", maxsplit=1)[0] in rows["total_begins"] and " " in label
        begins = begins or "%" in label
        total = label in rows["total"] or begins or self._is_extreme(row, label, cells)
        return RowSort.TOTAL if total else None

    def _is_note(self, label: str, cells: Mapping[int, Cell]) -> bool:
        """Tell a line of remarks; Page Turner with something beside the name is a person."""
        notes = self.vocabulary.rows["note"]
        if len(cells) == 1:
            return label in notes or label.split(" ", maxsplit=1)[0] in notes
        beside = list(cells.values())[-1]
        return label in notes and len(cells) == 2 and not self._is_status(beside)  # noqa: PLR2004

    def _is_extreme(self, row: int, label: str, cells: Mapping[int, Cell]) -> bool:
        """Tell a row of highest or lowest values from a person called Max: none goes beyond it."""
        highest, lowest = (
            self.vocabulary.is_row("highest", label),
            self.vocabulary.is_row("lowest", label),
        )
        if not highest and not lowest:
            return False
        compare = max if highest else min
        if not self._is_beneath_people(row):
            return False
        beside = [(n, c) for n, c in cells.items() if c.kind is CellKind.NUMBER]
        return bool(beside) and all(
            float(str(cell.value)) == compare(column.profile.numbers, default=None)
            for number, cell in beside
            if (column := self.table.by_number.get(number)) is not None
        )

    def _is_beneath_people(self, row: int) -> bool:
        """Tell whether only rows of sums follow."""
        rows = self.vocabulary.rows
        sums = rows["total"] | rows["target"] | rows["highest"] | rows["lowest"]
        later = (self.table.grid.folded(n) for n in self.table.body if n > row)
        return all(next(iter(texts.values())) in sums for texts in later)

    def _are_sums(self, cells: Mapping[int, Cell]) -> bool:
        """Tell whether the cells beside a label are numbers: Max is a name as well."""
        beside = [c for n, c in cells.items() if n not in {one.number for one in self.table.who}]
        return all(cell.kind is not CellKind.DATE and not self._is_status(cell) for cell in beside)

    def _is_status(self, cell: Cell) -> bool:
        word = self.vocabulary.statuses.get(fold(shown(cell)))
        return cell.kind is CellKind.TEXT and word is not None and word.status is not None

    def _repeats_heading(self, cells: Mapping[int, Cell]) -> bool:
        heads = self.table.header.heads
        first = [(n, cell) for n, cell in cells.items() if cell.kind is CellKind.TEXT][:2]
        if not any(n in heads and fold(heads[n].text) == fold(shown(c)) for n, c in first):
            return False
        texts = {
            number: fold(shown(cell))
            for number, cell in cells.items()
            if cell.kind is CellKind.TEXT
        }
        if len(texts) < 2:  # noqa: PLR2004
            return False
        same = sum(
            number in heads and fold(heads[number].text) == text for number, text in texts.items()
        )
        return same >= _SAME * len(texts)

    def _is_above_people(self, row: int) -> bool:
        """Tell a title over a table without a heading: alone in its row, before all full rows."""
        if self.table.header.rows:
            return False
        full = (n for n in self.table.body if len(self.table.grid.rows[n]) > 1)
        return row < next(full, 0)

    def _describes_requirements(self, row: int, label: str, cells: Mapping[int, Cell]) -> bool:
        """Tell a row right beneath the heading that says how often or how long: Frequency."""
        known = self.vocabulary.headers.get(fold(label))
        early = row in self.table.body[:2] and len(cells) > 1
        describes = known is not None and known[0] in _DESCRIBING and early
        return describes and not any(
            self._is_status(cell) or cell.kind is CellKind.DATE for cell in cells.values()
        )

    def _lone(self, row: int, who: list[Cell]) -> RowSort:
        """Tell a person of whom nothing is known yet from a section's title or a note."""
        text = shown(who[0])
        words = fold(text).split()
        if len(text) > _NOTE_LENGTH or "=" in text or text.endswith(":"):
            return RowSort.NOTE
        titles = any(word in self.vocabulary.rows["section"] for word in words)
        if self._spans_columns(row) or titles or self._groups_people(who[0]):
            return RowSort.SECTION
        return RowSort.ENTRY

    def _groups_people(self, cell: Cell) -> bool:
        """Tell a heading of people who have something in common: Leavers, Withdrawn."""
        return self._is_status(cell) or self.vocabulary.is_row("sections", shown(cell))

    def _nobody(self, cells: Mapping[int, Cell], who: list[Cell]) -> RowSort | None:
        """Tell a name that stands for a post nobody holds, and a legend's symbol, from people."""
        name = fold(shown(who[0]))
        addressed = any("@" in shown(cell) for cell in who)
        if self.vocabulary.is_row("nobody", name.rstrip(" 0123456789#")) and not addressed:
            return RowSort.NOBODY
        beside = [cell for cell in cells.values() if cell is not who[0]]
        explains = len(beside) == len(who) == 1 and self._is_status(beside[0])
        symbol = name in self.vocabulary.statuses or name in self._symbols
        symbol = symbol or (self.vocabulary.is_phrase("colors", name) and bool(who[0].fill))
        return RowSort.LEGEND if explains and symbol else None

    def may_explain(self, row: int) -> bool:
        """Tell whether a row can be a line of a legend: a short symbol and a word of status."""
        cells = list(self.table.grid.rows[row].values())
        short = len(cells) == 2 and len(shown(cells[0])) <= _LONGEST_SYMBOL  # noqa: PLR2004
        return short and self._is_status(cells[1])

    @cached_property
    def _symbols(self) -> frozenset[str]:
        """What stands in the table for how far people have come."""
        telling = (c for c in self.table.columns if c.meaning.tells_of_a_requirement)
        return frozenset(fold(text) for column in telling for text in column.profile.texts)

    def _spans_columns(self, row: int) -> bool:
        return any(
            span.first_row <= row <= span.last_row and span.last_column > span.first_column
            for span in self.table.grid.merges
        )


def is_ditto(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Tell a mark or word that repeats what stands above it; Do without its dot is a name."""
    text = shown(cell).casefold()
    known = vocabulary.spelled["ditto"]
    return text in known or text.strip(" -–—_") in known


def repeated_rows(table: Table, rows: Mapping[int, RowSort]) -> Mapping[int, int]:
    """Find rows that say exactly what an earlier one says; gives each the row it repeats."""
    running = {column.number for column in table.columns if column.meaning is Meaning.ORDINAL}
    first: dict[tuple[tuple[int, object], ...], int] = {}
    repeated: dict[int, int] = {}
    for row, sort in rows.items():
        if sort is RowSort.ENTRY:
            cells = table.grid.rows[row]
            said = tuple((n, cell[3]) for n, cell in cells.items() if n not in running)
            earlier = first.setdefault(said, row)
            if earlier != row:
                repeated[row] = earlier
    return repeated
