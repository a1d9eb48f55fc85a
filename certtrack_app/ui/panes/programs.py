"""Programs: what each asks for, in words, and how its certificates read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QSplitter,
    QTabWidget,
    QVBoxLayout,
)

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.choosing import ask_where
from certtrack_app.ui.columns import Chip, Column, Look
from certtrack_app.ui.dialogs.programs import AddProgram
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.program_certificate import CertificateEditor
from certtrack_app.ui.rules_room import RulesRoom
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.lookup import find_program
from certtrack_app.workflows.program_editing import (
    CertificateLook,
    ProgramView,
    edit_certificate,
    program_view,
    save_program,
)
from certtrack_app.workflows.programs import (
    ProgramRow,
    bring_back_program,
    program_rows,
    retire_program,
)

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader, Unit

COLUMNS: tuple[Column[ProgramRow], ...] = (
    Column(
        "Program",
        lambda p: p.name,
        sort_by=lambda p: p.name.casefold(),
        width=150,
        look=Look.STRONG,
        stretch=True,
        tip=lambda p: p.title,
    ),
    Column(
        "Under way",
        lambda p: Chip(tr("Retired")) if p.retired_on else p.under_way,
        sort_by=lambda p: p.under_way,
        width=96,
        look=Look.FIGURE,
    ),
)


class ProgramsPane(Pane[tuple[ProgramRow, ...]]):
    """The programs at the left, the chosen one whole at the right."""

    shows = frozenset({Topic.PROGRAMS, Topic.OFFICE})
    search_hint = "Search programs"

    def build(self) -> None:
        self.table: ListTable[ProgramRow] = ListTable(COLUMNS, lambda p: p.id, self)
        self.view: TableView[ProgramRow] = TableView(
            self.table, "programs", self.desk.memory, keeps_choice=True
        )
        self.view.setAccessibleName(tr("Programs"))
        self.view.chosen.connect(self._choose)
        self.rules_room = RulesRoom(self.desk)
        self.rules = self.rules_room.rules
        self.rules_room.editing.connect(self._edit_or_read)
        self.certificate = CertificateEditor(self.desk)
        self.certificate.wanted.connect(self._save_certificate)
        self._reading: Job | None = None
        self._lay_cards()

    def _lay_cards(self) -> None:
        self._listed = Card(tr("All programs"), padded=False)
        self.add_button = button(tr("&Add…"), "plus")
        self.add_button.clicked.connect(lambda _checked: self.add_from_template())
        self._listed.beside_heading(self.add_button)
        self._listed.body.addWidget(self.view)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        across.addWidget(self._listed)
        across.addWidget(self._whole_card())
        across.setStretchFactor(1, 1)
        across.setSizes([300, 800])
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

    def _whole_card(self) -> Card:
        self._whole = Card(tr("The chosen program"))
        self.retire_button = button(tr("Re&tire"), "log-out")
        self.retire_button.clicked.connect(lambda _checked: self.retire_program())
        self._whole.beside_heading(self.retire_button)
        self.export_button = button(tr("&Export…"), "file-output")
        self.export_button.clicked.connect(lambda _checked: self.export_program())
        self._whole.beside_heading(self.export_button)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("The chosen program"))
        self.tabs.addTab(self.rules_room, tr("Rules"))
        self.tabs.addTab(self.certificate, tr("Certificate"))
        self._whole.body.addWidget(self.tabs)
        return self._whole

    def fetch(self) -> "Callable[[Reader], tuple[ProgramRow, ...]]":
        return program_rows

    def fill(self, found: tuple[ProgramRow, ...]) -> None:
        count = tr_count("{n} program", "{n} programs", len(found))
        self.say_subtitle(count if found else tr("None yet"))
        if not found:
            self.show_empty(
                tr("No program yet"),
                tr("Start from a template of the field, or bring a tracker: it makes its own."),
                (tr("&Add a program…"), self.add_from_template),
                icon="graduation-cap",
            )
            return
        self.table.show_rows(found)
        self._choose(self.view.chosen_row())

    def search(self, text: str) -> None:
        self.table.search(text)

    def open(self, key: Any) -> None:
        self.view.choose(key)

    def add_from_template(self) -> None:
        """Add a program from a template, or from a file of the office's own."""
        AddProgram(self.desk, self).ask()

    def retire_program(self) -> None:
        """Take nobody into the chosen program any more, or people again: at once, with Undo."""
        chosen = self.view.chosen_row()
        if chosen is None:
            return
        key, comes_back = chosen.id, chosen.retired_on is not None
        notice = (
            tr("{name} takes people in again.", name=chosen.name)
            if comes_back
            else tr("{name} takes nobody in any more.", name=chosen.name)
        )
        self.desk.do(self, lambda unit: _turn(unit, key, comes_back=comes_back), notice=notice)

    def edit_rules(self) -> None:
        """Edit the rules in sight."""
        self.tabs.setCurrentIndex(0)
        self.rules.want_edit()

    def why_not_edit_rules(self) -> str:
        """Say why the rules cannot be edited now."""
        if self.rules_room.editor is not None:
            return tr("They are being edited.")
        return "" if self.view.chosen_row() is not None else tr("Choose a program first.")

    def _edit_or_read(self, is_editing: bool) -> None:  # noqa: FBT001 # as the signal gives it
        """While rules are edited they have all the room, and no other program can be chosen."""
        self._listed.setHidden(is_editing)
        self._choose(self.view.chosen_row())

    def _choose(self, chosen: ProgramRow | None) -> None:
        if chosen is None or self.rules_room.editor is not None:
            return
        if self._reading is not None:
            self._reading.cancel()
        key = chosen.id
        self._reading = self.desk.ask(self, lambda reader: _seen(reader, key), self._show)

    def _show(self, seen: tuple[ProgramView, int]) -> None:
        program, number = seen
        chosen = self.view.chosen_row()
        is_retired = chosen is not None and chosen.retired_on is not None
        self.retire_button.setText(tr("&Bring back") if is_retired else tr("Re&tire"))
        self._whole.heading.setText(f"{program.definition.name} – {program.definition.title}")
        self.rules_room.show_program(program, number)
        self.certificate.show_program(program)

    def _save_certificate(self, program_id: int, look: CertificateLook) -> None:
        def work(unit: "Unit") -> None:
            edit_certificate(unit, program_id, look)

        job = self.desk.do(
            self,
            work,
            lambda _none: self.certificate.saved(),
            notice=tr("Certificate saved. Those issued before stay as they are."),
        )
        job.refused = self.certificate.refuse

    def export_program(self) -> None:
        """Ask where the chosen program's file goes."""
        chosen = self.view.chosen_row()
        if chosen is None:
            return
        key = chosen.id
        ask_where(
            self,
            tr("Export the program"),
            f"{chosen.name}.toml".replace("/", "-"),
            lambda path: self.export_to(key, path),
            tr("Program files (*.toml)"),
        )

    def export_to(self, program_id: int, path: Path) -> None:
        """Write a program's file."""
        self.desk.ask(
            self,
            lambda reader: save_program(reader, program_id, path),
            lambda name: self.desk.say(tr("{name} is in {file}", name=name, file=path.name)),
        )


def _turn(unit: "Unit", key: int, *, comes_back: bool) -> None:
    """Retire a program, or bring it back."""
    program = find_program(unit, str(key), with_retired=True)
    if comes_back:
        bring_back_program(unit, program)
    else:
        retire_program(unit, program)


def _seen(reader: "Reader", program_id: int) -> tuple[ProgramView, int]:
    """A program whole, and the number of the version in force today."""
    program = program_view(reader, program_id)
    versions = program.definition.versions
    if not versions:
        return program, 0
    return program, versions.index(program.definition.in_force(reader.today))
