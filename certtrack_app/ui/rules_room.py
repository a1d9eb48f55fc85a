"""The rules of the chosen program: read in words, or edited."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Confirmation
from certtrack_app.ui.dialogs.rules_saving import SaveRules
from certtrack_app.ui.language import tr
from certtrack_app.ui.program_rules import RulesView
from certtrack_app.ui.rules_editor import RulesEditor, RulesToEdit
from certtrack_app.workflows.program_editing import ProgramView, program_view
from certtrack_app.workflows.rule_reach import RulesEdit
from certtrack_app.workflows.rules_in_use import rules_in_use

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader


class RulesRoom(QStackedWidget):
    """Shows the rules in words until somebody edits them; `editing` says when that changes."""

    editing = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._program: ProgramView | None = None
        self.editor: RulesEditor | None = None
        self.rules = RulesView()
        self.rules.edit_wanted.connect(self._read_to_edit)
        self.addWidget(self.rules)

    def show_program(self, program: ProgramView, number: int) -> None:
        """Show a program's rules in words, from the version of a number on."""
        self._program = program
        self.rules.show_program(program, number)

    def _read_to_edit(self, version: VersionDefinition) -> None:
        """Ask who stands under a version before anybody edits it."""
        if self._program is not None:
            key = self._program.id
            self._desk.ask(self, lambda reader: rules_to_edit(reader, key, version), self._begin)

    def _begin(self, given: RulesToEdit) -> None:
        if self.editor is not None:
            return
        self.editor = RulesEditor(given)
        self.editor.leave_wanted.connect(self._leave)
        self.editor.save_wanted.connect(self._save)
        self.addWidget(self.editor)
        self.setCurrentWidget(self.editor)
        self.editor.steps.setFocus()
        self.editing.emit(True)

    def _leave(self) -> None:
        """Leave the rules as they were; what was edited is not thrown away unasked."""
        if self.editor is None or not self.editor.is_edited:
            self._end()
            return
        sentence = tr("What you changed in these rules is not saved.")
        do = (tr("&Leave without saving"), self._end)
        asking = Confirmation(tr("Leave the rules as they were?"), sentence, do, self)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _end(self) -> None:
        if self.editor is not None:
            self.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
        self.editing.emit(False)

    def _save(self) -> None:
        if self.editor is None:
            return
        given, (name, title) = self.editor.given, self.editor.names
        edit = RulesEdit(
            given.program_id,
            given.version,
            self.editor.wanted,
            name if name != given.name else None,
            title if title != given.title else None,
        )
        saving = SaveRules(self._desk, name, edit, given, self)
        saving.accepted.connect(self._end)
        saving.ask()


def rules_to_edit(reader: "Reader", program_id: int, version: VersionDefinition) -> RulesToEdit:
    """A version with who stands under it, to begin editing."""
    program = program_view(reader, program_id).definition
    in_use = rules_in_use(reader, program_id, version.effective_on)
    return RulesToEdit(program_id, program.name, program.title, version, in_use, reader.today)
