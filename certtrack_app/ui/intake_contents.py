"""What was read of a tracker in long lists: its people, and what was left out and why."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from certtrack_app.rules.tracker.reading import Finding, Place
from certtrack_app.rules.tracker.text import reference
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.import_detail import DIFFERENCES
from certtrack_app.ui.jobs import CancelledError, Lane
from certtrack_app.ui.language import number_text, tr
from certtrack_app.ui.paging import Ask, Asked, PagedTable, Wanted
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.intake_differences import Differences
from certtrack_app.workflows.intake_look import LeftOut, PersonSeen
from certtrack_app.workflows.intake_look import Look as LookInto
from certtrack_app.workflows.intake_preview import TrackerView

_SHOWN_RANGES = 4


def _particulars(one: PersonSeen) -> str:
    person = one.person
    said = (person.email, person.cohort, *person.ids.values(), person.enrolled_on)
    return " · ".join(filter(None, said))


def _sentence(because: str) -> str:
    return f"{because[:1].upper()}{because[1:]}"


def _cells(one: LeftOut) -> int:
    return sum(
        (bottom - top + 1) * (right - left + 1) for top, left, bottom, right in one.ignored.ranges
    )


def _where(one: LeftOut) -> str:
    return f"{one.sheet}: {', '.join(_ranges(one.ignored.ranges))}"


def _ranges(ranges: Sequence[tuple[int, int, int, int]]) -> Iterator[str]:
    for top, left, bottom, right in ranges[:_SHOWN_RANGES]:
        start, end = reference(top, left), reference(bottom, right)
        yield start if start == end else f"{start}:{end}"
    if len(ranges) > _SHOWN_RANGES:
        yield "…"


_PEOPLE: tuple[Column[PersonSeen], ...] = (
    Column("Name", lambda one: one.person.name, width=150, stretch=True),
    Column(
        "Particulars",
        _particulars,
        width=150,
        look=Look.MUTED,
        tip=_particulars,
    ),
    Column("Facts", lambda one: one.facts, width=70, look=Look.FIGURE),
)
_LEFT_OUT: tuple[Column[LeftOut], ...] = (
    Column(
        "Why",
        lambda one: _sentence(one.ignored.because),
        width=170,
        stretch=True,
        tip=lambda one: _sentence(one.ignored.because),
    ),
    Column("Where", _where, width=130, look=Look.MUTED, tip=_where),
    Column("Cells", _cells, width=70, look=Look.FIGURE),
)


_FINDINGS: tuple[Column[Finding], ...] = (
    Column("What", lambda one: one.says, width=260, stretch=True, tip=lambda one: one.says),
    Column("About", lambda one: one.about, width=130, look=Look.MUTED),
)


class _Listed(Protocol):
    """A way to list some of many."""

    def __call__(self, look: LookInto, offset: int, limit: int) -> Sequence[Any]:
        """List from an offset on."""


class _Source:
    """A long list of the preview in sight."""

    def __init__(self, count: Callable[[TrackerView], int], listed: _Listed) -> None:
        self._count = count
        self._listed = listed

    def count(self, reader: LookInto, wanted: Wanted) -> int:
        """Count them all: nothing is searched here."""
        return self._count(reader.view)

    def page(
        self, reader: LookInto, wanted: Wanted, offset: int, limit: int, after: Any
    ) -> Sequence[Any]:
        """List some of them."""
        return self._listed(reader, offset, limit)


class Contents(QTabWidget):
    """Tabs; choosing a line points at its cell."""

    pointed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: TrackerView | None = None
        self.findings_view: TableView[Finding] | None = None
        self.differences_view: TableView[tuple[str, str]] | None = None
        self.setAccessibleName(tr("What was read"))
        self.setProperty("kind", "narrow")
        people = _Source(lambda view: view.people, lambda look, *some: look.people(*some))
        left_out = _Source(lambda view: view.left_out, lambda look, *some: look.left_out(*some))
        self.people = PagedTable(_PEOPLE, lambda one: one.number, people, self._ask(), self)
        self.left_out = PagedTable(_LEFT_OUT, lambda one: one.number, left_out, self._ask(), self)
        self.people_view = self._list(self.people, "intake_people", tr("People"))
        self.left_out_view = self._list(self.left_out, "intake_left_out", tr("Left out"))

    def _list(self, table: PagedTable[Any], name: str, title: str) -> TableView[Any]:
        view: TableView[Any] = TableView(table, name)
        view.setAccessibleName(title)
        view.chosen.connect(self._point)
        self.addTab(view, title)
        return view

    def _ask(self) -> Ask:
        """Look into the preview in the lane that reads, as long as it is there."""

        def ask(work: Callable[[Any], Any], then: Callable[[Any], None]) -> Asked | None:
            view = self._view
            if view is None:
                return None

            def looked(_progress: object) -> Any:
                if not view.scratch.exists():
                    raise CancelledError
                with closing(LookInto(view)) as look:
                    return work(look)

            return self._desk.run(Lane.ASK, self, looked, then)

        return ask

    def show_view(self, view: TrackerView) -> None:
        """List what was read."""
        self._view = view
        for table in (self.people, self.left_out):
            table.open(Wanted())
        self.setTabVisible(self.indexOf(self.left_out_view), bool(view.left_out))
        self._show_findings(view)

    def _show_findings(self, view: TrackerView) -> None:
        """List what else is to be looked at; definitions have a list of their own."""
        found = [one for one in view.reading.findings if one.fault is None]
        if found and self.findings_view is None:
            self.findings: ListTable[Finding] = ListTable(_FINDINGS, lambda one: one.says, self)
            self.findings_view = TableView(self.findings, "intake_findings")
            self.findings_view.setAccessibleName(tr("To look at"))
            self.addTab(self.findings_view, "")
        if self.findings_view is not None:
            self.findings.show_rows(found)
            shown = self.indexOf(self.findings_view)
            self.setTabText(shown, tr("To look at {n}", n=number_text(len(found))))
            self.setTabVisible(shown, bool(found))

    def show_differences(self, found: Differences) -> None:
        """Say how it differs from what earlier copies said; no tab where there was none."""
        if self.differences_view is None:
            self.differences = ListTable(DIFFERENCES, lambda one: one, self)
            self.differences_view = TableView(self.differences, "intake_differences")
            self.differences_view.setAccessibleName(tr("Differences from earlier copies"))
            self.addTab(self.differences_view, "")
        lines = found.lines()
        self.differences.show_rows(lines)
        shown = self.indexOf(self.differences_view)
        self.setTabText(shown, tr("Differences {n}", n=number_text(len(lines))))
        self.setTabToolTip(shown, tr("Compared with {files}", files=found.copy_of))
        self.setTabVisible(shown, bool(found.copy_of))

    def _point(self, chosen: Any) -> None:
        if isinstance(chosen, PersonSeen) and chosen.person.cells:
            self.pointed.emit(chosen.person.cells[0])
        elif isinstance(chosen, LeftOut):
            top, left, _, _ = chosen.ignored.ranges[0]
            self.pointed.emit(Place(chosen.ignored.sheet, top, left))
