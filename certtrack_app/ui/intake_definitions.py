"""The requirements a tracker brings: what is unclear about them, and the mends in place."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.rules.tracker.defining import Unclear, still_unclear
from certtrack_app.rules.tracker.set_right import Defined, SameAs, SetRight
from certtrack_app.rules.tracker.text import fold
from certtrack_app.ui.columns import Column
from certtrack_app.ui.entries import EntryView, entry_columns
from certtrack_app.ui.intake_definition import Definition
from certtrack_app.ui.intake_editor import Editor
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.parts import label
from certtrack_app.ui.tables import ListTable
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_preview import TrackerView
from certtrack_app.workflows.intake_program import KnownProgram, Match, definition_of, match_of


class DefinitionsPanel(QWidget):
    """Lists requirements and mends the chosen one; `set_right` tells what the person said."""

    set_right = Signal(object)
    pointed = Signal(object)
    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: TrackerView | None = None
        self._said: tuple[SetRight, ...] = ()
        self._program: KnownProgram | None = None
        self.rows: tuple[Definition, ...] = ()
        columns: tuple[Column[Definition], ...] = entry_columns(
            "Requirements", lambda one: one.entry
        )
        self.table: ListTable[Definition] = ListTable(columns, lambda one: one.number, self)
        self.view: EntryView[Definition] = EntryView(self.table, "intake_definitions")
        self.view.setAccessibleName(tr("Requirements"))
        self.view.chosen.connect(self._show)
        self.editor = Editor()
        self.editor.set_right.connect(self.set_right)
        self._summary = label("", "strong", wrap=True)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(2, 10, 8, 4)
        laid.setSpacing(8)
        laid.addWidget(self._summary)
        laid.addWidget(self.view, 1)
        laid.addWidget(self.editor)

    @property
    def unclear(self) -> int:
        """How many requirements have something to mend."""
        return sum(one.entry.tone is Tone.WARN for one in self.rows)

    def show_view(self, view: TrackerView, said: Sequence[SetRight]) -> None:
        """Show the requirements of a reading, and what was said of them."""
        self._view, self._said = view, tuple(said)
        self._fill()

    def show_program(self, program: KnownProgram | None) -> None:
        """Match the requirements to those of a program; None: they make a new one."""
        self._program = program
        self._fill()

    def _fill(self) -> None:
        if self._view is None:
            return
        requirements = self._view.reading.requirements
        matches = [self._match(one.title) for one in requirements]
        settled = [number for number, match in enumerate(matches) if match.is_certain]
        unclear: dict[int, list[Unclear]] = {}
        for one in still_unclear(self._view.reading, self._said, settled):
            unclear.setdefault(one.requirement, []).append(one)
        self.rows = tuple(
            self._definition(self._view, number, match, unclear.get(number, []))
            for number, match in enumerate(matches)
        )
        self.table.show_rows(self.rows)
        if self.rows and self.view.chosen_row() is None:
            self.view.choose(0)
        self._show(self.view.chosen_row())
        left = self.unclear
        said = tr_count("{n} definition to mend", "{n} definitions to mend", left)
        self._summary.setText(said if left else tr("Every requirement is defined"))
        self.told.emit()

    def _match(self, title: str) -> Match:
        if self._program is None:
            return Match()
        said = {fold(one.title): one.code for one in self._said if isinstance(one, SameAs)}
        code = said.get(fold(title))
        if code is None:
            return match_of(title, self._program)
        its = self._program.requirements.get(code, "")
        return Match(code, its, is_certain=True) if its else Match()

    def _definition(
        self, view: TrackerView, number: int, match: Match, unclear: Sequence[Unclear]
    ) -> Definition:
        one = view.reading.requirements[number]
        said = {fold(each.title): each for each in self._said if isinstance(each, Defined)}
        titles = [each.title for each in view.reading.requirements]
        return Definition(
            number,
            one,
            said.get(fold(one.title)) or definition_of(one),
            match,
            view.facts_of(number),
            tuple(each.fault for each in unclear if each.other is None),
            tuple(titles[each.other] for each in unclear if each.other is not None),
        )

    def _show(self, chosen: Any) -> None:
        definition = chosen if isinstance(chosen, Definition) else None
        offered: Mapping[str, str] = self._program.requirements if self._program else {}
        self.editor.show_definition(definition, self.rows, offered)
        if definition is not None and definition.requirement.cells:
            self.pointed.emit(definition.requirement.cells[0])
