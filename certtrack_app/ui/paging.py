"""A table over more rows than anybody reads: a window of pages, fetched as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from certtrack_app.ui.columns import Column
from certtrack_app.ui.tables import Index, RowTable

R = TypeVar("R")

PAGE = 64
DEBOUNCE_MS = 120
"""How long what is typed waits for an answer under way, before that answer is given up."""
_KEPT_PAGES = 64
_ASKED_AT_ONCE = 4
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Wanted:
    """Which rows, in which order: the words searched, the saved view, the order's word."""

    text: str = ""
    view: str = ""
    order: str = ""
    descending: bool = False


class Source(Protocol[R]):
    """Where the rows come from; called in the lane that reads, with that lane's reader."""

    def count(self, reader: Any, wanted: Wanted) -> int:
        """Count the rows wanted."""

    def page(
        self, reader: Any, wanted: Wanted, offset: int, limit: int, after: R | None
    ) -> Sequence[R]:
        """Fetch rows in order: those after a known row, by its keys, or else from an offset."""


class Asked(Protocol):
    """A question under way."""

    def cancel(self) -> None:
        """Let its answer be dropped."""


Ask = Callable[[Callable[[Any], Any], Callable[[Any], None]], Asked | None]
"""Runs a work with the reader, somewhere, and brings its answer to the second function."""


@dataclass(frozen=True)
class _Answer:
    """What came home: how many rows there are, if counted, and pages by their number."""

    count: int | None
    pages: dict[int, Sequence[Any]]


class PagedTable(RowTable[R]):
    """The model of a long table: it holds the pages last seen and asks for the others."""

    def __init__(
        self,
        columns: tuple[Column[R], ...],
        key_of: Callable[[R], Hashable],
        source: Source[R],
        ask: Ask,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, key_of, parent)
        self.wanted = Wanted()
        self._source = source
        self._ask = ask
        self._count = 0
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._missing: list[int] = []
        self._asked: set[int] = set()
        self._opening: Asked | None = None
        self._is_awaiting = False
        self._generation = 0
        self._typed = ""
        self._debounce = _single_shot(self, DEBOUNCE_MS, self._search_typed)
        self._collect = _single_shot(self, 0, self._ask_missing)

    def search(self, text: str) -> None:
        """Show the rows that hold these words: at once, or after the answer under way.

        However fast somebody types, no more than one question waits, and it is the last one.
        """
        self._typed = text
        if self._is_awaiting:
            self._debounce.start()
        else:
            self._search_typed()

    def show_view(self, view: str) -> None:
        """Show the rows of a saved view."""
        self.open(replace(self.wanted, view=view))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        word = self.columns[column].order if 0 <= column < len(self.columns) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        self.open(replace(self.wanted, order=word, descending=descending))

    def open(self, wanted: Wanted) -> None:
        """Show other rows from their beginning; the old ones stay in sight until these are here."""
        self.wanted = wanted
        self._read((0,), self._show_from_start)

    def refresh(self) -> None:
        """Read again what is in sight, where it is."""
        in_sight = tuple(sorted(list(self._pages)[-_ASKED_AT_ONCE:])) or (0,)
        self._read(in_sight, self._show_again)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def row_at(self, number: int) -> R | None:
        page = self._pages.get(number // PAGE)
        if page is None:
            self._want_page(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        within = number % PAGE
        return page[within] if within < len(page) else None

    def number_of(self, key: Hashable) -> int:
        for page, rows in self._pages.items():
            for within, row in enumerate(rows):
                if self.key_of(row) == key:
                    return page * PAGE + within
        return -1

    def rows_at(self, numbers: Sequence[int], then: Callable[[list[R]], None]) -> None:
        """Bring rows to a function, also those not yet fetched."""
        pages = tuple(sorted({number // PAGE for number in numbers}))
        source, wanted = self._source, self.wanted

        def work(reader: Any) -> list[R]:
            found = {p: source.page(reader, wanted, p * PAGE, PAGE, None) for p in pages}
            reached = ((found[n // PAGE], n % PAGE) for n in numbers)
            return [rows[within] for rows, within in reached if within < len(rows)]

        self._ask(work, then)

    def _search_typed(self) -> None:
        self._debounce.stop()
        if self._typed != self.wanted.text:
            self.open(replace(self.wanted, text=self._typed))

    def _read(self, pages: tuple[int, ...], show: Callable[[_Answer], None]) -> None:
        """Count and fetch anew; whatever was asked before is not awaited any more."""
        if self._opening is not None:
            self._opening.cancel()
        self._generation += 1
        source, wanted, generation = self._source, self.wanted, self._generation

        def work(reader: Any) -> _Answer:
            count = source.count(reader, wanted)
            return _Answer(count, _fetched(source, reader, wanted, dict.fromkeys(pages)))

        self._is_awaiting = True
        self._opening = self._ask(work, self._if_current(generation, self._answered(show)))

    def _answered(self, show: Callable[[_Answer], None]) -> Callable[[_Answer], None]:
        """Show an answer; what was typed meanwhile is asked next."""

        def shown(answer: _Answer) -> None:
            self._is_awaiting = False
            show(answer)
            if self._debounce.isActive():
                self._search_typed()

        return shown

    def _if_current(
        self, generation: int, show: Callable[[_Answer], None]
    ) -> Callable[[_Answer], None]:
        """Drop an answer to a question that is no longer asked."""

        def shown(answer: _Answer) -> None:
            if generation == self._generation:
                show(answer)

        return shown

    def _show_from_start(self, answer: _Answer) -> None:
        self.beginResetModel()
        self._count = answer.count or 0
        self._hold(answer.pages)
        self.endResetModel()
        self.settled.emit()

    def _show_again(self, answer: _Answer) -> None:
        if answer.count != self._count:
            self._show_from_start(answer)
            return
        self._hold(answer.pages)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self._last_column))
        self.settled.emit()

    def _hold(self, pages: dict[int, Sequence[R]]) -> None:
        """Keep these pages and no others."""
        self._pages = OrderedDict(pages)
        self._missing.clear()
        self._asked.clear()

    @property
    def _last_column(self) -> int:
        return len(self.columns) - 1

    def _want_page(self, page: int) -> None:
        if page not in self._missing and page not in self._asked:
            self._missing.append(page)
            self._collect.start()

    def _ask_missing(self) -> None:
        """Fetch what came into sight last; pages scrolled past meanwhile are let go."""
        pages = sorted(self._missing[-_ASKED_AT_ONCE:])
        self._missing.clear()
        self._asked.update(pages)
        source, wanted, generation = self._source, self.wanted, self._generation
        before = {page: self._last_row(page - 1) for page in pages}

        def work(reader: Any) -> _Answer:
            return _Answer(None, _fetched(source, reader, wanted, before))

        self._ask(work, self._if_current(generation, self._take_pages))

    def _last_row(self, page: int) -> R | None:
        rows = self._pages.get(page)
        return rows[-1] if rows else None

    def _take_pages(self, answer: _Answer) -> None:
        for page, rows in answer.pages.items():
            self._pages[page] = rows
            first = self.index(page * PAGE, 0)
            last = min((page + 1) * PAGE, self._count) - 1
            self.dataChanged.emit(first, self.index(last, self._last_column))
        self._asked.difference_update(answer.pages)
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)


def _fetched(
    source: Source[R], reader: Any, wanted: Wanted, before: dict[int, R | None]
) -> dict[int, Sequence[R]]:
    """Fetch pages in order, each by the keys of the row before it where that is known."""
    found: dict[int, Sequence[R]] = {}
    for page, known in before.items():
        previous = found.get(page - 1)
        after = previous[-1] if previous else known
        found[page] = source.page(reader, wanted, page * PAGE, PAGE, after)
    return found


def _single_shot(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """Make a timer that acts once after each start."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
