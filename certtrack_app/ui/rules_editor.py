"""A version of a program's rules edited: its parts at the left, the chosen one at the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import (
    Key,
    key_of,
    moved,
    with_codes,
    with_definition,
    with_new_requirement,
    without,
)
from certtrack_app.rules.vocabulary import Phase
from certtrack_app.rules.words import day_in_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, column, icon_button, label, row
from certtrack_app.ui.program_form import ProgramForm
from certtrack_app.ui.requirement_form import RequirementForm
from certtrack_app.ui.rule_form import RuleForm
from certtrack_app.ui.rules_parts import PROGRAM, TERMS, part_steps
from certtrack_app.ui.scroll import Scroll
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.term_form import TermForm
from certtrack_app.workflows.rules_in_use import RulesInUse

_LIST_WIDTH = 256


@dataclass(frozen=True)
class RulesToEdit:
    """A version as it was read for editing, with who stands under it."""

    program_id: int
    name: str
    title: str
    version: VersionDefinition
    in_use: RulesInUse
    today: date


class RulesEditor(QWidget):
    """Edits a draft; `save_wanted` and `leave_wanted` when the person is through with it."""

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, given: RulesToEdit) -> None:
        super().__init__()
        self.given = given
        self.names = (given.name, given.title)
        """The program's name and its credential's title, as edited."""
        self._draft = given.version
        self._parts: dict[int, int | Key] = {}
        self._at: int | Key = TERMS
        self._lay_out()
        self._show_part(TERMS)

    @property
    def wanted(self) -> VersionDefinition:
        """The version as edited; new requirements have the codes of their titles."""
        return with_codes(self.given.version, self._draft)

    @property
    def is_edited(self) -> bool:
        """Whether anything is not as it was."""
        given = self.given
        return self._draft != given.version or self.names != (given.name, given.title)

    def _lay_out(self) -> None:
        day = day_in_words(self.given.version.effective_on)
        heading = label(tr("Editing the rules from {day}", day=day), "strong")
        leave = button(tr("&Leave as it was"))
        leave.clicked.connect(lambda _checked: self.leave_wanted.emit())
        self.save_button = button(tr("&Save rules…"), "save", "primary")
        self.save_button.clicked.connect(lambda _checked: self._save())
        self._scroll = Scroll()
        self._scroll.setAccessibleName(tr("The chosen part of the rules"))
        across = row(self._list(), self._scroll, spacing=20)
        across.setStretch(1, 1)
        whole = column(spacing=10)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.addLayout(row(heading, 1, leave, self.save_button))
        whole.addLayout(across, 1)
        self.setLayout(whole)

    def _list(self) -> QWidget:
        """Lay the parts out, with what can be done to them below."""
        self.steps = StepList()
        self.steps.setAccessibleName(tr("Parts of the rules"))
        self.steps.chosen.connect(self._choose)
        parts = QWidget()
        parts.setFixedWidth(_LIST_WIDTH)
        laid = column(self.steps, spacing=8)
        laid.addLayout(self._buttons())
        parts.setLayout(laid)
        return parts

    def _buttons(self) -> QHBoxLayout:
        """Lay out what can be done to the list of requirements."""
        add = button(tr("&Add requirement"), "plus")
        menu = QMenu(add)
        for phase, words in (
            (Phase.INITIAL, tr("To the first certification")),
            (Phase.RENEWAL, tr("To each renewal")),
        ):
            menu.addAction(words).triggered.connect(partial(self.add_requirement, phase))
        add.setMenu(menu)
        self.up_button = self._tool("chevron-up", tr("Move up"), lambda: self._move(-1))
        self.down_button = self._tool("chevron-down", tr("Move down"), lambda: self._move(1))
        self.remove_button = self._tool("trash-2", tr("Remove this requirement"), self._remove)
        return row(add, 1, self.up_button, self.down_button, self.remove_button)

    def _tool(self, icon: str, name: str, do: Callable[[], None]) -> QPushButton:
        made = icon_button(icon, name)
        made.clicked.connect(lambda _checked: do())
        return made

    def add_requirement(self, phase: Phase) -> None:
        """Add a requirement to a checklist, and go on to name it."""
        if not self._may_leave():
            return
        self._draft, rule = with_new_requirement(self._draft, phase, tr("New requirement"))
        self._show_part(key_of(rule))
        self.form.fields["title"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, steps: int) -> None:
        if not isinstance(self._at, int):
            self._draft = moved(self._draft, self._at, steps)
            self._list_parts()

    def _remove(self) -> None:
        if not isinstance(self._at, int):
            self._draft = without(self._draft, self._at)
            self._show_part(TERMS)

    def _choose(self, step: Step | None) -> None:
        wanted = None if step is None else self._parts.get(step.key)
        if wanted is None or wanted == self._at:
            return
        if self._may_leave():
            self._show_part(wanted)
        else:
            self._list_parts()

    def _may_leave(self) -> bool:
        """Whether what is entered in the part shown makes sense; else say what does not."""
        return self.form.check()

    def _show_part(self, part: int | Key) -> None:
        """Show one part of the rules; the list follows."""
        self._at = part
        self.form: RuleForm = self._form_of(part)
        self.form.changed.connect(self._take)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        laid = column(self.form, 1)
        laid.setContentsMargins(2, 2, 16, 16)
        inside.setLayout(laid)
        self._scroll.hold(inside)
        self._list_parts()

    def _form_of(self, part: int | Key) -> RuleForm:
        if isinstance(part, int):
            if part == PROGRAM:
                return ProgramForm(*self.names, self._draft.note)
            return TermForm(self._draft, self.given.today)
        same = [one for one in self._draft.requirements if one.rule.phase is part[0]]
        chosen = next(one for one in same if key_of(one.rule) == part)
        return RequirementForm(chosen, [one.rule for one in same], self.given.today)

    def _take(self) -> None:
        """Take what is entered into the draft."""
        if isinstance(self.form, ProgramForm):
            values = self.form.values
            self.names = (values["name"], values["title"])
            self._draft = replace(self._draft, note=values["note"])
        elif isinstance(self.form, TermForm):
            self._draft = self.form.terms.into(self._draft)
        elif isinstance(self.form, RequirementForm) and not isinstance(self._at, int):
            self._draft = with_definition(self._draft, self._at, self.form.definition)
        self._list_parts()

    def _list_parts(self) -> None:
        steps = part_steps(self._draft, self.given.in_use, self.given.today)
        self._parts = {step.key: part for step, part in steps}
        with QSignalBlocker(self.steps):
            self.steps.show_steps([step for step, _ in steps])
            self.steps.choose(next(key for key, part in self._parts.items() if part == self._at))
        is_requirement = not isinstance(self._at, int)
        for tool in (self.up_button, self.down_button, self.remove_button):
            tool.setEnabled(is_requirement)
        self.save_button.setEnabled(self.is_edited)

    def _save(self) -> None:
        if self._may_leave():
            self.save_wanted.emit()
