"""What was read of a tracker, listed: requirements, people, what was left out, what to look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from certtrack_app.rules.tracker.reading import Ignored, Person, Place, Reading, Requirement
from certtrack_app.rules.tracker.text import reference
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.language import number_text, tr
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable

_SHOWN_RANGES = 4


@dataclass(frozen=True)
class Seen:
    """A line of a list: what it is, what belongs to it, how many, and where it stands."""

    key: int
    what: str
    more: str
    count: int
    place: Place | None


def _columns(what: str, more: str, count: str) -> tuple[Column[Seen], ...]:
    return (
        Column(
            what,
            lambda one: one.what,
            sort_by=lambda one: one.what.casefold(),
            width=150,
            stretch=True,
            tip=lambda one: f"{one.what}\n{one.more}".strip(),
        ),
        Column(
            more,
            lambda one: one.more,
            width=120,
            look=Look.MUTED,
            tip=lambda one: one.more,
        ),
        Column(
            count,
            lambda one: one.count,
            sort_by=lambda one: one.count,
            width=70,
            look=Look.FIGURE,
        ),
    )


class Contents(QTabWidget):
    """Tabs of lists; choosing a line points at its cell."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What was read"))
        self.views: dict[str, TableView[Seen]] = {}
        self.tables = {
            "requirements": self._list(
                "requirements", tr("Requirements"), ("Requirement", "Asks for", "Facts")
            ),
            "people": self._list("people", tr("People"), ("Name", "Particulars", "Facts")),
            "left_out": self._list("left_out", tr("Left out"), ("Why", "Where", "Cells")),
            "findings": self._list("findings", tr("To look at"), ("About", "What", "")),
        }

    def _list(self, name: str, title: str, heads: tuple[str, str, str]) -> ListTable[Seen]:
        table: ListTable[Seen] = ListTable(_columns(*heads), lambda one: one.key, self)
        view: TableView[Seen] = TableView(table, f"intake_{name}")
        view.setAccessibleName(title)
        view.chosen.connect(self._point)
        if name == "findings":
            view.setColumnHidden(2, True)
            view.setColumnWidth(1, 240)
        self.views[name] = view
        self.addTab(view, title)
        return table

    def show_reading(self, reading: Reading) -> None:
        """Fill the lists, and say on each tab how long its list is."""
        facts = Counter(fact.requirement for fact in reading.facts)
        by_person = Counter(fact.person for fact in reading.facts)
        rows: dict[str, list[Seen]] = {
            "requirements": [
                _requirement(n, one, facts[n]) for n, one in enumerate(reading.requirements)
            ],
            "people": [_person(n, one, by_person[n]) for n, one in enumerate(reading.people)],
            "left_out": [
                _left_out(n, one, reading.sheets[one.sheet].name)
                for n, one in enumerate(reading.ignored)
            ],
            "findings": [
                Seen(n, one.about, one.says, 0, None) for n, one in enumerate(reading.findings)
            ],
        }
        for name, found in rows.items():
            self.tables[name].show_rows(found)
            page = self.indexOf(self.views[name])
            title = self.views[name].accessibleName()
            self.setTabText(page, f"{title} {number_text(len(found))}")
            self.setTabVisible(page, bool(found) or name in ("requirements", "people"))

    def _point(self, seen: Any) -> None:
        if isinstance(seen, Seen) and seen.place is not None:
            self.pointed.emit(seen.place)


def _requirement(number: int, one: Requirement, facts: int) -> Seen:
    kind = tr("kind not said") if one.kind == "other" else tr(one.kind.replace("_", " "))
    target = f"{one.target:g} {one.unit or ''}".strip() if one.target is not None else ""
    return Seen(
        number, one.title, " · ".join(filter(None, (target, kind))), facts, _last(one.cells)
    )


def _person(number: int, one: Person, facts: int) -> Seen:
    particulars = (one.email, one.cohort, *one.ids.values(), one.enrolled_on)
    return Seen(number, one.name, " · ".join(filter(None, particulars)), facts, _first(one.cells))


def _left_out(number: int, one: Ignored, sheet: str) -> Seen:
    cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in one.ranges)
    where = ", ".join(_ranges(one.ranges))
    top, left, _, _ = one.ranges[0]
    why = one.because[:1].upper() + one.because[1:]
    return Seen(number, why, f"{sheet}: {where}", cells, Place(one.sheet, top, left))


def _ranges(ranges: Sequence[tuple[int, int, int, int]]) -> Iterator[str]:
    for top, left, bottom, right in ranges[:_SHOWN_RANGES]:
        start, end = reference(top, left), reference(bottom, right)
        yield start if start == end else f"{start}:{end}"
    if len(ranges) > _SHOWN_RANGES:
        yield "…"


def _first(cells: Sequence[Place]) -> Place | None:
    return cells[0] if cells else None


def _last(cells: Sequence[Place]) -> Place | None:
    """The heading nearest the data, where a requirement has two rows of them."""
    return cells[-1] if cells else None
