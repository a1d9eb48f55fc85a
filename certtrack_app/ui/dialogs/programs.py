"""Adding a program: from a template that comes with CertTrack, or from a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.choosing import ask_file
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.parts import button
from certtrack_app.workflows.programs import add_program, program_templates, template_or_file

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


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
        kind = tr("Program files (*.toml)")
        ask_file(self, tr("Choose a program file"), lambda path: self.take_file(str(path)), kind)

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
