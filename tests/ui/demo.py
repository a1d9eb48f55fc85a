"""An office that is not there: frozen rows to look at the kit with, and to test it on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.columns import Bar, Chip, Column, Look
from certtrack_app.ui.drops import Files, Offer
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button, label
from certtrack_app.ui.places import PLACES, Place
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.ui.tokens import Tone

TODAY = date(2026, 11, 12)
NAMES = (
    "Amina Yusuf", "Łukasz Wójcik", "Nguyễn Thị Hồng", "Grace Okafor", "Mateo Álvarez",
    "Priya Raman", "李秀英", "Sofia Rossi", "Daniel Cohen", "Hannah Berg", "Omar Haddad",
)  # fmt: skip
PROGRAMS = ("Family Navigator", "Peer Support Specialist", "Recovery Coach")
STATES = (
    Chip("New"), Chip("On track", Tone.GOOD), Chip("Stalled", Tone.WARN),
    Chip("Certified", Tone.GOOD), Chip("Renewal due", Tone.INFO),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A row of the demo's list."""

    id: int
    name: str
    program: str
    cohort: str
    done: int
    state: Chip
    seen_on: date


@dataclass(frozen=True)
class Exceptional:
    """A row of the demo's flags."""

    chip: Chip
    name: str
    because: str
    days: int


def people(count: int) -> tuple[Person, ...]:
    """Make as many people as are wanted."""
    return tuple(
        Person(
            n,
            NAMES[n % 11] if n < 11 else f"{NAMES[n % 11]} {n}",
            PROGRAMS[n * 7 % 3],
            f"{('Winter', 'Spring', 'Fall')[n % 3]} 2026",
            (0, 8, 1, 6, 0, 9, 1, 3, 3, 7, 1)[n % 11],
            STATES[(0, 1, 2, 1, 0, 3, 4, 1, 2, 1, 4)[n % 11]],
            TODAY - timedelta(days=n * 13 % 90),
        )
        for n in range(count)
    )


PEOPLE_COLUMNS: tuple[Column[Person], ...] = (
    Column("Participant", lambda p: p.name, order="name", width=140, look=Look.STRONG),
    Column(
        "Program", lambda p: p.program, order="program", width=130, look=Look.MUTED, stretch=True
    ),
    Column("Cohort", lambda p: p.cohort, order="cohort", width=106, look=Look.MUTED),
    Column("Checklist", lambda p: Bar(p.done, 9), order="done", width=132),
    Column("Standing", lambda p: p.state, order="state", width=116),
    Column("Last activity", lambda p: p.seen_on, order="seen_on", width=112, look=Look.MUTED),
)
FLAG_COLUMNS: tuple[Column[Exceptional], ...] = (
    Column("Flag", lambda f: f.chip, width=118),
    Column("Participant", lambda f: f.name, width=158, look=Look.STRONG),
    Column("Because", lambda f: f.because, look=Look.MUTED, stretch=True),
    Column("For", lambda f: f"{f.days} d", width=64, look=Look.FIGURE, sort_by=lambda f: f.days),
)
FLAGS = (
    Exceptional(Chip("Overdue", Tone.BAD), "Tunde Adeyemi", "Ethics renewal lapsed 12 Nov", 2),
    Exceptional(Chip("Stalled", Tone.WARN), "Nguyễn Thị Hồng", "Letters: no activity 41 days", 41),
    Exceptional(Chip("Returned", Tone.WARN), "Marta Kowalska", "Name differs from ID evidence", 5),
    Exceptional(Chip("Renewal due", Tone.INFO), "Grace Okafor", "CHW-0192 ends in 28 days", 28),
    Exceptional(Chip("Missing", Tone.BAD), "Omar Haddad", "Evidence file missing", 9),
)
STEPS = (
    Step("circle-check", "Application received", "3 Mar", Tone.GOOD),
    Step("circle-check", "Orientation", "11 Mar", Tone.GOOD),
    Step("circle-check", "Core training – 40 h", "29 Apr", Tone.GOOD),
    Step("circle-check", "Ethics module", "6 May", Tone.GOOD),
    Step("clock", "Supervised hours – log", "waiting for review since 2 Nov", Tone.INFO),
    Step("triangle-alert", "Reference letters (2)", "no activity for 41 days", Tone.WARN),
    Step("circle-dashed", "Knowledge exam"),
    Step("circle-dashed", "Code of conduct signed"),
)


class PeopleSource:
    """Pages of people kept in memory, as SQL would give them."""

    def __init__(self, rows: Sequence[Person]) -> None:
        self.rows = list(rows)
        self.calls: list[tuple[int, bool]] = []

    def _wanted(self, wanted: Wanted) -> list[Person]:
        words = wanted.text.casefold().split()
        found = [
            p for p in self.rows if all(w in f"{p.name} {p.program}".casefold() for w in words)
        ]
        if wanted.order:
            key = wanted.order
            found.sort(key=lambda p: str(getattr(p, key)), reverse=wanted.descending)
        return found

    def count(self, reader: Any, wanted: Wanted) -> int:
        return len(self._wanted(wanted))

    def page(
        self, reader: Any, wanted: Wanted, offset: int, limit: int, after: Person | None
    ) -> Sequence[Person]:
        self.calls.append((offset, after is not None))
        return self._wanted(wanted)[offset : offset + limit]


class DemoSeat:
    """Doors that open on nothing but a name for who reads and writes."""

    @contextmanager
    def reading(self) -> Iterator[Any]:
        yield SimpleNamespace(today=TODAY)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        yield SimpleNamespace(today=TODAY, can_be_undone=True)

    @contextmanager
    def by_the_clock(self) -> Iterator[Any]:
        yield SimpleNamespace(today=TODAY)


class DemoPane(Pane[int]):
    """The look of the list with its checklist, out of the kit alone."""

    shows = frozenset({Topic.PARTICIPANTS})
    search_hint = "Search name, program or standing"
    buttons = ("import_tracker", "new_participant")

    def build(self) -> None:
        self.source = PeopleSource(people(240))
        self.table = PagedTable(
            PEOPLE_COLUMNS, lambda p: p.id, self.source, self.desk.asker(self), self
        )
        self.view = TableView(self.table, "people", self.desk.memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Participants"))
        self.view.chosen.connect(self._show_person)
        self.flags = ListTable(FLAG_COLUMNS, lambda f: f.name, self)
        self.flag_view = TableView(self.flags, "flags", self.desk.memory)
        self.flag_view.horizontalHeader().hide()
        self.flag_view.setAccessibleName(tr("Flagged exceptions"))
        self._lay_cards()

    def _lay_cards(self) -> None:
        listed = Card("All participants", padded=False)
        listed.beside_heading(label("Sorted by last activity", "muted"))
        listed.body.addWidget(self.view)
        flagged = Card("Flagged exceptions", padded=False)
        flagged.beside_heading(button("Re&view all"))
        flagged.body.addWidget(self.flag_view)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setHandleWidth(12)
        left.setChildrenCollapsible(False)
        left.addWidget(listed)
        left.addWidget(flagged)
        left.setSizes([520, 240])
        across = QSplitter()
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(self._checklist_card())
        across.setStretchFactor(0, 1)
        across.setSizes([760, 336])
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

    def _checklist_card(self) -> QWidget:
        card = Card("Checklist")
        self.person = label("", "strong")
        self.about = label("", "muted")
        self.steps = StepList()
        self.steps.offer = self._offer
        card.body.setContentsMargins(9, 0, 9, 15)
        self.person.setContentsMargins(6, 0, 0, 0)
        self.about.setContentsMargins(6, 0, 0, 0)
        card.body.setSpacing(4)
        card.body.addWidget(self.person)
        card.body.addWidget(self.about)
        card.body.addWidget(self.steps, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 6, 0)
        foot.setSpacing(10)
        foot.addWidget(button("&Print certificate", "printer"), 1)
        foot.addWidget(button("&Log evidence…", "paperclip", "primary"), 1)
        card.body.addLayout(foot)
        return card

    def _offer(self, step: Step, files: Files) -> Offer:
        return Offer(
            f"Log {files[0].name} as evidence for “{step.title}”",
            lambda files: self.desk.say(f"Logged {files[0].name}", undoable=True),
        )

    def reread(self) -> None:
        self.table.refresh()
        self.flags.show_rows(FLAGS)
        self.say_subtitle("240 people · 7 exceptions need you")

    def search(self, text: str) -> None:
        self.table.search(text)

    def _show_person(self, person: Person | None) -> None:
        if person is not None:
            self.person.setText(person.name)
            self.about.setText(f"{person.program} · {person.cohort} · {day_text(person.seen_on)}")
            self.steps.show_steps(STEPS)


def demo_places() -> tuple[Place, ...]:
    """The real places, each with the demo's pane."""
    here = f"{__name__}:DemoPane"
    return tuple(Place(p.name, p.title, p.icon, here, p.shortcut, p.at_foot) for p in PLACES)
