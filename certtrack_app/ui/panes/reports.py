"""Reports: the four figures with their charts, and every report as a preview or a file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from certtrack_app.rules.reports import ReportKind
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.choosing import ask_where
from certtrack_app.ui.dialogs.counted import CountedDialog
from certtrack_app.ui.dialogs.preview import PreviewDialog
from certtrack_app.ui.figure_card import FigureCard
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.period_bar import PeriodBar
from certtrack_app.ui.report_list import PREVIEW, ReportList
from certtrack_app.workflows.figure_rows import (
    CountedRow,
    FigureName,
    FiguresPage,
    counted_rows,
    figures_page,
)
from certtrack_app.workflows.lookup import find_participant
from certtrack_app.workflows.people import person_rows
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.programs import program_rows
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import ReportFile, made_file, note_printed, save_report

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader

_LIST_WIDTH = 340
_KINDS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)"}


@dataclass(frozen=True)
class ReportsRead:
    """What the pane shows: the figures, and what can be chosen."""

    today: date
    page: FiguresPage
    programs: dict[int | None, str]
    people: dict[str, int]


class ReportsPane(Pane[ReportsRead]):
    """The four figures, each opening its rows, beside the reports that can be made."""

    shows = frozenset(
        {
            Topic.PARTICIPANTS,
            Topic.CHECKLISTS,
            Topic.EVIDENCE,
            Topic.CREDENTIALS,
            Topic.FLAGS,
            Topic.PROGRAMS,
        }
    )

    def build(self) -> None:
        self.bar = PeriodBar()
        self.bar.chosen.connect(self.refresh)
        self.cards = {
            name: FigureCard(self.desk, partial(self._ask_rows, name)) for name in FigureName
        }
        self.reports = ReportList()
        self.reports.wanted.connect(self._make)
        self._page: FiguresPage | None = None
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(_scrolled(self._figures()), 1)
        listed = _scrolled(self.reports)
        listed.setFixedWidth(_LIST_WIDTH)
        across.addWidget(listed)
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        laid.addWidget(self.bar)
        laid.addLayout(across, 1)

    def _figures(self) -> QWidget:
        figures = QWidget()
        figures.setProperty("role", "scrolled")
        laid = QVBoxLayout(figures)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        for card in self.cards.values():
            laid.addWidget(card)
        laid.addStretch(1)
        return figures

    def fetch(self) -> "Callable[[Reader], ReportsRead]":
        return partial(_read, self.bar.program_id, self.bar.days)

    def fill(self, found: ReportsRead) -> None:
        self._page = found.page
        self.bar.show_programs(found.programs, found.today)
        self.reports.show_people(found.people)
        for name, figure in found.page.cards:
            self.cards[name].show_figure(figure, found.page.period)
        people = tr_count("{n} participant", "{n} participants", len(found.people))
        self.say_subtitle(f"{people} · {found.page.period}")

    def _ask_rows(self, name: FigureName) -> None:
        """Open the rows a figure was counted from."""
        page = self._page
        if page is None:
            return
        self.desk.ask(
            self,
            lambda reader: counted_rows(reader, name, page.counted),
            partial(self._show_rows, name, page),
            title=tr("Looking up what was counted…"),
        )

    def _show_rows(self, name: FigureName, page: FiguresPage, rows: tuple[CountedRow, ...]) -> None:
        figure = dict(page.cards)[name]
        dialog = CountedDialog(self.desk, figure.name, page.period, rows, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make(self, kind: str, form: str) -> None:
        """Have a report made; then it is looked at or saved."""
        chosen = ReportKind(kind)
        whom = self.reports.participant if chosen is ReportKind.TRANSCRIPT else ""
        if chosen is ReportKind.TRANSCRIPT and not whom:
            self.reports.person.setFocus()
            self.desk.refuse(tr("Name the participant whose transcript you want."))
            return
        suffix = ".pdf" if form == PREVIEW else form
        make = partial(_made, self._request(chosen), whom, suffix)
        then = self._preview if form == PREVIEW else self._choose_file
        self.desk.ask(self, make, then, title=tr("Making the report…"))

    def _request(self, kind: ReportKind) -> ReportRequest:
        """Say what was chosen; the register is of its own day, the others of the period."""
        first, last = self.bar.days
        is_register = kind is ReportKind.REGISTER
        return ReportRequest(
            kind=kind,
            program_id=self.bar.program_id,
            first=None if is_register else first,
            last=self.reports.day.day() if is_register else last,
            without_personal_data=self.reports.without_names.isChecked(),
        )

    def _preview(self, made: ReportFile) -> None:
        paper = PaperDocument(made.content, made.report.title, made.report.page)
        preview = PreviewDialog(self.desk, paper, lambda unit: note_printed(unit, made), self)
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _choose_file(self, made: ReportFile) -> None:
        """Let the person say where it goes."""
        ask_where(
            self.window(),
            tr("Save the report"),
            str(self._last_folder() / made.name),
            lambda target: self.save(made, target),
            _KINDS[made.suffix],
        )

    def save(self, made: ReportFile, target: Path) -> None:
        """Save a report, and remember the folder for the next."""
        self.desk.memory.keep_text("reports/folder", str(target.parent))
        self.desk.do(
            self,
            lambda unit: save_report(unit, made, target),
            notice=tr("Saved “{name}”.", name=target.name),
            title=tr("Saving the report…"),
        )

    def _last_folder(self) -> Path:
        kept = Path(self.desk.memory.text("reports/folder") or Path.home())
        return kept if kept.is_dir() else Path.home()


def _read(
    program_id: int | None, days: tuple[date | None, date | None], reader: "Reader"
) -> ReportsRead:
    """Read what the pane shows, in the lane that reads."""
    programs: dict[int | None, str] = {None: tr("All programs")}
    programs |= {row.id: row.name for row in program_rows(reader)}
    people = {f"{row.name} · {row.email}".rstrip(" ·"): row.id for row in person_rows(reader)}
    page = figures_page(reader, program_id, *days)
    return ReportsRead(reader.today, page, programs, people)


def _made(request: ReportRequest, whom: int | str, suffix: str, reader: "Reader") -> ReportFile:
    """Make a report as a file, in the lane that reads; somebody typed is looked up first."""
    if whom:
        key = whom if isinstance(whom, int) else find_participant(reader, whom).id
        request = replace(request, participant_id=key)
    return made_file(reader, request, suffix)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
