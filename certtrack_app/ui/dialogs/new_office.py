"""Where a new office is made, what it is called, and who sits at it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certtrack_app import paths
from certtrack_app.errors import Refusal
from certtrack_app.rules.person import name_problem
from certtrack_app.ui.choosing import ask_folder
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.forms import Form, choice_field, text_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label, row
from certtrack_app.workflows.founding import (
    new_office_folder,
    person_set_here,
    set_person_here,
)
from certtrack_app.workflows.programs import program_templates

_WIDTH = 520


@dataclass(frozen=True)
class NewOffice:
    """What was entered: the office's folder and name, and the template to start from."""

    folder: Path
    name: str
    template: str = ""


class NewOfficeDialog(Dialog):
    """Asks for as little as there is; who sits here is asked once on a machine."""

    def __init__(
        self, parent: QWidget, make: Callable[[NewOffice], None], *, from_template: bool = False
    ) -> None:
        super().__init__(
            tr("A new office"),
            tr("Everything stays on this machine, in one folder. No account, no network."),
            parent,
        )
        self.setObjectName("new_office")
        self.setMinimumWidth(_WIDTH)
        self._make = make
        self._within = paths.offices_folder()
        self.form = Form()
        self._add_fields(from_template=from_template)
        self.body.addWidget(self.form)
        self._place = label("", "small", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        change = button(tr("C&hange place…"), kind="quiet")
        change.clicked.connect(lambda _checked: self._choose_place())
        beside = row(self._place, change)
        beside.setStretch(0, 1)
        self.body.addLayout(beside)
        self.add_closing_button(tr("&Back"))
        self.add_doing_button(tr("&Make the office"), self._done_asking)
        self.form.changed.connect(self._show_place)
        self._show_place()

    def _add_fields(self, *, from_template: bool) -> None:
        if from_template:
            templates = {one.key: f"{one.name} – {one.title}" for one in program_templates()}
            self.form.add(
                "template",
                choice_field(
                    tr("&Program template"),
                    templates,
                    None,
                    tr("A start for the office to edit: look it over in Programs."),
                ),
            )
        self.form.add(
            "name", text_field(tr("&Name of the office"), "", tr("As it signs its letters."), _name)
        )
        if not person_set_here():
            self.form.add(
                "person",
                text_field(tr("&Your name"), "", tr("History keeps who did what."), _person),
            )

    def _choose_place(self) -> None:
        ask_folder(self, tr("Where shall the office's folder be?"), self._take_place)

    def _take_place(self, folder: Path) -> None:
        self._within = folder
        self._show_place()

    def _show_place(self) -> None:
        name = self.form.values["name"] or tr("its name")
        self._place.setText(tr("Folder: {folder}", folder=str(self._within / name)))

    def _done_asking(self) -> None:
        if not self.form.check():
            return
        entered = self.form.values
        try:
            folder = new_office_folder(entered["name"], self._within)
            if "person" in entered:
                set_person_here(entered["person"])
        except Refusal as refusal:
            self.form.fields["name"].show_problem(refusal.sentence)
            return
        self.accept()
        self._make(NewOffice(folder, entered["name"], entered.get("template") or ""))


def _name(text: str) -> str:
    return "" if text else tr("Give the office a name.")


def _person(text: str) -> str:
    return name_problem(text) if text else tr("Enter your name.")
