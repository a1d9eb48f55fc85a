"""Imports: every tracker taken in, reported, completed by files and answers, or taken back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.choosing import ask_file, ask_folder, ask_where
from certtrack_app.ui.columns import Chip, Column, Look
from certtrack_app.ui.dialogs.imports import (
    ConfirmIntakeDialog,
    GiveUpFileDialog,
    TakeBackDialog,
)
from certtrack_app.ui.drops import Files, Offer
from certtrack_app.ui.fitting import Fitting
from certtrack_app.ui.import_detail import ImportDetail
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.list_beside import beside
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_answers import answer_questions, read_again
from certtrack_app.workflows.intake_files import Brought, bring_files, bring_one
from certtrack_app.workflows.intake_papers import IntakePaper, intake_paper, save_intake_paper
from certtrack_app.workflows.intake_sheet import IntakeSheet, intake_sheet, missing_report
from certtrack_app.workflows.intakes import IntakeRow, intake_rows
from certtrack_app.workflows.reports import report_file

if TYPE_CHECKING:
    from certtrack_app.workflows.intake import IntakeResult
    from certtrack_app.workflows.unit import Reader, Unit


def _state(row: IntakeRow) -> Chip:
    if row.withdrawn_on is not None:
        return Chip(tr("Taken back"), Tone.NEUTRAL)
    if row.open_questions:
        asked = tr_count("{n} question", "{n} questions", row.open_questions)
        return Chip(asked, Tone.WARN)
    if row.missing_files:
        return Chip(tr_count("{n} file missing", "{n} files missing", row.missing_files), Tone.WARN)
    if row.unverified:
        return Chip(tr("Not verified"), Tone.INFO)
    return Chip(tr("Done"), Tone.GOOD)


COLUMNS: tuple[Column[IntakeRow], ...] = (
    Column("Day", lambda i: i.at.astimezone().date(), width=108, look=Look.MUTED),
    Column("Files", lambda i: ", ".join(i.files), width=180, look=Look.STRONG, stretch=True),
    Column("Program", lambda i: i.program, width=120, look=Look.MUTED),
    Column("People", lambda i: i.people, width=72, look=Look.FIGURE),
    Column("Facts", lambda i: i.facts, width=72, look=Look.FIGURE),
    Column("Files kept", lambda i: i.evidence_files, width=86, look=Look.FIGURE),
    Column("State", _state, width=124),
)

_GIVE_WAY = ("Files kept", "Program", "Facts")
"""Which columns go, in this order, where there is no room for all of them."""


class ImportsPane(Pane[tuple[IntakeRow, ...]]):
    """Every import, newest first; the chosen one whole beside it."""

    shows = frozenset({Topic.INTAKES, Topic.EVIDENCE})
    search_hint = "Search imports"
    buttons = ("import_tracker",)

    def build(self) -> None:
        self.table = ListTable(COLUMNS, lambda i: i.id, self)
        self.view = TableView(self.table, "imports", self.desk.memory, keeps_choice=True)
        self.view.setAccessibleName(tr("Imports"))
        self.view.chosen.connect(self._choose)
        self.fitting = Fitting(self.view, COLUMNS, _GIVE_WAY, self.desk.memory)
        self._awaited: int | None = None
        listed = Card(padded=False)
        listed.body.setContentsMargins(0, 0, 0, 0)
        listed.body.addWidget(self.view)
        self.detail = ImportDetail(self.desk.memory)
        self.detail.wanted.connect(self._do)
        self.detail.questions.answered.connect(self._answer)
        self.detail.show_nothing()
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(beside({listed: 640, self.detail: 460}, 0, 340))

    def fetch(self) -> "Callable[[Reader], tuple[IntakeRow, ...]]":
        return intake_rows

    def fill(self, found: tuple[IntakeRow, ...]) -> None:
        self.table.show_rows(found)
        counted = tr_count("{n} import", "{n} imports", len(found))
        self.say_subtitle(counted if found else "")
        if not found:
            self.show_empty(
                tr("No tracker was imported yet"),
                tr("Drop your tracker on this window: nothing goes in before you have seen it."),
            )
            return
        self.show_content()
        wanted = self._awaited or (found[0].id if self.view.chosen_row() is None else None)
        self._awaited = None
        if wanted is not None:
            self.view.choose(wanted)
        chosen = self.view.chosen_row()
        if chosen is not None:
            self._read(chosen.id)

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        """Show an import by its key."""
        if not self.view.choose(int(key)):
            self._awaited = int(key)

    def _choose(self, chosen: IntakeRow | None) -> None:
        if chosen is not None:
            self._read(chosen.id)

    def _read(self, key: int) -> None:
        self.desk.ask(self, lambda reader: intake_sheet(reader, key), self.detail.show_sheet)

    def _do(self, what: str) -> None:
        """Do what a button of the chosen import asks for."""
        sheet = self.detail.sheet
        if sheet is not None:
            acts: dict[str, Callable[[IntakeSheet], None]] = {
                "report": partial(self._make, ".pdf"),
                "copy": partial(self._make, ".xlsx"),
                "confirm": self._confirm,
                "folder": self._choose_folder,
                "take_back": self._take_back,
                "file": self._choose_file,
                "give_up": self._give_up,
                "list": self._save_list,
            }
            acts[what](sheet)

    def _confirm(self, sheet: IntakeSheet) -> None:
        ConfirmIntakeDialog(self.desk, sheet, self.window()).ask()

    def _take_back(self, sheet: IntakeSheet) -> None:
        TakeBackDialog(self.desk, sheet, self.window()).ask()

    def _make(self, suffix: str, sheet: IntakeSheet) -> None:
        key = sheet.row.id
        self.desk.ask(
            self,
            lambda reader: intake_paper(reader, key, suffix),
            self._save_paper,
            title=tr("Reading the tracker again for its report…"),
        )

    def _save_paper(self, made: IntakePaper) -> None:
        self._ask_target(made.name, lambda target: self.save(made, target))

    def save(self, made: IntakePaper, target: Path) -> None:
        """Save the report of an import where somebody wants it."""
        self.desk.do(
            self,
            lambda unit: save_intake_paper(unit, made, target),
            notice=tr("Saved “{name}”.", name=target.name),
        )

    def _ask_target(self, name: str, then: Callable[[Path], None]) -> None:
        ask_where(self.window(), tr("Save"), str(Path.home() / name), then)

    def _choose_folder(self, sheet: IntakeSheet) -> None:
        title = tr("The folder with the evidence the tracker names")
        ask_folder(self.window(), title, lambda folder: self.bring(sheet.row.id, folder))

    def bring(self, key: int, folder: Path) -> None:
        """Take the files an import names out of a folder."""
        self.desk.do(
            self,
            lambda unit: bring_files(unit, key, folder),
            notice=_brought,
            title=tr("Looking for evidence in {folder}…", folder=folder.name),
        )

    def offer_files(self, files: Files, _at: object) -> Offer | None:
        """A folder dropped here is looked through for what the chosen import names."""
        sheet = self.detail.sheet
        if sheet is None or len(files) != 1 or not files[0].is_dir():
            return None
        named = ", ".join(sheet.row.files)
        words = tr("Look in “{folder}” for what {files} names", folder=files[0].name, files=named)
        return Offer(words, lambda given: self.bring(sheet.row.id, given[0]))

    def _choose_file(self, _sheet: IntakeSheet) -> None:
        missing = self.detail.missing_view.chosen_row()
        if missing is None:
            self.desk.refuse(tr("Choose the missing file first."))
            return
        title = tr("The file meant by “{name}”", name=missing.name)
        ask_file(self.window(), title, lambda file: self.bring_file(missing.id, file))

    def bring_file(self, key: int, file: Path) -> None:
        """Take the file somebody chose for a missing one."""
        self.desk.do(
            self,
            lambda unit: bring_one(unit, key, file),
            notice=tr("“{name}” is kept.", name=file.name),
        )

    def _give_up(self, _sheet: IntakeSheet) -> None:
        missing = self.detail.missing_view.chosen_row()
        if missing is None:
            self.desk.refuse(tr("Choose the missing file first."))
            return
        GiveUpFileDialog(self.desk, missing, self.window()).ask()

    def _save_list(self, sheet: IntakeSheet) -> None:
        key = sheet.row.id

        def read(reader: "Reader") -> IntakePaper:
            report = missing_report(reader, key)
            return IntakePaper(key, report.title, ".csv", report_file(report, ".csv"))

        self.desk.ask(self, read, self._save_paper)

    def _answer(self, question: int, answer: str) -> None:
        """Answer a question: its tracker is read again, and what waited for it comes in."""
        sheet = self.detail.sheet
        if sheet is not None:
            work = partial(_answered, sheet.row.id, {question: answer})
            title = tr("Reading the tracker again with the answer…")
            self.desk.do(self, work, notice=_taken_in, title=title)


def _answered(key: int, given: dict[int, str], unit: "Unit") -> "IntakeResult":
    with read_again(unit, key, given) as preview:
        return answer_questions(unit, key, given, preview)


def _taken_in(result: "IntakeResult") -> str:
    return tr_count("Answered; {n} fact came in.", "Answered; {n} facts came in.", result.facts)


def _brought(found: Brought) -> str:
    kept = tr_count("{n} file kept", "{n} files kept", found.files)
    if not found.missing:
        return tr("{kept}; nothing is missing any more.", kept=kept)
    return tr("{kept}; {n} still missing.", kept=kept, n=str(len(found.missing)))
