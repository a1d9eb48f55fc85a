"""Where a tracker goes: a program the office has, or a new one made from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.workflows.intake_program import KnownProgram

_NEW = ""
_UNCHOSEN = "?"


@dataclass(frozen=True)
class Target:
    """The program chosen, or the title of a new one."""

    program: str | None = None
    new_program: str | None = None


class TargetRow(QWidget):
    """Lets the person choose; of several programs none is chosen for them."""

    changed = Signal()

    def __init__(self, programs: Sequence[KnownProgram], title: str) -> None:
        super().__init__()
        self._programs = {one.name: one for one in programs}
        choices = {**{name: name for name in self._programs}, _NEW: tr("A new program…")}
        chosen = _UNCHOSEN if len(programs) > 1 else next(iter(choices))
        self._into = choice_field(
            tr("Import into &program"),
            choices,
            chosen,
            tr("Requirements it does not have yet are added to it."),
            lambda key: tr("Choose the program it belongs to.") if key is None else "",
        )
        self._title = text_field(
            tr("&Title of the new program"),
            title,
            tr("As it shall stand on the certificate. Terms are set in Programs."),
            must(tr("Give the new program a title.")),
        )
        self._into.changed.connect(self._show_title)
        self._into.setMaximumWidth(420)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(16)
        laid.addWidget(self._into, 2)
        laid.addWidget(self._title, 3)
        laid.addStretch(1)
        self._show_title()

    @property
    def target(self) -> Target:
        """What was chosen."""
        if self._into.value == _NEW:
            return Target(new_program=self._title.value)
        return Target(program=self._into.value)

    @property
    def program(self) -> KnownProgram | None:
        """The program chosen, where there is one already."""
        return self._programs.get(self._into.value or _NEW)

    def check(self) -> bool:
        """Show what is still to be chosen or entered; say whether it will do."""
        if not self._into.check():
            self._into.input.setFocus()
            return False
        return self._into.value != _NEW or self._title.check()

    def _show_title(self) -> None:
        self._title.setVisible(self._into.value == _NEW)
        self.changed.emit()
