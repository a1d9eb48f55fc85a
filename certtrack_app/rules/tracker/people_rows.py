"""People as the rows of a table name them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.doubtful_names import doubt_about
from certtrack_app.rules.tracker.gathering import Gathering, Heard
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.statuses import IGNORE, LEFT_OUT
from certtrack_app.rules.tracker.subjects import Subject, parted_name
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.tracker.words import Meaning

_ADDRESSES = "two addresses"
_IGNORED_COLUMNS: Mapping[Meaning, str] = {
    Meaning.ORDINAL: "a running number",
    Meaning.COMPUTED: "computed from other cells",
    Meaning.PARTICULAR: "a particular that no checklist needs",
    Meaning.CODE: "a code beside the requirement's title",
    Meaning.LOOKUP: "a list of choices",
    Meaning.UNKNOWN: "text that says nothing of progress",
    Meaning.REQUIREMENT: "a broader heading of the requirement",
    Meaning.IGNORED: LEFT_OUT,
}


@dataclass
class PeopleRows:
    """Reads who each row of a table is about."""

    gathering: Gathering
    table: Table
    series: Mapping[int, Series]
    cohort: str = ""
    current: int | None = None

    def whose(self, row: int, sort: RowSort) -> int | None:
        """Give the number of the person a row is about, as far as it is about one."""
        self.pass_section(row, sort)
        cells = self.table.grid.rows[row]
        if sort is RowSort.CONTINUED and self.current is not None:
            self.pass_ditto(cells)
            return self.current
        if sort is not RowSort.ENTRY:
            return None
        self.current = None if self.leaves_open(cells) else len(self.gathering.subjects)
        if self.current is not None:
            self.gathering.subjects.append(self.subject(cells))
        return self.current

    def pass_section(self, row: int, sort: RowSort) -> None:
        """Note the title of a section that names a cohort: it is that of the people below."""
        if sort is not RowSort.SECTION:
            return
        cell = next(iter(self.table.grid.rows[row].values()))
        text = shown(cell)
        headers = self.gathering.interpreter.vocabulary.headers
        known = [headers.get(word) for word in fold(text).split()]
        if any(one is not None and one[0] is Meaning.COHORT for one in known):
            self.cohort = text
            self.gathering.accounts[self.table.grid.number].take(cell, Meaning.COHORT)

    def leaves_open(self, cells: Mapping[int, Cell]) -> bool:
        """Ask about a row of which it is not known whose it is; tell whether it is left at that."""
        doubts = [(cell, ask) for cell, ask in self._doubts(cells) if ask.about != _ADDRESSES]
        unsettled = [ask for _, ask in doubts if self._answer(ask) is None]
        if unsettled:
            for cell in cells.values():
                self.gathering.ask(unsettled[0], self.table.grid.number, cell)
        left_out = any(self._answer(ask) == IGNORE for _, ask in doubts)
        if left_out and not unsettled:
            account = self.gathering.accounts[self.table.grid.number]
            account.ignore_all(cells.values(), LEFT_OUT)
        return bool(unsettled) or left_out

    def _doubts(self, cells: Mapping[int, Cell]) -> Iterator[tuple[Cell, Ask]]:
        for column in self.table.who:
            cell = cells.get(column.number)
            ask = self._doubt(column, cell) if cell is not None else None
            if cell is not None and ask is not None:
                yield cell, ask

    def _doubt(self, column: Column, cell: Cell) -> Ask | None:
        topic, vocabulary = self.table.grid.topic, self.gathering.interpreter.vocabulary
        return doubt_about(cell, column.meaning, topic, vocabulary)

    def _answer(self, ask: Ask) -> str | None:
        return self.gathering.corrections.answer(ask)

    def pass_ditto(self, cells: Mapping[int, Cell]) -> None:
        """Account for the marks that stand for the person above."""
        account = self.gathering.accounts[self.table.grid.number]
        for column in self.table.who:
            cell = cells.get(column.number)
            if cell is not None:
                account.ignore(cell, "stands for the person above")

    def subject(self, cells: Mapping[int, Cell]) -> Subject:
        """Read the person of a row."""
        sheet = self.table.grid.number
        subject = Subject(sheet, cohort=self.cohort)
        names: dict[Meaning, str] = {}
        for column in self.table.columns:
            cell = cells.get(column.number)
            if cell is not None and column.meaning in _READ:
                self._read(subject, names, column, cell)
        if not subject.name:
            first, last = names.get(Meaning.FIRST_NAME, ""), names.get(Meaning.LAST_NAME, "")
            subject.name = tidy(f"{first} {last}")
        return subject

    def _read(
        self, subject: Subject, names: dict[Meaning, str], column: Column, cell: Cell
    ) -> None:
        text = shown(cell)
        account = self.gathering.accounts[subject.sheet]
        if column.meaning is Meaning.START:
            self._started(subject, column, cell)
            return
        if not text:
            account.ignore(cell, "white space only")
        elif cell.kind is CellKind.TEXT and self._says_nothing(text):
            account.ignore(cell, "a placeholder that says nothing")
            return
        text = self._settled_text(column, cell)
        if text:
            self._take(subject, names, column, cell, text)

    def _take(
        self, subject: Subject, names: dict[Meaning, str], column: Column, cell: Cell, text: str
    ) -> None:
        account = self.gathering.accounts[subject.sheet]
        account.take(cell, column.meaning)
        if column.meaning.tells_who:
            subject.cells.append(cell)
        match column.meaning:
            case Meaning.NAME:
                subject.name, number = parted_name(text)
                if number:
                    subject.ids.setdefault("ID", number)
            case Meaning.EMAIL:
                subject.email = text.removeprefix("mailto:")
            case Meaning.ID:
                kind = column.head.text.rstrip(": ") or "ID"
                subject.ids[kind] = subject.ids.get(kind, "") + text
            case Meaning.COHORT:
                subject.cohort = text
            case _:
                names[column.meaning] = text

    def _settled_text(self, column: Column, cell: Cell) -> str:
        """Give what a cell shows, or was answered to mean; nothing while that is open."""
        doubt = self._doubt(column, cell)
        if doubt is None:
            return shown(cell)
        answer = self._answer(doubt)
        if answer is None:
            self.gathering.ask(doubt, self.table.grid.number, cell)
        elif answer == IGNORE:
            self.gathering.accounts[self.table.grid.number].ignore(cell, LEFT_OUT)
        return answer if answer and answer != IGNORE else ""

    def _says_nothing(self, text: str) -> bool:
        word = self.gathering.interpreter.vocabulary.statuses.get(fold(text))
        return word is not None and word.status is None

    def _started(self, subject: Subject, column: Column, cell: Cell) -> None:
        said = self.series[column.number].said(cell)
        self.gathering.note(subject.sheet, Heard(cell, Meaning.START, said))
        subject.enrolled_on = subject.enrolled_on or said.on


def ignore_columns(gathering: Gathering, table: Table, rows: Sequence[int]) -> None:
    """Account for the columns that say nothing of people and requirements."""
    account = gathering.accounts[table.grid.number]
    for column in table.columns:
        because = _why_ignored(column)
        if because:
            for row in rows:
                cell = table.grid.rows[row].get(column.number)
                if cell is not None:
                    account.ignore(cell, because)


def _why_ignored(column: Column) -> str:
    because = _IGNORED_COLUMNS.get(column.meaning, "")
    if column.overall and because:
        because = "sums up all requirements of a person"
    return f"{because}: {column.head.text}" if because and column.head.text else because


_READ = frozenset(
    {
        Meaning.NAME,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.ID,
        Meaning.COHORT,
        Meaning.START,
    }
)
