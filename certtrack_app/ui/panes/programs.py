"""Programs: what each asks for, in words, and how its certificates read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import day_text, tr, tr_count
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.program_certificate import CertificateEditor
from certtrack_app.ui.rules_room import RulesRoom
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.program_editing import (
    CertificateLook,
    ProgramView,
    edit_certificate,
    program_view,
    save_program,
)
from certtrack_app.workflows.programs import (
    ProgramRow,
    add_program,
    program_rows,
    program_templates,
    template_or_file,
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
        lambda p: p.under_way,
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
        listed = self._listed = Card(tr("All programs"), padded=False)
        self.add_button = button(tr("&Add…"), "plus")
        self.add_button.clicked.connect(lambda _checked: self.add_from_template())
        listed.beside_heading(self.add_button)
        listed.body.addWidget(self.view)
        self._whole = Card(tr("The chosen program"))
        self.export_button = button(tr("&Export…"), "file-output")
        self.export_button.clicked.connect(lambda _checked: self.export_program())
        self._whole.beside_heading(self.export_button)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("The chosen program"))
        self.tabs.addTab(self.rules_room, tr("Rules"))
        self.tabs.addTab(self.certificate, tr("Certificate"))
        self._whole.body.addWidget(self.tabs)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setHandleWidth(12)
        across.setChildrenCollapsible(False)
        across.addWidget(listed)
        across.addWidget(self._whole)
        across.setStretchFactor(1, 1)
        across.setSizes([300, 800])
        laid = QVBoxLayout(self.content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(across)

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
        dialog = QFileDialog(self, tr("Export the program"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Program files (*.toml)")])
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{chosen.name}.toml".replace("/", "-"))
        dialog.fileSelected.connect(lambda name: self.export_to(key, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, program_id: int, path: Path) -> None:
        """Write a program's file."""
        self.desk.ask(
            self,
            lambda reader: save_program(reader, program_id, path),
            lambda name: self.desk.say(tr("{name} is in {file}", name=name, file=path.name)),
        )


class AddProgram(ErrandDialog):
    """Adds a program from a template that comes with CertTrack, or from a file."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Add a program"),
            tr("A template is a start for the office to edit; it names its sources and their day."),
            parent,
        )
        self._file = ""
        choices = {
            one.key: tr("{title} (as of {day})", title=one.title, day=day_text(one.as_of))
            if one.as_of
            else one.title
            for one in program_templates()
        }
        self.form.add("template", choice_field(tr("&Template"), choices))
        from_file = self.add_button(button(tr("From a &file…"), "folder-open"))
        from_file.clicked.connect(lambda _checked: self._choose_file())
        self.offer(tr("&Add program"), "plus")

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a program file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Program files (*.toml)")])
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, name: str) -> None:
        """Add the program of a file."""
        self._file = name
        self.do_errand()
        self._file = ""

    def errand(self) -> "Callable[[Unit], Any]":
        words = self._file or self.form.values["template"]
        return lambda unit: add_program(unit, template_or_file(words)).name

    def notice(self) -> Callable[[Any], str]:
        return lambda name: tr("{name} is added. Look its rules over first.", name=name)


def _seen(reader: "Reader", program_id: int) -> tuple[ProgramView, int]:
    """A program whole, and the number of the version in force today."""
    program = program_view(reader, program_id)
    versions = program.definition.versions
    if not versions:
        return program, 0
    return program, versions.index(program.definition.in_force(reader.today))
