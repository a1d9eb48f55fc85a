"""The evaluators: who may decide on evidence, and whom they may not judge."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from certtrack_app.ui.columns import Chip, Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.evaluators import AddEvaluator, EditEvaluator, EvaluatorConflicts
from certtrack_app.ui.language import day_text, tr
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.evaluators import (
    EvaluatorRow,
    bring_back_evaluator,
    retire_evaluator,
)
from certtrack_app.workflows.lookup import find_evaluator

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


def _retired(row: EvaluatorRow) -> str:
    return tr("Since {day}", day=day_text(row.retired_on)) if row.retired_on else ""


COLUMNS: tuple[Column[EvaluatorRow], ...] = (
    Column("Evaluator", lambda e: e.name, sort_by=lambda e: e.name, width=200, look=Look.STRONG),
    Column("Mail address", lambda e: e.email, sort_by=lambda e: e.email, width=220),
    Column(
        "Decides",
        lambda e: Chip(tr("Retired")) if e.retired_on else None,
        sort_by=lambda e: e.retired_on is not None,
        width=100,
        tip=_retired,
    ),
    Column(
        "May not judge",
        lambda e: ", ".join(e.conflicts),
        width=240,
        look=Look.MUTED,
        stretch=True,
        tip=lambda e: ", ".join(e.conflicts),
    ),
)


class EvaluatorList(QWidget):
    """Lists the evaluators; what can be done with the chosen one stands above them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all: tuple[EvaluatorRow, ...] = ()
        self.table: ListTable[EvaluatorRow] = ListTable(COLUMNS, lambda e: e.id, self)
        self.view: TableView[EvaluatorRow] = TableView(
            self.table, "evaluators", desk.memory, keeps_choice=True
        )
        self.view.setAccessibleName(tr("Evaluators"))
        self.view.chosen.connect(lambda _row: self._offer())
        self.view.opened.connect(lambda _row: self._edit())
        self._card = Card(tr("Evaluators"), padded=False)
        self.retire_button = self._tool(tr("Re&tire"), "log-out", self._retire)
        self.edit_button = self._tool(tr("&Edit…"), "pencil", self._edit)
        self.conflict_button = self._tool(tr("&Conflicts…"), "ban", self._edit_conflicts)
        self.add_button = self._tool(
            tr("&Add evaluator…"), "user-plus", lambda: AddEvaluator(desk, self).ask()
        )
        self._card.body.addWidget(self.view)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self._card)

    def show_evaluators(self, evaluators: Sequence[EvaluatorRow]) -> None:
        """Show who may decide, and who no longer does."""
        self._all = tuple(evaluators)
        self.table.show_rows(evaluators)
        self._offer()

    def _tool(self, text: str, icon: str, do: Callable[[], None]) -> QPushButton:
        made = button(text, icon)
        made.clicked.connect(lambda _checked: do())
        self._card.beside_heading(made)
        return made

    def _offer(self) -> None:
        """Offer what can be done with the one chosen."""
        chosen = self.view.chosen_row()
        self.edit_button.setEnabled(chosen is not None)
        self.retire_button.setEnabled(chosen is not None)
        self.conflict_button.setEnabled(chosen is not None and chosen.retired_on is None)
        is_retired = chosen is not None and chosen.retired_on is not None
        self.retire_button.setText(tr("&Bring back") if is_retired else tr("Re&tire"))

    def _edit(self) -> None:
        if (chosen := self.view.chosen_row()) is not None:
            EditEvaluator(self._desk, chosen, self).ask()

    def _retire(self) -> None:
        """Retire the one chosen, or bring them back: at once, with Undo."""
        chosen = self.view.chosen_row()
        if chosen is None:
            return
        key, name, comes_back = chosen.id, chosen.name, chosen.retired_on is not None
        notice = (
            tr("{name} decides again.", name=name)
            if comes_back
            else tr("{name} decides no more; what they decided stands.", name=name)
        )
        self._desk.do(self, lambda unit: _turn(unit, key, comes_back=comes_back), notice=notice)

    def _edit_conflicts(self) -> None:
        if (chosen := self.view.chosen_row()) is not None:
            EvaluatorConflicts(self._desk, chosen, self).ask()


def _turn(unit: "Unit", key: int, *, comes_back: bool) -> None:
    """Let somebody decide no more, or again."""
    evaluator = find_evaluator(unit, str(key), with_retired=True)
    if comes_back:
        bring_back_evaluator(unit, evaluator)
    else:
        retire_evaluator(unit, evaluator)
